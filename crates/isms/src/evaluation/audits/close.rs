//! 9.2: an audit ends when its findings are closed.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Audit, Issued};
use crate::evaluation::Finding;
use crate::leadership::signer;

/// Close an audit whose findings are all closed.
#[derive(Act)]
#[act(key = "audit.close", clause = "9.2")]
pub struct CloseAudit {
    /// The audit.
    pub audit: Id<Audit>,
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for CloseAudit {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let audit = state.live(self.audit).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(state, self.audit, audit);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.audit, |audit| {
            audit.closed = Some(Issued::here(by, context.effective_day(), self.remark.clone()));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Audit>::of(subject)).is_ok_and(|audit| audit.report.is_some() && audit.closed.is_none())
    }
}

/// What still has to happen before an audit can be closed.
fn unready(state: &State, id: Id<Audit>, audit: &Audit) -> Vec<Refusal> {
    if audit.closed.is_some() {
        return vec![Refusal::software("audit", "it is closed already")];
    }
    let unreported = audit.report.is_none();
    let unreported =
        unreported.then(|| Refusal::house_rule("report", "issue the report first, with audit.issue_report"));
    let open =
        state.pointing::<Finding>(id.raw()).filter(|(_, finding)| finding.audit == Some(id) && finding.is_open());
    let open: Vec<_> = open.map(|(id, _)| state.reference(id)).collect();
    let message = || format!("{} still open; close them first", open.join(", "));
    unreported.into_iter().chain((!open.is_empty()).then(|| Refusal::house_rule("audit", message()))).collect()
}
