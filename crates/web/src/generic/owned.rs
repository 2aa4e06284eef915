//! An organization's own fields as a reader sees them: each by its name, and what it holds by its kind.

use kernel::own::{self, OwnField};
use kernel::{Kind, Register, Row, Value};

use super::card::Fact;
use super::shown::{Shown, link};
use crate::visit::Visit;

/// Every own field of a record; what stands under keys that are declared no longer comes last, by its key.
pub fn facts(visit: &Visit, register: &'static Register, row: &Row<'_>) -> Vec<Fact> {
    let Value::Many(rows) = row.record.value(own::FIELD) else { return Vec::new() };
    let fact = |label: String, content: Shown| Fact { key: own::FIELD, label, clause: "", content };
    let declared: Vec<_> = OwnField::of(register, &visit.state).collect();
    let of = |field: &OwnField<'_>| {
        let text = own::content(&rows, &field.key()).unwrap_or_default();
        fact(field.label(), told(visit, &field.kind(), text))
    };
    let left = rows.iter().filter(|(key, _)| declared.iter().all(|field| field.key() != *key));
    let left = left.filter_map(|(key, _)| Some(fact(key.clone(), Shown::Text(own::content(&rows, key)?.to_owned()))));
    declared.iter().map(of).chain(left).collect()
}

/// Those that hold something, for pages that choose what they show of a record.
pub fn filled(visit: &Visit, row: Option<Row<'_>>) -> Vec<Fact> {
    let mut found = row.map(|row| facts(visit, row.record.register(), &row)).unwrap_or_default();
    found.retain(|fact| !fact.content.is_blank());
    found
}

/// The content of an own field, by the key of its kind.
pub fn told(visit: &Visit, kind: &str, text: &str) -> Shown {
    let t = visit.t();
    match kind {
        _ if text.trim().is_empty() => Shown::Nothing,
        "flag" => match kernel::parse::parse(&Kind::Flag, text, &visit.state) {
            Ok(Value::Flag(yes)) => Shown::Text(t.t(if yes { "yes" } else { "no" }).to_owned()),
            _ => Shown::Text(text.to_owned()),
        },
        "person" => {
            let id = visit.state.resolve("person", text).ok();
            let known = id.and_then(|id| link(visit, id));
            known.map_or_else(|| Shown::Text(text.to_owned()), |link| Shown::Links(vec![link], 0))
        }
        "date" => Shown::Text(kernel::parse::date(text).map_or_else(|_| text.to_owned(), |day| t.day(day))),
        _ => Shown::Text(text.to_owned()),
    }
}
