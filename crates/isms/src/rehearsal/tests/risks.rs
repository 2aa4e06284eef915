//! Defects in the identification, assessment and evaluation of risks.

use kernel::{Id, Level, Links, Many};

use super::planted::check;
use super::world::{Clean, TODAY, assessed, day, ratings};
use crate::age::{identified_on, made_on};
use crate::planning::risks::{Assessed, Status};
use crate::planning::{Method, Risk};

pub fn edit(clean: &mut Clean, risk: Id<Risk>, change: impl FnOnce(&mut Risk)) {
    clean.world.edit(risk, change);
}

/// A risk that was identified on a day and nothing more.
fn bare(clean: &mut Clean, on: kernel::Date) -> Id<Risk> {
    let (owner, number) = (clean.owner, clean.world.all::<Risk>().len());
    clean.world.make(on, |risk: &mut Risk| {
        risk.title = "A new one".into();
        risk.event = Some(format!("Event {number}").into());
        risk.owner = Some(owner);
        risk.identified_on = Some(on);
    })
}

/// An assessed and retained risk like another one.
pub fn like(clean: &mut Clean, other: Id<Risk>, change: impl FnOnce(&mut Risk)) -> Id<Risk> {
    let (record, number) = (clean.world.state.get(other).unwrap().record.clone(), clean.world.all::<Risk>().len());
    let made = clean.world.make(day(2, 1), |risk: &mut Risk| {
        *risk = record;
        risk.event = Some(format!("Event {number}").into());
        change(risk);
    });
    clean.world.edit(clean.run, |run| {
        run.risks.add(made);
        run.completion.iter_mut().for_each(|done| done.risks += 1);
    });
    made
}

#[test]
fn a_risk_that_nobody_assessed_is_due_after_thirty_days() {
    check(
        "identified 30 days ago",
        |clean| {
            bare(clean, day(5, 2));
        },
        ["risks.assessed_by_method fresh not_due R-0005"],
    );
    check(
        "identified 31 days ago",
        |clean| {
            bare(clean, day(5, 1));
        },
        ["risks.assessed_by_method some minor R-0005"],
    );
    check(
        "proposals do not count",
        |clean| {
            let proposal = bare(clean, day(2, 1));
            edit(clean, proposal, |risk| risk.status = Status::Proposed);
        },
        [],
    );
}

#[test]
fn a_risk_is_looked_at_again_when_that_was_planned() {
    let next = |clean: &mut Clean, on: kernel::Date| edit(clean, clean.small, |risk| risk.next_review = Some(on));
    check("today", |clean| next(clean, TODAY), []);
    check("yesterday", |clean| next(clean, day(5, 31)), ["risks.assessed_by_method overdue minor R-0003"]);
    check(
        "yesterday, and it was assessed today",
        |clean| {
            next(clean, day(5, 31));
            edit(clean, clean.small, |risk| risk.current.as_mut().unwrap().on = TODAY);
        },
        [],
    );
    check(
        "long ago, as the interval tells",
        |clean| {
            next(clean, day(5, 31));
            edit(clean, clean.small, |risk| {
                let long_ago = kernel::Date::constant(2025, 5, 1);
                (risk.identified_on, risk.current.as_mut().unwrap().on) = (None, long_ago);
            });
        },
        ["assessment.performed_when_planned overdue minor R-0003"],
    );
}

#[test]
fn three_of_seven_unassessed_risks_are_systemic() {
    check(
        "three bare risks",
        |clean| {
            for _ in 0..3 {
                bare(clean, day(2, 1));
            }
        },
        ["risks.assessed_by_method some major R-0005,R-0006,R-0007"],
    );
}

#[test]
fn a_risk_without_owner_or_with_one_who_left_is_named() {
    check(
        "no owner",
        |clean| edit(clean, clean.small, |risk| risk.owner = None),
        ["risks.have_owners missing minor R-0003"],
    );
    let owned_by_one_who_left = |clean: &mut Clean, on: kernel::Date| {
        let other = clean.world.make(TODAY, |person: &mut crate::support::Person| {
            person.name = "Per Dahl".into();
            person.left_on = Some(on);
        });
        edit(clean, clean.small, |risk| {
            (risk.owner, risk.acceptance.as_mut().unwrap().by) = (Some(other), other);
        });
    };
    check("an owner on the last day", |clean| owned_by_one_who_left(clean, TODAY), []);
    check(
        "an owner who left yesterday",
        |clean| owned_by_one_who_left(clean, day(5, 31)),
        ["responsibilities.assigned leaving not_due P-003"],
    );
    check(
        "an owner who left a week ago",
        |clean| owned_by_one_who_left(clean, day(5, 25)),
        ["responsibilities.assigned leaving not_due P-003"],
    );
    check(
        "an owner who left before that",
        |clean| owned_by_one_who_left(clean, day(5, 24)),
        ["risks.have_owners left minor R-0003"],
    );
}

