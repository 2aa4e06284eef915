//! A list of other people's making never harms what is there, and says what it will do.

use exchange::sheets::{self, Headings, Options, Order, Outcome, Preview};
use kernel::{Command, State, Value};

use super::begun::{done, with};

fn look(name: &str, file: &str, options: &Options, state: &State) -> Preview {
    sheets::preview(name, file.as_bytes(), options, state)
}

fn refusals(seen: &Preview) -> Vec<String> {
    seen.all_refusals().iter().map(ToString::to_string).collect()
}

fn bring(seen: &mut Preview, state: &State) -> State {
    done(Command::Batch(sheets::ACT, seen.commands().expect("it is sound")), state)
}

fn titles(state: &State, register: &str) -> Vec<String> {
    let table = state.table(register).expect("a listed register");
    let mut titles: Vec<_> = table.rows().map(|row| format!("{} {}", row.reference(), row.record.title())).collect();
    titles.sort();
    titles
}

#[test]
fn a_list_of_ours_made_for_reading_comes_back_to_its_records() {
    let state = with(&[("asset", &[("name", "Orders")]), ("asset", &[("name", "Billing")])]);
    let file = "Reference;Asset;Classification\nA-0002;Billing;internal\nA-0001;Orders and offers;\n;Printer;\n";
    let mut seen = look("assets.csv", file, &Options::default(), &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert_eq!((seen.counts().new, seen.counts().changed), (1, 2));
    let after = bring(&mut seen, &state);
    assert_eq!(titles(&after, "asset"), ["A-0001 Orders and offers", "A-0002 Billing", "A-0003 Printer"]);
}

#[test]
fn numbers_of_another_list_find_no_record_of_ours() {
    let state = with(&[("asset", &[("name", "Orders")]), ("asset", &[("name", "Billing")])]);
    for number in ["A-001", "A-0001"] {
        let file = format!("ID,Name,Depends on\n{number},Laptop,\nX2,Printer,{number}\n");
        let mut seen = look("assets.csv", &file, &Options::default(), &state);
        assert_eq!(refusals(&seen), Vec::<String>::new());
        assert_eq!((seen.counts().new, seen.counts().changed), (2, 0), "{number}");
        let after = bring(&mut seen, &state);
        assert_eq!(titles(&after, "asset"), ["A-0001 Orders", "A-0002 Billing", "A-0003 Laptop", "A-0004 Printer"]);
        let assets = after.of::<isms::planning::Asset>();
        let printer = assets.iter().find(|(_, asset)| *asset.name == *"Printer").expect("it came in").1;
        let needed: Vec<_> = printer.depends_on.iter().map(|id| after.reference(id)).collect();
        assert_eq!(needed, ["A-0003"], "a number means the row of the file, not the record that bears it here");
        assert_eq!(printer.identifier.as_deref(), Some("X2"), "where it had a number is kept");
    }
}

#[test]
fn who_takes_a_number_for_our_reference_is_told_what_it_changes() {
    let state = with(&[("asset", &[("name", "Orders")]), ("asset", &[("name", "Billing")])]);
    let options =
        Options { headings: Headings(vec![("ID".to_owned(), Some("reference".to_owned()))]), ..Options::default() };
    let file = "ID,Name\nA-0001,Laptop\nA-0002,Printer\n,Phone\n";
    let seen = look("assets.csv", file, &options, &state);
    assert_eq!((seen.counts().new, seen.counts().changed), (1, 2));
    let warnings: Vec<_> = seen.warnings().collect();
    assert!(warnings[0].starts_with("2 rows change records that are there: A-0001 by row 2"), "{warnings:?}");
    let told = with(&[("asset", &[("name", "Orders"), ("description", "All of them")])]);
    let emptied = look("assets.csv", "ID,Name,Description\nA-0001,Orders,\n", &options, &told);
    assert_eq!((emptied.counts().changed, emptied.counts().same), (0, 1), "what it leaves empty stays");
    let short = look("assets.csv", "ID,Name\nA-1,Laptop\n", &options, &state);
    assert!(refusals(&short)[0].contains("there is no asset A-1"), "{:?}", refusals(&short));
}

#[test]
fn a_column_sorted_alone_is_warned_about() {
    let names = ["Orders", "Billing", "Wiki", "Mail"];
    let records: Vec<_> = names.iter().map(|name| [("name", *name)]).collect();
    let records: Vec<_> = records.iter().map(|values| ("asset", &values[..])).collect();
    let state = with(&records);
    let exported = "reference,name,record_version\nA-0001,Billing,1\nA-0002,Mail,1\nA-0003,Orders,1\nA-0004,Wiki,1\n";
    let seen = look("assets.csv", exported, &Options::default(), &state);
    assert_eq!(seen.counts().renamed, 4);
    assert!(seen.warnings().any(|told| told.contains("was one column sorted alone")));
    let unsure = seen.unsure();
    assert_eq!((unsure.len(), unsure[0].field.as_str()), (1, "assets"));
    assert!(unsure[0].message.starts_with("say with sure that this is meant: 4 of 4 rows"), "{}", unsure[0].message);
    let one = "reference,name,record_version\nA-0001,Orders 2,1\nA-0002,Billing,1\nA-0003,Wiki,1\nA-0004,Mail,1\n";
    assert_eq!(look("assets.csv", one, &Options::default(), &state).warnings().count(), 0);
}

#[test]
fn a_column_sorted_alone_is_warned_about_however_long_it_is() {
    let names: Vec<_> = (0..sheets::ROWS_TOLD_MAX * 2 + 1).map(|number| format!("Asset {number}")).collect();
    let records: Vec<_> = names.iter().map(|name| [("name", name.as_str())]).collect();
    let state = with(&records.iter().map(|values| ("asset", &values[..])).collect::<Vec<_>>());
    let rows = (1..).zip(names.iter().rev()).map(|(number, name)| format!("A-{number:04},{name},1\n"));
    let file = format!("reference,name,record_version\n{}", rows.collect::<String>());
    let seen = look("assets.csv", &file, &Options::default(), &state);
    // The one in the middle keeps its name.
    assert_eq!((seen.counts().renamed, seen.warnings().count()), (names.len() - 1, 1));
}

#[test]
fn what_a_refused_row_does_is_not_known_yet() {
    let state = with(&[("asset", &[("name", "Orders")])]);
    let seen = look("assets.csv", "Name,Owner\nLaptop,Nobody\nPrinter,\n", &Options::default(), &state);
    let counts = seen.counts();
    assert_eq!((counts.new, counts.same, counts.refused), (1, 0, 1));
    let outcomes: Vec<_> = seen.sheets[0].rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Refused, Outcome::New]);
    assert_eq!(seen.refused_rows(&[]), [("assets".to_owned(), 2)]);
}

