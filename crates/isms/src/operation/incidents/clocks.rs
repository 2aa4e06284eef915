//! The clocks of an incident: what has to be reported to whom by when. Late ones are flagged, never refused.

use jiff::{Span, ToSpan, tz::TimeZone};
use kernel::{Choice, Group, Held, Id, Link, RawId, State, Text, Timestamp};

use super::{Incident, IncidentClass, IncidentState};
use crate::context::Obligation;

/// A clock that runs: something has to be reported by a time.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Clock {
    /// Which clock.
    pub kind: ClockKind,
    /// To whom: authority, customer, insurer.
    pub to: Option<Text>,
    /// The obligation it comes from.
    pub obligation: Option<Link<Obligation>>,
    /// When it began to run; when the incident was noticed, where nothing is said.
    pub runs_from: Option<Timestamp>,
    /// How many hours it runs, where it is one of your own; those of the obligation, where nothing is said.
    pub hours: Option<i64>,
    /// When the report was sent.
    pub sent_at: Option<Timestamp>,
    /// Why nothing has to be sent, where that was decided: the clock stands still.
    pub not_needed: Option<Text>,
    /// Number of the report, or why it came late.
    pub remark: Option<Text>,
}

/// Clocks of law and contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "clock")]
pub enum ClockKind {
    /// Early warning within 24 hours, as for important and essential entities.
    #[choice(alias = "24 h")]
    #[choice(alias = "24h")]
    #[choice(alias = "early warning")]
    Day,
    /// Notification within 72 hours, as for personal data.
    #[choice(alias = "72 h")]
    #[choice(alias = "72h")]
    ThreeDays,
    /// Final report within one month.
    #[choice(alias = "1 month")]
    #[choice(alias = "final report")]
    Month,
    /// Another time, as agreed.
    #[choice(alias = "other")]
    Own,
}

/// How a clock stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No beginning or no length is known, so that nobody knows when the report is due.
    Unset,
    /// It runs until this time.
    Runs(Timestamp),
    /// It ran out at this time, and nothing was sent.
    RanOut(Timestamp),
    /// It was decided that nothing has to be sent.
    NotNeeded,
    /// The report was sent in time.
    InTime,
    /// The report was sent after this time, when it was due.
    SentLate(Timestamp),
}

/// A report about an incident that is still to be sent.
#[derive(Clone, Debug)]
pub struct Unsent<'a> {
    /// The incident.
    pub incident: Id<Incident>,
    /// The clock that runs.
    pub clock: &'a Clock,
    /// When the report is due.
    pub due: Timestamp,
    /// Who sees to it: whoever handles the incident; where nobody does, whoever owns the obligation.
    pub who: Option<RawId>,
}

impl Clock {
    /// When the report about an incident is due; none while no beginning or no length is known. It runs from when the
    /// incident was noticed, where nothing else is said.
    pub fn due(&self, state: &State, incident: &Incident) -> Option<Timestamp> {
        let start = self.runs_from.or(incident.detected_at).or(incident.reported_at)?;
        let hours = match self.kind {
            ClockKind::Day => 24,
            ClockKind::ThreeDays => 72,
            ClockKind::Month => return month_after(start),
            ClockKind::Own => self.hours.or_else(|| state.get(self.obligation?)?.report_hours)?,
        };
        start.checked_add(Span::new().try_hours(hours).ok()?).ok()
    }

    /// How it stands at a time.
    pub fn standing(&self, state: &State, incident: &Incident, now: Timestamp) -> Standing {
        match (self.due(state, incident), self.sent_at) {
            (Some(due), Some(sent)) if sent > due => Standing::SentLate(due),
            (_, Some(_)) => Standing::InTime,
            (_, None) if self.is_waived() => Standing::NotNeeded,
            (None, None) => Standing::Unset,
            (Some(due), None) if now > due => Standing::RanOut(due),
            (Some(due), None) => Standing::Runs(due),
        }
    }

