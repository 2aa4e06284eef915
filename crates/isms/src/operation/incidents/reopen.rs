//! 8.1: opening a closed incident again.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Incident, IncidentState, Reopening};
use crate::leadership::reported;

/// Open a closed incident again: it went on, or more came to light.
#[derive(Act)]
#[act(key = "incident.reopen", clause = "8.1-unint")]
pub struct ReopenIncident {
    /// The incident.
    pub incident: Id<Incident>,
    /// Why.
    pub reason: Text,
}

impl Decide for ReopenIncident {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let incident = state.live(self.incident).map_err(|refusal| vec![refusal])?;
        if incident.state != IncidentState::Closed {
            return Err(vec![Refusal::software("incident", "this is open; go on with it as it is")]);
        }
        let (by, on) = reported(context, None, None)?;
        let mut changes = Changes::on(state, context);
        changes.edit(self.incident, |incident| {
            incident.state = IncidentState::Triaged;
            (incident.closed_at, incident.closure) = (None, None);
            incident.reopening = Some(Reopening { by, on, reason: self.reason.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Incident>::of(subject)).is_ok_and(|incident| incident.state == IncidentState::Closed)
    }
}
