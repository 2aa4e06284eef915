//! The list of checks and the standards name the same keys.

use std::collections::BTreeSet;

use crate::catalogue::{Edition, compare_ids};
use crate::rehearsal::{CHECKS, check};

/// What only the edition of 2022 asks.
const ONLY_2022: [&str; 4] =
    ["issues.climate_determined", "objectives.monitored", "parties.needs_addressed", "processes.determined"];

#[test]
fn every_check_is_bound_in_the_editions_that_ask_it_and_every_binding_is_a_check() {
    let listed: BTreeSet<&str> = CHECKS.iter().map(|check| check.key).collect();
    assert_eq!(listed.len(), CHECKS.len(), "a key stands in the list twice");
    for edition in Edition::ALL {
        let requirements = &edition.standard().requirements;
        let bound: BTreeSet<_> = requirements.iter().flat_map(|row| &row.checks).map(String::as_str).collect();
        let asked: BTreeSet<_> = match edition {
            Edition::Iso27001_2022 => listed.clone(),
            Edition::Iso27001_2013 => listed.iter().copied().filter(|key| !ONLY_2022.contains(key)).collect(),
        };
        assert_eq!(asked, bound, "{edition}");
    }
}

#[test]
fn checks_stand_in_the_order_of_the_standard_under_the_clause_that_names_them() {
    assert!(CHECKS.windows(2).all(|pair| compare_ids(pair[0].clause, pair[1].clause).is_le()));
    for check in CHECKS {
        let standard = Edition::Iso27001_2022.standard();
        let mut answered = standard.requirements_answered_by(check.key);
        assert!(answered.any(|row| row.clause == check.clause), "{}", check.key);
    }
}

#[test]
fn a_check_is_found_by_its_key() {
    assert!(CHECKS.iter().all(|own| check(own.key).is_some_and(|found| found.key == own.key)));
    assert!(check("scope").is_none());
}
