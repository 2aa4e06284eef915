//! What is understood needs no question, and what is asked says nothing else beside it.

use exchange::sheets::Preview;

use super::begun::{judging, with};
use super::looks::{look, of, told, written};

fn suggested(seen: &Preview, heading: &str) -> Vec<String> {
    let column = seen.sheets[0].columns.iter().find(|own| own.heading == heading).expect("a column");
    column.suggestions.clone()
}

#[test]
fn what_a_warning_says_of_all_rows_is_no_default_beside_it() {
    let seen = look("Risk,Likelihood,Impact\nFire,3,5\n", &of("risk"), &judging());
    assert!(seen.warnings().any(|own| own.contains("new risks touch all three")));
    let aims = seen.sheets[0].unsaid.iter().filter(|own| own.place != "kind");
    let aims: Vec<_> = aims.map(|own| (own.place, own.usual.as_str(), own.warned)).collect();
    assert_eq!(aims, ["confidentiality", "integrity", "availability"].map(|aim| (aim, "yes", true)));
    let said = look("Risk,Likelihood,Impact,Integrity\nFire,3,5,yes\n", &of("risk"), &judging());
    assert!(said.sheets[0].unsaid.iter().all(|own| own.usual == "no" && !own.warned), "{:?}", said.sheets[0].unsaid);
    let filled = vec![("*".to_owned(), "integrity".to_owned(), "yes".to_owned())];
    let said =
        look("Risk,Likelihood,Impact\nFire,3,5\n", &exchange::sheets::Options { filled, ..of("risk") }, &judging());
    let usual: Vec<_> = said.sheets[0].unsaid.iter().map(|own| (own.place, own.taken.as_str(), own.warned)).collect();
    assert_eq!(usual, [("confidentiality", "no", false), ("integrity", "yes", false), ("availability", "no", false)]);
}

#[test]
fn a_row_with_a_cell_that_is_refused_is_not_told_what_else_it_lacks() {
    let file = "Risk,Risk owner,CIA,Likelihood,Impact\nFire,Nobody Known,\"C,I\",4,5\n";
    let seen = look(file, &of("risk"), &judging());
    assert_eq!(told(&seen).len(), 1, "{:?}", told(&seen));
    let sheet = &seen.sheets[0];
    assert!(
        !sheet.warnings.iter().chain(&sheet.notes).any(|own| own.contains("says of none of")),
        "{:?}",
        sheet.warnings
    );
}

#[test]
fn a_tick_beside_a_day_says_that_there_is_one() {
    let file = "Incident,Resolved,Resolution Date\nMail opened,Y,2026-02-13\nShop down,N,\n";
    let seen = look(file, &of("incident"), &with(&[]));
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(written(&seen, "closed_at").len(), 1, "{:?}", seen.sheets[0].rows);
    let notes = seen.sheets[0].notes.join("\n");
    assert!(
        notes.contains("\"Resolved\" (B): left out; \"Resolution Date\" (C) says the same, with the day"),
        "{notes}"
    );
    let otherwise = told(&look(&file.replace(",N,", ",Y,"), &of("incident"), &with(&[])));
    assert!(otherwise[0].contains("says otherwise in 1 of 2 rows, first in row 3"), "{otherwise:?}");
}

#[test]
fn whoever_failed_is_not_through_with_a_training() {
    let state = with(&[("person", &[("name", "Tom Ng")]), ("person", &[("name", "Ada Lind")])]);
    let list = |heading: &str| {
        let file = format!(
            "Employee,Course title,Completion date,{heading}\nTom Ng,Awareness,2026-02-11,Fail\nAda Lind,Awareness,2026-02-11,Pass\n"
        );
        look(&file, &of("training"), &state)
    };
    let known = list("Pass/Fail");
    assert_eq!((written(&known, "result"), told(&known)), (vec!["failed", "passed"], Vec::new()));
    let unknown = told(&list("Xyz"));
    assert!(unknown[0].contains("row 2") && unknown[0].contains("\"Fail\" says that it was not passed"), "{unknown:?}");
}

#[test]
fn hints_name_only_places_that_can_hold_what_stands_there() {
    let list = |heading: &str, cell: &str| format!("Control,{heading}\nAlarms,{cell}\n");
    let seen = look(&list("Tested last time", "2026-02-13"), &of("control"), &with(&[]));
    assert_eq!(suggested(&seen, "Tested last time"), Vec::<String>::new());
    let file = "Risk,Likelihood,Impact,Risk score\nFire,3,5,15\n";
    let score = suggested(&look(file, &of("risk"), &judging()), "Risk score");
    assert!(!score.iter().any(|own| matches!(own.as_str(), "assets" | "title")), "{score:?}");
}

#[test]
fn trainings_with_people_across_are_read_row_by_row() {
    let state = with(&[("person", &[("name", "Anna Lindqvist")]), ("person", &[("name", "Ben Okafor")])]);
    let file =
        "Course,\"Lindqvist, Anna\",\"Okafor, Ben\",Hours\nAwareness,2026-01-20,done,2\nCoding,n/a,did not attend,4\n";
    let seen = look(file, &of("training"), &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    assert_eq!(written(&seen, "person"), ["P-001", "P-002", "P-002"]);
    assert_eq!(written(&seen, "title"), ["Awareness", "Awareness", "Coding"]);
    assert_eq!(written(&seen, "state"), ["done", "done", "missed"]);
    assert_eq!(written(&seen, "done_on"), ["2026-01-20"]);
    assert!(
        seen.warnings().any(|own| own.contains("left out: \"Hours\" (D)")),
        "{:?}",
        seen.warnings().collect::<Vec<_>>()
    );
    // Names that nobody has, written as anything may be, are told how to be turned.
    let other = look("Course,Anna,Ben,Carla\nAwareness,x,x,x\nCoding,x,,x\n", &of("training"), &state);
    let notes = other.sheets[0].notes.join("\n");
    assert!(notes.contains("turn the table first"), "{notes}");
}
