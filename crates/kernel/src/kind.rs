//! The kinds of fields, and the bond between a Rust type and its kind.

use crate::field::Field;
use crate::refusal::Wrong;
use crate::value::Value;

/// What a field holds. It comes from the field's type, never from the text of the type.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Text with Markdown.
    Markdown,
    /// A whole number.
    Whole,
    /// A decimal number.
    Decimal,
    /// An amount and its currency.
    Money,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// An instant, UTC.
    Time,
    /// Yes or no.
    Flag,
    /// A step on a method's scale.
    Level,
    /// One of a declared set.
    Choice(&'static Choices),
    /// A record of the register with this key.
    Link(&'static str),
    /// Records of the register with this key.
    Links(&'static str),
    /// A list of lines.
    Lines,
    /// A file in the object store.
    File,
    /// A group of parts.
    Group(&'static [Field]),
    /// A keyed list of groups.
    Many(&'static [Field]),
}

/// The declared values of a choice.
#[derive(Debug)]
pub struct Choices {
    /// Key of the choice itself, the stem of its texts.
    pub key: &'static str,
    /// The keys of the values, in the order they are offered.
    pub values: &'static [&'static str],
    /// Other words that are understood on the way in, with the value they mean.
    pub aliases: &'static [(&'static str, &'static str)],
}

impl Choices {
    /// The declared key that `word` means, by key or by alias, letter case aside.
    pub fn find(&self, word: &str) -> Option<&'static str> {
        let word = word.trim();
        let value = self.values.iter().find(|value| value.eq_ignore_ascii_case(word));
        let alias = || self.aliases.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(word));
        value.copied().or_else(|| alias().map(|(_, value)| *value))
    }
}

impl Kind {
    /// The register a link of this kind points to.
    pub fn target(&self) -> Option<&'static str> {
        match self {
            Self::Link(register) | Self::Links(register) => Some(register),
            _ => None,
        }
    }

    /// The parts of a group or of a keyed list of groups.
    pub fn parts(&self) -> Option<&'static [Field]> {
        match self {
            Self::Group(parts) | Self::Many(parts) => Some(parts),
            _ => None,
        }
    }

    /// Whether content of this kind can point to records.
    pub fn may_link(&self) -> bool {
        self.target().is_some() || self.parts().is_some_and(|parts| parts.iter().any(|part| part.kind.may_link()))
    }

    /// The word for this kind in the API, the CLI and messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Whole => "whole",
            Self::Decimal => "decimal",
            Self::Money => "money",
            Self::Date => "date",
            Self::Time => "time",
            Self::Flag => "flag",
            Self::Level => "level",
            Self::Choice(_) => "choice",
            Self::Link(_) => "link",
            Self::Links(_) => "links",
            Self::Lines => "lines",
            Self::File => "file",
            Self::Group(_) => "group",
            Self::Many(_) => "many",
        }
    }
}

/// A Rust type that can be a field.
pub trait Typed: PartialEq + Sized {
    /// The kind of a field of this type.
    const KIND: Kind;
    /// Whether a record must have it filled before it may be created.
    const REQUIRED: bool;

    /// The content of a new record.
    fn blank() -> Self;
    /// The content as a value.
    fn give(&self) -> Value;
    /// The content from a value of the right kind.
    fn take(value: Value) -> Result<Self, Wrong>;

    /// Writes all of the field, or the place `key` / `part` inside it.
    fn put(&mut self, key: Option<&str>, part: Option<&str>, value: Value) -> Result<(), Wrong> {
        if key.is_some() || part.is_some() {
            return Err(Wrong::new("this field has no parts; write it as a whole"));
        }
        *self = Self::take(value)?;
        Ok(())
    }
}

/// What is seldom filled stands in a box, so that a record without it is the smaller for it.
impl<T: Typed> Typed for Box<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = T::REQUIRED;

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn give(&self) -> Value {
        T::give(self)
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        T::take(value).map(Self::new)
    }

    fn put(&mut self, key: Option<&str>, part: Option<&str>, value: Value) -> Result<(), Wrong> {
        T::put(self, key, part, value)
    }
}

impl<T: Typed> Typed for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;

    fn blank() -> Self {
        None
    }

    fn give(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, T::give)
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        if value.is_blank() { Ok(None) } else { T::take(value).map(Some) }
    }

    fn put(&mut self, key: Option<&str>, part: Option<&str>, value: Value) -> Result<(), Wrong> {
        if key.is_none() && part.is_none() {
            *self = <Self as Typed>::take(value)?;
            return Ok(());
        }
        // Emptying a place of what is not there leaves it not there.
        if self.is_none() && value.is_blank() {
            return T::blank().put(key, part, value);
        }
        self.get_or_insert_with(T::blank).put(key, part, value)
    }
}
