//! Defects of exclusions from the Statement of Applicability.

use kernel::{Lines, Links, Text};

use super::planted::check;
use super::statement::{exclude, row};
use super::world::{Clean, TODAY, clean, day};
use crate::catalogue::Edition;
use crate::context::obligations::ObligationKind;
use crate::context::parties::{Addressed, Need, NeedKind};
use crate::context::processes::ProcessKind;
use crate::context::scopes::Exclusion;
use crate::context::sites::SiteKind;
use crate::context::{Process, Site};
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::planning::Control;
use crate::planning::applicability::Verdict;
use crate::planning::assets::Classification;
use crate::planning::controls::Implementation;
use crate::planning::exclusions::Upheld;
use crate::rehearsal::rehearse;
use crate::support::people::PersonKind;

#[test]
fn an_exclusion_needs_a_reason_that_records_do_not_contradict() {
    check(
        "no reason",
        |clean| row(clean, "A.8.30", |row| row.exclusion = Some("not needed".into())),
        ["applicability.justifies_exclusion missing minor A.8.30"],
    );
    let source_code = |clean: &mut Clean| clean.world.edit(clean.asset_type, |own| own.title = "Source code".into());
    check("source code, and development by others alone excluded", source_code, []);
    check(
        "source code beside an excluded A.8.28",
        |clean| {
            source_code(clean);
            exclude(clean, "A.8.28");
        },
        ["applicability.justifies_exclusion contradicted judgement A.8.28,A-0001,SC-01"],
    );
    check(
        "somebody outside who develops",
        |clean| {
            clean.world.make(day(1, 20), |own: &mut Supplier| {
                (own.name, own.service) = ("Fjord Code".into(), Some("Development of the mobile app".into()));
                own.state = SupplierState::Active;
            });
        },
        ["applicability.justifies_exclusion contradicted judgement A.8.30,SUP-001"],
    );
    check(
        "a control in use names it beside another one",
        |clean| {
            let both = vec!["A.8.15".to_owned(), "A.8.16".to_owned()];
            clean.world.edit(clean.watch, |control| control.reference_controls.0 = both);
            exclude(clean, "A.8.15");
        },
        ["applicability.justifies_exclusion contradicted judgement A.8.15,C-002,A-0001"],
    );
    check(
        "personal data",
        |clean| {
            exclude(clean, "A.5.34");
            clean.world.edit(clean.service, |asset| asset.personal_data = true);
            clean.world.edit(clean.context.contract, |own| own.kind = ObligationKind::Regulation);
        },
        ["applicability.justifies_exclusion contradicted judgement A.5.34,A-0002"],
    );
    check(
        "all of A.7 beside a site with people",
        |clean| (1..=14).for_each(|number| exclude(clean, &format!("A.7.{number}"))),
        [concat!(
            "applicability.justifies_exclusion contradicted judgement ",
            "A.7.1,A.7.2,A.7.3,A.7.4,A.7.5,A.7.6,A.7.7,A.7.8,A.7.9,A.7.10,A.7.11,A.7.12,A.7.13,A.7.14,S-001"
        )],
    );
    let office = |clean: &mut Clean| clean.world.edit(clean.site, |site| site.kind = Some(SiteKind::Office));
    check("an office, and nothing left out", office, []);
    check(
        "entry beside an office",
        |clean| {
            office(clean);
            exclude(clean, "A.7.2");
        },
        ["applicability.justifies_exclusion contradicted judgement A.7.2,S-001"],
    );
    let machines = |clean: &mut Clean, kind| {
        exclude(clean, "A.7.12");
        clean.world.edit(clean.site, |site| site.kind = Some(kind));
    };
    check("cabling of the landlord", |clean| machines(clean, SiteKind::Office), []);
    check(
        "cabling beside a computer room",
        |clean| machines(clean, SiteKind::DataCentre),
        ["applicability.justifies_exclusion contradicted judgement A.7.12,S-001"],
    );
    check(
        "secure areas beside an office",
        |clean| {
            office(clean);
            exclude(clean, "A.7.6");
        },
        [],
    );
    check(
        "an office out of scope",
        |clean| {
            clean.world.make(day(1, 20), |site: &mut Site| {
                (site.name, site.kind) = ("Bergen".into(), Some(SiteKind::Office));
            });
            let scope = clean.scope;
            let out = Exclusion { what: "Bergen".into(), justification: "Nothing of the service is done there".into() };
            clean.world.edit(scope, |scope| scope.exclusions.put_at("1", out));
            exclude(clean, "A.7.2");
        },
        [],
    );
    check("part of A.7", |clean| (1..=13).for_each(|number| exclude(clean, &format!("A.7.{number}"))), []);
}

/// Left out beside records that speak against it, all in one organization.
fn left_out(controls: &[&str], against: &str, plant: fn(&mut Clean)) {
    let all = controls.join(",");
    let expected = format!("applicability.justifies_exclusion contradicted judgement {all},{against}");
    check(
        &all,
        |clean| {
            plant(clean);
            controls.iter().for_each(|control| exclude(clean, control));
        },
        [expected.as_str()],
    );
}

