//! The filters of a list: those in force as chips, and those to choose.

use kernel::{Field, Kind, Register, Value};

use super::{column, query};
use crate::auth::{Pairs, text};
use crate::frame::register_path;
use crate::visit::Visit;

/// Most options in a filter's choice; above it one types a reference.
const OPTIONS_MAX: usize = 200;
/// Records looked through for the words that are in use.
const TAGGED_ROWS_MAX: usize = 5_000;

/// A filter in force, with the address without it.
pub struct Chip {
    /// `Owner: A. Ferreira`.
    pub label: String,
    /// The list without it.
    pub href: String,
}

/// A filter to choose.
pub struct Offer {
    /// The field.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Values, labels, and which is chosen; where there are too many, none.
    pub options: Vec<(String, String, bool)>,
    /// What was typed, where there is nothing to choose from.
    pub typed: String,
}

/// The filters in force.
pub fn chips(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Vec<Chip> {
    let path = register_path(register);
    let filters = pairs.iter().filter(|(name, content)| !query::RESERVED.contains(&&**name) && !content.is_empty());
    let chip = |pair: &(String, String)| {
        let rest = query::without(pairs, pair);
        let href = visit.href(&if rest.is_empty() { path.clone() } else { format!("{path}?{rest}") });
        Chip { label: spoken(visit, register, &pair.0, &pair.1), href }
    };
    filters.map(chip).collect()
}

/// Every filter in force in words: `Kind: Primary; Due from 1 Jan 2026`.
pub fn sentence(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Option<String> {
    let t = visit.t();
    let mut told: Vec<_> = chips(visit, register, pairs).into_iter().map(|chip| chip.label).collect();
    let words = text(pairs, "q").trim();
    if !words.is_empty() {
        told.push(t.one("filter-words", "words", words.to_owned()));
    }
    if text(pairs, "retired") == "1" {
        told.push(t.t("retired-shown").to_owned());
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// One condition in words.
fn spoken(visit: &Visit, register: &'static Register, name: &str, content: &str) -> String {
    let t = visit.t();
    let (key, how) = exchange::query::parted(name);
    let label = label(visit, register, key);
    let field = register.field(key).map(|(_, field)| field);
    let value = field.map_or_else(|| day(visit, content), |field| value(visit, field, content));
    let with = |message: &str| t.with(message, &[("field", label.clone().into()), ("value", value.clone().into())]);
    match how {
        "min" => with("filter-from"),
        "max" => with("filter-to"),
        "empty" if content == "no" || content == "0" => with("filter-filled"),
        "empty" => with("filter-empty"),
        _ => with("filter-is"),
    }
}

/// What a key of an address is called.
fn label(visit: &Visit, register: &'static Register, key: &str) -> String {
    if let Some((_, field)) = register.field(key) {
        return visit.t().field(register.key, field);
    }
    let own = column::all(visit, register).into_iter().find(|column| column.key == key);
    own.map_or_else(|| key.to_owned(), |column| column.label)
}

/// A day in words; anything else as it is.
fn day(visit: &Visit, content: &str) -> String {
    kernel::parse::date(content).map_or_else(|_| content.to_owned(), |day| visit.t().day(day))
}

/// A filter's text as a reader knows it.
fn value(visit: &Visit, field: &Field, content: &str) -> String {
    match field.kind {
        Kind::Choice(choices) => visit.t().choice(choices.key, content).to_owned(),
        Kind::Flag => visit.t().t(if content == "no" { "no" } else { "yes" }).to_owned(),
        Kind::Link(register) | Kind::Links(register) => {
            let id = visit.state.resolve(register, content).ok();
            let row = id.and_then(|id| visit.state.row(register, id));
            row.map_or(content.to_owned(), |row| row.record.title())
        }
        Kind::Date | Kind::Time => day(visit, content),
        _ => content.to_owned(),
    }
}

/// The filters to choose by a value.
pub fn offers(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Vec<Offer> {
    register.live_fields().filter_map(|(at, field)| offer(visit, register, (at, field), pairs)).collect()
}

fn offer(visit: &Visit, register: &Register, (at, field): (usize, &Field), pairs: &Pairs) -> Option<Offer> {
    let (t, chosen) = (visit.t(), text(pairs, field.key));
    let option = |value: String, label: String| {
        let is = value == chosen;
        (value, label, is)
    };
    let options: Vec<_> = match field.kind {
        Kind::Choice(choices) => {
            choices.values.iter().map(|value| option((*value).into(), t.choice(choices.key, value).into())).collect()
        }
        Kind::Flag => ["yes", "no"].map(|word| option(word.into(), t.t(word).into())).into(),
        Kind::Link(target) | Kind::Links(target) => {
            records(visit, target)?.into_iter().map(|(a, b)| option(a, b)).collect()
        }
        Kind::Lines if field.key == "tags" => {
            tags(visit, register, at).into_iter().map(|tag| option(tag.clone(), tag)).collect()
        }
        _ => return None,
    };
    let typed = if options.is_empty() { chosen.to_owned() } else { String::new() };
    let may = !options.is_empty() || matches!(field.kind, Kind::Link(_) | Kind::Links(_));
    may.then(|| Offer { name: field.key.to_owned(), label: t.field(register.key, field), options, typed })
}

/// The records a link may be filtered by: references and titles; empty where there are too many to choose from, and
/// nothing where there are none.
fn records(visit: &Visit, target: &str) -> Option<Vec<(String, String)>> {
    let Some(table) = visit.state.table(target) else { return Some(Vec::new()) };
    match table.len_live() {
        0 => None,
        count if count > OPTIONS_MAX => Some(Vec::new()),
        _ => {
            let live = table.rows().filter(|row| !row.head.retired);
            let mut named: Vec<_> = live.map(|row| (row.reference(), row.record.title())).collect();
            named.sort_by_key(|(_, title)| title.to_lowercase());
            Some(named)
        }
    }
}

/// The tags in use, in the order of the alphabet.
fn tags(visit: &Visit, register: &Register, at: usize) -> Vec<String> {
    let rows = visit.state.table(register.key).into_iter().flat_map(|table| table.rows());
    let lines = rows.take(TAGGED_ROWS_MAX).filter(|row| !row.head.retired).map(|row| row.record.get(at));
    let tags = lines.filter_map(|value| if let Value::Lines(lines) = value { Some(lines) } else { None }).flatten();
    let distinct: std::collections::BTreeSet<String> = tags.collect();
    distinct.into_iter().take(OPTIONS_MAX).collect()
}

/// The days a period can be about: key and label.
pub fn days(visit: &Visit, register: &'static Register) -> Vec<(String, String)> {
    let t = visit.t();
    let dated = register.live_fields().filter(|(_, field)| matches!(field.kind, Kind::Date | Kind::Time));
    let dated = dated.map(|(_, field)| (field.key.to_owned(), t.field(register.key, field)));
    dated.chain([(column::RECORDED.to_owned(), t.t("recorded-first").to_owned())]).collect()
}

/// What a condition can be about: key and label of every field, the title and own fields among them.
pub fn subjects(visit: &Visit, register: &'static Register) -> Vec<(String, String)> {
    let title = register.fields[register.title].key;
    let title = (title.to_owned(), visit.t().field(register.key, &register.fields[register.title]));
    let columns = column::all(visit, register).into_iter().filter(|column| column.key != column::RECORDED);
    std::iter::once(title).chain(columns.map(|column| (column.key, column.label))).collect()
}
