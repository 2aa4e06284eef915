//! What a sheet does to records that are there where that may not be meant, or where others were quicker.

use kernel::Refusal;

use super::RECORD_VERSION;
use super::columns::{By, Column, Meaning};
use super::preview::{Change, Counts, Outcome, Row, Sheet};

/// Fewest rows that rename their records before that is odd.
const RENAMED_MIN: usize = 3;
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
    let mut warnings = Vec::new();
    if changed > 0 && !ours && sheet.columns.iter().any(told) {
        let what = if changed == 1 {
            "1 row changes a record that is".to_owned()
        } else {
            format!("{changed} rows change records that are")
        };
        warnings.push(format!("{what} there: {rows}; is this list's number really our reference?"));
    }
    if renamed >= RENAMED_MIN && renamed * 2 > changed + same {
        warnings.push(format!(
            "{renamed} of {} rows give their record another title: {rows}; was one column sorted alone, or are the numbers another list's?",
            changed + same
        ));
    }
    warnings
}

/// Somebody changed the record since the file was exported: what stands there now, and what the file says.
pub fn conflict(sheet: &Sheet, number: u32, row: kernel::Row<'_>, seen: Option<u64>, changes: &[Change]) -> Refusal {
    let differing: Vec<_> = changes
        .iter()
        .map(|change| format!("{}: now \"{}\", in the file \"{}\"", change.place, change.before, change.after))
        .collect();
    let message = format!(
        "{} was changed in entry {} after this file was made from entry {}; {}; export it anew, or write entry {} into the column {} to keep what the file says",
        row.reference(),
        row.head.changed,
        seen.unwrap_or_default(),
        differing.join("; "),
        row.head.changed,
        RECORD_VERSION,
    );
    Refusal { field: format!("{}, row {number}", sheet.name), ..Refusal::conflict(message) }
}
