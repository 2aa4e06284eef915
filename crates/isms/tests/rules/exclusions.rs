//! 6.1.3 d: leaving controls out by name although records speak against it.

use isms::catalogue::Edition;
use isms::planning::Applicability;
use isms::planning::exclusions::{against, answer};
use isms::planning::necessary::Newest;
use isms::planning::reasons::Reasons;
use isms::planning::soa::beyond_annex;
use isms::planning::statements::rows_now;
use kernel::{Id, Links};

use crate::world::World;

const REASON: &str = "The copies belong to the provider, who is not ours to audit";

/// A risk that rests on an own control, which stands for A.8.13 alone.
fn resting() -> World {
    let mut world = World::new();
    world.does("applicability.prepare", &[]);
    world.create("control", &[("title", "Copies"), ("reference_controls", "A.8.13"), ("status", "implemented")]);
    world.create("asset", &[("name", "Files"), ("kind", "primary")]);
    world.create("risk", &[("title", "Loss of files"), ("assets", "A-0001"), ("controls", "C-001")]);
    world
}

fn uphold(world: &mut World, reason: &str) {
    world.does("applicability.uphold", &[("applicability", "A.8.13"), ("reason", reason)]);
}

/// What speaks against a row, and how far that is answered.
fn heard(world: &World, control: &str) -> String {
    let id: Id<Applicability> = world.id("applicability", control);
    let row = &world.state.get(id).expect(control).record;
    let witnesses = against(&world.state, &Reasons::of(&world.state), id, row);
    let told = |own: &isms::planning::exclusions::Witness| {
        let record = world.state.find(own.record).map(|row| row.reference()).unwrap_or_default();
        format!("{record} {}", own.ground.key())
    };
    let answer = answer(&world.state, row, &witnesses).key();
    format!("{answer}: {}", witnesses.iter().map(told).collect::<Vec<_>>().join(", "))
}

fn beyond(world: &World) -> Vec<String> {
    let beyond = beyond_annex(&world.state, Edition::Iso27001_2022);
    beyond.into_iter().map(|id| world.state.reference(id)).collect()
}

#[test]
fn what_is_left_out_by_name_is_settled_and_its_own_control_listed_beyond_the_annex() {
    let mut world = resting();
    assert_eq!(beyond(&world), [""; 0]);
    uphold(&mut world, REASON);
    assert_eq!(heard(&world, "A.8.13"), "upheld: R-0001 rests");
    assert_eq!(world.shows("applicability", "A.8.13", "applicable"), "excluded");
    assert_eq!(world.shows("applicability", "A.8.13", "exclusion"), REASON);
    assert_eq!(beyond(&world), ["C-001"]);
    let control = world.id("control", "C-001");
    let newest = Newest::of(&world.state).expect("rows are laid out");
    assert!(newest.left_out(&world.state, &Links::to([control])).is_empty());
    let again = "software applicability: Ada upheld this on 2026-11-23, in these words and for the same records";
    world.refuses("applicability.uphold", &[("applicability", "A.8.13"), ("reason", REASON)], &[again]);
}

#[test]
fn a_frozen_version_keeps_who_left_a_control_out_by_name_and_why() {
    let mut world = resting();
    uphold(&mut world, REASON);
    let frozen = |world: &World| {
        let rows = rows_now(&world.state, Edition::Iso27001_2022, world.day);
        let row = rows.iter().find(|(_, row)| row.label() == "A.8.13").expect("a control of Annex A").1.clone();
        let by = row.upheld_by.map(|by| world.state.reference(by)).unwrap_or_default();
        let because = row.upheld_because.map(|own| own.to_string()).unwrap_or_default();
        (by, row.upheld_on.map(|on| on.to_string()), because, row.upheld_against.0.join(","))
    };
    let said = ("P-001".to_owned(), Some("2026-11-23".to_owned()), REASON.to_owned(), "R-0001".to_owned());
    assert_eq!(frozen(&world), said);
    world.edit("applicability", "A.8.13", &[("exclusion", "nothing is kept here that would be missed")]);
    assert_eq!(frozen(&world), said, "in the words of then");
    world.edit("applicability", "A.8.13", &[("applicable", "applicable"), ("business", "yes")]);
    assert_eq!(frozen(&world), Default::default(), "it is no longer left out");
}

