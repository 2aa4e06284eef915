//! Defects of the risk method.

use kernel::{Date, Links, Many};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, approval, day};
use crate::planning::methods::{Band, Combination, Step};
use crate::planning::{Method, Risk};
use crate::support::Person;

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
fn a_missing_method_is_told_once_and_the_rest_waits_for_it() {
    check(
        "no method",
        |clean| clean.world.retire(clean.method),
        [
            "method.approved none major",
            "method.describes_assessment none not_due",
            "method.describes_treatment none not_due",
            "method.has_acceptance_criteria none not_due",
            "method.kept_current none not_due",
            "method.sets_when_to_assess none not_due",
            "risks.assessed_by_method stale no_gap",
            "risks.compared_with_criteria criteria not_due",
            "risks.scored_on_scale unruled not_due",
        ],
    );
}

#[test]
fn an_approval_that_is_still_to_come_does_not_hold() {
    let approved = |clean: &mut Clean, on: Date| {
        clean.world.edit(clean.method, |method| method.approval.as_mut().unwrap().on = on);
        for risk in clean.world.all::<Risk>() {
            clean.world.edit(risk, |risk| {
                let readings = risk.current.iter_mut().chain(&mut risk.residual);
                readings.for_each(|reading| reading.version = 0);
            });
        }
    };
    let key = "method.approved";
    let told = |on| {
        let mut clean = super::world::clean();
        approved(&mut clean, on);
        super::planted::told(key, &super::planted::verdict(&clean, key))
    };
    assert_eq!(told(day(6, 2)), "method.approved ok no_gap M-01");
    assert_eq!(told(day(6, 3)), "method.approved ahead minor M-01");
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
            "method.approved draft major M-02",
            "method.describes_treatment draft not_due M-02",
            "method.kept_current none not_due",
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
            clean.world.edit(clean.run, |run| run.completion.as_mut().unwrap().on = day(2, 15));
        },
        ["method.kept_current early minor R-0004"],
    );
}

#[test]
fn criteria_for_acceptance_have_to_fit_and_name_somebody() {
    check(
        "a level that no score reaches",
        |clean| edit(clean, |method| band(method, "critical", |band| band.from = 26)),
        ["method.has_acceptance_criteria bands minor M-01"],
    );
    check(
        "two levels the wrong way round",
        |clean| {
            edit(clean, |method| {
                band(method, "high", |band| band.from = 20);
                band(method, "critical", |band| band.from = 15);
            });
        },
        ["method.has_acceptance_criteria bands minor M-01"],
    );
    check(
        "a level without authority",
        |clean| edit(clean, |method| band(method, "high", |band| band.authority = None)),
        ["method.has_acceptance_criteria authority minor M-01"],
    );
    check(
        "a role without holder",
        |clean| clean.world.edit(clean.role, |role| role.holders = Links::default()),
        ["responsibilities.assigned headless minor RO-01"],
    );
    check(
        "a role whose only holder has left",
        |clean| {
            let gone = clean.world.make(day(1, 5), |person: &mut Person| person.left_on = Some(day(5, 20)));
            // Who held it before stands in for the new holder since.
            let leader = clean.leader;
            clean.world.edit(clean.role, |role| {
                (role.holders, role.deputies) = (Links::to([gone]), Links::to([leader]));
            });
        },
        ["method.has_acceptance_criteria vacant minor RO-01"],
    );
    check(
        "a line at the highest score",
        |clean| edit(clean, |method| method.line = 25),
        ["method.has_acceptance_criteria all major M-01"],
    );
    check(
        "no line",
        |clean| edit(clean, |method| method.line = 0),
        ["method.has_acceptance_criteria none major", "risks.compared_with_criteria unruled not_due"],
    );
}

