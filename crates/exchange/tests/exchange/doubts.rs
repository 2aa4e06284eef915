//! What stands beside a word and would be lost with it: signs, brackets, and how far something is in place that does not
//! apply. It is asked about, kept or told.

use exchange::sheets::{self, Means, Options, Preview, Saying};
use kernel::State;

use super::begun::{done, with};

fn usual(key: &str) -> Options {
    Options { usual: isms::REGISTERS.iter().find(|own| own.key == key).copied(), ..Options::default() }
}

fn look(key: &str, file: &str, state: &State) -> Preview {
    sheets::preview("list.csv", file.as_bytes(), &usual(key), state)
}

fn open(preview: &Preview) -> Vec<&str> {
    preview.sheets[0].words.iter().filter(|own| own.is_open()).map(|own| own.word.as_str()).collect()
}

fn people() -> State {
    with(&[("person", &[("name", "Jane Cole")]), ("person", &[("name", "Bob Unger")])])
}

#[test]
fn signs_beside_choices_days_and_levels_are_asked_about() {
    let file = "Title,Status,Implemented on\nBackup,Implemented?,2026-01-05?\nLog,~implemented,2026-01-05\n";
    let seen = look("control", file, &with(&[]));
    assert!(seen.is_refused());
    assert_eq!(open(&seen), ["Implemented?", "~implemented", "2026-01-05?"]);
    let saying = |heading: &str, word: &str, means: &str| Saying {
        sheet: None,
        heading: heading.to_owned(),
        word: word.to_owned(),
        means: Means::read(means),
    };
    let words = vec![
        saying("Status", "Implemented?", "partly"),
        saying("Status", "~implemented", "implemented"),
        saying("Implemented on", "2026-01-05?", "2026-01-05"),
    ];
    let options = Options { words, ..usual("control") };
    let seen = sheets::preview("list.csv", file.as_bytes(), &options, &with(&[]));
    assert!(!seen.is_refused(), "{:?}", seen.all_refusals());

    let act = isms::ACTS.iter().find(|act| act.key == "method.adopt").copied().expect("a listed act");
    let state = done(kernel::Command::Act(act, Vec::new()), &with(&[]));
    let file = "Asset,Confidentiality,Integrity\nCRM,<3,3+\nERP,4?,~2\nMail,4,2\n";
    assert_eq!(open(&look("asset", file, &state)), ["<3", "4?", "3+", "~2"]);
}

#[test]
fn what_stands_in_brackets_behind_a_choice_is_asked_about_unless_it_says_the_same() {
    let words = |cells: &str| {
        let file = format!(
            "Title,Status\n{}\n",
            cells.split('|').map(|cell| format!("Log,{cell}")).collect::<Vec<_>>().join("\n")
        );
        let seen = look("control", &file, &with(&[]));
        open(&seen).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let odd = ["Implemented (partly)", "Implemented (not yet tested)", "Implemented (until 31.12.2026)"];
    assert_eq!(words(&odd.join("|")), odd);
    assert!(words("Implemented (done)|Partially implemented (60%)|Implemented (I)").is_empty());
}

#[test]
fn whoever_stands_in_brackets_behind_a_person_is_asked_about_and_units_are_told() {
    for owner in [
        "Jane Cole (until 06/2026; then Bob Unger)",
        "Jane Cole (deputy: Bob Unger)",
        "Jane Cole [acting]",
        "Jane Cole (Bob Unger)",
    ] {
        let seen = look("asset", &format!("Asset,Owner\nCRM,{owner}\n"), &people());
        assert!(seen.is_refused() && open(&seen) == [owner], "{owner}: {:?}", seen.all_refusals());
    }
    let seen = look("asset", "Asset,Owner\nCRM,Jane Cole (IT)\n", &people());
    let told = seen.sheets[0].notes.iter().any(|note| note.contains("\"Jane Cole (IT)\" the person is kept"));
    assert!(!seen.is_refused() && told, "{:?} {:?}", seen.all_refusals(), seen.sheets[0].notes);
}

#[test]
fn how_far_an_excluded_control_is_in_place_is_kept() {
    let seen = look(
        "applicability",
        "Control,Applicable,Justification,Implemented?\nA.8.11,No,outsourced,Partly\n",
        &with(&[]),
    );
    assert!(!seen.is_refused(), "{:?}", seen.all_refusals());
    let changes = &seen.sheets[0].rows[0].changes;
    assert!(changes.iter().any(|own| own.place == "status" && own.after == "partly"), "{changes:?}");
}
