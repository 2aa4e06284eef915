//! The rooms every register has: list, card, form, acts, history. They know declarations, no register.

pub mod act;
pub mod adding;
pub mod bar;
pub mod bulk;
pub mod card;
pub mod cell;
pub mod chapters;
pub mod column;
mod conflict;
pub mod desk;
pub mod diff;
pub mod examples;
pub mod export;
pub mod filter;
pub mod form;
pub mod gone;
pub mod history;
pub mod input;
mod leaning;
pub mod life;
pub mod list;
pub mod objection;
pub mod owned;
pub mod palette;
pub mod query;
pub mod room;
pub mod sample;
pub mod scale;
pub mod scales;
pub mod sealed;
pub mod search;
pub mod section;
pub mod sheet;
#[allow(unused_qualifications, reason = "what the derive writes for an enum names whole paths")]
pub mod shown;
pub mod suggest;
pub mod tools;
pub mod typed;
pub mod views;
pub mod worded;

use isms::catalogue::find_control;
use isms::planning::Applicability;
use kernel::{Register, Row};

use crate::error::Halt;
use crate::frame::register_path;
use crate::visit::Visit;

/// The register at an address: section and plural.
pub fn register(visit: &Visit, section: &str, plural: &str) -> Result<&'static Register, Halt> {
    let found = visit.state.registers().iter().find(|one| one.plural == plural && one.section() == section);
    found.copied().ok_or(Halt::NotFound)
}

/// The record that an address names by id or reference.
pub fn row<'a>(visit: &'a Visit, register: &Register, named: &str) -> Result<Row<'a>, Halt> {
    let id = visit.state.resolve(register.key, named).map_err(|_| Halt::NotFound)?;
    visit.state.row(register.key, id).ok_or(Halt::NotFound)
}

/// The address of a record in its organization: `planning/risks/R-0042`.
pub fn record_path(row: &Row<'_>) -> String {
    format!("{}/{}", register_path(row.record.register()), row.reference())
}

/// What a page about a record is headed with; a row of the statement with the title of its control.
pub fn titled(row: &Row<'_>) -> String {
    let control = row.record.as_any().downcast_ref::<Applicability>().and_then(|own| find_control(&own.control));
    control.map_or_else(|| row.record.title(), |control| format!("{} {}", control.id, control.title))
}

/// The clause of a register as a chip; empty where none asks for it.
pub fn clause(register: &Register) -> String {
    register.clause.to_owned()
}
