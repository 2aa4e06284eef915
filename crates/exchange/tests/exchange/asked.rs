//! What other people's lists say that cannot stand here: asked about with its place, never guessed.

use exchange::sheets::{self, Headings, Means, Options, Preview, Saying};
use isms::support::{Person, Training};
use kernel::{Command, State};

use super::begun::{done, with};
use super::looks::told;

fn look(name: &str, file: &str, options: &Options, state: &State) -> Preview {
    sheets::preview(name, file.as_bytes(), options, state)
}

fn brought(mut preview: Preview, state: &State) -> State {
    let commands = preview.commands().unwrap_or_else(|refusals| panic!("{refusals:?}"));
    done(Command::Batch(sheets::ACT, commands), state)
}

fn saying(heading: &str, word: &str, means: &str) -> Saying {
    let (heading, word) = (heading.to_owned(), word.to_owned());
    Saying { sheet: None, heading, word, means: Means::read(means) }
}

#[test]
fn whoever_did_not_come_was_not_trained() {
    let state = with(&[("person", &[("name", "Anna Ahrens")]), ("person", &[("name", "Ben Boe")])]);
    for (heading, word) in [
        ("Attendance", "did not come"),
        ("Attendance", "absent"),
        ("Status", "not attended"),
        ("Anwesenheit", "nicht erschienen"),
        ("Attended", "no show"),
    ] {
        let file =
            format!("Employee,Training program,Training date,{heading}\nAnna Ahrens,Phishing,2026-03-01,{word}\n");
        let after = brought(look("training.csv", &file, &Options::default(), &state), &state);
        let state: Vec<_> = after.of::<Training>().iter().map(|(_, own)| format!("{:?}", own.state)).collect();
        assert_eq!(state, ["Missed"], "{heading}: {word}");
    }
    // In a column that nobody knows, such a word is asked about; so is one that nobody understands.
    for (heading, word) in [("Bemerkung 2", "nicht erschienen"), ("Attendance", "half of it")] {
        let file = format!(
            "Employee,Training program,Training date,{heading}\nAnna Ahrens,Phishing,2026-03-01,{word}\nBen Boe,Phishing,2026-03-01,came at ten\n"
        );
        let refused = told(&look("training.csv", &file, &Options::default(), &state));
        assert!(refused.iter().any(|own| own.contains(&format!("\"{word}\""))), "{heading}: {word}: {refused:?}");
    }
    let file = "Employee,Training program,Training date,Completed\nAnna Ahrens,Phishing,2026-03-01,no\n";
    let refused = told(&look("training.csv", file, &Options::default(), &state));
    assert!(refused.iter().any(|own| own.contains("\"no\" says that it was not")), "{refused:?}");
    let file = "Employee,Training program,Training date,Remark here\nAnna Ahrens,Phishing,2026-03-01,absent\n";
    let said = Headings(vec![("Remark here".to_owned(), Some("state".to_owned()))]);
    let options = Options { headings: said, ..Options::default() };
    let after = brought(look("training.csv", file, &options, &state), &state);
    assert!(after.of::<Training>().iter().all(|(_, own)| format!("{:?}", own.state) == "Missed"));
}

#[test]
fn an_owner_who_has_left_is_told() {
    let state = with(&[("person", &[("name", "Anna Ahrens")]), ("person", &[("name", "Ben Boe")])]);
    let ben = state.resolve("person", "P-002").expect("made");
    let register = state.register("person").expect("listed");
    let left = vec![(kernel::Path::field("left_on"), kernel::Value::Date(kernel::Date::constant(2026, 8, 31)))];
    let state = done(Command::Edit(register, ben, left, None), &state);
    let file = "Asset,Kind,Owner,Custodian\nShop,primary,Anna Ahrens,Ben Boe\nDesk,supporting,Ben Boe,Anna Ahrens\n";
    let seen = look("assets.csv", file, &Options::default(), &state);
    let notes: Vec<_> = seen.sheets[0].notes.iter().filter(|own| own.contains("last day")).collect();
    let expected = "\"Owner\" (C) names P-002 Ben Boe, whose last day is 2026-08-31: choose somebody who stays";
    assert_eq!(notes, [expected]);
}

