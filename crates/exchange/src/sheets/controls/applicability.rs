//! The Statement of Applicability as other people write it: identifiers without the letter of the annex, and one
//! column of reasons for what is included and what is not.

use isms::catalogue;
use kernel::{Path, Refusal, Register, Value};

use super::annex::{self, Named};
use crate::sheets::cells::choices;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;
use crate::sheets::file::book::{Cell, Line, Lines};
use crate::sheets::report::notes;

/// The register of the statement.
pub const REGISTER: &str = "applicability";

/// An identifier as the annex writes it: `5.1`, `A 5.1`, `A.05.01`, `A.5.1 Policies` and `ISO 27001:2022 A.5.1` are
/// A.5.1; anything else stays as it is.
pub fn identifier(text: &str) -> String {
    let text = text.trim();
    if let Some(whole) = annex::identifier(annex::behind_theme(text)) {
        return whole;
    }
    match annex::named(text) {
        Named::These(ids) if ids.len() == 1 => ids.concat(),
        Named::These(_) | Named::Unclear | Named::None => text.to_owned(),
    }
}

/// The content of a cell that names a reference control, where this is such a place.
pub fn controls(path: &Path, text: &str) -> Option<Value> {
    (path.field == "control").then(|| Value::Text(identifier(text)))
}

/// Numbers of controls that a spreadsheet made of text lose the nought at their end: `5.1` that follows 5.9 is A.5.10.
/// Gives what is to be told of them.
pub fn restore_tens(register: &Register, columns: &[Column], lines: &mut Lines) -> Option<String> {
    let names = |own: &&Column| own.place().is_some_and(|path| path.field == "control");
    let column = columns.iter().find(names).filter(|_| register.key == REGISTER)?;
    let mut before: (u8, u8) = (0, 0);
    let mut restored = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words = line.cell(column.at).words();
        let parts = words
            .trim()
            .split_once('.')
            .and_then(|(theme, own)| Some((theme.parse::<u8>().ok()?, own.parse::<u8>().ok()?)));
        let Some((theme, own)) = parts else { continue };
        let tenth = own.saturating_mul(10);
        let lost = own > 0 && before == (theme, tenth - 1);
        if lost {
            restored.push((at, line.number, words, format!("{theme}.{tenth}")));
        }
        before = (theme, if lost { tenth } else { own });
    }
    let told: Vec<_> = restored.iter().map(|(_, row, is, was)| format!("row {row}: {is} as {was}")).collect();
    for (at, _, _, was) in restored {
        lines.write(at..at + 1, column.at, &Cell::text(was));
    }
    let named = notes::named(column);
    (!told.is_empty())
        .then(|| format!("{named}: numbers that lost a nought are read by the row above: {}", told.join(", ")))
}

/// Rows that name several controls, each of which is read as a row for each. Gives what is to be told of them.
pub fn part_rows(register: &Register, columns: &[Column], lines: &mut Lines) -> Option<String> {
    let names = |own: &&Column| own.place().is_some_and(|path| path.field == "control");
    let column = columns.iter().find(names).filter(|_| register.key == REGISTER)?;
    let several = |line: &Line<'_>| match annex::named(&line.cell(column.at).words()) {
        Named::These(ids) if ids.len() > 1 => Some(ids),
        Named::These(_) | Named::Unclear | Named::None => None,
    };
    if !lines.iter().any(|line| several(&line).is_some()) {
        return None;
    }
    let (mut parted, mut told) = (Lines::default(), Vec::new());
    for line in lines.iter() {
        let Some(ids) = several(&line) else {
            parted.push(line.number, &line.cells);
            continue;
        };
        told.push(format!("row {} as {}", line.number, ids.join(", ")));
        for id in ids {
            let mut cells = line.cells.clone();
            cells[column.at] = Cell::text(id);
            parted.push(line.number, &cells);
        }
    }
    *lines = parted;
    let named = notes::named(column);
    Some(format!("{named}: rows that name several controls are read as a row for each: {}", told.join("; ")))
}

/// A row whose verdict is a mere dash, and that gives a reason for an exclusion, leaves its control out.
pub fn dashed(register: &Register, columns: &[Column], line: &Line<'_>, values: &mut Vec<(Path, Value, usize)>) {
    let verdict = columns.iter().find(|column| column.place().is_some_and(|path| path.field == "applicable"));
    let Some(verdict) = verdict.filter(|_| register.key == REGISTER) else { return };
    let dash = choices::says_nothing(&line.cell(verdict.at).words());
    let said = values.iter().any(|(path, ..)| path.field == "applicable");
    let reason = |(path, value, _): &(Path, Value, usize)| {
        path.field == "exclusion" && matches!(value, Value::Text(text) if !choices::says_nothing(text))
    };
    if dash && !said && values.iter().any(reason) {
        values.push((Path::field("applicable"), Value::Choice("excluded".into()), verdict.at));
    }
}

