//! 6.1.3 f: one signature for a list of risks within the criteria.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::accept::{acceptable, accepted, known, signed_with, weighed};
use super::{Acceptance, Assessed, Risk};
use crate::leadership::signer;
use crate::planning::acceptance::{line_of, overtaken, remains, untimely};
use crate::planning::fallen_short::unreached;
use crate::planning::indicated::{Indicated, since_assessed};
use crate::support::Person;

/// Accept what remains of several risks with one signature, as their owner. Only risks at or below the acceptance
/// line of the method can be in the list; what lies above, and what the evidence took back, is accepted one by one.
#[derive(Act)]
#[act(key = "risk.accept_all", clause = "6.1.3 f", signs)]
pub struct AcceptRisks {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
    /// The last day the acceptances hold, within the interval of the method.
    pub until: Option<Date>,
    /// Why what remains is acceptable.
    pub reason: Option<Text>,
}

impl Decide for AcceptRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let by = signer(state, context).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = untimely(state, self.until, context).into_iter().collect();
        let mut changes = Changes::on(state, context);
        let signed = Signed { by, on: context.day, until: self.until, reason: self.reason.as_ref() };
        refusals.extend(signed.accept(state, &mut changes, &self.risks));
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    fn covers(&self, state: &State) -> Vec<RawId> {
        signed_with(state, self.risks.iter())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Risk>::of(subject);
        state.live(id).is_ok_and(|risk| risk.owner.is_some_and(|owner| within_line(state, id, risk, owner)))
    }
}

/// One signature under a list of risks.
pub(super) struct Signed<'a> {
    /// Who signs.
    pub by: Id<Person>,
    /// The day.
    pub on: Date,
    /// The last day the acceptances hold.
    pub until: Option<Date>,
    /// Why what remains is acceptable.
    pub reason: Option<&'a Text>,
}

impl Signed<'_> {
    /// Accepts each of the risks, or says with its reference what speaks against it.
    pub fn accept(&self, state: &State, changes: &mut Changes<'_>, risks: &Links<Risk>) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        for id in risks.iter() {
            match listed(state, id, self.by, self.on) {
                Ok(Listed { reading, indicated }) => {
                    let acceptance = accepted(self.by, reading, self.on, self.until, self.reason.cloned());
                    let acceptance = Acceptance { indicated, ..acceptance };
                    changes.edit(id, |risk| risk.acceptance = Some(acceptance.into()));
                }
                Err(found) => {
                    let place = state.reference(id);
                    refusals.extend(found.into_iter().map(|refusal| refusal.within(&place)));
                }
            }
        }
        refusals
    }
}

/// What a person may accept in a list.
struct Listed<'a> {
    /// What remains.
    pub reading: &'a Assessed,
    /// The score that its controls indicate, where that crosses a level or the line.
    pub indicated: Option<i64>,
}

/// What this person may accept of a risk in a list on a day.
fn listed(state: &State, id: Id<Risk>, by: Id<Person>, day: Date) -> Result<Listed<'_>, Vec<Refusal>> {
    let risk = state.live(id).map_err(|refusal| vec![refusal])?;
    let mut refusals = Vec::new();
    if let Some(reading) = remains(risk) {
        let score = weighed(state, risk, day).unwrap_or(reading.score);
        match line_of(state, reading) {
            Ok(method) if score > method.line => {
                let message = format!(
                    "{score} lies above the acceptance line of {}; accept this risk by itself with risk.accept",
                    method.line
                );
                refusals.push(Refusal::method("", message));
            }
            Ok(_) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    if let Some(found) = overtaken(state, risk, day) {
        refusals.push(Refusal::house_rule("", against(&found)));
    }
    refusals.extend(unreached(state, id, risk));
    let reading = acceptable(state, risk, Some(by)).map_err(|found| refusals.extend(found)).ok();
    let indicated = known(since_assessed(state, risk, day).as_ref());
    reading.filter(|_| refusals.is_empty()).map(|reading| Listed { reading, indicated }).ok_or(refusals)
}

fn against(found: &Indicated) -> String {
    let (assessed, score) = (found.assessed, found.score);
    format!(
        "{score} is indicated where {assessed} was assessed; assess the risk again with risk.assess, or accept it by \
         itself with risk.accept"
    )
}

/// Whether this person may accept what remains, and it lies within the line as it was judged.
pub(super) fn within_line(state: &State, id: Id<Risk>, risk: &Risk, by: Id<Person>) -> bool {
    let calm = |reading: &Assessed| line_of(state, reading).is_ok_and(|method| reading.score <= method.line);
    let ready = acceptable(state, risk, Some(by)).is_ok() && unreached(state, id, risk).is_none();
    remains(risk).is_some_and(calm) && ready
}
