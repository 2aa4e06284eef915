//! Runs that leave out risks or tell of what came after them, and decisions older than what they rest on.

use kernel::Links;

use super::planted::check;
use super::world::{Clean, day};
use crate::context::Scope;
use crate::operation::Assessment;
use crate::operation::assessments::{AssessmentCompletion, AssessmentOccasion, AssessmentState};
use crate::planning::Risk;

#[test]
fn a_run_over_the_whole_scope_leaves_no_risk_out() {
    let without = |clean: &mut Clean, left_out: kernel::Id<Risk>| {
        let all = clean.world.all::<Risk>();
        clean.world.edit(clean.run, |run| run.risks = Links::to(all.into_iter().filter(|id| *id != left_out)));
    };
    check(
        "one of the lesser",
        |clean| without(clean, clean.small),
        ["assessment.runs_held left-out minor R-0003,RA-2026-01"],
    );
    check(
        "the gravest",
        |clean| without(clean, clean.critical),
        ["assessment.runs_held left-out minor R-0002,RA-2026-01"],
    );
    check(
        "a run over one asset",
        |clean| {
            without(clean, clean.critical);
            let server = clean.server;
            clean.world.edit(clean.run, |run| run.assets = Links::to([server]));
        },
        [],
    );
    check(
        "a risk found since",
        |clean| {
            without(clean, clean.small);
            clean.world.edit(clean.small, |risk| risk.identified_on = Some(day(2, 10)));
        },
        [],
    );
}

#[test]
fn the_last_run_over_the_whole_scope_counts() {
    let second = |clean: &mut Clean, occasion, risks: Vec<kernel::Id<Risk>>| {
        let (scope, method, owner): (kernel::Id<Scope>, _, _) = (clean.scope, clean.method, clean.owner);
        clean.world.make(day(5, 4), |run: &mut Assessment| {
            run.title = "Spring run".into();
            (run.scope, run.method, run.occasion) = (Some(scope), Some(method), occasion);
            (run.from, run.until) = (Some(day(5, 4)), Some(day(5, 4)));
            run.risks = Links::to(risks);
            run.state = AssessmentState::Completed;
            let conclusion = "All looked at".into();
            let (on, version, risks, above_line) = (day(5, 4), 1, 1, 0);
            run.completion = Some(AssessmentCompletion { by: owner, on, version, risks, above_line, conclusion });
        });
    };
    check(
        "a planned one, of a single risk",
        |clean| second(clean, AssessmentOccasion::Planned, vec![clean.small]),
        ["assessment.runs_held left-out minor R-0001,R-0002,R-0004,RA-2026-02"],
    );
    check("one because of a change", |clean| second(clean, AssessmentOccasion::Change, vec![clean.small]), []);
}

#[test]
fn a_run_holds_nothing_that_was_assessed_after_it() {
    check(
        "completed before",
        |clean| {
            let early = |own: &mut Assessment| own.completion.as_mut().expect("it is complete").on = day(2, 6);
            clean.world.edit(clean.run, early);
        },
        ["assessment.runs_held premature minor RA-2026-01"],
    );
}

#[test]
fn a_decision_rests_on_an_assessment() {
    check(
        "decided months before the only assessment that is kept",
        |clean| {
            let late = clean.world.make(day(5, 28), |risk: &mut Risk| risk.title = "x".into());
            let like = clean.world.state.get(clean.small).expect("it was made").record.clone();
            clean.world.edit(late, |risk| {
                *risk = Risk { title: "A clerk leaves".into(), identified_on: Some(day(1, 20)), ..like };
                risk.decision.as_mut().expect("it was decided").on = day(1, 25);
                let reading = risk.current.as_mut().expect("it was assessed");
                reading.on = day(3, 10);
            });
            let all = clean.world.all::<Risk>();
            clean.world.edit(clean.run, |run| run.risks = Links::to(all));
        },
        ["risks.options_decided unfounded judgement R-0005"],
    );
}
