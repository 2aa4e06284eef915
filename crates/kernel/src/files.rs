//! Stored files: which of them a command brings, a change writes and a state names, each with its place.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::change::Change;
use crate::command::Command;
use crate::kind::Kind;
use crate::register::Register;
use crate::state::State;
use crate::types::FileRef;
use crate::value::{Parts, Value};

/// A file with the place that names it: `file`, `versions[2].file`.
pub type Placed<'a> = (String, &'a FileRef);

impl Command {
    /// The files that doing it would name, each with its place.
    pub fn files(&self) -> Vec<Placed<'_>> {
        let mut found = Vec::new();
        match self {
            Self::Act(_, args) => args.iter().for_each(|(key, value)| gather(key, value, &mut found)),
            Self::Create(_, values) | Self::Edit(_, _, values, _) => {
                values.iter().for_each(|(path, value)| gather(path, value, &mut found));
            }
            Self::Retire(..) | Self::Restore(..) => {}
            Self::Batch(_, steps) => {
                let own = steps.plain().flat_map(|(within, command)| {
                    command.files().into_iter().map(move |(place, file)| (format!("{within}.{place}"), file))
                });
                found.extend(own);
            }
            Self::Erasing(command, _) => found.extend(command.files()),
            Self::Whole(changes) => found.extend(changes.iter().flat_map(Change::files)),
        }
        found
    }
}

impl Change {
    /// The files it writes, each with its place in the record.
    pub fn files(&self) -> Vec<Placed<'_>> {
        let mut found = Vec::new();
        if let Self::Set { at, to, .. } = self {
            gather(at, to, &mut found);
        }
        found
    }
}

impl State {
    /// The files that records name, retired ones included, each once and in the order of their digests.
    pub fn files(&self) -> Vec<FileRef> {
        let mut found = BTreeMap::new();
        for table in self.registers().iter().filter(|own| holds_files(own)).filter_map(|own| self.table(own.key)) {
            for row in table.rows() {
                for at in file_fields(row.record.register()) {
                    let (value, mut files) = (row.record.get(at), Vec::new());
                    gather(&"", &value, &mut files);
                    let own = files.into_iter().map(|(_, file)| (file.digest.clone(), file.clone()));
                    found.extend(own);
                }
            }
        }
        found.into_values().collect()
    }

    /// Whether a record, retired ones included, names the file with this digest.
    pub fn names_file(&self, digest: &str) -> bool {
        let holding = self.registers().iter().filter(|register| holds_files(register));
        holding.filter_map(|register| self.table(register.key)).any(|table| {
            table.rows().any(|row| {
                let mut fields = file_fields(row.record.register());
                fields.any(|at| value_names(&row.record.get(at), digest))
            })
        })
    }
}

fn value_names(value: &Value, digest: &str) -> bool {
    let mut named = false;
    value.each_plain(&mut |plain| named |= matches!(plain, Value::File(file) if file.digest == digest));
    named
}

fn holds_files(register: &Register) -> bool {
    file_fields(register).next().is_some()
}

fn file_fields(register: &Register) -> impl Iterator<Item = usize> {
    register.fields.iter().enumerate().filter(|(_, field)| may_hold(&field.kind)).map(|(at, _)| at)
}

fn may_hold(kind: &Kind) -> bool {
    matches!(kind, Kind::File) || kind.parts().is_some_and(|parts| parts.iter().any(|part| may_hold(&part.kind)))
}

/// Places are written out where a file stands; most values hold none.
fn gather<'a>(place: &dyn Display, value: &'a Value, found: &mut Vec<Placed<'a>>) {
    match value {
        Value::File(file) if !file.digest.is_empty() => found.push((place.to_string(), file)),
        Value::Group(parts) => gather_parts(place, parts, found),
        Value::Many(rows) => {
            rows.iter().for_each(|(key, parts)| gather_parts(&format_args!("{place}[{key}]"), parts, found))
        }
        Value::File(_)
        | Value::Nothing
        | Value::Text(_)
        | Value::Whole(_)
        | Value::Decimal(_)
        | Value::Money(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::Flag(_)
        | Value::Level(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Lines(_) => {}
    }
}

fn gather_parts<'a>(place: &dyn Display, parts: &'a Parts, found: &mut Vec<Placed<'a>>) {
    parts.iter().for_each(|(key, value)| gather(&format_args!("{place}.{key}"), value, found));
}
