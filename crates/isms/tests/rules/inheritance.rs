//! 6.1.2 d: the values that assets inherit from those that cannot work without them.

use isms::planning::worth::Worths;

use crate::world::World;

/// Two services on one server, which needs the room; the second has a value of its own.
fn services() -> World {
    let mut world = World::with_method();
    world.create("asset", &[("name", "Room"), ("kind", "supporting")]);
    world.create("asset", &[("name", "Server"), ("kind", "supporting"), ("depends_on", "Room")]);
    let booking = [("name", "Booking"), ("kind", "primary"), ("value[c].level", "2"), ("value[a].level", "4")];
    world.create("asset", &[&booking[..], &[("depends_on", "Server")]].concat());
    let payroll = [("name", "Payroll"), ("kind", "primary"), ("value[c].level", "2"), ("value[a].level", "3")];
    world.create("asset", &[&payroll[..], &[("depends_on", "Server")]].concat());
    world
}

/// The values of an asset by confidentiality, integrity and availability.
fn values(world: &World, asset: &str) -> [u8; 3] {
    let worths = Worths::of(&world.state);
    ["c", "i", "a"].map(|key| worths.at(world.id("asset", asset), key).0)
}

/// Lets the method in force pass values on in this way.
fn inheriting(world: &mut World, how: &str) {
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("inheritance", how)]);
    world.does("method.approve", &[("method", "M-02")]);
}

#[test]
fn the_highest_value_reaches_down_to_the_last_asset() {
    let mut world = services();
    assert_eq!((values(&world, "Server"), values(&world, "Room")), ([2, 0, 4], [2, 0, 4]));
    world.edit("asset", "Booking", &[("value[a].level", "1")]);
    assert_eq!(values(&world, "Room"), [2, 0, 3]);
}

#[test]
fn values_add_up_to_the_highest_step_where_the_method_says_so() {
    let mut world = services();
    inheriting(&mut world, "sum");
    assert_eq!((values(&world, "Server"), values(&world, "Room")), ([4, 0, 5], [4, 0, 5]));
}

#[test]
fn a_value_set_by_hand_goes_before_and_is_passed_on() {
    let mut world = services();
    let by_hand = [("value[a].level", "2"), ("value[a].because", "a spare one starts within the hour")];
    world.edit("asset", "Server", &by_hand);
    assert_eq!((values(&world, "Server"), values(&world, "Room")), ([2, 0, 2], [2, 0, 2]));
}

#[test]
fn an_inherited_value_names_where_it_comes_from() {
    let mut world = services();
    let from = |world: &World, asset: &str, key: &str| {
        let worths = Worths::of(&world.state);
        let sources = worths.sources(&world.state, world.id("asset", asset), key);
        sources.into_iter().map(|id| world.state.reference(id)).collect::<Vec<_>>()
    };
    assert_eq!(from(&world, "Room", "a"), ["A-0003"], "through the server, which has no value of its own");
    assert_eq!(from(&world, "Booking", "a"), [""; 0], "its own");
    assert_eq!(from(&world, "Room", "i"), [""; 0], "nobody valued it");
    inheriting(&mut world, "sum");
    assert_eq!(from(&world, "Server", "a"), ["A-0003", "A-0004"]);
    world.edit("asset", "Server", &[("value[a].level", "2"), ("value[a].because", "a spare one")]);
    assert_eq!(from(&world, "Room", "a"), ["A-0002"]);
}

#[test]
fn a_loop_is_refused_with_the_way_it_takes() {
    let mut world = services();
    let way =
        "software depends_on: this closes a loop: Room > Booking > Server > Room; take one of these dependencies away";
    assert_eq!(world.try_edit("asset", "Room", &[("depends_on", "Booking")]), Err(vec![way.to_owned()]));
    let own = "software depends_on: this closes a loop: Room > Room; take one of these dependencies away";
    assert_eq!(world.try_edit("asset", "Room", &[("depends_on", "Room")]), Err(vec![own.to_owned()]));
}

#[test]
fn what_is_retired_passes_nothing_on() {
    let mut world = services();
    world.retire("asset", "Booking");
    assert_eq!(values(&world, "Room"), [2, 0, 3]);
}
