//! What days of one record have to do with each other, and with today.

use jiff::ToSpan;
use kernel::{Date, Proposal, Record, Refusal, Value};

/// Refuses a day before the one that it follows; each with its field, and passed over where it is not given.
pub fn not_before(earlier: (&str, Option<Date>), later: (&str, Option<Date>)) -> Option<Refusal> {
    let (first, _) = earlier.1.zip(later.1).filter(|(first, then)| then < first)?;
    let said = earlier.0.replace('_', " ");
    Some(Refusal::software(later.0, format!("this lies before {first}, said under “{said}”; mend one of the two")))
}

/// Refuses days that lie before those named earlier in the list; days not given are passed over.
pub fn in_order(days: &[(&str, Option<Date>)]) -> Vec<Refusal> {
    let given: Vec<_> = days.iter().filter(|(_, day)| day.is_some()).collect();
    given.windows(2).filter_map(|pair| not_before(*pair[0], *pair[1])).collect()
}

/// Refuses a day still to come for what has happened.
pub fn happened(field: &str, day: Option<Date>, today: Date) -> Option<Refusal> {
    let late = day.is_some_and(|day| day > today);
    late.then(|| Refusal::software(field, "this day is still to come; pick today or an earlier day"))
}

/// Refuses days still to come in fields that say what has happened: `held_on`, and of the rows of a list
/// `decisions.done_on`. A day that stood there before is a matter for the checks.
pub fn past<R: Record>(proposal: &Proposal<'_, R>, fields: &[&str]) -> Vec<Refusal> {
    let Proposal { before, after, context, .. } = proposal;
    let refused = |key: &&str| {
        let known = before.map(|record| days(record, key)).unwrap_or_default();
        let new = days(*after, key).into_iter().filter(move |day| !known.contains(day));
        new.filter_map(|(place, day)| happened(&place, Some(day), context.day)).collect::<Vec<_>>()
    };
    fields.iter().flat_map(refused).collect()
}

/// The days in a field, or in a part of its rows, each with its place.
fn days(record: &dyn Record, key: &str) -> Vec<(String, Date)> {
    let (field, part) = key.split_once('.').unwrap_or((key, ""));
    let Some((at, _)) = record.register().field(field) else { return Vec::new() };
    match record.get(at) {
        Value::Date(day) => vec![(field.to_owned(), day)],
        Value::Many(rows) => {
            let day = |(row, parts): (String, Vec<_>)| {
                parts.into_iter().find_map(|(own, value): (std::borrow::Cow<'static, str>, Value)| match value {
                    Value::Date(day) if own == part => Some((format!("{field}[{row}].{part}"), day)),
                    _ => None,
                })
            };
            rows.into_iter().filter_map(day).collect()
        }
        _ => Vec::new(),
    }
}

/// Refuses what is said to be done without the day on which it was.
pub fn dated(field: &str, done: bool, day: Option<Date>) -> Option<Refusal> {
    (done && day.is_none()).then(|| Refusal::software(field, "say on which day it was done"))
}

/// The day this many days later.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// The day this many months later.
pub fn months_after(day: Date, months: i64) -> Date {
    day.saturating_add(i32::try_from(months).unwrap_or(i32::MAX / 2).min(12_000).months())
}
