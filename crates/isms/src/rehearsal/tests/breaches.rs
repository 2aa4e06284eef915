//! Lines, obligations, exceptions and incidents that speak against what stands decided.

use jiff::tz::TimeZone;
use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::{Clean, day};
use crate::context::obligations::Compliance;
use crate::context::scopes::Exclusion;
use crate::operation::exceptions::{ExceptionApproval, ExceptionState};
use crate::operation::incidents::IncidentClass;
use crate::operation::{Exception, Incident, Severity};
use crate::planning::methods::five_by_five;
use crate::planning::scoring;

#[test]
fn a_level_across_the_line_says_who_may_accept() {
    let key = |wanted: i64| {
        let method = &five_by_five().method;
        scoring::band(method, wanted).expect("it has a level").0.to_owned()
    };
    let (low, high) = (key(five_by_five().method.line), key(five_by_five().method.line + 1));
    let begins = |clean: &mut Clean, band: &str, from: i64| {
        clean.world.edit(clean.method, |method| {
            let own = method.bands.at(band).cloned().expect("it has this level");
            method.bands.put_at(band, crate::planning::methods::Band { from, ..own });
        });
    };
    check(
        "the level below the line reaches over it",
        |clean| begins(clean, &high, 11),
        ["method.has_acceptance_criteria across minor M-01", "risks.compared_with_criteria expected minor R-0002"],
    );
    check(
        "the level above it begins below",
        |clean| begins(clean, &high, 9),
        ["method.has_acceptance_criteria split judgement M-01", "risks.compared_with_criteria level minor R-0004"],
    );
    check(
        "a role for what the owner alone accepts",
        |clean| {
            let role = clean.role;
            clean.world.edit(clean.method, |method| {
                let own = method.bands.at(&low).cloned().expect("it has this level");
                method.bands.put_at(&low, crate::planning::methods::Band { authority: Some(role), ..own });
            });
        },
        ["method.has_acceptance_criteria split judgement M-01"],
    );
}

#[test]
fn a_risk_that_breaches_what_is_binding_is_not_simply_kept() {
    let breach = |clean: &mut Clean, compliance| {
        let contract = clean.context.contract;
        clean.world.edit(clean.kept, |risk| risk.obligations = Links::to([contract]));
        clean.world.edit(contract, |own| own.compliance = compliance);
    };
    check("it is met", |clean| breach(clean, Compliance::Met), []);
    check(
        "it is not met, and somebody sees to it",
        |clean| {
            breach(clean, Compliance::NotMet);
            let contract = clean.context.contract;
            clean.world.make(day(5, 30), |own: &mut crate::improvement::Nonconformity| {
                own.title = "Told too late".into();
                own.obligations = Links::to([contract]);
            });
        },
        ["risks.options_decided breach judgement R-0004,OB-001"],
    );
}

#[test]
fn an_obligation_that_ended_or_was_judged_years_ago_says_nothing_of_today() {
    let contract = |change: fn(&mut crate::context::Obligation)| {
        move |clean: &mut Clean| clean.world.edit(clean.context.contract, change)
    };
    check(
        "ended in April",
        contract(|own| own.binding_until = Some(day(4, 1))),
        ["parties.needs_addressed ended judgement OB-001"],
    );
    check("ended last week", contract(|own| own.binding_until = Some(day(5, 25))), []);
    check(
        "judged years ago",
        contract(|own| own.judged_on = Some(Date::constant(2023, 1, 10))),
        ["parties.needs_addressed aged judgement OB-001"],
    );
}

#[test]
fn a_scope_does_not_leave_out_what_it_lists() {
    let leaves_out = |what: &'static str| {
        move |clean: &mut Clean| {
            let own = Exclusion { what: what.into(), justification: "It is to follow next year".into() };
            clean.world.edit(clean.scope, |scope| scope.exclusions.put_at("1", own));
        }
    };
    check("a unit", leaves_out("Engineering"), ["scope.states_boundaries torn minor U-001,SC-01"]);
    check("the canteen at a site", leaves_out("The canteen in Oslo"), []);
}

