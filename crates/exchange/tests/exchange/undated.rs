//! Exports of ours whose column of versions was lost on the way: no newer edit is taken back without a word.

use std::sync::Arc;

use exchange::sheets::{self, Made, Options, Past, Preview};
use isms::planning::Asset;
use kernel::{Command, Date, State};

use super::begun::{done, with};
use super::looks::{look, of, told, written};

/// Two assets, and the same after the location of the first was edited here.
fn edited() -> (State, State) {
    let begun = with(&[
        ("asset", &[("name", "Orders"), ("location", "Bonn")]),
        ("asset", &[("name", "Shop"), ("location", "Bern")]),
    ]);
    let mut newer = look("reference,name,location,record_version\nA-0001,Orders,Berlin,1\n", &of("asset"), &begun);
    let after = done(Command::Batch(sheets::ACT, newer.commands().expect("sound")), &begun);
    (begun, after)
}

/// An export of a state without its column of versions, with other words in it.
fn exported(state: &State, words: [&str; 2]) -> Vec<u8> {
    let table = state.table("asset").expect("listed");
    let page = sheets::export::page(table.register(), table.rows(), state);
    let mut lines = sheets::book::Lines::default();
    for line in page.lines.iter() {
        let cells = &line.cells[..line.cells.len() - 1];
        let cell = |cell: &sheets::book::Cell<'_>| match cell.words() {
            own if own == words[0] => sheets::book::Cell::text(words[1].to_owned()),
            _ => cell.clone().owned(),
        };
        lines.push(line.number, &cells.iter().map(cell).collect::<Vec<_>>());
    }
    let made = Made { organization: "Acme".into(), day: Date::constant(2026, 11, 20), entry: state.size() };
    sheets::xlsx(&[sheets::book::Page { lines, ..page }], &made).expect("a workbook")
}

fn preview(bytes: &[u8], past: Option<&State>, state: &State) -> Preview {
    let options = Options { past: Past(past.map(|past| Arc::new(past.clone()))), ..Options::default() };
    sheets::preview("assets.xlsx", bytes, &options, state)
}

#[test]
fn a_workbook_that_lost_its_versions_still_says_from_which_entry_it_was_taken() {
    let (begun, after) = edited();
    let file = exported(&begun, ["Bern", "Basel"]);
    assert_eq!(preview(&file, None, &after).made_at(), Some(1));
    let mut seen = preview(&file, Some(&begun), &after);
    assert_eq!((told(&seen), seen.unsure().len()), (Vec::new(), 0));
    assert_eq!((written(&seen, "location"), seen.counts().changed), (vec!["Basel"], 1));
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &after);
    let places: Vec<_> = after.of::<Asset>().iter().map(|(_, own)| own.record.location.clone()).collect();
    assert_eq!(places.iter().map(|own| own.as_deref()).collect::<Vec<_>>(), [Some("Berlin"), Some("Basel")]);
}

#[test]
fn what_was_edited_on_both_sides_is_a_conflict_without_its_version_too() {
    let (begun, after) = edited();
    let seen = preview(&exported(&begun, ["Bonn", "Basel"]), Some(&begun), &after);
    assert_eq!(seen.counts().conflicts, 1);
    assert!(told(&seen)[0].contains("now \"Berlin\", in the file \"Basel\""), "{:?}", told(&seen));
}

#[test]
fn a_file_that_does_not_say_when_it_was_taken_takes_back_no_newer_edit_unasked() {
    let (_, after) = edited();
    let file = "reference,name,location\nA-0001,Orders,Bonn\nA-0002,Shop,Basel\n";
    let seen = look(file, &of("asset"), &after);
    let unsure = seen.unsure();
    assert_eq!(unsure.len(), 1, "{unsure:?}");
    let said = unsure[0].to_string();
    for words in
        ["does not say when it was taken", "1 value", "row 2, A-0001, changed here on", "\"Berlin\" by \"Bonn\""]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    // What nobody edited since it was made here holds nothing newer.
    let calm = look("reference,name,location\nA-0002,Shop,Basel\n", &of("asset"), &after);
    assert_eq!((calm.unsure().len(), calm.counts().changed), (0, 1));
    // One row that lost its version among others that have theirs is asked about as well.
    let file = "reference,name,location,record_version\nA-0001,Orders,Bonn,\nA-0002,Shop,Basel,1\n";
    assert_eq!(look(file, &of("asset"), &after).unsure().len(), 1);
}
