//! A table across pages: columns as broad as they need, labels on each page, rows whole where they fit a page.

use super::SMALL;
use super::paper::{INK, MARGIN, Paper, QUIET, RULE, Role, Style, WHITE};
use crate::{Cell, Column, Sheet, Shown, Summary, Width};

/// Between a cell's edge and its text, in points.
const PAD: f32 = 3.0;
const LABEL: Style = Style { size: SMALL, bold: true, ink: WHITE };
const PLAIN: Style = Style { size: SMALL, bold: false, ink: INK };
/// Most points of a column for each part of its breadth, so that narrow tables stay together.
const PART_POINTS_MAX: f32 = 6.5;
/// Between the parts of a table that is broader than a page, in points.
const BETWEEN_PARTS: f32 = 18.0;
/// Fewest lines of a row that begin on a page they do not end on.
const LINES_MIN: usize = 3;

/// Most points that the longest word of a narrow column makes it broad.
const WORD_POINTS_MAX: f32 = 80.0;

/// A table as text.
pub struct Table {
    /// Each column with its part of the page.
    columns: Vec<(String, f32)>,
    rows: Vec<(Vec<String>, Style)>,
}

impl Table {
    /// The rows of a report, in the columns for paper that hold anything.
    pub fn of_rows(sheet: &Sheet) -> Self {
        let held = |at: usize| at == 0 || sheet.rows.iter().any(|row| row.cells[at] != Cell::Empty);
        let on_paper = |(at, column): &(usize, &Column)| column.shown == Shown::Everywhere && held(*at);
        let kept: Vec<_> = sheet.columns.iter().enumerate().filter(on_paper).collect();
        let row = |row: &crate::Row| {
            let ink = if row.quiet { QUIET } else { INK };
            (kept.iter().map(|(at, _)| text(&row.cells[*at])).collect(), Style { ink, ..PLAIN })
        };
        let column = |(at, column): &(usize, &Column)| {
            let held = sheet.rows.iter().filter(|row| row.cells[*at] != Cell::Empty).count();
            (column.label.clone(), parts(column.width, held as f32 / sheet.rows.len().max(1) as f32))
        };
        Self { columns: kept.iter().map(column).collect(), rows: sheet.rows.iter().map(row).collect() }
    }

    /// Numbers by group, with their sums.
    pub fn of_numbers(summary: &Summary) -> Self {
        let row = |(name, numbers): &(String, Vec<usize>), style| {
            (std::iter::once(name.clone()).chain(numbers.iter().map(ToString::to_string)).collect(), style)
        };
        let rows = summary.rows.iter().map(|own| row(own, PLAIN));
        let sums = row(&summary.total, Style { bold: true, ..PLAIN });
        let broad = |at: usize| if at == 0 { 44.0 } else { 14.0 };
        let columns = summary.columns.iter().enumerate().map(|(at, label)| (label.clone(), broad(at))).collect();
        Self { columns, rows: rows.chain([sums]).collect() }
    }

    /// Prints it below what stands there: where it is broader than a page, part by part, each with the first column.
    pub fn print(self, paper: &mut Paper<'_>) {
        for (nth, part) in self.parts(paper).into_iter().enumerate() {
            if nth > 0 {
                paper.skip(BETWEEN_PARTS);
            }
            part.print_part(paper);
        }
    }

    /// The tables that fit the page, of this one's columns in their order.
    fn parts(self, paper: &Paper<'_>) -> Vec<Self> {
        let least = self.least(paper);
        let mut parts: Vec<Vec<usize>> = vec![vec![0]];
        let mut taken = least[0];
        for at in 1..least.len() {
            if taken + least[at] > paper.breadth() && parts.last().is_some_and(|part| part.len() > 1) {
                parts.push(vec![0]);
                taken = least[0];
            }
            taken += least[at];
            parts.last_mut().expect("there is one").push(at);
        }
        if parts.len() == 1 {
            return vec![self];
        }
        let cut = |part: &Vec<usize>| Self {
            columns: part.iter().map(|at| self.columns[*at].clone()).collect(),
            rows: self
                .rows
                .iter()
                .map(|(cells, style)| (part.iter().map(|at| cells[*at].clone()).collect(), *style))
                .collect(),
        };
        parts.iter().map(cut).collect()
    }

    fn print_part(self, paper: &mut Paper<'_>) {
        let table = paper.tables;
        paper.tables += 1;
        let print = Print { table, breadths: self.breadths(paper), labels: self.columns };
        print.labels(paper, true);
        for (at, (cells, style)) in (1..).zip(self.rows) {
            print.row(paper, at, &cells, style);
        }
    }

    /// The least breadth of each column: that of the longest word of its label, and of its cells unless that is very long.
    fn least(&self, paper: &Paper<'_>) -> Vec<f32> {
        let word = |text: &str, bold: bool| {
            let face = paper.fonts.face(bold);
            text.split_whitespace().map(|word| face.breadth(word, SMALL)).fold(0.0, f32::max)
        };
        let least = |(at, (label, _)): (usize, &(String, f32))| {
            let cells = self.rows.iter().map(|(cells, style)| word(&cells[at], style.bold)).fold(0.0, f32::max);
            word(label, true).max(cells.min(WORD_POINTS_MAX)) + 2.0 * PAD + 0.5
        };
        self.columns.iter().enumerate().map(least).collect()
    }

