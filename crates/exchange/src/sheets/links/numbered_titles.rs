//! Numbers of records with something behind them: a title, or more numbers.

use kernel::{RawId, Table};

use super::names::{Names, by_number, folded};
use crate::sheets::cells::enumerations;

impl Names<'_> {
    /// The record whose number a text begins with, unless more is meant than that one: a title may stand behind it.
    pub fn leading(&self, table: &dyn Table, text: &str) -> Option<RawId> {
        let id = by_number(table, first_word(text))?;
        let rest = behind_first(text);
        let titled = || {
            table
                .row(id)
                .is_some_and(|row| folded(&row.record.title()) == folded(rest.trim_start_matches(['-', '–', ' '])))
        };
        (titled() || !enumerations::goes_on(rest, |token| self.is_one(table, token))).then_some(id)
    }

    /// Whether a word is the number of a record, and no mere count.
    pub fn is_one(&self, table: &dyn Table, word: &str) -> bool {
        let lettered = word.contains(char::is_alphabetic);
        by_number(table, word).is_some() || (lettered && self.numbered(table.register().key, word).is_some())
    }

    /// Whether a word is the number of a record here, or in the file.
    pub fn is_number(&self, register: &str, word: &str) -> bool {
        self.is_reference(register, word) || self.numbered(register, word).is_some()
    }
}

/// `P-003` of `P-003 Ada Lind`.
pub fn first_word(text: &str) -> &str {
    text.split([' ', '\u{a0}', ':']).next().unwrap_or(text)
}

/// `Ada Lind` of `P-003 Ada Lind`.
pub fn behind_first(text: &str) -> &str {
    text.strip_prefix(first_word(text)).unwrap_or_default()
}
