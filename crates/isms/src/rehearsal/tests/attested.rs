//! What a named person judged counts where records cannot tell, and nowhere else.

use jiff::ToSpan;
use kernel::Date;

use super::world::{TODAY, World};
use crate::catalogue::Edition;
use crate::evaluation::Attestation;
use crate::evaluation::attestations::{Judgement, Withdrawal};
use crate::rehearsal::rehearse;
use crate::support::Person;

fn world(edition: Edition, requirement: &str) -> World {
    let mut world = World::empty();
    let by = world.make(TODAY, |person: &mut Person| person.name = "Ada".into());
    let until = TODAY.saturating_add(6.months());
    world.make(TODAY, |attestation: &mut Attestation| {
        attestation.edition = Some(edition);
        attestation.requirement = requirement.into();
        attestation.judgement = Some(Judgement { by, on: TODAY, until });
    });
    world
}

fn outcome(world: &World, edition: Edition, requirement: &str, day: Date) -> &'static str {
    let rehearsal = rehearse(&world.state, edition, day);
    let row = rehearsal.requirements.iter().find(|row| row.requirement.id == requirement).expect("it is there");
    row.outcome.as_ref().map_or("unread", crate::rehearsal::Outcome::key)
}

#[test]
fn a_judgement_counts_from_its_day_to_its_last() {
    let world = world(Edition::Iso27001_2022, "7.1");
    let told = |day| outcome(&world, Edition::Iso27001_2022, "7.1", day);
    assert_eq!(told(TODAY), "attested");
    assert_ne!(told(TODAY.saturating_add(7.months())), "attested");
    assert_ne!(told(TODAY.yesterday().expect("a day before")), "attested");
    assert_eq!(rehearse(&world.state, Edition::Iso27001_2022, TODAY).totals.judged, 1);
}

#[test]
fn a_judgement_taken_back_counts_no_more() {
    let mut world = world(Edition::Iso27001_2022, "7.1");
    let id = world.all::<Attestation>()[0];
    let withdrawal = Withdrawal { by: None, on: TODAY, reason: "it was wrong".into() };
    world.edit(id, |attestation| attestation.withdrawal = Some(withdrawal));
    assert_ne!(outcome(&world, Edition::Iso27001_2022, "7.1", TODAY), "attested");
}

#[test]
fn a_judgement_counts_in_the_other_edition_where_the_same_is_asked() {
    let world = world(Edition::Iso27001_2013, "7.1");
    assert_eq!(outcome(&world, Edition::Iso27001_2022, "7.1", TODAY), "attested");
    assert_eq!(outcome(&world, Edition::Iso27001_2013, "7.1", TODAY), "attested");
}

#[test]
fn whoever_had_left_judges_nothing() {
    let mut world = world(Edition::Iso27001_2022, "7.1");
    let by = world.all::<Person>()[0];
    world.edit(by, |person| person.left_on = Some(TODAY));
    assert_eq!(outcome(&world, Edition::Iso27001_2022, "7.1", TODAY), "attested", "on the last day");
    world.edit(by, |person| person.left_on = TODAY.yesterday().ok());
    assert_ne!(outcome(&world, Edition::Iso27001_2022, "7.1", TODAY), "attested");
}

#[test]
fn while_something_lies_with_whoever_left_that_is_told_there() {
    let mut world = world(Edition::Iso27001_2022, "7.1");
    let by = world.all::<Person>()[0];
    world.make(TODAY, |risk: &mut crate::planning::Risk| risk.owner = Some(by));
    world.edit(by, |person| person.left_on = TODAY.checked_sub(20.days()).ok());
    assert_eq!(outcome(&world, Edition::Iso27001_2022, "7.1", TODAY), "attested");
}
