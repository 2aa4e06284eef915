//! The Statement of Applicability and register lists, as sheets, CSV and workbooks.

use isms::catalogue::Edition;
use isms::planning::applicability::Verdict;
use isms::planning::statements::{Frozen, rows_now};
use isms::planning::{Applicability, Control, Risk, Statement};
use kernel::{Changes, Command, Context, Date, Declared, Id, RawId, State, Timestamp};
use reports::{Cell, Fonts, Heading, Sheet, Words};

fn heading() -> Heading {
    let organization = "Halden & Sons".to_owned();
    Heading {
        key: "halden".into(),
        organization,
        day: Date::constant(2026, 11, 23),
        entry: 981,
        hash: None,
        filter: None,
    }
}

fn created(state: &State, register: &'static kernel::Register, values: &[(&str, &str)]) -> State {
    let values = kernel::parse::assignments(register.fields, values.iter().copied(), state).expect("sound values");
    let context = Context::new(RawId(1), None, heading().day, Timestamp::UNIX_EPOCH, 7 + u128::from(state.size()));
    let changes = Command::Create(register, values).decide(state, &context).expect("a sound record");
    let mut state = state.clone();
    state.apply(state.size() + 1, Timestamp::UNIX_EPOCH, &changes).expect("decided on this state");
    state
}

/// One control included, one excluded, and one of the organization's own beyond Annex A.
fn decided() -> State {
    let state = State::new(isms::REGISTERS);
    let included = [("control", "A.5.1"), ("applicable", "applicable"), ("risk", "yes"), ("status", "implemented")];
    let state = created(&state, Applicability::REGISTER, &included);
    let excluded = [("control", "A.8.30"), ("applicable", "excluded"), ("exclusion", "=Nobody develops for us")];
    let state = created(&state, Applicability::REGISTER, &excluded);
    created(&state, Control::REGISTER, &[("title", "Insurance"), ("status", "planned")])
}

fn statement(state: &State) -> Sheet {
    reports::soa(state, Edition::Iso27001_2022, heading(), Words(&|_| None))
}

fn row<'s>(sheet: &'s Sheet, id: &str) -> &'s reports::Row {
    sheet.rows.iter().find(|row| row.cells[0] == Cell::text(id)).expect(id)
}

#[test]
fn every_control_of_the_edition_stands_in_the_statement_and_own_ones_after_them() {
    let sheet = statement(&decided());
    assert_eq!(sheet.rows.len(), 94);
    assert!(sheet.rows.iter().all(|row| row.cells.len() == sheet.columns.len()));
    assert_eq!(row(&sheet, "C-001").cells[1], Cell::text("Insurance"));
    let older = reports::soa(&decided(), Edition::Iso27001_2013, heading(), Words(&|_| None));
    assert_eq!(older.rows.len(), 115);
    assert_eq!(sheet.columns.len() - older.columns.len(), 5, "attributes came with the edition of 2022");
}

#[test]
fn reasons_and_justifications_stand_in_columns_of_their_own() {
    let sheet = statement(&decided());
    let included = row(&sheet, "A.5.1");
    assert_eq!(included.cells[4..8], [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Tick]);
    let excluded = row(&sheet, "A.8.30");
    assert!(excluded.quiet);
    assert_eq!(excluded.cells[4..10], [&vec![Cell::Empty; 5][..], &[Cell::text("=Nobody develops for us")]].concat());
}

#[test]
fn the_numbers_add_up() {
    let summary = statement(&decided()).summary.expect("a statement has numbers");
    assert_eq!(summary.total.1, [93, 1, 1, 91, 1]);
}

#[test]
fn what_looks_like_a_formula_is_text_in_csv() {
    let text = String::from_utf8(reports::csv(&statement(&decided()))).expect("UTF-8");
    assert!(text.contains(",'=Nobody develops for us,"), "{text}");
}

#[test]
fn the_same_report_gives_the_same_workbook() {
    let sheet = statement(&decided());
    let made = || reports::xlsx(&sheet, Words(&|_| None)).expect("it fits a workbook");
    assert!(made().starts_with(b"PK"));
    assert_eq!(made(), made());
}

#[test]
fn a_register_of_any_kind_makes_a_workbook() {
    let state = decided();
    for register in isms::REGISTERS {
        let rows = state.table(register.key).expect("listed").rows();
        let sheet = reports::register(register, rows, &state, heading(), Words(&|_| None));
        reports::xlsx(&sheet, Words(&|_| None)).expect(register.key);
    }
}

#[test]
fn a_file_is_named_by_organization_document_title_and_day() {
    let english = |id: &str| (id == "applicability").then(|| "Statement of Applicability".to_owned());
    let sheet = reports::soa(&decided(), Edition::Iso27001_2022, heading(), Words(&english));
    let name = "halden_ISMS-SOA-001_Statement-of-Applicability_2026-11-23.xlsx";
    assert_eq!(reports::file_name(&sheet, "xlsx"), name);
}

