//! What people write for a record, and the record it names.

use std::sync::Arc;

use super::State;
use crate::id::RawId;
use crate::reference::Reference;
use crate::refusal::Wrong;
use crate::register::Register;
use crate::table::Table;
use crate::types::ANY;
use crate::value::Value;

impl State {
    /// The id that a text names in a register: an id, a reference, a unique field's content, or a title.
    pub fn resolve(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let text = text.trim();
        if register == ANY {
            return self.resolve_any(text);
        }
        let table = self.table(register).ok_or_else(|| Wrong::new(format!("there is no register {register}")))?;
        if let Ok(id) = text.parse::<RawId>() {
            let known = table.row(id).map(|row| row.id);
            return known.ok_or_else(|| {
                Wrong::new(format!("no {} has the id {id}; choose an existing one", in_words(table.register())))
            });
        }
        let own = table.register();
        let what = in_words(own);
        if let Some(reference) = own.reference.read(text)
            && let Some(id) = table.numbered(reference)
        {
            return Ok(id);
        }
        let content = Value::Text(text.to_owned());
        let unique = own.fields.iter().enumerate().filter(|(_, field)| field.unique);
        if let Some(id) = unique.filter_map(|(at, _)| table.holder(at, &content)).next() {
            return Ok(id);
        }
        let mut titled = table.rows().filter(|row| !row.head.retired && row.record.title().eq_ignore_ascii_case(text));
        match (titled.next(), titled.next()) {
            (Some(row), None) => Ok(row.id),
            (Some(_), Some(_)) => {
                Err(Wrong::new(format!("more than one {what} is called \"{text}\"; use the reference")))
            }
            (None, _) => introduced(table, text).ok_or_else(|| {
                let example = own.reference.print(Reference { year: 0, number: 1 });
                Wrong::new(format!("no {what} is called \"{text}\"; use a reference such as {example}"))
            }),
        }
    }

    /// The id that a text names in any register: an id or a reference.
    fn resolve_any(&self, text: &str) -> Result<RawId, Wrong> {
        let by_id = || text.parse::<RawId>().ok().filter(|id| self.find(*id).is_some());
        let numbered = |table: &Arc<Box<dyn Table>>| {
            let reference = table.register().reference.read(text);
            reference.and_then(|reference| table.numbered(reference)).or_else(|| introduced(&***table, text))
        };
        let found = by_id().or_else(|| self.tables.iter().find_map(numbered));
        found.ok_or_else(|| Wrong::new(format!("no record has the reference \"{text}\"; write one such as R-0001")))
    }
}

/// What a record of a register is called in a message: `asset type`.
fn in_words(register: &Register) -> String {
    register.key.replace('-', " ")
}

/// The record that a text names by reference and title: `P-002 Solveig Brandt`.
fn introduced(table: &dyn Table, text: &str) -> Option<RawId> {
    let (reference, title) = text.split_once(' ')?;
    let id = table.numbered(table.register().reference.read(reference)?)?;
    let row = table.row(id)?;
    row.record.title().eq_ignore_ascii_case(title.trim()).then_some(id)
}
