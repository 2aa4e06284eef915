//! 9.2.2: the report of an audit goes to those who have to know.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Audit, AuditKind, AuditState, CheckResult, Issued};
use crate::evaluation::Finding;
use crate::leadership::signer;

/// Issue the report of an audit. What it rests on then stays as it is.
#[derive(Act)]
#[act(key = "audit.issue_report", clause = "9.2.2 c", signs)]
pub struct IssueReport {
    /// The audit.
    pub audit: Id<Audit>,
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for IssueReport {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let audit = state.live(self.audit).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(audit);
        refusals.extend(unseen(state, self.audit, audit));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.audit, |audit| {
            audit.report = Some(Issued::here(by, context.day, self.remark.clone()));
            audit.state = AuditState::Done;
        });
        Ok(changes.done())
    }

    fn covers(&self, state: &State) -> Vec<RawId> {
        state.pointing::<Finding>(self.audit.raw()).map(|(id, _)| id.raw()).collect()
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Audit>::of(subject)).is_ok_and(|audit| audit.report.is_none())
    }
}

/// What a report needs before it can go out.
fn unready(audit: &Audit) -> Vec<Refusal> {
    let issued = audit.report.as_ref();
    let issued = issued.map(|_| Refusal::software("audit", "the report was issued already; write a follow-up audit"));
    let lead = audit.lead.is_none() && audit.outside_auditors.0.is_empty();
    let lead = lead.then(|| Refusal::requirement("lead", "9.2.2 b", "say who audited"));
    let criteria = audit.criteria.is_none();
    let criteria = criteria.then(|| Refusal::requirement("criteria", "9.2.2 a", "say what was audited against"));
    let scope = audit.scope.is_none();
    let scope = scope.then(|| Refusal::requirement("scope", "9.2.2 a", "say what was audited"));
    let summary = audit.summary.is_none();
    let summary = summary.then(|| Refusal::house_rule("summary", "write the report in a few sentences"));
    let own = audit.kind == AuditKind::Internal && audit.independence.is_none();
    let message =
        "say how it was made sure that nobody audited their own work, and what was done where that was not so";
    let own = own.then(|| Refusal::requirement("independence", "9.2.2 b", message));
    [issued, lead, criteria, scope, own, summary].into_iter().flatten().collect()
}

/// Clause: 9.2.1. Refuses the report of an audit that looked at nothing: no line of the checklist with what came of it,
/// no sample, no finding. What a certification body looked at stands in its own report.
fn unseen(state: &State, id: Id<Audit>, audit: &Audit) -> Option<Refusal> {
    let checked = audit.checklist.iter().any(|(_, line)| line.result.is_some_and(|own| own != CheckResult::NotAudited));
    let found = state.pointing::<Finding>(id.raw()).next().is_some();
    let seen = checked || found || !audit.samples.is_empty() || audit.kind == AuditKind::Certification;
    let message = "write down what was looked at: a requirement with what came of it, a sample or a finding";
    (!seen).then(|| Refusal::requirement("checklist", "9.2.1", message))
}
