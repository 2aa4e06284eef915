//! Defects of which nothing was said before, and those that were told twice: each is told once.

use kernel::{Id, Level, Links, Many};

use super::planted::{check, told, verdict};
use super::world::{Clean, TODAY, approval, clean, day, ratings};
use crate::context::obligations::ObligationKind;
use crate::context::parties::PartyKind;
use crate::context::scopes::Interface;
use crate::context::{Obligation, Process};
use crate::leadership::Role;
use crate::operation::Supplier;
use crate::operation::assessments::AssessmentState;
use crate::operation::suppliers::SupplierState;
use crate::planning::methods::Step;
use crate::planning::objectives::ObjectiveState;
use crate::planning::treatments::Action;
use crate::planning::{Applicability, Asset, Objective, Opportunity, Risk, Statement};
use crate::support::documents::DocumentKind;
use crate::support::{Document, Person};

/// A step that is still to be done.
fn step(clean: &Clean, who: bool, dated: bool) -> Action {
    let (who, due) = (who.then_some(clean.owner), dated.then_some(day(8, 1)));
    Action { what: "Buy disks".into(), who, due, done_on: None }
}

#[test]
fn a_scope_without_interfaces_names_none_and_has_no_supplier_inside() {
    let alone = |clean: &mut Clean, interfaces: bool| {
        clean.world.edit(clean.scope, |scope| {
            scope.no_interfaces = Some("All servers are our own, in our own rooms".into());
            if !interfaces {
                scope.interfaces = Many::<Interface>::default();
            }
        });
    };
    check("it names one", |clean| alone(clean, true), ["scope.covers_interfaces denied minor SC-01"]);
    check(
        "an asset inside rests on a small supplier",
        |clean| {
            alone(clean, false);
            let small = clean.world.make(TODAY, |own: &mut Supplier| {
                (own.name, own.state) = ("Copy shop".into(), SupplierState::Active);
            });
            clean.world.edit(clean.server, |asset: &mut Asset| asset.supplier = Some(small));
        },
        ["scope.covers_interfaces denied-inside minor SC-01,SUP-001"],
    );
}

#[test]
fn what_is_done_has_no_open_step() {
    let open = |clean: &mut Clean| {
        let own = step(clean, true, true);
        clean.world.edit(clean.done, |plan| plan.actions.put_at("1", own));
    };
    check("nobody judged it yet", open, ["treatment.carried_out unfinished minor TP-2026-001"]);
    check(
        "somebody judged it",
        |clean| {
            open(clean);
            let review = clean.world.state.get(clean.context.change).unwrap().review.clone();
            clean.world.edit(clean.done, |plan| plan.effectiveness = review);
        },
        ["treatment.carried_out passed-over judgement TP-2026-001"],
    );
}

#[test]
fn an_open_step_says_who_and_when() {
    let objective = |who, dated| {
        move |clean: &mut Clean| {
            let own = step(clean, who, dated);
            clean.world.edit(clean.context.objective, |objective: &mut Objective| objective.actions.put_at("2", own));
        }
    };
    check("both", objective(true, true), []);
    check("nobody", objective(false, true), ["objectives.plan_responsible nobodys judgement O-001"]);
    check("no day", objective(true, false), ["objectives.plan_due undated judgement O-001"]);
    check(
        "of an opportunity",
        |clean| {
            let own = step(clean, false, true);
            clean.world.edit(clean.context.chance, |chance: &mut Opportunity| {
                (chance.outcome, chance.evaluated_on, chance.due) = (None, None, Some(day(9, 1)));
                chance.actions.put_at("2", own);
            });
        },
        ["opportunities.actions_planned steps judgement OP-001"],
    );
    check(
        "of a plan",
        |clean| {
            let own = step(clean, true, false);
            clean.world.edit(clean.open, |plan| plan.actions.put_at("1", own));
        },
        ["treatment.plan_exists steps judgement TP-2026-002"],
    );
}

#[test]
fn that_nobody_is_top_management_any_more_is_told_once() {
    check(
        "they gave it back, and countersigned what lies above the line",
        |clean| clean.world.edit(clean.role, |role: &mut Role| role.holders = Links::default()),
        ["responsibilities.assigned headless minor RO-01"],
    );
}

#[test]
fn planning_starts_from_issues_that_risks_or_opportunities_name() {
    check(
        "objectives alone name one",
        |clean| {
            for risk in clean.world.all::<Risk>() {
                clean.world.edit(risk, |own| own.issues = Links::default());
            }
            clean.world.edit(clean.context.chance, |own| own.issues = Links::default());
            let market = clean.context.market;
            clean.world.edit(clean.context.objective, |own| own.issues = Links::to([market]));
        },
        ["planning.considers_context unlinked judgement"],
    );
}

#[test]
fn who_asks_a_law_is_an_interested_party() {
    let law = |clean: &mut Clean| {
        clean.world.edit(clean.context.contract, |own: &mut Obligation| {
            (own.kind, own.party) = (ObligationKind::Law, None);
        });
    };
    let found = |plant: &dyn Fn(&mut Clean)| {
        let mut planted = clean();
        plant(&mut planted);
        told("parties.named", &verdict(&planted, "parties.named"))
    };
    assert_eq!(found(&law), "parties.named unasked judgement OB-001");
    let supervised = |clean: &mut Clean| {
        law(clean);
        clean.world.edit(clean.context.customers, |own| own.kind = PartyKind::Authority);
    };
    assert_eq!(found(&supervised), "parties.named ok no_gap");
}

