//! Two who edit one record at once: what the second left alone is as the first one left it.

use exchange::sheets::export::stands;
use kernel::{Path, Record, Row, Value};

use super::editable;
use super::gathered::Gathered;
use crate::auth::Pairs;
use crate::error::Halt;
use crate::generic::typed;
use crate::visit::Visit;

/// A form that was opened after entry `seen`, with what is there now in every field that its sender did not touch. As it
/// was sent where its texts cannot be read, since then nobody can tell what was touched.
pub async fn merged(
    visit: &Visit,
    row: &Row<'_>,
    pairs: &Pairs,
    gathered: &Gathered,
    seen: u64,
) -> Result<Pairs, Halt> {
    let register = row.record.register();
    let then = visit.house().engine.state_after(&visit.org, seen).await?;
    let Some(opened) = then.row(register.key, row.id) else { return Ok(pairs.clone()) };
    let Ok(values) = gathered.values(register.fields, visit, Some(opened.record)) else { return Ok(pairs.clone()) };
    let touched = |field: &str| {
        let mut own = values.iter().filter(|(path, _)| path.field == field);
        gathered.makes_for(field) || own.any(|(path, value)| changes(opened.record, path, value))
    };
    let sent = |field: &str| pairs.iter().any(|(name, _)| is_of(field, name));
    let left: Vec<_> = editable(register).filter(|(_, field)| sent(field.key) && !touched(field.key)).collect();
    let mut merged = pairs.clone();
    merged.retain(|(name, _)| !left.iter().any(|(_, field)| is_of(field.key, name)));
    merged.extend(typed::of_record(row.record, left.into_iter(), &visit.state));
    Ok(merged)
}

/// Whether a name in a form is a place of a field.
fn is_of(field: &str, name: &str) -> bool {
    name.parse::<Path>().is_ok_and(|path| path.field == field)
}

/// Whether a value at a place is other than what stood there. A row that is taken away has a place without a part.
fn changes(record: &dyn Record, path: &Path, value: &Value) -> bool {
    let taken_away = path.group_key().is_some() && path.part_key().is_none();
    taken_away || !stands(record, path).is_like(value)
}
