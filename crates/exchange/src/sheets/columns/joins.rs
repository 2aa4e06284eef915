//! Several columns for one place: their texts stand in it one after the other, each behind its heading.

use std::borrow::Cow;

use kernel::{Kind, Path, Refusal, Register, parse};

use super::meanings::{By, Column, Meaning};
use super::vocabulary;
use crate::sheets::cells::choices;
use crate::sheets::file::book::{Cell, Line, Lines};
use crate::sheets::reader::is_title;
use crate::sheets::report::notes;
use crate::sheets::rows::changes::Rows;
use crate::sheets::sayings;

/// Whether two columns may fill one place together: long texts may, one line only in parts or as somebody said, and
/// what no two records have in common not at all.
pub fn may(register: &'static Register, one: &Column, other: &Column) -> bool {
    let Some(path) = one.place() else { return false };
    let Ok((field, kind)) = parse::place(register.fields, path) else { return false };
    let told = |column: &Column| matches!(column.by, By::Told | By::Remembered);
    let both = |may: &dyn Fn(&Column) -> bool| [one, other].into_iter().all(may);
    match kind {
        Kind::Markdown if !is_title(one, register) => true,
        _ if is_list(register, path, &kind) => true,
        Kind::Text | Kind::Markdown => {
            both(&|column| part(column).is_some())
                || (!field.unique && both(&|column| told(column) || part(column).is_some()))
        }
        _ => false,
    }
}

/// Whether several columns may list what one place holds: labels, and the assets of a risk, of which some lists name those
/// of value and those that carry them apart.
fn is_list(register: &Register, path: &Path, kind: &Kind) -> bool {
    matches!(kind, Kind::Lines) || (matches!(kind, Kind::Links(_)) && register.key == "risk" && path.field == "assets")
}

/// Leaves out columns whose place a better one fills already, where both say the same; what they say together, and
/// which are left out, is told. Where they differ it is asked.
pub fn settle(
    register: &'static Register,
    columns: &mut [Column],
    lines: &Lines,
    place: &str,
) -> (Vec<String>, Vec<Refusal>) {
    let (mut notes, mut refusals) = (Vec::new(), Vec::new());
    let several = several(columns);
    let mut paths: Vec<Path> = Vec::new();
    for path in columns.iter().filter(|own| several.contains(&own.at)).filter_map(Column::place) {
        if !paths.contains(path) {
            paths.push(path.clone());
        }
    }
    for path in paths {
        let own: Vec<_> = (0..columns.len()).filter(|at| columns[*at].place() == Some(&path)).collect();
        if own.iter().all(|at| own.iter().all(|other| at == other || may(register, &columns[*at], &columns[*other]))) {
            let named: Vec<_> = own.iter().map(|at| notes::named(&columns[*at])).collect();
            let parts = own.iter().all(|at| part(&columns[*at]).is_some());
            let lists = parse::place(register.fields, &path).is_ok_and(|(_, kind)| is_list(register, &path, &kind));
            let how = if lists { "" } else { ", each behind its heading" };
            notes.extend((!parts).then(|| format!("{}: stand together at {path}{how}", named.join(", "))));
            continue;
        }
        let ticked = |column: &Column| is_ticked(register, column, lines);
        let rank = |at: &&usize| (ticked(&columns[**at]), worth(register, &columns[**at]));
        let Some(best) = own.iter().min_by_key(rank).copied() else { continue };
        for at in own.into_iter().filter(|at| *at != best) {
            let said = if ticked(&columns[at]) { ticks } else { left };
            match said(&columns[best], &columns[at], lines) {
                Ok(note) => notes.push(note),
                Err(message) => refusals.push(Refusal::software(place, message)),
            }
            // What is asked about is read once, so that nothing else is told of the two together.
            columns[at].meaning = Meaning::Repeated;
        }
    }
    (notes, refusals)
}

/// The smaller, the better a column names its place: as somebody said, by key, by label, by the usual word; a name in
/// parts comes last.
fn worth(register: &Register, column: &Column) -> (bool, usize, usize, usize) {
    let by = match column.by {
        By::Told => 0,
        By::Remembered => 1,
        By::Key => 2,
        By::Label => 3,
        By::Foreign | By::Nothing => 4,
    };
    let told = by < 2;
    (part(column).is_some() && !told, by, vocabulary::rank(register.key, &column.heading), column.at)
}

