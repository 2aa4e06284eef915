//! `muniment sample`: an invented organization with a year of history, to look around in.

use std::sync::Arc;

use access::Role;
use clap::Args;
use engine::{Actor, Asked, Clock, Engine, Place as Store, SetClock, SystemClock};
use exchange::dated::{self, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::refusal::Wrong;
use kernel::{Choice, Refusal};
use serde::Deserialize;
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;

/// The key of the sample organization.
pub const ORG: &str = "sample";
/// When the first act of a day is done, and how long after it the next.
const DAY_BEGINS_HOUR: i8 = 9;
const BETWEEN_ACTS_MINUTES: usize = 7;

const ORGANIZATION: &str = include_str!("../../../../content/sample/organization.yaml");
/// The acts, one file a chapter of the story.
const CHAPTERS: [(&str, &str); 6] = [
    ("1-people.yaml", include_str!("../../../../content/sample/1-people.yaml")),
    ("2-scope.yaml", include_str!("../../../../content/sample/2-scope.yaml")),
    ("3-assets.yaml", include_str!("../../../../content/sample/3-assets.yaml")),
    ("4-risks.yaml", include_str!("../../../../content/sample/4-risks.yaml")),
    ("5-treatment.yaml", include_str!("../../../../content/sample/5-treatment.yaml")),
    ("6-statement.yaml", include_str!("../../../../content/sample/6-statement.yaml")),
];

/// Make the sample organization
#[derive(Args, Debug)]
pub struct Sample {
    /// Say nothing where it is there already
    #[arg(long)]
    once: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organization {
    name: String,
    time_zone: String,
    accounts: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    login: String,
    role: String,
}

/// Makes it in the data folder, dated so that the last act was done within the last week.
pub async fn run(place: &Place, verb: Sample) -> Result<(), Stop> {
    door::local(place)?;
    let now = SystemClock.now();
    let clock = Arc::new(SetClock::at(now));
    let engine = Engine::open(Store::Folder(place.data.clone()), clock.clone()).await?;
    if engine.organizations().iter().any(|(key, _)| key == ORG) {
        engine.close().await;
        let message = format!("the organization {ORG} is in {} already", place.data.display());
        return if verb.once { Ok(()) } else { Err(Stop::usage(message)) };
    }
    let fault = |error: serde_norway::Error| Stop::Fault(format!("organization.yaml: {error}"));
    let organization: Organization = serde_norway::from_str(ORGANIZATION).map_err(fault)?;
    let first = engine.is_new();
    let steps = steps(now, &organization.time_zone)?;
    let played = play(&engine, &clock, &organization, &steps, first).await;
    clock.set(now);
    engine.close().await;
    let (entries, password) = played?;
    let (login, data) = (&organization.accounts[0].login, place.data.display());
    let told = json!({ "org": ORG, "entries": entries, "login": login, "password": password });
    answer(place.format, &told, || {
        out!("{} ({ORG}) is in {data}: {entries} entries; the organization is invented", organization.name);
        match &password {
            Some(password) => out!("sign in as {login} with the password {password} (shown once)"),
            None => out!("sign in with your own account; {login} has the password it had"),
        }
        out!("another password: muniment account password {login} --data {data}");
    });
    Ok(())
}

/// The acts of all chapters, moved so that the history ends this week.
fn steps(now: Timestamp, zone: &str) -> Result<Vec<Step>, Stop> {
    let mut steps = Vec::new();
    for (name, text) in CHAPTERS {
        steps.extend(dated::read(name, text)?);
    }
    let today = now.to_zoned_datetime(time_zone(zone)).date();
    Ok(dated::moved_up_to(steps, today.yesterday().unwrap_or(today)))
}

fn time_zone(zone: &str) -> TimeZone {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}

/// Does the acts one after the other, the clock showing the day of each; gives the number of entries and the
/// password of the first account, where it was made here.
async fn play(
    engine: &Engine,
    clock: &SetClock,
    org: &Organization,
    steps: &[Step],
    first: bool,
) -> Result<(u64, Option<String>), Stop> {
    let begin = steps.first().map_or(Ok(engine.now()), |step| moment(step.on, 0, &org.time_zone))?;
    clock.set(begin);
    engine.found(ORG, &org.name, Some(&org.time_zone), &Actor::operator()).await?;
    let (mut day, mut count, mut password) = (Date::ZERO, 0, None);
    for step in steps {
        count = if step.on == day { count + 1 } else { 0 };
        day = step.on;
        clock.set(moment(day, count, &org.time_zone)?);
        let by = match &step.by {
            None => Actor::operator(),
            Some(person) => {
                password = password.or(admit(engine, org, first).await?);
                actor(engine, person).await.map_err(|wrong| wrong.at(format!("{}.as", step.place)))?
            }
        };
        let state = engine.state(ORG).await?;
        let command = dated::command(step, &state)?;
        let asked = Asked { reason: step.because.clone(), ..Asked::by(by) };
        match engine.execute(ORG, asked, command).await {
            Err(engine::Failure::Refused(refusals)) => {
                let within = |refusal: Refusal| refusal.within(&step.place);
                return Err(refusals.into_iter().map(within).collect::<Vec<_>>().into());
            }
            other => drop(other?),
        }
    }
    Ok((engine.state(ORG).await?.size(), password))
}

/// Who acts: the person's account, or the operator in the person's name.
async fn actor(engine: &Engine, person: &str) -> Result<Actor, Wrong> {
    let account = engine.account(person).and_then(|account| engine.membership(account, ORG));
    if let Some(actor) = account {
        return Ok(actor);
    }
    let state = engine.state(ORG).await.map_err(|failure| Wrong::new(failure.to_string()))?;
    Ok(Actor::operator().as_person(state.resolve("person", person)?))
}

fn moment(day: Date, count: usize, zone: &str) -> Result<Timestamp, Stop> {
    let minutes = count * BETWEEN_ACTS_MINUTES;
    let hour = DAY_BEGINS_HOUR.saturating_add(i8::try_from(minutes / 60).unwrap_or(i8::MAX)).min(23);
    let minute = i8::try_from(minutes % 60).unwrap_or(0);
    let there = day.at(hour, minute, 0, 0).to_zoned_datetime(time_zone(zone));
    there.map(|there| there.timestamp()).map_err(|error| Stop::Fault(format!("{day}: {error}")))
}

/// Makes the accounts that are missing; gives the password of the first, if it was made now.
async fn admit(engine: &Engine, org: &Organization, first: bool) -> Result<Option<String>, Stop> {
    let operator = Actor::operator();
    let state = engine.state(ORG).await?;
    let mut shown = None;
    for (at, member) in org.accounts.iter().enumerate() {
        let known = engine.account(&member.login);
        if known.is_some_and(|account| engine.membership(account, ORG).is_some()) {
            continue;
        }
        let person = state.resolve("person", &member.login).map_err(|wrong| wrong.at(member.login.clone()))?;
        let name = state.row("person", person).map(|row| row.record.title()).unwrap_or_default();
        let role = Role::of(&member.role).ok_or_else(|| Stop::Fault(format!("there is no role {}", member.role)))?;
        let account = match known {
            Some(account) => account,
            None => {
                let administrator = first && at == 0;
                let made = engine.create_account(&member.login, &name, None, administrator, &operator).await?;
                shown = shown.or(Some(made.1).filter(|_| at == 0));
                made.0
            }
        };
        engine.join(account, ORG, role, Some(person), &operator).await?;
    }
    Ok(shown)
}
