use isms::catalogue::Edition;

use super::{Place, View, overview, view};
use crate::pages::world::World;

/// A contract, an asset, a risk, and backups against it, tested and written down.
fn woven() -> World {
    let mut world = World::with_risks();
    world.create("issue", &[("title", "Customers ask for a certificate")]);
    world.create("obligation", &[("title", "Tell within a day"), ("kind", "contract"), ("controls", "C-001")]);
    world.edit("risk", "R-0001", &[("issues", "I-01"), ("obligations", "OB-001")]);
    world.create("document", &[("title", "How to restore"), ("controls", "C-001")]);
    world.create("test", &[("title", "Restore"), ("control", "C-001"), ("result", "ineffective")]);
    world.does("applicability.prepare", &[]);
    world.does("applicability.confirm", &[("rows", "A.8.13")]);
    world
}

fn shown(world: &World, record: &str) -> View {
    let id = world.state.resolve(kernel::ANY, record).expect(record);
    view(world.scene(), id).expect(record)
}

/// The places with records, each with their references.
fn places(view: &View) -> Vec<String> {
    let told = |place: &Place| {
        let references: Vec<_> = place.records.iter().map(|item| item.record.reference.as_str()).collect();
        format!("{}: {}", place.station, references.join(" "))
    };
    view.places.iter().filter(|place| !place.records.is_empty()).map(told).collect()
}

fn missing(view: &View) -> Vec<String> {
    let all = view.places.iter().flat_map(|place| &place.missing);
    let act = |own: &super::Missing| own.act.as_ref().map_or("nothing", |act| act.act);
    all.map(|own| format!("{} {}", own.of.reference, act(own))).collect()
}

#[test]
fn a_thread_goes_both_ways_from_any_record() {
    let world = woven();
    let whole = [
        "origin: I-01",
        "obligation: OB-001",
        "asset: A-0001",
        "risk: R-0001",
        "control: C-001",
        "statement: SOA-086",
        "document: DOC-001",
        "test: CT-2026-001",
    ];
    let of_control = shown(&world, "C-001");
    assert_eq!(places(&of_control).len(), whole.len(), "{:?}", places(&of_control));
    for (told, expected) in places(&of_control).iter().zip(whole) {
        let station = |text: &str| text.split(':').next().map(str::to_owned);
        assert_eq!(station(told), station(expected));
    }
    // An asset does not come from the controls that protect it: they lie on its way on.
    assert!(places(&shown(&world, "A-0001")).contains(&"test: CT-2026-001".to_owned()));
    assert!(places(&shown(&world, "I-01")).contains(&"control: C-001".to_owned()));
}

#[test]
fn what_is_missing_names_the_record_and_the_act_that_makes_it() {
    let world = woven();
    let lacks = missing(&shown(&world, "C-001"));
    assert!(lacks.contains(&"C-001 evidence.create".to_owned()), "{lacks:?}");
    assert!(lacks.contains(&"CT-2026-001 finding.create".to_owned()), "{lacks:?}");
    assert!(lacks.contains(&"R-0001 treatment.create".to_owned()), "{lacks:?}");
    let alone = missing(&shown(&world, "R-0003"));
    assert!(alone.contains(&"R-0003 risk.decide".to_owned()) || alone.contains(&"R-0003 nothing".to_owned()));
}

#[test]
fn the_overview_has_a_line_for_each_applicable_control() {
    let world = woven();
    let overview = overview(world.scene(), Edition::Iso27001_2022);
    let [line] = overview.lines.as_slice() else { panic!("one control is applicable") };
    assert_eq!((line.control, line.standing.as_slice()), ("A.8.13", [true, true, true, false, true].as_slice()));
    assert_eq!(overview.whole, 0);
}

#[test]
fn a_reason_that_is_only_ticked_is_no_place_on_the_thread() {
    let mut world = World::new();
    world.does("applicability.prepare", &[]);
    world.edit("applicability", "A.5.1", &[("applicable", "applicable"), ("business", "yes")]);
    let overview = overview(world.scene(), Edition::Iso27001_2022);
    assert_eq!((overview.places[0], overview.lines[0].standing[0]), ("Risk or duty", false));
    let own = shown(&world, "SOA-001");
    assert!(own.places.iter().all(|place| place.station != "risk" || place.records.is_empty()));
}
