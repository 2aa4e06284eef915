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
fn a_change_that_names_nothing_touches_nothing_and_can_be_approved_once_planned() {
    let mut world = World::new();
    assert!(view(world.scene(), None).shown.is_none());
    world.create("change", &[("title", "A new logo")]);
    let view = view(world.scene(), None);
    assert_eq!(touched(&view), [""; 0]);
    let acts: Vec<_> = view.shown.iter().flat_map(|shown| &shown.acts).map(|act| act.act).collect();
    assert_eq!(acts, ["change.approve"]);
}
