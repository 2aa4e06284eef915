//! Lists that are kept in other ways than ours: tables one below the other, marks for the same again, totals, colours, rows
//! struck through, months for days, numbers of their own, and tables that are no lists. Nothing of them goes unsaid.

use exchange::sheets::{self, Options, Preview};
use isms::planning::{Asset, Risk};
use isms::support::{Person, Training};
use kernel::{Command, State};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::begun::{done, judging, with};

fn usual(key: &str) -> Options {
    Options { usual: isms::REGISTERS.iter().find(|own| own.key == key).copied(), ..Options::default() }
}

fn look(key: &str, file: &str, state: &State) -> Preview {
    sheets::preview("list.csv", file.as_bytes(), &usual(key), state)
}

fn brought(mut preview: Preview, state: &State) -> State {
    let commands = preview.commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

fn people() -> State {
    with(&[("person", &[("name", "Jane Cole")]), ("person", &[("name", "Bob Unger")])])
}

fn open(preview: &Preview) -> Vec<&str> {
    preview.sheets[0].words.iter().filter(|own| own.is_open()).map(|own| own.word.as_str()).collect()
}

fn proposed(preview: &Preview) -> Vec<u32> {
    preview.sheets[0].proposed.iter().map(|own| own.row).collect()
}

fn says(preview: &Preview, words: &str) -> bool {
    let sheet = &preview.sheets[0];
    sheet.notes.iter().chain(&sheet.warnings).any(|own| own.contains(words))
}

#[test]
fn a_table_right_below_another_is_a_table_of_its_own() {
    let file = "Asset,Location\nCRM,Berlin\nSupplier,Service\nCloudHost,Hosting\n";
    let seen = look("asset", file, &with(&[]));
    let rows: Vec<_> = seen.sheets.iter().map(|sheet| (sheet.heading_row, sheet.rows.len())).collect();
    assert!(seen.sheets.len() == 2 && seen.sheets[0].rows.len() <= 1, "{rows:?}");
    let file = "Asset,Location\nCRM,Berlin\nServer,Service room\nAsset,Location\nERP,Bonn\n";
    assert_eq!(
        look("asset", file, &with(&[])).sheets.len(),
        1,
        "words of a list, and its headings once more, begin no table"
    );
}

#[test]
fn marks_for_the_same_again_are_what_stands_above() {
    let file = "Asset,Owner,Location\nCRM,Jane Cole,Berlin DC\nERP,〃,\"\"\"\"\nMail,dto.,see above\n";
    let seen = look("asset", file, &people());
    assert!(says(&seen, "B3 as \"Jane Cole\", C3 as \"Berlin DC\""), "{:?}", seen.sheets[0].notes);
    let after = brought(seen, &people());
    let places: Vec<_> =
        after.of::<Asset>().iter().map(|(_, own)| own.location.clone().unwrap_or_default().to_string()).collect();
    assert_eq!(places, ["Berlin DC"; 3]);
}

#[test]
fn totals_and_remarks_of_narrow_lists_are_proposed_to_be_left_out() {
    let file = "Risk,Owner\nServer fails,Bob Unger\n* = outsourced,\nGrand total,\n";
    assert_eq!(proposed(&look("risk", file, &people())), [3, 4]);
    assert!(proposed(&look("asset", "Asset,Owner\nCRM,Bob Unger\nMedia,\n", &people())).is_empty());
}

fn sheet(write: impl Fn(&mut rust_xlsxwriter::Worksheet) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    write(book.add_worksheet()).expect("written");
    book.save_to_buffer().expect("saved")
}

fn of_workbook(key: &str, bytes: &[u8], state: &State) -> Preview {
    sheets::preview("list.xlsx", bytes, &usual(key), state)
}

#[test]
fn colours_and_struck_rows_are_told() {
    let (red, green) = (Format::new().set_background_color("FF0000"), Format::new().set_background_color("00FF00"));
    let struck = Format::new().set_font_strikethrough();
    let bytes = sheet(|page| {
        page.write_row(0, 0, ["Asset", "Owner", "Confidentiality"])?;
        page.write_row(1, 0, ["CRM", "Jane Cole"])?;
        page.write_blank(1, 2, &red)?;
        page.write_row(2, 0, ["Shop", "Bob Unger"])?;
        page.write_blank(2, 2, &green)?;
        page.write_with_format(3, 0, "Old ERP", &struck)?;
        page.write_with_format(3, 1, "Bob Unger", &struck)?;
        page.write_with_format(4, 0, "Mail", &struck)?;
        page.write(4, 1, "Bob Unger")?;
        Ok(())
    });
    let seen = of_workbook("asset", &bytes, &people());
    assert!(
        says(&seen, "colours are not read; cells have a colour of their own in columns C"),
        "{:?}",
        seen.sheets[0].notes
    );
    assert!(
        says(&seen, "struck through are proposed to be left out: 4") && says(&seen, "they stand at A5"),
        "{:?}",
        seen.sheets[0].notes
    );
    assert_eq!(proposed(&seen), [4]);
}

#[test]
fn a_day_that_is_shown_as_a_month_is_told() {
    let month = Format::new().set_num_format("mmm-yy");
    let bytes = sheet(|page| {
        page.write_row(0, 0, ["title", "due"])?;
        page.write(1, 0, "Do x")?;
        page.write_datetime_with_format(1, 1, ExcelDateTime::from_ymd(2026, 12, 1)?, &month)?;
        Ok(())
    });
    let seen = of_workbook("task", &bytes, &people());
    assert!(says(&seen, "read as the day stored in them: B2 as 2026-12-01"), "{:?}", seen.sheets[0].notes);
}

#[test]
fn an_intern_beside_an_extern_is_asked_about() {
    let seen = look("person", "Name,Employment type\nMax Muster,Intern\nEva Fremd,Extern\n", &with(&[]));
    assert_eq!(open(&seen), ["Intern"]);
    let after = brought(
        look("person", "Name,Employment type\nMax Muster,Employee\nEva Fremd,Extern\n", &with(&[])),
        &with(&[]),
    );
    assert_eq!(after.of::<Person>().iter().count(), 2);
}

#[test]
fn whoever_did_not_attend_missed_the_training_whatever_the_column_is_called() {
    let file = "title,person,done_on,Result\nAwareness,Jane Cole,2026-02-02,Did not attend\nAwareness,Bob Unger,2026-02-02,passed\n";
    let after = brought(look("training", file, &people()), &people());
    let states: Vec<_> = after.of::<Training>().iter().map(|(_, own)| format!("{:?}", own.state)).collect();
    assert_eq!(states, ["Missed", "Done"]);
}

#[test]
fn numbers_of_another_list_are_asked_about_and_kept() {
    let file = "Control ID,Control,Status\nAC-1,Policy and Procedures,Implemented\nAT-1,Awareness,Planned\n";
    let seen = look("control", file, &with(&[]));
    assert!(
        seen.warnings().any(|own| own.contains("left out: \"Control ID\" (A), 2 values")),
        "{:?}",
        seen.sheets[0].notes
    );
    let options = Options { kept: vec![("*".to_owned(), "*".to_owned())], ..usual("control") };
    let seen = sheets::preview("list.csv", file.as_bytes(), &options, &with(&[]));
    assert_eq!(seen.warnings().count(), 0);
    let changes = &seen.sheets[0].rows[0].changes;
    assert!(changes.iter().any(|own| own.place.starts_with("own[control-id]") && own.after == "AC-1"), "{changes:?}");
    let seen = look("control", "No,Control,Status\n1,Policy,Implemented\n2,Awareness,Planned\n", &with(&[]));
    assert_eq!(seen.warnings().count(), 0, "running numbers say nothing");
}

#[test]
fn labels_and_lines_are_parted_at_the_sign_that_stands_between_them() {
    let tags = |file: &str| {
        let seen = look("asset", file, &with(&[]));
        seen.sheets[0].rows[0]
            .changes
            .iter()
            .find(|own| own.place == "tags")
            .map(|own| own.after.clone())
            .unwrap_or_default()
    };
    assert_eq!(tags("Asset,Tags\nCRM,a; b\n"), "a\nb");
    assert_eq!(tags("Asset,Tags\nCRM,\"a, b\"\n"), "a\nb");
    assert_eq!(tags("Asset,Tags\nCRM,\"a|b\nc\"\n"), "a\nb\nc");
    let parts = |cell: &str| {
        let seen = look("supplier", &format!("Supplier,Subcontractors\nMail,\"{cell}\"\n"), &with(&[]));
        let change = seen.sheets[0].rows[0].changes.iter().find(|own| own.place == "subcontractors").cloned();
        change.map(|own| own.after).unwrap_or_default()
    };
    assert_eq!(parts("Rack Ltd; Datev, Inc."), "Rack Ltd\nDatev, Inc.");
    assert_eq!(parts("Rack; Ltd\nDatev"), "Rack; Ltd\nDatev", "where cells have lines, these are its parts");
}

#[test]
fn a_text_with_bars_between_its_cells_is_a_table() {
    let seen = look("asset", "Asset|Owner\nCRM|Jane Cole\n", &people());
    assert_eq!(seen.sheets[0].columns.len(), 2);
    assert!(!seen.is_refused(), "{:?}", seen.all_refusals());
}

#[test]
fn tables_that_are_no_lists_are_called_so() {
    let file = "Name,CloudHost,PayFjord\nService,Hosting,Payroll\nCriticality,high,low\nOwner,Jane Cole,Bob Unger\nCountry,Germany,Norway\n";
    let told = look("supplier", file, &people()).all_refusals();
    assert!(told.iter().any(|own| own.message.contains("a table that is turned")), "{told:?}");
    let seen = look("role", "Name,Jane,Bob,Ada\nBackup,R,A,I\nPatching,C,R,A\n", &people());
    assert!(says(&seen, "this looks like a matrix"), "{:?}", seen.sheets[0].notes);
}

#[test]
fn months_are_values_whatever_is_said_of_all_sheets() {
    let file = "KPI;Unit;Jan 2026;Feb 2026\nPatch rate;%;90,5;91\n";
    let register = isms::REGISTERS.iter().find(|own| own.key == "metric").copied();
    let options = Options { sheets: vec![("*".to_owned(), register)], ..Options::default() };
    let seen = sheets::preview("kpi.csv", file.as_bytes(), &options, &with(&[]));
    let registers: Vec<_> = seen.sheets.iter().filter_map(|sheet| sheet.register.map(|own| own.key)).collect();
    assert_eq!(registers, ["metric", "measurement"]);
}

#[test]
fn one_impact_asks_which_criteria_a_risk_touches_and_a_column_of_them_counts() {
    let state = judging();
    let file = "Risk,Likelihood,Impact\nOutage of shop,3,4\n";
    let seen = look("risk", file, &state);
    assert!(says(&seen, "nothing says whether a risk touches confidentiality"), "{:?}", seen.sheets[0].warnings);
    let filled = vec![("*".to_owned(), "confidentiality".to_owned(), "no".to_owned())];
    let seen = sheets::preview("list.csv", file.as_bytes(), &Options { filled, ..usual("risk") }, &state);
    assert!(!says(&seen, "nothing says whether a risk touches"), "{:?}", seen.sheets[0].warnings);

    let file = "Risk,CIA,Likelihood,Impact\nOutage,A,3,4\nLeak,\"C, I\",2,5\nBoth,C/A,2,2\n";
    let seen = look("risk", file, &state);
    assert_eq!(seen.warnings().count(), 0, "{:?}", seen.sheets[0].warnings);
    let after = brought(seen, &state);
    let touched: Vec<_> = after
        .of::<Risk>()
        .iter()
        .map(|(_, own)| (own.confidentiality, own.integrity, own.availability, own.consequence.iter().count()))
        .collect();
    assert_eq!(touched, [(false, false, true, 1), (true, true, false, 2), (true, false, true, 2)]);
    let odd = look("risk", "Risk,CIA,Likelihood,Impact\nOutage,much,3,4\n", &state);
    assert!(says(&odd, "left out: \"CIA\""), "{:?}", odd.sheets[0].warnings);
}

#[test]
fn a_risk_that_is_shared_with_nobody_knows_whom_is_asked_about() {
    let file = "Risk,Likelihood,Impact,CIA,Treatment option\nFraud,3,3,C,Transfer\n";
    let seen = look("risk", file, &judging());
    assert!(seen.warnings().any(|own| own.contains("no column says with whom")), "{:?}", seen.sheets[0].rows);
}
