//! Times with a zone in columns of days: the day that is written is taken, and told where it is another one here.

use jiff::tz::TimeZone;
use kernel::{Kind, Register, parse};

use super::days;
use crate::instants;
use crate::sheets::columns::meanings::Column;
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::report::notes;

/// Cells that are told one by one.
const TOLD_MAX: usize = 3;

/// What is to be told of each column of days in which the day that is said is another one in this zone.
pub fn notes(register: &'static Register, columns: &[Column], lines: &Lines, zone: &TimeZone) -> Vec<String> {
    columns.iter().filter_map(|column| note(register, column, lines, zone)).collect()
}

fn note(register: &'static Register, column: &Column, lines: &Lines, zone: &TimeZone) -> Option<String> {
    let (_, kind) = parse::place(register.fields, column.place()?).ok()?;
    if !matches!(kind, Kind::Date) {
        return None;
    }
    let differs = |number: u32, text: &str| {
        let (said, here) = (days::read(text, None).ok()?, zone.to_datetime(instants::zoned(text)?).date());
        (said != here).then(|| format!("row {number} says {}: {said}, and {here} here", text.trim()))
    };
    let told: Vec<_> = lines
        .iter()
        .filter_map(|line| match line.cell(column.at) {
            Cell::Text(text) => differs(line.number, text),
            _ => None,
        })
        .collect();
    let shown = told.iter().take(TOLD_MAX).cloned().collect::<Vec<_>>().join("; ");
    let more = if told.len() > TOLD_MAX { format!("; and {} more", told.len() - TOLD_MAX) } else { String::new() };
    (!told.is_empty()).then(|| {
        format!(
            "{}: the day is taken that is written, though its time is of another zone: {shown}{more}",
            notes::named(column)
        )
    })
}
