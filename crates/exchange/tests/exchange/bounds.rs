//! Sheets that are too large, too wide, or given up: told as early as it can be known, with the place.

use std::sync::Arc;

use exchange::progress::Progress;
use exchange::sheets::{self, Options, Preview};
use kernel::State;
use rust_xlsxwriter::Workbook;

use super::looks::told;

fn seen(name: &str, bytes: &[u8], options: &Options) -> Preview {
    sheets::preview(name, bytes, options, &State::new(isms::REGISTERS))
}

/// A workbook with a sheet of assets beside one in which something stands at a row and a column.
fn reaching(row: u32, column: u16) -> Vec<u8> {
    let mut book = Workbook::new();
    let assets = book.add_worksheet().set_name("Assets").expect("a name");
    assets.write_string(0, 0, "name").expect("a cell").write_string(1, 0, "Orders").expect("a cell");
    let other = book.add_worksheet().set_name("Scratch").expect("a name");
    other.write_string(0, 0, "name").expect("a cell").write_string(row, column, "far").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn what_stands_far_right_is_refused_by_its_cell_and_what_stands_far_down_is_a_row_like_others() {
    let scratch = isms::REGISTERS.iter().find(|register| register.key == "asset").copied();
    let options = Options { sheets: vec![("Scratch".into(), scratch)], ..Options::default() };
    let wide = seen("book.xlsx", &reaching(4, 16_383), &options);
    assert_eq!(told(&wide), ["Scratch, XFD5: bring in at most 300 columns; empty what stands further right"]);
    let deep = seen("book.xlsx", &reaching(1_048_575, 0), &options);
    assert_eq!((deep.counts().new, told(&deep)), (2, Vec::new()));
    assert_eq!(deep.sheets[1].rows[0].number, 1_048_576);
}

#[test]
fn a_sheet_that_is_left_out_has_no_bounds() {
    let options = Options { sheets: vec![("Scratch".into(), None)], ..Options::default() };
    let preview = seen("book.xlsx", &reaching(4, 16_383), &options);
    assert_eq!((preview.counts().new, told(&preview)), (1, Vec::new()));
}

#[test]
fn more_rows_than_are_taken_are_refused_by_their_bound() {
    let rows = "Orders\n".repeat(sheets::ROWS_MAX + 1);
    let preview = seen("assets.csv", format!("name\n{rows}").as_bytes(), &Options::default());
    assert_eq!(told(&preview), ["assets, row 100002: bring in at most 100000 rows at once; split the file"]);
}

#[test]
fn separators_that_only_reach_far_count_for_nothing() {
    let far = ",".repeat(16_000);
    let rows = format!("{far}\n").repeat(50);
    let preview = seen("assets.csv", format!("name{far}\nOrders{far}\n{rows}").as_bytes(), &Options::default());
    assert_eq!((preview.counts().new, told(&preview)), (1, Vec::new()));
}

#[test]
fn rows_that_are_very_wide_are_refused_where_their_cells_become_too_many() {
    let wide = format!("{}x\n", ",".repeat(299));
    let rows = wide.repeat(sheets::CELLS_MAX / 300 + 1);
    let preview = seen("assets.csv", rows.as_bytes(), &Options::default());
    let place = format!("assets, row {}: there are more than 4000000 cells up to here", sheets::CELLS_MAX / 300 + 1);
    assert!(told(&preview)[0].starts_with(&place), "{:?}", told(&preview));
}

#[test]
fn thousands_of_wrong_cells_are_counted_and_the_first_are_told() {
    let rows = (1..=5_000).map(|row| format!("Risk {row},nonsense {row}\n"));
    let file = std::iter::once("title,identified_on\n".to_owned()).chain(rows).collect::<String>();
    let preview = seen("risks.csv", file.as_bytes(), &Options::default());
    let told = told(&preview);
    assert_eq!(told.len(), sheets::REFUSALS_MAX + 1);
    assert_eq!(told[sheets::REFUSALS_MAX], "and 4800 more; repair those above first");
}

#[test]
fn a_file_that_was_given_up_is_read_no_further_and_says_so() {
    let progress = Arc::<Progress>::default();
    progress.give_up();
    for (name, bytes) in [("assets.csv", b"name\nOrders\n".to_vec()), ("book.xlsx", reaching(1, 1))] {
        let options = Options { progress: progress.clone(), ..Options::default() };
        let mut preview = seen(name, &bytes, &options);
        let said = preview.commands().expect_err("it was given up");
        assert!(said.len() == 1 && said[0].message.starts_with("this was given up"), "{name}: {said:?}");
    }
}
