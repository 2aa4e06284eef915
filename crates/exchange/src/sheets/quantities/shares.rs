//! How much is in place, told in parts of one: `1` and `0.4` mean 100 and 40 percent where nothing in the column is more
//! than one.

use crate::sheets::cells::choices::says_nothing;
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::cues::CUES;
use crate::sheets::file::book::{Cell, Line, Lines, listed};
use crate::sheets::report::notes::named;

/// The field that counts in percent.
const PERCENT: &str = "percent";

/// What values are rounded to: nothing finer is meant.
const PRECISION: f64 = 1e8;

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

/// The values of a metric in percent, where its unit says percent, its values are parts of one, and its target is no such
/// part, or nothing says what it aims at; empty cells stay so.
pub fn of_hundred(line: &Line<'_>, columns: &[Column], values: &[&Cell<'_>]) -> Option<Vec<Cell<'static>>> {
    let cells = |field: &'static str| {
        let own = columns.iter().filter(move |own| own.place().is_some_and(|path| path.field == field));
        own.map(|own| line.cell(own.at).words().trim().to_lowercase())
    };
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let counts = cells("unit").any(|unit| CUES.counting.percent.has(&unit));
    let aims = cells("target").find_map(|text| number(text.trim_end_matches('%')));
    let numbers =
        values.iter().map(|cell| (!says_nothing(&cell.words()) && !cell.is_empty()).then(|| number(&cell.words())));
    let numbers: Vec<_> = numbers.collect();
    let told: Option<Vec<_>> = numbers.iter().flatten().copied().collect();
    let told = told.filter(|_| counts && aims.is_none_or(|aims| aims > 1.0))?;
    let parts = told.iter().all(|own| (0.0..=1.0).contains(own)) && told.iter().any(|own| *own > 0.0 && *own < 1.0);
    let percent = |own: f64| Cell::text(((own * 100.0 * PRECISION).round() / PRECISION).to_string());
    let cell = |own: &Option<Option<f64>>| own.flatten().map_or(Cell::Empty, percent);
    parts.then(|| numbers.iter().map(cell).collect())
}

/// What has to be confirmed where values of these metrics were read as parts of one.
pub fn told(metrics: &[String]) -> Option<String> {
    let named = listed(metrics.iter().map(|own| format!("\"{own}\"")));
    (!metrics.is_empty()).then(|| {
        format!("{named}: the unit is percent, and no value is more than 1, so parts of one are read: 0.9 is 90 percent; where it is less than one percent, write it with its sign")
    })
}
