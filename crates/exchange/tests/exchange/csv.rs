//! Registers to CSV and back, inventories made by others, and sheets with mistakes.

use exchange::csv;
use exchange::sheets::{self, Headings, Options, Preview};
use isms::planning::Asset;
use kernel::{Command, Context, Date, Declared, Path, RawId, Register, State, Steps, Value};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::generated;

fn register(key: &str) -> &'static Register {
    isms::REGISTERS.iter().find(|register| register.key == key).expect("a listed register")
}

fn applied(state: &State, command: &Command) -> Result<State, Vec<String>> {
    let context =
        Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 99 + u128::from(state.size()));
    let told = |refusals: Vec<kernel::Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
    let changes = command.decide(state, &context).map_err(told)?;
    let mut state = state.clone();
    state.apply(state.size() + 1, state.time(), &changes).expect("decided on this state");
    Ok(state)
}

fn created(state: &State, key: &str, values: &[(&str, &str)]) -> State {
    let register = register(key);
    let values = kernel::parse::assignments(register.fields, values.iter().copied(), state).expect("sound values");
    applied(state, &Command::Create(register, values)).expect("a sound record")
}

/// What a sheet of a register would do.
fn preview(key: &str, bytes: &[u8], state: &State) -> Preview {
    mapped(key, bytes, Headings::default(), state)
}

fn mapped(key: &str, bytes: &[u8], headings: Headings, state: &State) -> Preview {
    let options = Options { sheets: vec![("*".into(), Some(register(key)))], headings, ..Options::default() };
    sheets::preview("sheet.csv", bytes, &options, state)
}

/// The commands of a sheet that nothing speaks against.
fn commands(mut preview: Preview) -> Steps {
    preview.commands().expect("a sound sheet")
}

/// New, changed and same.
fn counts(preview: &Preview) -> (usize, usize, usize) {
    let counts = preview.counts();
    (counts.new, counts.changed, counts.same)
}

/// People, a site and a type, as an organization has them before its inventory comes in.
fn begun() -> State {
    let state = created(&State::new(isms::REGISTERS), "person", &[("name", "Ada Lind"), ("email", "ada@example.org")]);
    let state = created(&state, "site", &[("name", "Bergen")]);
    created(&state, "asset-type", &[("title", "Server")])
}

/// A list of assets with eight columns.
fn wide(rows: usize) -> Vec<u8> {
    let line = |row| {
        format!(
            "INV-{row},Server {row},{},Room {row},Shredded on site,primary,yes,rack {row}\n",
            "Runs-what-nobody-wants-to-miss.".repeat(97)
        )
    };
    let headings = "identifier,name,description,location,disposal,kind,personal_data,tags\n".to_owned();
    std::iter::once(headings).chain((1..=rows).map(line)).collect::<String>().into_bytes()
}

#[test]
fn new_rows_that_no_entry_holds_are_refused_before_they_are_compared() {
    let options = Options { sheets: vec![("*".into(), Some(register("asset")))], ..Options::default() };
    let refusals = sheets::preview("sheet.csv", &wide(10_000), &options, &begun()).all_refusals();
    let [refusal] = &refusals[..] else { panic!("{refusals:?}") };
    assert_eq!(refusal.field, "sheet, rows 2 to 10001");
    let told = "split the file into 2, with at most 5000 of these rows in each";
    assert!(refusal.message.starts_with("10000 new records") && refusal.message.contains(told), "{refusal}");
    assert_eq!(options.progress.step(), exchange::progress::Step::Reading);
}

#[test]
fn what_was_exported_comes_in_without_a_command() {
    let state = generated::populated();
    for register in isms::REGISTERS {
        let mut runner = TestRunner::new(ProptestConfig { cases: 12, failure_persistence: None, ..Default::default() });
        let told = runner.run(&generated::values(register, &state), |values| {
            let (state, id) = generated::with_record(&state, register, &values);
            let table = state.table(register.key).expect("listed");
            let only = |row: &kernel::Row<'_>| row.id == id;
            let bytes = csv::export(register, table.rows().filter(only), &state);
            let mut import = preview(register.key, &bytes, &state);
            prop_assert_eq!(counts(&import), (0, 0, 1), "{:?}", import);
            prop_assert_eq!(&import.sheets[0].notes, &Vec::<String>::new());
            let commands = import.commands().map_err(|refusals| TestCaseError::fail(format!("{refusals:?}")))?;
            prop_assert_eq!(commands.len(), 0, "{:?}", commands);
            Ok(())
        });
        told.unwrap_or_else(|failed| panic!("{}: {failed}", register.key));
    }
}

#[test]
fn an_inventory_with_foreign_headings_comes_in_with_dependencies_among_its_rows() {
    let sheet = "Asset name;Type;Asset owner;Standort;Classification;C;I;A;Dependencies;Cost centre\n\
        Orders;;ada@example.org;;confidential;3;4;5;Server A;1\n\
        Server A;server;Ada Lind;bergen;internal;;;4;Room\n\
        Room;;;;;;;;;\n";
    let import = preview("asset", sheet.as_bytes(), &begun());
    assert_eq!(counts(&import), (3, 0, 0));
    let warnings = &import.sheets[0].warnings;
    assert!(warnings[0].starts_with("left out: \"Cost centre\" (J), 1 value, for example \"1\"; "), "{warnings:?}");
    assert_eq!(warnings.len(), 1, "{warnings:?}");

    let state = applied(&begun(), &Command::Batch(sheets::ACT, commands(import))).expect("a sound sheet");
    let assets: Vec<_> = state.of::<Asset>().iter().map(|(_, asset)| asset).collect();
    assert_eq!(
        assets[0].value.iter().map(|(key, own)| (key, own.level.0)).collect::<Vec<_>>(),
        [("c", 3), ("i", 4), ("a", 5)]
    );
    assert!(assets[0].owner.is_some() && assets[1].site.is_some() && assets[1].asset_type.is_some());
    let first = |asset: &Asset| asset.depends_on.iter().next().map(|id| state.reference(id)).unwrap_or_default();
    assert_eq!([first(assets[0]), first(assets[1])], ["A-0002", "A-0003"]);
}

