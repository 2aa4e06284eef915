//! Numbers, money, days, instants, levels, yes or no, and files.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::FileRef;
use crate::kind::{Kind, Typed};
use crate::refusal::Wrong;
use crate::value::Value;

/// An amount in a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The amount in units of the currency (not cents).
    pub amount: Decimal,
    /// The code of ISO 4217, three capital letters.
    pub currency: [u8; 3],
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut amount = self.amount;
        // Three digits behind a point can be read as thousands; four cannot.
        if amount.scale() == 3 {
            amount.rescale(4);
        }
        write!(f, "{amount} {}", String::from_utf8_lossy(&self.currency))
    }
}

/// A step on one of a method's scales; 0 means not yet judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(pub u8);

macro_rules! plain {
    ($type:ty, $kind:ident, $required:expr, $blank:expr, $noun:expr) => {
        impl Typed for $type {
            const KIND: Kind = Kind::$kind;
            const REQUIRED: bool = $required;

            fn blank() -> Self {
                $blank
            }
            fn give(&self) -> Value {
                Value::$kind(self.clone().into())
            }
            fn take(value: Value) -> Result<Self, Wrong> {
                match value {
                    Value::$kind(content) => Ok(content.into()),
                    Value::Nothing => Ok(Self::blank()),
                    other => Err(Wrong::new(format!("write {} here, not {other:?}", $noun))),
                }
            }
        }
    };
}
plain!(i64, Whole, true, 0, "a whole number");
plain!(Decimal, Decimal, true, Decimal::ZERO, "a decimal number");
plain!(Money, Money, true, Money { amount: Decimal::ZERO, currency: *b"EUR" }, "an amount with its currency");
plain!(Date, Date, true, Date::ZERO, "a day");
plain!(Timestamp, Time, true, Timestamp::UNIX_EPOCH, "an instant");
plain!(bool, Flag, false, false, "yes or no");
plain!(Level, Level, false, Level(0), "a level");
plain!(FileRef, File, true, FileRef::NONE, "a file");

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.0
    }
}
impl From<u8> for Level {
    fn from(step: u8) -> Self {
        Self(step)
    }
}
