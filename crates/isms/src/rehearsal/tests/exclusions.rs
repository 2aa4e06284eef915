//! Defects of exclusions from the Statement of Applicability.

use kernel::{Lines, Links, Text};

use super::planted::check;
use super::statement::{exclude, row};
use super::world::{Clean, TODAY, clean, day};
use crate::catalogue::Edition;
use crate::context::Site;
use crate::context::scopes::Exclusion;
use crate::context::sites::SiteKind;
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::planning::Control;
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation;
use crate::planning::exclusions::Upheld;
use crate::rehearsal::rehearse;

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
        ["applicability.justifies_exclusion contradicted judgement A.8.28,A-0001"],
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
        ["applicability.justifies_exclusion contradicted judgement A.8.15,C-002"],
    );
    check(
        "personal data",
        |clean| {
            exclude(clean, "A.5.34");
            clean.world.edit(clean.service, |asset| asset.personal_data = true);
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
        |clean| upheld(clean, &["TP-2026-002", "R-0002"]),
        ["applicability.justifies_exclusion upheld attested A.8.16"],
    );
    check(
        "left out by name before the risk came to rest on it",
        |clean| upheld(clean, &["TP-2026-002"]),
        ["applicability.justifies_exclusion outdated judgement A.8.16,TP-2026-002,R-0002"],
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
