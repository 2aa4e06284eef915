//! What an auditor asks about and a register shows at a second look.

use kernel::{Level, Links};

use super::planted::check;
use super::statement::{alter, approve_anew};
use super::world::{Clean, TODAY, day};
use crate::context::parties::{Addressed, PartyKind};
use crate::context::processes::ProcessKind;
use crate::context::scopes::{Exclusion, Interface};
use crate::context::{Obligation, Party, Process, Unit};
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::planning::assets::{AssetKind, Classification};
use crate::planning::changes::ChangeState;
use crate::planning::controls::Implementation;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::{Applicability, Asset, Control, Method, PlannedChange, Risk, Treatment};
use crate::support::Person;

/// Says something else in a row of the statement, as approved so.
fn restate(clean: &mut Clean, control: &str, change: impl FnOnce(&mut Applicability)) {
    alter(clean, control, change);
    approve_anew(clean);
}

#[test]
fn risks_are_compared_by_the_method_in_force_and_grow_by_no_control() {
    check(
        "assessed by a method replaced before",
        |clean| {
            let old = clean.world.make(day(1, 8), |own: &mut Method| own.title = "The old method".into());
            clean.world.retire(old);
            clean.world.edit(clean.kept, |risk| {
                let reading = risk.current.as_mut().unwrap();
                reading.method = old;
            });
        },
        [
            "risks.assessed_by_method stale no_gap",
            "risks.compared_with_criteria earlier no_gap",
            "risks.scored_consistently replaced minor R-0004",
        ],
    );
    let inherent = |likelihood| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.kept, |risk: &mut Risk| {
                risk.inherent_consequence = risk.consequence.clone();
                risk.inherent_likelihood = Level(likelihood);
            });
        }
    };
    check("less without controls", inherent(1), ["risks.scored_consistently unhelped judgement R-0004"]);
    check("more without controls", inherent(5), []);
}

#[test]
fn a_plan_that_is_done_is_judged_and_left_nothing_half_done() {
    let plan = |change: fn(&mut Treatment)| move |clean: &mut Clean| clean.world.edit(clean.done, change);
    let long_ago = plan(|own| {
        own.completion.as_mut().unwrap().on = kernel::Date::constant(2025, 11, 20);
        (own.effectiveness, own.check_on) = (None, None);
    });
    let told = [
        "residual.accepted_by_owners nearly-expected judgement R-0001",
        "treatment.carried_out unjudged judgement TP-2026-001",
        "treatment.plan_approved_by_owners afterwards minor TP-2026-001",
    ];
    check("never judged, and done before it was approved", long_ago, told);
    check(
        "with a control that is partly there",
        |clean| {
            let owner = clean.owner;
            clean.world.edit(clean.backup, |own| own.status = Implementation::Partly);
            restate(clean, "A.8.13", |row| {
                (row.status, row.due, row.owner) = (Implementation::Partly, Some(day(9, 1)), Some(owner));
            });
        },
        ["treatment.carried_out half judgement TP-2026-001"],
    );
    let judged = plan(|own| {
        let by = own.completion.as_ref().unwrap().by;
        let because = "Two of three backups came back".into();
        own.effectiveness = Some(Effectiveness { by, on: day(4, 21), outcome: Outcome::PartlyEffective, because });
    });
    check("it worked in part", judged, ["treatment.carried_out partly judgement TP-2026-001"]);
}

#[test]
fn what_is_in_place_is_in_place_as_a_whole() {
    let told = ["applicability.states_implementation short judgement A.8.13"];
    check("a row", |clean| restate(clean, "A.8.13", |row| row.percent = Some(30)), told);
    let control = |clean: &mut Clean| clean.world.edit(clean.backup, |own: &mut Control| own.percent = Some(40));
    check("a control", control, told);
    check("all of it", |clean| restate(clean, "A.8.13", |row| row.percent = Some(100)), []);
}

#[test]
fn what_is_left_out_is_not_still_to_come() {
    let reason =
        |text: &'static str| move |clean: &mut Clean| restate(clean, "A.8.30", |row| row.exclusion = Some(text.into()));
    let told = ["applicability.justifies_exclusion postponed minor A.8.30"];
    check("not yet", reason("Not yet implemented; planned for next year."), told);
    check("not yet, in German", reason("Noch nicht umgesetzt, wegen der Umstellung der Systeme"), told);
    check("no plan", reason("All software is bought; none is developed for us, and none is planned"), []);
}

#[test]
fn reasons_to_leave_a_control_out_are_read_in_other_languages() {
    let reason =
        |text: &'static str| move |clean: &mut Clean| restate(clean, "A.8.30", |row| row.exclusion = Some(text.into()));
    let excused = ["applicability.justifies_exclusion excused judgement A.8.30"];
    for text in
        ["Dafür fehlt uns die Zeit.", "Das ist uns zu aufwändig", "Nous n'avons pas de budget", "Brak czasu na to"]
    {
        check(text, reason(text), excused);
    }
    check("a reason", reason("Entfällt, weil alle Software gekauft wird und niemand für uns entwickelt"), []);
    let borne = ["applicability.justifies_exclusion borne judgement A.8.30"];
    check("a risk of no name", reason("Das Risiko wird von der Geschäftsführung getragen."), borne);
    check("the risk that is accepted", reason("The risk is accepted by its owner, see R-0004."), []);
}

