//! Doing the acts of the sample one after the other, the clock showing the moment of each.

use engine::{Actor, Asked, Engine, SetClock};
use exchange::dated::{self, Step};
use kernel::Refusal;
use kernel::refusal::Wrong;
use web::Making;

use crate::stop::Stop;

use super::accounts::{self, Organization};
use super::plan::Plan;
use super::{ORG, accounts::Admitted};

/// What came of it.
pub struct Played {
    /// Entries in the ledger.
    pub entries: u64,
    /// The account to sign in with.
    pub login: String,
    /// Its password, where it was made here.
    pub password: Option<String>,
}

/// Founds the organization where it is not there, and does all acts but those done before.
pub async fn play(
    engine: &Engine,
    clock: &SetClock,
    org: &Organization,
    (plan, done): (&Plan, usize),
    making: &Making,
) -> Result<Played, Stop> {
    let first = engine.is_new();
    let mut admitted = Admitted::Nobody;
    for (at, (moment, step)) in plan.steps.iter().enumerate().skip(done) {
        clock.set(*moment);
        making.tell(at, plan.steps.len());
        if at == 0 && !engine.organizations().iter().any(|(key, _)| key == ORG) {
            engine.found(ORG, &org.name, Some(&org.time_zone), &Actor::operator()).await?;
        }
        if step.by.is_some() && matches!(admitted, Admitted::Nobody) {
            admitted = accounts::admit(engine, org, first).await?;
        }
        let entries = perform(engine, step).await?;
        // An interrupted run goes on by counting entries.
        if entries != at as u64 + 1 {
            return Err(Stop::Fault(format!("{}: this changes nothing; leave it out", step.place)));
        }
    }
    let Organization { accounts, .. } = org;
    let password = match admitted {
        Admitted::All(password) => password,
        Admitted::Nobody => None,
    };
    let login = accounts.first().map(|member| member.login.clone()).unwrap_or_default();
    Ok(Played { entries: plan.steps.len() as u64, login, password })
}

/// Does one act; gives the number of its entry.
async fn perform(engine: &Engine, step: &Step) -> Result<u64, Stop> {
    let by = match &step.by {
        None => Actor::operator(),
        Some(person) => actor(engine, person).await.map_err(|wrong| wrong.at(format!("{}.as", step.place)))?,
    };
    let state = engine.state(ORG).await?;
    let command = dated::command(step, &state)?;
    let asked = Asked { reason: step.because.clone(), ..Asked::by(by) };
    match engine.execute(ORG, asked, command).await {
        Err(engine::Failure::Refused(refusals)) => {
            let within = |refusal: Refusal| refusal.within(&step.place);
            Err(refusals.into_iter().map(within).collect::<Vec<_>>().into())
        }
        other => Ok(other?.seq),
    }
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
