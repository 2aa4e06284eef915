//! A page's address with its query: filters, order and place, from which chips and links make other addresses.

use kernel::refusal::Wrong;

use crate::error::Halt;

/// A path and the pairs of its query, in the order given.
#[derive(Clone, Debug, Default)]
pub struct Address {
    path: String,
    pairs: Vec<(String, String)>,
}

/// The part of a query that says where a page of a list begins; another filter or order begins anew.
const PLACES: &[&str] = &["after", "before"];

impl Address {
    /// From a path and a query as it came. Empty values say nothing and are left out.
    pub fn new(path: impl Into<String>, query: &str) -> Self {
        let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        pairs.retain(|(_, value)| !value.is_empty());
        Self { path: path.into(), pairs }
    }

    /// From pairs that were read already.
    pub fn given(pairs: &[(String, String)]) -> Self {
        let filled = pairs.iter().filter(|(_, value)| !value.is_empty());
        Self { path: String::new(), pairs: filled.cloned().collect() }
    }

    /// The path alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The value of a key; the last one where it stands several times.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().rev().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    /// Whether a switch is on.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A value read by a reader, or a halt that names the key.
    pub fn read<T>(&self, key: &str, reader: impl FnOnce(&str) -> Result<T, Wrong>) -> Result<Option<T>, Halt> {
        let read = self.get(key).map(reader).transpose();
        read.map_err(|wrong| Halt::Malformed(format!("{key}: {}", wrong.0)))
    }

    /// The address as it is.
    pub fn href(&self) -> String {
        self.print(self.pairs.iter())
    }

    /// The same list with one more condition, from its beginning.
    pub fn with(&self, key: &str, value: &str) -> String {
        let added = (key.to_owned(), value.to_owned());
        self.print(self.pairs.iter().filter(|(own, _)| own != key && !is_place(own)).chain([&added]))
    }

    /// The same list without a condition, from its beginning.
    pub fn without(&self, key: &str) -> String {
        self.without_all(&[key])
    }

    /// The same list without these conditions, from its beginning.
    pub fn without_all(&self, keys: &[&str]) -> String {
        self.print(self.pairs.iter().filter(|(own, _)| !keys.contains(&own.as_str()) && !is_place(own)))
    }

    /// A switch turned the other way.
    pub fn toggled(&self, key: &str) -> String {
        if self.has(key) { self.without(key) } else { self.with(key, "1") }
    }

    /// The pairs that a form of these keys has to carry along.
    pub fn carried(&self, keys: &[&str]) -> Vec<(String, String)> {
        self.pairs.iter().filter(|(own, _)| !keys.contains(&own.as_str()) && !is_place(own)).cloned().collect()
    }

    /// The same page with these pairs of the query alone.
    pub fn only(&self, keys: &[&str]) -> Self {
        let pairs = self.pairs.iter().filter(|(own, _)| keys.contains(&own.as_str())).cloned().collect();
        Self { path: self.path.clone(), pairs }
    }

    fn print<'a>(&self, pairs: impl Iterator<Item = &'a (String, String)>) -> String {
        let mut href = String::with_capacity(self.path.len() + 64);
        href.push_str(&self.path);
        for (at, (key, value)) in pairs.enumerate() {
            href.push(if at == 0 { '?' } else { '&' });
            push_encoded(&mut href, key);
            href.push('=');
            push_encoded(&mut href, value);
        }
        href
    }
}

/// Appends text as a query has it: application/x-www-form-urlencoded, as serde_urlencoded reads it.
fn push_encoded(href: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => href.push(char::from(byte)),
            b' ' => href.push('+'),
            _ => {
                let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
                href.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
}

fn is_place(key: &str) -> bool {
    PLACES.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_condition_begins_the_list_anew_and_keeps_the_rest() {
        let address = Address::new("/o/x/planning/risks", "owner=P-001&q=&after=R-0009&as_of=2026-01-01");
        assert_eq!(address.with("mine", "1"), "/o/x/planning/risks?owner=P-001&as_of=2026-01-01&mine=1");
        assert_eq!(address.without("owner"), "/o/x/planning/risks?as_of=2026-01-01");
        assert_eq!(address.toggled("above"), "/o/x/planning/risks?owner=P-001&as_of=2026-01-01&above=1");
        assert_eq!(Address::new("/p", "a=1").toggled("a"), "/p");
    }

    #[test]
    fn whatever_stands_in_a_query_is_read_back() {
        let words = "fire & flood? 100 % = é/ü";
        let href = Address::new("/p", "").with("q", words);
        let (_, query) = href.split_once('?').expect("it has a query");
        assert_eq!(Address::new("/p", query).get("q"), Some(words), "{href}");
    }
}
