//! 6.1.3 f: accepting what remains of a risk.

use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Acceptance, Assessed, Risk, Status, unopened, unread};
use crate::leadership::signer;
use crate::planning::acceptance::{line_of, remains};
use crate::planning::{Method, scoring};
use crate::support::Person;

/// Accept what remains of a risk, as its owner. Where the risk is retained that is the risk as it is, otherwise
/// what is expected after the treatment. Above the acceptance line of the method it needs a reason and a last day,
/// and waits for the countersignature of the role that the level names.
#[derive(Act)]
#[act(key = "risk.accept", clause = "6.1.3 f", signs)]
pub struct AcceptRisk {
    /// The risk.
    pub risk: Id<Risk>,
    /// The last day the acceptance holds.
    pub until: Option<Date>,
    /// Why what remains is acceptable.
    pub reason: Option<Text>,
}

impl Decide for AcceptRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = past(self.until, context).into_iter().collect();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let reading = acceptable(state, risk, by);
        let held = reading.and_then(|reading| Ok((reading, line_of(state, reading).map_err(|refusal| vec![refusal])?)));
        let held = held.map_err(|found| refusals.extend(found)).ok();
        if let Some((reading, method)) = held {
            refusals.extend(self.unreasoned(reading, method));
        }
        let held = held.filter(|_| refusals.is_empty());
        let (Some(by), Some((reading, method))) = (by, held) else { return Err(refusals) };
        let mut acceptance = accepted(by, reading, context.day, self.until, self.reason.clone());
        acceptance.needs = authority(reading, method);
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| risk.acceptance = Some(acceptance));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let ready = |risk: &Risk| risk.status == Status::Open && unread(risk).is_none() && remains(risk).is_some();
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| ready(held))
    }

    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let before = state.get(risk)?.acceptance.as_ref()?;
        Some(Self { risk, until: before.until, reason: before.reason.clone() })
    }
}

impl AcceptRisk {
    /// Refuses an acceptance above the line that does not say why and until when.
    fn unreasoned(&self, reading: &Assessed, method: &Method) -> Vec<Refusal> {
        if reading.score <= method.line {
            return Vec::new();
        }
        let above = format!("{} lies above the acceptance line of {}", reading.score, method.line);
        let silent = self.reason.as_ref().is_none_or(|reason| reason.is_empty());
        let reason = silent.then(|| Refusal::house_rule("reason", format!("{above}; say why it is acceptable")));
        let endless = self.until.is_none();
        let until = endless.then(|| Refusal::house_rule("until", format!("{above}; set the last day it is accepted")));
        reason.into_iter().chain(until).collect()
    }
}

/// An acceptance of what a reading says, not yet countersigned.
pub(super) fn accepted(
    by: Id<Person>,
    reading: &Assessed,
    on: Date,
    until: Option<Date>,
    reason: Option<Text>,
) -> Acceptance {
    let score = reading.score;
    Acceptance { by, on, until, reason, score, needs: None, countersigned_by: None, countersigned_on: None }
}

/// The reading this person may accept, or everything that keeps it from being accepted.
pub(super) fn acceptable<'a>(
    state: &State,
    risk: &'a Risk,
    by: Option<Id<Person>>,
) -> Result<&'a Assessed, Vec<Refusal>> {
    let mut refusals: Vec<_> = unopened(risk).into_iter().chain(unread(risk)).collect();
    refusals.extend(foreign(state, risk, by));
    match (remains(risk), &risk.decision) {
        (Some(reading), _) if refusals.is_empty() => return Ok(reading),
        (Some(_), _) => {}
        (None, None) => {
            let message = "decide first with risk.decide what to do about the risk";
            refusals.push(Refusal::requirement("risk", "6.1.3 a", message));
        }
        (None, Some(_)) => {
            let message = "judge first with risk.expect what remains after the treatment";
            refusals.push(Refusal::requirement("risk", "6.1.3 f", message));
        }
    }
    Err(refusals)
}

/// Refuses a last day that is not still to come.
pub(super) fn past(until: Option<Date>, context: &Context) -> Option<Refusal> {
    until.filter(|day| *day <= context.day).map(|_| Refusal::software("until", "pick a day after today"))
}

/// Clause: 6.1.3 f. Refuses everybody but the owner of the risk.
fn foreign(state: &State, risk: &Risk, by: Option<Id<Person>>) -> Option<Refusal> {
    let Some(owner) = risk.owner.and_then(|owner| Some((owner, state.get(owner)?))) else {
        let message = "name the owner of the risk first; nobody else may accept what remains";
        return Some(Refusal::requirement("owner", "6.1.2 c 2", message));
    };
    let message = format!("only the owner of the risk may accept what remains; ask {}", owner.1.name);
    let refusal = || Refusal { clause: "6.1.3 f".into(), ..Refusal::forbidden(message, Basis::Requirement) };
    by.filter(|by| *by != owner.0).map(|_| refusal())
}

/// The role that has to countersign: that of the level, above the line only.
fn authority(reading: &Assessed, method: &Method) -> Option<Id<crate::leadership::Role>> {
    if reading.score <= method.line {
        return None;
    }
    let (_, band) = scoring::band(method, reading.score)?;
    band.authority.filter(|role| !role.is_nil())
}
