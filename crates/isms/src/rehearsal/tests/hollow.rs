//! Words that stand where something is still to be said are as good as none, wherever a requirement asks for them.

use super::planted::check;
use super::world::{Clean, approval};
use crate::context::scopes::{Exclusion, Interface};
use crate::planning::treatments::Action;
use crate::planning::{Objective, Opportunity};

#[test]
fn a_scope_says_what_it_covers_what_it_meets_and_why_something_is_left_out() {
    let statement =
        |text: &'static str| move |clean: &mut Clean| clean.world.edit(clean.scope, |own| own.statement = text.into());
    check("to be defined", statement("To be defined."), ["scope.states_boundaries statement major SC-01"]);
    check("a dash", statement("-"), ["scope.states_boundaries statement major SC-01"]);
    check(
        "the boundary of technology",
        |clean| {
            clean.world.edit(clean.scope, |own| {
                (own.technology, own.interfaces) = (Some("n/a".into()), kernel::Many::default());
                own.no_interfaces = Some("Nobody else has part in it".into());
            });
        },
        ["scope.covers_interfaces nobody no_gap SC-01", "scope.states_boundaries boundaries-open judgement SC-01"],
    );
    check(
        "an interface",
        |clean| {
            let with = Interface { with: "Carriers".into(), what: "tbd".into(), supplier: None };
            clean.world.edit(clean.scope, |own| own.interfaces.put_at("2", with));
        },
        ["scope.covers_interfaces half minor SC-01"],
    );
    check(
        "an exclusion",
        |clean| {
            let out = Exclusion { what: "The canteen".into(), justification: "to be determined".into() };
            clean.world.edit(clean.scope, |own| own.exclusions.put_at("1", out));
        },
        ["scope.states_boundaries unjustified minor SC-01"],
    );
    check(
        "what it was decided on",
        |clean| clean.world.edit(clean.scope, |own| own.parties = Some("xxx".into())),
        ["scope.considers_parties none minor SC-01"],
    );
}

#[test]
fn issues_and_needs_say_what_they_are() {
    check(
        "the effect of an issue",
        |clean| clean.world.edit(clean.context.market, |own| own.effect = Some("TBD".into())),
        ["issues.determined effect minor I-01"],
    );
    check(
        "the issue itself",
        |clean| clean.world.edit(clean.context.staff, |own| own.title = "todo".into()),
        ["issues.determined effect minor I-02"],
    );
    let need = |what: &'static str, how: &'static str| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.context.customers, |own| {
                let need = own.needs.at("2").cloned().unwrap();
                let what = if what.is_empty() { need.what.clone() } else { what.into() };
                own.needs.put_at("2", crate::context::parties::Need { what, how: Some(how.into()), ..need });
            });
        }
    };
    check("a need", need("t.b.d.", "no matter of security"), ["parties.needs_listed blank minor IP-01"]);
    check("why it is not addressed", need("", "N/A"), ["parties.needs_addressed unreasoned minor IP-01"]);
}

#[test]
fn reasons_and_results_say_something() {
    check(
        "why a control is left out",
        |clean| {
            super::statement::alter(clean, "A.8.30", |row| row.exclusion = Some("to be determined".into()));
        },
        ["applicability.justifies_exclusion missing minor A.8.30"],
    );
    check(
        "why what lies above the line is acceptable",
        |clean| {
            clean.world.edit(clean.critical, |own| own.acceptance.as_mut().unwrap().reason = Some("tbd".into()));
        },
        ["residual.accepted_by_owners authority minor R-0002"],
    );
    check(
        "what came of a plan",
        |clean| {
            clean.world.edit(clean.done, |own| own.completion.as_mut().unwrap().result = "To be completed".into());
        },
        ["treatment.results_kept missing minor TP-2026-001"],
    );
}

#[test]
fn plans_say_what_will_be_done() {
    let step = |clean: &Clean| Action { what: "tbd".into(), who: Some(clean.owner), due: None, done_on: None };
    check(
        "the steps and the means of an objective",
        |clean| {
            let own = step(clean);
            clean.world.edit(clean.context.objective, |objective: &mut Objective| {
                objective.actions = [("1", Action { due: objective.due, ..own })].into_iter().collect();
                (objective.resources, objective.evaluation) = (Some("TBD".into()), Some("same as above".into()));
            });
        },
        [
            "objectives.plan_actions missing minor O-001",
            "objectives.plan_evaluation missing minor O-001",
            "objectives.plan_resources missing minor O-001",
        ],
    );
    check(
        "the steps of an opportunity",
        |clean| {
            clean.world.edit(clean.context.chance, |chance: &mut Opportunity| {
                let first = chance.actions.at("1").cloned().unwrap();
                chance.actions.put_at("1", Action { what: "…".into(), ..first });
            });
        },
        ["opportunities.actions_planned missing minor OP-001"],
    );
    check(
        "an open plan",
        |clean| {
            let (own, given) = (step(clean), approval(clean.owner, super::world::day(3, 10), 1));
            clean.world.edit(clean.open, |plan| {
                plan.actions = [("1", Action { due: plan.due, ..own })].into_iter().collect();
                plan.description = Some("todo".into());
                plan.approvals.put_at("P-001", given);
            });
        },
        [],
    );
}
