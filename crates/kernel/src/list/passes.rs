//! Whether a record belongs in a list.

use std::cmp::Ordering;

use super::content::compare;
use super::{Query, Test};
use crate::record::Row;
use crate::value::Value;

/// What a query asks of each record, made ready once.
pub(super) struct Wanted<'q> {
    query: &'q Query,
    words: Vec<String>,
}

impl<'q> Wanted<'q> {
    /// What the query asks.
    pub(super) fn of(query: &'q Query) -> Self {
        Self { query, words: query.words.split_whitespace().map(str::to_lowercase).collect() }
    }

    /// Whether the record belongs in the list.
    pub(super) fn takes(&self, row: &Row<'_>) -> bool {
        row.head.retired == self.query.retired
            && self.query.tests.iter().all(|(by, test)| holds(test, &by.value(row)))
            && mentions(row, &self.words)
    }
}

fn holds(test: &Test, value: &Value) -> bool {
    match test {
        Test::Filled(yes) => value.is_blank() != *yes,
        Test::Is(wanted) => wanted.iter().any(|wanted| is(wanted, value)),
        _ if value.is_blank() => false,
        Test::AtLeast(least) => compare(value, least) != Ordering::Less,
        Test::AtMost(most) => compare(value, most) != Ordering::Greater,
    }
}

fn is(wanted: &Value, value: &Value) -> bool {
    match (wanted, value) {
        (Value::Link(id), Value::Links(ids)) => ids.contains(id),
        (Value::Text(part), Value::Text(text)) => text.to_lowercase().contains(&part.to_lowercase()),
        (Value::Lines(some), Value::Lines(lines)) => {
            let holds = |line: &String| lines.iter().any(|own| own.to_lowercase() == line.to_lowercase());
            some.iter().all(holds)
        }
        (Value::Nothing, value) => value.is_blank(),
        (wanted, value) => wanted == value,
    }
}

fn mentions(row: &Row<'_>, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = row.reference().to_lowercase();
    for at in 0..row.record.register().fields.len() {
        row.record.get(at).each_text(&mut |own| append(own, &mut text));
    }
    words.iter().all(|word| text.contains(word.as_str()))
}

fn append(own: &str, text: &mut String) {
    text.push('\n');
    text.push_str(&own.to_lowercase());
}
