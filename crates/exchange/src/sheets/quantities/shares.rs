//! How much is in place, told in parts of one: `1` and `0.4` mean 100 and 40 percent where nothing in the column is more
//! than one.

use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::report::notes::named;

/// The field that counts in percent.
const PERCENT: &str = "percent";

/// Writes parts of one in percent, and gives what is to be told of it; lists of ours mean percent.
pub fn in_percent(columns: &[Column], lines: &mut Lines) -> Option<String> {
    let column = columns.iter().find(|own| own.place().is_some_and(|path| path.field == PERCENT))?;
    if columns.iter().any(|own| own.meaning == Meaning::RecordVersion) {
        return None;
    }
    let mut parts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words = line.cell(column.at).words();
        if words.trim().is_empty() {
            continue;
        }
        let part = words.trim().replace(',', ".").parse::<f64>().ok()?;
        if !(0.0..=1.0).contains(&part) {
            return None;
        }
        parts.push((at, part));
    }
    if !parts.iter().any(|(_, part)| *part > 0.0) {
        return None;
    }
    for (at, part) in parts {
        lines.write(at..at + 1, column.at, &Cell::text(format!("{}", (part * 100.0).round())));
    }
    Some(format!("{}: nothing here is more than 1, so parts of one are read: 1 is 100 percent", named(column)))
}