#[test]
fn changes_begin_and_the_scope_follows() {
    let change =
        |change: fn(&mut PlannedChange)| move |clean: &mut Clean| clean.world.edit(clean.context.change, change);
    let waiting = change(|own| {
        own.state = ChangeState::Planned;
        (own.start, own.done_on, own.review) = (Some(day(2, 20)), None, None);
        own.due = Some(day(9, 1));
        own.actions = kernel::Many::default();
    });
    check("never begun", waiting, ["changes.planned put-off judgement CH-2026-001"]);
    check(
        "a scope that stays",
        |clean| {
            let scope = clean.scope;
            clean.world.edit(clean.context.change, |own| own.scopes = Links::to([scope]));
        },
        ["changes.planned scope-stays judgement CH-2026-001"],
    );
}

#[test]
fn who_owns_a_risk_works_for_the_organization() {
    check(
        "the supplier's own",
        |clean| {
            let supplier = clean.world.make(day(1, 10), |own: &mut Supplier| own.name = "Ledgerline".into());
            clean.world.edit(clean.owner, |own: &mut Person| own.supplier = Some(supplier));
        },
        ["risks.have_owners theirs judgement R-0001,R-0002,R-0003,R-0004"],
    );
}

#[test]
fn needs_and_obligations_are_met_by_what_is_there() {
    check(
        "by a control that is gone",
        |clean| {
            let gone = clean.world.make(day(1, 10), |own: &mut Control| own.title = "Stamped letters".into());
            clean.world.retire(gone);
            clean.world.edit(clean.context.contract, |own: &mut Obligation| own.controls = Links::to([gone]));
        },
        ["parties.needs_addressed gone judgement OB-001"],
    );
    let how = |text: &'static str| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.context.customers, |own: &mut Party| {
                let (key, mut need) =
                    own.needs.iter().next().map(|(key, need)| (key.to_owned(), need.clone())).unwrap();
                (need.addressed, need.how) = (Addressed::Addressed, Some(text.into()));
                own.needs.put_at(&key, need);
            });
        }
    };
    check("by a control left out", how("By A.8.30."), ["parties.needs_addressed excluded judgement IP-01"]);
    check("by one of two", how("By A.8.13, and A.8.30 where software is made for us"), []);
}

#[test]
fn somebody_pays_for_what_earns_money() {
    check(
        "no customer",
        |clean| {
            clean.world.edit(clean.context.customers, |own: &mut Party| own.kind = PartyKind::Partner);
            let unit = clean.world.all::<Unit>()[0];
            clean.world.make(day(1, 10), |own: &mut Process| {
                (own.name, own.kind, own.unit) = ("Freight".into(), ProcessKind::Core, Some(unit));
            });
        },
        ["parties.named customers judgement"],
    );
}

#[test]
fn the_boundary_leaves_out_nothing_that_it_stands_on() {
    let supplier = |clean: &mut Clean, state: SupplierState| {
        clean.world.make(day(2, 1), |own: &mut Supplier| (own.name, own.state) = ("Ledgerline".into(), state))
    };
    check(
        "outsourced and left out",
        |clean| {
            let it = supplier(clean, SupplierState::Active);
            clean.world.edit(clean.server, |own| own.supplier = Some(it));
            let justification = "It is certified by itself".into();
            let exclusion = Exclusion { what: "Ledgerline".into(), justification };
            let with = Interface { with: "Ledgerline".into(), what: "Accounts".into(), supplier: Some(it) };
            clean.world.edit(clean.scope, |scope| {
                scope.exclusions.put_at("1", exclusion);
                scope.interfaces.put_at("9", with);
            });
        },
        ["scope.states_boundaries outsourced judgement SUP-001"],
    );
    check(
        "ended in order",
        |clean| {
            let it = supplier(clean, SupplierState::Ended);
            let unit = clean.world.all::<Unit>()[0];
            clean.world.edit(it, |own| own.units = Links::to([unit]));
        },
        [],
    );
}

#[test]
fn what_came_after_the_last_assessment_is_looked_at() {
    check(
        "a confidential recorder",
        |clean| {
            let unit = clean.world.all::<Unit>()[0];
            let long_ago = crate::dates::days_after(TODAY, -95);
            clean.world.make(day(2, 20), |own: &mut Asset| {
                (own.name, own.kind, own.unit) = ("Recorder".into(), AssetKind::Supporting, Some(unit));
                (own.classification, own.acquired_on) = (Some(Classification::Confidential), Some(long_ago));
            });
        },
        ["risks.cover_scope newer judgement A-0003"],
    );
}
