//! The moment at which rules look: the day there, the time, and the zone in which days begin.

use jiff::tz::TimeZone;
use kernel::{Date, Timestamp};

/// A moment somewhere.
#[derive(Clone, Debug)]
pub struct Now {
    /// The day there.
    pub day: Date,
    /// The time.
    pub time: Timestamp,
    /// The zone in which days begin and end.
    pub zone: TimeZone,
}

impl Now {
    /// The day that a time falls on.
    pub fn day_of(&self, time: Timestamp) -> Date {
        self.zone.to_datetime(time).date()
    }
}

/// The end of a day in a zone.
impl From<(Date, TimeZone)> for Now {
    fn from((day, zone): (Date, TimeZone)) -> Self {
        let end = day.to_zoned_datetime(zone.clone()).and_then(|start| start.end_of_day());
        Self { day, time: end.map_or(Timestamp::MAX, |end| end.timestamp()), zone }
    }
}

/// The end of a day at Greenwich, where nobody says where.
impl From<Date> for Now {
    fn from(day: Date) -> Self {
        Self::from((day, TimeZone::UTC))
    }
}
