//! Which of confidentiality, integrity and availability a risk touches, where one column of its list says it: `CIA` with
//! `C, I` below.

use kernel::{Path, Register};

use super::judgements;
use crate::sheets::cells::choices::says_nothing;
use crate::sheets::cells::enumerations;
use crate::sheets::columns::meanings::{By, Column, Headings, Meaning};
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::report::notes;

/// The fields, in the order of their words.
const FIELDS: [&str; 3] = ["confidentiality", "integrity", "availability"];

/// Which of the fields a cell names; none where it says something else.
fn named(text: &str) -> Option<[bool; 3]> {
    let mut found = [false; 3];
    let all = &CUES.properties;
    let all = [&all.confidentiality, &all.integrity, &all.availability];
    let mut add = |word: &str| {
        let at = all.iter().position(|words| words.has(word))?;
        found[at] = true;
        Some(())
    };
    for token in
        enumerations::tokens(text).into_iter().filter(|token| enumerations::says(token) != enumerations::Says::Both)
    {
        let word = plain(token);
        let letters = || word.chars().map(String::from).collect::<Vec<_>>();
        match add(&word) {
            Some(()) => {}
            None if word.chars().count() <= FIELDS.len() => letters().iter().try_for_each(|letter| add(letter))?,
            None => return None,
        }
    }
    found.contains(&true).then_some(found)
}

/// Writes a yes or a no into columns of their own for what such a column names, and gives its position. Where a cell of it
/// says anything else, or somebody said what the column is, it is one like any other.
pub fn part(register: &Register, headings: &mut Vec<String>, lines: &mut Lines, told: &Headings) -> Option<usize> {
    let is = |heading: &String| CUES.properties.headings.has(&plain(heading)) && told.find(heading).is_none();
    let at = headings.iter().position(is).filter(|_| register.key == "risk")?;
    if headings.iter().any(|own| FIELDS.contains(&plain(own).as_str())) {
        return None;
    }
    let words: Vec<_> = lines.iter().map(|line| line.cell(at).words()).collect();
    let said = |words: &String| !words.trim().is_empty() && !says_nothing(words);
    if !words.iter().any(said) || !words.iter().filter(|words| said(words)).all(|words| named(words).is_some()) {
        return None;
    }
    let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0).max(headings.len());
    headings.resize_with(width, String::new);
    headings.extend(FIELDS.iter().map(|key| (*key).to_owned()));
    for (row, found) in words.iter().enumerate().filter_map(|(row, words)| Some((row, named(words)?))) {
        for (column, yes) in found.into_iter().enumerate() {
            lines.write(row..row + 1, width + column, &Cell::Flag(yes));
        }
    }
    Some(at)
}

/// Has that column say what was made of it, which is told.
pub fn settle(columns: &mut [Column], at: Option<usize>) -> Option<String> {
    let column = columns.iter_mut().find(|column| Some(column.at) == at && column.meaning == Meaning::Unknown)?;
    (column.meaning, column.by) = (Meaning::Answer(Path::field(FIELDS[0])), By::Foreign);
    Some(format!("{}: read as what each risk touches: confidentiality, integrity, availability", notes::named(column)))
}

/// What has to be confirmed where one consequence stands for all criteria, and nothing says which of them a risk touches.
pub fn unsaid<'s>(
    register: &Register,
    columns: &[Column],
    mut filled: impl Iterator<Item = &'s str>,
) -> Option<String> {
    let touches = |field: &str| FIELDS.contains(&field);
    let said = columns.iter().any(|column| column.filled().is_some_and(|path| touches(&path.field)));
    if register.key != "risk" || said || filled.any(touches) || !stands_for_all(columns) {
        return None;
    }
    let named: Vec<_> = columns.iter().filter(|column| is_for_all(column)).map(notes::named).collect();
    Some(format!(
        "{}: one consequence, and nothing says whether a risk touches confidentiality, integrity or availability: new risks touch all three, and are judged alike for each; say it for all rows (confidentiality, integrity, availability), or in a column such as CIA with \"C, I\" below",
        named.join(", ")
    ))
}

/// Whether a column of consequences stands for every criterion.
pub fn stands_for_all(columns: &[Column]) -> bool {
    columns.iter().any(is_for_all)
}

/// Whether this is what such a column leaves open.
pub fn is_open(field: &str, columns: &[Column]) -> bool {
    FIELDS.contains(&field) && stands_for_all(columns)
}

fn is_for_all(column: &Column) -> bool {
    matches!(&column.meaning, Meaning::Judged(path) if path.field == "consequence" && path.group_key() == Some(judgements::ALL))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn criteria_are_read_by_letter_and_by_word() {
        for (text, found) in [
            ("C, I", Some([true, true, false])),
            ("CIA", Some([true, true, true])),
            ("C/A", Some([true, false, true])),
            ("Availability and Integrität", Some([false, true, true])),
            ("A", Some([false, false, true])),
            ("high", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(named(text), found, "{text}");
        }
    }
}
