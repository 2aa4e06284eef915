//! Lists of ours that a spreadsheet saved in its own way: days, yes and no, and texts that look like days.

use exchange::sheets::{self, Preview};
use kernel::{Command, State};

use super::begun::{done, with};
use super::looks::{look, of, told};

/// The list of a register as CSV.
fn list(register: &str, state: &State) -> String {
    let table = state.table(register).expect("listed");
    let text = exchange::csv::export(table.register(), table.rows(), state);
    String::from_utf8(text).expect("UTF-8")
}

fn again(register: &str, state: &State, changes: &[(&str, &str)]) -> Preview {
    let mut text = list(register, state);
    for (from, to) in changes {
        assert!(text.contains(from), "{from}: {text}");
        text = text.replace(from, to);
    }
    look(&text, &of(register), state)
}

/// The state after these lists came in.
fn brought(files: &[(&str, &str)]) -> State {
    files.iter().fold(with(&[]), |state, (register, file)| {
        let mut seen = look(file, &of(register), &state);
        let commands = seen.commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
        done(Command::Batch(sheets::ACT, commands), &state)
    })
}

/// How many rows say what is known, and how many something else, with what speaks against it.
fn counts(seen: &Preview) -> (usize, usize, Vec<String>) {
    (seen.counts().same, seen.counts().changed, told(seen))
}

#[test]
fn yes_and_no_of_a_field_of_ones_own_are_read_in_every_language() {
    let field = "Title,Key,Register,Kind\nLeased,leased,asset,flag\n";
    let state = brought(&[("own-field", field), ("asset", "Name,Leased\nMail,true\nFiles,no\n")]);
    for (yes, no) in [
        ("WAHR", "FALSCH"),
        ("VRAI", "FAUX"),
        ("VERDADERO", "FALSO"),
        ("VERO", "FALSO"),
        ("WAAR", "ONWAAR"),
        ("PRAWDA", "FAŁSZ"),
        ("SANT", "FALSKT"),
        ("DOĞRU", "YANLIŞ"),
    ] {
        let same = again("asset", &state, &[(",yes,", &format!(",{yes},")), (",no,", &format!(",{no},"))]);
        assert_eq!(counts(&same), (2, 0, Vec::new()), "{yes} {no}");
        let other = again("asset", &state, &[(",yes,", &format!(",{no},"))]);
        assert_eq!(counts(&other), (1, 1, Vec::new()), "{no}");
    }
    assert_eq!(counts(&again("asset", &state, &[(",yes,", ",perhaps,")])).2.len(), 1);
}

#[test]
fn days_of_a_list_of_ours_are_read_so_that_nothing_changes() {
    let state = brought(&[("asset", "Name,Acquired on\nMail,2026-04-03\nFiles,2026-05-06\n")]);
    let month_first = again("asset", &state, &[("2026-04-03", "4/3/2026"), ("2026-05-06", "5/6/2026")]);
    assert_eq!(counts(&month_first), (2, 0, Vec::new()));
    let notes = month_first.sheets[0].notes.join("\n");
    assert!(notes.contains("days are read month first, which leaves the records as they are"), "{notes}");
    let edited = again("asset", &state, &[("2026-04-03", "03/04/2026"), ("2026-05-06", "08/07/2026")]);
    assert_eq!(counts(&edited), (1, 1, Vec::new()));
    let changed = again("asset", &state, &[("2026-04-03", "01/02/2026"), ("2026-05-06", "08/07/2026")]);
    assert_eq!(counts(&changed).2.len(), 2, "nothing tells which is the day");
}

#[test]
fn a_day_or_a_month_in_a_text_is_the_same_however_a_spreadsheet_writes_it() {
    let values = "Period,Metric,Value\n2026-03-31,Patches,3\n2025-01,Patches,4\n";
    let state = brought(&[("metric", "Metric,Unit\nPatches,%\n"), ("measurement", values)]);
    for (day, month) in
        [("31.03.2026", "Jan 25"), ("3/31/2026", "Jan-25"), ("31/03/2026", "01.01.2025"), ("31. März 2026", "25-Jan")]
    {
        let seen = again(
            "measurement",
            &state,
            &[(",2026-03-31,", &format!(",{day},")), (",2025-01,", &format!(",{month},"))],
        );
        assert_eq!(counts(&seen), (2, 0, Vec::new()), "{day} {month}");
    }
    let other = again("measurement", &state, &[(",2025-01,", ",Feb 25,")]);
    assert_eq!(counts(&other).1, 1);
}

#[test]
fn a_column_of_days_is_read_as_the_others_of_its_sheet() {
    let file = "Name,Acquired on,Warranty until\nMail,03/04/2026,31/12/2027\nFiles,05/06/2026,30/11/2028\n";
    let seen = look(file, &of("asset"), &with(&[]));
    assert_eq!(super::looks::written(&seen, "acquired_on"), ["2026-04-03", "2026-06-05"], "{:?}", told(&seen));
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("days are read day first, as in 31/12/2027 below \"Warranty until\""), "{notes}");
    let both = look(&file.replace("30/11/2028", "11/30/2028"), &of("asset"), &with(&[]));
    assert_eq!(told(&both).len(), 2, "{:?}", told(&both));
}
