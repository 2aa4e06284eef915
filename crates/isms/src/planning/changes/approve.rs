//! 6.3: approving a planned change before it is carried out.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Markdown, RawId, Refusal, State, Text};

use super::{ChangeState, PlannedChange};
use crate::leadership::{Approval, own_work, signer};

/// Approve a planned change. What, owner, dates and effects then stay as they are until the next version begins with
/// change.revise.
#[derive(Act)]
#[act(key = "change.approve", clause = "6.3", signs)]
pub struct ApproveChange {
    /// The change.
    pub change: Id<PlannedChange>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveChange {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let change = state.live(self.change).map_err(|refusal| vec![refusal])?;
        if change.approved() {
            let message = "this version is approved already; begin the next one with change.revise";
            return Err(vec![Refusal::software("change", message)]);
        }
        let mut refusals = unready(change);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| own_work(state, change.owner, by, self.remark.as_ref())));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.change, |change| {
            change.version = change.version.max(1);
            let (version, remark) = (change.version, self.remark.clone());
            change.approval = Some(Approval::given(by, context.day, version, remark));
            if change.state == ChangeState::Proposed {
                change.state = ChangeState::Planned;
            }
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let change = state.live(Id::<PlannedChange>::of(subject));
        change.is_ok_and(|change| !change.approved() && change.state != ChangeState::Withdrawn)
    }
}

/// What a change needs before somebody can approve it. The standard asks that changes be planned; what a plan holds
/// is the house's reading.
fn unready(change: &PlannedChange) -> Vec<Refusal> {
    let silent = |text: &Option<Markdown>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    let lacks = [
        (change.state == ChangeState::Withdrawn, "state", "the change was given up; propose it again by its state"),
        (silent(&change.reason), "reason", "say why the change is needed"),
        (silent(&change.consequences), "consequences", "say what could follow from it, also unwanted"),
        (change.owner.is_none(), "owner", "say who sees to it"),
        (change.due.is_none(), "due", "say by when it is to be done"),
    ];
    let refusal = |(_, field, message): (bool, &str, &str)| Refusal::house_rule(field, message);
    lacks.into_iter().filter(|(lacks, ..)| *lacks).map(refusal).collect()
}
