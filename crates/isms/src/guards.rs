//! What the guards of many registers ask: numbers within bounds, trees without loops.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use kernel::{Decimal, Declared, Id, Lines, Refusal, State};

use crate::catalogue;

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
