//! A list's address and what it asks for: `?q=&sort=-due&owner=P-003&due.max=2026-12-31`.

use kernel::list::Query;
use kernel::{Field, Kind, Refusal, Register, State};

use crate::auth::Pairs;

/// Names that are no filters.
pub const RESERVED: &[&str] = &["q", "sort", "cursor", "limit", "cols", "retired", "as_of"];
/// Rows on a page where nothing else is asked.
pub const ROWS: usize = 100;

/// What a list's address asks for, or what is wrong with it.
pub fn read(register: &'static Register, pairs: &Pairs, state: &State) -> Result<Query, Vec<Refusal>> {
    let of_lists = pairs.iter().filter(|(name, _)| !matches!(name.as_str(), "cols" | "as_of"));
    let of_lists = of_lists.map(|(name, text)| (name.as_str(), text.as_str()));
    let query = exchange::query::read(register, of_lists, state)?;
    Ok(Query { limit: if query.limit == 0 { ROWS } else { query.limit }, ..query })
}

/// Whether readers are offered a filter by this field.
pub fn offers(field: &Field) -> bool {
    matches!(field.kind, Kind::Choice(_) | Kind::Flag | Kind::Link(_) | Kind::Links(_))
}

/// The same address with other values under some names; an empty value takes the name away.
pub fn with(pairs: &Pairs, changes: &[(&str, &str)]) -> String {
    let kept = pairs.iter().filter(|(name, content)| {
        !content.is_empty() && name != "as_of" && !changes.iter().any(|(other, _)| other == name)
    });
    let kept = kept.map(|(name, content)| (name.as_str(), content.as_str()));
    let added = changes.iter().copied().filter(|(_, content)| !content.is_empty());
    let all: Vec<_> = kept.chain(added).collect();
    serde_urlencoded::to_string(all).unwrap_or_default()
}
