//! Lists as consultants meet them: what is asked instead of guessed, and what is understood as people write it.

use exchange::sheets::{self, Headings, Means, Options, Preview, Saying};
use isms::planning::{Asset, Treatment};
use kernel::{Command, RawId, State};

use super::begun::{done, with};

/// People, and a method with scales of five steps.
fn begun() -> State {
    let state = with(&[
        ("person", &[("name", "Jürgen Müller"), ("email", "jm@example.org")]),
        ("person", &[("name", "Anna Ahrens")]),
        ("asset", &[("name", "Orders")]),
    ]);
    done(Command::Act(act("method.adopt"), Vec::new()), &state)
}

fn act(key: &str) -> &'static kernel::Act {
    isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act")
}

fn look(name: &str, file: &str, options: &Options, state: &State) -> Preview {
    sheets::preview(name, file.as_bytes(), options, state)
}

fn told(name: &str, file: &str, options: &Options, state: &State) -> Vec<String> {
    look(name, file, options, state).all_refusals().iter().map(ToString::to_string).collect()
}

fn plain() -> Options {
    Options::default()
}

fn saying(heading: &str, word: &str, means: &str) -> Saying {
    let (heading, word) = (heading.to_owned(), word.to_owned());
    Saying { sheet: None, heading, word, means: Means::read(means) }
}

fn headings(heading: &str, place: &str) -> Headings {
    Headings(vec![(heading.to_owned(), Some(place.to_owned()))])
}

#[test]
fn what_is_said_about_something_that_is_not_in_the_file_is_refused_with_what_is() {
    let (state, file) = (begun(), "Name,Owner\nLaptop,Anna Ahrens\n,\nPrinter,Nobody\n");
    let register = state.register("asset");
    let cases = [
        (
            Options { rows_left_out: vec![("Inventory".to_owned(), 3)], ..plain() },
            "leave_row: there is no sheet \"Inventory\" in this file; it has \"assets\"",
        ),
        (
            Options { rows_left_out: vec![("assets".to_owned(), 9)], ..plain() },
            "leave_row: nothing that is read stands in row 9 of assets; its headings are in row 1, and its last row is 4",
        ),
        (
            Options { sheets: vec![("Foo".to_owned(), register)], ..plain() },
            "sheet: there is no sheet \"Foo\" in this file; it has \"assets\"",
        ),
        (
            Options { headings: headings("Ownr", "owner"), ..plain() },
            "map: there is no heading \"Ownr\" in this file; its columns are \"Name\", \"Owner\"",
        ),
        (
            Options { words: vec![saying("Stadt", "x", "y")], ..plain() },
            "word: there is no heading \"Stadt\" in this file",
        ),
        (
            Options { words: vec![saying("Owner", "Nobdy", "")], ..plain() },
            "word: no cell under \"Owner\" says \"Nobdy\"; not known there yet are \"Nobody\"",
        ),
    ];
    for (options, expected) in cases {
        let told = told("assets.csv", file, &options, &state);
        assert!(told.iter().any(|own| own.starts_with(expected)), "{expected}: {told:?}");
    }
    let right = Options { rows_left_out: vec![("*".to_owned(), 4)], ..plain() };
    assert_eq!(told("assets.csv", file, &right, &state), Vec::<String>::new());
}

