//! Numbers whose form, currency or unit only the cell or the column shows, and columns that say the same twice.

use exchange::sheets::{self, Headings, Means, Options, Preview, Saying};
use kernel::{Command, Declared, State, Value};
use rust_xlsxwriter::Format;

use super::begun::{done, with};
use super::looks::{told, written};
use super::workbooks::assets;

fn look(name: &str, file: &[u8], options: &Options, state: &State) -> Preview {
    sheets::preview(name, file, options, state)
}

fn saying(heading: &str, word: &str, means: &str) -> Saying {
    let (heading, word) = (heading.to_owned(), word.to_owned());
    Saying { sheet: None, heading, word, means: Means::read(means) }
}

/// What the rows write at a place, in their order.
#[test]
fn an_amount_of_an_export_that_somebody_wrote_otherwise_is_asked_about() {
    let file = "Supplier,Kind,Annual cost (EUR)\nMail,cloud,1500.00\nPower,cloud,900.00\n";
    let commands = look("suppliers.csv", file.as_bytes(), &Options::default(), &with(&[])).commands();
    let state = done(Command::Batch(sheets::ACT, commands.expect("sound")), &with(&[]));
    let rows = state.table("supplier").expect("a register").rows();
    let export = sheets::export::page(isms::operation::Supplier::REGISTER, rows, &state);
    let lines: Vec<Vec<String>> = export
        .lines
        .iter()
        .map(|line| line.cells.iter().map(|cell| format!("\"{}\"", cell.words())).collect())
        .collect();
    let csv = lines.iter().map(|cells| cells.join(",")).collect::<Vec<_>>().join("\n");
    let edited = csv.replace("\"900.00 EUR\"", "\"12.000 EUR\"");
    assert_ne!(csv, edited);
    let seen = look("suppliers.csv", edited.as_bytes(), &Options::default(), &state);
    assert!(told(&seen)[0].contains("\"12.000\" can mean 12000 or 12.0000; write one of these"), "{:?}", told(&seen));
    let words = vec![saying("yearly_cost", "*", "1.234,56")];
    let seen = look("suppliers.csv", edited.as_bytes(), &Options { words, ..Options::default() }, &state);
    assert_eq!((told(&seen), written(&seen, "yearly_cost")), (vec![], vec!["12000 EUR"]));
}

#[test]
fn how_a_column_writes_its_amounts_is_said_once_and_kept() {
    let file = "Supplier,Kind,Annual cost\nMail,cloud,\"$1,250\"\nPower,cloud,12.500\nWater,cloud,90\n";
    let state = with(&[]);
    let seen = look("suppliers.csv", file.as_bytes(), &Options::default(), &state);
    let words: Vec<_> = seen.sheets[0].words.iter().map(|own| (own.word.as_str(), own.rows, own.is_open())).collect();
    assert_eq!((words, told(&seen).len()), (vec![("*", 3, true)], 3));
    let (words, remember) = (vec![saying("Annual cost", "*", "1,234.56 USD")], Some("Vendors".to_owned()));
    let mut seen = look("suppliers.csv", file.as_bytes(), &Options { words, remember, ..Options::default() }, &state);
    assert_eq!((told(&seen), written(&seen, "yearly_cost")), (vec![], vec!["1250 USD", "12.5000 USD", "90 USD"]));
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let next = "Supplier,Kind,Annual cost\nGas,cloud,\"1,100\"\n";
    let seen = look("suppliers.csv", next.as_bytes(), &Options::default(), &after);
    assert_eq!((told(&seen), written(&seen, "yearly_cost")), (vec![], vec!["1100 USD"]));
    let words = vec![saying("Annual cost", "*", "cheap")];
    let seen = look("suppliers.csv", file.as_bytes(), &Options { words, ..Options::default() }, &state);
    assert!(told(&seen)[0].starts_with("word: \"*\" stands for all cells under \"Annual cost\"; write how"));
}

