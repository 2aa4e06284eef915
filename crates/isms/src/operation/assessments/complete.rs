//! 8.2: completing an assessment, so that its results are kept.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, Markdown, RawId, Refusal, State};

use super::{Assessment, AssessmentCompletion, AssessmentState};
use crate::leadership::reported;
use crate::planning::risks::{Risk, Status};
use crate::planning::{Method, scoring};

/// Record that an assessment is complete, with what came of it. Where no risks are linked, those that were
/// assessed since its first day belong to it, else all that are assessed. Its results then stay as they are.
#[derive(Act)]
#[act(key = "assessment.complete", clause = "8.2-doc")]
pub struct CompleteAssessment {
    /// The assessment.
    pub assessment: Id<Assessment>,
    /// What came of it, for those who have to decide.
    #[field(clause = "8.2-doc")]
    pub conclusion: Markdown,
    /// The day it was complete, where it was not today.
    pub on: Option<Date>,
}

impl Decide for CompleteAssessment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let assessment = state.live(self.assessment).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if assessment.completion.is_some() {
            refusals.push(Refusal::software("assessment", "this is complete already; begin another assessment"));
        }
        let method = followed(state, assessment).map_err(|refusal| refusals.push(refusal)).ok();
        let risks = looked_at(state, assessment);
        refusals.extend(unassessed(state, &risks));
        let reported = reported(context, None, self.on).map_err(|found| refusals.extend(found)).ok();
        let (Some((method, version, line)), Some((by, on))) = (method, reported.filter(|_| refusals.is_empty())) else {
            return Err(refusals);
        };
        let above = risks.iter().filter(|id| score(state, *id).is_some_and(|score| score > line)).count();
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (number, above_line, conclusion) = (count(risks.len()), count(above), self.conclusion.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.assessment, |assessment| {
            assessment.method = Some(method);
            assessment.risks = risks;
            assessment.state = AssessmentState::Completed;
            assessment.completion =
                Some(AssessmentCompletion { by, on, version, risks: number, above_line, conclusion });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open =
            |assessment: &Assessment| assessment.completion.is_none() && assessment.state != AssessmentState::Cancelled;
        state.live(Id::<Assessment>::of(subject)).is_ok_and(|assessment| open(assessment))
    }
}

/// Clause: 6.1.2 a. The method followed, its version and its line: the one named, else the one in force.
fn followed(state: &State, assessment: &Assessment) -> Result<(Id<Method>, i64, i64), Refusal> {
    let in_force = || scoring::in_force(state).map(|(id, _)| id);
    let method = assessment.method.or_else(in_force).and_then(|id| state.get(id).map(|method| (id, method)));
    let approved = method.filter(|(_, method)| method.approval.is_some());
    let message = "an assessment follows an approved method; approve it first with method.approve";
    approved
        .map(|(id, method)| (id, method.version, method.line))
        .ok_or_else(|| Refusal::requirement("method", "6.1.2 a", message))
}

/// The risks linked, else those assessed since its first day, else all of the register that are assessed.
fn looked_at(state: &State, assessment: &Assessment) -> Links<Risk> {
    if !assessment.risks.is_empty() {
        return assessment.risks.clone();
    }
    let open = |risk: &Risk| risk.status == Status::Open && risk.current.is_some();
    let all: Vec<_> = state.of::<Risk>().iter().filter(|(_, held)| !held.head.retired && open(held)).collect();
    let since = |risk: &Risk| assessment.from.zip(risk.current.as_ref()).is_some_and(|(from, own)| own.on >= from);
    let own: Vec<_> = all.iter().filter(|(_, held)| since(held)).map(|(id, _)| *id).collect();
    if own.is_empty() { Links::to(all.into_iter().map(|(id, _)| id)) } else { Links::to(own) }
}

/// Clause: 8.2. Risks that belong to the assessment and were not assessed; no risks at all.
fn unassessed(state: &State, risks: &Links<Risk>) -> Option<Refusal> {
    let lost: Vec<_> = risks.iter().filter(|id| score(state, *id).is_none()).map(|id| state.reference(id)).collect();
    let message = match (risks.is_empty(), lost.is_empty()) {
        (true, _) => "no risk is assessed yet; assess them first with risk.assess".to_owned(),
        (false, false) => format!("assess {} first with risk.assess, or take them out", lost.join(", ")),
        (false, true) => return None,
    };
    Some(Refusal::requirement("risks", "8.2", message))
}

fn score(state: &State, risk: Id<Risk>) -> Option<i64> {
    state.get(risk)?.current.as_ref().map(|reading| reading.score)
}
