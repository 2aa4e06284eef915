//! What the guards of many registers ask: days in order, numbers within bounds, trees without loops.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use kernel::{Date, Decimal, Declared, Id, Lines, Proposal, Record, Refusal, State, Value};

use crate::catalogue;

/// Refuses an end before its beginning; `field` is the end.
pub fn in_order(field: &str, begins: Option<Date>, ends: Option<Date>) -> Option<Refusal> {
    let (begins, _) = begins.zip(ends).filter(|(begins, ends)| ends < begins)?;
    Some(Refusal::software(field, format!("this lies before {begins}; pick that day or a later one")))
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

/// Refuses a number outside its bounds.
pub fn within(field: &str, number: Option<i64>, bounds: RangeInclusive<i64>) -> Option<Refusal> {
    let (least, most) = (bounds.start(), bounds.end());
    let outside = number.is_some_and(|number| !bounds.contains(&number));
    outside.then(|| Refusal::software(field, format!("write a number from {least} to {most}")))
}

/// Refuses a negative number; `what` is counted.
pub fn counted(field: &str, number: Option<i64>, what: &str) -> Option<Refusal> {
    number.is_some_and(|number| number < 0).then(|| Refusal::software(field, format!("write 0 or more {what}")))
}

/// Refuses a negative amount of time.
pub fn below_zero(field: &str, hours: Option<Decimal>) -> Option<Refusal> {
    hours.is_some_and(|hours| hours.is_sign_negative()).then(|| Refusal::software(field, "write 0 or more hours"))
}

/// Refuses a lower end above its upper end; `field` is the upper end.
pub fn ascending<T: PartialOrd>(field: &str, low: &Option<T>, high: &Option<T>) -> Option<Refusal> {
    let turned = low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| high < low);
    turned.then(|| Refusal::software(field, "this is less than the lower end; write as much or more"))
}

/// Whether a record that is put below `above` would stand below itself.
pub fn below_itself<R: Declared>(
    state: &State,
    id: Id<R>,
    mut above: Option<Id<R>>,
    parent: fn(&R) -> Option<Id<R>>,
) -> bool {
    let table = state.of::<R>();
    let mut passed = HashSet::new();
    // A loop of others that came in past the door ends where it began.
    while let Some(next) = above.filter(|next| passed.insert(*next)) {
        if next == id {
            return true;
        }
        above = table.get(next).and_then(|held| parent(&held.record));
    }
    false
}

/// Refuses a place in the standard that no edition knows; what stood there before may stay.
pub fn unplaced(field: &str, before: Option<&str>, after: Option<&str>) -> Option<Refusal> {
    let part = catalogue::unknown(after.filter(|after| before != Some(after))?)?;
    let message = format!(
        "\"{part}\" is no clause or control of the standard; write them like 9.2.2 b, A.5.18 or A.5.15 to A.5.18"
    );
    Some(Refusal::software(field, message))
}

/// Refuses ids that are no reference controls of any edition.
pub fn no_controls<'a>(field: &'a str, ids: &'a Lines) -> impl Iterator<Item = Refusal> + 'a {
    let unknown = ids.0.iter().filter(|id| catalogue::find_control(id).is_none());
    unknown.map(move |id| {
        let message = format!(
            "\"{id}\" is no control of Annex A; write one id a line, such as A.8.13, or of 2013 such as A.12.3.1"
        );
        Refusal::software(field, message)
    })
}

/// Refuses a standard that is named as ISO/IEC 27001 without an edition there is; others are named freely.
pub fn no_edition(field: &str, before: Option<&str>, after: Option<&str>) -> Option<Refusal> {
    let after = after.filter(|after| before != Some(after))?;
    let unclear = catalogue::names_standard(after) && !catalogue::names_edition(after);
    unclear.then(|| Refusal::software(field, EDITIONS))
}

/// What to write for an edition.
pub const EDITIONS: &str = "name the edition: ISO/IEC 27001:2022 or ISO/IEC 27001:2013, with its amendment after it";