#[test]
fn rows_are_left_out_and_named() {
    let state = with(&[]);
    let file = "Name,Location\nLaptop,Berlin\nLaptop,Bonn\nName,Location\nTotal,2\n";
    let seen = look("assets.csv", file, &Options::default(), &state);
    let proposed: Vec<_> = seen.sheets[0].proposed.iter().map(|aside| aside.row).collect();
    assert_eq!(proposed, [5], "totals are told");
    assert_eq!(seen.sheets[0].rows[1].note.as_deref(), Some("row 2 has the same title"));
    let rows = [4, 5].map(|row| ("*".to_owned(), row)).to_vec();
    let options = Options { rows_left_out: rows, ..Options::default() };
    let mut seen = look("assets.csv", file, &options, &state);
    let left: Vec<_> = seen.sheets[0].left_out.iter().map(|aside| (aside.row, aside.words.as_str())).collect();
    assert_eq!(left, [(4, "Name, Location"), (5, "Total, 2")]);
    assert_eq!(titles(&bring(&mut seen, &state), "asset"), ["A-0001 Laptop", "A-0002 Laptop"]);
}

#[test]
fn headings_that_come_twice_are_proposed_to_be_left_out() {
    let file = "Name,Location,Description\nName,Standort,Beschreibung\nLaptop,Berlin,grey\n";
    let seen = look("assets.csv", file, &Options::default(), &with(&[]));
    assert_eq!(seen.sheets[0].proposed.iter().map(|aside| aside.row).collect::<Vec<_>>(), [2]);
}

