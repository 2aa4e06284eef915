//! Columns in which a circle says yes and a cross no, as lists from Japan do. Elsewhere a cross is a tick, so that both have
//! to stand in the column.

use std::collections::BTreeSet;

use crate::sheets::file::book::{Cell, Lines, letters};

/// Signs that say yes, and signs that say no beside them.
const YES: [&str; 3] = ["○", "◯", "〇"];
const NO: [&str; 3] = ["×", "✕", "✖"];

/// Writes yes and no into such columns, and tells where.
pub fn settle(lines: &mut Lines) -> Option<String> {
    let (mut circles, mut crosses) = (BTreeSet::new(), BTreeSet::new());
    for line in lines.iter() {
        for (at, cell) in line.cells.iter().enumerate() {
            match says(cell) {
                Some(true) => drop(circles.insert(at)),
                Some(false) => drop(crosses.insert(at)),
                None => {}
            }
        }
    }
    let columns: Vec<_> = circles.intersection(&crosses).copied().collect();
    for column in &columns {
        let found = lines.iter().enumerate().filter_map(|(row, line)| Some((row, says(line.cell(*column))?)));
        for (row, yes) in found.collect::<Vec<_>>() {
            lines.write(row..row + 1, *column, &Cell::text(if yes { "yes" } else { "no" }));
        }
    }
    let told = columns.into_iter().map(letters).collect::<Vec<_>>().join(", ");
    (!told.is_empty()).then(|| format!("in column {told} a circle is read as yes and a cross as no"))
}

fn says(cell: &Cell<'_>) -> Option<bool> {
    let Cell::Text(text) = cell else { return None };
    let sign = text.trim();
    if YES.contains(&sign) { Some(true) } else { NO.contains(&sign).then_some(false) }
}
