//! 9.2: bringing in an audit whose report was issued before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::{Audit, AuditState, Issued};
use crate::certification::Evidence;
use crate::leadership::{BroughtIn, Provenance, may_precede};
use crate::support::Person;

/// Bring in an audit whose report was issued before it was recorded here, with the day and the proof. It is marked as
/// brought in; nobody issued a report here. Its findings come in beside it, open or closed.
#[derive(Act)]
#[act(key = "audit.bring_in", clause = "9.2.2 c")]
pub struct BringInAudit {
    /// The audit.
    pub audit: Id<Audit>,
    /// The day of the report.
    pub reported_on: Date,
    /// Who issued the report, where that was not whoever led the audit.
    pub reported_by: Option<Link<Person>>,
    /// Where that can be seen: the report.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInAudit {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let audit = state.live(self.audit).map_err(|refusal| vec![refusal])?;
        let mut refusals = self.objections(audit);
        let by = self.reported_by.or(audit.lead);
        let message = "say who issued the report, or who led the audit";
        refusals.extend(by.is_none().then(|| Refusal::software("reported_by", message)));
        refusals.extend(by.into_iter().flat_map(|by| {
            let brought = BroughtIn { by, on: self.reported_on, proof: &self.proof, evidence: &self.evidence };
            brought.objections(state, context, ("reported_by", "reported_on"), "audit.issue_report")
        }));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.audit, |audit| {
            audit.report = Some(Issued {
                provenance: Provenance::now(context, &self.proof, &self.evidence),
                ..Issued::here(by, self.reported_on, None)
            });
            audit.state = AuditState::Done;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let last = |audit: &Audit| audit.ends_on.or(audit.starts_on);
        let audit = state.live(Id::<Audit>::of(subject));
        audit.is_ok_and(|audit| audit.report.is_none() && may_precede(state, last(audit)))
    }
}

impl BringInAudit {
    fn objections(&self, audit: &Audit) -> Vec<Refusal> {
        let issued = audit.report.is_some();
        let last = audit.ends_on.or(audit.starts_on).filter(|last| self.reported_on < *last);
        let early = last.map(|last| format!("the audit went on until {last}; pick that day or a later one"));
        let issued = issued.then(|| Refusal::software("audit", "its report was issued already"));
        issued.into_iter().chain(early.map(|message| Refusal::software("reported_on", message))).collect()
    }
}
