//! What days of one record have to do with each other.

use jiff::ToSpan;
use kernel::{Context, Date, Refusal};

use crate::guards::happened;

/// Objections to days that lie before those named earlier in the list; days not given are passed over.
pub fn in_order(days: &[(&str, Option<Date>)]) -> Vec<Refusal> {
    let given: Vec<_> = days.iter().filter_map(|(field, day)| Some((*field, (*day)?))).collect();
    let wrong = given.windows(2).filter(|pair| pair[1].1 < pair[0].1);
    let refusal = |pair: &[(&str, Date)]| {
        let earlier = pair[0].0.replace('_', " ");
        let message = format!("this lies before {}, said under “{earlier}”; mend one of the two", pair[0].1);
        Refusal::software(pair[1].0, message)
    };
    wrong.map(refusal).collect()
}

/// The objection to a day that is said to be past and is still to come.
pub fn not_to_come(context: &Context, field: &str, day: Option<Date>) -> Vec<Refusal> {
    happened(field, day, context.day).into_iter().collect()
}

/// The day this many days later.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// The day this many months later.
pub fn months_after(day: Date, months: i64) -> Date {
    day.saturating_add(i32::try_from(months).unwrap_or(i32::MAX / 2).min(12_000).months())
}
