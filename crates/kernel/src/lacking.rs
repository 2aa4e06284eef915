//! What a record needs and does not say: fields, and words in the rows of its lists.

use crate::field::{Field, Writer};
use crate::kind::Kind;
use crate::record::Record;
use crate::refusal::{Basis, Refusal};
use crate::register::Register;
use crate::value::{Parts, Value};

/// Required fields that are not filled, of those that `concerned` holds for, and rows without a word, if they are new or
/// had one: what was lacking before is a matter for the checks.
pub(crate) fn lacking(
    register: &'static Register,
    before: &dyn Record,
    after: &dyn Record,
    concerned: impl Fn(usize) -> bool,
) -> Vec<Refusal> {
    let free = || register.live_fields().filter(|(_, field)| field.writer == Writer::Edit);
    let needed = free().filter(|(_, field)| field.required);
    let blank = needed.filter(|(at, _)| concerned(*at) && after.get(*at).is_blank());
    let fields = blank.map(|(_, field)| refusal(field.key.to_owned(), field.clause));
    let changed = free().filter(|(at, field)| matches!(field.kind, Kind::Many(_)) && before.differs(*at, after));
    let rows = changed.flat_map(|(at, field)| in_rows(field, &before.get(at), &after.get(at)));
    fields.chain(rows).collect()
}

/// The rows of a list that name nothing: something is said of them, and no word. What else they lack is a matter for the
/// checks, so that a list can be written down bit by bit.
fn in_rows(list: &Field, before: &Value, after: &Value) -> Vec<Refusal> {
    let (Kind::Many(parts), Value::Many(rows)) = (list.kind, after) else { return Vec::new() };
    let texts: Vec<_> = parts.iter().filter(|part| matches!(part.kind, Kind::Text | Kind::Markdown)).collect();
    let Some(first) = texts.iter().find(|part| part.required) else { return Vec::new() };
    let names = |row: &Parts| row.iter().any(|(key, own)| !own.is_blank() && texts.iter().any(|part| part.key == key));
    let says = |row: &Parts| row.iter().any(|(_, own)| !own.is_blank());
    let named_nothing = |key: &str| match before {
        Value::Many(rows) => rows.iter().any(|(own, row)| own == key && !names(row)),
        _ => false,
    };
    let nameless = rows.iter().filter(|(key, row)| says(row) && !names(row) && !named_nothing(key));
    nameless.map(|(key, _)| refusal(format!("{}[{key}].{}", list.key, first.key), list.clause)).collect()
}

fn refusal(place: String, clause: &'static str) -> Refusal {
    let refusal = Refusal::software(place, "required; fill this in");
    match clause {
        "" => refusal,
        clause => Refusal { clause: clause.into(), basis: Basis::Requirement, ..refusal },
    }
}
