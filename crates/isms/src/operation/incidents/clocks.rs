//! The clocks of an incident: what has to be reported to whom by when. Late ones are flagged, never refused.

use jiff::{Span, ToSpan, tz::TimeZone};
use kernel::{Choice, Group, Link, Text, Timestamp};

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
    /// How many hours it runs, where it is one of your own.
    pub hours: Option<i64>,
    /// When the report was sent.
    pub sent_at: Option<Timestamp>,
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

impl Clock {
    /// When the report is due; `noticed` is when the incident was noticed. None while no beginning or no length is known.
    pub fn due_at(&self, noticed: Option<Timestamp>) -> Option<Timestamp> {
        let start = self.runs_from.or(noticed)?;
        let hours = match self.kind {
            ClockKind::Day => 24,
            ClockKind::ThreeDays => 72,
            ClockKind::Month => return month_after(start),
            ClockKind::Own => self.hours?,
        };
        start.checked_add(Span::new().try_hours(hours).ok()?).ok()
    }

    /// Whether the report is late at this time, or was sent late.
    pub fn is_late(&self, noticed: Option<Timestamp>, now: Timestamp) -> bool {
        self.due_at(noticed).is_some_and(|due| self.sent_at.unwrap_or(now) > due)
    }
}

/// The same day and time of the next month, at Greenwich.
fn month_after(start: Timestamp) -> Option<Timestamp> {
    let later = TimeZone::UTC.to_datetime(start).checked_add(1.month()).ok()?;
    TimeZone::UTC.to_timestamp(later).ok()
}
