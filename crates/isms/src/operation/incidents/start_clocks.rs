//! 8.1: letting the clocks run that obligations set for an incident.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State};

use super::Incident;
use super::clocks::{Clock, unstarted};
use crate::context::Obligation;

/// Let clocks run for an incident: each obligation chosen says how soon a report has to be sent, and to whom.
#[derive(Act)]
#[act(key = "incident.start_clocks", clause = "8.1-unint")]
pub struct StartClocks {
    /// The incident.
    pub incident: Id<Incident>,
    /// The obligations that want a report.
    pub obligations: Links<Obligation>,
}

impl Decide for StartClocks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let incident = state.live(self.incident).map_err(|refusal| vec![refusal])?;
        if self.obligations.is_empty() {
            return Err(vec![Refusal::software("obligations", "choose what asks for a report")]);
        }
        let (mut clocks, mut refusals) = (Vec::new(), Vec::new());
        for id in self.obligations.iter() {
            match state.live(id) {
                Ok(own) if own.report_hours.is_none() => {
                    let message = format!("{} does not say within how many hours; write it there first", own.title);
                    refusals.push(Refusal::software("obligations", message));
                }
                Ok(_) if incident.clocks.iter().any(|(_, clock)| clock.obligation == Some(id)) => {
                    let message = format!("the clock of {} runs already", state.reference(id));
                    refusals.push(Refusal::software("obligations", message));
                }
                Ok(own) => clocks.push((state.reference(id), Clock::of(state, id, own))),
                Err(refusal) => refusals.push(refusal),
            }
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.incident, |incident| {
            for (key, clock) in clocks {
                incident.clocks.put_at(key.to_lowercase(), clock);
            }
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Incident>::of(subject)).is_ok_and(|incident| !unstarted(state, incident).is_empty())
    }

    /// All that this incident asks for.
    fn prefill(state: &State, _: &Context, subject: RawId) -> Option<Self> {
        let id = Id::<Incident>::of(subject);
        let obligations = Links::to(unstarted(state, state.get(id)?));
        Some(Self { incident: id, obligations })
    }
}
