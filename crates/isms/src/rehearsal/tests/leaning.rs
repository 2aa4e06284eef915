//! What leans on records that are retired, past or closed.

use kernel::{Date, Links};

use super::planted::check;
use super::statement::row;
use super::world::{Clean, day};
use crate::context::issues::IssueState;
use crate::context::scopes::Interface;
use crate::context::{Party, Process, Scope, Site, Unit};
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::planning::Statement;
use crate::planning::opportunities::Pursuit;

#[test]
fn a_scope_leans_on_nobody_retired() {
    let supplier = |clean: &mut Clean| {
        let host = clean.world.make(day(1, 18), |own: &mut Supplier| {
            (own.name, own.state) = ("Hosting provider".into(), SupplierState::Active);
        });
        let (with, what) = ("Hosting provider".into(), "Machines and power".into());
        let met = Interface { with, what, supplier: Some(host) };
        clean.world.edit(clean.scope, |scope| scope.interfaces.put_at("host", met));
        host
    };
    check("at work", |clean| _ = supplier(clean), []);
    check(
        "retired",
        |clean| {
            let host = supplier(clean);
            clean.world.retire(host);
        },
        ["scope.covers_interfaces retired minor SUP-001"],
    );
    check(
        "a party that shaped it",
        |clean| {
            let party = clean.world.make(day(1, 18), |own: &mut Party| own.name = "Neighbours".into());
            clean.world.edit(clean.scope, |scope| scope.linked_parties = Links::to([party]));
            clean.world.retire(party);
        },
        ["scope.considers_parties retired minor IP-02,SC-01"],
    );
}

#[test]
fn a_past_issue_carries_no_open_risk() {
    check(
        "the market is past",
        |clean| clean.world.edit(clean.context.market, |own| own.state = IssueState::Past),
        ["issues.determined one-sided minor", "issues.kept_current past judgement I-01,R-0001,R-0002,R-0003,R-0004"],
    );
    check(
        "another issue stands beside it",
        |clean| {
            let (market, staff) = (clean.context.market, clean.context.staff);
            let both = Links::to([market, staff]);
            for risk in [clean.treated, clean.critical, clean.small, clean.kept] {
                let both = both.clone();
                clean.world.edit(risk, |own| own.issues = both);
            }
            clean.world.edit(market, |own| own.state = IssueState::Past);
        },
        ["issues.determined one-sided minor"],
    );
}

#[test]
fn a_plan_leans_on_no_unit_or_process_that_is_gone() {
    check(
        "an objective of a unit",
        |clean| {
            let unit = clean.world.make(day(1, 18), |own: &mut Unit| own.name = "Print shop".into());
            clean.world.edit(clean.context.objective, |own| own.units = Links::to([unit]));
            clean.world.retire(unit);
        },
        ["objectives.updated units-gone judgement O-001,U-002"],
    );
    check(
        "an opportunity in a process",
        |clean| {
            let process = clean.world.make(day(1, 18), |own: &mut Process| own.name = "Old watch".into());
            clean.world.edit(clean.context.chance, |own| {
                (own.processes, own.integration, own.outcome) = (Links::to([process]), None, None);
                (own.decision, own.due) = (Pursuit::Pursue, Some(day(12, 1)));
                (own.evaluated_on, own.result) = (None, None);
            });
            clean.world.retire(process);
        },
        ["opportunities.integrated processes-gone judgement OP-001,PR-003"],
    );
}

#[test]
fn an_asset_in_use_stands_at_no_closed_site() {
    let at = |clean: &mut Clean, closed: Date| {
        let site = clean.world.make(day(1, 18), |own: &mut Site| {
            (own.name, own.closed_on) = ("Kassel".into(), Some(closed));
        });
        clean.world.edit(clean.server, |own| own.site = Some(site));
    };
    check(
        "closed in February",
        |clean| at(clean, day(2, 28)),
        ["scope.states_boundaries closed judgement S-002,A-0001"],
    );
    check("closed a moment ago", |clean| at(clean, day(5, 25)), []);
}

#[test]
fn a_statement_names_a_scope_that_stands() {
    let statement = |clean: &mut Clean, revises: bool| {
        let old = clean.world.make(day(1, 18), |own: &mut Scope| own.title = "Old scope".into());
        for version in clean.world.all::<Statement>() {
            clean.world.edit(version, |own| own.scope = Some(old));
        }
        if revises {
            clean.world.edit(clean.scope, |own| own.revises = Some(old));
        }
        clean.world.retire(old);
    };
    check("retired", |clean| statement(clean, false), ["applicability.approved another-scope judgement SV-02,SC-02"]);
    check("replaced by the one in force", |clean| statement(clean, true), []);
}

#[test]
fn a_row_in_place_rests_on_no_control_that_failed_its_test() {
    let tested = |clean: &mut Clean, results: &[(Date, TestResult)]| {
        let backup = clean.backup;
        row(clean, "A.8.13", |row| row.controls = Links::to([backup]));
        for (on, result) in results {
            clean.world.make(*on, |own: &mut ControlTest| {
                (own.title, own.control, own.result) = ("Restore".into(), backup, Some(*result));
                own.tested_on = Some(*on);
                own.conclusion = Some("Nothing could be read".into());
            });
        }
    };
    let failed = |clean: &mut Clean| tested(clean, &[(day(2, 8), TestResult::Ineffective)]);
    let mut clean = super::world::clean();
    failed(&mut clean);
    let told = |clean: &Clean| {
        let key = "applicability.states_implementation";
        super::planted::told(key, &super::planted::verdict(clean, key))
    };
    assert_eq!(
        told(&clean),
        "applicability.states_implementation failed judgement A.8.13,CT-2026-001",
        "and nothing follows"
    );
    tested(&mut clean, &[(day(4, 20), TestResult::Effective)]);
    assert!(!told(&clean).contains("failed"), "it was repeated");
}

#[test]
fn a_statement_is_approved_before_work_begins_and_looked_at_again() {
    let versions = |clean: &mut Clean, change: fn(&mut Statement)| {
        for version in clean.world.all::<Statement>() {
            clean.world.edit(version, change);
        }
    };
    check(
        "its review is overdue",
        |clean| versions(clean, |own| own.next_review = Some(day(5, 20))),
        ["applicability.approved overdue minor SV-02"],
    );
    let mut clean = super::world::clean();
    clean.world.edit(clean.scope, |scope| {
        scope.approval.as_mut().expect("it is in force").on = Date::constant(2025, 2, 1);
        scope.operates_from = Some(Date::constant(2025, 3, 1));
    });
    let told = super::planted::told("", &super::planted::verdict(&clean, "applicability.approved"));
    assert_eq!(told.trim(), "check-applicability-approved-late-here judgement SV-02", "a year after the beginning");
}
