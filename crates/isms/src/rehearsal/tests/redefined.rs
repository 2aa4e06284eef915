//! Defects of readings by an earlier version of the method.

use super::planted::check_on;
use super::world::{Clean, approval, day};
use crate::planning::Method;
use crate::planning::methods::Step;

#[test]
fn steps_that_mean_something_else_call_for_another_assessment() {
    let revise_step = |clean: &mut Clean, key: &str, change: fn(&mut Step)| {
        let before = clean.world.state.get(clean.method).unwrap().record.clone();
        let (revises, leader, on) = (Some(clean.method), clean.leader, day(3, 20));
        clean.world.retire(clean.method);
        clean.world.make(on, |method: &mut Method| {
            *method = Method { revises, version: 2, approval: Some(approval(leader, on, 2)), ..before };
            let mut step = method.likelihood.at(key).unwrap().clone();
            change(&mut step);
            method.likelihood.put_at(key, step);
        });
    };
    let revise = |clean: &mut Clean, change| revise_step(clean, "3", change);
    let (day_90, day_91) = (day(6, 18), day(6, 19));
    let rare: fn(&mut Step) = |step| step.meaning = Some("Once in a hundred years".into());
    let soon = "risks.assessed_by_method redefined-soon not_due R-0001,R-0004";
    check_on(day_90, "other words below the same name", |clean| revise(clean, rare), [soon]);
    let late = "risks.assessed_by_method redefined minor R-0001,R-0004";
    check_on(day_91, "a day later", |clean| revise(clean, rare), [late]);
    let range: fn(&mut Step) = |step| step.high = Some(kernel::Decimal::from(7));
    check_on(day_91, "another range", |clean| revise(clean, range), [late]);
    let stale = "risks.assessed_by_method stale no_gap";
    check_on(day_91, "other words of a step that no risk uses", |clean| revise_step(clean, "5", rare), [stale]);
    let same: fn(&mut Step) = |step| {
        let meaning = step.meaning.as_ref().unwrap().to_uppercase();
        step.meaning = Some(format!("{meaning}. ").into());
        step.label = "Now and then".into();
    };
    check_on(
        day_91,
        "the same words in capitals, and another name",
        |clean| revise(clean, same),
        ["risks.assessed_by_method stale no_gap"],
    );
}
