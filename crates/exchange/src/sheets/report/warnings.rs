//! What a sheet does to records that are there where that may not be meant, or where others were quicker.

use kernel::Refusal;

use super::preview::{Change, Counts, Outcome, Row, Sheet};
use crate::sheets::RECORD_VERSION;
use crate::sheets::columns::meanings::{By, Column, Meaning};

/// Fewest rows that rename their records before that is odd.
const RENAMED_MIN: usize = 3;
/// Fewest new rows that look like records that are there before that is odd.
const DOUBLES_MIN: usize = 2;
/// Records that are named in a warning.
const NAMED_MAX: usize = 5;

/// What a sheet does to records that are there, where that may not be meant.
pub fn warnings(sheet: &Sheet) -> Vec<String> {
    let Counts { changed, same, renamed, .. } = sheet.counts;
    let changing = || sheet.rows.iter().filter(|row| row.outcome == Outcome::Changed);
    let named =
        |row: &Row| format!("{} by row {} \"{}\"", row.reference.as_deref().unwrap_or_default(), row.number, row.title);
    let rows = changing().take(NAMED_MAX).map(named).collect::<Vec<_>>().join(", ");
    let told = |column: &Column| column.meaning == Meaning::Reference && matches!(column.by, By::Told | By::Remembered);
    let ours = sheet.columns.iter().any(|column| column.meaning == Meaning::RecordVersion);
    let mut warnings: Vec<_> = sheet.unsure.iter().cloned().chain(retitled(sheet)).chain(repeated(sheet)).collect();
    if changed > 0 && !ours && sheet.columns.iter().any(told) {
        let what = if changed == 1 {
            "1 row changes a record that is".to_owned()
        } else {
            format!("{changed} rows change records that are")
        };
        warnings.push(format!("{what} there: {rows}; is this list's number really our reference?"));
    }
    let odd = renamed - sheet.retitled.len().min(renamed);
    if odd >= RENAMED_MIN && renamed * 2 > changed + same {
        warnings.push(format!(
            "{renamed} of {} rows give their record another title: {rows}; was one column sorted alone, or are the numbers another list's?",
            changed + same
        ));
    }
    warnings
}

/// Rows that find their record by an e-mail address or the like, and call it otherwise: it may be somebody else.
fn retitled(sheet: &Sheet) -> Option<String> {
    let [first, ..] = &sheet.retitled[..] else { return None };
    let named = sheet.retitled.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>().join(", ");
    Some(match sheet.retitled.len() {
        1 => format!(
            "1 row finds its record by a content of which there is one only, such as an e-mail address, and gives it another name: {first}; is it the same one?"
        ),
        count => format!(
            "{count} rows find their records by contents of which there is one only, such as e-mail addresses, and give them other names: {named}; are they the same ones?"
        ),
    })
}

/// Most of what is new looks like what is there: the same list once more doubles everything.
fn repeated(sheet: &Sheet) -> Option<String> {
    let Counts { new, doubles, .. } = sheet.counts;
    if doubles < DOUBLES_MIN || doubles * 2 <= new {
        return None;
    }
    let like = sheet.rows.iter().filter(|row| row.outcome == Outcome::Double);
    let like = like.take(NAMED_MAX).map(|row| format!("row {} \"{}\"", row.number, row.title));
    Some(format!(
        "{doubles} of {new} new rows are called like records that are there: {}; did this list come in before? matching by title lets such rows change the records instead",
        like.collect::<Vec<_>>().join(", ")
    ))
}

/// Somebody changed the record since the file was exported: what stands there now, and what the file says.
pub fn conflict(sheet: &Sheet, number: u32, row: kernel::Row<'_>, seen: Option<u64>, changes: &[Change]) -> Refusal {
    let differing: Vec<_> = changes
        .iter()
        .map(|change| format!("{}: now \"{}\", in the file \"{}\"", change.place, change.before, change.after))
        .collect();
    let message = format!(
        "{} was changed in entry {} after this file was made from entry {}; {}; say which of the two counts, export it anew, or write entry {} into the column {} to keep what the file says",
        row.reference(),
        row.head.changed,
        seen.unwrap_or_default(),
        differing.join("; "),
        row.head.changed,
        RECORD_VERSION,
    );
    Refusal { field: format!("{}, row {number}", sheet.name), ..Refusal::conflict(message) }
}