#[test]
fn an_objective_is_given_up_for_a_reason() {
    let dropped = |why: Option<&'static str>| {
        move |clean: &mut Clean| {
            let objective = clean.context.objective;
            let like = clean.world.state.get(objective).unwrap().record.clone();
            clean.world.make(TODAY, |own: &mut Objective| {
                *own = Objective { state: ObjectiveState::Dropped, result: why.map(Into::into), ..like };
            });
        }
    };
    check("none", dropped(None), ["objectives.updated dropped judgement O-002"]);
    check("told", dropped(Some("The service was sold in May")), []);
}

#[test]
fn a_policy_speaks_against_leaving_policies_out() {
    let mut planted = clean();
    planted.world.make(TODAY, |own: &mut Document| {
        (own.title, own.kind) = ("Security policy".into(), DocumentKind::Policy);
    });
    let row = planted.world.row("A.5.1");
    planted.world.edit(row, |own: &mut Applicability| {
        own.applicable = crate::planning::applicability::Verdict::Excluded;
        own.exclusion = Some("The organization is small enough to do without papers".into());
    });
    let key = "applicability.justifies_exclusion";
    assert!(told(key, &verdict(&planted, key)).starts_with(&format!("{key} contradicted judgement A.5.1")));
}

#[test]
fn steps_of_a_scale_are_told_where_results_are_to_be_comparable() {
    let likelihood = |meanings: fn(usize) -> Option<&'static str>| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.method, |method| {
                let steps = method.likelihood.iter().enumerate().map(|(at, (key, step))| {
                    (key.to_owned(), Step { meaning: meanings(at).map(Into::into), ..step.clone() })
                });
                method.likelihood = steps.collect();
            });
        }
    };
    check("none", likelihood(|_| None), ["risks.scored_on_scale unmeant minor M-01"]);
    let one = |at| if at == 1 { None } else { Some(["Never", "", "Yearly", "Monthly", "Daily"][at]) };
    check("one without", likelihood(one), ["risks.scored_on_scale steps minor M-01"]);
}

#[test]
fn what_lies_on_no_scale_is_told_with_the_scores_alone() {
    check(
        "a likelihood of seven in five steps",
        |clean| {
            clean.world.edit(clean.small, |risk| {
                risk.likelihood = Level(7);
                risk.consequence = ratings(&[("a", 2)]);
                let own = risk.current.as_mut().unwrap();
                (own.score, own.band) = (14, "high".into());
            });
        },
        ["risks.scored_on_scale off-scale minor R-0003"],
    );
}

#[test]
fn a_run_that_was_not_held_is_told_once() {
    check(
        "planned in April",
        |clean| {
            clean.world.edit(clean.run, |run| {
                (run.state, run.planned_on) = (AssessmentState::Planned, Some(day(4, 1)));
                (run.completion, run.from, run.until) = (None, None, None);
            });
        },
        ["assessment.results_kept unheld not_due", "assessment.runs_held unheld minor RA-2026-01"],
    );
}

#[test]
fn a_plan_that_lost_its_risk_is_told_with_the_plan_alone() {
    check(
        "the risk was retired",
        |clean| {
            let row = clean.world.row("A.8.16");
            clean.world.edit(row, |own| (own.business, own.risk) = (false, true));
            // Another risk of confidentiality stays.
            clean.world.edit(clean.kept, |risk| {
                (risk.confidentiality, risk.consequence) = (true, ratings(&[("c", 3), ("i", 3)]));
            });
            clean.world.retire(clean.critical);
        },
        ["treatment.plan_exists idle minor TP-2026-002"],
    );
}

#[test]
fn a_control_without_a_row_is_told_with_annex_a_alone() {
    check(
        "the row of the backups is gone",
        |clean| {
            let row = clean.world.row("A.8.13");
            clean.world.retire(row);
        },
        [
            "applicability.covers_annex_a missing minor A.8.13",
            "applicability.lists_necessary_controls missing not_due C-001",
        ],
    );
}

/// Somebody who left in April, with a process.
fn leaver(clean: &mut Clean) -> Id<Person> {
    let gone = clean.world.make(day(1, 5), |own: &mut Person| {
        (own.name, own.left_on) = ("Liv Dahl".into(), Some(day(4, 1)));
    });
    clean.world.edit(clean.context.reporting, |own: &mut Process| own.owner = Some(gone));
    gone
}

#[test]
fn who_signed_after_leaving_is_told_of_there_alone() {
    check(
        "the statement, while a process is theirs",
        |clean| {
            let gone = leaver(clean);
            for version in clean.world.all::<Statement>() {
                clean.world.edit(version, |own| own.approval = Some(approval(gone, day(4, 21), 1)));
            }
        },
        ["applicability.approved departed+rehearsal-left-beside minor SV-02"],
    );
    check("nothing", |clean| _ = leaver(clean), ["processes.determined left judgement PR-001"]);
}