#[test]
fn days_are_read_as_their_column_shows() {
    let state = with(&[]);
    let day = |file: &str, options: &Options| {
        let mut seen = look("assets.csv", file, options, &state);
        seen.commands().map_err(|refusals| refusals[0].message.clone())?;
        let last = seen.sheets[0].rows.last().expect("a row");
        Ok(last.changes.iter().find(|change| change.place == "acquired_on").map(|change| change.after.clone()))
    };
    let shown = "Name,Acquired on\nOld,15/03/2018\nNew,01/02/2015\n";
    assert_eq!(day(shown, &Options::default()), Ok(Some("2015-02-01".to_owned())));
    let open = "Name,Acquired on\nNew,01/02/2015\n";
    let told: Result<Option<String>, String> = day(open, &Options::default());
    assert!(told.expect_err("open").contains("can mean two days"));
    let asked = Options { days: Some(Order::MonthFirst), ..Options::default() };
    assert_eq!(day(open, &asked), Ok(Some("2015-01-02".to_owned())));
    assert_eq!(
        day("Name,Acquired on\nA,31.12.2025\nB,12.3.26\n", &Options::default()),
        Ok(Some("2026-03-12".to_owned()))
    );
    assert_eq!(day("Name,Acquired on\nA,unbefristet\nB,—\n", &Options::default()), Ok(None));
    let called = with(&[("person", &[("name", "Offen")])]);
    let seen = look("assets.csv", "Name,Owner\nA,Offen\nB,k.A.\n", &Options::default(), &called);
    assert_eq!(refusals(&seen), Vec::<String>::new(), "somebody may be called like a word for nothing");
    assert!(seen.sheets[0].rows[0].changes.iter().any(|change| change.place == "owner"));
    assert!(seen.sheets[0].notes.contains(&"\"Owner\" (B): \"k.A.\" read as empty".to_owned()));
}

#[test]
fn times_without_an_offset_are_of_the_zone() {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
    let options = Options { zone: Some(zone), ..Options::default() };
    let file = "Title,detected_at\nMail lost,28.11.2026 14:05\n";
    let seen = look("incidents.csv", file, &options, &with(&[]));
    assert_eq!(refusals(&seen), Vec::<String>::new());
    let detected = seen.sheets[0].rows[0].changes.iter().find(|change| change.place == "detected_at");
    assert_eq!(detected.map(|change| change.after.as_str()), Some("2026-11-28T13:05:00Z"));
}

#[test]
fn amounts_take_the_currency_of_their_heading_and_are_asked_about() {
    let state = with(&[]);
    let cost = |file: &str| {
        let seen = look("treatments.csv", file, &Options::default(), &state);
        let told = refusals(&seen).into_iter().find(|told| told.contains("can mean") || told.contains("currency"));
        let row = seen.sheets[0].rows.last().expect("a row");
        let cost = row.changes.iter().find(|change| change.place == "cost").map(|change| change.after.clone());
        (cost, told, seen.sheets[0].notes.join("\n"))
    };
    let (_, told, _) = cost("Title,Cost (€)\nA,€ 4.500\n");
    assert!(told.expect("open").contains("can mean 4500 or 4.5000"));
    let (found, told, notes) = cost("Title,Cost (€)\nA,\"1.234,50\"\nB,4.500\n");
    assert_eq!((found.as_deref(), told), (Some("4500 EUR"), None));
    assert!(notes.contains("amounts without a currency are read as EUR, as its heading says"), "{notes}");
    let (_, told, _) = cost("Title,Cost\nA,4500\n");
    assert!(told.expect("bare").contains("has no currency"));
}

#[test]
fn choices_without_a_column_are_told_and_taken_as_said() {
    let state = with(&[]);
    let file = "Name\nHoster\n";
    let seen = look("suppliers.csv", file, &Options::default(), &state);
    let kind = seen.sheets[0].unsaid.iter().find(|own| own.place == "kind").expect("every supplier has a kind");
    assert!(!kind.told && kind.choices.contains(&kind.taken.as_str()));
    let other = kind.choices.iter().find(|own| **own != kind.taken).expect("there are several");
    let filled = vec![("*".to_owned(), "kind".to_owned(), (*other).to_owned())];
    let mut seen = look("suppliers.csv", file, &Options { filled, ..Options::default() }, &state);
    assert!(seen.sheets[0].unsaid.iter().any(|own| own.told && own.taken == **other));
    let after = bring(&mut seen, &state);
    let row = after.table("supplier").and_then(|table| table.rows().next()).expect("it came in");
    assert_eq!(row.record.value("kind"), Value::Choice((*other).into()));
}