#[test]
fn an_exception_on_what_an_acceptance_rests_on_has_to_be_weighed() {
    let waived = |clean: &mut Clean, until: Date| {
        let (backup, by) = (clean.backup, clean.leader);
        clean.world.make(day(4, 16), |own: &mut Exception| {
            own.title = "No restores this summer".into();
            own.controls = Links::to([backup]);
            own.state = ExceptionState::Approved;
            own.approval = Some(ExceptionApproval { by, on: day(4, 16), until, remark: None });
        });
    };
    check_on(day(5, 10), "approved weeks ago", |clean| waived(clean, day(9, 30)), []);
    check(
        "approved in April",
        |clean| waived(clean, day(9, 30)),
        ["residual.accepted_by_owners waived judgement R-0001,EX-2026-001"],
    );
    check("over", |clean| waived(clean, day(5, 20)), ["residual.accepted_by_owners over judgement EX-2026-001"]);
}

#[test]
fn an_incident_before_the_start_counts_for_the_risk_it_names() {
    let happened = |clean: &mut Clean, on: Date| {
        let risk = clean.critical;
        let at = TimeZone::UTC.to_timestamp(on.at(9, 0, 0, 0)).expect("a day of our time");
        clean.world.make(on, |own: &mut Incident| {
            own.title = "Data were stolen".into();
            (own.class, own.severity) = (IncidentClass::Incident, Some(Severity::Critical));
            (own.detected_at, own.risks) = (Some(at), Links::to([risk]));
        });
    };
    check(
        "after the risk was assessed",
        |clean| happened(clean, day(3, 20)),
        ["assessment.performed_on_change incident-risks minor INC-2026-001,R-0002"],
    );
    check("before", |clean| happened(clean, day(2, 1)), []);
}

#[test]
fn a_supplier_works_by_a_contract_and_is_answered_when_it_fails() {
    use crate::operation::Supplier;
    use crate::operation::suppliers::{SupplierResult, SupplierState};
    let supplier = |clean: &mut Clean, change: fn(&mut Supplier)| {
        clean.world.make(day(1, 17), |own: &mut Supplier| {
            (own.name, own.state) = ("Hosting provider".into(), SupplierState::Active);
            own.criticality = Some(Severity::Critical);
            own.contract_until = Some(day(12, 31));
            (own.result, own.assessed_on) = (Some(SupplierResult::Satisfactory), Some(day(2, 2)));
            change(own);
        });
    };
    let key = "suppliers.controlled";
    for (what, change, told) in [
        ("in order", (|_| {}) as fn(&mut Supplier), "ok no_gap"),
        ("ended last week", |own| own.contract_until = Some(day(5, 25)), "ended-soon not_due SUP-001"),
        ("ended in April", |own| own.contract_until = Some(day(4, 30)), "ended minor SUP-001"),
        (
            "failed in spring",
            |own| (own.result, own.assessed_on) = (Some(SupplierResult::Unsatisfactory), Some(day(4, 20))),
            "failed minor SUP-001",
        ),
        (
            "failed last week",
            |own| (own.result, own.assessed_on) = (Some(SupplierResult::Unsatisfactory), Some(day(5, 25))),
            "failed-soon not_due SUP-001",
        ),
        (
            "failed in spring, and is being replaced",
            |own| {
                (own.result, own.assessed_on) = (Some(SupplierResult::Unsatisfactory), Some(day(4, 20)));
                own.state = SupplierState::Leaving;
            },
            "ok no_gap",
        ),
        ("its certificate ran out", |own| own.certificate_until = Some(day(4, 1)), "lapsed judgement SUP-001"),
    ] {
        // Without any supplier it says the same.
        let told = if told == "ok no_gap" { Vec::new() } else { vec![format!("{key} {told}")] };
        match &told[..] {
            [told] => check(what, |clean| supplier(clean, change), [told]),
            _ => check(what, |clean| supplier(clean, change), []),
        }
    }
}
