//! 5.3: roles are assigned by somebody else and made known.

use crate::world::World;

/// A role that says what it is for; nobody holds it yet. Ada acts.
fn with_role() -> World {
    let mut world = World::new();
    let role = [("title", "Security manager"), ("responsibilities", "Leads the system"), ("conformity", "yes")];
    world.create("role", &role);
    world
}

const ROLE: (&str, &str) = ("role", "RO-01");

#[test]
fn an_assignment_tells_who_assigned_whom_and_when() {
    let mut world = with_role();
    world.does("role.assign", &[ROLE, ("person", "P-002"), ("on", "2026-10-01"), ("remark", "for two years")]);
    assert_eq!(world.shows("role", "RO-01", "holders"), "P-002");
    let shown = "P-002: person P-002, by P-001, on 2026-10-01, remark for two years, recorded_on 2026-11-23";
    assert_eq!(world.shows("role", "RO-01", "assignments"), shown);
}

#[test]
fn nobody_assigns_themselves_or_somebody_who_left_or_tomorrow() {
    let mut world = with_role();
    let own = "house-rule person: nobody gives a role to themselves; ask somebody else to do it";
    world.refuses("role.assign", &[ROLE, ("person", "P-001")], &[own]);
    world.edit("person", "P-002", &[("left_on", "2026-10-31")]);
    let gone = "house-rule person: Ben no longer works for the organization; assign somebody else";
    world.refuses("role.assign", &[ROLE, ("person", "P-002")], &[gone]);
    world.does("role.assign", &[ROLE, ("person", "P-002"), ("on", "2026-10-31")]);
    let late = "software on: this day is still to come; pick today or an earlier day";
    world.acting("P-002").refuses("role.assign", &[ROLE, ("person", "P-001"), ("on", "2026-12-01")], &[late]);
}

#[test]
fn a_role_changes_hands_by_acts_alone() {
    let mut world = with_role();
    let told = world.try_edit("role", "RO-01", &[("holders", "P-002")]).expect_err("edits give no role");
    assert_eq!(told, ["house-rule holders: only a named act writes this; see the acts on role (5.3)"]);
    let because = ("because", "moved to Sales");
    let stranger = "software person: this person does not hold the role; choose one of those who do";
    world.refuses("role.relieve", &[ROLE, ("person", "P-002"), because], &[stranger]);
    world.does("role.assign", &[ROLE, ("person", "P-002"), ("on", "2026-10-01")]);
    let early = "software on: this lies before 2026-10-01, said under “assigned on”; mend one of the two";
    world.refuses("role.relieve", &[ROLE, ("person", "P-002"), because, ("on", "2026-09-30")], &[early]);
    world.does("role.relieve", &[ROLE, ("person", "P-002"), because]);
    assert_eq!(world.shows("role", "RO-01", "holders"), "");
    let shown = "P-002: person P-002, by P-001, on 2026-10-01, recorded_on 2026-11-23, until 2026-11-23, ended_by P-001, ended_because moved to Sales";
    assert_eq!(world.shows("role", "RO-01", "assignments"), shown);
}

#[test]
fn a_role_is_made_known_once_there_is_something_to_tell() {
    let mut world = with_role();
    let vacant = "requirement nobody holds the role yet; give it to somebody first (5.3)";
    world.refuses("role.communicate", &[ROLE, ("to", "all staff")], &[vacant]);
    world.does("role.assign", &[ROLE, ("person", "P-002")]);
    world.does("role.communicate", &[ROLE, ("to", "all staff"), ("how", "intranet")]);
    assert_eq!(world.shows("role", "RO-01", "communicated"), "by P-001, on 2026-11-23, to all staff, how intranet");
    world.create("role", &[("title", "Observer")]);
    let bare = "requirement responsibilities: write the responsibilities or the authorities of the role first (5.3)";
    world.refuses("role.communicate", &[("role", "RO-02"), ("to", "all staff")], &[bare]);
}

#[test]
fn a_role_does_not_report_to_itself() {
    let mut world = with_role();
    world.create("role", &[("title", "Assistant"), ("reports_to", "RO-01")]);
    let looped = "software reports_to: a role cannot report to itself; choose another";
    assert_eq!(world.try_edit("role", "RO-01", &[("reports_to", "RO-02")]), Err(vec![looped.to_owned()]));
}
