//! 6.1.3 f: accepting what remains of a risk.

use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Acceptance, Assessed, Risk, Status, TreatmentOption, unopened, unread};
use crate::leadership::{HouseRule, Provenance, signer};
use crate::planning::acceptance::{countersigner, line_of, overtaken, remains, untimely};
use crate::planning::fallen_short::unreached;
use crate::planning::indicated::{Indicated, since_assessed};
use crate::planning::treatments::approve::{approve, unready};
use crate::planning::{Method, Treatment, scoring, treatments};
use crate::rehearsal::says_nothing;
use crate::support::Person;

/// Accept what remains of a risk, as its owner. Where the risk is retained that is the risk as it is, otherwise
/// what is expected after the treatment; once that is carried out, no less than what was read since. Above the acceptance line of the method it needs a reason and a last day,
/// and waits for the countersignature of the role that the level names. A retained risk counts as what its controls
/// indicate, where that is another level than was assessed. What the evidence took back is accepted again with a reason.
/// The same signature approves the plans that treat the risk, as far as they say who sees to it and by when.
#[derive(Act)]
#[act(key = "risk.accept", clause = "6.1.3 f", signs)]
pub struct AcceptRisk {
    /// The risk.
    pub risk: Id<Risk>,
    /// The last day the acceptance holds, within the interval of the method.
    pub until: Option<Date>,
    /// Why what remains is acceptable.
    pub reason: Option<Text>,
}

impl Decide for AcceptRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = untimely(state, self.until, context).into_iter().collect();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let reading = acceptable(state, risk, by);
        refusals.extend(reading.is_ok().then(|| unreached(state, self.risk, risk)).flatten());
        let held = reading.and_then(|reading| Ok((reading, line_of(state, reading).map_err(|refusal| vec![refusal])?)));
        let held = held.map_err(|found| refusals.extend(found)).ok();
        let found = since_assessed(state, risk, context.day);
        if let Some((reading, method)) = held {
            let again = overtaken(state, risk, context.day);
            refusals.extend(self.unreasoned(state, counted(risk, reading, found.as_ref()), method, again.as_ref()));
        }
        let held = held.filter(|_| refusals.is_empty());
        let (Some(by), Some((reading, method))) = (by, held) else { return Err(refusals) };
        let score = counted(risk, reading, found.as_ref());
        let mut acceptance = accepted(by, reading, context.day, self.until, self.reason.clone());
        acceptance.needs = countersigner(method, score);
        acceptance.indicated = known(found.as_ref());
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| risk.acceptance = Some(acceptance.into()));
        for plan in approved_with(state, self.risk, by, context.day) {
            approve(&mut changes, plan, by, context.day, None);
        }
        Ok(changes.done())
    }

    fn covers(&self, state: &State) -> Vec<RawId> {
        signed_with(state, [self.risk])
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let ready = |risk: &Risk| risk.status == Status::Open && unread(risk).is_none() && remains(risk).is_some();
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| ready(held))
    }

    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let before = state.get(risk)?.acceptance.as_ref()?;
        // An acceptance that ran out is given anew, to a day that is chosen anew.
        Some(Self { risk, until: before.until.filter(|until| *until > context.day), reason: before.reason.clone() })
    }
}

/// Clause: 6.1.3 f. The plans that an owner approves by accepting what remains after them: those that are ready for it.
pub fn approved_with(state: &State, risk: Id<Risk>, by: Id<Person>, day: Date) -> Vec<Id<Treatment>> {
    let waiting = treatments::unapproved_of(state, risk, by);
    waiting.filter(|(_, plan)| unready(state, plan, day).is_empty()).map(|(id, _)| id).collect()
}

/// What a signature under risks stands under besides them: their plans, and the method whose line they are held
/// against.
pub(super) fn signed_with(state: &State, risks: impl IntoIterator<Item = Id<Risk>>) -> Vec<RawId> {
    let plans = risks.into_iter().flat_map(|risk| treatments::of(state, risk).map(|(plan, _)| plan.raw()));
    let method = scoring::in_force(state).map(|(method, _)| method.raw());
    plans.chain(method).collect()
}

impl AcceptRisk {
    /// Refuses an acceptance above the line that does not say why and until when, and one that was taken back by the
    /// evidence and is given again without saying why.
    fn unreasoned(&self, state: &State, score: i64, method: &Method, again: Option<&Indicated>) -> Vec<Refusal> {
        let silent = self.reason.as_ref().is_none_or(|reason| says_nothing(reason));
        if score <= method.line {
            let again = again.filter(|_| silent);
            return again.map(|found| Refusal::house_rule("reason", against(found))).into_iter().collect();
        }
        let above = format!("{score} lies above the acceptance line of {}", method.line);
        let reason = silent.then(|| Refusal::house_rule("reason", format!("{above}; say why it is acceptable")));
        let endless = self.until.is_none() && HouseRule::AcceptancesEnd.counts(state);
        let until = endless.then(|| Refusal::house_rule("until", format!("{above}; set the last day it is accepted")));
        reason.into_iter().chain(until).collect()
    }
}

/// What an acceptance keeps of what was indicated when it was given.
pub(super) fn known(found: Option<&Indicated>) -> Option<i64> {
    found.filter(|found| found.crosses()).map(|found| found.score)
}

/// The score that an acceptance on a day is weighed by against the line; none where nothing can be accepted yet.
pub fn weighed(state: &State, risk: &Risk, day: Date) -> Option<i64> {
    Some(counted(risk, remains(risk)?, since_assessed(state, risk, day).as_ref()))
}

/// What remains, or for a risk that is kept as it is what its controls indicate, where that crosses.
fn counted(risk: &Risk, reading: &Assessed, found: Option<&Indicated>) -> i64 {
    let retained = risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Retain);
    let indicated = found.filter(|found| retained && found.crosses()).map(|found| found.score);
    indicated.map_or(reading.score, |score| score.max(reading.score))
}

fn against(found: &Indicated) -> String {
    let (assessed, score) = (found.assessed, found.score);
    format!(
        "{score} is indicated where {assessed} was assessed; assess the risk again first with risk.assess, or say why \
         it is acceptable all the same"
    )
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
    let (indicated, needs, countersigned_by, countersigned_on) = (None, None, None, None);
    let provenance = Provenance::default();
    Acceptance { by, on, until, reason, score, indicated, needs, countersigned_by, countersigned_on, provenance }
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