#[test]
fn where_word_and_number_disagree_or_the_scale_is_another_one_it_is_asked() {
    let state = begun();
    for (heading, cell, expected) in [
        ("C", "1 - very high", "is 1 Negligible by its number and 5 Severe by its word"),
        ("C", "3 (High)", "is 3 Moderate by its number and 4 Major by its word"),
        ("C (1-3)", "3", "\"3\" counts on a scale from 1 to 3, and this one has 5 steps"),
        ("C", "0", "\"0\" is not a step of the scale; write its number or the label: 1 Negligible"),
        ("C", "6", "\"6\" is not a step of the scale"),
    ] {
        let told = told("assets.csv", &format!("Name,{heading}\nLaptop,{cell}\n"), &plain(), &state);
        assert!(told.iter().any(|own| own.contains(expected)), "{heading} {cell}: {told:?}");
    }
    let said = Options { words: vec![saying("C (1-3)", "3", "5")], ..plain() };
    let mut seen = look("assets.csv", "Name,C (1-3)\nLaptop,3\n", &said, &state);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("it was said")), &state);
    let assets = after.of::<Asset>();
    let (_, laptop) = assets.iter().find(|(_, asset)| *asset.name == *"Laptop").expect("it came in");
    assert_eq!(laptop.value.at("c").map(|own| own.level.0), Some(5));
    let agreed =
        told("assets.csv", "Name,C,I,A\nLaptop,4 - high,H,2 (low)\nPrinter,5 - very high,M,L\n", &plain(), &state);
    assert_eq!(agreed, Vec::<String>::new());
}

#[test]
fn a_person_who_is_called_otherwise_and_a_list_that_came_in_before_have_to_be_confirmed() {
    let state = begun();
    let seen = look("people.csv", "Name,E-Mail\nMax Schmidt,jm@example.org\n", &plain(), &state);
    let warnings: Vec<_> = seen.warnings().collect();
    assert!(warnings[0].contains("gives it another name: P-001 \"Jürgen Müller\" by row 2"), "{warnings:?}");
    let file = "Name,Location\nLaptop,Bonn\nPrinter,Bonn\nOrders,Bonn\n";
    let mut first = look("assets.csv", file, &plain(), &state);
    assert_eq!(first.warnings().count(), 0, "one that looks alike is told at its row");
    let after = done(Command::Batch(sheets::ACT, first.commands().expect("sound")), &state);
    let again = look("assets.csv", file, &plain(), &after);
    assert!(again.warnings().any(|own| own.starts_with("3 of 3 new rows are called like records that are there")));
}

#[test]
fn amounts_count_in_what_their_heading_says_and_from_nothing_upwards() {
    let state = begun();
    let file = "Vendor;Jahreskosten in Tsd. EUR\nHoster;12,5\n";
    let mut seen = look("suppliers.csv", file, &plain(), &state);
    assert!(seen.sheets[0].notes.iter().any(|own| own.contains("read in thousands, as its heading says: 12 is 12000")));
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let suppliers = after.of::<isms::operation::Supplier>();
    let (_, held) = suppliers.iter().next().expect("it came in");
    assert_eq!(held.record.yearly_cost.map(|own| own.to_string()).as_deref(), Some("12500 EUR"));
    let told = told("suppliers.csv", "Vendor,Annual spend (EUR)\nHoster,-4800\n", &plain(), &state);
    assert!(told[0].contains("-4800 EUR is less than nothing"), "{told:?}");
}

#[test]
fn a_choice_that_a_column_may_say_is_not_taken_for_granted() {
    let state = begun();
    let file = "Name,Lifecycle phase\nLaptop,Disposed\nPrinter,In stock\n";
    let seen = told("assets.csv", file, &plain(), &state);
    assert!(seen[0].starts_with("assets, column Lifecycle phase (B): this may be state"), "{seen:?}");
    for options in [
        Options { headings: headings("Lifecycle phase", "state"), ..plain() },
        Options { headings: Headings(vec![("Lifecycle phase".to_owned(), None)]), ..plain() },
        Options { filled: vec![("*".to_owned(), "state".to_owned(), "stored".to_owned())], ..plain() },
    ] {
        assert_eq!(told("assets.csv", file, &options, &state), Vec::<String>::new());
    }
}

#[test]
fn people_are_found_as_lists_write_them() {
    let state = begun();
    for name in ["Jürgen\u{a0}Müller", "MÜLLER Jürgen", "Jürgen Müller (IT)", "J. Müller", "Müller, Jürgen"] {
        let file = format!("Name;Owner\nLaptop;{name}\n");
        assert_eq!(told("assets.csv", &file, &plain(), &state), Vec::<String>::new(), "{name}");
    }
    let retired = Command::Retire(state.register("person").expect("listed"), anna(&state));
    let after = done(retired, &state);
    let told = told("assets.csv", "Name,Owner\nLaptop,Anna Ahrens\n", &plain(), &after);
    assert!(told[0].contains("P-002 Anna Ahrens is retired; choose another or restore it"), "{told:?}");
}

