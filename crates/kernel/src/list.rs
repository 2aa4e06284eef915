//! A register as a list: filter, search, sort, and pages by a cursor that keeps its place.
//!
//! What a list finds, in its order, is an [`Order`]: made once, kept as long as one likes, and brought up to date
//! from the records that changed since. A page of it then costs the same whatever the size of the register.

mod by;
mod content;
mod cursor;
mod order;
mod passes;

pub use by::{By, content};
pub use cursor::Cursor;
pub use order::Order;

use crate::record::Row;
use crate::register::Register;
use crate::state::State;
use crate::value::Value;

/// Most records on one page.
pub const PAGE_ROWS_MAX: usize = 1_000;

/// A condition on what a record holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal to one of these; for texts contains it; for links, links and lists holds it.
    Is(Vec<Value>),
    /// At least this much.
    AtLeast(Value),
    /// At most this much.
    AtMost(Value),
    /// Filled or not.
    Filled(bool),
}

/// What to show of a register.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Conditions, all of which hold.
    pub tests: Vec<(By, Test)>,
    /// Words, all of which stand somewhere in the texts or the reference.
    pub words: String,
    /// What to sort by and whether downwards; none keeps the order of making. Empty contents come last both ways.
    pub sort: Option<(By, bool)>,
    /// Show only retired records instead of only live ones.
    pub retired: bool,
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// Records a page; 0 means [`PAGE_ROWS_MAX`].
    pub limit: usize,
}

impl Query {
    /// Whether it leaves nothing out and keeps the order of making.
    pub fn is_plain(&self) -> bool {
        self.tests.is_empty() && self.words.trim().is_empty() && self.sort.is_none() && !self.retired
    }

    /// A text that is the same for the same records in the same order, wherever the page begins.
    pub fn key(&self) -> String {
        let Self { tests, words, sort, retired, .. } = self;
        format!("{tests:?} {words:?} {sort:?} {retired}")
    }
}

/// One page of a list.
pub struct Page<'a> {
    /// The records.
    pub rows: Vec<Row<'a>>,
    /// Number of records in the whole list.
    pub total: usize,
    /// Number of records before the page.
    pub before: usize,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
    /// Where the page before this one begins, where that is not the first.
    pub previous: Option<Cursor>,
}

/// The page of a register that a query asks for.
pub fn page<'a>(state: &'a State, register: &'static Register, query: &Query) -> Page<'a> {
    Order::of(state, register, query).page(state, register, query)
}

/// Every record that a query finds, in its order, wherever its page begins.
pub fn rows<'a>(state: &'a State, register: &'static Register, query: &Query) -> Vec<Row<'a>> {
    let order = Order::of(state, register, query);
    order.ids().iter().filter_map(|id| state.row(register.key, *id)).collect()
}