#[test]
fn a_text_that_a_rule_refuses_may_be_left_out_of_its_row() {
    let state = with(&[]);
    let file = "Name,E-Mail\nAnna Ahrens,anna at example\nBen Boe,ben@example.org\nDora Eck,n/a\n";
    let seen = look("people.csv", file, &Options::default(), &state);
    let expected = "people, row 2, column E-Mail (B2): write an address like name@example.org";
    assert_eq!(told(&seen), [expected]);
    let words: Vec<_> = seen.sheets[0].words.iter().map(|own| (own.word.as_str(), own.rows)).collect();
    assert_eq!(words, [("anna at example", 1)], "it is not offered to be left out");
    let options = Options {
        words: vec![saying("E-Mail", "anna at example", "")],
        remember: Some("Staff list".to_owned()),
        ..Options::default()
    };
    let after = brought(look("people.csv", file, &options, &state), &state);
    let emails = |state: &State| -> Vec<_> {
        state.of::<Person>().iter().map(|(_, own)| own.email.as_ref().map(ToString::to_string)).collect()
    };
    assert_eq!(emails(&after), [None, Some("ben@example.org".to_owned()), None]);
    // The map that was kept knows it the next time.
    let again = file.replace("Anna Ahrens", "Cleo Dahl").replace("Ben Boe,ben@example.org\nDora Eck,n/a\n", "");
    let after = brought(look("people.csv", &again, &Options::default(), &after), &after);
    assert_eq!(emails(&after).len(), 4);
}

#[test]
fn what_a_list_computed_is_held_against_the_method() {
    let state = with(&[("person", &[("name", "Anna Ahrens")]), ("asset", &[("name", "Orders")])]);
    let state = done(Command::Act(act("method.adopt"), Vec::new()), &state);
    let state = done(approve(&state), &state);
    let file = "Risk title,Likelihood,Impact,Risk score,Risk level,Inherent rating,RPN\n\
        Fire,3,4,12,High,High,12\n\
        Flood,2,2,9,Very high,Low,4\n\
        Theft,5,5,25,Very high,Low,odd\n\
        Loss,1,1,7,Low,Low,1\n\
        Leak,2,3,5,Low,Low,6\n";
    let seen = look("risks.csv", file, &Options::default(), &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    let notes = &seen.sheets[0].notes;
    let note =
        |heading: &str| notes.iter().find(|own| own.starts_with(heading)).unwrap_or_else(|| panic!("{notes:#?}"));
    let score = note("\"Risk score\" (D): not taken over");
    assert!(score.contains("3 of 5 rows say otherwise than the method: row 3 says 9, the method gives 4 "), "{score}");
    assert!(score.contains("row 5 says 7") && score.contains("row 6 says 5, the method gives 6 "), "{score}");
    assert!(note("\"Risk level\" (E): not taken over").contains("row 3 says Very high"), "{notes:#?}");
    assert_eq!(note("\"RPN\" (G)"), "\"RPN\" (G): the method gives the same in all 4 rows; 1 cannot be compared");
    assert!(note("\"Inherent rating\" (F): not taken over").contains("row 4 says Low"), "{notes:#?}");
    // Brought in, the register's own export says nothing otherwise; an edited score is told and changes nothing.
    let after = brought(seen, &state);
    let scored = "reference,title,Risk score\nR-0001,Fire,12\nR-0002,Flood,16\n";
    let seen = look("risks.csv", scored, &Options::default(), &after);
    let notes = &seen.sheets[0].notes;
    assert!(
        notes.iter().any(|own| own.contains("1 of 2 rows say otherwise than the method: row 3 says 16")),
        "{notes:#?}"
    );
    assert_eq!((seen.counts().same, seen.counts().changed), (2, 0));
    // So is the list as its report has it, with the judgement in one cell.
    let listed = "Reference,Title,Current\n\
        R-0001,Fire,On: 2026-11-23; Score: 12; Level: high\n\
        R-0002,Flood,On: 2026-11-23; Score: 4; Level: high\n";
    let seen = look("risks.csv", listed, &Options::default(), &after);
    let notes = &seen.sheets[0].notes;
    let other = "\"Current\" (C): not taken over, and 1 of 2 rows say otherwise than the method: row 3 says 4 high";
    assert!(notes.iter().any(|own| own.starts_with(other)), "{notes:#?}");
}

fn act(key: &str) -> &'static kernel::Act {
    isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act")
}

