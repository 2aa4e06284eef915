//! Small organizations of other kinds: what is said otherwise than in the usual field is said.

use kernel::{Links, Many};

use super::planted::check;
use super::world::{Clean, TODAY, day};
use crate::context::parties::{Addressed, Need, NeedKind};
use crate::context::{Scope, Site};
use crate::leadership::Role;
use crate::operation::suppliers::SupplierState;
use crate::operation::{Severity, Supplier};
use crate::planning::methods::Band;
use crate::planning::risks::{Reopened, TreatmentOption};
use crate::support::Person;

/// Names a role that nobody holds for what lies above the line.
fn manager(clean: &mut Clean) {
    let manager = clean.world.make(day(1, 6), |role: &mut Role| role.title = "Manager".into());
    clean.world.edit(clean.method, |method| {
        let bands = method.bands.iter().map(|(key, band)| {
            let authority = band.authority.map(|_| manager);
            (key.to_owned(), Band { authority, ..band.clone() })
        });
        method.bands = bands.collect::<Many<_>>();
    });
}

#[test]
fn top_management_countersigns_where_nobody_holds_the_role_named_and_nobody_has_to_be_told_of_that_role() {
    check("top management is there", manager, []);
    check(
        "nobody of top management works here any more",
        |clean| {
            manager(clean);
            clean.world.edit(clean.role, |role| role.holders = Links::default());
        },
        ["responsibilities.assigned headless minor RO-01"],
    );
}

#[test]
fn a_need_of_law_that_says_what_it_is_is_the_requirement() {
    let asks = |what: &'static str| {
        move |clean: &mut Clean| {
            let (addressed, how) = (Addressed::Addressed, Some("Access by role".into()));
            let need = Need { what: what.into(), kind: NeedKind::Legal, addressed, how, climate: false };
            clean.world.edit(clean.context.customers, |own| own.needs.put_at("3", need));
        }
    };
    check("it names the law", asks("GDPR is kept"), []);
    let vague = ["parties.needs_listed law judgement IP-01"];
    check("which law it is stays open", asks("Compliance with all applicable laws"), vague);
}

#[test]
fn where_the_scope_ends_may_be_said_by_what_lies_inside() {
    let scoped = |change: fn(&mut Scope)| move |clean: &mut Clean| clean.world.edit(clean.scope, change);
    check("no words, but units and interfaces", scoped(|scope| (scope.business, scope.technology) = (None, None)), []);
    check(
        "no place but in the statement",
        scoped(|scope| scope.sites = Links::default()),
        ["scope.states_boundaries boundaries-open judgement SC-01"],
    );
    check(
        "no place at all",
        scoped(|scope| {
            scope.sites = Links::default();
            scope.statement = "Development and operation of the freight service".into();
        }),
        ["scope.states_boundaries boundaries minor SC-01"],
    );
    check(
        "no place, and nobody says that there are any",
        |clean| {
            clean.world.edit(clean.scope, |scope| scope.sites = Links::default());
            for site in clean.world.all::<Site>() {
                clean.world.retire(site);
            }
        },
        ["scope.states_boundaries boundaries-open judgement SC-01"],
    );
}

#[test]
fn that_there_is_no_interface_can_be_said() {
    let alone = |clean: &mut Clean, said: bool| {
        clean.world.edit(clean.scope, |scope| {
            scope.interfaces = Many::default();
            scope.no_interfaces = said.then(|| "All servers are our own, in our own rooms".into());
        });
    };
    let supplier = |clean: &mut Clean| {
        clean.world.make(TODAY, |own: &mut Supplier| {
            (own.name, own.state) = ("Ledgerline".into(), SupplierState::Active);
            own.criticality = Some(Severity::Critical);
        });
    };
    check("said", |clean| alone(clean, true), ["scope.covers_interfaces nobody no_gap SC-01"]);
    check(
        "not said, and nobody works for us",
        |clean| alone(clean, false),
        ["scope.covers_interfaces none-said judgement SC-01"],
    );
    check(
        "not said, and somebody does",
        |clean| {
            alone(clean, false);
            supplier(clean);
        },
        ["scope.covers_interfaces none minor SC-01"],
    );
    check(
        "said, while much depends on somebody",
        |clean| {
            alone(clean, true);
            supplier(clean);
        },
        ["scope.covers_interfaces suppliers minor SUP-001,SC-01"],
    );
}

#[test]
fn what_is_shared_is_changed_by_the_agreement_with_the_partner() {
    let shared = |clean: &mut Clean, with: Option<&'static str>| {
        clean.world.edit(clean.open, |plan| {
            (plan.controls, plan.description) = (Links::default(), Some("The policy is signed".into()));
        });
        clean.world.edit(clean.critical, |risk| {
            let decision = risk.decision.as_mut().unwrap();
            (decision.option, decision.shared_with) = (TreatmentOption::Share, with.map(Into::into));
        });
    };
    check("with an insurer", |clean| shared(clean, Some("Insurer Allrisk")), []);
    check("with nobody", |clean| shared(clean, None), ["risks.options_decided partnerless minor R-0002"]);
}

#[test]
fn what_a_risk_says_that_it_harms_was_looked_at_and_is_judged_as_a_whole() {
    check(
        "the only risk of confidentiality waits for its assessment",
        |clean| {
            clean.world.edit(clean.critical, |risk| {
                risk.consequence = super::world::ratings(&[("i", 5)]);
            });
        },
        ["risks.have_consequences flagged minor R-0002"],
    );
    check(
        "no consequence at all",
        |clean| {
            for id in [clean.treated, clean.critical, clean.small, clean.kept] {
                clean.world.edit(id, |risk| risk.consequence = Many::default());
            }
        },
        ["risks.have_consequences missing major R-0001,R-0002,R-0003,R-0004"],
    );
    check(
        "no level",
        |clean| {
            clean.world.edit(clean.small, |risk| {
                let own = risk.current.as_mut().unwrap();
                (own.score, own.band) = (0, "".into());
            });
        },
        ["risks.have_levels missing minor R-0003"],
    );
}

#[test]
fn a_risk_within_the_line_is_decided_within_a_month() {
    let undecided = |clean: &mut Clean| {
        clean.world.edit(clean.small, |risk| (risk.decision, risk.acceptance) = (None, None));
    };
    check("never decided", undecided, ["risks.options_decided below minor R-0003"]);
}

#[test]
fn a_risk_reopened_a_moment_ago_is_still_to_be_assessed() {
    let reopened = |clean: &mut Clean| {
        let reason = "Another provider".into();
        clean.world.edit(clean.small, |risk| risk.reopened = Some(Reopened { by: None, on: TODAY, reason }.into()));
    };
    check(
        "today",
        reopened,
        [
            "assessment.performed_on_change reopened-soon not_due R-0003",
            "residual.accepted_by_owners reopened-soon not_due R-0003",
        ],
    );
}

#[test]
fn whoever_leaves_a_role_that_top_management_stands_in_for_makes_one_finding() {
    check(
        "the only manager",
        |clean| {
            let gone = clean.world.make(day(1, 5), |person: &mut Person| person.left_on = Some(day(5, 20)));
            manager(clean);
            let manager = clean.world.all::<Role>()[1];
            clean.world.edit(manager, |role| role.holders = Links::to([gone]));
            clean.world.edit(clean.backup, |control| control.owner = Some(gone));
        },
        ["responsibilities.assigned controls minor C-001"],
    );
}
