//! House rules that an organization sets aside: they no longer refuse, and who set them aside and why is known.

use crate::world::World;

const AUTHORS: (&str, &str) = ("rule", "authors-do-not-approve");
const WHY: (&str, &str) = ("reason", "We are two; the owner of the company reads it a week later");

fn begun() -> World {
    let mut world = World::new();
    world.create("profile", &[("name", "Brixen"), ("sector", "software")]);
    world
}

fn set_aside(world: &mut World, rule: &str) {
    world.does("profile.set_aside", &[("profile", "PF-01"), ("rule", rule), WHY]);
}

#[test]
fn who_set_a_rule_aside_stands_with_the_profile_and_it_counts_again() {
    let mut world = begun();
    let silent = world.clone().try_act("profile.set_aside", &[("profile", "PF-01"), AUTHORS, ("reason", " ")]);
    assert!(silent.is_err(), "nobody says why");
    world.refuses(
        "profile.count_again",
        &[("profile", "PF-01"), AUTHORS],
        &["software rule: authors-do-not-approve counts already"],
    );
    set_aside(&mut world, "authors-do-not-approve");
    let told = world.shows("profile", "PF-01", "set_aside");
    assert!(told.contains("by P-001") && told.contains("We are two"), "{told}");
    world.refuses(
        "profile.set_aside",
        &[("profile", "PF-01"), AUTHORS, WHY],
        &["software rule: authors-do-not-approve is set aside already"],
    );
    world.does("profile.count_again", &[("profile", "PF-01"), AUTHORS]);
    set_aside(&mut world, "authors-do-not-approve");
    let both = world.shows("profile", "PF-01", "set_aside");
    assert!(both.contains("ended_on 2026-11-23") && both.lines().count() == 2, "the first time stays: {both}");
    let of_edits = "house-rule set_aside[1].reason: only a named act writes this; see the acts on profile (5.3)";
    assert_eq!(world.try_edit("profile", "PF-01", &[("set_aside[1].reason", "x")]).unwrap_err(), [of_edits]);
}

#[test]
fn whoever_wrote_it_approves_it_where_that_rule_is_set_aside() {
    let mut world = begun();
    world.create(
        "scope",
        &[("title", "All"), ("statement", "All that we do"), ("location", "One house"), ("owner", "P-001")],
    );
    world.does("profile.set_aside", &[("profile", "PF-01"), ("rule", "another-reviews"), WHY]);
    let approve = |world: &World| world.clone().try_act("scope.approve", &[("scope", "SC-01")]);
    assert!(approve(&world).is_err(), "another rule was set aside");
    set_aside(&mut world, "authors-do-not-approve");
    approve(&world).expect("the rule is set aside");
    world.does("profile.count_again", &[("profile", "PF-01"), AUTHORS]);
    assert!(approve(&world).is_err(), "it counts again");
}

#[test]
fn whoever_carried_it_out_judges_it_where_that_rule_is_set_aside() {
    let mut world = begun();
    world.create("change", &[("title", "Move to Nimbus"), ("owner", "P-001")]);
    world.edit("change", "CH-2026-001", &[("state", "done"), ("done_on", "2026-11-20")]);
    let reviewed = [("change", "CH-2026-001"), ("outcome", "effective"), ("because", "Mail is faster")];
    assert!(world.clone().try_act("change.review", &reviewed).is_err());
    set_aside(&mut world, "another-reviews");
    world.does("change.review", &reviewed);
}

#[test]
fn what_was_named_while_a_rule_was_set_aside_can_be_edited_once_it_counts_again() {
    let mut world = begun();
    set_aside(&mut world, "another-reviews");
    let one = [("owner", "P-001"), ("reviewer", "P-001")];
    world.create("nonconformity", &[("title", "No test"), one[0], one[1]]);
    world.does("profile.count_again", &[("profile", "PF-01"), ("rule", "another-reviews")]);
    world.edit("nonconformity", "NC-2026-001", &[("title", "No restore test")]);
    let told = world.try_edit("nonconformity", "NC-2026-001", &[("owner", "P-002"), ("reviewer", "P-002")]);
    assert!(told.is_err(), "other names are judged anew");
}

#[test]
fn roles_are_taken_where_that_rule_is_set_aside() {
    let mut world = begun();
    world.create("role", &[("title", "Security lead")]);
    let taken = [("role", "RO-01"), ("person", "P-001")];
    assert!(world.clone().try_act("role.assign", &taken).is_err());
    set_aside(&mut world, "roles-are-given");
    world.does("role.assign", &taken);
}

#[test]
fn what_is_accepted_above_the_line_needs_no_last_day_where_that_rule_is_set_aside() {
    let mut world = World::with_decision("5", "5", "retain");
    world.create("profile", &[("name", "Brixen"), ("sector", "software")]);
    let accepted = [("risk", "R-0001"), ("reason", "The customer pays for it")];
    let endless = world.clone().try_act("risk.accept", &accepted).unwrap_err();
    assert!(endless.iter().any(|told| told.contains("set the last day it is accepted")), "{endless:?}");
    set_aside(&mut world, "acceptances-end");
    world.does("risk.accept", &accepted);
    let risk = world.state.get(world.id::<isms::planning::Risk>("risk", "R-0001")).unwrap();
    let lacks = isms::planning::unmet::unmet(&world.state, risk).map(|found| found.lacks);
    assert_eq!(lacks, None, "it waits for its countersignature alone");
}

#[test]
fn where_top_management_is_named_it_sets_rules_aside() {
    let mut world = begun();
    world.create("role", &[("title", "Board"), ("top_management", "yes")]);
    world.holds("Board", "P-002");
    let asked = [("profile", "PF-01"), AUTHORS, WHY];
    let told = world.clone().try_act("profile.set_aside", &asked).unwrap_err();
    assert_eq!(told, ["house-rule this is for top management to say; ask Ben"]);
    world.acting("P-002").does("profile.set_aside", &asked);
}

#[test]
fn whoever_stands_there_strikes_the_own_name_where_that_rule_is_set_aside() {
    let mut world = begun();
    world.create("person", &[("name", "Cem")]);
    world.create("exception", &[("title", "Old phones"), ("owner", "P-001")]);
    let elsewhere = [("owner", "P-003")];
    assert!(world.clone().try_edit("exception", "EX-2026-001", &elsewhere).is_err(), "it counts");
    set_aside(&mut world, "authors-do-not-approve");
    world.clone().try_edit("exception", "EX-2026-001", &elsewhere).expect("it is set aside");
    world.does("profile.count_again", &[("profile", "PF-01"), AUTHORS]);
    assert!(world.try_edit("exception", "EX-2026-001", &elsewhere).is_err(), "it counts again");
}
