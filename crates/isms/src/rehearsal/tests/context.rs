//! Defects of the scope.

use kernel::Date;

use super::planted::{check, check_on};
use super::world::{TODAY, approval, clean, day};
use crate::context::Scope;
use crate::context::obligations::Compliance;
use crate::context::scopes::{Exclusion, Interface};
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::support::Person;

#[test]
fn a_missing_scope_is_told_once_and_the_rest_waits_for_it() {
    check(
        "no scope",
        |clean| clean.world.retire(clean.scope),
        [
            "scope.approved none major",
            "scope.considers_issues no-scope not_due",
            "scope.considers_parties no-scope not_due",
            "scope.covers_interfaces no-scope not_due",
            "scope.states_boundaries none not_due",
        ],
    );
}

#[test]
fn a_scope_that_nobody_approved_is_a_draft() {
    check(
        "a new draft beside a retired scope",
        |clean| {
            clean.world.retire(clean.scope);
            let scope = clean.world.state.get(clean.scope).unwrap().record.clone();
            clean.world.make(TODAY, |draft: &mut Scope| *draft = Scope { approval: None, ..scope });
        },
        ["scope.approved draft major SC-02"],
    );
}

/// Begins a revision of the scope.
fn revised(clean: &mut super::world::Clean) {
    let before = clean.world.state.get(clean.scope).unwrap().record.clone();
    let revises = Some(clean.scope);
    clean.world.make(TODAY, |draft: &mut Scope| *draft = Scope { approval: None, version: 2, revises, ..before });
}

#[test]
fn a_revision_may_stay_open_for_a_while() {
    check_on(day(8, 30), "a revision of 90 days", revised, []);
    check_on(day(8, 31), "a revision of 91 days", revised, ["scope.approved changed minor SC-02"]);
}

#[test]
fn boundaries_that_are_left_open_are_named() {
    check(
        "no statement",
        |clean| clean.world.edit(clean.scope, |scope| scope.statement = " ".into()),
        ["scope.states_boundaries statement major SC-01"],
    );
    check(
        "no business, no technology, no place",
        |clean| {
            clean.world.edit(clean.scope, |scope| {
                (scope.business, scope.technology) = (None, None);
                scope.statement = "The freight service".into();
                (scope.units, scope.sites) = (kernel::Links::default(), kernel::Links::default());
            });
        },
        ["scope.states_boundaries boundaries minor SC-01"],
    );
    for what in
        ["Clause 9.2", "9.2 Internal audit", "Internal audits", "Clauses 9.2 and 9.3", "6.1.3", "6.1.3 (statement)"]
    {
        check(
            what,
            |clean| clean.world.edit(clean.scope, leaving_out(what, "We trust each other")),
            ["scope.states_boundaries clauses major SC-01"],
        );
    }
    for what in ["7.5 tonne lorries", "Support", "A.8.30", "The audit department", "4 servers"] {
        check(what, |clean| clean.world.edit(clean.scope, leaving_out(what, "Run by another company")), []);
    }
    check(
        "no reason",
        |clean| clean.world.edit(clean.scope, leaving_out("Printing", " ")),
        ["scope.states_boundaries unjustified minor SC-01"],
    );
    check(
        "a review that is overdue",
        |clean| clean.world.edit(clean.scope, |scope| scope.next_review = Some(day(5, 31))),
        ["scope.states_boundaries overdue minor SC-01"],
    );
    check(
        "no unit named",
        |clean| {
            clean.world.edit(clean.scope, |scope| scope.units = kernel::Links::default());
            for asset in [clean.service, clean.server] {
                clean.world.edit(asset, |asset| asset.unit = None);
            }
        },
        ["scope.states_boundaries opportunity no_gap SC-01"],
    );
}

/// Leaves something out of a scope.
fn leaving_out(what: &str, reason: &str) -> impl FnOnce(&mut Scope) {
    let exclusion = Exclusion { what: what.into(), justification: reason.into() };
    |scope| scope.exclusions.put_at("1", exclusion)
}

#[test]
fn what_the_scope_rests_on_is_asked_for() {
    check(
        "no issues",
        |clean| clean.world.edit(clean.scope, |scope| scope.issues = None),
        ["scope.considers_issues none minor SC-01"],
    );
    check(
        "issues as records alone",
        |clean| {
            let issue = clean.context.market;
            clean.world.edit(clean.scope, |scope| {
                scope.issues = None;
                scope.linked_issues = kernel::Links::to([issue]);
            });
        },
        ["scope.considers_issues records judgement SC-01"],
    );
    check(
        "no parties",
        |clean| clean.world.edit(clean.scope, |scope| scope.parties = Some("  ".into())),
        ["scope.considers_parties none minor SC-01"],
    );
    check(
        "no interfaces",
        |clean| clean.world.edit(clean.scope, |scope| scope.interfaces = kernel::Many::default()),
        ["scope.covers_interfaces none-said judgement SC-01"],
    );
    let half = || Interface { with: "Payroll bureau".into(), what: "".into(), supplier: None };
    check(
        "an interface without content",
        |clean| clean.world.edit(clean.scope, |scope| scope.interfaces.put_at("pay", half())),
        ["scope.covers_interfaces half minor SC-01"],
    );
}

