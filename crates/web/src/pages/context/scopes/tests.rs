use kernel::Id;

use super::view;
use crate::pages::world::World;

fn written() -> World {
    let mut world = World::new();
    world.create("unit", &[("name", "Operations")]);
    world.create("site", &[("name", "Oslo"), ("persons", "40")]);
    world.create("asset", &[("name", "Dispatch database"), ("kind", "primary"), ("unit", "U-001")]);
    world.create("asset", &[("name", "Canteen"), ("kind", "primary")]);
    let parts = [
        ("title", "Halden"),
        ("statement", "Dispatch and **customs**."),
        ("units", "U-001"),
        ("sites", "S-001"),
        ("interfaces[1].with", "Hosting provider"),
        ("interfaces[1].what", "machines and power"),
        ("exclusions[1].what", "Fleet maintenance"),
        ("exclusions[1].justification", "no information of the scope is handled there"),
    ];
    world.create("scope", &parts);
    world
}

#[test]
fn a_draft_is_read_until_a_scope_is_approved() {
    let mut world = written();
    let document = view(world.scene(), None).document.expect("a draft");
    assert!(document.approval.is_none());
    assert_eq!(document.lacks, ["Issues considered", "Interested parties considered"]);
    assert!(document.statement.contains("<strong>customs</strong>"), "{}", document.statement);
    world.does("scope.approve", &[("scope", "SC-01")]);
    let document = view(world.scene(), None).document.expect("a scope");
    assert_eq!(document.approval.map(|seal| (seal.by, seal.on)), Some(("Ada".into(), "23 Nov 2026".into())));
    assert_eq!(document.assets, 1);
}

#[test]
fn a_revision_stands_beside_the_version_in_force_with_what_differs() {
    let mut world = written();
    world.does("scope.approve", &[("scope", "SC-01")]);
    world.does("scope.revise", &[("scope", "SC-01")]);
    world.edit("scope", "SC-02", &[("business", "Dispatch alone")]);
    let view = view(world.scene(), None);
    assert_eq!(view.document.map(|document| document.record.reference), Some("SC-01".into()));
    let draft = view.draft.expect("a revision");
    assert_eq!((draft.version, draft.changed), (2, vec!["Boundary by business".to_owned()]));
    assert_eq!(view.others.len(), 2);
    world.does("scope.approve", &[("scope", "SC-02")]);
    let first = world.state.resolve("scope", "SC-01").ok().map(Id::of);
    assert!(super::view(world.scene(), first).draft.is_none(), "what was approved is in work no more");
}

#[test]
fn the_drawing_holds_what_the_text_says() {
    let world = written();
    let drawing = view(world.scene(), None).document.expect("a draft").drawing;
    let texts = |blocks: &[super::drawing::Block]| blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&drawing.within), ["Operations", "Oslo", "Dispatch database"]);
    assert_eq!(texts(&drawing.meets), ["Hosting provider"]);
    assert_eq!(texts(&drawing.without), ["Fleet maintenance"]);
    let lowest = drawing.without.iter().map(|block| block.y + block.height()).max();
    assert!(lowest.is_some_and(|lowest| lowest < drawing.height));
}

#[test]
fn the_page_asks_from_when_it_operates_and_then_says_who_said_so() {
    let mut world = written();
    let told = |world: &World| view(world.scene(), None).document.and_then(|own| own.operation);
    assert!(told(&world).is_none(), "a draft operates from no day");
    world.does("scope.approve", &[("scope", "SC-01")]);
    let asked = told(&world).expect("it asks");
    assert!(!asked.said && asked.words.starts_with("Nobody has said yet"), "{}", asked.words);
    assert_eq!(asked.act.map(|act| act.act), Some("scope.begin_operation"));
    let early = [("scope", "SC-01"), ("on", "2026-01-01"), ("reason", "Certified since then.")];
    world.does("scope.begin_operation", &early);
    let said = told(&world).expect("it says");
    assert_eq!(said.words, "From 1 Jan 2026, as Ada said on 23 Nov 2026. Certified since then.");
}
