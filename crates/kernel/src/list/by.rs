//! What a list is filtered and sorted by.

use crate::kind::Kind;
use crate::own;
use crate::parse;
use crate::record::{Record, Row};
use crate::register::Register;
use crate::value::Value;

/// What a list is filtered and sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A field, by its index in the register.
    Field(usize),
    /// One of the organization's own fields, by its key.
    Own(String),
    /// The number: the order of making, within a year of numbering.
    Reference,
    /// The instant it was recorded first.
    Recorded,
}

impl By {
    /// What a record holds of it.
    pub fn value(&self, row: &Row<'_>) -> Value {
        match self {
            Self::Field(at) => row.record.get(*at),
            Self::Own(key) => own_content(row.record, key),
            Self::Reference => {
                let reference = row.head.reference;
                Value::Whole(i64::from(reference.year) << 32 | i64::from(reference.number))
            }
            Self::Recorded => Value::Time(row.head.made),
        }
    }

    /// The kind of what a record holds of it; none where that is as the organization declared it.
    pub(super) fn kind(&self, register: &'static Register) -> Option<Kind> {
        match self {
            Self::Field(at) => Some(register.fields[*at].kind),
            Self::Own(_) | Self::Reference | Self::Recorded => None,
        }
    }
}

/// The content of an own field. It is kept as text; what reads as a number or a day is compared as one.
fn own_content(record: &dyn Record, key: &str) -> Value {
    match record.value(own::FIELD) {
        Value::Many(rows) => own::content(&rows, key).map_or(Value::Nothing, content),
        _ => Value::Nothing,
    }
}

/// A text as an own field is compared by it.
pub fn content(text: &str) -> Value {
    let number = || parse::decimal(text).map(Value::Decimal);
    let day = || parse::date(text).map(Value::Date);
    number().or_else(|_| day()).unwrap_or_else(|_| Value::Text(text.to_owned()))
}
