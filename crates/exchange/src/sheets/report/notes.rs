//! What is to be told about the columns and rows of a sheet.

use std::collections::BTreeSet;

use isms::support::Person;
use kernel::{Declared, Id, Kind, Path, Refusal, Register, State, Value, print};

use super::preview::{Change, Outcome, Row, Sheet};
use super::warnings;
use crate::sheets::ROWS_TOLD_MAX;
use crate::sheets::cells::choices;
use crate::sheets::cells::values::Reading;
use crate::sheets::columns::joins;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::export::stands;
use crate::sheets::file::book::Line;
use crate::sheets::links::people;
use crate::sheets::rows::conflicts::Contested;
use crate::sheets::rows::subject::Subject;
use crate::texts::label;

/// Different words for nothing that are told of a column.
const WORDS_MAX: usize = 8;

/// `"Owner" (D)`.
pub fn named(column: &Column) -> String {
    format!("\"{}\" ({})", column.heading, column.letters)
}

/// What is to be told about columns that are not taken over; those at the positions `asked` are asked about.
pub fn left(columns: &[Column], asked: &[usize]) -> Vec<String> {
    let those = |meaning: &Meaning| -> Vec<String> {
        // What a list of ours computed says nothing by itself.
        let silent = |column: &Column| column.meaning == Meaning::Computed && column.by == By::Key;
        let those = columns.iter().filter(|column| column.meaning == *meaning && !asked.contains(&column.at));
        those.filter(|column| !silent(column)).map(named).collect()
    };
    let told = [
        (Meaning::Computed, "computed here, left out; where it is a field of its own, say which"),
        (Meaning::Decided, "decided here by acts, and nothing stands there; left out"),
        (Meaning::LeftOut, "left out as asked"),
        (
            Meaning::Number,
            "numbers of another list, used for links within the file alone; keep them as an own field to find them again",
        ),
    ];
    let told = told.into_iter().map(|(meaning, what)| (those(&meaning).join(", "), what));
    told.filter(|(named, _)| !named.is_empty()).map(|(named, what)| format!("{named}: {what}")).collect()
}

/// Which words of a column are read as empty, where any are.
pub fn empty(column: &Column, words: &BTreeSet<String>) -> Option<String> {
    let shown: Vec<_> = words.iter().take(WORDS_MAX).map(|word| format!("\"{word}\"")).collect();
    (!words.is_empty()).then(|| format!("{}: {} read as empty", named(column), shown.join(", ")))
}

/// Which records the bare numbers of a column lead to, in a list that is no export of ours: they may be its own.
pub fn referenced(column: &Column, kind: &Kind, words: &[String], reading: &Reading<'_>) -> Option<String> {
    let target = kind.target().filter(|_| !reading.manner.ours)?;
    let row = |word: &String| {
        let id = reading.names.resolve(target, word).ok().filter(|_| reading.names.is_reference(target, word))?;
        let row = reading.state.row(target, id)?;
        Some(format!("{word} is \"{}\"", row.record.title()))
    };
    let all: Vec<_> = words.iter().filter_map(row).collect();
    let more = all.len().saturating_sub(NUMBERS_MAX);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let shown = all.iter().take(NUMBERS_MAX).cloned().collect::<Vec<_>>().join(", ");
    (!all.is_empty()).then(|| format!("{}: numbers are read as our references: {shown}{more}", named(column)))
}

/// Which words of a column of choices are taken for a choice of other words, where any are.
pub fn taken(column: &Column, kind: &Kind, words: &[String]) -> Option<String> {
    let Kind::Choice(of) = kind else { return None };
    let other = |word: &&String| !choices::is_own(of, word);
    let said = |word: &String| match choices::choice(of, word) {
        Ok(Value::Choice(key)) => Some(format!("\"{word}\" as {key}")),
        _ => None,
    };
    let taken: Vec<_> = words.iter().filter(other).filter_map(said).collect();
    let more = taken.len().saturating_sub(TAKEN_MAX);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let shown = taken.iter().take(TAKEN_MAX).cloned().collect::<Vec<_>>().join(", ");
    (!taken.is_empty()).then(|| format!("{}: words are read as choices: {shown}{more}", named(column)))
}

