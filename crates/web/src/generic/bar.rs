//! The bar above a list: filters in force and to choose, columns, words, count, files.

use kernel::{Field, Kind, Register};

use super::list::{address, columns};
use super::query;
use crate::auth::{Pairs, text};
use crate::frame::register_path;
use crate::visit::Visit;

/// Most options in a filter's choice.
const OPTIONS_MAX: usize = 200;

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
    /// Values, labels, and which is chosen.
    pub options: Vec<(String, String, bool)>,
}

/// The bar above a list.
pub struct Bar {
    /// Filters in force.
    pub chips: Vec<Chip>,
    /// Filters to choose.
    pub offers: Vec<Offer>,
    /// Columns to choose: key, label, whether shown.
    pub columns: Vec<(&'static str, String, bool)>,
    /// Words searched for.
    pub words: String,
    /// What the forms of the bar keep of the address.
    pub kept: Pairs,
    /// What the filter's form keeps of it.
    pub kept_unfiltered: Pairs,
    /// How many are shown of how many.
    pub count: String,
    /// The retired ones, or back.
    pub retired: (String, bool),
    /// The list as files: name and address.
    pub exports: Vec<(&'static str, String)>,
}

/// The bar of a register's list.
pub fn bar(
    visit: &Visit,
    register: &'static Register,
    pairs: &Pairs,
    (shown, total): (usize, usize),
    retired: bool,
) -> Bar {
    let (t, path) = (visit.t(), register_path(register));
    let kept = |but: &[&str]| {
        let keep = |pair: &&(String, String)| !but.contains(&pair.0.as_str()) && pair.0 != "cursor";
        pairs.iter().filter(keep).cloned().collect::<Pairs>()
    };
    let offers: Vec<_> = register
        .live_fields()
        .filter(|(_, field)| query::offers(field))
        .filter_map(|(_, field)| offer(visit, register, field, pairs))
        .collect();
    let offered: Vec<&str> = offers.iter().map(|offer| offer.name.as_str()).chain(["q"]).collect();
    let kept_unfiltered = kept(&offered);
    let current: Vec<_> = columns(register, pairs).into_iter().map(|(at, _)| at).collect();
    let choosable = register.live_fields().filter(|(at, _)| *at != register.title);
    let export = |kind: &'static str| {
        let query = query::with(pairs, &[("cursor", "")]);
        (kind, visit.href(&format!("{path}/export/{kind}{}{query}", if query.is_empty() { "" } else { "?" })))
    };
    Bar {
        chips: chips(visit, register, pairs),
        offers,
        columns: choosable
            .map(|(at, field)| (field.key, t.field(register.key, field), current.contains(&at)))
            .collect(),
        words: text(pairs, "q").to_owned(),
        kept: kept(&["q"]),
        kept_unfiltered,
        count: t.with("count-of", &[("shown", shown.into()), ("total", total.into())]),
        retired: (
            address(visit, &path, pairs, &[("retired", if retired { "" } else { "1" }), ("cursor", "")]),
            retired,
        ),
        exports: ["csv", "json"].map(export).into(),
    }
}

fn chips(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Vec<Chip> {
    let (t, path) = (visit.t(), register_path(register));
    let filters = pairs.iter().filter(|(name, content)| !query::RESERVED.contains(&&**name) && !content.is_empty());
    let chip = |(name, content): &(String, String)| {
        let (key, what) = name.split_once('.').unwrap_or((name, ""));
        let label = register.field(key).map_or(key.to_owned(), |(_, field)| t.field(register.key, field));
        let value = register.field(key).map_or(content.clone(), |(_, field)| spoken(visit, field, content));
        let sign = match what {
            "min" => " ≥",
            "max" => " ≤",
            _ => ":",
        };
        Chip {
            label: format!("{label}{sign} {value}"),
            href: address(visit, &path, pairs, &[(name, ""), ("cursor", "")]),
        }
    };
    filters.map(chip).collect()
}

/// A filter's text as a reader knows it.
fn spoken(visit: &Visit, field: &Field, content: &str) -> String {
    match field.kind {
        Kind::Choice(choices) => visit.t().choice(choices.key, content).to_owned(),
        Kind::Flag => visit.t().t(if content == "no" { "no" } else { "yes" }).to_owned(),
        Kind::Link(register) | Kind::Links(register) => {
            let id = visit.state.resolve(register, content).ok();
            let row = id.and_then(|id| visit.state.row(register, id));
            row.map_or(content.to_owned(), |row| row.record.title())
        }
        _ => content.to_owned(),
    }
}

fn offer(visit: &Visit, register: &Register, field: &Field, pairs: &Pairs) -> Option<Offer> {
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
            let table = visit.state.table(target).filter(|table| table.len_live() <= OPTIONS_MAX)?;
            let live = table.rows().filter(|row| !row.head.retired);
            live.map(|row| option(row.reference(), row.record.title())).collect()
        }
        _ => return None,
    };
    (!options.is_empty()).then(|| Offer { name: field.key.to_owned(), label: t.field(register.key, field), options })
}
