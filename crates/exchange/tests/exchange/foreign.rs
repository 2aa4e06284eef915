//! Lists of other people's making, as their tools write them: what is understood without a word, and what comes of it.

use exchange::sheets::{self, Column, Meaning, Options, Preview};
use kernel::{Command, Date, State};

use super::begun::{done, with};

const INVENTORY: &[u8] = include_bytes!("foreign/inventar.csv");
const RISKS: &[u8] = include_bytes!("foreign/risk-tool.csv");
const VENDORS: &[u8] = include_bytes!("foreign/vendors.csv");

/// People, units, a site and an asset to which the lists link.
fn begun() -> State {
    with(&[
        ("person", &[("name", "Ute Köhler")]),
        ("person", &[("name", "Kari Nordmann"), ("email", "kari@example.org")]),
        ("unit", &[("name", "Finanzen")]),
        ("unit", &[("name", "IT")]),
        ("site", &[("name", "München")]),
        ("asset", &[("name", "Order database")]),
    ])
}

fn preview(name: &str, bytes: &[u8], state: &State) -> Preview {
    let usual = isms::REGISTERS.iter().find(|own| name.starts_with(own.plural)).copied();
    sheets::preview(name, bytes, &Options { usual, ..Options::default() }, state)
}

/// Headings that nobody understood.
fn unknown(preview: &Preview) -> Vec<&str> {
    let columns = preview.sheets[0].columns.iter();
    columns.filter(|column| column.meaning == Meaning::Unknown).map(|column| column.heading.as_str()).collect()
}

fn refusals(preview: &Preview) -> Vec<String> {
    preview.all_refusals().iter().map(ToString::to_string).collect()
}

#[test]
fn a_german_inventory_with_semicolons_comes_in_with_its_dependencies() {
    let state = begun();
    let mut seen = preview("Inventarliste 2026.csv", INVENTORY, &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert_eq!((seen.sheets[0].register.map(|own| own.key), unknown(&seen)), (Some("asset"), vec![]));
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("it is sound")), &state);
    let assets = after.of::<isms::planning::Asset>();
    let (_, customers) = assets.iter().find(|(_, asset)| *asset.name == *"Kundendatenbank").expect("it came in");
    assert_eq!(customers.depends_on.iter().count(), 2, "links by inventory number");
    assert!(customers.personal_data && customers.owner.is_some() && customers.rto_hours == Some(24));
    let (_, system) = assets.iter().find(|(_, asset)| *asset.name == *"ERP-System").expect("it came in");
    assert_eq!(system.acquired_on, Some(Date::constant(2021, 3, 12)));
}

#[test]
fn a_register_of_risks_comes_in_without_the_decisions_of_another_tool() {
    let state = begun();
    let mut seen = preview("risks_export.csv", RISKS, &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert_eq!(
        unknown(&seen),
        ["Risk Assessment", "Additional Notes", "Owner's Manager", "Regulation", "Site/Location"]
    );
    let decided = |column: &&Column| column.meaning == Meaning::Decided;
    let decided: Vec<_> = seen.sheets[0].columns.iter().filter(decided).map(|own| own.heading.as_str()).collect();
    assert_eq!(decided, ["Status", "Likelihood", "Impact", "Planning Strategy", "Mitigation Percent"]);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("it is sound")), &state);
    let risks = after.of::<isms::planning::Risk>();
    let (_, risk) = risks.iter().next().expect("it came in");
    assert_eq!((risk.assets.iter().count(), risk.owner.is_some()), (1, true));
    assert_eq!(risk.identified_on, Some(Date::constant(2026, 2, 3)));
}

#[test]
fn a_list_of_vendors_comes_in_as_suppliers() {
    let state = begun();
    let mut seen = preview("vendor list.csv", VENDORS, &state);
    assert_eq!(refusals(&seen), Vec::<String>::new());
    assert_eq!((seen.sheets[0].register.map(|own| own.key), unknown(&seen)), (Some("supplier"), vec![]));
    assert_eq!(seen.counts().new, 2);
    let after = done(Command::Batch(sheets::ACT, seen.commands().expect("it is sound")), &state);
    let suppliers = after.of::<isms::operation::Supplier>();
    let (_, hoster) = suppliers.iter().next().expect("it came in");
    assert_eq!(hoster.contract_until, Some(Date::constant(2027, 12, 31)));
    assert!(hoster.criticality.is_some() && hoster.owner.is_some());
}

#[test]
fn whoever_names_a_decision_by_key_is_still_told_that_an_act_makes_it() {
    let seen = preview("risks.csv", b"reference,title,likelihood\n,Orders are lost,3\n", &begun());
    assert!(refusals(&seen)[0].contains("only a named act writes this"), "{:?}", refusals(&seen));
}
