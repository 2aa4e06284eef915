use jiff::civil::Date;

use super::paper::{HEIGHT, Page, Role};
use super::{Fonts, laid};
use crate::{Cell, Column, Heading, Row, Sheet, Shown, Width, Words};

fn fonts() -> Fonts {
    let font = |name: &str| {
        let path = format!("{}/../web/dist/print/{name}.ttf", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}; make assets"))
    };
    Fonts::read(&font("inter-regular"), &font("inter-semibold")).expect("they are fonts")
}

fn column(label: &str, width: Width, shown: Shown) -> Column {
    Column { label: label.to_owned(), width, shown }
}

fn sheet(rows: Vec<[Cell; 4]>) -> Sheet {
    let heading = Heading {
        key: "halden".into(),
        organization: "Halden & Sons".into(),
        day: Date::constant(2026, 11, 23),
        entry: 981,
        hash: Some("00ff".into()),
        filter: None,
    };
    let columns = vec![
        column("Control", Width::Narrow, Shown::Everywhere),
        column("Why", Width::Text, Shown::Everywhere),
        column("Due", Width::Word, Shown::Everywhere),
        column("Theme", Width::Word, Shown::Workbook),
    ];
    Sheet {
        document: "ISMS-SOA-001".into(),
        title: "Statement of Applicability".into(),
        version: String::new(),
        basis: "ISO/IEC 27001:2022".into(),
        heading,
        columns,
        rows: rows.into_iter().map(|cells| Row { cells: cells.into(), quiet: false }).collect(),
        summary: None,
        remarks: Vec::new(),
    }
}

fn texts(page: &Page) -> Vec<String> {
    page.pieces.iter().map(|piece| piece.lines.concat()).collect()
}

#[test]
fn a_page_tells_whose_it_is_and_shows_the_columns_that_hold_anything() {
    let fonts = fonts();
    let row = [Cell::text("A.5.1"), Cell::text("Orders are money"), Cell::Empty, Cell::text("Organizational")];
    let paper = laid(&sheet(vec![row]), Words(&|_| None), &fonts);
    let told = texts(&paper.pages[0]);
    assert_eq!(told[..2], ["Statement of Applicability", "Halden & Sons · ISO/IEC 27001:2022 · ISMS-SOA-001"]);
    assert!(told.contains(&"981 · report-leaf 00ff".to_owned()), "{told:?}");
    assert_eq!(told[told.len() - 4..], ["Control", "Why", "A.5.1", "Orders are money"]);
}

#[test]
fn nothing_of_a_long_row_is_lost_and_nothing_stands_below_the_margin() {
    let fonts = fonts();
    let words: Vec<_> = (0..4_000).map(|at| format!("w{at}")).collect();
    let before = [Cell::text("A.5.1"), Cell::text("short"), Cell::text("soon"), Cell::Empty];
    let long = [Cell::text("A.5.2"), Cell::text(words.join(" ")), Cell::text("soon"), Cell::Empty];
    let paper = laid(&sheet(vec![before, long]), Words(&|_| None), &fonts);
    assert!(paper.pages.len() > 3, "{}", paper.pages.len());
    let pieces = || paper.pages.iter().flat_map(|page| &page.pieces);
    let cell = pieces().filter(|piece| piece.role == Role::Cell(0, 2, 1)).flat_map(|piece| &piece.lines);
    let told: Vec<_> = cell.flat_map(|line| line.split_whitespace()).collect();
    assert_eq!(told, words);
    let ends = pieces().map(|piece| piece.y + (piece.lines.len() as f32 - 1.0) * piece.style.line());
    assert!(ends.fold(0.0, f32::max) < HEIGHT - 50.0);
    let labels = paper.pages.iter().filter(|page| texts(page).contains(&"Control".to_owned()));
    assert_eq!(labels.count(), paper.pages.len(), "each page has its labels");
}
