//! Merged cells: downwards the value stands for each row, sideways nobody knows what is meant.

use kernel::Refusal;

use super::book::{Page, letters, listed};

/// Writes the value of cells merged downwards into each of their rows below the headings.
///
/// # Errors
/// Cells merged sideways.
pub fn spread(page: &mut Page, first: usize) -> Result<(), Vec<Refusal>> {
    let Some(top) = page.lines.get(first).map(|line| line.number - 1) else { return Ok(()) };
    let (mut refusals, mut told) = (Vec::new(), Vec::new());
    for merge in std::mem::take(&mut page.merged).into_iter().filter(|merge| merge.to.0 >= top) {
        let name = |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
        let range = format!("{}:{}", name(merge.from), name(merge.to));
        if merge.from.1 < merge.to.1 {
            let message = "these cells are merged over several columns; unmerge them and fill each column";
            refusals.push(Refusal::software(format!("{}, {range}", page.name), message));
            continue;
        }
        let column = merge.from.1 as usize;
        let number = merge.from.0 + 1;
        let rows = page.lines.before(number)..page.lines.before((merge.to.0 + 1).saturating_add(1));
        let head = page.lines.get(rows.start).filter(|line| line.number == number);
        // What stands there is copied from row to row while rows are written.
        let value = head.map(|line| line.cell(column).clone().owned()).filter(|value| !value.is_empty());
        let Some(value) = value else { continue };
        page.lines.write(rows, column, &value);
        told.push(range);
    }
    if !told.is_empty() {
        page.notes.push(format!("merged cells stand for each of their rows: {}", listed(told.into_iter())));
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}
