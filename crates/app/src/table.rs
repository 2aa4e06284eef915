//! Tables that fit the terminal.

/// The width taken where the terminal does not tell its own.
const WIDTH: usize = 100;
/// The narrowest a column is made.
const COLUMN_MIN: usize = 8;
const GAP: &str = "  ";

/// A table of cells under headings, cut to the terminal's width; whole where the output is no terminal.
pub fn print(headings: &[String], rows: &[Vec<String>]) {
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    for line in lines(headings, rows, width) {
        out!("{line}");
    }
}

/// The width to write sentences in.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0))
}

fn lines(headings: &[String], rows: &[Vec<String>], width: Option<usize>) -> Vec<String> {
    let flat = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(flat).collect()).collect();
    let all = || std::iter::once(headings).chain(rows.iter().map(Vec::as_slice));
    let wanted: Vec<usize> = (0..headings.len())
        .map(|at| all().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0))
        .collect();
    let widths = width.map_or_else(|| wanted.clone(), |width| fitted(&wanted, width));
    all().map(|row| line(row, &widths)).collect()
}

/// Takes from the widest column, again and again, until all fit.
fn fitted(wanted: &[usize], width: usize) -> Vec<usize> {
    let mut widths = wanted.to_vec();
    let gaps = GAP.len() * wanted.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let Some(widest) = widths.iter_mut().filter(|own| **own > COLUMN_MIN).max() else { break };
        *widest -= 1;
    }
    widths
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let cell = |(cell, width): (&String, &usize)| {
        let length = cell.chars().count();
        if length > *width {
            return cell.chars().take(width.saturating_sub(1)).chain(['…']).collect();
        }
        format!("{cell}{}", " ".repeat(width - length))
    };
    let cells: Vec<String> = cells.iter().zip(widths).map(cell).collect();
    cells.join(GAP).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_cut_to_the_width_and_whole_without_one() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let rows = [row(["R-0001", "A title that is much too long\nfor it"]), row(["R-0002", "Short"])];
        let headings = row(["Ref", "Title"]);
        let expected = ["Ref     Title", "R-0001  A title that…", "R-0002  Short"];
        assert_eq!(lines(&headings, &rows, Some(21)), expected);
        assert_eq!(lines(&headings, &rows, None)[1], "R-0001  A title that is much too long for it");
    }
}
