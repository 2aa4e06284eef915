//! The bar above a list: filters in force and to choose, words, columns, views, count, files.

use kernel::Register;

use super::column::Column;
use super::filter::{self, Chip, Offer};
use super::list::address;
use super::query;
use super::tools::{Option3, Tools, columns, tools};
use crate::auth::{Pairs, text};
use crate::frame::register_path;
use crate::visit::Visit;

/// The bar above a list.
pub struct Bar {
    /// Filters in force.
    pub chips: Vec<Chip>,
    /// Filters to choose by a value.
    pub offers: Vec<Offer>,
    /// Days that a period can be about: key, label.
    pub days: Vec<(String, String)>,
    /// Fields that a condition can be about: key, label.
    pub subjects: Vec<(String, String)>,
    /// Orders to choose.
    pub orders: Vec<Option3>,
    /// Columns, views and what else a list offers.
    pub tools: Tools,
    /// Words searched for.
    pub words: String,
    /// What the search keeps of the address.
    pub kept: Pairs,
    /// What the filters' form keeps of it.
    pub kept_unfiltered: Pairs,
    /// How many are shown of how many.
    pub count: String,
    /// Whether anything is filtered or searched for.
    pub filtered: bool,
    /// What is filtered, in words, for print.
    pub sentence: Option<String>,
    /// The list without its sample, where one is shown.
    pub unsampled: Option<String>,
}

/// The bar of a register's list.
pub fn bar(visit: &Visit, register: &'static Register, pairs: &Pairs, shown: &[Column], count: String) -> Bar {
    let path = register_path(register);
    let offers = filter::offers(visit, register, pairs);
    let offered: Vec<&str> = offers.iter().map(|offer| offer.name.as_str()).chain(["sort"]).collect();
    let sentence = filter::sentence(visit, register, pairs);
    Bar {
        chips: filter::chips(visit, register, pairs),
        days: filter::days(visit, register),
        subjects: filter::subjects(visit, register),
        orders: orders(visit, shown, text(pairs, "sort")),
        tools: tools(visit, register, pairs, (columns(visit, register, shown), files(visit, register, pairs))),
        words: text(pairs, "q").to_owned(),
        kept: query::kept(pairs, &["q"]),
        kept_unfiltered: query::kept(pairs, &offered),
        count,
        filtered: sentence.is_some(),
        sentence,
        unsampled: (!text(pairs, "sample").is_empty())
            .then(|| address(visit, &path, pairs, &[("sample", ""), ("sample-seed", "")])),
        offers,
    }
}

/// What a list can be sorted by, upwards and downwards.
fn orders(visit: &Visit, shown: &[Column], sort: &str) -> Vec<Option3> {
    let t = visit.t();
    let fixed = [("reference", t.t("reference")), ("-reference", t.t("sort-newest"))];
    let fixed = fixed.map(|(key, label)| (key.to_owned(), label.to_owned()));
    let of_columns = shown.iter().flat_map(|column| {
        let down = t.one("sort-down", "column", column.label.clone());
        [(column.key.clone(), column.label.clone()), (format!("-{}", column.key), down)]
    });
    fixed.into_iter().chain(of_columns).map(|(key, label)| (key.clone(), label, key == sort)).collect()
}

/// The list as files.
fn files(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Vec<(String, String)> {
    let (t, query) = (visit.t(), query::with(pairs, &[("cursor", "")]));
    let path = register_path(register);
    let file = |kind: &str| {
        let href = visit.href(&format!("{path}/export/{kind}{}{query}", if query.is_empty() { "" } else { "?" }));
        (t.t(&format!("list-file-{kind}")).to_owned(), href)
    };
    ["pdf", "xlsx", "csv", "json", "book", "whole"].map(file).into()
}
