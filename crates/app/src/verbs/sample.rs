//! `muniment sample`: an invented organization with fourteen months of history, to look around in.

mod accounts;
mod files;
mod plan;
mod play;

use std::sync::Arc;

use access::Account;
use clap::Args;
use engine::{Clock, Engine, Place as Store, SetClock, SystemClock};
use kernel::Id;
use serde_json::json;
use web::{Making, Sampler};

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;
use accounts::Organization;
use plan::{Done, Plan};

/// The key of the sample organization.
pub const ORG: &str = web::SAMPLE;

/// Make the sample organization
#[derive(Args, Debug)]
pub struct Sample {
    /// Say nothing where it is there already
    #[arg(long)]
    once: bool,
}

/// Makes it in the data folder, dated so that the last act was done within the last week. Where an earlier run was
/// interrupted, goes on from there.
pub async fn run(place: &Place, verb: Sample) -> Result<(), Stop> {
    door::local(place)?;
    let now = SystemClock.now();
    let clock = Arc::new(SetClock::at(now));
    let engine = Engine::open(door::store(place), clock.clone()).await?;
    let played = made(&engine, &clock, &Making::default()).await;
    clock.set(now);
    engine.close().await;
    let (name, data) = (&accounts::organization()?.name, door::store(place));
    let Some(played) = played? else {
        let message = format!("the organization {ORG} is in {data} already");
        return if verb.once { Ok(()) } else { Err(Stop::usage(message)) };
    };
    let play::Played { entries, login, password } = played;
    let told = json!({ "org": ORG, "entries": entries, "login": login, "password": password });
    answer(place.format, &told, || {
        out!("{name} ({ORG}) is in {data}: {entries} entries; the organization is invented");
        match &password {
            Some(password) => out!("sign in as {login} with the password {password} (shown once)"),
            None => out!("sign in with your own account; {login} has the password it had"),
        }
        out!("another password: muniment account password {login} {}", door::again(place));
    });
    Ok(())
}

/// Plays what is not there yet; nothing where all of it is.
async fn made(engine: &Engine, clock: &SetClock, making: &Making) -> Result<Option<play::Played>, Stop> {
    let organization: Organization = accounts::organization()?;
    let (plan, done) = match plan::begun(engine, &organization.time_zone).await? {
        None => (Plan::up_to(clock.now(), &organization.time_zone)?, 0),
        Some((plan, Done::Some(done))) => (plan, done),
        Some((_, Done::All)) => return Ok(None),
    };
    play::play(engine, clock, &organization, (&plan, done), making).await.map(Some)
}

/// Makes the sample beside a running server, for the account that asks: through an engine of its own, whose clock shows
/// the days of the history.
pub fn sampler(place: &Place) -> Sampler {
    let store = door::store(place);
    Sampler::new(move |account, making| {
        let store = store.clone();
        Box::pin(async move { beside(store, account, &making).await.map_err(|stop| stop.to_string()) })
    })
}

async fn beside(store: Store, account: Id<Account>, making: &Making) -> Result<(), Stop> {
    let now = SystemClock.now();
    let clock = Arc::new(SetClock::at(now));
    let engine = Engine::open(store, clock.clone()).await?;
    let played = made(&engine, &clock, making).await;
    clock.set(now);
    let joined = match played {
        Ok(played) => accounts::look_around(&engine, account, played.is_some_and(|own| own.password.is_some())).await,
        Err(stop) => Err(stop),
    };
    engine.close().await;
    joined
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;

    /// Acts done before the interruption.
    const DONE_BEFORE: usize = 40;
    /// Months that the history spans.
    const MONTHS_LEAST: i32 = 14;
    /// The least records of registers that are worth looking around in.
    const LEAST: &[(&str, usize)] = &[
        ("issue", 15),
        ("party", 10),
        ("obligation", 12),
        ("commitment", 8),
        ("person", 30),
        ("asset", 60),
        ("risk", 80),
        ("control", 45),
        ("training", 20),
        ("document", 25),
    ];

    /// The sample as it is played on a day, with its plan.
    async fn played_on(day: &str) -> (Engine, Plan) {
        let now = format!("{day}T10:00:00Z").parse().expect("an instant");
        let clock = Arc::new(SetClock::at(now));
        let engine = Engine::open(Store::Memory, clock.clone()).await.expect("opens");
        let organization = accounts::organization().expect("sound");
        let plan = Plan::up_to(now, &organization.time_zone).expect("sound");
        play::play(&engine, &clock, &organization, (&plan, 0), &Making::default())
            .await
            .expect("every act is accepted");
        (engine, plan)
    }

    #[tokio::test]
    async fn it_fills_every_register_over_fourteen_months_whenever_it_is_played() {
        // Another year than that of the files: nothing may hang on references that bear the year.
        let (engine, plan) = played_on("2028-06-14").await;
        let state = engine.state(ORG).await.expect("open");
        let live = |register: &str| {
            let table = state.table(register).expect("a register");
            table.rows().filter(|row| !row.head.retired).count()
        };
        for (register, least) in LEAST {
            assert!(live(register) >= *least, "{register}: {}", live(register));
        }
        let empty = isms::REGISTERS.iter().filter(|register| live(register.key) == 0);
        assert_eq!(empty.map(|register| register.plural).collect::<Vec<_>>(), Vec::<&str>::new());
        let day = |step: &(jiff::Timestamp, exchange::dated::Step)| step.1.on;
        let (first, last) = (day(&plan.steps[0]), day(&plan.steps[plan.steps.len() - 1]));
        assert!(first.saturating_add(MONTHS_LEAST.months()) <= last, "{first} to {last}");
        let today = jiff::civil::date(2028, 6, 14);
        assert!(last < today && (today - last).get_days() <= 7, "the last act was done on {last}");
    }

    #[tokio::test]
    async fn an_interrupted_run_goes_on_where_it_stopped() {
        let now = "2026-11-24T10:00:00Z".parse().expect("an instant");
        let clock = Arc::new(SetClock::at(now));
        let engine = Engine::open(engine::Place::Memory, clock.clone()).await.expect("opens");
        let organization = accounts::organization().expect("sound");
        let mut plan = Plan::up_to(now, &organization.time_zone).expect("sound");
        let all = plan.steps.len() as u64;
        plan.steps.truncate(DONE_BEFORE);
        play::play(&engine, &clock, &organization, (&plan, 0), &Making::default())
            .await
            .expect("the beginning is sound");
        // A week later the plan would lie elsewhere; what was begun is finished as it was begun.
        clock.set("2026-12-03T10:00:00Z".parse().expect("an instant"));
        let making = Making::default();
        let played = made(&engine, &clock, &making).await.expect("goes on").expect("something was left to do");
        assert_eq!((played.entries, engine.state(ORG).await.expect("open").size()), (all, all));
        assert!(made(&engine, &clock, &making).await.expect("looks").is_none());
        guests_are_let_in(&engine).await;
    }

    /// Whoever asked for it first looks around as somebody; the next one, as nobody in particular.
    async fn guests_are_let_in(engine: &Engine) {
        let operator = engine::Actor::operator();
        for (guest, stands) in [("first@guest.example", true), ("second@guest.example", false)] {
            let (account, _) =
                engine.create_account(guest, "A guest", None, true, &operator).await.expect("a new login");
            accounts::look_around(engine, account, stands).await.expect("lets in");
            let actor = engine.membership(account, ORG).expect("belongs there");
            assert_eq!(actor.person.is_some(), stands, "{guest}");
        }
    }
}
