//! 9.2.2: approving the audit programme.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::Programme;
use crate::leadership::{Approval, own_work, signer};

/// Approve the audit programme. What it plans then stays as it is, until the next version is begun.
#[derive(Act)]
#[act(key = "programme.approve", clause = "9.2.2", signs)]
pub struct ApproveProgramme {
    /// The programme.
    pub programme: Id<Programme>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveProgramme {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let programme = state.live(self.programme).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(programme);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| own_work(state, programme.manager, by, self.remark.as_ref())));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.programme, |programme| {
            let before = programme.approval.as_ref().map_or(1, |approval| approval.version);
            programme.version = programme.version.max(before);
            let (version, remark) = (programme.version, self.remark.clone());
            programme.approval = Some(Approval::given(by, context.day, version, remark));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Programme>::of(subject)).is_ok_and(|programme| !programme.approved())
    }
}

/// Clause: 9.2.2. What a programme needs before somebody can approve it.
fn unready(programme: &Programme) -> Vec<Refusal> {
    let empty = programme.coverage.is_empty();
    let message = "say which clauses and controls are audited when; a row a clause is enough";
    empty.then(|| Refusal::requirement("coverage", "9.2.2", message)).into_iter().collect()
}
