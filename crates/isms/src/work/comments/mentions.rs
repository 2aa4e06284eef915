//! Whom a text speaks to: `@` followed by the name or the reference of a person.

use std::ops::Range;

use kernel::{Declared, Id, State};

use crate::support::Person;

/// A person named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the name stands, with its `@`.
    pub at: Range<usize>,
    /// Who.
    pub person: Id<Person>,
}

/// The people a text speaks to, in the order of the text. Where one name begins another, the longer is meant.
pub fn mentions(text: &str, state: &State) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (at, _) in text.match_indices('@') {
        // The sign inside a word belongs to an address of mail.
        let inside = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        if inside || found.last().is_some_and(|last| last.at.end > at) {
            continue;
        }
        if let Some((length, person)) = named(&text[at + 1..], state) {
            found.push(Mention { at: at..at + 1 + length, person });
        }
    }
    found
}

/// The person whose name or reference a text begins with, and the length of it in bytes.
fn named(text: &str, state: &State) -> Option<(usize, Id<Person>)> {
    let begins = |name: &str| {
        let head = text.get(..name.len()).filter(|head| !name.is_empty() && head.eq_ignore_ascii_case(name));
        let ends = || !text[name.len()..].chars().next().is_some_and(char::is_alphanumeric);
        head.is_some() && ends()
    };
    let people = state.of::<Person>().iter().flat_map(|(id, held)| {
        let reference = Person::REGISTER.reference.print(held.head.reference);
        let names = [held.name.to_string(), reference];
        names.into_iter().filter(|name| begins(name)).map(move |name| (name.len(), id))
    });
    people.max_by_key(|(length, _)| *length)
}
