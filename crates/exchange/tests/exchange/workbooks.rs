//! Workbooks as other people make them, and as nobody should.

use std::io::Write;

use exchange::sheets::{self, Hidden, Matching, Options, Outcome, Preview};
use kernel::{Command, Context, Date, RawId, State};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::looks::told;

fn register(key: &str) -> &'static kernel::Register {
    isms::REGISTERS.iter().find(|register| register.key == key).expect("a listed register")
}

pub fn begun() -> State {
    State::new(isms::REGISTERS)
}

/// A workbook of sheets, each with rows of words.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        fill(book.add_worksheet().set_name(*name).expect("a name"), rows);
    }
    book.save_to_buffer().expect("a workbook")
}

pub fn fill(page: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            page.write_string(row, column, *cell).expect("a cell");
        }
    }
}

/// A workbook with one sheet of assets, made by hand.
pub fn assets(make: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    make(book.add_worksheet().set_name("Assets").expect("a name"));
    book.save_to_buffer().expect("a workbook")
}

pub fn preview(bytes: &[u8], state: &State) -> Preview {
    sheets::preview("book.xlsx", bytes, &Options::default(), state)
}

/// The state after a workbook came in.
fn taken(bytes: &[u8], options: &Options, state: &State) -> State {
    let commands = sheets::preview("book.xlsx", bytes, options, state).commands().expect("a sound workbook");
    let context =
        Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 7 + u128::from(state.size()));
    let changes = Command::Batch(sheets::ACT, commands).decide(state, &context).expect("nothing speaks against it");
    let mut after = state.clone();
    after.apply(state.size() + 1, state.time(), &changes).expect("decided on this state");
    after
}

#[test]
fn a_long_text_that_is_said_in_very_many_cells_is_refused_where_it_becomes_too_much() {
    let long = "x".repeat(32_000);
    let rows: Vec<[&str; 1]> = std::iter::once(["name"]).chain(std::iter::repeat_n([long.as_str()], 4_300)).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| row.as_slice()).collect();
    let book = workbook(&[("Assets", &rows)]);
    let said = told(&preview(&book, &begun()));
    assert_eq!(said, ["Assets, row 4196: the cells up to here hold more than 128 MiB of text; split the file"]);
}

fn refused(bytes: &[u8]) -> String {
    told(&preview(bytes, &begun())).join("\n")
}

fn listed(state: &State, key: &str) -> Vec<String> {
    let rows = state.table(key).expect("a listed register").rows();
    rows.map(|row| format!("{} {}", row.reference(), row.record.title())).collect()
}

#[test]
fn several_registers_come_in_from_one_workbook_with_links_between_their_sheets() {
    let book = workbook(&[
        (
            "Risk register",
            &[&["Risk", "Asset", "Risk owner"], &["Orders are lost", "Order database", "ada@example.org"]],
        ),
        ("Mitarbeiter", &[&["Vor- und Nachname", "E-Mail-Adresse"], &["Ada Lind", "ada@example.org"]]),
        (
            "Inventar 2",
            &[&["Nr", "Bezeichnung", "Hängt ab von"], &["X1", "Order database", "X2"], &["X2", "Server", ""]],
        ),
    ]);
    let state = taken(&book, &Options::default(), &begun());
    assert_eq!(listed(&state, "risk"), ["R-0001 Orders are lost"]);
    let risk = state.of::<isms::planning::Risk>().iter().next().expect("it came in").1;
    assert_eq!(risk.owner.map(|owner| state.reference(owner)).as_deref(), Some("P-001"));
    let asset = risk.assets.iter().next().and_then(|id| state.get(id)).expect("it is linked");
    assert_eq!(asset.depends_on.iter().map(|id| state.reference(id)).collect::<Vec<_>>().len(), 1);
}

