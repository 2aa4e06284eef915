//! Columns that nobody knows, headings as programs write them, and what stands beside the cells.

use exchange::sheets::{self, Options};
use isms::planning::Asset;
use isms::planning::assets::AssetKind;
use kernel::Command;
use rust_xlsxwriter::Url;

use super::begun::{done, with};
use super::looks::{look, of, told, written};
use super::workbooks::{assets, fill};

fn keeping(register: &str, heading: &str) -> Options {
    Options { kept: vec![("*".to_owned(), heading.to_owned())], ..of(register) }
}

#[test]
fn what_nobody_knows_is_asked_about_and_kept_as_an_own_field_where_somebody_says_so() {
    let state = with(&[]);
    let file = "Name,Retention period,Item Type,Moon,Größe,Hosted externally\nOrders,10 years,Item,,7,yes\nFiles,n/a,Item,,,no\nShop,6 years,Item,,,\n";
    let seen = look(file, &of("asset"), &state);
    let asked: Vec<_> = seen.warnings().collect();
    assert_eq!(
        asked,
        [
            "left out: \"Retention period\" (B), 2 values, for example \"10 years\", \"6 years\"; map it or keep it as an own field",
            "left out: \"Größe\" (E), 1 value, for example \"7\"; map it or keep it as an own field",
            "left out: \"Hosted externally\" (F), 2 values, for example \"yes\", \"no\"; map it or keep it as an own field",
        ]
    );
    let notes = seen.sheets[0].notes.join("\n");
    assert!(
        notes.contains("\"Item Type\" (C): what a tool writes") && notes.contains("\"Moon\" (D): nothing stands there"),
        "{notes}"
    );
    let mut kept = look(file, &keeping("asset", "*"), &state);
    assert_eq!((kept.warnings().count(), told(&kept)), (0, Vec::new()));
    let after = done(Command::Batch(sheets::ACT, kept.commands().expect("sound")), &state);
    let own = |key: &str| -> Vec<String> {
        let of = |asset: &Asset| asset.own.iter().find(|(own, _)| *own == key).and_then(|(_, own)| own.value.clone());
        after.of::<Asset>().iter().filter_map(|(_, held)| of(&held.record)).map(|text| text.to_string()).collect()
    };
    assert_eq!(
        (own("retention-period"), own("groesse")),
        (vec!["10 years".into(), "n/a".into(), "6 years".into()], vec!["7".to_owned()])
    );
    let again = look(file, &of("asset"), &after);
    assert!(!again.warnings().any(|own| own.starts_with("left out")), "an own field is known by its heading");
    let one = look(file, &keeping("asset", "Retention period"), &state);
    assert_eq!(one.warnings().count(), 2);
    let none = look(file, &keeping("asset", "Retension period"), &state);
    assert!(told(&none)[0].starts_with("keep: there is no heading \"Retension period\""), "{:?}", told(&none));
}

#[test]
fn two_headings_that_give_one_key_are_two_fields() {
    let state = with(&[]);
    let mut seen = look("Name,Cost centre,Cost-centre!\nOrders,1,2\n", &keeping("asset", "*"), &state);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let asset = after.of::<Asset>();
    let (_, orders) = asset.iter().next().expect("it came in");
    let own: Vec<_> =
        orders.own.iter().map(|(key, own)| format!("{key} {}", own.value.as_deref().unwrap_or_default())).collect();
    assert_eq!(own.len(), 1, "signs alone make no other heading: {own:?}");
    let mut seen = look("Name,Größe,Groesse\nOrders,1,2\n", &keeping("asset", "*"), &state);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let asset = after.of::<Asset>();
    let (_, orders) = asset.iter().next().expect("it came in");
    let own: Vec<_> =
        orders.own.iter().map(|(key, own)| format!("{key} {}", own.value.as_deref().unwrap_or_default())).collect();
    assert_eq!(own, ["groesse 1", "groesse-2 2"]);
}