/// Whether a column that should hold days says by yes and no alone that there is one: `Resolved` beside `Resolved on`.
fn is_ticked(register: &Register, column: &Column, lines: &Lines) -> bool {
    let dated = column.place().and_then(|path| parse::place(register.fields, path).ok());
    let is_day = dated.is_some_and(|(_, kind)| matches!(kind, Kind::Date | Kind::Time));
    let mut cells =
        lines.iter().map(|line| line.cell(column.at).words()).filter(|words| !words.trim().is_empty()).peekable();
    is_day && cells.peek().is_some() && cells.all(|words| choices::bare(&words).is_some())
}

/// What is told of a column of yes and no beside one of days, or asked where one says no and the other a day.
fn ticks(days: &Column, ticks: &Column, lines: &Lines) -> Result<String, String> {
    let (one, two) = (notes::named(days), notes::named(ticks));
    let differs = |line: &Line<'_>| {
        let words = line.cell(days.at).words();
        let dated = !words.trim().is_empty() && !choices::says_nothing(&words);
        choices::bare(&line.cell(ticks.at).words()).is_some_and(|yes| yes != dated)
    };
    let rows: Vec<_> = lines.iter().filter(differs).map(|line| line.number).collect();
    match &rows[..] {
        [] => Ok(format!("{two}: left out; {one} says the same, with the day")),
        [row, ..] => Err(format!(
            "{two} says whether there is a day, and {one} says otherwise in {} of {} rows, first in row {row}; put these right, or leave {two} out",
            rows.len(),
            lines.len()
        )),
    }
}

/// What is told of a column that is left out for a better one, or asked where the two differ.
fn left(best: &Column, other: &Column, lines: &Lines) -> Result<String, String> {
    let (one, two) = (notes::named(best), notes::named(other));
    let told = |column: &Column| matches!(column.by, By::Told | By::Remembered);
    if told(best) && told(other) {
        return Err(format!("{one} and {two} fill the same field; keep one of the two"));
    }
    let words = |line: &Line<'_>, column: &Column| sayings::folded(&line.cell(column.at).words());
    let differs = |line: &Line<'_>| {
        let (own, more) = (words(line, best), words(line, other));
        let holds = part(other).is_some() && own.contains(&more);
        !more.is_empty() && own != more && !holds
    };
    let rows: Vec<_> = lines
        .iter()
        .filter(differs)
        .map(|line| (line.number, line.cell(best.at).words(), line.cell(other.at).words()))
        .collect();
    match &rows[..] {
        [] => Ok(format!("{two}: left out; {one} says the same")),
        _ if told(best) => Ok(format!("{two}: left out; {one} fills its field, as was said")),
        [(row, own, more), ..] => Err(format!(
            "{one} and {two} fill the same field, and differ in {} of {} rows, first in row {row}: \"{}\" and \"{}\"; keep one of the two, and leave the other out or say what else it is",
            rows.len(),
            lines.len(),
            own.trim(),
            more.trim()
        )),
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
        if parse::place(self.register.fields, path).is_ok_and(|(_, kind)| is_list(self.register, path, &kind)) {
            let words = all().map(|column| line.cell(column.at).words()).filter(|words| !words.trim().is_empty());
            return Some(Cow::Owned(Cell::text(words.collect::<Vec<_>>().join("\n"))));
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
    let filled: Vec<_> =
        columns.iter().filter(filled).filter(|column| !choices::says_nothing(&words(column))).collect();
    match filled[..] {
        // One alone is joined with nothing.
        [one] => words(one),
        _ => {
            let told = filled.iter().map(|column| format!("{}: {}", column.heading, words(column)));
            told.collect::<Vec<_>>().join(between)
        }
    }
}

/// Which part of a name a column holds, where it holds one.
fn part(column: &Column) -> Option<usize> {
    vocabulary::name_part(&column.heading)
}
