//! 7.2 c: judging whether what was done about a gap in competence worked.

use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Id, Link, RawId, Refusal, State, Text};

use super::{Effect, Evaluation, Qualification, QualificationState};
use crate::leadership::reported;
use crate::support::Person;

/// Judge whether the action worked. Where it did, the need is met from then on.
#[derive(Act)]
#[act(key = "qualification.evaluate", clause = "7.2 c")]
pub struct EvaluateQualification {
    /// The qualification.
    pub qualification: Id<Qualification>,
    /// Whether the action worked.
    #[field(clause = "7.2 c")]
    pub worked: Effect,
    /// How that was seen.
    pub result: Text,
    /// Who judged, where it is not whoever records it.
    pub by: Option<Link<Person>>,
    /// The day, where it was not today.
    pub on: Option<Date>,
}

impl Decide for EvaluateQualification {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.qualification).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if held.action.is_none() {
            refusals.push(Refusal::requirement("action", "7.2 c", "write first what was done about the gap"));
        }
        let reported = reported(context, self.by, self.on).map_err(|found| refusals.extend(found)).ok();
        if reported.is_some_and(|(by, _)| by == held.person) {
            let message = "nobody judges their own competence; ask somebody else";
            refusals.push(Refusal::forbidden(message, Basis::HouseRule));
        }
        let Some((by, on)) = reported.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let (worked, result) = (self.worked, self.result.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.qualification, |held| {
            held.evaluation = Some(Evaluation { by, on, worked, result });
            held.state = match worked {
                Effect::Effective => QualificationState::Met,
                Effect::InPart => QualificationState::Partly,
                Effect::NotEffective => QualificationState::Gap,
            };
            (held.judged_by, held.judged_on) = (Some(by), Some(on));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |held: &Qualification| held.action.is_some() && held.evaluation.is_none();
        state.live(Id::<Qualification>::of(subject)).is_ok_and(|held| open(held))
    }
}