fn anna(state: &State) -> RawId {
    state.resolve("person", "P-002").expect("she is there")
}

#[test]
fn whoever_reported_an_incident_is_the_person_of_that_name() {
    let state = begun();
    let file = "Summary,Reporter,Resolution\nLost phone,Anna Ahrens,Unresolved\nSpam,a customer,Blocked\n";
    let mut seen = look("incidents.csv", file, &plain(), &state);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let incidents: Vec<_> = after.of::<isms::operation::Incident>().iter().map(|(_, held)| &held.record).collect();
    assert_eq!(incidents[0].reported_by.map(kernel::Link::raw), Some(anna(&after)));
    assert!(incidents[0].reporter.is_none() && incidents[0].recovery.is_none());
    assert!(incidents[1].reported_by.is_none() && incidents[1].reporter.as_deref() == Some("a customer"));
}

#[test]
fn a_control_of_the_annex_means_the_own_control_that_carries_it() {
    let state = begun();
    let mut own = look("controls.csv", "Control,Annex A\nBackups,8.13\n", &plain(), &state);
    let state = done(Command::Batch(sheets::ACT, own.commands().expect("sound")), &state);
    let file = "Measure,Risk,Control\nTest restores,Data is lost,A.8.13 Information backup\n";
    let risks = look("risks.csv", "Title\nData is lost\n", &plain(), &state).commands().expect("sound");
    let state = done(Command::Batch(sheets::ACT, risks), &state);
    assert_eq!(told("treatments.csv", file, &plain(), &state), Vec::<String>::new());
}

#[test]
fn a_row_that_nobody_edited_since_its_export_is_no_conflict() {
    let state = begun();
    let exported = "reference,name,location,record_version\nA-0001,Orders,,1\n";
    let edit = "reference,name,location,record_version\nA-0001,Orders,Bonn,1\n";
    let mut seen = look("assets.csv", edit, &plain(), &state);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let stale = look("assets.csv", exported, &plain(), &after);
    assert_eq!((stale.counts().conflicts, stale.made_at()), (1, Some(1)));
    let options = Options { past: sheets::Past(Some(std::sync::Arc::new(state))), ..plain() };
    let mut seen = look("assets.csv", exported, &options, &after);
    assert_eq!((seen.counts().conflicts, seen.counts().same), (0, 1));
    assert!(seen.sheets[0].notes.iter().any(|own| own.starts_with("row 2: newer here")), "{:?}", seen.sheets[0].notes);
    assert!(seen.commands().is_ok_and(|commands| commands.is_empty()));
    let edited = look("assets.csv", &exported.replace("Orders,,", "Orders,Berlin,"), &options, &after);
    assert_eq!(edited.counts().conflicts, 1, "somebody edited this one");
}

#[test]
fn who_edits_other_cells_than_were_edited_here_since_brings_those_in_alone() {
    let begun = begun();
    let exported = "reference,name,location,description,record_version\nA-0001,Orders,,,1\n";
    let here = exported.replace("Orders,,", "Orders,Bonn,");
    let state = done(Command::Batch(sheets::ACT, look("a.csv", &here, &plain(), &begun).commands().unwrap()), &begun);
    let options = Options { past: sheets::Past(Some(std::sync::Arc::new(begun))), ..plain() };
    let file = exported.replace("Orders,,,", "Orders,,All of them,");
    let mut seen = look("assets.csv", &file, &options, &state);
    assert_eq!((seen.counts().conflicts, seen.counts().changed), (0, 1));
    let note = seen.sheets[0].rows[0].note.clone().unwrap_or_default();
    assert_eq!(note, "newer here and left as it is: location \"Bonn\"");
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let asset = &after.of::<Asset>().iter().next().expect("it is there").1.record;
    assert_eq!(asset.location.as_deref(), Some("Bonn"));
    assert_eq!(asset.description.as_deref(), Some("All of them"));
    let both = look("assets.csv", &exported.replace("Orders,,", "Orders,Berlin,"), &options, &state);
    assert_eq!(both.counts().conflicts, 1, "both edited the same cell");
}