    /// Whether a report is still to be sent.
    pub fn waits(&self) -> bool {
        self.sent_at.is_none() && !self.is_waived()
    }

    fn is_waived(&self) -> bool {
        self.not_needed.as_ref().is_some_and(|why| !why.trim().is_empty())
    }

    /// Of an obligation that says how soon it wants a report: to whoever demands it.
    pub fn of(state: &State, id: Id<Obligation>, obligation: &Obligation) -> Self {
        let (kind, hours) = match obligation.report_hours {
            Some(24) => (ClockKind::Day, None),
            Some(72) => (ClockKind::ThreeDays, None),
            hours => (ClockKind::Own, hours),
        };
        let to = obligation.party.and_then(|party| state.get(party)).map(|party| party.name.clone());
        let (runs_from, sent_at, not_needed, remark) = (None, None, None, None);
        Self { kind, to, obligation: Some(id), runs_from, hours, sent_at, not_needed, remark }
    }
}

/// Whether reports about an incident may still have to be sent: it is worked on, and no false alarm.
pub fn still_runs(incident: &Incident) -> bool {
    incident.state != IncidentState::Closed && incident.class != IncidentClass::FalseAlarm
}

/// Reports that are still to be sent about incidents that are worked on, the earliest first.
pub fn unsent(state: &State) -> Vec<Unsent<'_>> {
    let incidents = state.of::<Incident>().iter().filter(|(_, own)| !own.head.retired && still_runs(own));
    let mut all: Vec<_> = incidents.flat_map(|(id, incident)| of_incident(state, id, incident)).collect();
    all.sort_by_key(|unsent| (unsent.due, unsent.incident));
    all
}

fn of_incident<'a>(state: &'a State, id: Id<Incident>, own: &'a Held<Incident>) -> impl Iterator<Item = Unsent<'a>> {
    let waiting = own.clocks.iter().map(|(_, clock)| clock).filter(|clock| clock.waits());
    waiting.filter_map(move |clock| {
        let due = clock.due(state, own)?;
        let owner = || clock.obligation.and_then(|obligation| state.get(obligation)?.owner);
        let who = own.owner.or_else(owner).filter(|who| !who.is_nil()).map(Id::raw);
        Some(Unsent { incident: id, clock, due, who })
    })
}

/// Obligations that want a report about an incident and for which no clock runs: those in force on the day it was
/// noticed that say how soon, and that are about such a thing. One about personal data asks where these are concerned,
/// one about assets where one of them is, any other about each incident.
pub fn unstarted(state: &State, incident: &Incident) -> Vec<Id<Obligation>> {
    if !still_runs(incident) {
        return Vec::new();
    }
    let noticed = incident.detected_at.or(incident.reported_at);
    let day = noticed.map(|at| TimeZone::UTC.to_datetime(at).date());
    let started = |id: Id<Obligation>| incident.clocks.iter().any(|(_, clock)| clock.obligation == Some(id));
    let binds = |own: &Obligation| {
        let begun = own.binding_from.is_none_or(|from| day.is_none_or(|day| from <= day));
        begun && own.binding_until.is_none_or(|until| day.is_none_or(|day| day <= until))
    };
    let touched = |own: &Obligation| match own.personal_data {
        true => incident.personal_data,
        false => own.assets.is_empty() || own.assets.iter().any(|asset| incident.assets.contains(asset)),
    };
    let asks = |own: &Held<Obligation>| !own.head.retired && own.report_hours.is_some() && binds(own) && touched(own);
    let all = state.of::<Obligation>().iter().filter(|(id, own)| asks(own) && !started(*id));
    all.map(|(id, _)| id).collect()
}

/// The same day and time of the next month, at Greenwich.
fn month_after(start: Timestamp) -> Option<Timestamp> {
    let later = TimeZone::UTC.to_datetime(start).checked_add(1.month()).ok()?;
    TimeZone::UTC.to_timestamp(later).ok()
}
