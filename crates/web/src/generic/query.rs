//! A list's address and what it asks for: `?q=&sort=-due&owner=P-003&due.max=2026-12-31&columns=owner,due`.

use kernel::list::Query;
use kernel::{Refusal, Register, State};

use crate::auth::{Pairs, text};

/// Names that are no filters.
pub const RESERVED: &[&str] = &["q", "sort", "cursor", "limit", "columns", "retired", "as_of", "sample", "sample-seed"];
/// Of these, the ones that do not say which records are meant.
const OF_PAGES: &[&str] = &["columns", "as_of", "sample", "sample-seed"];
/// Rows on a page where nothing else is asked.
pub const ROWS: usize = 100;

/// What a list's address asks for, or what is wrong with it.
pub fn read(register: &'static Register, pairs: &Pairs, state: &State) -> Result<Query, Vec<Refusal>> {
    let of_lists = pairs.iter().filter(|(name, _)| !OF_PAGES.contains(&name.as_str()));
    let of_lists = of_lists.map(|(name, text)| (name.as_str(), text.as_str()));
    let query = exchange::query::read(register, of_lists, state)?;
    Ok(Query { limit: if query.limit == 0 { ROWS } else { query.limit }, ..query })
}

/// The same address with other values under some names; an empty value takes the name away.
pub fn with(pairs: &Pairs, changes: &[(&str, &str)]) -> String {
    let kept = pairs.iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    let kept = kept.map(|(name, content)| (name.as_str(), content.as_str()));
    print(kept.chain(changes.iter().copied()))
}

/// The same address without one of its pairs, from the beginning of the list.
pub fn without(pairs: &Pairs, pair: &(String, String)) -> String {
    let kept = pairs.iter().filter(|own| *own != pair && own.0 != "cursor");
    print(kept.map(|(name, content)| (name.as_str(), content.as_str())))
}

/// The pairs of an address but for these names and the place in the list.
pub fn kept(pairs: &Pairs, but: &[&str]) -> Pairs {
    let keep = |pair: &&(String, String)| !but.contains(&pair.0.as_str()) && pair.0 != "cursor" && !pair.1.is_empty();
    pairs.iter().filter(keep).cloned().collect()
}

/// Prints the pairs that say something; the day shown is added by whoever makes a link of it.
fn print<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let filled: Vec<_> = pairs.filter(|(name, content)| !content.is_empty() && *name != "as_of").collect();
    // Commas stand between the keys of columns, and are no harm in a query.
    serde_urlencoded::to_string(filled).unwrap_or_default().replace("%2C", ",")
}

/// The address that a filter's form means, where it has fields of the form's own: a period (`_period`, `_from`,
/// `_to`) and one condition on any field (`_on`, `_how`, `_value`). None where it is one already.
pub fn canonical(pairs: &Pairs) -> Option<String> {
    if !pairs.iter().any(|(name, _)| name.starts_with('_')) {
        return None;
    }
    let plain: Pairs = pairs.iter().filter(|(name, _)| !name.starts_with('_')).cloned().collect();
    let (period, on, value) = (text(pairs, "_period"), text(pairs, "_on"), text(pairs, "_value"));
    let mut added = vec![
        (format!("{period}.min"), text(pairs, "_from")),
        (format!("{period}.max"), text(pairs, "_to")),
        match text(pairs, "_how") {
            "empty" => (format!("{on}.empty"), "yes"),
            "filled" => (format!("{on}.empty"), "no"),
            how @ ("min" | "max") => (format!("{on}.{how}"), value),
            _ => (on.to_owned(), value),
        },
    ];
    added.retain(|(name, _)| !name.is_empty() && !name.starts_with('.'));
    let all = plain.iter().map(|(name, content)| (name.as_str(), content.as_str()));
    Some(print(all.chain(added.iter().map(|(name, content)| (name.as_str(), *content)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: Option<&str>) {
        let pairs: Pairs = serde_urlencoded::from_str(query).expect("a query");
        assert_eq!(canonical(&pairs).as_deref(), expected, "{query}");
    }

    #[test]
    fn the_fields_of_a_filters_form_become_plain_conditions() {
        check("kind=primary&columns=a,b", None);
        check("kind=primary&_period=due&_from=2026-01-01&_to=", Some("kind=primary&due.min=2026-01-01"));
        check(
            "_period=&_from=2026-01-01&_on=owner&_how=empty&_value=x&columns=a,b",
            Some("columns=a,b&owner.empty=yes"),
        );
        check("_on=own.seats&_how=min&_value=3", Some("own.seats.min=3"));
        check("kind=&_on=&_how=empty", Some(""));
    }
}
