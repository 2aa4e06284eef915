//! 8.1: closing an incident, with its lessons.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text, Timestamp};

use super::{Closure, Incident, IncidentClass, IncidentState};
use crate::leadership::reported;

/// Close an incident. What was learnt from it stands written by then; clocks that ran out are flagged and hold up
/// nothing.
#[derive(Act)]
#[act(key = "incident.close", clause = "8.1-unint")]
pub struct CloseIncident {
    /// The incident.
    pub incident: Id<Incident>,
    /// What remains to be said.
    pub remark: Option<Text>,
    /// When it was closed, where it was not now.
    pub at: Option<Timestamp>,
}

impl Decide for CloseIncident {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let incident = state.live(self.incident).map_err(|refusal| vec![refusal])?;
        let at = self.at.or(incident.closed_at).unwrap_or(context.time);
        let mut refusals = unready(incident);
        if at > context.time {
            refusals
                .push(Refusal::software("at", "this time is still to come; leave it empty or write an earlier one"));
        }
        let reported = reported(context, None, None).map_err(|found| refusals.extend(found)).ok();
        let Some((by, on)) = reported.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.incident, |incident| {
            incident.state = IncidentState::Closed;
            incident.closed_at = Some(at);
            incident.closure = Some(Closure::here(by, on, self.remark.clone()));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Incident>::of(subject)).is_ok_and(|incident| incident.state != IncidentState::Closed)
    }
}

/// What an incident needs before it is closed. A false alarm needs nothing but to be called so.
fn unready(incident: &Incident) -> Vec<Refusal> {
    let harmed = incident.class == IncidentClass::Incident;
    let unlearnt = incident.lessons.as_ref().is_none_or(|lessons| lessons.trim().is_empty());
    let refusals = [
        (incident.state == IncidentState::Closed)
            .then(|| Refusal::software("incident", "this is closed already; open it again with incident.reopen")),
        (incident.class == IncidentClass::NotJudged)
            .then(|| Refusal::house_rule("class", "say first what it turned out to be")),
        (harmed && incident.severity.is_none()).then(|| Refusal::house_rule("severity", "say first how grave it was")),
        (harmed && unlearnt).then(|| {
            let message = "write what was learnt; that nothing changes, and why, is an answer too";
            Refusal::house_rule("lessons", message)
        }),
    ];
    refusals.into_iter().flatten().collect()
}
