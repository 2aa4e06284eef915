//! 8.3: how late plans are graded, and how one that was said to be done too early is mended.

use kernel::Date;

use super::planted::verdict;
use super::world::{Clean, clean, day};
use crate::planning::Treatment;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::treatments::Action as Step;

#[test]
fn the_share_of_plans_that_are_weeks_late_grades_them() {
    let late = |clean: &mut Clean, due: &[Date]| {
        let plan = clean.world.state.get(clean.open).unwrap().record.clone();
        for due in due {
            let due = Some(*due);
            clean.world.make(day(3, 1), |own: &mut Treatment| *own = Treatment { due, ..plan.clone() });
        }
    };
    let grade = |due: &[Date]| {
        let mut planted = clean();
        late(&mut planted, due);
        let found = verdict(&planted, "treatment.carried_out").outcome;
        let suggested = found.suggested().expect("some are late").clone();
        (suggested.grade.key(), suggested.why.key)
    };
    let weeks = day(4, 20);
    let (minor, major) = (("minor", "grade-why-single".into()), ("major", "grade-why-systemic".into()));
    assert_eq!(grade(&[weeks; 4]), major, "four of six");
    assert_eq!(grade(&[weeks, weeks, weeks, day(5, 31)]), major, "one beside them is late since yesterday");
    assert_eq!(grade(&[&[weeks][..], &[day(8, 1); 9]].concat()), minor, "one of twelve");
    assert_eq!(grade(&[&[weeks; 3][..], &[day(8, 1); 9]].concat()), minor, "three of fourteen");
    let short = "check-treatment-carried-out-overdue-why".to_owned();
    assert_eq!(grade(&[day(5, 10); 4]), ("minor", short), "all of them by some days");
}

#[test]
fn what_was_said_to_be_done_with_open_steps_is_offered_to_be_said_again() {
    let act = crate::act("treatment.complete").expect("it is declared");
    let mut planted = clean();
    let plan = planted.done;
    let offered = |planted: &Clean| (act.offered)(&planted.world.state, plan.raw());
    assert!(!offered(&planted), "all of it is done");
    let step = |plan: &mut Treatment| {
        let (what, who, due, done_on) = ("Buy disks".into(), plan.owner, None, None);
        plan.actions.put_at("1", Step { what, who, due, done_on });
    };
    planted.world.edit(plan, step);
    assert!(offered(&planted), "a step is open");
    let found = verdict(&planted, "treatment.carried_out");
    let next = found.next.expect("it can be mended");
    assert_eq!((next.act, next.subject.map(|own| own.label)), ("treatment.complete", Some("TP-2026-001".into())));
    planted.world.edit(plan, |plan| {
        let by = plan.owner.unwrap();
        let because = "A restore took an hour".into();
        plan.effectiveness = Some(Effectiveness { by, on: day(5, 2), outcome: Outcome::Effective, because });
    });
    assert!(!offered(&planted), "somebody judged it");
}