#[test]
fn what_every_organization_does_is_not_left_out_unseen() {
    left_out(&["A.5.15", "A.5.18", "A.6.1", "A.6.4", "A.8.3"], "SC-01", |_| {});
    left_out(&["A.5.2", "A.5.4"], "SC-01,RO-01", |_| {});
    left_out(&["A.5.35", "A.5.36", "A.6.3"], "SC-01", |_| {});
    left_out(&["A.8.7", "A.8.8", "A.8.20"], "A-0001", |_| {});
    left_out(&["A.8.6", "A.8.17", "A.8.18", "A.8.22", "A.8.23"], "A-0001", |_| {});
    left_out(&["A.5.29", "A.5.30"], "A-0002", |_| {});
    left_out(&["A.5.27", "A.5.28"], "PR-001", |_| {});
    left_out(&["A.5.24", "A.5.26"], "SC-01,PR-001", |_| {});
    left_out(&["A.5.12", "A.5.13"], "A-0002", |clean| {
        clean.world.edit(clean.service, |asset| asset.classification = Some(Classification::Confidential));
    });
    let alone = |clean: &mut Clean| {
        clean.world.edit(clean.leader, |own| own.kind = PersonKind::Outsider);
        clean.world.edit(clean.site, |site| site.persons = Some(1));
    };
    check(
        "nobody to have rules for",
        |clean| {
            alone(clean);
            exclude(clean, "A.6.4");
        },
        [],
    );
    check("what nothing speaks for by itself", |clean| exclude(clean, "A.8.21"), []);
}

#[test]
fn development_and_home_are_told_by_processes_scope_and_needs() {
    let elsewhere = |clean: &mut Clean| {
        clean.world.edit(clean.scope, |scope| scope.statement = "The freight service in Oslo".into());
    };
    let process = |clean: &mut Clean, name: &str| {
        elsewhere(clean);
        clean.world.make(day(1, 17), |own: &mut Process| (own.name, own.kind) = (name.into(), ProcessKind::Support));
        exclude(clean, "A.8.25");
    };
    check(
        "a process",
        |clean| process(clean, "Development of the platform"),
        ["applicability.justifies_exclusion contradicted judgement A.8.25,PR-003"],
    );
    check("another kind of development", |clean| process(clean, "Business development"), []);
    check(
        "a scope",
        |clean| {
            clean.world.edit(clean.scope, |scope| scope.location = Some("The office, and work from home".into()));
            exclude(clean, "A.6.7");
        },
        ["applicability.justifies_exclusion contradicted judgement A.6.7,SC-01"],
    );
    check(
        "a need",
        |clean| {
            let (addressed, how) = (Addressed::Addressed, Some("Rules for home".into()));
            let kind = NeedKind::Expectation;
            let need = Need { what: "Work from home".into(), kind, addressed, how, climate: false };
            clean.world.edit(clean.context.customers, |own| own.needs.put_at("3", need));
            exclude(clean, "A.6.7");
        },
        ["applicability.justifies_exclusion contradicted judgement A.6.7,IP-01"],
    );
    check("nothing tells of homes", |clean| exclude(clean, "A.6.7"), []);
}

#[test]
fn what_was_left_out_by_name_rests_on_named_judgement_until_other_records_speak_against_it() {
    // What the act of leaving out by name writes down.
    let upheld = |clean: &mut Clean, records: &[&str]| {
        exclude(clean, "A.8.16");
        let (by, watch) = (clean.leader, clean.watch);
        row(clean, "A.8.16", |row| {
            let reason = row.exclusion.clone().expect("it was just written");
            let records = Lines(records.iter().map(|own| (*own).to_owned()).collect());
            row.upheld = Some(Upheld { by, on: day(3, 2), reason, controls: Links::to([watch]), records });
        });
    };
    check(
        "left out by name",
        |clean| upheld(clean, &["TP-2026-002", "R-0002", "A-0001"]),
        ["applicability.justifies_exclusion upheld attested A.8.16"],
    );
    check(
        "left out by name before the risk came to rest on it",
        |clean| upheld(clean, &["TP-2026-002", "A-0001"]),
        ["applicability.justifies_exclusion outdated judgement A.8.16,TP-2026-002,R-0002,A-0001"],
    );
}

#[test]
fn a_reason_that_only_declines_has_to_be_read() {
    let excused =
        |reason: &'static str| move |clean: &mut Clean| row(clean, "A.8.30", |row| row.exclusion = Some(reason.into()));
    for reason in ["Not applicable to our organization", "Too expensive at the moment", "Nicht anwendbar bei uns"] {
        check(reason, excused(reason), ["applicability.justifies_exclusion excused judgement A.8.30"]);
    }
    for reason in ["Not applicable, because nobody outside develops", "No secure areas are kept anywhere"] {
        check(reason, excused(reason), []);
    }
}

#[test]
fn with_nothing_excluded_there_is_nothing_to_justify() {
    check(
        "everything is necessary",
        |clean| {
            row(clean, "A.8.30", |row| {
                row.applicable = Verdict::Applicable;
                (row.business, row.status) = (true, Implementation::Implemented);
            });
        },
        ["applicability.justifies_exclusion nothing no_gap"],
    );
    let mut clean = clean();
    let title: Text = "Another control".into();
    clean.world.make(TODAY, |control: &mut Control| control.title = title);
    assert!(!rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY).has_gaps());
}