#[test]
fn title_rows_joined_headings_and_blank_lines_are_read_past_and_rows_keep_their_numbers() {
    let book = assets(|page| {
        let format = Format::new();
        page.merge_range(0, 0, 0, 3, "Asset inventory 2026, confidential", &format).expect("merged");
        fill(
            page,
            &[
                &[],
                &[],
                &["Name", "Asset owner", "Classification", "C"],
                &["Orders", "", "Internal", "9 (high)"],
                &[],
                &["Room", "Bob"],
            ],
        );
    });
    let told = told(&preview(&book, &begun()));
    let expected = "Assets, row 6, column Asset owner (B6): no person is called \"Bob\", and there are none yet; make it new, or leave it empty";
    assert_eq!(told, [expected]);
}

#[test]
fn the_stored_value_of_a_formula_is_taken_and_one_without_value_or_with_an_error_is_refused() {
    let sheet = |result: &str| {
        assets(|page| {
            fill(page, &[&["Name", "Description"], &["Orders"]]);
            page.write_formula(1, 1, Formula::new("=A2&\"!\"").set_result(result)).expect("a formula");
        })
    };
    let state = taken(&sheet("Orders!"), &Options::default(), &begun());
    assert_eq!(
        state
            .of::<isms::planning::Asset>()
            .iter()
            .next()
            .and_then(|(_, own)| own.description.clone())
            .map(|text| text.to_string())
            .as_deref(),
        Some("Orders!")
    );
    assert!(preview(&sheet("Orders!"), &begun()).sheets[0].notes[0].contains("1 cells hold formulas"));
    assert!(refused(&sheet("#REF!")).starts_with("Assets, row 2, column Description (B2): the formula here shows"));
}

#[test]
fn cells_merged_downwards_count_for_each_row_and_sideways_are_refused() {
    let merged = |last: (u32, u16)| {
        assets(|page| {
            fill(page, &[&["Name", "Description", "Tags"], &["Orders"], &["Room"]]);
            page.merge_range(1, 1, last.0, last.1, "Both", &Format::new()).expect("merged");
        })
    };
    let state = taken(&merged((2, 1)), &Options::default(), &begun());
    assert!(state.of::<isms::planning::Asset>().iter().all(|(_, asset)| asset.description.is_some()));
    assert_eq!(
        refused(&merged((1, 2))),
        "Assets, B2:C2: these cells are merged over several columns; unmerge them and fill each column, or leave the row out"
    );
}

#[test]
fn what_is_hidden_is_told_and_hidden_sheets_are_left_out_unless_asked_for() {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Assets").expect("a name");
    fill(page, &[&["Name", "Description"], &["Orders", "a"], &["Room", "b"]]);
    page.set_row_hidden(2).expect("a row");
    page.set_column_hidden(1).expect("a column");
    let other = book.add_worksheet().set_name("Sites").expect("a name");
    fill(other, &[&["Name"], &["Oslo"]]);
    other.set_hidden(true);
    let book = book.save_to_buffer().expect("a workbook");
    let seen = preview(&book, &begun());
    assert_eq!(seen.notes, ["sheet \"Sites\" is hidden and left out"]);
    assert_eq!(seen.sheets[0].notes, ["hidden rows are read too: 3", "hidden columns are read too: B"]);
    let options = Options { hidden: Hidden::Read, ..Options::default() };
    assert_eq!(listed(&taken(&book, &options, &begun()), "site"), ["S-001 Oslo"]);
}

#[test]
fn days_are_read_from_cells_and_from_words_that_mean_one_day() {
    let dated = |write: &dyn Fn(&mut Worksheet)| {
        let mut book = Workbook::new();
        let page = book.add_worksheet().set_name("People").expect("a name");
        fill(page, &[&["Name", "Last day"], &["Ada Lind"]]);
        write(page);
        book.save_to_buffer().expect("a workbook")
    };
    let left = |book: &[u8]| {
        let state = taken(book, &Options::default(), &begun());
        state.of::<isms::support::Person>().iter().next().and_then(|(_, own)| own.left_on)
    };
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let cell = dated(&|page| {
        page.write_number_with_format(1, 1, 46_349.0, &day).expect("a day");
    });
    assert_eq!(left(&cell), Some(Date::constant(2026, 11, 23)));
    assert_eq!(left(&epoch_1904(&cell)), Some(Date::constant(2030, 11, 24)));
    for words in ["2026-11-23", "23.11.2026", "23 Nov 2026", "11/23/2026"] {
        let book = dated(&|page| {
            page.write_string(1, 1, words).expect("words");
        });
        assert_eq!(left(&book), Some(Date::constant(2026, 11, 23)), "{words}");
    }
    let open = dated(&|page| {
        page.write_string(1, 1, "03/04/2026").expect("words");
    });
    assert!(refused(&open).contains("can mean two days; write 2026-04-03 or 2026-03-04"));
    let bare = dated(&|page| {
        page.write_number(1, 1, 46_349.0).expect("a number");
    });
    assert!(refused(&bare).contains("46349 is a number; format the cell as a date"));
}