/// How much is in place, where the status tells it in percent and no column does: `80%`, `Partially (60 %)`.
pub fn shared(register: &Register, columns: &[Column], line: &Line<'_>, values: &mut Vec<(Path, Value, usize)>) {
    let fills = |column: &&Column, field: &str| column.place().is_some_and(|path| path.field == field);
    let told = columns.iter().find(|column| fills(column, "status")).filter(|_| register.field("percent").is_some());
    let Some(told) = told.filter(|_| !columns.iter().any(|column| fills(&column, "percent"))) else { return };
    let words = line.cell(told.at).words();
    let digits = words.split_once('%').map(|(before, _)| before.trim_end());
    let number = digits.map(|before| before.rsplit(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default());
    // Nothing and everything are told by the status itself.
    let part = number.and_then(|number| number.parse().ok()).filter(|part| (1..100).contains(part));
    if let Some(part) = part.filter(|_| values.iter().any(|(path, ..)| path.field == "status")) {
        values.push((Path::field("percent"), Value::Whole(part), told.at));
    }
}

/// Where a row leaves a control out, a reason that stands in the one column for both is the reason for that; nothing
/// is said about how far such a control is in place. Columns that name the place by its key mean what they say.
pub fn settle(register: &Register, values: &mut Vec<(Path, Value, usize)>, by: impl Fn(usize) -> By) {
    let verdict = |(path, value, _): &(Path, Value, usize)| {
        path.field == "applicable" && matches!(value, Value::Choice(key) if key == "excluded")
    };
    if register.key != REGISTER || !values.iter().any(verdict) {
        return;
    }
    let said = values.iter().any(|(path, value, _)| path.field == "exclusion" && !value.is_blank());
    for (path, _, at) in values.iter_mut().filter(|(path, ..)| path.field == "inclusion") {
        if by(*at) != By::Key && !said {
            *path = Path::field("exclusion");
        }
    }
    // That nothing was begun goes without saying; that something is in place does not.
    let idle = |value: &Value| matches!(value, Value::Choice(key) if key == "not-started");
    values.retain(|(path, value, at)| path.field != "status" || by(*at) == By::Key || !idle(value));
}

/// Where two columns may name the control, the one in which no number of the annex stands holds titles, which stand
/// here already.
pub fn set_titles_aside(register: &Register, columns: &mut [Column], samples: &Samples<'_>) {
    let names = |column: &Column| {
        let guessed = !matches!(column.by, By::Told | By::Remembered);
        register.key == REGISTER && guessed && column.place().is_some_and(|path| path.field == "control")
    };
    let numbers = |column: &Column| samples.words(column.at).any(|cell| annex::is_in(&cell));
    if columns.iter().any(|column| names(column) && numbers(column)) {
        for column in columns.iter_mut().filter(|column| names(column)) {
            if !numbers(column) {
                column.meaning = Meaning::Computed;
            }
        }
    }
}

/// Cells of a row that names a theme of the annex at most: its number and its title.
const SECTION_CELLS_MAX: usize = 2;

/// Whether a row of a statement names a theme of the annex, such as `5 Organizational controls`, and no control.
pub fn is_section(register: &Register, line: &Line<'_>) -> bool {
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty()).map(Cell::words);
    let Some(first) = filled.next().filter(|_| register.key == REGISTER) else { return false };
    let first = first.trim().trim_start_matches(['A', 'a']).trim_start_matches(['.', ' ']);
    let number = first.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    filled.count() < SECTION_CELLS_MAX && number.parse::<u8>().is_ok_and(|theme| (4..=18).contains(&theme))
}

/// What is wrong with a row whose number means one control, and whose title is that of another: a spreadsheet makes
/// 5.1 of 5.10. The column of the number is told with it.
pub fn contradicted(register: &Register, columns: &[Column], line: &Line<'_>) -> Option<(usize, Refusal)> {
    let own = |column: &&Column| column.place().is_some_and(|path| path.field == "control");
    let number = columns.iter().find(own).filter(|_| register.key == REGISTER)?;
    let words = line.cell(number.at).words();
    if annex::named(&words) == Named::Unclear {
        let message = format!(
            "\"{}\" names more than one control, or less than one; write the number of one control, or several with commas between",
            words.trim()
        );
        return Some((number.at, Refusal::software("control", message)));
    }
    let id = identifier(&line.cell(number.at).words());
    let (edition, control) = catalogue::Edition::ALL
        .iter()
        .find_map(|edition| Some((edition.standard(), edition.standard().control(&id)?)))?;
    let titled =
        columns.iter().filter(|column| column.at != number.at && CUES.controls.titles.has(&plain(&column.heading)));
    let titles: Vec<_> =
        titled.map(|column| plain(&line.cell(column.at).words())).filter(|title| !title.is_empty()).collect();
    if titles.iter().any(|title| *title == plain(&control.title)) {
        return None;
    }
    let named = |other: &&catalogue::Control| titles.iter().any(|title| *title == plain(&other.title));
    let other = edition.controls.iter().find(named)?;
    let message = format!(
        "{id} is \"{}\", and the title beside it is that of {} \"{}\"; write the number as text, or put the title right",
        control.title, other.id, other.title
    );
    Some((number.at, Refusal::software("control", message)))
}

/// Whether a text is the identifier of a reference control.
pub fn is_control(text: &str) -> bool {
    catalogue::find_control(&identifier(text)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_read_as_people_write_them() {
        for (text, read) in [
            ("5.1", "A.5.1"),
            ("A 8.19", "A.8.19"),
            ("8.15 Logging", "A.8.15"),
            ("A.5.1 Policies for information security", "A.5.1"),
            ("ISO27001:2022 A.8.16", "A.8.16"),
            ("Annex A 8.19", "A.8.19"),
            ("A.08.18", "A.8.18"),
            ("A.9.2.3", "A.9.2.3"),
            ("5 Organizational controls", "5 Organizational controls"),
            ("Version 99.1", "Version 99.1"),
        ] {
            assert_eq!(identifier(text), read, "{text}");
        }
    }
}
