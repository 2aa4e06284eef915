//! Every triple of a library points to rows that exist, and none is there twice.

use std::collections::{HashMap, HashSet};

use super::part::Part;
use super::{Problem, ThreatLibrary, Uuid};

/// Tells every triple of the file that points to nothing or is there twice.
pub(super) fn check_links(library: &ThreatLibrary, file: &str, problems: &mut Vec<Problem>) {
    let assets: HashSet<Uuid> = library.assets.iter().map(|row| row.uuid).collect();
    let threats: HashSet<Uuid> = library.threats.iter().map(|row| row.uuid).collect();
    let vulnerabilities: HashSet<Uuid> = library.vulnerabilities.iter().map(|row| row.uuid).collect();
    let mut seen = HashMap::new();
    for (at, scenario) in library.scenarios.iter().enumerate() {
        let problem = |field: &str, message: String| Problem {
            row: Some(at + 1),
            item: Some(scenario.uuid.to_string()),
            field: Some(field.to_owned()),
            ..Problem::of_file(file, &message)
        };
        for (field, uuid, known, part) in [
            ("asset", scenario.asset, &assets, Part::Assets),
            ("threat", scenario.threat, &threats, Part::Threats),
            ("vulnerability", scenario.vulnerability, &vulnerabilities, Part::Vulnerabilities),
        ] {
            if !known.contains(&uuid) {
                let message = format!("{uuid} is not in the list of {}: add it there or remove this row", part.word());
                problems.push(problem(field, message));
            }
        }
        let triple = (scenario.asset, scenario.threat, scenario.vulnerability);
        if let Some(first) = seen.insert(triple, at + 1) {
            problems.push(problem("asset", format!("the same triple as row {first}: remove one of them")));
        }
    }
}
