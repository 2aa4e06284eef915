//! 8.2: by which method the results of an assessment were judged.

use crate::world::World;

const CONCLUSION: (&str, &str) = ("conclusion", "one risk is to be treated");

/// Two risks judged under an assessment, the method revised while it runs, and one of them judged again.
fn revised(change: &[(&str, &str)]) -> World {
    let mut world = World::with_risk();
    world.create("risk", &[("title", "Flood"), ("owner", "P-001")]);
    world
        .create("assessment", &[("title", "Yearly"), ("method", "M-01"), ("state", "running"), ("from", "2026-11-01")]);
    world.assess("R-0001", "4", "3");
    world.assess("R-0002", "3", "3");
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", change);
    world.does("method.approve", &[("method", "M-02")]);
    world.assess("R-0001", "4", "3");
    world
}

fn complete(world: &mut World) -> Result<(), Vec<String>> {
    world.try_act("assessment.complete", &[("assessment", "Yearly"), CONCLUSION])
}

#[test]
fn results_by_two_methods_are_no_assessment() {
    let mut world = revised(&[("line", "4")]);
    let torn = "requirement risks: the method changed while this ran: R-0002 by M-01 version 1 was judged, all else by \
                M-02 version 2; judge again with risk.assess, or link only what was judged by one method (6.1.2 b)";
    assert_eq!(complete(&mut world), Err(vec![torn.to_owned()]));
    world.assess("R-0002", "3", "3");
    assert_eq!(complete(&mut world), Ok(()));
    assert_eq!(world.shows("assessment", "RA-2026-01", "method"), "M-02");
    assert!(world.shows("assessment", "RA-2026-01", "completion").contains('2'));
}

#[test]
fn a_version_that_scores_the_same_tears_nothing() {
    let mut world = revised(&[("interval_months", "6")]);
    assert_eq!(complete(&mut world), Ok(()));
    assert_eq!(world.shows("assessment", "RA-2026-01", "method"), "M-02");
}