#[test]
fn only_what_differs_becomes_a_command() {
    let state = created(&begun(), "asset", &[("name", "Orders"), ("value[c].level", "3"), ("owner", "Ada Lind")]);
    let sheet = "reference,name,owner,value[c].level,value[c].because\nA-0001,Orders,,3,\n,New one,,,\n";
    let commands_of = |sheet: &str, state: &State| commands(preview("asset", sheet.as_bytes(), state));
    let found = commands_of(sheet, &state);
    let told: Vec<_> = found.iter().map(|(place, command)| format!("{place} {}", command.key())).collect();
    assert_eq!(told, ["sheet, row 2 asset.edit", "sheet, row 3 asset.create"]);
    let Some((_, Command::Edit(_, _, values, Some(4)))) = found.iter().next() else {
        panic!("an edit of the version seen")
    };
    assert_eq!(values, &[(Path::field("owner"), Value::Nothing)]);

    let emptied = "reference,value[c].level\nA-0001,\n";
    let state = applied(&state, &Command::Batch(sheets::ACT, commands_of(emptied, &state))).expect("a value may go");
    assert!(state.of::<Asset>().iter().all(|(_, asset)| asset.value.is_empty()));
}

#[test]
fn a_row_with_a_unique_content_is_about_the_record_that_has_it() {
    let sheet = "Name,E-mail,Job title\nAda Lind,ADA@example.org,Head of IT\n";
    assert_eq!(counts(&preview("person", sheet.as_bytes(), &begun())), (0, 1, 0));
}

fn check(sheet: &str, expected: &[&str]) {
    let refusals = preview("asset", sheet.as_bytes(), &begun()).all_refusals();
    let told: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(told, expected);
}

#[test]
fn every_wrong_cell_is_named_with_row_and_column() {
    let sheet = "name,kind,owner,C\nOrders,purple,Bob,three\nServer,,Ada Lind,200\n";
    let expected = [
        "sheet, row 2, column kind (B2): \"purple\" is none of the choices; choose primary, supporting",
        "sheet, row 2, column owner (C2): no person is called \"Bob\"; use a reference such as P-001",
        "sheet, row 2, column C (D2): \"three\" is not a step of the scale; write its number",
        "sheet, row 3, column C (D3): \"200\" is not a step of the scale; write its number",
    ];
    check(sheet, &expected);
    check(
        "reference,name\nA-0009,Orders\n",
        &["sheet, row 2, column reference (A2): there is no asset A-0009; leave the cell empty to make a new one"],
    );
    let twice = "sheet, row 1: \"name\" (A) and \"Asset\" (B) fill the same field, and differ in 1 of 1 rows, first in row 2: \"Orders\" and \"Bookings\"; keep one of the two, and leave the other out or say what else it is";
    check("name,Asset\nOrders,Bookings\n", &[twice]);
}

#[test]
fn what_the_rules_refuse_is_named_by_row_too() {
    let sheet = "name,depends_on\nOrders,Server\nServer,Orders\n";
    let found = commands(preview("asset", sheet.as_bytes(), &begun()));
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), begun().time(), 99);
    let refusals = Command::Batch(sheets::ACT, found).decide(&begun(), &context).expect_err("a circle");
    let placed = preview("asset", sheet.as_bytes(), &begun()).placed(refusals);
    let refusals: Vec<_> = placed.iter().map(ToString::to_string).collect();
    let expected = "sheet, row 2, column depends_on (B2): this closes a loop: Orders > Server > Orders; take one of these dependencies away";
    assert_eq!(refusals, [expected]);
}

#[test]
fn a_map_says_what_foreign_columns_mean_and_which_to_leave_out() {
    let sheet = "Bezeichnung,Verantwortlich,ID\nAufträge,Ada Lind,X-1\n";
    let map = Headings(vec![
        ("Bezeichnung".into(), Some("name".into())),
        ("verantwortlich".into(), Some("owner".into())),
        ("ID".into(), None),
    ]);
    let found = commands(mapped("asset", sheet.as_bytes(), map, &begun()));
    let state = applied(&begun(), &Command::Batch(sheets::ACT, found)).expect("a sound sheet");
    let told: Vec<_> =
        state.of::<Asset>().iter().map(|(_, asset)| (asset.name.to_string(), asset.owner.is_some())).collect();
    assert_eq!(told, [("Aufträge".to_owned(), true)]);

    let lost = Headings(vec![("ID".into(), Some("colour".into()))]);
    let refusals = mapped("asset", sheet.as_bytes(), lost, &begun()).all_refusals();
    assert_eq!(refusals[0].to_string(), "map: the map sends \"ID\" to colour, which is no field of assets");
}

#[test]
fn a_cell_that_looks_like_a_formula_goes_out_as_text() {
    let state = created(&begun(), "asset", &[("name", "=cmd|' /C calc'!A0")]);
    let table = state.table("asset").expect("listed");
    let text = String::from_utf8(csv::export(Asset::REGISTER, table.rows(), &state)).expect("UTF-8");
    assert!(text.contains(",'=cmd|"), "{text}");
}
