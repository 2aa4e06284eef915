//! A random sample of what a list shows, drawn so that anybody can draw it again.
//!
//! Each record's place in the draw is the SHA-256 of the seed, a slash and its reference; the smallest are drawn.
//! Seed, size of the population and ledger entry stand on the page, so that an auditor may repeat it by hand.

use kernel::list::{Order, Page, Query};
use kernel::{Register, Row, State};
use sha2::{Digest, Sha256};

use crate::auth::{Pairs, text};
use crate::visit::Visit;

/// Most records drawn at once.
pub const ROWS_MAX: usize = 1_000;
/// Longest seed.
const SEED_CHARS_MAX: usize = 64;

/// What an address asks to be drawn.
pub struct Draw {
    /// How many records.
    pub rows: usize,
    /// The seed.
    pub seed: String,
}

impl Draw {
    /// From the address; none where it asks for none, or names no seed yet.
    pub fn of(pairs: &Pairs) -> Option<Self> {
        let rows = wished(pairs)?;
        let seed = text(pairs, "sample-seed").trim();
        (!seed.is_empty()).then(|| Self { rows, seed: seed.chars().take(SEED_CHARS_MAX).collect() })
    }

    /// The records drawn, in the order of the list, with how many there are to draw from.
    pub fn page<'a>(&self, state: &'a State, register: &'static Register, query: &Query) -> Page<'a> {
        let order = Order::of(state, register, query);
        let rows = order.ids().iter().filter_map(|id| state.row(register.key, *id));
        let mut lots: Vec<_> = rows.enumerate().map(|(at, row)| (lot(&self.seed, &row), at, row)).collect();
        let total = lots.len();
        lots.sort_unstable_by_key(|(lot, ..)| *lot);
        lots.truncate(self.rows);
        lots.sort_unstable_by_key(|(_, at, _)| *at);
        Page { rows: lots.into_iter().map(|(.., row)| row).collect(), total, before: 0, next: None, previous: None }
    }
}

fn lot(seed: &str, row: &Row<'_>) -> [u8; 32] {
    Sha256::digest(format!("{seed}/{}", row.reference())).into()
}

/// How many records an address wants drawn; none where it wants none.
fn wished(pairs: &Pairs) -> Option<usize> {
    let rows = text(pairs, "sample").trim().parse::<usize>().ok()?;
    (rows > 0).then(|| rows.min(ROWS_MAX))
}

/// A seed for an address that wants a sample and names none: the instant, in milliseconds.
pub fn seed(visit: &Visit, pairs: &Pairs) -> Option<String> {
    let lacking = wished(pairs).is_some() && text(pairs, "sample-seed").trim().is_empty();
    lacking.then(|| visit.house().engine.now().as_millisecond().to_string())
}

/// The page of a list that an address asks for, or the sample it asks to be drawn.
pub fn page<'a>(visit: &'a Visit, register: &'static Register, query: &Query, pairs: &Pairs) -> Page<'a> {
    match Draw::of(pairs) {
        Some(draw) => draw.page(&visit.state, register, query),
        None => visit.house().orders.page(visit, register, query),
    }
}

/// Every record that an address shows, or the sample of them.
pub fn rows<'a>(visit: &'a Visit, register: &'static Register, query: &Query, pairs: &Pairs) -> Vec<Row<'a>> {
    match Draw::of(pairs) {
        Some(draw) => draw.page(&visit.state, register, query).rows,
        None => kernel::list::rows(&visit.state, register, query),
    }
}

/// What was drawn, in words.
pub fn sentence(visit: &Visit, pairs: &Pairs, shown: usize, total: usize) -> Option<String> {
    let draw = Draw::of(pairs)?;
    let words = [
        ("shown", shown.into()),
        ("total", total.into()),
        ("seed", draw.seed.into()),
        ("seq", visit.state.size().into()),
    ];
    Some(visit.t().with("sample-drawn", &words))
}
