//! The bar above a list: filters in force and to choose, words, columns, views, count, files.

use kernel::Register;

use super::column::{self, Column};
use super::examples;
use super::filter::{self, Chip, Offer};
use super::list::address;
use super::query;
use super::views::{self, View};
use crate::auth::{Pairs, text};
use crate::frame::register_path;
use crate::intake;
use crate::visit::Visit;

/// Something to choose in a form: key, label, whether it is chosen.
type Option3 = (String, String, bool);

/// The bar above a list.
pub struct Bar {
    /// Key of the register.
    pub register: &'static str,
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
    /// Columns to choose, those shown first.
    pub columns: Vec<Option3>,
    /// Views that are saved.
    pub views: Vec<View>,
    /// Whether a view may be saved.
    pub may_save: bool,
    /// Where the form of the columns goes.
    pub columns_action: String,
    /// Where the form that saves a view goes.
    pub views_action: String,
    /// The present view as a query, for the forms that come back to it.
    pub view: String,
    /// Words searched for.
    pub words: String,
    /// What the search keeps of the address.
    pub kept: Pairs,
    /// What the filters' form keeps of it.
    pub kept_unfiltered: Pairs,
    /// How many are shown of how many.
    pub count: String,
    /// The retired ones, or back.
    pub retired: (String, bool),
    /// The list as files: what it is called, and its address.
    pub files: Vec<(String, String)>,
    /// Where files are brought in; none for whoever may not.
    pub import: Option<String>,
    /// Whether anything is filtered or searched for.
    pub filtered: bool,
    /// What is filtered, in words, for print.
    pub sentence: Option<String>,
    /// The list without its sample, where one is shown.
    pub unsampled: Option<String>,
    /// Where examples are, while some could still be kept.
    pub examples: Option<String>,
}

/// The bar of a register's list.
pub fn bar(visit: &Visit, register: &'static Register, pairs: &Pairs, shown: &[Column], count: String) -> Bar {
    let path = register_path(register);
    let retired = text(pairs, "retired") == "1";
    let offers = filter::offers(visit, register, pairs);
    let offered: Vec<&str> = offers.iter().map(|offer| offer.name.as_str()).chain(["sort"]).collect();
    let sentence = filter::sentence(visit, register, pairs);
    Bar {
        register: register.key,
        chips: filter::chips(visit, register, pairs),
        days: filter::days(visit, register),
        subjects: filter::subjects(visit, register),
        orders: orders(visit, shown, text(pairs, "sort")),
        columns: columns(visit, register, shown),
        views: views::of(visit, register),
        may_save: views::may_save(visit),
        columns_action: visit.href("columns"),
        views_action: visit.href("views"),
        view: query::with(pairs, &[("cursor", "")]),
        words: text(pairs, "q").to_owned(),
        kept: query::kept(pairs, &["q"]),
        kept_unfiltered: query::kept(pairs, &offered),
        count,
        retired: (
            address(visit, &path, pairs, &[("retired", if retired { "" } else { "1" }), ("cursor", "")]),
            retired,
        ),
        files: files(visit, register, pairs),
        examples: examples::address(visit, register),
        import: intake::offered(visit, register),
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

/// Every column to choose: those shown in their order, then the others.
fn columns(visit: &Visit, register: &'static Register, shown: &[Column]) -> Vec<Option3> {
    let others = column::all(visit, register).into_iter();
    let others = others.filter(|column| !shown.iter().any(|own| own.key == column.key));
    let others = others.map(|column| (column.key, column.label, false));
    shown.iter().map(|column| (column.key.clone(), column.label.clone(), true)).chain(others).collect()
}

/// The list as files.
fn files(visit: &Visit, register: &'static Register, pairs: &Pairs) -> Vec<(String, String)> {
    let (t, query) = (visit.t(), query::with(pairs, &[("cursor", "")]));
    let path = register_path(register);
    let file = |kind: &str| {
        let href = visit.href(&format!("{path}/export/{kind}{}{query}", if query.is_empty() { "" } else { "?" }));
        (t.t(&format!("file-{kind}")).to_owned(), href)
    };
    ["xlsx", "csv", "json", "book", "whole"].map(file).into()
}
