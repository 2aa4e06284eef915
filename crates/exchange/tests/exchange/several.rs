//! Several references in one cell, however they are joined: each is read, or asked about, and none is dropped.

use exchange::sheets::{self, Means, Options, Preview, Saying};
use isms::planning::{Control, Risk};
use kernel::{Command, State};

use super::begun::{done, with};

fn usual(key: &str) -> Options {
    Options { usual: isms::REGISTERS.iter().find(|own| own.key == key).copied(), ..Options::default() }
}

fn look(key: &str, file: &str, state: &State) -> Preview {
    sheets::preview("list.csv", file.as_bytes(), &usual(key), state)
}

fn brought(key: &str, file: &str, state: &State) -> State {
    let commands = look(key, file, state).commands().unwrap_or_else(|refusals| panic!("{file}: {refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

fn open(preview: &Preview) -> Vec<&str> {
    preview.sheets[0].words.iter().filter(|own| own.is_open()).map(|own| own.word.as_str()).collect()
}

#[test]
fn every_reference_control_of_a_cell_is_read_or_asked_about() {
    let carried = |cell: &str| -> Vec<String> {
        let file = format!("Title,Reference controls\nPolicies,\"{cell}\"\n");
        let after = brought("control", &file, &with(&[]));
        let table = after.of::<Control>();
        table.iter().flat_map(|(_, own)| own.record.reference_controls.0.to_vec()).map(|own| own.to_string()).collect()
    };
    for cell in [
        "A.5.1 and A.5.2",
        "A.5.1 & A.5.2",
        "A.5.1+5.2",
        "A.5.1 A.5.2",
        "A.5.1 – A.5.2",
        "A.5.1-A.5.2",
        "5.1 Policies und 5.2 Roles",
    ] {
        assert_eq!(carried(cell), ["A.5.1", "A.5.2"], "{cell}");
    }
    assert_eq!(carried("A.8.15 to A.8.17, A.5.1"), ["A.8.15", "A.8.16", "A.8.17", "A.5.1"]);
    for cell in ["A.5.1 ff.", "A.5.1 not A.5.2", "A.5.1 (A.5.2)", "A.5.1 – A.5.99"] {
        let seen = look("control", &format!("Title,Reference controls\nPolicies,{cell}\n"), &with(&[]));
        assert!(seen.is_refused() && open(&seen) == [cell], "{cell}: {:?}", seen.all_refusals());
    }
    let seen = look("control", "Title,Reference controls\nPolicies,A.5.1 (partly)\n", &with(&[]));
    assert!(seen.sheets[0].notes.iter().any(|note| note.contains("\"A.5.1 (partly)\"")), "{:?}", seen.sheets[0].notes);
}

#[test]
fn a_row_of_the_statement_that_names_several_controls_is_a_row_for_each() {
    let rows = |cell: &str| -> Vec<(String, u32)> {
        let file = format!("Control,Applicable,Reason\n\"{cell}\",yes,law\n");
        let seen = look("applicability", &file, &with(&[]));
        assert!(!seen.is_refused(), "{cell}: {:?}", seen.all_refusals());
        assert!(seen.sheets[0].notes.iter().any(|note| note.contains("a row for each")), "{:?}", seen.sheets[0].notes);
        seen.sheets[0].rows.iter().map(|row| (row.title.clone(), row.number)).collect()
    };
    let both = |one: &str, two: &str| vec![(one.to_owned(), 2), (two.to_owned(), 2)];
    assert_eq!(rows("A.5.1 & A.5.2"), both("A.5.1", "A.5.2"));
    assert_eq!(rows("A.8.1, A.8.2"), both("A.8.1", "A.8.2"));
    assert_eq!(rows("A.8.15 - A.8.17").len(), 3);
    let seen = look("applicability", "Control,Applicable\nA.5.1 not A.5.2,yes\n", &with(&[]));
    let told = seen.all_refusals();
    assert!(told.iter().any(|own| own.field.contains("row 2")), "{told:?}");
}

#[test]
fn every_record_that_a_link_names_is_linked_or_asked_about() {
    let state = brought("asset", "Name\nCRM\nERP\nMail\n", &with(&[]));
    let assets = |cell: &str| -> Vec<String> {
        let after = brought("risk", &format!("Title,Assets\nFire,{cell}\n"), &state);
        let table = after.of::<Risk>();
        let ids = table.iter().flat_map(|(_, own)| own.record.assets.iter().collect::<Vec<_>>());
        ids.map(|id| after.get(id).map(|own| own.name.to_string()).unwrap_or_default()).collect()
    };
    for cell in [
        "A-0001 and A-0002",
        "A-0001 A-0002",
        "A-0001 + ERP",
        "CRM und ERP",
        "A-0001/A-0002",
        "A-0001 CRM & A-0002 ERP",
    ] {
        assert_eq!(assets(cell), ["CRM", "ERP"], "{cell}");
    }
    assert_eq!(assets("A-0001 Customers"), ["CRM"]);
    for cell in ["A-0001 to A-0003", "A-0001 ff.", "A-0001 and Payroll", "A-0001 (A-0002)"] {
        let seen = look("risk", &format!("Title,Assets\nFire,{cell}\n"), &state);
        assert!(seen.is_refused() && open(&seen) == [cell], "{cell}: {:?}", seen.all_refusals());
    }
    let words = vec![Saying {
        sheet: None,
        heading: "Assets".to_owned(),
        word: "A-0001 to A-0003".to_owned(),
        means: Means::read("A-0003"),
    }];
    let options = Options { words, ..usual("risk") };
    let seen = sheets::preview("list.csv", b"Title,Assets\nFire,A-0001 to A-0003\n", &options, &state);
    assert!(!seen.is_refused(), "{:?}", seen.all_refusals());
}
