//! 7.5: a field that the organization adds to a register.

use kernel::{Choice, Guard, Lines, Many, Own, Record, Text};

/// A field that the organization adds to a register.
#[derive(Clone, Debug, Record)]
#[register(key = "own-field", plural = "own-fields", reference = "OF-{n:03}", clause = "7.5")]
pub struct OwnField {
    /// What it is called in forms and lists.
    #[field(column)]
    pub title: Text,
    /// The key its contents stand under, in small letters: for ever.
    #[field(column)]
    pub key: Text,
    /// The key of the register whose records carry it.
    #[field(column)]
    pub register: Text,
    /// What it holds.
    #[field(column)]
    pub kind: OwnKind,
    /// The values to choose from.
    #[field(when = "kind=choice")]
    pub choices: Lines,
    /// What it means, in one sentence.
    pub help: Option<Text>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What an own field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "own-kind")]
pub enum OwnKind {
    /// One line of text.
    Text,
    /// A whole number.
    Whole,
    /// A decimal number.
    Decimal,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// One of a list of values.
    Choice,
}

impl Guard for OwnField {}