#[test]
fn one_method_is_in_force_at_a_time() {
    let second = |clean: &mut Clean, change: fn(&mut Method)| {
        let before = clean.world.state.get(clean.method).unwrap().record.clone();
        clean.world.make(day(1, 16), |method: &mut Method| {
            *method = before;
            change(method);
        })
    };
    check(
        "another one as old",
        |clean| {
            second(clean, |_| {});
        },
        ["method.kept_current several minor M-01,M-02", "risks.assessed_by_method stale no_gap"],
    );
    check(
        "a younger one with other criteria",
        |clean| {
            second(clean, |method| {
                method.line = 6;
                method.approval.as_mut().unwrap().on = day(3, 20);
            });
        },
        [
            "method.has_acceptance_criteria across minor M-02",
            "method.kept_current several minor M-01,M-02",
            "risks.assessed_by_method stale no_gap",
        ],
    );
    check(
        "its review has passed",
        |clean| edit(clean, |method| method.next_review = Some(day(5, 31))),
        ["method.kept_current overdue minor M-01"],
    );
    check(
        "a draft beside it",
        |clean| {
            second(clean, |method| method.approval = None);
        },
        [],
    );
}

#[test]
fn criteria_that_put_a_risk_elsewhere_call_for_another_assessment() {
    let revise = |clean: &mut Clean, on: Date, change: fn(&mut Method)| {
        let before = clean.world.state.get(clean.method).unwrap().record.clone();
        let (revises, leader) = (Some(clean.method), clean.leader);
        clean.world.retire(clean.method);
        clean.world.make(on, |method: &mut Method| {
            *method = Method { revises, version: 2, approval: Some(approval(leader, on, 2)), ..before };
            change(method);
        });
    };
    let (on, day_90, day_91) = (day(3, 20), day(6, 18), day(6, 19));
    let stale = "risks.assessed_by_method stale no_gap";
    check_on(day_91, "a new name", |clean| revise(clean, on, |method| method.title = "Newer".into()), [stale]);
    let lower = |clean: &mut Clean| revise(clean, on, |method| method.line = 8);
    let across = "method.has_acceptance_criteria across minor M-02";
    check_on(
        day_90,
        "a lower line, ninety days ago",
        lower,
        [across, "risks.assessed_by_method outdated-soon not_due R-0004"],
    );
    check_on(
        day_91,
        "a lower line, ninety-one days ago",
        lower,
        [across, "risks.assessed_by_method outdated minor R-0004"],
    );
    check_on(
        day_91,
        "another level",
        |clean| revise(clean, on, |method| band(method, "medium", |band| band.from = 4)),
        ["risks.assessed_by_method outdated minor R-0003"],
    );
    let summed = |clean: &mut Clean| revise(clean, on, |method| method.combination = Combination::Sum);
    for (day, case) in [(day_90, "rescored-soon not_due"), (day_91, "rescored minor")] {
        let scored = format!("risks.assessed_by_method {case} R-0001,R-0002,R-0003,R-0004");
        let criteria =
            ["method.has_acceptance_criteria bands minor M-02", &scored, "risks.compared_with_criteria earlier no_gap"];
        check_on(day, "another formula", summed, criteria);
    }
}

#[test]
fn a_method_that_nobody_approved_judges_nothing() {
    check(
        "a risk is judged by a draft",
        |clean| {
            let before = clean.world.state.get(clean.method).unwrap().record.clone();
            let draft =
                clean.world.make(day(2, 1), |method: &mut Method| *method = Method { approval: None, ..before });
            clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().method = draft);
        },
        ["risks.assessed_by_method unapproved minor R-0003"],
    );
}

