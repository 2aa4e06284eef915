//! How old a thing is: what is young may still be unfinished.

use jiff::tz::TimeZone;
use kernel::{Date, Head, Held, State};

use crate::dates::days_after;
use crate::planning::Risk;
use crate::support::Person;

/// A new risk, decision or plan has this many days before it counts as lacking something: a house rule.
pub const FRESH_DAYS: i32 = 30;
/// A revision may stay open for this many days: a house rule.
pub const PATIENT_DAYS: i32 = 90;

/// What lay with somebody who left is handed over within this many days: a house rule.
pub const HAND_OVER_DAYS: i32 = 7;

/// Whether more than this many days have passed.
pub fn older(since: Date, days: i32, today: Date) -> bool {
    days_after(since, days) < today
}

/// Whether a day has not come yet. Between two days lies the organization's own midnight.
pub fn to_come(on: Date, today: Date) -> bool {
    on > days_after(today, 1)
}

/// The day on which anything was recorded here first.
pub fn first_entry(state: &State) -> Option<Date> {
    let tables = state.registers().iter().filter_map(|register| state.table(register.key));
    // The first row of a table was made first.
    tables.filter_map(|table| table.rows().next()).map(|row| made_on(row.head)).min()
}

/// The day a record was made, at Greenwich: at most one day beside that of the organization. One that came in from another
/// ledger was made there.
pub fn made_on(head: &Head) -> Date {
    TimeZone::UTC.to_datetime(head.first_recorded()).date()
}

/// The day a record was changed last, at Greenwich.
pub fn changed_on(head: &Head) -> Date {
    TimeZone::UTC.to_datetime(head.last_changed()).date()
}

/// The day a record was entered in this ledger, at Greenwich.
pub fn entered_on(head: &Head) -> Date {
    TimeZone::UTC.to_datetime(head.made).date()
}

/// The day by which everything that lay with a person is to be handed over; none for whoever works here.
pub fn hand_over_by(person: &Held<Person>) -> Option<Date> {
    let retired = person.head.retired.then(|| changed_on(&person.head));
    person.left_on.or(retired).map(|left| days_after(left, HAND_OVER_DAYS))
}

/// The day a risk was identified, else recorded, or judged before that: records that came from elsewhere keep their days.
pub fn identified_on(head: &Head, risk: &Risk) -> Date {
    let read = risk.readings.iter().map(|(_, reading)| reading.on).chain(risk.current.as_ref().map(|own| own.on));
    let first = || read.chain(risk.decision.as_ref().map(|own| own.on)).fold(made_on(head), Date::min);
    risk.identified_on.unwrap_or_else(first)
}

/// What the assessments that are kept of a risk say of a day on which something was signed about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// It was assessed by then, or may have been: the only one kept, and long after, may be a repetition.
    Assessed,
    /// It came in with a single assessment, made long after: nothing shows an earlier one.
    Unshown,
    /// It was not assessed yet, or not even identified.
    Lacking,
}

/// What the assessments of a risk say of a day.
pub fn footing(risk: &Held<Risk>, day: Date) -> Footing {
    let readings = risk.readings.iter().map(|(_, reading)| reading.on);
    let first = readings.chain(risk.current.as_ref().map(|reading| reading.on)).min();
    let Some(first) = first.filter(|first| day < *first) else { return Footing::Assessed };
    let unknown = risk.identified_on.is_some_and(|on| day < on);
    if unknown || !risk.readings.is_empty() || !older(day, FRESH_DAYS, first) {
        return Footing::Lacking;
    }
    if made_on(&risk.head) > day { Footing::Unshown } else { Footing::Assessed }
}

/// Whether a day lies before a risk was assessed for the first time, as far as assessments are kept.
pub fn before_assessed(risk: &Held<Risk>, day: Date) -> bool {
    footing(risk, day) == Footing::Lacking
}