/// At which signs the cells of a column are parted, where they are.
pub fn parted(column: &Column, signs: &[char]) -> Option<String> {
    let all: Vec<_> = signs.iter().map(|sign| format!("\"{sign}\"")).collect();
    (!all.is_empty()).then(|| format!("{}: cells are parted at {}", named(column), all.join(" or ")))
}

/// What stands in brackets behind people, and is not kept.
pub fn aside(column: &Column, kind: &Kind, words: &[String], reading: &Reading<'_>) -> Option<String> {
    let target = kind.target().filter(|to| *to == Person::KEY)?;
    let title =
        |word: &String| Some(reading.state.row(target, reading.names.resolve(target, word).ok()?)?.record.title());
    let lost =
        |word: &&String| people::aside(word).is_some() && !title(word).is_some_and(|own| own.contains(['(', '[']));
    let lost: Vec<_> = words.iter().filter(lost).map(|word| format!("\"{word}\"")).collect();
    let shown = lost.iter().take(WORDS_MAX).cloned().collect::<Vec<_>>().join(", ");
    (!lost.is_empty())
        .then(|| format!("{}: of {shown} the person is kept, and not what stands in brackets", named(column)))
}

/// Words of a column that are told with the choices they are taken for.
const TAKEN_MAX: usize = 12;

/// The owner who has left, or will: what is theirs needs somebody who stays.
pub fn departed(column: &Column, path: &Path, value: &Value, reading: &Reading<'_>) -> Option<String> {
    let Value::Link(id) = value else { return None };
    let id = Id::<Person>::of(*id);
    let left = reading.state.get(id).filter(|_| path.field == "owner")?.left_on?;
    let who = format!("{} {}", reading.state.reference(id), reading.state.get(id)?.name);
    Some(format!("{} names {who}, whose last day is {left}: choose somebody who stays", named(column)))
}

/// Numbers of a column that are told with their records.
const NUMBERS_MAX: usize = 3;

/// Refuses a sheet of which no column is known.
pub fn nothing_known(sheet: &Sheet, register: &Register) -> Refusal {
    let headings: Vec<_> = sheet.columns.iter().map(|column| column.heading.as_str()).collect();
    let labels: Vec<_> = register.live_fields().map(|(_, field)| label(register, &Path::field(field.key))).collect();
    let message = format!(
        "none of the columns {} is known; say what they mean, or name them after the fields of {}: {}",
        headings.join(", "),
        register.plural,
        labels.join(", ")
    );
    Refusal::software(format!("{}, row {}", sheet.name, sheet.heading_row), message)
}

/// Where a reader meets what a refusal speaks of: the sheet among these, its first row and its column, each 0 where it
/// is about more than that.
pub fn position(sheets: &[&str], place: &str) -> (usize, u32, usize) {
    let of_sheet = |(at, name): (usize, &&str)| {
        let rest = place.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with(',')).then_some((at + 1, rest))
    };
    let longest = sheets.iter().enumerate().filter_map(of_sheet).min_by_key(|(_, rest)| rest.len());
    // What has no place, such as how many more there are, comes last.
    let Some((sheet, rest)) = longest else { return (if place.is_empty() { usize::MAX } else { 0 }, 0, 0) };
    let numbers = rest.strip_prefix(", rows ").or_else(|| rest.strip_prefix(", row ")).unwrap_or_default();
    let row = numbers.split(|sign: char| !sign.is_ascii_digit()).next().and_then(|row| row.parse().ok());
    let letters = rest.rsplit_once('(').map(|(_, cell)| cell.trim_end_matches([')', ' ']));
    let letters = letters.map(|cell| cell.trim_end_matches(|sign: char| sign.is_ascii_digit()));
    let column = letters.filter(|own| !own.is_empty() && own.bytes().all(|sign| sign.is_ascii_uppercase()));
    let counted = |sum: usize, letter: u8| sum.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1);
    (sheet, row.unwrap_or_default(), column.map_or(0, |own| own.bytes().fold(0, counted)))
}

