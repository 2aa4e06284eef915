//! What a new version of the scope changed decides what is to be assessed.

use kernel::{Date, Id, Links};

use super::planted::check_on;
use super::world::{Clean, TODAY, approval, day};
use crate::context::scopes::Exclusion;
use crate::context::{Scope, Site, Unit};
use crate::operation::Assessment;
use crate::operation::assessments::{AssessmentCompletion, AssessmentState};

const KEY: &str = "assessment.performed_on_change";

/// Approves a second version of the scope today.
fn revise(clean: &mut Clean, change: impl FnOnce(&mut Scope)) {
    let before = clean.world.state.get(clean.scope).unwrap().record.clone();
    let (revises, approval) = (Some(clean.scope), Some(approval(clean.leader, TODAY, 2)));
    clean.world.retire(clean.scope);
    clean.world.make(TODAY, |scope: &mut Scope| {
        *scope = Scope { approval, version: 2, revises, ..before };
        change(scope);
    });
}

fn another_site(clean: &mut Clean) -> Id<Site> {
    let site = clean.world.make(TODAY, |own: &mut Site| own.name = "Bergen".into());
    revise(clean, |scope| scope.sites.add(site));
    site
}

fn assess(clean: &mut Clean, on: Date) {
    clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().on = on);
}

fn found<const N: usize>(on: Date, what: &str, plant: impl FnOnce(&mut Clean), case: [&str; N]) {
    let expected = case.map(|case| format!("{KEY} {case}"));
    check_on(on, what, plant, expected.each_ref().map(String::as_str));
}

#[test]
fn a_version_that_draws_the_same_asks_for_no_assessment() {
    for on in [TODAY, day(8, 1)] {
        let next = |scope: &mut Scope| scope.next_review = Some(day(12, 1));
        found(on, "another day for its review", |clean| revise(clean, next), []);
        found(
            on,
            "capitals and a full stop",
            |clean| {
                revise(clean, |scope| {
                    scope.statement = format!("{}.", scope.statement.to_uppercase()).into();
                })
            },
            [],
        );
    }
}

#[test]
fn what_is_taken_in_is_assessed_within_sixty_days() {
    found(day(7, 31), "sixty days later", |clean| _ = another_site(clean), ["soon not_due"]);
    found(day(8, 1), "a day later", |clean| _ = another_site(clean), ["scope minor"]);
    let beside = ["scope-beside judgement"];
    found(day(8, 1), "a risk of something else", |clean| (another_site(clean), assess(clean, day(6, 20))).1, beside);
    found(
        day(8, 1),
        "a risk of what is there",
        |clean| {
            let site = another_site(clean);
            clean.world.edit(clean.server, |own| own.site = Some(site));
            clean.world.edit(clean.small, |risk| risk.assets = Links::to([clean.server]));
            assess(clean, day(6, 20));
        },
        ["ok no_gap"],
    );
    found(
        day(8, 1),
        "a run over everything",
        |clean| {
            another_site(clean);
            let (risks, by) = (clean.world.all::<crate::planning::Risk>(), clean.owner);
            clean.world.make(TODAY, |run: &mut Assessment| {
                let count = i64::try_from(risks.len()).expect("a few");
                (run.title, run.state, run.risks) =
                    ("Because of Bergen".into(), AssessmentState::Completed, Links::to(risks));
                let (on, conclusion) = (day(6, 20), "As before".into());
                run.completion =
                    Some(AssessmentCompletion { by, on, version: 1, risks: count, above_line: 0, conclusion });
            });
        },
        ["ok no_gap"],
    );
}

#[test]
fn what_is_drawn_otherwise_is_looked_at_by_somebody() {
    let left_out = |scope: &mut Scope| {
        let exclusion = Exclusion { what: "The garden".into(), justification: "Nothing is handled there".into() };
        scope.exclusions.put_at("garden", exclusion);
    };
    found(day(7, 31), "sixty days later", |clean| revise(clean, left_out), ["redrawn-soon not_due"]);
    found(day(8, 1), "a day later", |clean| revise(clean, left_out), ["redrawn judgement"]);
    found(
        TODAY,
        "a part of a unit that lies inside",
        |clean| {
            let whole = clean.world.all::<Unit>()[0];
            let part =
                clean.world.make(TODAY, |own: &mut Unit| (own.name, own.parent) = ("Quality".into(), Some(whole)));
            revise(clean, |scope| scope.units.add(part));
        },
        ["redrawn-soon not_due"],
    );
}

#[test]
fn who_judged_an_earlier_version_that_says_the_same_judged_this_one() {
    let since = |change: fn(&mut Scope)| {
        let mut planted = super::world::clean();
        revise(&mut planted, change);
        super::planted::verdict(&planted, "scope.considers_issues").since
    };
    let first = super::planted::verdict(&super::world::clean(), "scope.considers_issues").since;
    assert_eq!(since(|scope| scope.next_review = Some(day(12, 1))), first);
    assert_eq!(since(|scope| scope.issues = Some("Other issues".into())), Some(TODAY));
    assert_eq!(since(|scope| scope.location = Some("Anywhere".into())), Some(TODAY));
}

#[test]
fn a_version_that_only_moves_its_review_is_no_change_of_the_system() {
    let alone = |change: fn(&mut Scope)| {
        move |clean: &mut Clean| {
            clean.world.retire(clean.context.change);
            clean.world.retire(clean.context.upgrade);
            revise(clean, change);
        }
    };
    let rest = ["changes.controlled none not_due", "changes.reviewed none not_due"];
    let none = ["changes.planned none not_due", rest[0], rest[1]];
    let sorted = |planned: &'static str| {
        let mut all = [rest[0], planned, rest[1]];
        all.sort_unstable();
        all
    };
    check_on(TODAY, "its next review and its owner", alone(|own| own.next_review = Some(day(12, 1))), sorted(none[0]));
    let redrawn = format!("{KEY} redrawn-soon not_due");
    check_on(
        TODAY,
        "its words",
        alone(|own| own.statement = "Operation of the freight service".into()),
        [&*redrawn, rest[0], "changes.planned unplanned judgement", rest[1]],
    );
}