/// The method as approved.
fn approve(state: &State) -> Command {
    let (id, _) = state.of::<isms::planning::Method>().iter().next().expect("adopted");
    Command::Act(act("method.approve"), vec![("method".to_owned(), kernel::Value::Link(id.raw()))])
}

#[test]
fn what_speaks_against_a_file_is_told_from_its_top_to_its_end() {
    let state = with(&[("asset", &[("name", "Orders"), ("kind", "primary")])]);
    let file = "Name,Kind,Owner,Criteria met\nShop,floating,Nobody,supporting\nDesk,primary,Nobody,primary\nLamp,odd,,supporting\n";
    let seen = look("assets.csv", file, &Options::default(), &state);
    let places: Vec<_> = seen.all_refusals().iter().map(|own| own.field.clone()).collect();
    let rows: Vec<_> = places.iter().filter_map(|place| place.split(", row").nth(1)).collect();
    assert!(rows.len() > 2, "{places:?}");
    let number = |row: &&str| {
        row.trim_start_matches(['s', ' '])
            .split(|sign: char| !sign.is_ascii_digit())
            .next()
            .unwrap()
            .parse::<u32>()
            .unwrap()
    };
    let order: Vec<_> = rows.iter().map(|row| (number(row), row.rsplit('(').next().unwrap().to_owned())).collect();
    assert!(order.is_sorted(), "{places:?}");
}

#[test]
fn a_workbook_to_edit_says_what_its_headings_mean_and_names_what_it_links_to() {
    let state = with(&[
        ("person", &[("name", "Anna Ahrens")]),
        ("asset", &[("name", "Orders, and more"), ("kind", "primary")]),
    ]);
    let state = done(leads(&state, &[("name", "Server"), ("kind", "supporting")]), &state);
    let rows = state.table("asset").expect("listed").rows();
    let page = sheets::export::page(state.register("asset").expect("listed"), rows, &state);
    let cells: Vec<_> =
        page.lines.iter().flat_map(|line| line.cells.iter().map(|own| own.words()).collect::<Vec<_>>()).collect();
    for cell in ["P-001 Anna Ahrens", "A-0002 Server"] {
        assert!(cells.iter().any(|own| own == cell), "{cell}: {cells:?}");
    }
    let made = sheets::Made { organization: "Acme".into(), day: kernel::Date::constant(2026, 11, 23), entry: 3 };
    let bytes = sheets::xlsx(&[page], &made).expect("a workbook");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a workbook");
    let mut notes = String::new();
    let mut comments = zip.by_name("xl/comments1.xml").expect("headings have notes");
    std::io::Read::read_to_string(&mut comments, &mut notes).expect("text");
    for said in ["Owner", "Depends on", "Leave it empty for a new record"] {
        assert!(notes.contains(said), "{said} is not said: {notes}");
    }
    drop(comments);
    let seen = sheets::preview("assets.xlsx", &bytes, &Options::default(), &state);
    assert_eq!(
        (told(&seen), seen.counts().same, &seen.sheets[0].notes),
        (Vec::new(), 2, &Vec::new()),
        "{:?}",
        seen.sheets[0].rows
    );
}

/// Makes one more asset, on which the first depends, and gives that an owner.
fn leads(state: &State, made: &[(&'static str, &str)]) -> Command {
    let register = state.register("asset").expect("listed");
    let text = |text: &str| kernel::Value::Text(text.to_owned());
    let values = made.iter().map(|(field, own)| (kernel::Path::field(*field), text(own))).collect();
    let first = state.resolve("asset", "A-0001").expect("there");
    let owner = kernel::Value::Link(state.resolve("person", "P-001").expect("there"));
    let created = (String::new(), Command::Create(register, values));
    let links = vec![
        (kernel::Path::field("depends_on"), kernel::Value::Links(vec![kernel::RawId::pending(0)])),
        (kernel::Path::field("owner"), owner),
    ];
    Command::Batch("begin", vec![created, (String::new(), Command::Edit(register, first, links, None))].into())
}
