//! The counts and links of the embedded files.

use std::collections::{BTreeSet, HashMap};

use super::MappingKind::{Merged, New, Renamed, Split, Unchanged};
use super::*;

/// The clauses whose requirements the checks answer today.
const ANSWERED: &[&str] = &["4.1", "4.2", "4.3", "4.4", "6.1.1", "6.1.2", "6.1.3", "6.2", "6.3", "8.2", "8.3"];
/// Requirements of other clauses that checks answer.
const ANSWERED_ALONE: &[&str] = &["5.3", "8.1-change", "8.1-ext", "8.1-out"];
/// Checks of what a requirement of 2013 did not ask yet, or of what 2022 asks in a requirement of its own.
const ADDED_IN_2022: &[&str] = &["changes.planned", "processes.determined"];

fn other(edition: Edition) -> Edition {
    match edition {
        Edition::Iso27001_2013 => Edition::Iso27001_2022,
        Edition::Iso27001_2022 => Edition::Iso27001_2013,
    }
}

/// Clauses, requirements, themes, objectives, controls.
fn counts(edition: Edition) -> [usize; 5] {
    let standard = edition.standard();
    [
        standard.clauses.len(),
        standard.requirements.len(),
        standard.themes.len(),
        standard.objectives.len(),
        standard.controls.len(),
    ]
}

#[test]
fn each_edition_has_the_counts_of_the_standard() {
    assert_eq!(counts(Edition::Iso27001_2013), [35, 150, 14, 35, 114]);
    assert_eq!(counts(Edition::Iso27001_2022), [41, 156, 4, 0, 93]);
}

#[test]
fn every_theme_has_its_controls() {
    let per_theme = |edition: Edition| -> Vec<usize> {
        let standard = edition.standard();
        standard.themes.iter().map(|theme| standard.controls_of(&theme.id).count()).collect()
    };
    assert_eq!(per_theme(Edition::Iso27001_2013), [2, 7, 6, 10, 14, 2, 15, 14, 7, 13, 5, 7, 4, 8]);
    assert_eq!(per_theme(Edition::Iso27001_2022), [37, 8, 14, 34]);
}

#[test]
fn documented_information_is_named_as_often_as_the_standard_does() {
    let named = |edition: Edition| {
        edition.standard().requirements.iter().filter(|row| row.documented_information.is_some()).count()
    };
    assert_eq!((named(Edition::Iso27001_2013), named(Edition::Iso27001_2022)), (18, 19));
}

#[test]
fn the_changes_since_2013_are_counted() {
    let count =
        |change| Edition::Iso27001_2022.standard().requirements.iter().filter(|row| row.change == Some(change)).count();
    assert_eq!([Change::Same, Change::Renumbered, Change::Modified, Change::New].map(count), [99, 37, 12, 8]);
}

#[test]
fn ids_are_unique_and_found_again() {
    for &edition in Edition::ALL {
        let standard = edition.standard();
        assert_eq!(standard.id, edition.key());
        assert_eq!(edition.key().parse(), Ok(edition));
        assert!(standard.clauses.iter().all(|row| standard.clause(&row.id) == Some(row)));
        assert!(standard.requirements.iter().all(|row| standard.requirement(&row.id) == Some(row)));
        assert!(standard.controls.iter().all(|row| standard.control(&row.id) == Some(row)));
        assert!(standard.objectives.iter().all(|row| standard.objective(&row.id) == Some(row)));
        assert!(standard.control("A.99").is_none());
    }
}

#[test]
fn a_control_is_found_without_knowing_its_edition() {
    for &edition in Edition::ALL {
        for control in &edition.standard().controls {
            assert_eq!(find_control(&control.id), Some(control));
            assert!(other(edition).standard().control(&control.id).is_none(), "{} is in both editions", control.id);
        }
    }
    assert_eq!(find_control("A.5"), None);
}

#[test]
fn every_link_inside_an_edition_points_to_something() {
    for &edition in Edition::ALL {
        let standard = edition.standard();
        assert!(
            standard.clauses.iter().filter_map(|row| row.parent.as_deref()).all(|id| standard.clause(id).is_some())
        );
        assert!(standard.requirements.iter().all(|row| standard.clause(&row.clause).is_some()));
        assert!(standard.controls.iter().all(|row| standard.theme(&row.theme).is_some()));
        assert!(standard.objectives.iter().all(|row| standard.theme(&row.theme).is_some()));
        let objectives: BTreeSet<_> = standard.controls.iter().filter_map(|row| row.objective.as_deref()).collect();
        assert_eq!(objectives.len(), standard.objectives.len());
        assert!(objectives.iter().all(|id| standard.objective(id).is_some()));
    }
}

#[test]
fn every_control_maps_to_controls_of_the_other_edition_as_the_mapping_says() {
    for &edition in Edition::ALL {
        for control in &edition.standard().controls {
            assert_eq!(control.maps_to, mapping().counterparts(edition, &control.id), "{}", control.id);
            assert_eq!(control.maps_to.is_empty(), control.new_in_2022, "{}", control.id);
            for id in &control.maps_to {
                let counterpart = other(edition).standard().control(id).expect(id);
                assert!(counterpart.maps_to.contains(&control.id), "{id} does not lead back to {}", control.id);
            }
        }
    }
}

