//! Ways out of what used to be dead ends: words of cells that list, headings of one sheet, rows that repeat a number.

use exchange::sheets::{self, Headings, Means, Options, Saying};

use super::begun::with;
use super::looks::{look, of, told, written};
use super::workbooks::workbook;

fn headings(told: &[(&str, &str)]) -> Headings {
    Headings(told.iter().map(|(heading, place)| ((*heading).to_owned(), Some((*place).to_owned()))).collect())
}

#[test]
fn what_a_cell_lists_beside_controls_is_said_part_by_part() {
    let file = "Title,Framework\nLogs,\"ISO 27001 (2022): A.8.15; SOC 2: CC7.2\"\nDoors,SOC 2: CC7.2\n";
    let options = Options { headings: headings(&[("Framework", "reference_controls")]), ..of("control") };
    let seen = look(file, &options, &with(&[]));
    let words: Vec<_> = seen.sheets[0].words.iter().map(|own| (own.word.as_str(), own.rows)).collect();
    assert_eq!(words, [("SOC 2: CC7.2", 2)]);
    assert!(told(&seen)[0].contains("rows 2 and 3, column Framework (B): \"SOC 2: CC7.2\" is no control of Annex A"));
    let word = Saying::read("Framework: SOC 2: CC7.2", "").expect("a heading and a word");
    assert_eq!(word.means, Means::Nothing);
    let seen = look(file, &Options { words: vec![word], ..options }, &with(&[]));
    assert_eq!((told(&seen), written(&seen, "reference_controls")), (vec![], vec!["A.8.15"]));
    let file = "Title,Answers\nPolicy,5.2; A.5.1\nManual,\"6.1.2, 8.2\"\n";
    let seen = look(file, &Options { headings: headings(&[("Answers", "answers")]), ..of("document") }, &with(&[]));
    assert_eq!(written(&seen, "answers"), ["5.2\nA.5.1", "6.1.2\n8.2"]);
}

#[test]
fn a_heading_may_mean_another_place_in_each_sheet() {
    let book = workbook(&[
        ("Assets", &[&["Asset ID", "Asset name"], &["X1", "Mail"], &["X2", "Shop"]]),
        ("Risks", &[&["Risk title", "Asset ID"], &["Fire", "X2"]]),
    ]);
    let options = Options { headings: headings(&[("Risks!Asset ID", "assets")]), ..Options::default() };
    let seen = sheets::preview("book.xlsx", &book, &options, &with(&[]));
    assert_eq!(
        (told(&seen), written(&seen, "assets"), written(&seen, "identifier")),
        (vec![], vec!["X2"], vec!["X1", "X2"])
    );
    let options = Options { headings: headings(&[("Risk!Asset ID", "assets")]), ..Options::default() };
    let seen = sheets::preview("book.xlsx", &book, &options, &with(&[]));
    assert!(told(&seen)[0].starts_with("map: there is no heading \"Risk!Asset ID\""), "{:?}", told(&seen));
}

#[test]
fn rows_of_one_file_that_repeat_a_number_are_told_as_rows() {
    let file = "Doc ID,Title\nPOL-1,Policy\nPOL-2,Manual\nPOL-1,Guide\n";
    let seen = look(file, &of("document"), &with(&[]));
    assert_eq!(
        told(&seen),
        ["list, row 4, column Doc ID (A4): row 2 says \"POL-1\" already; keep one of the two rows, or write another"]
    );
    let file = "Control,Applicable\n5.1,yes\nA.5.1,no\n";
    assert!(told(&look(file, &of("applicability"), &with(&[])))[0].contains("row 2 says \"A.5.1\" already"));
}

#[test]
fn the_numbers_beside_a_statement_of_ours_are_left_out_and_unknown_columns_told_one_by_one() {
    let book = workbook(&[
        ("Statement of Applicability", &[&["Control", "Applicable", "Moon", "Tide"], &["A.5.1", "yes", "1", "2"]]),
        ("Numbers", &[&["Statement of Applicability"], &["Group", "All"], &["Organizational", "37"]]),
    ]);
    let seen = sheets::preview("soa.xlsx", &book, &Options::default(), &with(&[]));
    assert_eq!((told(&seen), seen.sheets.len()), (vec![], 1));
    let warnings = &seen.sheets[0].warnings;
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert_eq!(warnings[0], "left out: \"Moon\" (C), 1 value, for example \"1\"; map it or keep it as an own field");
}