#[test]
fn the_first_method_may_be_younger_than_results_brought_in_with_it_and_than_no_others() {
    let approve = |clean: &mut Clean, on: Date| edit(clean, |method| method.approval.as_mut().unwrap().on = on);
    check(
        "the approval was brought in with the method, later than the results",
        |clean| {
            let before = clean.world.state.get(clean.method).unwrap().record.clone();
            let brought = clean.world.make(day(5, 20), |method: &mut Method| *method = before);
            clean.world.retire(clean.method);
            clean.method = brought;
            approve(clean, day(2, 15));
            for risk in clean.world.all::<Risk>() {
                clean.world.edit(risk, |risk| {
                    risk.current.iter_mut().chain(risk.residual.as_mut()).for_each(|own| own.method = brought);
                });
            }
        },
        ["method.kept_current early minor R-0001,R-0002,R-0003,R-0004"],
    );
    check(
        "approved here, before what was brought in was recorded",
        |clean| {
            approve(clean, day(1, 30));
            clean.world.edit(clean.small, |risk| {
                (risk.identified_on, risk.current.as_mut().unwrap().on) = (None, day(1, 20));
            });
        },
        [],
    );
    check(
        "approved here, after risks had been assessed here",
        |clean| approve(clean, day(2, 12)),
        ["method.kept_current early minor R-0001,R-0002,R-0003,R-0004"],
    );
}

#[test]
fn what_the_method_leaves_out_is_named() {
    check(
        "no interval",
        |clean| edit(clean, |method| method.interval_months = 0),
        ["method.sets_when_to_assess interval minor M-01"],
    );
    check(
        "no triggers",
        |clean| edit(clean, |method| method.triggers = None),
        ["method.sets_when_to_assess triggers minor M-01"],
    );
    check(
        "neither interval nor triggers",
        |clean| edit(clean, |method| (method.interval_months, method.triggers) = (0, None)),
        ["method.sets_when_to_assess none major"],
    );
    check("three years", |clean| edit(clean, |method| method.interval_months = 36), []);
    check(
        "more than a cycle",
        |clean| edit(clean, |method| method.interval_months = 37),
        ["method.sets_when_to_assess long judgement M-01"],
    );
    check(
        "ten years",
        |clean| edit(clean, |method| method.interval_months = 120),
        ["method.sets_when_to_assess endless minor M-01"],
    );
    check(
        "no process",
        |clean| edit(clean, |method| method.process = None),
        ["method.describes_assessment parts minor M-01", "method.describes_treatment unwritten not_due M-01"],
    );
    check(
        "a process that ends with the assessment",
        |clean| edit(clean, |method| method.process = Some("Name what could harm information, and rate it".into())),
        ["method.describes_treatment unnamed judgement M-01"],
    );
    let step = |clean: &mut Clean, meaning: Option<&str>| {
        edit(clean, |method| {
            let mut step = method.likelihood.at("3").unwrap().clone();
            step.meaning = meaning.map(Into::into);
            method.likelihood.put_at("3", step);
        });
    };
    check("a step without meaning", |clean| step(clean, None), ["risks.scored_on_scale steps minor M-01"]);
    check(
        "two steps with one meaning",
        |clean| {
            let other = clean.world.state.get(clean.method).unwrap().likelihood.at("2").unwrap().meaning.clone();
            step(clean, Some(&other.unwrap().to_uppercase()));
        },
        ["risks.scored_on_scale alike minor M-01"],
    );
    check(
        "a scale without meanings",
        |clean| {
            edit(clean, |method| {
                let bare = |step: &Step| Step { meaning: None, ..step.clone() };
                method.likelihood = method.likelihood.iter().map(|(key, step)| (key, bare(step))).collect();
            });
        },
        ["risks.scored_on_scale unmeant minor M-01"],
    );
    check(
        "a matrix without scores",
        |clean| edit(clean, |method| method.combination = Combination::Matrix),
        ["method.describes_assessment parts minor M-01"],
    );
    check(
        "no criteria of its own",
        |clean| edit(clean, |method| method.criteria = Many::default()),
        ["method.describes_assessment parts minor M-01"],
    );
    check(
        "no criteria of its own, and no risk that says what it harms",
        |clean| {
            edit(clean, |method| method.criteria = Many::default());
            for risk in clean.world.all::<Risk>() {
                clean.world.edit(risk, |own| {
                    (own.confidentiality, own.integrity, own.availability) = (false, false, false);
                });
            }
        },
        ["method.describes_assessment parts minor M-01", "risks.cover_cia own judgement M-01"],
    );
}
