//! One field's content, whatever its kind: what a change carries and what every surface prints.

use std::borrow::Cow;
use std::cell::Cell;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::id::RawId;
use crate::types::{FileRef, Money, is_blank};

/// The parts of a group, by key, in the order of their declaration.
pub type Parts = Vec<(Cow<'static, str>, Value)>;

/// A value of any kind. The order of the variants is part of the stored format: add at the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// An optional field that is empty.
    Nothing,
    /// One line of text, or Markdown.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A decimal number.
    Decimal(Decimal),
    /// An amount in a currency.
    Money(Money),
    /// A day.
    Date(Date),
    /// An instant, UTC.
    Time(Timestamp),
    /// Yes or no.
    Flag(bool),
    /// A step on a scale that a method defines.
    Level(u8),
    /// One of the declared choices, by key.
    Choice(Cow<'static, str>),
    /// A link to a record of another register.
    Link(RawId),
    /// Links to records of another register.
    Links(Vec<RawId>),
    /// A list of lines.
    Lines(Vec<String>),
    /// A stored file; in a box, because the largest content decides the room that every value takes.
    File(Box<FileRef>),
    /// The parts of a group.
    Group(#[serde(deserialize_with = "shallow")] Parts),
    /// A keyed list of groups.
    Many(#[serde(deserialize_with = "shallow")] Vec<(String, Parts)>),
}

/// Groups are one level deep, also in bytes that somebody made up: reading must not follow them down.
fn shallow<'de, D: Deserializer<'de>, T: Deserialize<'de>>(bytes: D) -> Result<T, D::Error> {
    thread_local!(static INSIDE: Cell<bool> = const { Cell::new(false) });
    if INSIDE.replace(true) {
        return Err(D::Error::custom("a group stands inside a group"));
    }
    let read = T::deserialize(bytes);
    INSIDE.set(false);
    read
}

impl Value {
    /// Whether a reader finds the same in both: one that says nothing is like another that says nothing.
    pub fn is_like(&self, other: &Self) -> bool {
        self == other || (self.is_blank() && other.is_blank())
    }

    /// Whether a required field holding this would still be unfilled.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => is_blank(text),
            Self::Link(id) => id.is_nil(),
            Self::Level(step) => *step == 0,
            Self::Links(ids) => ids.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Many(rows) => rows.is_empty(),
            Self::File(file) => file.digest.is_empty(),
            Self::Group(parts) => parts.iter().all(|(_, part)| part.is_blank()),
            Self::Whole(_)
            | Self::Decimal(_)
            | Self::Money(_)
            | Self::Date(_)
            | Self::Time(_)
            | Self::Flag(_)
            | Self::Choice(_) => false,
        }
    }

    /// Every record this value points to, also from within groups.
    pub fn links(&self) -> Vec<RawId> {
        let mut found = Vec::new();
        self.each_plain(&mut |plain| {
            if let Self::Link(id) = plain {
                found.extend(Some(*id).filter(|id| !id.is_nil()));
            } else if let Self::Links(ids) = plain {
                found.extend(ids);
            }
        });
        found
    }

    /// Every value in it that holds no others, lists of rows and groups taken apart.
    pub fn each_plain<'v>(&'v self, each: &mut dyn FnMut(&'v Value)) {
        match self {
            Self::Group(parts) => parts.iter().for_each(|(_, part)| part.each_plain(each)),
            Self::Many(rows) => rows.iter().flat_map(|(_, parts)| parts).for_each(|(_, part)| part.each_plain(each)),
            Self::Nothing
            | Self::Text(_)
            | Self::Whole(_)
            | Self::Decimal(_)
            | Self::Money(_)
            | Self::Date(_)
            | Self::Time(_)
            | Self::Flag(_)
            | Self::Level(_)
            | Self::Choice(_)
            | Self::Link(_)
            | Self::Links(_)
            | Self::Lines(_)
            | Self::File(_) => each(self),
        }
    }

    /// Every text in it, also within lists and groups.
    pub fn each_text(&self, each: &mut dyn FnMut(&str)) {
        self.each_plain(&mut |plain| {
            if let Self::Text(text) = plain {
                each(text);
            } else if let Self::Lines(lines) = plain {
                lines.iter().for_each(|line| each(line));
            }
        });
    }

    /// The same value with every link, also within groups, led through `to`.
    pub fn relinked(self, to: &impl Fn(RawId) -> RawId) -> Self {
        let parts = |parts: Parts| parts.into_iter().map(|(key, value)| (key, value.relinked(to))).collect();
        match self {
            Self::Link(id) => Self::Link(to(id)),
            Self::Links(ids) => Self::Links(ids.into_iter().map(to).collect()),
            Self::Group(own) => Self::Group(parts(own)),
            Self::Many(rows) => Self::Many(rows.into_iter().map(|(key, own)| (key, parts(own))).collect()),
            plain @ (Self::Nothing
            | Self::Text(_)
            | Self::Whole(_)
            | Self::Decimal(_)
            | Self::Money(_)
            | Self::Date(_)
            | Self::Time(_)
            | Self::Flag(_)
            | Self::Level(_)
            | Self::Choice(_)
            | Self::Lines(_)
            | Self::File(_)) => plain,
        }
    }

    /// The part of a group with this key.
    pub fn part(&self, key: &str) -> Option<&Value> {
        let Self::Group(parts) = self else { return None };
        parts.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}