#[test]
fn names_of_programs_and_words_around_a_question_are_understood() {
    let state = with(&[("person", &[("name", "Ada"), ("email", "ada@example.org")])]);
    let file = "assetName,DataOwner,StoresPII,data_classification,nextReviewDueDate\nOrders,Ada,true,Internal,2026-05-01T22:00:00.000Z\n";
    let seen = look(file, &of("asset"), &state);
    assert_eq!((told(&seen), seen.warnings().count()), (Vec::new(), 0), "{:?}", seen.sheets[0].warnings);
    assert_eq!((written(&seen, "personal_data"), written(&seen, "classification")), (vec!["yes"], vec!["internal"]));
    assert_eq!((written(&seen, "next_review"), written(&seen, "owner")), (vec!["2026-05-01"], vec!["P-001"]));
    for heading in ["Contains PII", "PII stored?", "Review_x0020_date", "dueDate", "due_date", "DueDate"] {
        let register = if heading.to_lowercase().contains("due") { "risk" } else { "asset" };
        let seen = look(&format!("Title,{heading}\nOrders,\n"), &of(register), &state);
        assert!(seen.sheets[0].columns[1].place().is_some(), "{heading}: {:?}", seen.sheets[0].columns[1]);
    }
    let seen = look("Name,No PII stored\nOrders,x\n", &of("asset"), &state);
    assert_eq!(written(&seen, "personal_data"), ["no"]);
}

#[test]
fn two_ticks_that_are_both_empty_say_neither_yes_nor_no() {
    let state = with(&[]);
    let file = "Name,Personal data: yes,Personal data: no\nOrders,x,\nPrices,,x\nFiles,,\n";
    let seen = look(file, &of("asset"), &state);
    let said = told(&seen);
    assert!(said.len() == 1 && said[0].contains("some rows tick none of the answers"), "{said:?}");
    let filled = Options { filled: vec![("*".into(), "personal_data".into(), "yes".into())], ..of("asset") };
    let seen = look(file, &filled, &state);
    assert_eq!((told(&seen), written(&seen, "personal_data")), (Vec::new(), vec!["yes", "no", "yes"]));
    let whole = look("Name,Personal data: yes,Personal data: no\nOrders,x,\nPrices,,x\n", &of("asset"), &state);
    assert_eq!(told(&whole), Vec::<String>::new());
}

#[test]
fn a_time_with_an_offset_is_the_day_that_it_names() {
    let mut options = of("asset");
    options.zone = Some(jiff::tz::TimeZone::fixed(jiff::tz::offset(1)));
    let file = "Name,Purchase date\nA,2026-03-04T10:22:33.000+0200\nB,2026-04-04T23:30:00.000-0500\nC,2026-03-04 09:30 +01:00\n";
    let seen = look(file, &options, &with(&[]));
    assert_eq!(
        (told(&seen), written(&seen, "acquired_on")),
        (Vec::new(), vec!["2026-03-04", "2026-04-04", "2026-03-04"])
    );
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("row 3 says 2026-04-04T23:30:00.000-0500: 2026-04-04, and 2026-04-05 here"), "{notes}");
}

#[test]
fn another_owner_in_a_row_below_a_risk_is_refused_with_what_to_do() {
    let state = with(&[("person", &[("name", "Ada")]), ("person", &[("name", "Ben")])]);
    let file = "Title,Owner,Next review\nTheft,Ada,2026-05-01\n,Ben,\nFire,Ben,\n,Ben,\n";
    let seen = look(file, &of("risk"), &state);
    let said = told(&seen);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with(
            "list, row 3, column Owner (B3): this row has no title and says \"Ben\" below row 2 \"Theft\""
        ),
        "{said:?}"
    );
    assert_eq!(written(&seen, "owner"), ["P-001", "P-002"], "the last row says nothing new");
}

#[test]
fn links_behind_cells_are_told() {
    let book = assets(|page| {
        fill(page, &[&["Name", "Location"], &["Orders", "Bonn"]]);
        page.write_url_with_text(1, 0, Url::new("https://wiki.example/orders"), "Orders").expect("a link");
        page.write_url(2, 0, Url::new("https://wiki.example/shop")).expect("a link");
    });
    let seen = sheets::preview("book.xlsx", &book, &Options::default(), &with(&[("site", &[("name", "Bonn")])]));
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("links behind cells are not read, only what the cells show; they stand at A2;"), "{notes}");
}

#[test]
fn the_type_of_an_asset_says_whether_it_is_primary_where_nobody_else_does() {
    let state = with(&[]);
    let file = "Name,Asset type\nOrders,Information\nRack,Server\nDesk,\n";
    let word = |word: &str| sheets::Saying::read(&format!("Asset type: {word}"), "+").expect("a saying");
    let options = Options { words: vec![word("Information"), word("Server")], ..of("asset") };
    let mut seen = look(file, &options, &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("follows from its type in 2 rows") && notes.contains("the other 1"), "{notes}");
    assert!(seen.sheets[0].unsaid.iter().all(|own| own.place != "kind"));
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("sound")), &state);
    let kinds: Vec<_> = after.of::<Asset>().iter().map(|(_, asset)| asset.kind).collect();
    assert_eq!(kinds, [AssetKind::Primary, AssetKind::Supporting, AssetKind::Primary]);
    // Types that are there say it themselves.
    let again = look("Name,Asset type\nPrices,Information\n", &of("asset"), &after);
    assert_eq!(written(&again, "kind"), ["primary"]);
    let said = Options { filled: vec![("*".into(), "kind".into(), "supporting".into())], ..of("asset") };
    assert_eq!(written(&look("Name,Asset type\nPrices,Information\n", &said, &after), "kind"), ["supporting"]);
}

