//! What a list says twice, cannot say, or says in other words: told as it is, and put right without leaving rows out.

use exchange::intake;
use exchange::sheets::{self, Means, Options, Preview, Saying};
use isms::operation::Incident;
use isms::planning::Asset;
use isms::support::Training;
use kernel::{Command, Context, Date, RawId, State};

use super::begun::{done, with};

fn act(key: &str) -> &'static kernel::Act {
    isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act")
}

fn look(name: &str, file: &str, options: &Options, state: &State) -> Preview {
    sheets::preview(name, file.as_bytes(), options, state)
}

fn brought(name: &str, file: &str, options: &Options, state: &State) -> State {
    let commands = look(name, file, options, state).commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

fn saying(heading: &str, word: &str, means: &str) -> Saying {
    let (heading, word) = (heading.to_owned(), word.to_owned());
    Saying { sheet: None, heading, word, means: Means::read(means) }
}

fn words(preview: &Preview) -> Vec<(&str, usize)> {
    preview.sheets[0].words.iter().map(|own| (own.word.as_str(), own.rows)).collect()
}

#[test]
fn twins_are_rows_whose_whole_composed_title_is_the_same() {
    let file =
        "Surname,First name,Job title\nZander,Peter,Cook\nZander,Anna,Clerk\nLund,Peter,Driver\nZander,Anna,Nurse\n";
    let seen = look("people.csv", file, &Options::default(), &with(&[]));
    let notes: Vec<_> = seen.sheets[0].rows.iter().map(|row| row.note.as_deref()).collect();
    assert_eq!(notes, [None, None, None, Some("row 3 has the same title")]);
}

#[test]
fn a_cell_that_cannot_be_read_can_be_left_empty() {
    let file = "\
Supplier,Contract until,Annual cost (EUR)
Mail,31.12.2027,1200
PayFjord,2027,2% of turnover
Cleaning,31.02.2027,2% of turnover
";
    let state = with(&[]);
    let seen = look("suppliers.csv", file, &Options::default(), &state);
    assert!(seen.is_refused());
    assert_eq!(words(&seen), [("2027", 1), ("31.02.2027", 1), ("2% of turnover", 2)]);
    let said = vec![
        saying("Contract until", "2027", ""),
        saying("Contract until", "31.02.2027", "2027-02-28"),
        saying("Annual cost (EUR)", "2% of turnover", ""),
    ];
    let after = brought("suppliers.csv", file, &Options { words: said, ..Options::default() }, &state);
    let table = after.table("supplier").expect("a register");
    assert_eq!(table.rows().count(), 3);
}

#[test]
fn a_time_that_cannot_be_read_can_be_left_empty() {
    let file = "Title,Detected at\nPayslip sent to somebody else,last week\nLaptop forgotten,2026-11-20 14:05\n";
    let state = with(&[]);
    let usual = isms::REGISTERS.iter().find(|own| own.key == "incident").copied();
    let options = Options { usual, ..Options::default() };
    assert_eq!(words(&look("incidents.csv", file, &options, &state)), [("last week", 1)]);
    let words = vec![saying("Detected at", "last week", "")];
    let after = brought("incidents.csv", file, &Options { words, ..options }, &state);
    let times: Vec<_> = after.of::<Incident>().iter().map(|(_, own)| own.detected_at.is_some()).collect();
    assert_eq!(times, [false, true]);
}

#[test]
fn what_a_known_word_of_a_scale_is_taken_for_is_shown_and_can_be_said_otherwise() {
    let state = done(Command::Act(act("method.adopt"), Vec::new()), &with(&[]));
    let file = "Name,Confidentiality\nOrders,high\nWiki,low\n";
    let options = Options::default();
    let seen = look("assets.csv", file, &options, &state);
    assert!(!seen.is_refused(), "{:?}", seen.all_refusals());
    let taken: Vec<_> = seen.sheets[0].words.iter().map(|own| (own.word.as_str(), own.taken)).collect();
    assert_eq!(taken, [("high", Some(4)), ("low", Some(2))]);
    let words = vec![saying("Confidentiality", "high", "5")];
    let after = brought("assets.csv", file, &Options { words, ..options }, &state);
    let levels: Vec<_> = after.of::<Asset>().iter().map(|(_, own)| format!("{:?}", own.value)).collect();
    assert!(levels[0].contains('5'), "{levels:?}");
    assert!(!levels[1].contains('5'), "{levels:?}");
}

#[test]
fn those_rows_are_left_out_whose_refusals_were_told_and_no_others() {
    // The address is refused by rules that are asked once the sheet as a whole is understood.
    let file = "Name,E-mail,Left on\nAda,ada@example.org,\nBea,no address,\nCeo,,soon\n";
    let state = with(&[]);
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 7);
    let read = |options: &Options| {
        let once = |options: &Options| {
            intake::read(&[("people.csv", file.as_bytes())], options, &state).tried(&state, &context, |_, _| Ok(()))
        };
        intake::settled(options, once)
    };
    let told = vec![("people".to_owned(), 4)];
    let seen = read(&Options { told_left_out: told, ..Options::default() });
    let left: Vec<_> = seen.preview.sheets[0].left_out.iter().map(|own| own.row).collect();
    assert_eq!(left, [4]);
    assert_eq!(seen.refused_rows(), [("people".to_owned(), 3)], "{:?}", seen.refusals);
    let all = vec![("people".to_owned(), 3), ("people".to_owned(), 4)];
    let seen = read(&Options { told_left_out: all, ..Options::default() });
    assert!(!seen.is_refused() && seen.command.is_some());
    assert!(seen.notes.iter().any(|note| note.starts_with("left out: people, row 4")), "{:?}", seen.notes);
}