#[test]
fn it_is_looked_at_again_when_words_or_records_change() {
    let mut world = resting();
    uphold(&mut world, REASON);
    let mut other = world.clone();
    other.edit("applicability", "A.8.13", &[("exclusion", "nothing is kept here that would be missed")]);
    assert_eq!(heard(&other, "A.8.13"), "outdated: R-0001 rests");
    assert_eq!(beyond(&other), [""; 0], "nobody said so in these words");
    let mut other = world.clone();
    other.create("risk", &[("title", "Fire"), ("assets", "A-0001"), ("controls", "C-001")]);
    assert_eq!(heard(&other, "A.8.13"), "outdated: R-0001 rests, R-0002 rests");
    let mut other = world.clone();
    other.create("control", &[("title", "Tapes"), ("reference_controls", "A.8.13"), ("status", "planned")]);
    other.edit("risk", "R-0001", &[("controls", "C-001, C-002")]);
    assert_eq!(heard(&other, "A.8.13"), "outdated: R-0001 rests, R-0001 rests");
    uphold(&mut other, REASON);
    assert_eq!(heard(&other, "A.8.13"), "upheld: R-0001 rests, R-0001 rests");
    // What no longer speaks against it takes nothing away from what was said.
    world.edit("risk", "R-0001", &[("controls", "")]);
    assert_eq!(heard(&world, "A.8.13"), "upheld: C-001 at-work");
}

#[test]
fn a_new_risk_on_a_control_that_another_row_lists_is_noticed_too() {
    let mut world = resting();
    world.edit("applicability", "A.8.14", &[("applicable", "applicable"), ("risk", "yes"), ("controls", "C-001")]);
    uphold(&mut world, REASON);
    assert_eq!(heard(&world, "A.8.13"), "upheld: C-001 needed");
    assert_eq!(beyond(&world), [""; 0], "another row lists it");
    world.create("risk", &[("title", "Fire"), ("assets", "A-0001"), ("controls", "C-001")]);
    assert_eq!(heard(&world, "A.8.13"), "outdated: C-001 needed");
}

#[test]
fn leaving_out_by_name_asks_for_a_reason_a_person_and_something_that_speaks_against_it() {
    let world = resting();
    let short = "requirement reason: say in at least 15 characters why these records do not count (6.1.3 d)";
    world.refuses("applicability.uphold", &[("applicability", "A.8.13"), ("reason", "not needed")], &[short]);
    let nothing = "software applicability: no record speaks against leaving A.8.30 out; exclude it in its row";
    world.refuses("applicability.uphold", &[("applicability", "A.8.30"), ("reason", REASON)], &[nothing]);
    let nobody = "software a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
    world.acting_nobody().refuses(
        "applicability.uphold",
        &[("applicability", "A.8.13"), ("reason", REASON)],
        &[nobody],
    );
}

#[test]
fn a_control_at_work_speaks_against_an_exclusion_unless_another_row_lists_it() {
    let mut world = World::new();
    world.does("applicability.prepare", &[]);
    let fence = [("title", "Fence"), ("reference_controls", "A.7.1\nA.7.2"), ("status", "implemented")];
    world.create("control", &fence);
    let out = [("applicable", "excluded"), ("exclusion", "nothing has to be kept out here")];
    world.edit("applicability", "A.7.1", &out);
    assert_eq!(heard(&world, "A.7.1"), "open: ", "A.7.2 is still to be decided");
    world.edit("applicability", "A.7.2", &out);
    assert_eq!(heard(&world, "A.7.1"), "open: C-001 at-work");
    world.edit("applicability", "A.7.1", &[("exclusion", "C-001 only keeps deer out of the garden")]);
    assert_eq!(heard(&world, "A.7.1"), "named: C-001 at-work");
    world.edit("applicability", "A.7.2", &[("applicable", "applicable"), ("business", "yes")]);
    assert_eq!(heard(&world, "A.7.1"), "open: ");
}

#[test]
fn a_supplier_whose_name_tells_of_the_cloud_speaks_against_leaving_cloud_services_out() {
    let mut world = World::new();
    world.does("applicability.prepare", &[]);
    world.create("supplier", &[("name", "Paper & Pens"), ("kind", "facilities")]);
    world.edit("applicability", "A.5.23", &[("applicable", "excluded"), ("exclusion", "we have none")]);
    assert!(heard(&world, "A.5.23").ends_with(": "), "{}", heard(&world, "A.5.23"));
    world.create("supplier", &[("name", "AWS"), ("kind", "software")]);
    world.create("supplier", &[("name", "Nordlys"), ("service", "SaaS for tickets"), ("kind", "it-service")]);
    assert!(heard(&world, "A.5.23").ends_with(": SUP-002 cloud, SUP-003 cloud"), "{}", heard(&world, "A.5.23"));
}
