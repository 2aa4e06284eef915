use jiff::civil::Date;

use super::paper::{BREADTH, HEIGHT, MARGIN, Page, Piece, Role};
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

#[test]
fn a_table_broader_than_a_page_is_set_part_by_part_with_its_first_column() {
    let fonts = fonts();
    let wide = Sheet {
        columns: (0..40).map(|at| column(&format!("Label{at}"), Width::Name, Shown::Everywhere)).collect(),
        rows: (0..2)
            .map(|row| Row { cells: (0..40).map(|at| Cell::text(format!("r{row}c{at}"))).collect(), quiet: false })
            .collect(),
        ..sheet(Vec::new())
    };
    let paper = laid(&wide, Words(&|_| None), &fonts);
    let pieces: Vec<_> = paper.pages.iter().flat_map(|page| &page.pieces).collect();
    let times = |word: &str| pieces.iter().filter(|piece| piece.lines.iter().any(|line| line == word)).count();
    assert!((1..40).all(|at| times(&format!("r1c{at}")) == 1), "every cell stands once");
    assert!(times("r1c0") > 1, "and the first column in every part");
    let end = |piece: &&Piece| {
        let face = fonts.face(piece.style.bold);
        piece.lines.iter().map(|line| piece.x + face.breadth(line, piece.style.size)).fold(0.0, f32::max)
    };
    assert!(pieces.iter().map(end).fold(0.0, f32::max) <= BREADTH - MARGIN, "nothing is cut off");
}
