//! 9.2: a person answers for the grade of a finding.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Confirmation, Finding, Grade};
use crate::leadership::signer;

/// Confirm how much a finding matters, with the reason. The finding then stays as it was graded.
#[derive(Act)]
#[act(key = "finding.confirm", clause = "9.2", signs)]
pub struct ConfirmGrade {
    /// The finding.
    pub finding: Id<Finding>,
    /// The grade.
    pub grade: Grade,
    /// Why this grade.
    pub because: Option<Text>,
}

impl Decide for ConfirmGrade {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let finding = state.live(self.finding).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(finding);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.finding, |finding| {
            finding.grade = Some(self.grade);
            finding.confirmation =
                Some(Confirmation { by, on: context.day, grade: self.grade, because: self.because.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<Finding>::of(subject))
            .is_ok_and(|finding| finding.confirmation.is_none() && finding.closure.is_none())
    }
}

/// A well-made finding has three parts: requirement, evidence, statement.
fn unready(finding: &Finding) -> Vec<Refusal> {
    if finding.closure.is_some() {
        return vec![Refusal::software("finding", "it is closed; open it again with finding.reopen")];
    }
    let lacking = [
        ("requirement", finding.requirement.is_none(), "name the clause, control or rule it is measured against"),
        ("evidence_seen", finding.evidence_seen.is_none(), "write what was seen"),
    ];
    let lacking = lacking.into_iter().filter(|(_, lacks, _)| *lacks);
    lacking.map(|(field, _, message)| Refusal::house_rule(field, message)).collect()
}
