//! The golden thread follows every link that a register declares.

use isms::thread::{Station, thread};
use kernel::ANY;

use crate::world::World;

/// The references at a place on the thread of a record.
fn at(world: &World, record: &str, station: Station) -> Vec<String> {
    let here = world.state.resolve(ANY, record).expect(record);
    let thread = thread(&world.state, here).expect("it is there");
    let rows = thread.at(station).iter().filter_map(|id| world.state.find(*id));
    rows.map(|row| row.reference()).collect()
}

#[test]
fn links_within_groups_lead_on() {
    let mut world = World::new();
    world.create("improvement", &[("title", "Restores rehearsed each month")]);
    let decision = [
        ("title", "Spring"),
        ("decisions[1].decided", "Restores are rehearsed each month"),
        ("decisions[1].made", "IM-2026-001"),
    ];
    world.create("review", &decision);
    let [review, improvement] = ["review", "improvement"]
        .map(|key| world.state.table(key).and_then(|table| table.rows().next()).map(|row| row.reference()));
    let (review, improvement) = (review.expect("made"), improvement.expect("made"));
    assert_eq!(at(&world, &review, Station::Improvement), [improvement.as_str()]);
    assert_eq!(at(&world, &improvement, Station::Review), [review.as_str()]);
}
