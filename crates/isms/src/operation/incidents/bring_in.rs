//! 8.1: bringing in who closed an incident before it was recorded here.

use jiff::tz::TimeZone;
use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text, Timestamp};

use super::{Closure, Incident, IncidentState};
use crate::certification::Evidence;
use crate::leadership::{BroughtIn, Provenance};
use crate::support::Person;

/// Bring in an incident that was closed before it was recorded here, with who closed it. It is marked as brought in;
/// nobody closed it here.
#[derive(Act)]
#[act(key = "incident.bring_in", clause = "8.1-unint")]
pub struct BringInIncident {
    /// The incident.
    pub incident: Id<Incident>,
    /// Who closed it.
    pub closed_by: Link<Person>,
    /// The day, where the incident does not say when it was closed.
    pub closed_on: Option<Date>,
    /// What was said about it then.
    pub remark: Option<Text>,
    /// Where that can be seen: ticket, report, list.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInIncident {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let incident = state.live(self.incident).map_err(|refusal| vec![refusal])?;
        let Some(on) = self.closed_on.or(incident.closed_at.map(day)) else {
            return Err(vec![Refusal::software("closed_on", "say on which day it was closed")]);
        };
        let brought = BroughtIn { by: self.closed_by, on, proof: &self.proof, evidence: &self.evidence };
        let mut refusals = brought.objections(state, context, ("closed_by", "closed_on"), "incident.close");
        refusals.extend(self.contradicted(incident, on));
        if incident.closure.is_some() || incident.reopening.is_some() {
            let message = "somebody closed or opened it here already; go on with incident.close and .reopen";
            refusals.push(Refusal::software("incident", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let provenance = Provenance::now(context, &self.proof, &self.evidence);
        let (by, remark) = (self.closed_by, self.remark.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.incident, |incident| {
            incident.state = IncidentState::Closed;
            incident.closure = Some(Closure { by, on, remark, provenance });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |own: &Incident| own.closure.is_none() && own.reopening.is_none();
        state.live(Id::<Incident>::of(subject)).is_ok_and(|held| open(held))
    }
}

impl BringInIncident {
    /// What of the incident itself speaks against it. Moments are kept in UTC, days are those of the organization: so a
    /// day apart is the same day.
    fn contradicted(&self, incident: &Incident, on: Date) -> Vec<Refusal> {
        let later = |at: Date| on.until(at).map_or(0, |span| span.get_days());
        let began = incident.detected_at.or(incident.occurred_at).map(day).filter(|began| later(*began) > 1);
        let early = began.map(|began| format!("this lies before {began}, when it was noticed"));
        let other = incident.closed_at.map(day).filter(|at| later(*at).abs() > 1);
        let other = other.map(|at| format!("the incident says that it was closed on {at}; mend one of the two"));
        let days = early.into_iter().chain(other).map(|message| Refusal::software("closed_on", message));
        let message = "it is still worked on by what it says; close it, or leave out who closed it";
        let open = matches!(incident.state, IncidentState::Triaged | IncidentState::Contained);
        days.chain(open.then(|| Refusal::software("incident", message))).collect()
    }
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}