    /// The breadth of each column: its part of the page, but never less than it needs.
    fn breadths(&self, paper: &Paper<'_>) -> Vec<f32> {
        let least = self.least(paper);
        let mut fixed = vec![false; self.columns.len()];
        loop {
            let of = |wanted: bool| (0..fixed.len()).filter(|at| fixed[*at] == wanted).collect::<Vec<_>>();
            let taken: f32 = of(true).iter().map(|at| least[*at]).sum();
            let parts: f32 = of(false).iter().map(|at| self.columns[*at].1).sum();
            let each = ((paper.breadth() - taken) / parts).clamp(0.0, PART_POINTS_MAX);
            let breadth = |at: usize| if fixed[at] { least[at] } else { self.columns[at].1 * each };
            let tight: Vec<_> = of(false).into_iter().filter(|at| breadth(*at) < least[*at]).collect();
            if tight.is_empty() {
                return (0..fixed.len()).map(breadth).collect();
            }
            tight.into_iter().for_each(|at| fixed[at] = true);
        }
    }
}

/// A table while it is printed.
struct Print {
    table: usize,
    breadths: Vec<f32>,
    labels: Vec<(String, f32)>,
}

impl Print {
    /// The labels: the first time as what they are, then said again.
    fn labels(&self, paper: &mut Paper<'_>, first: bool) {
        let labels: Vec<_> = self.labels.iter().map(|(label, _)| label.clone()).collect();
        let lines = self.wrapped(paper, &labels, LABEL);
        let most = lines.iter().map(Vec::len).max().unwrap_or_default();
        let height = most as f32 * LABEL.line() + 2.0 * PAD;
        paper.fill([MARGIN, paper.y, self.breadths.iter().sum(), height], INK);
        let role = |column| if first { Role::Cell(self.table, 0, column) } else { Role::Again };
        self.put(paper, lines, LABEL, role);
        paper.skip(height);
    }

    /// A row, on further pages where it is higher than one.
    fn row(&self, paper: &mut Paper<'_>, at: usize, cells: &[String], style: Style) {
        let mut rest = self.wrapped(paper, cells, style);
        let mut turned = false;
        while rest.iter().any(|lines| !lines.is_empty()) || !turned && rest.is_empty() {
            let needed = rest.iter().map(Vec::len).max().unwrap_or_default();
            let room = ((paper.left() - 2.0 * PAD) / style.line()).max(0.0) as usize;
            if !turned && needed > room && (room < LINES_MIN || needed <= self.room_of_page(paper, style)) || room == 0
            {
                paper.turn();
                self.labels(paper, false);
                turned = true;
                continue;
            }
            turned = false;
            let taken = rest.iter_mut().map(|lines| lines.drain(..lines.len().min(room)).collect()).collect();
            self.put(paper, taken, style, |column| Role::Cell(self.table, at, column));
            paper.skip(needed.min(room) as f32 * style.line() + 2.0 * PAD);
            paper.fill([MARGIN, paper.y - 0.5, self.breadths.iter().sum(), 0.5], RULE);
        }
    }

    /// Lines that a page takes below its labels, cautiously.
    fn room_of_page(&self, paper: &Paper<'_>, style: Style) -> usize {
        const LABEL_LINES: f32 = 4.0;
        let whole = paper.left() + paper.y - MARGIN;
        ((whole - LABEL_LINES * LABEL.line() - 4.0 * PAD) / style.line()) as usize
    }

    fn wrapped(&self, paper: &Paper<'_>, cells: &[String], style: Style) -> Vec<Vec<String>> {
        let face = paper.fonts.face(style.bold);
        let of = |(cell, breadth): (&String, &f32)| face.wrap(cell, breadth - 2.0 * PAD, style.size);
        let lines: Vec<_> = cells.iter().zip(&self.breadths).map(of).collect();
        // A cell without text is a cell.
        lines.into_iter().map(|own| if own.is_empty() { vec![String::new()] } else { own }).collect()
    }

    fn put(&self, paper: &mut Paper<'_>, cells: Vec<Vec<String>>, style: Style, role: impl Fn(usize) -> Role) {
        let mut x = MARGIN;
        for (column, (lines, breadth)) in cells.into_iter().zip(&self.breadths).enumerate() {
            if !lines.is_empty() {
                paper.put(role(column), x + PAD, paper.y + PAD, lines, style);
            }
            x += breadth;
        }
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Tick => "✓".to_owned(),
    }
}

/// The parts of a page that a column takes: sentences fewer where only some rows hold any.
fn parts(width: Width, held: f32) -> f32 {
    match width {
        Width::Tick => 4.5,
        Width::Narrow => 7.5,
        Width::Word => 11.5,
        Width::Name => 14.0,
        Width::Title => 23.0,
        Width::Text => 15.0 + 17.0 * held,
    }
}
