use isms::planning::Asset;

use super::{DRAWN_MAX, View, view};
use crate::pages::world::World;

/// Two services on one server in one room.
fn services() -> World {
    let mut world = World::with_method();
    world.create("asset", &[("name", "Room"), ("kind", "supporting")]);
    world.create("asset", &[("name", "Server"), ("kind", "supporting"), ("depends_on", "A-0001")]);
    for name in ["Booking", "Payroll"] {
        let service = [("name", name), ("kind", "primary"), ("value[a].level", "4"), ("depends_on", "A-0002")];
        world.create("asset", &service);
    }
    world.create("asset", &[("name", "Poster"), ("kind", "supporting")]);
    world
}

fn names(view: &View) -> Vec<&str> {
    view.rows.iter().map(|row| row.record.title.as_str()).collect()
}

#[test]
fn what_needs_others_stands_left_of_what_is_needed() {
    let world = services();
    let view = view(world.scene(), None);
    assert_eq!(names(&view), ["Room", "Server", "Booking", "Payroll"]);
    let columns: Vec<_> = view.drawing.blocks.iter().map(|block| (block.record.title.as_str(), block.x)).collect();
    assert!(columns[2].1 < columns[1].1 && columns[1].1 < columns[0].1, "{columns:?}");
    assert_eq!((view.drawing.arrows.len(), columns[2].1), (3, columns[3].1));
}

#[test]
fn the_table_says_what_is_inherited() {
    let world = services();
    let view = view(world.scene(), Some(world.id::<Asset>("A-0002")));
    let server = view.rows.iter().find(|row| row.record.title == "Server").expect("it is drawn");
    assert_eq!(server.values, [(0, false), (0, false), (4, false)]);
    assert_eq!((server.needs.len(), server.needed.len()), (1, 2));
    let booking = view.rows.iter().find(|row| row.record.title == "Booking").expect("it is drawn");
    assert_eq!(booking.values[2], (4, true));
}

#[test]
fn a_drawing_has_an_end_and_offers_where_to_go_on() {
    let mut world = services();
    for number in 0..DRAWN_MAX + 10 {
        let name = format!("Laptop {number}");
        world.create("asset", &[("name", &name), ("kind", "supporting"), ("depends_on", "A-0002")]);
    }
    let view = view(world.scene(), None);
    assert_eq!(view.rows.len(), DRAWN_MAX);
    assert_eq!(view.more, 14);
    assert_eq!((view.most[0].0.title.as_str(), view.most[0].1), ("Server", DRAWN_MAX + 12));
    let server = view.rows.iter().find(|row| row.record.title == "Server").expect("it is the most needed");
    assert_eq!(server.needed_more, DRAWN_MAX + 12 - 6);
}