/// The same workbook with days counted from 1904.
fn epoch_1904(book: &[u8]) -> Vec<u8> {
    rewritten(book, |name, content| {
        let text = String::from_utf8(content).expect("XML");
        let text =
            if name == "xl/workbook.xml" { text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ") } else { text };
        text.into_bytes()
    })
}

/// The same archive with each of its files led through a change.
fn rewritten(book: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("an archive");
    let mut written = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).expect("content");
        written.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a file");
        written.write_all(&change(&name, content)).expect("room");
    }
    written.finish().expect("an archive").into_inner()
}

#[test]
fn what_would_unpack_without_end_or_declares_entities_is_refused_before_it_is_read() {
    let sound = workbook(&[("Assets", &[&["Name"], &["Orders"]])]);
    let bomb = rewritten(&sound, |name, content| {
        if name.ends_with("sheet1.xml") { [content, vec![b' '; 20 << 20]].concat() } else { content }
    });
    assert!(bomb.len() < 1 << 20);
    assert!(refused(&bomb).contains("unpacks to more than 256 MiB, or to 200 times its size"));
    let entities = rewritten(&sound, |name, content| {
        let doctype: &[u8] = if name.ends_with("sheet1.xml") { b"<!DOCTYPE a [<!ENTITY b \"c\">]>" } else { b"" };
        [doctype, &content].concat()
    });
    assert!(refused(&entities).contains("declares entities"), "{}", refused(&entities));
}

#[test]
fn files_of_other_kinds_are_told_what_to_be_saved_as() {
    for (bytes, way_out) in [
        (&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], "save it as XLSX without a password"),
        (b"%PDF-1.7", "save the sheet as XLSX"),
        (b"PK\x03\x04 nothing behind it", "save it anew as XLSX"),
        (b"a\0b", "save the sheet as CSV UTF-8"),
    ] {
        assert!(refused(bytes).contains(way_out), "{}", refused(bytes));
    }
}

#[test]
fn sheets_nobody_knows_empty_ones_and_unknown_columns_are_told_with_what_they_may_be() {
    let unknown = workbook(&[
        ("Things", &[&["Name", "Classification", "Custodian"], &["Orders"]]),
        ("Sites", &[&["Name"], &["Oslo"]]),
    ]);
    let expected = "Things: no register is called like this sheet; say which one it lists, perhaps assets";
    assert!(refused(&unknown).starts_with(expected), "{}", refused(&unknown));
    let options = Options { sheets: vec![("things".into(), Some(register("asset")))], ..Options::default() };
    assert_eq!(listed(&taken(&unknown, &options, &begun()), "asset"), ["A-0001 Orders"]);
    let options = Options { sheets: vec![("Things".into(), None)], ..Options::default() };
    assert_eq!(listed(&taken(&unknown, &options, &begun()), "asset").len(), 0);
    assert_eq!(
        refused(&workbook(&[("Assets", &[])])),
        "Assets: this sheet is empty; choose one with headings and rows"
    );
    let foreign = preview(&workbook(&[("Assets", &[&["Foo", "Custodian of it"], &["x", "y"]])]), &begun());
    assert_eq!(foreign.sheets[0].columns[1].suggestions, ["custodian"]);
    assert!(
        told(&foreign)[0].starts_with("Assets, row 1: none of the columns Foo, Custodian of it is known"),
        "{:?}",
        told(&foreign)
    );
}