#[test]
fn a_consequence_or_likelihood_that_was_left_out_is_named() {
    check(
        "a criterion that was not touched, as whoever assessed it said",
        |clean| {
            edit(clean, clean.treated, |risk| (risk.consequence, risk.integrity) = (ratings(&[("a", 4)]), false));
        },
        [],
    );
    check(
        "a level that went missing",
        |clean| edit(clean, clean.kept, |risk| risk.current = None),
        ["risks.have_levels missing minor R-0004"],
    );
    check(
        "no consequence at all",
        |clean| edit(clean, clean.kept, |risk| risk.consequence = Many::default()),
        ["risks.have_consequences missing minor R-0004"],
    );
    check(
        "no likelihood",
        |clean| edit(clean, clean.kept, |risk| risk.likelihood = Level(0)),
        ["risks.have_likelihood missing minor R-0004"],
    );
    check(
        "no likelihood of what is expected",
        |clean| edit(clean, clean.treated, |risk| risk.residual_likelihood = Level(0)),
        ["risks.have_likelihood missing minor R-0001"],
    );
}

#[test]
fn one_likelihood_for_nearly_all_risks_has_to_be_judged() {
    check(
        "ten like the small one",
        |clean| {
            let small = clean.small;
            for _ in 0..37 {
                like(clean, small, |_| {});
            }
        },
        ["risks.have_likelihood flat judgement"],
    );
}

#[test]
fn scores_off_the_scale_are_found() {
    check(
        "a likelihood of 6",
        |clean| edit(clean, clean.treated, |risk| risk.likelihood = Level(6)),
        ["risks.scored_on_scale off-scale minor R-0001"],
    );
    check(
        "a criterion that the method does not have",
        |clean| {
            edit(clean, clean.treated, |risk| {
                risk.consequence = ratings(&[("i", 3), ("a", 4), ("privacy", 4)]);
            });
        },
        ["risks.scored_on_scale off-scale minor R-0001"],
    );
    check(
        "a score that the judgements do not give",
        |clean| edit(clean, clean.small, |risk| risk.current.as_mut().unwrap().score = 3),
        ["risks.have_levels score minor R-0003"],
    );
    check(
        "an expected score that the judgements do not give",
        |clean| edit(clean, clean.treated, |risk| risk.residual.as_mut().unwrap().score = 7),
        ["risks.have_levels expected minor R-0001"],
    );
    check(
        "a level that the score does not give",
        |clean| edit(clean, clean.critical, |risk| risk.current.as_mut().unwrap().band = "medium".into()),
        ["risks.compared_with_criteria level minor R-0002"],
    );
    check(
        "an expected level that the score does not give",
        |clean| edit(clean, clean.treated, |risk| risk.residual.as_mut().unwrap().band = "low".into()),
        ["risks.compared_with_criteria expected minor R-0001"],
    );
}

#[test]
fn results_of_two_methods_may_stand_side_by_side_for_one_interval() {
    let earlier = |clean: &mut Clean, approved: kernel::Date| {
        let old = clean.world.make(day(1, 2), |method: &mut Method| (method.title, method.line) = ("Old".into(), 9));
        clean.world.retire(old);
        clean.world.edit(clean.method, |method| {
            method.interval_months = 2;
            method.approval.as_mut().unwrap().on = approved;
        });
        for risk in clean.world.all::<Risk>() {
            edit(clean, risk, |risk| {
                risk.current.iter_mut().chain(&mut risk.residual).for_each(|reading| reading.on = day(4, 20));
            });
        }
        edit(clean, clean.kept, |risk| {
            let reading = risk.current.as_mut().unwrap();
            (reading.method, reading.band) = (old, "grave".into());
        });
    };
    check(
        "two months and more",
        |clean| earlier(clean, day(3, 15)),
        [
            "residual.accepted_by_owners authority minor R-0002",
            "risks.assessed_by_method stale no_gap",
            "risks.compared_with_criteria earlier no_gap",
            "risks.scored_on_scale mixed minor R-0004",
        ],
    );
}

#[test]
fn the_same_scenario_scored_two_steps_apart_has_to_be_explained() {
    let twin = |clean: &mut Clean, likelihood: u8, because: Option<&str>| {
        let (method, owner) = (clean.method, clean.owner);
        let twin = like(clean, clean.treated, |risk| {
            (risk.title, risk.likelihood) = ("Data is lost elsewhere".into(), Level(likelihood));
            let reading = assessed(method, owner, &[("i", 3), ("a", 4)], likelihood, day(2, 10));
            risk.current = Some(Assessed { because: because.map(Into::into), ..reading }.into());
        });
        clean.world.edit(clean.done, |plan| plan.risks.add(twin));
    };
    // Scored alike, it is the same scenario told twice.
    check("one step", |clean| twin(clean, 4, None), ["risks.described scenario judgement R-0001,R-0005"]);
    check("two steps, explained", |clean| twin(clean, 5, Some("seen twice this year")), []);
    check("two steps", |clean| twin(clean, 5, None), ["risks.scored_consistently pairs judgement R-0001,R-0005"]);
}