#[test]
fn nobody_is_made_a_cloud_or_a_customer_that_no_list_calls_so() {
    let state = with(&[]);
    for (register, file) in [
        ("supplier", "Name,Owner\nSol Cleaning,\n"),
        ("supplier", "Name,Type\nHoster,cloud\nSol Cleaning,\n"),
        ("party", "Party,Why they matter\nData protection authority,fines\n"),
    ] {
        let mut seen = look("list.csv", file, &super::looks::of(register), &state);
        let told = seen.sheets[0].unsaid.iter().find(|own| own.place == "kind").map(|own| own.usual.clone());
        assert_eq!(told.as_deref(), (!file.contains("Type")).then_some("other"), "{file}");
        let after = bring(&mut seen, &state);
        let row = after.table(register).and_then(|table| table.rows().last()).expect("it came in");
        assert_eq!(row.record.value("kind"), Value::Choice("other".into()), "{file}");
    }
}

#[test]
fn a_no_about_personal_data_is_told_and_taken_as_said() {
    let state = with(&[]);
    let told = |file: &str, options: &Options| {
        let seen = look("assets.csv", file, options, &state);
        let own = seen.sheets[0].unsaid.iter().find(|own| own.place == "personal_data").cloned();
        own.map(|own| (own.taken, own.told))
    };
    let file = "Name\nCustomers\n";
    assert_eq!(told(file, &Options::default()), Some(("no".to_owned(), false)));
    assert_eq!(told("Name,Personal data\nCustomers,yes\n", &Options::default()), None);
    let filled = vec![("*".to_owned(), "personal_data".to_owned(), "yes".to_owned())];
    let options = Options { filled, ..Options::default() };
    assert_eq!(told(file, &options), Some(("yes".to_owned(), true)));
    let after = bring(&mut look("assets.csv", file, &options, &state), &state);
    assert!(after.of::<isms::planning::Asset>().iter().all(|(_, asset)| asset.personal_data));
}

#[test]
fn several_columns_of_one_choice_are_refused() {
    let headings = ["One", "Other"].map(|own| (own.to_owned(), Some("state".to_owned()))).to_vec();
    let options = Options { headings: Headings(headings), ..Options::default() };
    let seen = look("assets.csv", "Name,One,Other\nLaptop,in-use,stored\n", &options, &with(&[]));
    assert!(refusals(&seen)[0].contains("fill the same field; keep one of the two"), "{:?}", refusals(&seen));
}

#[test]
fn several_columns_fill_one_text_and_names_in_parts_become_one() {
    let state = with(&[("person", &[("name", "Jürgen Müller"), ("email", "jm@example.org")])]);
    let mut seen = look("people.csv", "Last name,First name\nFischer,Lukas\n", &Options::default(), &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert_eq!(titles(&bring(&mut seen, &state), "person"), ["P-001 Jürgen Müller", "P-002 Lukas Fischer"]);
    let headings = ["Remarks", "Notes", "Who"].map(|own| own.to_owned());
    let places = ["description", "description", "owner"].map(|own| Some(own.to_owned()));
    let headings = Headings(headings.into_iter().zip(places).collect());
    let file = "Name,Remarks,Notes,Who\nA,old,slow,\"Müller, Jürgen\"\nB,,loud,JM <jm@example.org>\n";
    let mut seen = look("assets.csv", file, &Options { headings, ..Options::default() }, &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    let after = bring(&mut seen, &state);
    let assets: Vec<_> = after.of::<isms::planning::Asset>().iter().map(|(_, asset)| asset).collect();
    let told: Vec<_> = assets.iter().map(|asset| asset.description.as_deref().unwrap_or_default()).collect();
    assert_eq!(told, ["Remarks: old\n\nNotes: slow", "loud"]);
    assert!(assets.iter().all(|asset| asset.owner.is_some()));
}