/// Counts a row, and tells it while there are not too many: what it writes and what it has judged, and the cells that
/// were edited on both sides, of which all are told.
pub fn row(
    sheet: &mut Sheet,
    line: &Line<'_>,
    subject: Subject,
    (values, contested): ([&[(Path, Value)]; 2], Vec<Contested>),
    twin: Option<String>,
    state: &State,
) {
    let Some(register) = sheet.register else { return };
    sheet.newest = sheet.newest.max(subject.version);
    let row = subject.known.and_then(|id| state.row(register.key, id));
    let like = subject.like.and_then(|id| state.row(register.key, id));
    let values = || values.into_iter().flatten();
    let outcome = outcome(sheet, line, subject, row, values().next().is_none());
    sheet.counts.add(outcome);
    if outcome == Outcome::Same && contested.is_empty() {
        return;
    }
    let title = register.fields[register.title].key;
    let renames = outcome == Outcome::Changed && values().any(|(path, _)| path.field == title);
    sheet.counts.renamed += usize::from(renames);
    if renames && subject.by_content {
        let named =
            |row: kernel::Row<'_>| format!("{} \"{}\" by row {}", row.reference(), row.record.title(), line.number);
        sheet.retitled.extend(row.map(named));
    }
    if contested.is_empty() && outcome != Outcome::Conflict && sheet.rows.len() >= ROWS_TOLD_MAX {
        return;
    }
    let change = |(path, value): &(Path, Value)| Change {
        place: path.to_string(),
        before: row.map(|row| print::text(&stands(row.record, path), state)).unwrap_or_default(),
        after: worded(value, path, sheet, line, state),
    };
    let changes: Vec<_> = values().map(change).collect();
    let note = match (outcome, row, like) {
        (Outcome::Conflict, Some(row), _) => {
            let refusal = warnings::conflict(sheet, line.number, row, subject.version, &changes);
            let note = refusal.message.clone();
            sheet.refuse([refusal]);
            Some(note)
        }
        (_, _, Some(like)) => Some(format!("looks like {} {}", like.reference(), like.record.title())),
        _ => None,
    };
    let note = [note, twin].into_iter().flatten().reduce(|one, other| format!("{one}; {other}"));
    let title = joins::title(register, &sheet.columns, line).map(|(_, title)| title);
    let written = values().find(|(path, _)| path.field == register.fields[register.title].key);
    let written = written.map(|(_, value)| print::text(value, state));
    let title = title.or_else(|| row.map(|row| row.record.title())).or(written).unwrap_or_default();
    let reference = row.map(|row| row.reference());
    let (number, record) = (line.number, subject.known);
    sheet.rows.push(Row { number, outcome, record, reference, title, changes, contested, note });
}

/// What comes of a row.
fn outcome(
    sheet: &Sheet,
    line: &Line<'_>,
    subject: Subject,
    row: Option<kernel::Row<'_>>,
    says_nothing: bool,
) -> Outcome {
    let stale = row.is_some_and(|row| subject.version.is_some_and(|version| version != row.head.changed));
    match (row, subject.like) {
        _ if sheet.refused.contains(&line.number) => Outcome::Refused,
        (Some(_), _) if says_nothing => Outcome::Same,
        (Some(_), _) if stale => Outcome::Conflict,
        (Some(_), _) => Outcome::Changed,
        (None, Some(_)) => Outcome::Double,
        (None, None) => Outcome::New,
    }
}

/// A value in words; a link to a record of the file by what the cell says.
fn worded(value: &Value, path: &Path, sheet: &Sheet, line: &Line<'_>, state: &State) -> String {
    let pending = value.links().into_iter().any(|id| id.pending_position().is_some());
    let column = sheet.columns.iter().find(|column| column.filled() == Some(path));
    match column.filter(|_| pending) {
        Some(column) => line.cell(column.at).words(),
        None => print::text(value, state),
    }
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn places_are_met_sheet_by_sheet_row_by_row_and_column_by_column() {
        let sheets = ["Assets", "Assets, old", "Risks"];
        let places = [
            "file",
            "Assets, column Status (H)",
            "Assets, row 2, column Owner (B2)",
            "Assets, rows 2, 4 and 9, column Status (H)",
            "Assets, row 10, column Name (A10)",
            "Assets, row 10, column Extra (AA10)",
            "Assets, old, row 3",
            "Risks, row 2, title",
        ];
        let mut sorted = places;
        sorted.reverse();
        sorted.sort_by_key(|place| position(&sheets, place));
        assert_eq!(sorted, places);
    }
}
