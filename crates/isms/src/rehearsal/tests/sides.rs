//! Defects of the boundary: what lies on no side, on the wrong one, or is no longer there.

use kernel::{Id, Links};

use super::planted::{check, verdict};
use super::world::{Clean, TODAY, clean, day};
use crate::context::obligations::ObligationKind;
use crate::context::processes::ProcessKind;
use crate::context::scopes::{Exclusion, Interface};
use crate::context::units::UnitKind;
use crate::context::{Process, Scope, Site, Unit};
use crate::operation::suppliers::SupplierState;
use crate::operation::{Severity, Supplier};
use crate::planning::Asset;
use crate::planning::assets::{AssetKind, AssetState};
use crate::support::Person;

fn bergen(clean: &mut Clean) -> Id<Site> {
    clean.world.make(day(2, 1), |site: &mut Site| site.name = "Bergen".into())
}

/// Leaves something out of the scope, with a reason.
fn leave_out(clean: &mut Clean, what: &str) {
    let exclusion = Exclusion { what: what.into(), justification: "It is sold at the end of the year".into() };
    clean.world.edit(clean.scope, |scope| scope.exclusions.put_at("1", exclusion));
}

#[test]
fn a_site_lies_inside_or_is_left_out() {
    check(
        "on no side",
        |clean| {
            bergen(clean);
        },
        ["scope.states_boundaries open minor S-002,SC-01"],
    );
    check(
        "left out",
        |clean| {
            bergen(clean);
            leave_out(clean, "The office in Bergen");
        },
        [],
    );
    check(
        "closed before",
        |clean| {
            let site = bergen(clean);
            clean.world.edit(site, |site| site.closed_on = Some(day(5, 1)));
        },
        [],
    );
    let opened = |on| {
        move |clean: &mut Clean| {
            let site = bergen(clean);
            clean.world.edit(site, |site| site.opened_on = Some(on));
        }
    };
    check("opened already", opened(day(5, 20)), ["scope.states_boundaries open minor S-002,SC-01"]);
    check("not opened yet", opened(day(9, 1)), []);
    check(
        "left out, while somebody of a unit inside works there",
        |clean| {
            let site = bergen(clean);
            leave_out(clean, "Bergen");
            let unit = clean.world.all::<Unit>()[0];
            let (owner, service) = (clean.owner, clean.service);
            clean.world.edit(owner, |own: &mut Person| (own.unit, own.site) = (Some(unit), Some(site)));
            clean.world.edit(service, |own| own.site = Some(site));
        },
        ["scope.states_boundaries across judgement S-002,A-0002,P-001"],
    );
}

#[test]
fn a_unit_lies_inside_or_is_left_out() {
    let sales = |clean: &mut Clean| clean.world.make(day(2, 1), |unit: &mut Unit| unit.name = "Sales".into());
    check(
        "on no side",
        |clean| {
            sales(clean);
        },
        ["scope.states_boundaries open minor U-002,SC-01"],
    );
    check(
        "left out",
        |clean| {
            sales(clean);
            leave_out(clean, "Sales and marketing");
        },
        [],
    );
    check(
        "met at an interface",
        |clean| {
            sales(clean);
            let other = || Interface { with: "Sales".into(), what: "Orders of customers".into(), supplier: None };
            clean.world.edit(clean.scope, |scope| scope.interfaces.put_at("sales", other()));
        },
        [],
    );
    check(
        "at work where nothing lies inside",
        |clean| {
            let (unit, site) = (sales(clean), bergen(clean));
            clean.world.edit(unit, |unit| unit.sites = Links::to([site]));
            leave_out(clean, "The office in Bergen");
        },
        [],
    );
    check(
        "above a unit inside, with a board beside it",
        |clean| {
            let above = sales(clean);
            let inside = clean.world.all::<Unit>()[0];
            clean.world.edit(inside, |unit| unit.parent = Some(above));
            clean.world.make(day(2, 1), |unit: &mut Unit| {
                unit.name = "Board".into();
                unit.kind = Some(UnitKind::Committee);
            });
        },
        [],
    );
}

/// A process that earns money, beside one that the scope names.
fn selling(clean: &mut Clean, unit: Option<Id<Unit>>) -> Id<Process> {
    let mut core = |name: &str, unit| {
        clean.world.make(day(2, 1), |process: &mut Process| {
            (process.name, process.kind, process.unit) = (name.into(), ProcessKind::Core, unit);
        })
    };
    let (selling, operating) = (core("Selling", unit), core("Operating", None));
    clean.world.edit(clean.scope, |scope| scope.processes = Links::to([operating]));
    selling
}

