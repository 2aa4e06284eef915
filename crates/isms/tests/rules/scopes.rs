//! 4.3: refusals and versions of the scope.

use crate::world::World;

fn with_scope() -> World {
    let mut world = World::new();
    world.create("site", &[("name", "Head office")]);
    let scope = [("title", "Whole company"), ("statement", "Hosting for customers"), ("sites", "S-001")];
    world.create("scope", &scope);
    world
}

#[test]
fn a_scope_is_approved_once_it_says_what_it_covers_and_where_it_ends() {
    let mut world = World::new();
    world.create("scope", &[("title", "Whole company"), ("statement", "Hosting")]);
    let refusals = ["requirement units: say where the scope ends: link units or sites, or describe the location (4.3)"];
    world.refuses("scope.approve", &[("scope", "SC-01")], &refusals);
    world.edit("scope", "SC-01", &[("location", "The office in Graz")]);
    world.does("scope.approve", &[("scope", "SC-01"), ("remark", "as discussed")]);
    assert_eq!(world.shows("scope", "SC-01", "version"), "1");
    assert_eq!(world.shows("scope", "SC-01", "approval"), "by P-001, on 2026-11-23, version 1, remark as discussed");
}

#[test]
fn an_account_without_a_person_cannot_approve() {
    let message = "software a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
    with_scope().acting_nobody().refuses("scope.approve", &[("scope", "SC-01")], &[message]);
    let mut left = with_scope();
    left.edit("person", "P-001", &[("left_on", "2026-10-31")]);
    let message = "house-rule Ada no longer works for the organization; somebody else has to sign";
    left.refuses("scope.approve", &[("scope", "SC-01")], &[message]);
}

#[test]
fn an_approval_cannot_be_backdated() {
    let message = "house-rule happened_on: a signature given here bears today's date; leave the day empty, or record an earlier signature as evidence";
    with_scope().happened_on("2026-01-01").refuses("scope.approve", &[("scope", "SC-01")], &[message]);
}

#[test]
fn what_was_approved_stays_until_a_revision_begins() {
    let mut world = with_scope();
    let draft = "software scope: this version is not approved; edit it as it is, then approve it with scope.approve";
    world.refuses("scope.revise", &[("scope", "SC-01")], &[draft]);
    world.does("scope.approve", &[("scope", "SC-01")]);
    let again = "software scope: this version is approved already; start a revision with scope.revise to change it";
    world.refuses("scope.approve", &[("scope", "SC-01")], &[again]);
    let sealed =
        "house-rule statement: this version is approved and stays as it is; start a revision with scope.revise";
    let edited = world.try_edit("scope", "SC-01", &[("statement", "Something else")]);
    assert_eq!(edited, Err(vec![sealed.to_owned()]));
    world.does("scope.revise", &[("scope", "SC-01")]);
    let twice = "software scope: SC-02 is its revision already; edit and approve that one";
    world.refuses("scope.revise", &[("scope", "SC-01")], &[twice]);
    world.edit("scope", "SC-02", &[("statement", "Something else")]);
    assert_eq!(world.shows("scope", "SC-01", "approval"), "by P-001, on 2026-11-23, version 1");
    world.does("scope.approve", &[("scope", "SC-02")]);
    assert_eq!(world.shows("scope", "SC-02", "approval"), "by P-001, on 2026-11-23, version 2");
    world.refuses("scope.revise", &[("scope", "SC-01")], &["software scope: SC-01 is retired; restore it first"]);
}

#[test]
fn a_retired_scope_is_not_approved() {
    let mut world = with_scope();
    world.retire("scope", "SC-01");
    world.refuses("scope.approve", &[("scope", "SC-01")], &["software scope: SC-01 is retired; restore it first"]);
}

