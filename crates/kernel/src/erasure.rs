//! Erasing: what takes the place of contents, and what an act that erases takes along from the ledger.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::act::Decision;
use crate::change::Change;
use crate::command::{Command, refused};
use crate::context::Context;
use crate::field::Field;
use crate::id::RawId;
use crate::kind::Kind;
use crate::refusal::{Basis, Refusal};
use crate::register::Register;
use crate::state::State;
use crate::types::{TEXT_BYTES_MAX, is_blank, too_long};
use crate::value::Value;

/// Ends the keys of acts that erase: `person.erase`.
pub const VERB: &str = ".erase";

/// Refuses to erase where nobody says why, or says more than a reason: it stays when all else is gone.
pub fn unexplained(context: &Context) -> Option<Refusal> {
    let reason = context.reason.as_deref().unwrap_or_default();
    if let Some(message) = too_long(reason, TEXT_BYTES_MAX) {
        return Some(Refusal::software("because", message));
    }
    let silent = is_blank(reason);
    let message = "say why this is erased: the request, or the end of the time it may be kept";
    silent.then(|| Refusal { basis: Basis::Law, ..Refusal::software("because", message) })
}

/// What stands of a record in the ledger: each item that tells of one of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The record.
    pub id: RawId,
    /// Its version when the ledger was looked at.
    pub version: u64,
    /// The items: field, entry counted from 1, place in its body from 0. An item that tells of the whole entry, such as
    /// the reason, has no field and goes with any.
    pub items: Vec<(Option<String>, u64, u32)>,
}

impl Command {
    /// Whether it may erase, so that the ledger has to be looked at before.
    pub fn erases(&self) -> bool {
        match self {
            Self::Act(act, _) => act.key.ends_with(VERB),
            Self::Batch(_, steps) => steps.plain().any(|(_, command)| command.erases()),
            Self::Create(..) | Self::Edit(..) | Self::Retire(..) | Self::Restore(..) | Self::Whole(_) => false,
            // It was looked at already.
            Self::Erasing(..) => false,
        }
    }

    /// What was asked for, without what was found in the ledger.
    pub fn asked(&self) -> &Self {
        match self {
            Self::Erasing(command, _) => command,
            plain => plain,
        }
    }
}

/// The changes of an act that erases, each erasure with its items.
pub(crate) fn decide(command: &Command, standing: &[Standing], state: &State, context: &Context) -> Decision {
    let mut changes = command.decide(state, context)?;
    for change in &mut changes {
        let Change::Erase { id, fields, items, .. } = change else { continue };
        let version = state.find(*id).map(|row| row.head.changed);
        let Some(found) = standing.iter().find(|found| found.id == *id && Some(found.version) == version) else {
            return refused(Refusal::conflict("the record was changed meanwhile; look at the change and try again"));
        };
        let told = |field: &Option<String>| field.as_ref().is_none_or(|field| fields.iter().any(|own| own == field));
        let of_these = found.items.iter().filter(|(field, ..)| told(field));
        *items = of_these.map(|(_, entry, place)| (*entry, *place)).collect();
    }
    Ok(changes)
}

/// What stands in the place of a content that was erased: its day, where the field holds text that need not be unique,
/// else nothing.
pub(crate) fn mark(register: &Register, index: usize, field: &Field, time: Timestamp) -> Value {
    match field.kind {
        Kind::Text | Kind::Markdown if !field.unique => {
            Value::Text(format!("erased on {}", time.to_zoned_datetime(TimeZone::UTC).date()))
        }
        _ => (register.blank)().get(index),
    }
}
