//! 6.1.1: opportunities that were looked for and not found.

use crate::world::World;

const ACT: &str = "profile.find_no_opportunity";

#[test]
fn that_no_opportunity_was_found_is_said_by_a_person_where_none_is_recorded() {
    let mut world = World::new();
    world.create("profile", &[("name", "Brixen"), ("sector", "software")]);
    let said = [("profile", "PF-01"), ("statement", "Gone through with all heads of unit")];
    let silent = world.clone().try_act(ACT, &[("profile", "PF-01"), ("statement", " ")]);
    assert!(silent.is_err(), "nobody says where it was looked");
    world.does(ACT, &said);
    let told = world.shows("profile", "PF-01", "sought");
    assert!(told.contains("by P-001") && told.contains("Gone through with all heads of unit"), "{told}");
    world.create("opportunity", &[("title", "A certificate opens the market")]);
    let refused = world.clone().try_act(ACT, &said).expect_err("one is recorded");
    assert!(refused[0].contains("OP-001 is recorded"), "{refused:?}");
}