#[test]
fn a_core_process_lies_inside_or_is_left_out() {
    check(
        "of no unit",
        |clean| {
            selling(clean, None);
        },
        ["scope.states_boundaries open minor PR-003,SC-01"],
    );
    check(
        "of a unit inside",
        |clean| {
            let unit = clean.world.all::<Unit>()[0];
            selling(clean, Some(unit));
        },
        ["scope.states_boundaries passed-over judgement PR-003"],
    );
    check(
        "left out",
        |clean| {
            selling(clean, None);
            leave_out(clean, "Selling");
        },
        [],
    );
}

#[test]
fn what_a_scope_names_is_there() {
    check(
        "a site given up",
        |clean| clean.world.edit(clean.site, |site| site.closed_on = Some(day(5, 1))),
        ["scope.states_boundaries vanished minor S-001,SC-01"],
    );
    check(
        "a process given up",
        |clean| {
            let process = selling(clean, None);
            clean.world.edit(clean.scope, |scope: &mut Scope| scope.processes.add(process));
            clean.world.retire(process);
        },
        ["scope.states_boundaries vanished minor PR-003,SC-01"],
    );
}

/// A supplier at work since February.
fn supplier(clean: &mut Clean, fill: impl FnOnce(&mut Supplier)) -> Id<Supplier> {
    clean.world.make(day(2, 1), |own: &mut Supplier| {
        (own.name, own.state) = ("Ledgerline".into(), SupplierState::Active);
        fill(own);
    })
}

#[test]
fn suppliers_that_the_scope_depends_on_stand_among_its_interfaces() {
    let critical = |own: &mut Supplier| own.criticality = Some(Severity::Critical);
    check(
        "much depends on it",
        |clean| {
            supplier(clean, critical);
        },
        ["scope.covers_interfaces suppliers minor SUP-001,SC-01"],
    );
    check(
        "it sees personal data",
        |clean| {
            clean.world.edit(clean.context.contract, |own| own.kind = ObligationKind::Regulation);
            supplier(clean, |own| own.personal_data = true);
        },
        ["scope.covers_interfaces apart judgement SUP-001,SC-01"],
    );
    check(
        "little depends on it",
        |clean| {
            supplier(clean, |own| own.criticality = Some(Severity::Low));
        },
        [],
    );
    check(
        "no longer at work",
        |clean| {
            let id = supplier(clean, critical);
            clean.world.edit(id, |own| own.state = SupplierState::Ended);
        },
        [],
    );
    check(
        "used by a unit outside alone",
        |clean| {
            let sales = clean.world.make(TODAY, |unit: &mut Unit| unit.name = "Sales".into());
            leave_out(clean, "Sales");
            supplier(clean, |own| {
                critical(own);
                own.units = Links::to([sales]);
            });
        },
        [],
    );
    let with = |with: &str, supplier| Interface { with: with.into(), what: "Wages".into(), supplier };
    check(
        "an interface names it by a link",
        |clean| {
            let id = supplier(clean, critical);
            clean.world.edit(clean.scope, |scope| scope.interfaces.put_at("2", with("Payroll", Some(id))));
        },
        [],
    );
    check(
        "an interface names it in words",
        |clean| {
            supplier(clean, critical);
            clean.world.edit(clean.scope, |scope| scope.interfaces.put_at("2", with("ledgerline, for wages", None)));
        },
        [],
    );
}

#[test]
fn what_the_inside_cannot_do_without_lies_inside_or_is_met_at_the_boundary() {
    let outside = |clean: &mut Clean| {
        let site = bergen(clean);
        leave_out(clean, "Bergen");
        let platform = clean.world.make(day(2, 1), |own: &mut Asset| {
            own.name = "Hosting platform".into();
            own.kind = AssetKind::Supporting;
            own.site = Some(site);
        });
        let service = clean.service;
        clean.world.edit(service, |own| own.depends_on = Links::to(own.depends_on.iter().chain([platform])));
        platform
    };
    let carrying = |clean: &Clean| {
        let verdict = verdict(clean, "scope.states_boundaries");
        verdict.sentences.iter().any(|own| own.key.ends_with("-carrying"))
    };
    let mut planted = clean();
    assert!(!carrying(&planted));
    let platform = outside(&mut planted);
    assert!(carrying(&planted), "what the service needs lies outside");
    let mut named = clean();
    outside(&mut named);
    named.world.edit(named.scope, |scope| {
        let what = "Hosting platform".into();
        let justification = "Run by the group, under a contract of its own".into();
        scope.exclusions.put_at("2", Exclusion { what, justification });
    });
    assert!(!carrying(&named), "left out by its name, with a reason");
    planted.world.edit(platform, |own| own.state = AssetState::Planned);
    assert!(!carrying(&planted), "not in use yet");
}
