//! What a record is, how it changes and how it is kept: the machinery below every register.
//!
//! Nothing here knows ISO, a clock, a file or a network. A management system is one value,
//! [`State`]; an act is decided by a pure function into [`Change`]s; applying changes gives
//! the next state. Live work and replay run the same [`State::apply`].

extern crate self as kernel;

pub mod act;
pub mod amounts;
pub mod batch;
pub mod change;
pub mod changes;
pub mod command;
pub mod compare;
pub mod context;
mod counter;
pub mod entry;
pub mod erasure;
pub mod field;
pub mod files;
pub mod id;
pub mod kind;
mod lacking;
pub mod list;
pub mod own;
pub mod parse;
pub mod print;
pub mod record;
pub mod reference;
pub mod refusal;
pub mod register;
pub mod request;
pub mod rooms;
pub mod search;
pub mod seen;
pub mod snapshot;
pub mod state;
mod steps;
mod table;
pub mod types;
pub mod undo;
pub mod value;
pub mod whole;

pub use act::{Act, Acted, Args, Decide, Decision};
pub use change::{Change, Path};
pub use changes::Changes;
pub use command::Command;
pub use context::Context;
pub use counter::Counter;
pub use derive::{Act, Choice, Group, Record};
pub use field::{Field, Writer};
pub use id::{ById, Id, Ids, Link, RawId};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use kind::{Kind, Typed};
pub use own::Own;
pub use record::{Declared, Elsewhere, Guard, Head, Held, Proposal, Record, Row};
pub use reference::Reference;
pub use refusal::{Basis, Refusal};
pub use register::Register;
pub use rust_decimal::Decimal;
pub use state::State;
pub use steps::Steps;
pub use table::{Table, TableOf};
pub use types::{
    ANY, Choice, FileRef, Group, Level, Lines, Links, Many, Markdown, Money, Subject, Subjects, Text, is_blank,
};
pub use value::Value;

/// Names that the derives write down; not for use by hand.
#[doc(hidden)]
pub mod emitted {
    pub use crate::act::{decode, take};
    pub use crate::field::joined;
    pub use crate::record::guarded;
}
