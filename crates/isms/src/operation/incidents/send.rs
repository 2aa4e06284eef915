//! 8.1: a report about an incident went out, and its clock stands still.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text, Timestamp};

use super::Incident;
use super::clocks::still_runs;

/// Say that a report about an incident was sent. One that was sent late is told as that, and refused by nothing.
#[derive(Act)]
#[act(key = "incident.send_report", clause = "8.1-unint")]
pub struct SendReport {
    /// The incident.
    pub incident: Id<Incident>,
    /// To whom, as its clock says; the report that is due first, where nothing is said.
    pub to: Option<Text>,
    /// When it was sent, where that was not now.
    pub sent_at: Option<Timestamp>,
    /// Number of the report, or why it came late.
    pub remark: Option<Text>,
}

impl Decide for SendReport {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let incident = state.live(self.incident).map_err(|refusal| vec![refusal])?;
        let sent = self.sent_at.unwrap_or(context.time);
        if sent > context.time {
            let message = "this time is still to come; leave it empty or write an earlier one";
            return Err(vec![Refusal::software("sent_at", message)]);
        }
        let Some(key) = next(state, incident, self.to.as_deref()) else {
            let message = match &self.to {
                Some(to) => format!("no report to \"{to}\" is still to be sent; write whom a clock names"),
                None => "every report was sent; add the clock of another one first".to_owned(),
            };
            return Err(vec![Refusal::software("to", message)]);
        };
        let mut changes = Changes::on(state, context);
        changes.edit(self.incident, |incident| {
            let clock = incident.clocks.at(&key).cloned().map(|mut clock| {
                clock.sent_at = Some(sent);
                clock.remark = self.remark.clone().or(clock.remark);
                clock
            });
            if let Some(clock) = clock {
                incident.clocks.put_at(key, clock);
            }
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let incident = state.live(Id::<Incident>::of(subject));
        incident.is_ok_and(|own| still_runs(own) && next(state, own, None).is_some())
    }

    /// The report that is due first, sent just now.
    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let id = Id::<Incident>::of(subject);
        let incident = state.get(id)?;
        let to = next(state, incident, None).and_then(|key| incident.clocks.at(&key)?.to.clone());
        Some(Self { incident: id, to, sent_at: Some(context.time), remark: None })
    }
}

/// The clock whose report is due first, of those to this recipient.
fn next(state: &State, incident: &Incident, to: Option<&str>) -> Option<String> {
    let named = |own: Option<&Text>| to.is_none_or(|to| own.is_some_and(|own| own.trim() == to.trim()));
    let waiting = incident.clocks.iter().filter(|(_, clock)| clock.waits() && named(clock.to.as_ref()));
    let first = waiting.min_by_key(|(_, clock)| {
        let due = clock.due(state, incident);
        (due.is_none(), due)
    });
    first.map(|(key, _)| key.to_owned())
}