#[test]
fn what_was_done_since_an_export_stands_in_the_way_of_no_other_cell() {
    let begun = begun();
    let plans = "Title,Risk\nTest restores,Data is lost\n";
    let risks = look("risks.csv", "Title\nData is lost\n", &plain(), &begun).commands().expect("sound");
    let begun = done(Command::Batch(sheets::ACT, risks), &begun);
    let plans = look("treatments.csv", plans, &plain(), &begun).commands().expect("sound");
    let begun = done(Command::Batch(sheets::ACT, plans), &begun);
    let (id, plan) = begun.of::<Treatment>().iter().next().expect("it is there");
    let exported = format!(
        "reference,title,completion.result,record_version\n{},Test restores,,{}\n",
        begun.reference(id),
        plan.head.changed
    );
    let said = [("treatment", kernel::Value::Link(id.raw())), ("result", kernel::Value::Text("Restored".into()))];
    let by = ("by".into(), kernel::Value::Link(anna(&begun)));
    let args = said.map(|(key, value)| (key.into(), value)).into_iter().chain([by]).collect();
    let state = done(Command::Act(isms::act("treatment.complete").expect("an act"), args), &begun);
    let options = Options { past: sheets::Past(Some(std::sync::Arc::new(begun))), ..plain() };
    let seen = look("treatments.csv", &exported.replace("Test restores", "Try restores"), &options, &state);
    assert_eq!(seen.all_refusals(), Vec::new());
    assert_eq!((seen.counts().conflicts, seen.counts().changed), (0, 1));
}

#[test]
fn a_list_is_known_by_its_headings_whatever_its_file_is_called() {
    let state = begun();
    let file = "Bezeichnung XY,Zuständig\nLaptop,Anna Ahrens\n";
    let map = Headings(vec![
        ("Bezeichnung XY".to_owned(), Some("name".to_owned())),
        ("Zuständig".to_owned(), Some("owner".to_owned())),
    ]);
    let remember = Some("Inventory of the service desk".to_owned());
    let options = Options { headings: map, remember, usual: state.register("asset"), ..plain() };
    let mut seen = look("abc.csv", file, &options, &state);
    let state = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let again = look("xyz.csv", &file.replace("Laptop", "Printer"), &plain(), &state);
    assert_eq!(again.sheets[0].register.map(|own| own.key), Some("asset"));
    let ours = "reference,name,location,rto_hours,record_version\nA-0001,Orders,Bonn,,1\n";
    let back = look("copy of list.csv", ours, &plain(), &state);
    assert_eq!(back.sheets[0].register.map(|own| own.key), Some("asset"));
    let risks = look("Risk assessment.csv", "Risk,Owner,Likelihood,Impact\nFire,Anna Ahrens,2,3\n", &plain(), &state);
    assert_eq!(risks.sheets[0].register.map(|own| own.key), Some("risk"));
}

#[test]
fn a_row_of_a_statement_whose_title_is_that_of_another_control_is_refused() {
    let state = begun();
    let file = "Ref,Title,Applicable\n5.1,Policies for information security,Yes\n5 ,Organizational controls,\n5.1,Acceptable use of information and other associated assets,Yes\n";
    let seen = look("soa.csv", file, &plain(), &state);
    let told: Vec<_> = seen.all_refusals().iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|own| own.contains("row 4") && own.contains("that of A.5.10")), "{told:?}");
    let proposed: Vec<_> = seen.sheets[0].proposed.iter().map(|own| own.row).collect();
    assert_eq!(proposed, [3], "sections of the annex");
}

