//! 6.3: what a change touches, along the links of the records it names.

use isms::planning::PlannedChange;
use isms::planning::changes::radar;

use crate::world::World;

/// How many records of a register a change touches.
fn touched(world: &World, register: &str) -> usize {
    let (_, change) = world.state.of::<PlannedChange>().iter().next().expect("there is a change");
    let rings = radar(&world.state, change).rings;
    let ring = rings.iter().find(|ring| ring.register == register).expect(register);
    ring.records.len()
}

#[test]
fn a_changed_document_leads_to_its_campaign_and_to_what_is_taught_there() {
    let mut world = World::new();
    world.create("document", &[("title", "Access policy")]);
    world.create("course", &[("title", "Passwords")]);
    world.create("course", &[("title", "Fire drill")]);
    world.create("campaign", &[("title", "Autumn"), ("documents", "DOC-001"), ("course", "Passwords")]);
    world.create("change", &[("title", "One sign-in for all"), ("documents", "DOC-001")]);
    assert_eq!((touched(&world, "campaign"), touched(&world, "course")), (1, 1));
    world.edit("change", "One sign-in for all", &[("documents", "")]);
    assert_eq!((touched(&world, "campaign"), touched(&world, "course")), (0, 0));
}