#[test]
fn a_cell_is_read_in_the_currency_and_the_unit_that_its_format_shows() {
    let formats = [(2.0, "[h]:mm", "48"), (0.5, "hh:mm", "12"), (8.0, "0", "8")];
    let book = assets(|page| {
        for (column, heading) in (0_u16..).zip(["Name", "Inventory number", "RTO (hours)"]) {
            page.write_string(0, column, heading).expect("a cell");
        }
        for (row, (days, format, _)) in (1_u32..).zip(formats) {
            page.write_string(row, 0, format!("Server {row}")).expect("a cell");
            let number = f64::from(row) + 122.0;
            page.write_number_with_format(row, 1, number, &Format::new().set_num_format("00000")).expect("a cell");
            page.write_number_with_format(row, 2, days, &Format::new().set_num_format(format)).expect("a cell");
        }
    });
    let seen = look("assets.xlsx", &book, &Options::default(), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "rto_hours")), (vec![], formats.map(|(.., hours)| hours).to_vec()));
    assert_eq!(written(&seen, "identifier"), ["00123", "00124", "00125"]);
}

#[test]
fn a_currency_shown_by_a_cell_comes_before_that_of_the_register() {
    let state = with(&[]);
    let first = "Supplier,Kind,Annual cost (EUR)\nMail,cloud,1500\n";
    let commands = look("suppliers.csv", first.as_bytes(), &Options::default(), &state).commands().expect("sound");
    let state = done(Command::Batch(sheets::ACT, commands), &state);
    let book = assets(|page| {
        page.set_name("Suppliers").expect("a name");
        for (column, heading) in (0_u16..).zip(["Supplier", "Kind", "Annual cost"]) {
            page.write_string(0, column, heading).expect("a cell");
        }
        for (row, format) in (1_u32..).zip(["[$CHF] #,##0", "[$£-809]#,##0.00", "#,##0.00 \"TEUR\"", "0.00", "\"$\"0"])
        {
            page.write_string(row, 0, format!("Firm {row}")).expect("a cell");
            page.write_string(row, 1, "cloud").expect("a cell");
            page.write_number_with_format(row, 2, 700, &Format::new().set_num_format(format)).expect("a cell");
        }
    });
    let seen = look("suppliers.xlsx", &book, &Options::default(), &state);
    assert_eq!(written(&seen, "yearly_cost"), ["700 CHF", "700 GBP", "700000 EUR", "700 EUR"]);
    assert!(told(&seen)[0].contains("\"$700\" is in dollars of which country?"), "{:?}", told(&seen));
}

#[test]
fn two_columns_of_one_line_are_never_joined() {
    let state = with(&[("person", &[("name", "Ada Lind"), ("email", "ada@example.org")])]);
    let file = |upn: &str| {
        format!("userPrincipalName,displayName,mail\n{upn},Ada Lind,ada@example.org\nb@example.org,Ben,b@example.org\n")
    };
    let usual = isms::REGISTERS.iter().find(|own| own.key == "person").copied();
    let options = Options { usual, ..Options::default() };
    let seen = look("users.csv", file("ada@example.org").as_bytes(), &options, &state);
    assert_eq!((told(&seen), written(&seen, "email")), (vec![], vec!["b@example.org"]));
    let note = "\"userPrincipalName\" (A): left out; \"mail\" (C) says the same";
    assert!(seen.sheets[0].notes.iter().any(|own| own == note), "{:?}", seen.sheets[0].notes);
    let other = file("ada_x#EXT#@example.com");
    let seen = look("users.csv", other.as_bytes(), &options, &state);
    assert!(
        told(&seen)[0].contains("differ in 1 of 2 rows, first in row 2: \"ada@example.org\" and"),
        "{:?}",
        told(&seen)
    );
    let headings = Headings(vec![("userPrincipalName".to_owned(), None)]);
    let seen = look("users.csv", other.as_bytes(), &Options { headings, ..options.clone() }, &state);
    assert_eq!((told(&seen), written(&seen, "email")), (vec![], vec!["b@example.org"]));
}

#[test]
fn a_word_of_a_column_that_is_not_read_is_refused() {
    let file = "Name,badge\nAda,Guest\n";
    let usual = isms::REGISTERS.iter().find(|own| own.key == "person").copied();
    let options = Options { usual, words: vec![saying("badge", "Guest", "outsider")], ..Options::default() };
    let seen = look("users.csv", file.as_bytes(), &options, &with(&[]));
    assert!(told(&seen)[0].starts_with("word: the column \"badge\" is not read"), "{:?}", told(&seen));
    let headings = Headings(vec![("badge".to_owned(), Some("kind".to_owned()))]);
    let mut seen = look("users.csv", file.as_bytes(), &Options { headings, ..options }, &with(&[]));
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &with(&[]));
    let kinds: Vec<_> = after.table("person").expect("a register").rows().map(|row| row.record.value("kind")).collect();
    assert_eq!(kinds, [Value::Choice("outsider".into())]);
}
