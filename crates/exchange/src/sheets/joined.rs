//! Several columns for one place: their texts stand in it one after the other, each behind its heading.

use std::borrow::Cow;

use kernel::{Kind, Path, Register, parse};

use super::book::{Cell, Line};
use super::columns::{By, Column};
use super::reader::is_title;
use super::rows::Rows;
use super::words::plain;

/// Headings of names in parts, the one before the other.
const FIRST_NAMES: &[&str] =
    &["firstname", "givenname", "forename", "vorname", "prénom", "prenom", "nombre", "nombredepila"];
const LAST_NAMES: &[&str] =
    &["lastname", "surname", "familyname", "nachname", "familienname", "nomdefamille", "apellido", "apellidos"];

/// Whether two columns may fill one place together: texts may, a title only in parts or as somebody said.
pub fn may(register: &'static Register, one: &Column, other: &Column) -> bool {
    let Some(path) = one.place() else { return false };
    let Ok((_, kind)) = parse::place(register.fields, path) else { return false };
    let told = |column: &Column| matches!(column.by, By::Told | By::Remembered);
    match kind {
        Kind::Text | Kind::Markdown if is_title(one, register) => {
            [one, other].iter().all(|column| told(column) || part(column).is_some())
        }
        Kind::Text | Kind::Markdown => true,
        _ => false,
    }
}

/// The positions of columns whose place another column fills too.
pub fn several(columns: &[Column]) -> Vec<usize> {
    let shared = |column: &&Column| {
        let alike = |other: &Column| other.at != column.at && other.place() == column.place();
        column.place().is_some() && columns.iter().any(alike)
    };
    columns.iter().filter(shared).map(|column| column.at).collect()
}

impl Rows<'_> {
    /// What a row says at the place of a column: its cell, or the cells of all columns with this place together. None
    /// where an earlier column said it for this one.
    pub fn said<'l>(&self, line: &'l Line<'l>, column: &Column, path: &Path) -> Option<Cow<'l, Cell<'l>>> {
        if !self.several.contains(&column.at) {
            return Some(Cow::Borrowed(line.cell(column.at)));
        }
        let all = || self.columns.iter().filter(|own| own.place() == Some(path));
        if all().next().is_some_and(|first| first.at != column.at) {
            return None;
        }
        let lines = matches!(parse::place(self.register.fields, path), Ok((_, Kind::Markdown)));
        let between = if lines { "\n\n" } else { "; " };
        Some(Cow::Owned(Cell::text(together(&all().collect::<Vec<_>>(), line, between))))
    }
}

/// The title that a row gives its record, and the first column that says it.
pub fn title(register: &Register, columns: &[Column], line: &Line<'_>) -> Option<(usize, String)> {
    let titles: Vec<_> = columns.iter().filter(|column| is_title(column, register)).collect();
    let words = match titles[..] {
        [] => return None,
        [one] => line.cell(one.at).words(),
        [_, _, ..] => together(&titles, line, "; "),
    };
    Some((titles[0].at, words.trim().to_owned())).filter(|(_, words)| !words.is_empty())
}

/// The cells of several columns as one text.
fn together(columns: &[&Column], line: &Line<'_>, between: &str) -> String {
    let filled = |column: &&&Column| !line.cell(column.at).is_empty();
    let words = |column: &Column| line.cell(column.at).words().trim().to_owned();
    if columns.iter().all(|column| part(column).is_some()) {
        let mut parts: Vec<_> = columns.iter().filter(filled).map(|column| (part(column), words(column))).collect();
        parts.sort_by_key(|(part, _)| *part);
        return parts.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ");
    }
    let told = columns.iter().filter(filled).map(|column| format!("{}: {}", column.heading, words(column)));
    told.collect::<Vec<_>>().join(between)
}

/// Which part of a name a column holds, where it holds one.
fn part(column: &Column) -> Option<u8> {
    let word = plain(&column.heading);
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(FIRST_NAMES) { Some(0) } else { is(LAST_NAMES).then_some(1) }
}