#[test]
fn a_reason_beside_the_value_of_an_asset_is_its_reason() {
    let seen =
        look("Name,C,Begründung,I,Begründung\nOrders,3,Kunden,2,üblich\n", &of("asset"), &super::begun::judging());
    let places: Vec<_> = seen.sheets[0].columns.iter().filter_map(|own| own.place().map(ToString::to_string)).collect();
    assert_eq!(places, ["name", "value[c].level", "value[c].because", "value[i].level", "value[i].because"]);
}

#[test]
fn one_reason_behind_several_values_is_that_of_the_highest() {
    let file = "Name,C,I,A,Begründung\nOrders,4,2,1,Kunden\nRack,1,2,5,Strom\n";
    let seen = look(file, &of("asset"), &super::begun::judging());
    assert_eq!(told(&seen), Vec::<String>::new());
    let reasons = [written(&seen, "value[c].because"), written(&seen, "value[a].because")];
    assert_eq!(reasons, [["Kunden"], ["Strom"]]);
    let even = look("Name,C,I,A,Begründung\nOrders,4,4,1,Kunden\nFax,1,1,1,\n", &of("asset"), &super::begun::judging());
    let told = told(&even);
    assert!(told.len() == 1 && told[0].contains("none of them alone is the highest"), "{told:?}");
    let said = Options {
        headings: sheets::Headings(vec![("Begründung".to_owned(), Some("value[i].because".to_owned()))]),
        ..of("asset")
    };
    let seen = look("Name,C,I,A,Begründung\nOrders,4,4,1,Kunden\n", &said, &super::begun::judging());
    assert_eq!(written(&seen, "value[i].because"), ["Kunden"]);
}

#[test]
fn what_several_columns_list_stands_together() {
    let state = with(&[("asset", &[("name", "Orders")]), ("asset", &[("name", "Server")])]);
    let file =
        "Scénario de risque;Valeur métier;Bien support;Étiquettes;Étiquettes\nVol;Orders;Server;a;b\nFeu;;Server;;c\n";
    let seen = look(file, &of("risk"), &state);
    assert_eq!((told(&seen), seen.warnings().count()), (Vec::new(), 0));
    assert_eq!(written(&seen, "assets"), ["A-0001\nA-0002", "A-0002"]);
    assert_eq!(written(&seen, "tags"), ["a\nb", "c"]);
}

#[test]
fn risks_without_a_title_are_called_by_what_describes_them_in_a_few_words() {
    let short = look("Risk Description,Owner\nOrders are stolen,\n", &of("risk"), &with(&[]));
    assert_eq!((told(&short), written(&short, "title")), (Vec::new(), vec!["Orders are stolen"]));
    let both = look("Risk,Risk Description\nTheft,Orders are stolen\n", &of("risk"), &with(&[]));
    assert_eq!((written(&both, "title"), written(&both, "description")), (vec!["Theft"], vec!["Orders are stolen"]));
    let long = look(&format!("Risk Description,Owner\n{},\n", "long ".repeat(60)), &of("risk"), &with(&[]));
    assert!(told(&long)[0].contains("required"), "{:?}", told(&long));
}

#[test]
fn a_word_for_a_record_of_which_there_is_none_yet_is_told_so() {
    let seen = look("Name,Department\nOrders,Finance\n", &of("asset"), &with(&[]));
    assert!(
        told(&seen)[0].contains("no unit is called \"Finance\", and there are none yet; make it new"),
        "{:?}",
        told(&seen)
    );
}

#[test]
fn how_far_safeguards_are_is_read_in_the_words_of_their_list() {
    let file =
        "Title,Control Implemented\nA,Implemented on All Systems\nB,Parts of Policy Implemented\nC,Not Implemented\n";
    let seen = look(file, &of("control"), &with(&[]));
    assert_eq!((told(&seen), written(&seen, "status")), (Vec::new(), vec!["implemented", "partly", "not-started"]));
}