#[test]
fn a_column_of_titles_beside_the_numbers_of_the_annex_is_no_second_number() {
    let file = "Clause,Control,Applicable\n5.1,Policies for information security,Yes\n8.13,Information backup,Yes\n";
    let seen = look("soa.csv", file, &plain(), &begun());
    assert!(!seen.is_refused(), "{:?}", seen.all_refusals());
    assert_eq!(seen.sheets[0].rows[1].title, "8.13");
}

#[test]
fn a_bare_number_is_in_the_currency_that_the_record_has() {
    let state = begun();
    let file = "Vendor,Annual cost\nHoster,2300 USD\nPrinter,900 EUR\n";
    let mut seen = look("suppliers.csv", file, &plain(), &state);
    let state = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let matching = Options { matching: sheets::Matching::Titles, ..plain() };
    for cell in ["2500", "\"$2,500.00\""] {
        let again = look("suppliers.csv", &format!("Vendor,Annual cost\nHoster,{cell}\n"), &matching, &state);
        assert!(!again.is_refused(), "{:?}", again.all_refusals());
        let after = &again.sheets[0].rows[0].changes[0].after;
        assert!(after.starts_with("2500") && after.ends_with("USD"), "{after}");
    }
}

#[test]
fn a_cell_edited_on_both_sides_is_settled_by_what_is_said_about_it() {
    let begun = begun();
    let exported = "reference,name,location,description,record_version\nA-0001,Orders,,,1\n";
    let here = exported.replace("Orders,,,", "Orders,Bonn,Few,");
    let state = done(Command::Batch(sheets::ACT, look("a.csv", &here, &plain(), &begun).commands().unwrap()), &begun);
    let past = sheets::Past(Some(std::sync::Arc::new(begun)));
    let file = exported.replace("Orders,,,", "Orders,Berlin,All of them,");
    let said = |said: &[&str]| {
        let taken = said.iter().filter_map(|own| sheets::Take::read(own)).collect();
        Options { past: past.clone(), taken, ..plain() }
    };
    let open = look("assets.csv", &file, &said(&["assets:2:location=sheet"]), &state);
    assert_eq!(open.counts().conflicts, 1, "one of two cells waits");
    let told = |own: &sheets::Contested| (own.place.clone(), own.here.clone(), own.sheet.clone(), own.taken);
    let contested: Vec<_> = open.sheets[0].rows[0].contested.iter().map(told).collect();
    let sides = (Some(sheets::Side::Sheet), None);
    let expected = [("location", "Bonn", "Berlin", sides.0), ("description", "Few", "All of them", sides.1)];
    let owned = |(place, here, sheet, side): (&str, &str, &str, _)| (place.into(), here.into(), sheet.into(), side);
    assert_eq!(contested, expected.map(owned));
    let mut both = look("assets.csv", &file, &said(&["here", "assets:2:location=sheet"]), &state);
    assert_eq!((both.counts().conflicts, both.counts().changed), (0, 1));
    let after = done(Command::Batch(sheets::ACT, both.commands().expect("settled")), &state);
    let asset = &after.of::<Asset>().iter().next().expect("it is there").1.record;
    assert_eq!((asset.location.as_deref(), asset.description.as_deref()), (Some("Berlin"), Some("Few")));
    let mut kept = look("assets.csv", &file, &said(&["here"]), &state);
    assert_eq!((kept.counts().conflicts, kept.counts().same), (0, 1));
    assert_eq!(kept.sheets[0].rows[0].outcome, sheets::Outcome::Same);
    assert!(kept.commands().is_ok_and(|commands| commands.is_empty()));
    // Before it is known what the file was made of, nothing that is said counts.
    let blind = Options { past: sheets::Past::default(), ..said(&["sheet"]) };
    assert_eq!(look("assets.csv", exported, &blind, &state).made_at(), Some(1));
    let elsewhere = look("assets.csv", &file, &said(&["risks:2=here"]), &state).all_refusals();
    assert!(elsewhere[0].to_string().starts_with("take: there is no sheet \"risks\""), "{elsewhere:?}");
}