#[test]
fn operation_begins_on_a_day_that_the_next_version_keeps() {
    let mut world = with_scope();
    let from = [("scope", "SC-01"), ("on", "2027-01-01")];
    let draft = "requirement scope: approve the scope first with scope.approve; it says what operates (4.3)";
    world.refuses("scope.begin_operation", &from, &[draft]);
    world.does("scope.approve", &[("scope", "SC-01")]);
    world.does("scope.begin_operation", &from);
    world.does("scope.revise", &[("scope", "SC-01")]);
    world.does("scope.approve", &[("scope", "SC-02")]);
    assert_eq!(world.shows("scope", "SC-02", "operates_from"), "2027-01-01");
}

#[test]
fn who_said_when_operation_began_is_kept_and_an_early_day_needs_a_reason() {
    let mut world = with_scope();
    world.does("scope.approve", &[("scope", "SC-01")]);
    let early = [("scope", "SC-01"), ("on", "2010-01-01")];
    let refused = "house-rule reason: the first scope was approved on 2026-11-23; pick that day or a later one, or say \
                   in the reason how it is known";
    world.refuses("scope.begin_operation", &early, &[refused]);
    world.refuses("scope.begin_operation", &[early[0], early[1], ("reason", " ")], &[refused]);
    let nobody = "software a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
    world.clone().acting_nobody().refuses("scope.begin_operation", &[early[0], ("on", "2026-12-01")], &[nobody]);
    world.does("scope.begin_operation", &[early[0], early[1], ("reason", "certified since then, NO-1234")]);
    let kept = "by P-001, on 2026-11-23, reason certified since then, NO-1234";
    assert_eq!(world.shows("scope", "SC-01", "began"), kept);
    let later =
        "house-rule reason: operation began on 2010-01-01, as was said; say in the reason why a later day is right";
    world.refuses("scope.begin_operation", &[early[0], ("on", "2026-11-23")], &[later]);
    let ahead = "house-rule on: it operates since 2010-01-01; what has begun cannot begin later than today";
    let why = ("reason", "the certificate was another company's");
    world.refuses("scope.begin_operation", &[early[0], ("on", "2026-11-24"), why], &[ahead]);
    world.does("scope.begin_operation", &[early[0], ("on", "2026-11-23"), why]);
    assert_eq!(world.shows("scope", "SC-01", "operates_from"), "2026-11-23");
}

#[test]
fn why_there_is_no_interface_is_said_only_where_there_is_none() {
    let mut world = with_scope();
    let why = [("no_interfaces", "We do everything ourselves")];
    let named =
        "requirement no_interfaces: the scope names interfaces: say why there are none only where none is named (4.3)";
    let mut beside = world.clone();
    beside.edit("scope", "SC-01", &[("interfaces[1].with", "Landlord"), ("interfaces[1].what", "Power")]);
    assert_eq!(beside.try_edit("scope", "SC-01", &why), Err(vec![named.to_owned()]));
    let mut inside = world.clone();
    inside.create("supplier", &[("name", "Copy shop"), ("state", "active")]);
    inside.create("asset", &[("name", "Printer"), ("kind", "supporting"), ("site", "S-001"), ("supplier", "SUP-001")]);
    let rests = "requirement no_interfaces: something inside rests on Copy shop: name the interface with it, or say that it works here no more (4.3)";
    assert_eq!(inside.try_edit("scope", "SC-01", &why), Err(vec![rests.to_owned()]));
    // What comes later is asked about where the scope is approved.
    world.edit("scope", "SC-01", &why);
    world.create("supplier", &[("name", "Copy shop"), ("state", "active")]);
    world.create("asset", &[("name", "Printer"), ("kind", "supporting"), ("site", "S-001"), ("supplier", "SUP-001")]);
    world.edit("scope", "SC-01", &[("title", "All of it")]);
    world.clone().refuses("scope.approve", &[("scope", "SC-01")], &[rests]);
    world.edit("supplier", "SUP-001", &[("state", "ended")]);
    world.does("scope.approve", &[("scope", "SC-01")]);
}
