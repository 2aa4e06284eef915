use super::{View, view};
use crate::pages::world::World;

fn touched(view: &View) -> Vec<String> {
    let shown = view.shown.as_ref().expect("a change is shown");
    let rings = shown.rings.iter().filter(|ring| !ring.named.is_empty() || !ring.reached.is_empty());
    let references = |own: &[crate::pages::scene::Named]| {
        own.iter().map(|record| record.reference.clone()).collect::<Vec<_>>().join(" ")
    };
    rings
        .map(|ring| format!("{}: {} | {}", ring.register, references(&ring.named), references(&ring.reached)))
        .collect()
}

#[test]
fn a_change_touches_what_hangs_on_what_it_names() {
    let mut world = World::with_risks();
    world.create("document", &[("title", "How to restore"), ("controls", "C-001")]);
    world.create("obligation", &[("title", "Keep customs data"), ("controls", "C-001")]);
    world.create("supplier", &[("name", "Nimbus")]);
    world.edit("asset", "A-0001", &[("supplier", "SUP-001")]);
    world.create("change", &[("title", "Another database"), ("assets", "A-0001")]);
    let expected = [
        "obligation:  | OB-001",
        "asset: A-0001 | ",
        "risk:  | R-0001",
        "control:  | C-001",
        "supplier:  | SUP-001",
        "document:  | DOC-001",
    ];
    assert_eq!(touched(&view(world.scene(), None)), expected);
    world.does("applicability.prepare", &[]);
    let with_rows = touched(&view(world.scene(), None));
    assert!(with_rows.iter().any(|ring| ring.starts_with("applicability:  | SOA-")), "{with_rows:?}");
}

#[test]
fn a_change_reaches_what_needs_the_asset_and_the_controls_of_its_plans_but_no_proposal() {
    let mut world = World::with_risks();
    world.create("process", &[("name", "Dispatch"), ("kind", "core")]);
    world.edit("asset", "A-0001", &[("processes", "PR-001")]);
    world.create("asset", &[("name", "Hosting"), ("kind", "supporting")]);
    world.create("asset-type", &[("title", "Switches"), ("kind", "supporting")]);
    world.create("asset", &[("name", "Network"), ("kind", "supporting"), ("asset_type", "Switches")]);
    let used = [("exploited[1].threat", "T-001"), ("exploited[1].asset_types", "Switches")];
    world.create("vulnerability", &[&[("title", "Old firmware")], &used[..]].concat());
    world.edit("asset", "A-0001", &[("depends_on", "A-0002")]);
    world.edit("asset", "A-0002", &[("depends_on", "A-0003")]);
    world.create("control", &[("title", "Second line"), ("reference_controls", "A.8.14")]);
    world.create("control", &[("title", "Given up")]);
    world.create("treatment", &[("title", "Two providers"), ("risks", "R-0001"), ("controls", "C-002")]);
    world.create("treatment", &[("title", "A mainframe"), ("risks", "R-0001"), ("controls", "C-003")]);
    world.does("treatment.drop", &[("treatment", "TP-2026-002"), ("reason", "too dear")]);
    world.does("risk.propose", &[("assets", "A-0003")]);
    world.create("document", &[("title", "How to switch over"), ("controls", "C-002")]);
    world.create("campaign", &[("title", "Switching over"), ("documents", "DOC-001")]);
    world.does("applicability.prepare", &[]);
    world.create("change", &[("title", "Another network"), ("assets", "A-0003")]);
    let found = touched(&view(world.scene(), None));
    let of = |register: &str| found.iter().find(|ring| ring.starts_with(register)).map(String::as_str);
    assert_eq!(of("asset"), Some("asset: A-0003 | A-0002 A-0001"), "{found:#?}");
    assert_eq!(of("process"), Some("process:  | PR-001"), "{found:#?}");
    assert_eq!(of("risk"), Some("risk:  | R-0001"), "{found:#?}");
    assert_eq!(of("treatment"), Some("treatment:  | TP-2026-001"), "{found:#?}");
    assert_eq!(of("control"), Some("control:  | C-001 C-002"), "{found:#?}");
    assert_eq!((of("document"), of("campaign").is_some()), (Some("document:  | DOC-001"), true), "{found:#?}");
    assert!(of("applicability").is_some_and(|ring| ring.matches("SOA-").count() == 2), "{found:#?}");
}

#[test]
fn a_change_that_names_nothing_touches_nothing_and_can_be_approved_once_planned() {
    let mut world = World::new();
    assert!(view(world.scene(), None).shown.is_none());
    world.create("change", &[("title", "A new logo")]);
    let view = view(world.scene(), None);
    assert_eq!(touched(&view), [""; 0]);
    let acts: Vec<_> = view.shown.iter().flat_map(|shown| &shown.acts).map(|act| act.act).collect();
    assert_eq!(acts, ["change.approve", "change.bring_in"]);
}
