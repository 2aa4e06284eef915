//! Defects of the risk method.

use kernel::{Links, Many};

use super::planted::check;
use super::world::{Clean, TODAY, approval, day};
use crate::planning::Method;
use crate::planning::methods::{Band, Combination};

fn edit(clean: &mut Clean, change: impl FnOnce(&mut Method)) {
    clean.world.edit(clean.method, change);
}

/// The level with this key, changed.
fn band(method: &mut Method, key: &str, change: impl FnOnce(&mut Band)) {
    let mut band = method.bands.at(key).unwrap().clone();
    change(&mut band);
    method.bands.put_at(key, band);
}

#[test]
fn without_a_method_every_check_of_the_method_tells_it() {
    check(
        "no method",
        |clean| clean.world.retire(clean.method),
        [
            "method.approved none major",
            "method.describes_assessment none major",
            "method.describes_treatment none minor",
            "method.has_acceptance_criteria none major",
            "method.sets_when_to_assess none minor",
            "risks.assessed_by_method stale no_gap",
            "risks.compared_with_criteria criteria major",
            "risks.scored_on_scale unruled not_due",
        ],
    );
}

#[test]
fn a_draft_that_nobody_approved_is_told() {
    check(
        "a new draft beside a retired method",
        |clean| {
            let before = clean.world.state.get(clean.method).unwrap().record.clone();
            clean.world.retire(clean.method);
            clean.world.make(TODAY, |draft: &mut Method| *draft = Method { approval: None, ..before });
        },
        [
            "method.approved draft minor M-02",
            "method.describes_treatment draft judgement M-02",
            "risks.assessed_by_method stale no_gap",
            "risks.scored_on_scale unruled not_due",
        ],
    );
}

#[test]
fn results_older_than_a_revised_method_rest_on_criteria_not_yet_set() {
    check(
        "assessed with the second version before its approval",
        |clean| {
            let before = clean.world.state.get(clean.method).unwrap().record.clone();
            let revises = Some(clean.method);
            let approval = Some(approval(clean.leader, day(2, 15), 2));
            let second = clean.world.make(day(2, 15), |method: &mut Method| {
                *method = Method { approval, version: 2, revises, ..before };
            });
            clean.world.retire(clean.method);
            for risk in [clean.treated, clean.critical, clean.small, clean.kept] {
                clean.world.edit(risk, |risk| {
                    for reading in risk.current.iter_mut().chain(risk.residual.as_mut()) {
                        (reading.method, reading.version) = (second, 2);
                        reading.on = reading.on.max(day(2, 15));
                    }
                });
            }
            clean.world.edit(clean.kept, |risk| risk.current.as_mut().unwrap().on = day(2, 14));
        },
        ["method.approved early minor R-0004"],
    );
}

#[test]
fn criteria_for_acceptance_have_to_fit_and_name_somebody() {
    check(
        "a level that no score reaches",
        |clean| edit(clean, |method| band(method, "critical", |band| band.from = 26)),
        ["method.has_acceptance_criteria bands minor M-01", "risks.scored_consistently computed minor R-0002"],
    );
    check(
        "a level without authority",
        |clean| edit(clean, |method| band(method, "high", |band| band.authority = None)),
        ["method.has_acceptance_criteria authority minor M-01"],
    );
    check(
        "a role without holder",
        |clean| clean.world.edit(clean.role, |role| role.holders = Links::default()),
        ["method.has_acceptance_criteria authority minor M-01"],
    );
}

#[test]
fn what_the_method_leaves_out_is_named() {
    check(
        "no interval",
        |clean| edit(clean, |method| method.interval_months = 0),
        ["method.sets_when_to_assess half minor M-01"],
    );
    check(
        "neither interval nor triggers",
        |clean| edit(clean, |method| (method.interval_months, method.triggers) = (0, None)),
        ["method.sets_when_to_assess none minor"],
    );
    check(
        "no process",
        |clean| edit(clean, |method| method.process = None),
        ["method.describes_assessment parts minor M-01", "method.describes_treatment none minor"],
    );
    check(
        "a step without meaning",
        |clean| {
            edit(clean, |method| {
                let mut step = method.likelihood.at("3").unwrap().clone();
                step.meaning = None;
                method.likelihood.put_at("3", step);
            });
        },
        ["method.describes_assessment parts minor M-01"],
    );
    check(
        "a matrix without scores",
        |clean| edit(clean, |method| method.combination = Combination::Matrix),
        ["method.describes_assessment parts minor M-01"],
    );
    check(
        "no criteria of its own",
        |clean| edit(clean, |method| method.criteria = Many::default()),
        ["method.describes_assessment parts minor M-01", "risks.cover_cia own judgement M-01"],
    );
}