#[test]
fn a_row_that_looks_like_a_record_is_told_and_matches_it_where_asked() {
    let book = workbook(&[("Assets", &[&["Name", "Description"], &["Orders", "All of them"]])]);
    let state = taken(&book, &Options::default(), &begun());
    let again = preview(&workbook(&[("Assets", &[&["Name", "Description"], &["ORDERS", "New"]])]), &state);
    assert_eq!((again.counts().new, again.counts().doubles), (1, 1));
    assert_eq!(again.sheets[0].rows[0].note.as_deref(), Some("looks like A-0001 Orders"));
    let options = Options { matching: Matching::Titles, ..Options::default() };
    let matched = sheets::preview("book.xlsx", &book, &options, &state);
    assert_eq!((matched.counts().same, matched.counts().new), (1, 0));
}

#[test]
fn a_record_changed_since_the_export_is_not_overwritten_and_the_newer_edit_is_shown() {
    let state =
        taken(&workbook(&[("Assets", &[&["Name", "Description"], &["Orders", "Old"]])]), &Options::default(), &begun());
    let file = |version: &str, text: &str| {
        workbook(&[(
            "Assets",
            &[&["reference", "Name", "Description", "record_version"], &["A-0001", "Orders", text, version]],
        )])
    };
    let newer = taken(&file("1", "Newer"), &Options::default(), &state);
    let stale = preview(&file("1", "Mine"), &newer);
    assert_eq!(stale.sheets[0].rows[0].outcome, Outcome::Conflict);
    let expected = "Assets, row 2: A-0001 was changed in entry 2 after this file was made from entry 1; description: now \"Newer\", in the file \"Mine\"";
    assert!(told(&stale)[0].starts_with(expected), "{:?}", told(&stale));
    assert!(!preview(&file("1", "Newer"), &newer).is_refused(), "it says what stands there already");

    // Two files at once: what was decided on the older state meets the version.
    let second = preview(&file("1", "Second"), &state).commands().expect("nothing was changed yet");
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), newer.time(), 9);
    let refusals = Command::Batch(sheets::ACT, second).decide(&newer, &context).expect_err("the first was faster");
    assert!(refusals[0].message.contains("was changed by somebody else in entry 2"));
}

#[test]
fn links_to_retired_records_and_records_named_twice_are_refused() {
    let state = taken(
        &workbook(&[("People", &[&["Name"], &["Ada Lind"]]), ("Assets", &[&["Name"], &["Orders"]])]),
        &Options::default(),
        &begun(),
    );
    let (person, context) = (
        state.resolve("person", "P-001").expect("she is there"),
        Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 9),
    );
    let changes = Command::Retire(register("person"), person).decide(&state, &context).expect("she may go");
    let mut retired = state.clone();
    retired.apply(2, state.time(), &changes).expect("decided on this state");
    let linked = workbook(&[("Assets", &[&["Name", "Owner"], &["Room", "P-001"]])]);
    assert_eq!(
        told(&preview(&linked, &retired)),
        ["Assets, row 2, column Owner (B2): P-001 is retired; choose another or restore it"]
    );
    let twice = workbook(&[("Assets", &[&["reference", "Name"], &["A-0001", "Orders"], &["A-0001", "Other"]])]);
    assert_eq!(
        told(&preview(&twice, &state)),
        ["Assets, row 3: Assets, row 2 is about the same record; keep one of the two"]
    );
}

#[test]
fn what_was_said_about_headings_is_kept_and_used_again() {
    let book = workbook(&[("Assets", &[&["Wie es heisst", "Kostenstelle"], &["Orders", "4711"]])]);
    let headings = sheets::Headings(vec![("wie es heisst".into(), Some("name".into())), ("Kostenstelle".into(), None)]);
    let options = Options { headings, remember: Some("Inventory of the group".into()), ..Options::default() };
    let state = taken(&book, &options, &begun());
    assert_eq!(listed(&state, "column-map"), ["XM-001 Inventory of the group"]);
    let again = preview(&book, &state);
    assert!(
        again.sheets[0].columns.iter().all(|column| column.by == sheets::By::Remembered),
        "{:?}",
        again.sheets[0].columns
    );
    assert_eq!(again.counts().doubles, 1);
}