#[test]
fn a_draft_is_a_gap_once_statement_and_risks_are_settled() {
    check(
        "the approval of the scope is missing",
        |clean| clean.world.edit(clean.scope, |scope| scope.approval = None),
        ["scope.approved draft major SC-01"],
    );
}

#[test]
fn the_scope_is_approved_before_the_system_begins_to_operate() {
    let begins = |on| {
        move |clean: &mut super::world::Clean| {
            clean.world.edit(clean.scope, |scope| scope.operates_from = Some(on));
        }
    };
    check("four days before the approval", begins(day(1, 16)), ["scope.approved late minor SC-01"]);
    check("with the approval", begins(day(1, 20)), []);
    check("at work before it was recorded, and approved here since", begins(day(1, 15)), []);
    check(
        "brought in with both days",
        |clean| {
            let scope = clean.world.state.get(clean.scope).unwrap().record.clone();
            clean.world.retire(clean.scope);
            clean.world.make(TODAY, |own: &mut Scope| *own = Scope { operates_from: Some(day(1, 15)), ..scope });
        },
        ["scope.approved late minor SC-02"],
    );
}

#[test]
fn the_approval_is_of_the_version_in_use() {
    check(
        "a later version under an earlier approval",
        |clean| clean.world.edit(clean.scope, |scope| scope.version = 2),
        ["scope.approved earlier minor SC-01"],
    );
}

#[test]
fn approved_scopes_side_by_side_are_looked_at() {
    check(
        "two, and neither replaces the other",
        |clean| {
            let scope = clean.world.state.get(clean.scope).unwrap().record.clone();
            clean.world.make(day(2, 1), |other: &mut Scope| *other = scope);
        },
        ["scope.states_boundaries several judgement SC-01,SC-02"],
    );
}

#[test]
fn of_two_approved_versions_the_later_is_judged() {
    let mut clean = clean();
    let before = clean.world.state.get(clean.scope).unwrap().record.clone();
    let approval = Some(approval(clean.leader, day(2, 1), 2));
    let revises = Some(clean.scope);
    clean.world.make(day(2, 1), |scope: &mut Scope| *scope = Scope { approval, version: 2, revises, ..before });
    let verdict = super::planted::verdict(&clean, "scope.approved");
    assert_eq!(super::planted::told("scope.approved", &verdict), "scope.approved ok no_gap SC-02");
}

#[test]
fn who_answers_for_the_context_still_works_here() {
    let gone = |clean: &mut super::world::Clean| {
        let left_on = Some(day(5, 20));
        clean.world.make(day(1, 5), |person: &mut Person| person.left_on = left_on)
    };
    check(
        "owners of an issue, a party, an obligation and the scope",
        |clean| {
            let owner = Some(gone(clean));
            clean.world.edit(clean.context.market, |own| own.owner = owner);
            clean.world.edit(clean.context.customers, |own| own.owner = owner);
            clean.world.edit(clean.context.contract, |own| own.owner = owner);
            clean.world.edit(clean.scope, |own| own.owner = owner);
        },
        ["scope.approved left+rehearsal-left-beside minor SC-01"],
    );
}

#[test]
fn whether_an_obligation_is_met_is_judged_once_it_has_been_binding_for_long() {
    let from = |from: Date| {
        move |clean: &mut super::world::Clean| {
            clean.world.edit(clean.context.contract, |own| {
                (own.compliance, own.binding_from) = (Compliance::NotJudged, Some(from));
            });
        }
    };
    check("binding of late", from(day(5, 1)), []);
    check("for long", from(day(1, 17)), ["parties.needs_addressed unjudged minor OB-001"]);
}

#[test]
fn nothing_rests_on_a_supplier_whose_work_has_ended() {
    let supplied = |state: SupplierState| {
        move |clean: &mut super::world::Clean| {
            let supplier = clean.world.make(day(1, 10), |own: &mut Supplier| {
                own.name = "Hosting provider".into();
                own.state = state;
            });
            clean.world.edit(clean.server, |own| own.supplier = Some(supplier));
        }
    };
    check("at work", supplied(SupplierState::Active), []);
    check("ended", supplied(SupplierState::Ended), ["scope.covers_interfaces idle minor SUP-001"]);
    let candidate = |from: Option<Date>, unit: bool| {
        move |clean: &mut super::world::Clean| {
            let unit = unit.then(|| clean.world.all::<crate::context::Unit>()[0]);
            let supplier = clean.world.make(day(1, 10), |own: &mut Supplier| {
                (own.name, own.state) = ("Hosting provider".into(), SupplierState::Candidate);
                (own.units, own.contract_from) = (kernel::Links::to(unit), from);
            });
            let runs = unit.is_none().then_some(supplier);
            clean.world.edit(clean.server, |own| own.supplier = runs);
        }
    };
    check("thought of, and who would use it", candidate(None, true), []);
    check("thought of", candidate(None, false), ["scope.covers_interfaces unbegun minor SUP-001"]);
    let tried = ["scope.covers_interfaces tried judgement SUP-001"];
    check("tried out under a contract", candidate(Some(day(5, 1)), true), tried);
    check("and it runs something", candidate(Some(day(5, 1)), false), tried);
    check("the contract begins later", candidate(Some(day(7, 1)), true), []);
}
