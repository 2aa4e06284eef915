//! What stands beside a list, verdicts that are dashes, scales of other lists, and titles that are composed.

use exchange::sheets::{self, Headings, Matching, Options, Preview};
use isms::planning::Asset;
use kernel::Command;

use super::begun::{done, judging, with};
use super::looks::{look, of, told, written};
use super::workbooks::workbook;

fn words(preview: &Preview) -> Vec<(String, String)> {
    preview.sheets[0].words.iter().map(|own| (own.place.to_string(), own.word.clone())).collect()
}

#[test]
fn a_legend_beside_a_list_is_no_part_of_it() {
    let legend: &[&[&str]] = &[
        &["", "", "", "", "Scale", ""],
        &["Asset", "Location", "", "", "Value", "Description"],
        &["Mail", "HQ", "", "", "1", "low"],
        &["Files", "HQ", "", "", "2", "medium"],
        &["Shop", "HQ", "", "", "3", "high"],
        &["Door", "HQ"],
    ];
    let seen = sheets::preview("book.xlsx", &workbook(&[("Assets", legend)]), &Options::default(), &with(&[]));
    assert_eq!((told(&seen), seen.counts().new, written(&seen, "description").len()), (vec![], 4, 0));
    assert!(seen.sheets[0].notes[0].contains("columns E to F stand apart behind empty columns, with 3 rows"));
    let headings = Headings(vec![("Description".to_owned(), Some("description".to_owned()))]);
    let options = Options { headings, ..Options::default() };
    let seen = sheets::preview("book.xlsx", &workbook(&[("Assets", legend)]), &options, &with(&[]));
    assert_eq!(written(&seen, "description"), ["low", "medium", "high"]);
    let sparse: &[&[&str]] = &[
        &["Asset", "Location", "", "Owner", "Description"],
        &["Mail", "HQ", "", "", "old"],
        &["Files", "HQ", "", "", ""],
        &["Shop", "HQ", "", "", "new"],
    ];
    let seen = sheets::preview("book.xlsx", &workbook(&[("Assets", sparse)]), &Options::default(), &with(&[]));
    assert_eq!(written(&seen, "description"), ["old", "new"]);
}

#[test]
fn a_control_that_is_not_applicable_in_short_is_excluded() {
    let file = "Control,Applicable,Justification for exclusion\n\
        A.5.4,N/A,no such thing\nA.5.5,-,nobody does\nA.5.6,n.a.,outsourced\nA.5.8,-,\n";
    let seen = look(file, &of("applicability"), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "applicable")), (vec![], vec!["excluded"; 3]));
}

#[test]
fn numbers_on_another_scale_are_all_asked_about() {
    let state = judging();
    let file = "Activo,D,I,C,A\nCorreo,10,3,1,5\nDatos,3,5,1,0\n";
    let seen = look(file, &of("asset"), &state);
    let asked = words(&seen);
    for (place, word) in [("value[a].level", "3"), ("value[i].level", "5"), ("value[c].level", "1")] {
        assert!(asked.contains(&(place.to_owned(), word.to_owned())), "{place} {word}: {asked:?}");
    }
    assert!(asked.iter().all(|(_, word)| word != "0"), "A is authenticity here: {asked:?}");
    let seen = look("Name,B,I,V\nMail,3,2,1\nFiles,1,1,1\nShop,1,1,1\nDoor,1,1,1\nPc,1,1,1\n", &of("asset"), &state);
    let levels = ["a", "i", "c"].map(|key| written(&seen, &format!("value[{key}].level"))[0].to_owned());
    assert_eq!((told(&seen), levels), (vec![], ["3", "2", "1"].map(str::to_owned)));
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains("none is higher than 3 Moderate")));
}

#[test]
fn a_title_that_is_composed_finds_its_record() {
    let filled = vec![("*".to_owned(), "name".to_owned(), "{Make} {Model}".to_owned())];
    let options = Options { filled, ..of("asset") };
    let file = "Make,Model,Location\nAcme,One,HQ\n";
    let commands = look(file, &options, &with(&[])).commands().expect("sound");
    let state = done(Command::Batch(sheets::ACT, commands), &with(&[]));
    let moved = "Make,Model,Location\nAcme,One,Bonn\nAcme,One,Kiel\n";
    let seen = look(moved, &options, &state);
    let notes: Vec<_> = seen.sheets[0].rows.iter().map(|row| row.note.clone().unwrap_or_default()).collect();
    assert!(
        notes[0].contains("looks like A-0001 Acme One") && notes[1].contains("row 2 has the same title"),
        "{notes:?}"
    );
    let again = "Make,Model,Location\nAcme,One,Bonn\n";
    let commands = look(again, &Options { matching: Matching::Titles, ..options }, &state).commands().expect("sound");
    let after = done(Command::Batch(sheets::ACT, commands), &state);
    assert_eq!(after.of::<Asset>().iter().count(), 1);
}
