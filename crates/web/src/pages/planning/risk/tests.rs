use isms::planning::Risk;

use super::{Card, Knot, card};
use crate::pages::levels::Levels;
use crate::pages::world::World;

fn read<T>(world: &World, reference: &str, look: impl FnOnce(&Card<'_>) -> T) -> T {
    let scene = world.scene();
    let levels = Levels::of(scene.state);
    let id = world.id::<Risk>(reference);
    look(&card(scene, &levels, id, world.state.get(id).expect(reference)))
}

/// What the thread lacks, with the act that makes each.
fn missing(world: &World, reference: &str) -> Vec<(String, Option<&'static str>)> {
    read(world, reference, |card| {
        let lacks = card.thread.knots.iter().filter_map(|knot| match knot {
            Knot::Missing { title, act } => Some((title.clone(), act.as_ref().map(|act| act.act))),
            Knot::Stands { .. } | Knot::Here { .. } => None,
        });
        lacks.collect()
    })
}

#[test]
fn the_thread_says_what_is_missing_and_the_act_that_makes_it() {
    let world = World::with_risks();
    let lacks = missing(&world, "R-0001");
    let acts: Vec<_> = lacks.iter().map(|(_, act)| act.unwrap_or_default()).collect();
    assert_eq!(acts, ["applicability.prepare", "treatment.create", ""], "{lacks:#?}");
    let bare = missing(&world, "R-0003");
    assert_eq!(bare.len(), 5, "{bare:#?}");
    assert_eq!(bare.last().and_then(|(_, act)| *act), Some("risk.assess"));
}

#[test]
fn the_next_act_is_offered_where_it_can_be_done() {
    let mut world = World::with_risks();
    let next = |world: &World, reference: &str| read(world, reference, |card| card.next.as_ref().map(|next| next.act));
    assert_eq!(next(&world, "R-0003"), Some("risk.assess"));
    assert_eq!(next(&world, "R-0001"), Some("treatment.create"));
    assert_eq!(next(&world, "R-0002"), None);
    let plan = [("title", "Backups"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-01-31")];
    world.create("treatment", &plan);
    assert_eq!(next(&world, "R-0001"), Some("risk.expect"));
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "2"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    assert_eq!(next(&world, "R-0001"), Some("treatment.approve"));
    world.does("treatment.approve", &[("treatment", "TP-2026-001")]);
    assert_eq!(next(&world, "R-0001"), Some("risk.accept"));
}

#[test]
fn a_reading_shows_how_its_score_came_about() {
    let world = World::with_risks();
    let sum = read(&world, "R-0001", |card| card.readings[0].sum.clone());
    assert_eq!(
        sum.as_deref(),
        Some("Worst consequence 5 (Availability) times likelihood 4 is 20; Critical begins at 15.")
    );
}

#[test]
fn controls_that_help_are_named_until_they_work() {
    let mut world = World::with_risks();
    world.edit("threat", "T-001", &[("reference_controls", "A.8.7\nA.8.13")]);
    let helps = |world: &World| {
        read(world, "R-0001", |card| card.treatment.helps.iter().map(|own| own.reference.clone()).collect::<Vec<_>>())
    };
    assert_eq!(helps(&world), ["A.8.7"], "the backup stands for A.8.13 and works already");
    world.create("control", &[("title", "Malware scanner"), ("reference_controls", "A.8.7")]);
    assert_eq!(helps(&world), ["C-002"]);
    world.edit("risk", "R-0001", &[("controls", "C-001, C-002")]);
    assert_eq!(helps(&world), Vec::<String>::new());
}

#[test]
fn an_acceptance_is_told_with_who_and_until_when() {
    let world = World::with_risks();
    let told = read(&world, "R-0002", |card| (card.treatment.acceptance.clone(), card.treatment.accepted));
    assert_eq!(told, (Some("Ada accepted a score of 2 on 23 Nov 2026 · until 30 Jun 2027".to_owned()), true));
}

#[test]
fn an_acceptance_that_the_evidence_took_back_says_why_and_what_settles_it() {
    let mut world = World::with_risks();
    // The control that the risk rests on is not in place any more: what it took away comes back.
    world.edit("control", "C-001", &[("implemented_on", "2026-06-01")]);
    let without = [("controls", "C-001"), ("inherent_likelihood", "5"), ("inherent_consequence[a].level", "5")];
    world.edit("risk", "R-0002", &without);
    read(&world, "R-0002", |card| {
        assert_eq!((card.stage, card.treatment.accepted), ("reopened-by-evidence", false));
        let remark = card.remark.as_deref().expect("it says why");
        assert!(
            remark.starts_with("Reopened by the evidence: Ada accepted this on 23 Nov 2026, assessed as 2."),
            "{remark}"
        );
        assert!(remark.contains("25 (Critical) is indicated") && remark.contains("assess the risk again"), "{remark}");
        assert_eq!(card.next.as_ref().map(|next| next.act), Some("risk.assess"));
    });
    let lacks = missing(&world, "R-0002");
    assert!(lacks.contains(&("The evidence took the acceptance back".to_owned(), Some("risk.assess"))), "{lacks:?}");
}

#[test]
fn the_line_names_the_role_of_the_level_that_this_risk_falls_in() {
    let mut world = World::with_risks();
    let line = |world: &World, reference: &str| read(world, reference, |card| card.treatment.line.clone().unwrap());
    let alone = "up to 9 (Medium) the owner alone may accept";
    let open = format!("{alone}; who countersigns above it: High: Manager, Critical: Top management");
    assert_eq!(line(&world, "R-0001"), open, "nobody has judged yet what remains");
    assert_eq!(line(&world, "R-0002"), format!("{alone}, and so this one: 2"));
    for (likelihood, told) in [("3", "at 12 (High), Manager"), ("4", "at 16 (Critical), Top management")] {
        let expected =
            [("risk", "R-0001"), ("residual_consequence[a].level", "4"), ("residual_likelihood", likelihood)];
        world.does("risk.expect", &expected);
        assert_eq!(line(&world, "R-0001"), format!("{alone}; {told} countersigns"));
    }
}