const TRAININGS: &str = "\
Person,Course,Done on,Valid until
Ada,Cloud security,2026-09-14,
Ada,Awareness,,
";

#[test]
fn a_text_that_every_record_needs_is_filled_from_another_column_or_said_for_all() {
    let state = with(&[("person", &[("name", "Ada")]), ("course", &[("title", "Cloud security")])]);
    let usual = isms::REGISTERS.iter().find(|own| own.key == "training").copied();
    let word = saying("Course", "Awareness", "");
    let options = Options { usual, words: vec![word], ..Options::default() };
    let seen = look("trainings.csv", TRAININGS, &options, &state);
    assert!(seen.is_refused());
    let lacking: Vec<_> = seen.sheets[0].lacking.iter().map(|own| own.place).collect();
    assert_eq!(lacking, ["title"]);
    let fill = |words: &str| {
        let filled = vec![("*".to_owned(), "title".to_owned(), words.to_owned())];
        Options { filled, ..options.clone() }
    };
    let titles = |words: &str| {
        let after = brought("trainings.csv", TRAININGS, &fill(words), &state);
        let own = after.of::<Training>().iter().map(|(_, own)| (own.title.to_string(), own.course.is_some()));
        own.collect::<Vec<_>>()
    };
    assert_eq!(titles("{Course}"), [("Cloud security".to_owned(), true), ("Awareness".to_owned(), false)]);
    assert_eq!(titles("Training of {person}")[1].0, "Training of Ada");
    assert_eq!(titles("Lessons")[0].0, "Lessons");
    let told = look("trainings.csv", TRAININGS, &fill("{Curse}"), &state).all_refusals();
    assert!(told.iter().any(|own| own.message.contains("no column {Curse}")), "{told:?}");
    let shown = look("trainings.csv", TRAININGS, &fill("{Course}"), &state);
    assert_eq!(shown.sheets[0].rows[1].title, "Awareness");
}

#[test]
fn what_was_done_on_a_day_is_done_where_no_column_says_its_state() {
    let state = with(&[("person", &[("name", "Ada")]), ("course", &[("title", "Cloud security")])]);
    let usual = isms::REGISTERS.iter().find(|own| own.key == "training").copied();
    let said = |place: &str, words: &str| ("*".to_owned(), place.to_owned(), words.to_owned());
    let words = vec![saying("Course", "Awareness", "")];
    let options = Options { usual, words, filled: vec![said("title", "{Course}")], ..Options::default() };
    let states = |options: &Options| {
        let after = brought("trainings.csv", TRAININGS, options, &state);
        after.of::<Training>().iter().map(|(_, own)| format!("{:?}", own.state)).collect::<Vec<_>>()
    };
    assert_eq!(states(&options), ["Done", "Planned"]);
    let seen = look("trainings.csv", TRAININGS, &options, &state);
    let told = seen.sheets[0].unsaid.iter().find(|own| own.place == "state").expect("a state that no column says");
    assert_eq!((told.taken.as_str(), told.once_done), ("planned", Some("done")));
    let filled = vec![said("title", "{Course}"), said("state", "booked")];
    assert_eq!(states(&Options { filled, ..options }), ["Booked", "Booked"]);
}
