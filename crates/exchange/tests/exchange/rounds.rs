//! Everything that speaks against a file is told in one round, whoever finds it.

use exchange::intake::{self, Intake};
use exchange::sheets::{CELL_BYTES_MAX, Options};
use kernel::{Context, Date, RawId, State};

use super::begun::with;
use super::workbooks::{begun, preview, workbook};

fn tried(name: &str, bytes: &[u8], state: &State) -> Intake {
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 7);
    intake::read(&[(name, bytes)], &Options::default(), state).tried(state, &context, |_, _| Ok(()))
}

fn told(intake: &Intake) -> Vec<String> {
    intake.refusals.iter().map(ToString::to_string).collect()
}

#[test]
fn what_rules_say_against_a_row_is_told_beside_the_cells_that_cannot_be_read() {
    let book = workbook(&[
        (
            "People",
            &[
                &["Name", "E-mail", "Left on"],
                &["Ada", "ada@example.org", "soon"],
                &["Bea", "bea@example.org", ""],
                &["Bea", "bea@example.org", ""],
            ],
        ),
        // A row that needs what is refused is not told beside it.
        ("Assets", &[&["Name", "Owner"], &["Mail", "ada@example.org"], &["", "Ada"], &["Files", "ada@example.org"]]),
    ]);
    let found = tried("book.xlsx", &book, &with(&[]));
    let told = told(&found);
    let expected = [
        ["People, row 2", "\"soon\""],
        ["People, row 4, column E-mail (B4)", "row 3 says \"bea@example.org\" already"],
        ["Assets, row 3", "this row has no title and says \"Ada\" below row 2"],
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (told, words) in told.iter().zip(expected) {
        assert!(words.iter().all(|word| told.contains(word)), "{words:?}: {told}");
    }
    assert!(found.command.is_none());
    assert_eq!(found.refused_rows().len(), 3, "{:?}", found.refused_rows());
}

#[test]
fn a_cell_that_is_too_long_is_told_with_all_else() {
    let long = "x".repeat(CELL_BYTES_MAX + 1);
    let file = format!("Name,Description,Acquired on\nMail,{long},soon\nFiles,,later\n");
    let told = told(&tried("assets.csv", file.as_bytes(), &with(&[])));
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told.iter().any(|own| own.starts_with("assets, row 2, column Description (B2): this is longer")),
        "{told:?}"
    );
}

#[test]
fn comments_are_told_with_their_cells() {
    let book = |count: u32| {
        super::workbooks::assets(|page| {
            super::workbooks::fill(page, &[&["Name", "Location"], &["Mail", "Bonn"]]);
            for row in 1..=count {
                page.insert_note(row, 1, &rust_xlsxwriter::Note::new("see the plan")).expect("a note");
            }
        })
    };
    let notes = |count| preview(&book(count), &begun()).sheets[0].notes.join("\n");
    assert_eq!(notes(2), "comments are not read; they stand at B2, B3");
    assert!(notes(12).ends_with("B9, B10, B11 and 2 more cells"), "{}", notes(12));
    assert_eq!(notes(0), "");
}

#[test]
fn columns_that_a_method_will_judge_are_told_to_wait_for_it() {
    let book = workbook(&[("Risks", &[&["Risk", "Likelihood", "Impact"], &["Orders are lost", "3", "4"]])]);
    let seen = preview(&book, &begun());
    let notes = &seen.sheets[0].notes;
    assert!(!notes.iter().any(|note| note.contains("decided here by acts")), "{notes:?}");
    let asked: Vec<_> = seen.warnings().collect();
    let waits = |own: &&str| own.contains("no risk method is in force; approve one first");
    assert_eq!(asked.iter().filter(|own| waits(own)).count(), 2, "{asked:?}");
}
