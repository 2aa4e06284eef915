//! What somebody else did to a record while it was open before somebody who edits or signs it.

use kernel::Row;

use super::history::{self, Step};
use crate::error::Halt;
use crate::visit::Visit;

/// What somebody else did to the record meanwhile.
pub struct Conflict {
    /// Who changed it at what time.
    pub told: String,
    /// What they changed.
    pub steps: Vec<Step>,
}

/// Who changed a record that is edited since a version, and what.
pub async fn of_edited(visit: &Visit, row: &Row<'_>, seen: u64) -> Result<Conflict, Halt> {
    since(visit, row, seen, "conflict").await
}

/// Who changed a record that is signed after an entry, and what.
pub async fn of_signed(visit: &Visit, row: &Row<'_>, seen: u64) -> Result<Conflict, Halt> {
    since(visit, row, seen, "conflict-signed").await
}

async fn since(visit: &Visit, row: &Row<'_>, seen: u64, text: &str) -> Result<Conflict, Halt> {
    let mut steps = history::of_record(visit, row.record.register(), row.id).await?;
    steps.retain(|step| step.seq > seen);
    let (person, time) = steps.first().map(|step| (step.who.clone(), step.clock.clone())).unwrap_or_default();
    let told = [
        ("person", person.into()),
        ("time", time.into()),
        ("record", format!("{} {}", row.reference(), super::titled(row)).into()),
    ];
    Ok(Conflict { told: visit.t().with(text, &told), steps })
}
