//! Types of assets as other people's lists call them.

use exchange::sheets::{self, Options};
use isms::planning::Asset;
use kernel::{Command, State};

use super::begun::done;
use super::looks::{look, of, told};

fn act(key: &str) -> Command {
    let act = isms::ACTS.iter().find(|act| act.key == key).copied().expect("a listed act");
    Command::Act(act, Vec::new())
}

const LIST: &str =
    "Name,Kind\nShop,Application\nMail,SaaS\nBooks,Server\nPhones,Mobile devices\nHouse,Site\nTeam,People\n";

#[test]
fn words_of_a_column_called_kind_are_taken_for_types_from_which_risks_are_proposed() {
    let state = done(act("threat.adopt"), &State::new(isms::REGISTERS));
    let mut seen = look(LIST, &of("asset"), &state);
    assert_eq!(told(&seen), Vec::<String>::new());
    let notes = seen.sheets[0].notes.join("\n");
    assert!(notes.contains("\"SaaS\" in \"Kind\" (B) is taken for the type"), "{notes}");
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("nothing is wrong")), &state);
    let title = |own: &Asset| after.get(own.asset_type?).map(|own| own.title.to_string());
    let types: Vec<_> = after.of::<Asset>().iter().map(|(_, held)| title(&held.record).unwrap_or_default()).collect();
    let expected = [
        "Business application",
        "Cloud application (SaaS)",
        "Server or storage hardware",
        "Smartphone or tablet",
        "Building and offices",
        "Users",
    ];
    assert_eq!(types, expected);
    let all = kernel::Links::to(after.of::<Asset>().iter().map(|(id, _)| id));
    assert!(!isms::planning::risks::prospects(&after, &all).is_empty());
}

#[test]
fn without_types_a_list_is_told_where_they_come_from_and_words_of_kind_stay_its_own() {
    let state = State::new(isms::REGISTERS);
    let refused = told(&look(LIST, &of("asset"), &state));
    assert!(refused.iter().any(|own| own.contains("take over the threat catalogue first")), "{refused:?}");
    let kinds = look("Name,Kind\nShop,primary\nServer 1,supporting\n", &of("asset"), &state);
    assert_eq!(told(&kinds), Vec::<String>::new());
}

#[test]
fn a_class_that_holds_several_types_is_asked_about_once() {
    let state = done(act("threat.adopt"), &State::new(isms::REGISTERS));
    let file = "Name,Kind\nLaptops,Hardware\nFax,hardware\nFirewalls,Network\nShop,Software\nMail,SaaS\nRack,Server\n";
    let seen = look(file, &of("asset"), &state);
    let words: Vec<_> =
        seen.sheets[0].words.iter().map(|own| (own.word.as_str(), own.rows, own.near.is_some())).collect();
    assert_eq!(words, [("Hardware", 2, false), ("Network", 1, false), ("Software", 1, false)]);
    let told = told(&seen);
    assert!(
        told[0].contains("holds several types; say which of them it is: Server or storage hardware; Laptop;"),
        "{told:?}"
    );
    let word = sheets::Saying::read("Kind: Hardware", "Laptop").expect("a saying");
    let said = look(file, &Options { words: vec![word], ..of("asset") }, &state);
    assert_eq!(said.sheets[0].words.iter().filter(|own| own.is_open()).count(), 2);
}
