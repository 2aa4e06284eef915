//! What a verdict says, as a message and its arguments: every surface and language prints the same words.

use kernel::{Date, RawId, Row};

/// Most records named in one sentence; the others are counted.
pub const NAMED_MAX: usize = 5;

/// A message of `content/texts` with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Key of the message: `check-scope-approved-draft`.
    pub key: String,
    /// The arguments, by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    /// A message, without arguments yet.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The argument with this name.
    pub fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|(own, _)| *own == name).map(|(_, arg)| arg)
    }
}

/// One argument of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A name, printed as it is.
    Text(String),
    /// A number that the language may choose a plural by.
    Count(usize),
    /// A day, printed in the manner of the language.
    Day(Date),
    /// Names to be joined; how many more there are is said by the message `list-more`.
    List {
        /// Those printed, at most [`NAMED_MAX`].
        shown: Vec<String>,
        /// Number of the others.
        more: usize,
    },
    /// Keys of messages, to be joined: `word-location`.
    Words(Vec<&'static str>),
}

/// A record as a sentence or a list of what was read names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// Key of its register.
    pub register: &'static str,
    /// Its identity.
    pub id: RawId,
    /// How lists call it: its reference, or the reference control of a row of the statement.
    pub label: String,
    /// What it is called.
    pub title: String,
}

impl From<Row<'_>> for Named {
    fn from(row: Row<'_>) -> Self {
        let register = row.record.register().key;
        Self { register, id: row.id, label: row.reference(), title: row.record.title() }
    }
}

impl Named {
    /// The record where a sentence speaks of it alone: title, then reference.
    pub fn in_full(&self) -> String {
        if self.title.is_empty() { self.label.clone() } else { format!("{} ({})", self.title, self.label) }
    }
}
