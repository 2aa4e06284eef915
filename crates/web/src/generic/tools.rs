//! What every list offers beside its filters: columns, saved views, files, and the retired records.

use kernel::Register;

use super::column::{self, Column};
use super::examples;
use super::list::address;
use super::query;
use super::views::{self, View};
use crate::auth::{Pairs, text};
use crate::frame::register_path;
use crate::intake;
use crate::visit::Visit;

/// Something to choose in a form: key, label, whether it is chosen.
pub type Option3 = (String, String, bool);

/// What a list offers.
pub struct Tools {
    /// Key of the register.
    pub register: &'static str,
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
    /// What a form keeps of the address.
    pub kept: Pairs,
    /// The retired ones, or back.
    pub retired: (String, bool),
    /// The list as files: what it is called, and its address.
    pub files: Vec<(String, String)>,
    /// Where files are brought in; none for whoever may not.
    pub import: Option<String>,
    /// Where examples are, while some could still be kept.
    pub examples: Option<String>,
}

/// What the list of a register offers under an address, with its columns and its files.
pub fn tools(
    visit: &Visit,
    register: &'static Register,
    pairs: &Pairs,
    (columns, files): (Vec<Option3>, Vec<(String, String)>),
) -> Tools {
    let path = register_path(register);
    let retired = text(pairs, "retired") == "1";
    let other = address(visit, &path, pairs, &[("retired", if retired { "" } else { "1" }), ("cursor", "")]);
    Tools {
        register: register.key,
        columns,
        views: views::of(visit, register),
        may_save: views::may_save(visit),
        columns_action: visit.href("columns"),
        views_action: visit.href("views"),
        view: query::with(pairs, &[("cursor", "")]),
        words: text(pairs, "q").to_owned(),
        kept: query::kept(pairs, &["q"]),
        retired: (other, retired),
        files,
        import: intake::offered(visit, register),
        examples: examples::address(visit, register),
    }
}

/// Every column to choose: those shown in their order, then the others.
pub fn columns(visit: &Visit, register: &'static Register, shown: &[Column]) -> Vec<Option3> {
    let others = column::all(visit, register).into_iter();
    let others = others.filter(|column| !shown.iter().any(|own| own.key == column.key));
    let others = others.map(|column| (column.key, column.label, false));
    shown.iter().map(|column| (column.key.clone(), column.label.clone(), true)).chain(others).collect()
}
