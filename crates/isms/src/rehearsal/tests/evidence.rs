//! What shows that a control works grows old: told once, of the control, whatever shows it and whatever rests on it.

use kernel::{Date, Links};

use super::planted::check;
use super::world::{Clean, clean, day};
use crate::certification::Evidence;
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;
use crate::planning::indicated;
use crate::rehearsal::tests::world::TODAY;

const STALE: &str = "applicability.states_implementation stale judgement C-001";

fn counts(clean: &mut Clean, days: i64) {
    clean.world.edit(clean.backup, |own| own.evidence_days = Some(days));
}

/// A link of a day, about the control; without a day that of its entry counts.
fn link(clean: &mut Clean, entered: Date, collected: Option<Date>) {
    let control = clean.backup.raw();
    clean.world.make(entered, |own: &mut Evidence| {
        (own.title, own.address) = ("Restore log".into(), Some("https://log.example/restores".into()));
        (own.about.0, own.collected_on) = (vec![control], collected);
    });
}

fn tested(clean: &mut Clean, on: Date, result: TestResult, evidence: Links<Evidence>) {
    let control = clean.backup;
    clean.world.make(on, |own: &mut ControlTest| {
        (own.control, own.tested_on, own.result, own.evidence) = (control, Some(on), Some(result), evidence);
    });
}

/// A second and a third risk rest on the control, whose strength takes none of them to another level.
fn rest_on_it(clean: &mut Clean) {
    for risk in [clean.small, clean.kept] {
        let backup = clean.backup;
        clean.world.edit(risk, |risk| risk.controls.add(backup));
    }
}

#[test]
fn evidence_older_than_its_days_is_told_once_of_the_control() {
    let old = |clean: &mut Clean| {
        counts(clean, 60);
        clean.world.edit(clean.treated, |risk| risk.controls = Links::default());
    };
    check("a link of March", |clean| (old(clean), link(clean, day(3, 2), Some(day(3, 1)))).0, [STALE]);
    check(
        "a link without a day, entered in April",
        |clean| {
            link(clean, day(4, 22), None);
            old(clean);
            counts(clean, 30);
        },
        [STALE],
    );
    check("a link without a day, entered in May", |clean| (link(clean, day(5, 2), None), old(clean)).1, []);
    check(
        "a test of March, and evidence of that day",
        |clean| {
            old(clean);
            let log = clean.world.make(day(3, 1), |own: &mut Evidence| own.collected_on = Some(day(3, 1)));
            tested(clean, day(3, 1), TestResult::Effective, Links::to([log]));
        },
        [STALE],
    );
    check(
        "a test of May shows it",
        |clean| {
            old(clean);
            link(clean, day(3, 2), Some(day(3, 1)));
            tested(clean, day(5, 2), TestResult::Effective, Links::default());
        },
        [],
    );
    check(
        "evidence of a test of March that was collected in May",
        |clean| {
            old(clean);
            let log = clean.world.make(day(5, 2), |own: &mut Evidence| own.collected_on = Some(day(5, 2)));
            tested(clean, day(3, 1), TestResult::Effective, Links::to([log]));
        },
        [],
    );
}

#[test]
fn what_rests_on_old_evidence_shows_it_beside_the_assessment() {
    let mut planted = clean();
    link(&mut planted, day(4, 22), Some(day(2, 1)));
    counts(&mut planted, 60);
    rest_on_it(&mut planted);
    let state = &planted.world.state;
    for risk in [planted.small, planted.kept] {
        let found = indicated::indicated(state, state.get(risk).unwrap(), TODAY).expect("it has a control");
        let (freshness, now) = (found.controls[0].freshness, found.controls[0].now);
        assert_eq!(freshness, crate::planning::evidenced::Freshness::Old(day(2, 1)));
        assert_eq!((now.evidence, found.lost), (50, 50));
    }
}

#[test]
fn what_was_never_shown_has_lost_nothing() {
    let mut planted = clean();
    counts(&mut planted, 30);
    let state = &planted.world.state;
    let strength = |on| indicated::strength(state, planted.backup, state.get(planted.backup).unwrap(), on).evidence;
    assert_eq!((strength(day(2, 10)), strength(TODAY)), (50, 50));
}
