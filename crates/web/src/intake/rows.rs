//! What one row of a sheet would do, in words.

use exchange::sheets::{self, Outcome};
use kernel::{Kind as FieldKind, Path, Register};

use super::columns::label;
use crate::frame::register_path;
use crate::generic::diff::{self, Difference, Run, Tag};
use crate::generic::scale;
use crate::visit::Visit;

/// One row.
pub struct Line {
    pub number: u32,
    pub outcome: String,
    pub state: &'static str,
    pub reference: Option<(String, String)>,
    pub title: String,
    pub changes: Vec<Difference>,
    pub note: Option<String>,
}

/// A row of a sheet.
pub fn line(visit: &Visit, register: Option<&'static Register>, row: &sheets::Row) -> Line {
    let t = visit.t();
    let change = |change: &sheets::Change| {
        let path: Option<Path> = change.place.parse().ok();
        let label = register.zip(path.as_ref()).map(|(own, path)| label(t, own, path, &visit.state));
        let say = |text: &str| spoken(visit, register, path.as_ref(), text);
        let after = say(&change.after);
        let runs = match row.outcome {
            Outcome::New | Outcome::Double | Outcome::Refused => vec![Run { tag: Tag::Same, text: after }],
            Outcome::Changed | Outcome::Same | Outcome::Conflict => diff::words(&say(&change.before), &after),
        };
        Difference { label: label.unwrap_or_else(|| change.place.clone()), runs }
    };
    Line {
        number: row.number,
        outcome: match row.outcome {
            Outcome::Refused => t.t("import-refused-row").to_owned(),
            other => t.t(&format!("import-{}", other.key())).to_owned(),
        },
        state: match row.outcome {
            Outcome::New | Outcome::Same => "done",
            Outcome::Changed => "working",
            Outcome::Double => "open",
            Outcome::Conflict | Outcome::Refused => "late",
        },
        reference: named(visit, register, row),
        title: row.title.clone(),
        changes: row.changes.iter().map(change).collect(),
        note: row.note.clone(),
    }
}

/// The reference of a row's record, and where that is.
pub fn named(visit: &Visit, register: Option<&'static Register>, row: &sheets::Row) -> Option<(String, String)> {
    let (register, reference) = register.zip(row.reference.as_ref())?;
    Some((reference.clone(), visit.href(&format!("{}/{reference}", register_path(register)))))
}

/// A choice by its word, a level with its label, a record with its title; everything else as it is written.
pub fn spoken(visit: &Visit, register: Option<&'static Register>, path: Option<&Path>, text: &str) -> String {
    let place = register.zip(path).and_then(|(register, path)| kernel::parse::place(register.fields, path).ok());
    let Some((field, kind)) = place else { return text.to_owned() };
    let titled = |register: &str, line: &str| {
        let id = visit.state.resolve(register, line).ok();
        let row = id.and_then(|id| visit.state.row(register, id));
        row.map_or_else(|| line.to_owned(), |row| format!("{} {}", row.reference(), row.record.title()))
    };
    let t = visit.t();
    match (kind, text.parse()) {
        (FieldKind::Date, _) => kernel::parse::date(text).map_or_else(|_| text.to_owned(), |day| t.day(day)),
        (FieldKind::Flag, _) if matches!(text, "yes" | "no") => t.t(text).to_owned(),
        (FieldKind::Choice(choices), _) => t.choice(choices.key, text).to_owned(),
        (FieldKind::Level, Ok(level)) => scale::name(&visit.state, field, level),
        (FieldKind::Link(to) | FieldKind::Links(to), _) if !text.is_empty() => {
            text.lines().map(|line| titled(to, line)).collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    }
}