/// The statement of `decided`, frozen, after which the excluded control was included.
fn frozen() -> (State, Id<Statement>) {
    let mut state = created(&decided(), Statement::REGISTER, &[("title", "For the first audit")]);
    let id = Id::of(state.resolve("statement", "SV-01").expect("just made"));
    let rows = rows_now(&state, Edition::Iso27001_2022, heading().day);
    let context = Context::new(RawId(1), None, heading().day, Timestamp::UNIX_EPOCH, 99);
    let mut changes = Changes::on(&state, &context);
    changes.edit(id, |version: &mut Statement| {
        version.rows = rows;
        version.frozen = Some(Frozen { by: None, on: Date::constant(2026, 11, 20), method: None });
    });
    let row = Id::<Applicability>::of(state.resolve("applicability", "A.8.30").expect("decided"));
    changes.edit(row, |row: &mut Applicability| (row.applicable, row.business) = (Verdict::Applicable, true));
    let done = changes.done();
    state.apply(state.size() + 1, Timestamp::UNIX_EPOCH, &done).expect("decided on this state");
    (state, id)
}

#[test]
fn a_frozen_version_stays_as_it_was_and_says_which_it_is() {
    let (state, id) = frozen();
    let english = |id: &str| (id == "applicability").then(|| "Statement of Applicability".to_owned());
    let sheet = reports::statement(&state, id, heading(), Words(&english)).expect("it is frozen");
    assert_eq!(row(&sheet, "A.8.30").cells[9], Cell::text("=Nobody develops for us"));
    assert_eq!(row(&statement(&state), "A.8.30").cells[9], Cell::Empty);
    assert_eq!((sheet.rows.len(), sheet.heading.day), (94, Date::constant(2026, 11, 20)));
    assert!(sheet.rows.iter().all(|row| row.cells.len() == sheet.columns.len()));
    assert!(sheet.remarks[0].text.starts_with("SV-01 For the first audit"), "{:?}", sheet.remarks);
    let name = "halden_ISMS-SOA-001_Statement-of-Applicability_SV-01_2026-11-20.csv";
    assert_eq!(reports::file_name(&sheet, "csv"), name);
    let draft = created(&state, Statement::REGISTER, &[("title", "The next")]);
    let next = Id::of(draft.resolve("statement", "SV-02").expect("just made"));
    assert!(reports::statement(&draft, next, heading(), Words(&|_| None)).is_none(), "its rows are not frozen");
}

#[test]
fn where_risks_stand_is_told_beside_their_fields() {
    let state = created(&decided(), Risk::REGISTER, &[("title", "Theft")]);
    let rows = || state.table(Risk::KEY).expect("listed").rows();
    let told = |sheet: Sheet| sheet.rows[0].cells.last().cloned();
    let whole = reports::register(Risk::REGISTER, rows(), &state, heading(), Words(&|_| None));
    let listed = reports::list(Risk::REGISTER, &[], rows(), &state, heading(), Words(&|_| None));
    assert_eq!((told(whole), told(listed)), (Some(Cell::text("to-assess")), Some(Cell::text("to-assess"))));
}

fn fonts() -> Fonts {
    let font = |name: &str| {
        let path = format!("{}/../web/dist/print/{name}.ttf", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}; make assets"))
    };
    Fonts::read(&font("inter-regular"), &font("inter-semibold")).expect("they are fonts")
}

#[test]
fn the_same_report_gives_the_same_document_to_keep_and_to_read_aloud() {
    let sheet = statement(&decided());
    let made = || reports::pdf(&sheet, Words(&|_| None), &fonts()).expect("it keeps to PDF/A-2a and PDF/UA-1");
    let text = String::from_utf8_lossy(&made()).into_owned();
    assert!(text.starts_with("%PDF-1.7"));
    for told in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(text.contains(told), "{told}");
    }
    assert_eq!(made(), made());
}

#[test]
fn a_document_takes_what_no_page_holds_and_signs_that_no_font_has() {
    let state = created(&State::new(isms::REGISTERS), Control::REGISTER, &[("title", "防火墙 \u{1F525}")]);
    let long = "a word and another ".repeat(2_000) + &"unbroken".repeat(500);
    let values = [("control", "A.8.30"), ("applicable", "excluded"), ("exclusion", long.as_str())];
    let state = created(&state, Applicability::REGISTER, &values);
    let pages = |state: &State| {
        let made = reports::pdf(&statement(state), Words(&|_| None), &fonts()).expect("it is cut into pages");
        String::from_utf8_lossy(&made).matches("/Type/Page/").count()
            + String::from_utf8_lossy(&made).matches("/Type /Page\n").count()
    };
    assert!(pages(&state) > pages(&decided()) + 5, "{} {}", pages(&state), pages(&decided()));
}