#[test]
fn the_mapping_has_115_pairs_11_new_and_24_merged_controls() {
    let controls = |edition: Edition| &edition.standard().controls;
    let pairs: usize = controls(Edition::Iso27001_2013).iter().map(|control| control.maps_to.len()).sum();
    assert_eq!(pairs, 115);

    let mut forward = HashMap::new();
    for control in controls(Edition::Iso27001_2013) {
        *forward.entry(mapping().forward(&control.id).expect(&control.id).kind).or_insert(0) += 1;
    }
    assert_eq!(forward, HashMap::from([(Merged, 55), (Unchanged, 33), (Renamed, 25), (Split, 1)]));

    let mut backward = HashMap::new();
    for control in controls(Edition::Iso27001_2022) {
        let mapped = mapping().backward(&control.id).expect(&control.id);
        assert_eq!(mapped.kind == New, control.new_in_2022, "{}", control.id);
        *backward.entry(mapped.kind).or_insert(0) += 1;
    }
    assert_eq!(backward, HashMap::from([(Merged, 24), (Unchanged, 33), (New, 11), (Renamed, 25)]));
}

#[test]
fn every_requirement_has_counterparts_or_is_new() {
    for &edition in Edition::ALL {
        for requirement in &edition.standard().requirements {
            let ids = mapping().requirement_counterparts(edition, &requirement.id);
            assert_eq!(ids.is_empty(), requirement.change == Some(Change::New), "{}", requirement.id);
            assert!(ids.iter().all(|id| other(edition).standard().requirement(id).is_some()), "{}", requirement.id);
        }
    }
}

#[test]
fn every_attribute_value_of_a_control_is_one_that_filters_offer() {
    let standard = Edition::Iso27001_2022.standard();
    let offered = |attribute: &Attribute| standard.attribute_values(*attribute).len();
    assert_eq!(Attribute::ALL.iter().map(offered).collect::<Vec<_>>(), [3, 3, 5, 15, 4]);
    for control in &standard.controls {
        let attributes = control.attributes.as_ref().expect(&control.id);
        for &attribute in Attribute::ALL {
            let values = attributes.values(attribute);
            assert!(!values.is_empty(), "{} has no {}", control.id, attribute.key());
            assert!(values.iter().all(|value| standard.attribute_values(attribute).contains(value)), "{}", control.id);
        }
    }
}

#[test]
fn every_requirement_of_the_answered_clauses_names_checks_once_and_in_both_editions() {
    for &edition in Edition::ALL {
        for requirement in &edition.standard().requirements {
            let id = &requirement.id;
            let answered =
                ANSWERED.contains(&requirement.clause.as_str()) || ANSWERED_ALONE.contains(&requirement.id.as_str());
            assert_eq!(requirement.checks.is_empty(), !answered, "{id}");
            let unique: BTreeSet<_> = requirement.checks.iter().collect();
            assert_eq!(unique.len(), requirement.checks.len(), "{id} names a check twice");
            for counterpart in mapping().requirement_counterparts(edition, id) {
                let other = other(edition).standard().requirement(counterpart).expect(counterpart);
                assert_eq!(shared(&requirement.checks), shared(&other.checks), "{id} and {counterpart}");
            }
        }
    }
}

/// The checks that both editions ask for.
fn shared(checks: &[String]) -> Vec<&String> {
    checks.iter().filter(|key| !ADDED_IN_2022.contains(&key.as_str())).collect()
}

#[test]
fn a_check_knows_the_requirements_it_answers() {
    let answered = Edition::Iso27001_2022.standard().requirements_answered_by("scope.approved");
    assert_eq!(answered.map(|row| row.id.as_str()).collect::<Vec<_>>(), ["4.3", "4.3-doc"]);
}

#[test]
fn a_requirement_is_cited_as_people_write_it() {
    for (id, place) in [("6.1.2.c.2", "6.1.2 c) 2)"), ("8.2-doc", "8.2"), ("6.1.3.d-4", "6.1.3 d)"), ("4.3", "4.3")] {
        assert_eq!(printed(id), place);
    }
}

#[test]
fn a_place_is_cited_by_the_clause_that_the_standard_knows() {
    let told = ["8.1-unint", "6.1.2 c 1", "4.2", "R-0042", "A.8.13"].map(cited);
    assert_eq!(told, ["8.1", "6.1.2 c 1", "4.2", "R-0042", "A.8.13"]);
    let clauses = crate::REGISTERS.iter().flat_map(|register| register.fields).map(|field| field.clause);
    let letters = |clause: &str| cited(clause).contains(|sign: char| sign == '-' || sign.is_ascii_uppercase());
    assert_eq!(clauses.filter(|clause| letters(clause)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn of_every_control_it_is_decided_what_speaks_against_leaving_it_out() {
    for edition in Edition::ALL {
        let controls: BTreeSet<_> = edition.standard().controls.iter().map(|own| own.id.as_str()).collect();
        let named = objections().iter().flat_map(|own| own.controls(*edition));
        let named: BTreeSet<_> = named.map(String::as_str).collect();
        let free: BTreeSet<_> = free(*edition).iter().map(String::as_str).collect();
        assert!(named.is_disjoint(&free), "{edition}");
        assert_eq!(&named | &free, controls, "{edition}");
    }
}