#[test]
fn a_treatment_that_changes_nothing_has_to_be_explained() {
    check(
        "residual as current",
        |clean| {
            let leader = clean.leader;
            edit(clean, clean.treated, |risk| {
                risk.residual_consequence = risk.consequence.clone();
                risk.residual_likelihood = risk.likelihood;
                risk.residual = risk.current.clone();
                let acceptance = risk.acceptance.as_mut().unwrap();
                acceptance.score = 12;
                (acceptance.reason, acceptance.until) = (Some("for now".into()), Some(day(12, 1)));
                acceptance.countersigned_by = Some(leader);
            });
        },
        ["risks.scored_consistently residual judgement R-0001"],
    );
    check(
        "assessed again once the plan was done, and it is as expected",
        |clean| {
            edit(clean, clean.treated, |risk| {
                let expected = risk.residual.clone().unwrap();
                (risk.consequence, risk.likelihood) = (risk.residual_consequence.clone(), risk.residual_likelihood);
                risk.current = Some(Assessed { on: day(4, 21), ..*expected }.into());
            });
        },
        [],
    );
}

#[test]
fn a_treatment_that_makes_it_worse_contradicts_itself_whatever_is_said() {
    let worse = |clean: &mut Clean, reason: Option<&str>| {
        let (method, owner, leader) = (clean.method, clean.owner, clean.leader);
        edit(clean, clean.treated, |risk| {
            risk.residual_likelihood = Level(4);
            let levels = [("i", 2), ("a", 4)];
            risk.residual = Some(assessed(method, owner, &levels, 4, day(2, 20)).into());
            risk.decision.as_mut().unwrap().reason = reason.map(Into::into);
            let acceptance = risk.acceptance.as_mut().unwrap();
            (acceptance.score, acceptance.reason) = (16, Some("for now".into()));
            (acceptance.until, acceptance.countersigned_by) = (Some(day(12, 1)), Some(leader));
        });
    };
    for reason in [Some("more customers come in autumn"), None] {
        check("told", |clean| worse(clean, reason), ["risks.scored_consistently worse minor R-0001"]);
    }
}

#[test]
fn a_level_that_is_none_of_the_method_cannot_be_compared() {
    check(
        "an unknown level",
        |clean| edit(clean, clean.small, |risk| risk.current.as_mut().unwrap().band = "tiny".into()),
        ["risks.compared_with_criteria outside minor R-0003"],
    );
}

#[test]
fn lower_risks_treated_first_have_to_be_explained() {
    check(
        "the plan of the critical risk has no date, one for the small risk is done",
        |clean| {
            clean.world.edit(clean.open, |plan| plan.due = None);
            clean.world.edit(clean.done, |plan| plan.risks = Links::to([clean.small]));
        },
        ["risks.ranked inverted judgement R-0002", "treatment.plan_exists missing+incomplete minor R-0001,TP-2026-002"],
    );
}

#[test]
fn assets_that_depend_on_each_other_in_a_loop_are_named() {
    let looped = |clean: &mut Clean| {
        let service = clean.service;
        clean.world.edit(clean.server, |asset| asset.depends_on.add(service));
    };
    check("a loop of two", looped, ["risks.scored_consistently loop minor A-0001,A-0002"]);
    check(
        "and one that rests on them",
        |clean| {
            looped(clean);
            let (unit, server) = (clean.world.all::<crate::context::Unit>()[0], clean.server);
            clean.world.make(day(1, 21), |asset: &mut crate::planning::Asset| {
                (asset.name, asset.unit) = ("Report".into(), Some(unit));
                asset.kind = crate::planning::assets::AssetKind::Supporting;
                asset.depends_on.add(server);
            });
        },
        ["risks.scored_consistently loop minor A-0001,A-0002"],
    );
}

#[test]
fn a_value_below_what_depends_on_the_asset_has_to_be_explained() {
    let valued = |clean: &mut Clean, because: Option<&str>| {
        let level = clean.world.state.get(clean.service).unwrap().value.iter().map(|(_, own)| own.level.0).max();
        assert!(level > Some(1), "the service carries a value");
        clean.world.edit(clean.server, |asset| {
            let rating =
                |level: u8| crate::planning::assets::Rating { level: Level(level), because: because.map(Into::into) };
            asset.value = ["c", "i", "a"].map(|key| (key, rating(1))).into_iter().collect();
        });
    };
    check("explained", |clean| valued(clean, Some("a spare one starts within the hour")), []);
    check("unexplained", |clean| valued(clean, None), ["risks.scored_consistently by-hand judgement A-0001"]);
}

#[test]
fn a_risk_that_came_from_elsewhere_is_as_old_as_its_first_judgement() {
    let mut clean = super::world::clean();
    let small = clean.small;
    edit(&mut clean, small, |risk| {
        risk.identified_on = None;
        let current = risk.current.as_mut().expect("it was assessed");
        current.on = day(1, 2);
    });
    let held = clean.world.state.get(small).expect("it is there");
    assert_eq!(made_on(&held.head), day(2, 1));
    assert_eq!(identified_on(&held.head, held), day(1, 2));
}
