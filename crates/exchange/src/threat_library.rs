//! Reads a threat library in the form of MONARC's objects: asset types, threats, vulnerabilities, and which of
//! them belong together.
//!
//! Four JSON files, told apart by the first word of their name (`threats.en.json`): `assets`, `threats`,
//! `vulnerabilities` and `risks`. Each holds a list of objects; `risks` links the other three by UUID. Nothing is
//! taken from a library that has a problem, and all problems are told at once, up to [`PROBLEMS_MAX`].

mod entries;
mod links;
mod part;
mod problem;
mod row;
mod uuid;

use std::collections::HashMap;

use serde_json::Value;

pub use self::entries::{AssetKind, AssetType, Scenario, Threat, Vulnerability};
use self::links::check_links;
use self::part::Part;
pub use self::part::{FILE_BYTES_MAX, ROWS_MAX};
pub use self::problem::{PROBLEMS_MAX, Problem};
use self::row::Row;
pub use self::row::{CODE_CHARS_MAX, LABEL_CHARS_MAX, TEXT_CHARS_MAX};
pub use self::uuid::Uuid;

/// Reads the four files of a library, each as name and bytes, in any order.
///
/// # Errors
/// Every problem of every file, with file, row, field and what to do.
pub fn parse(files: &[(&str, &[u8])]) -> Result<ThreatLibrary, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut library = ThreatLibrary::default();
    let parts = part::sort_out(files, &mut problems);
    for &(part, name, bytes) in &parts {
        match part::list(name, bytes) {
            Ok(rows) => library.read(part, name, &rows, &mut problems),
            Err(problem) => problems.push(problem),
        }
    }
    // Links are judged only in a library that is whole: a row that could not be read would be missed everywhere.
    if problems.is_empty() {
        let risks = parts.iter().find(|(part, ..)| *part == Part::Risks).map_or("", |(_, name, _)| name);
        check_links(&library, risks, &mut problems);
    }
    if problems.is_empty() { Ok(library) } else { Err(problem::bounded(problems)) }
}

/// A whole library, each list in the order of its file, every link checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreatLibrary {
    /// What can be attacked.
    pub assets: Vec<AssetType>,
    /// What can happen to it.
    pub threats: Vec<Threat>,
    /// What lets it happen.
    pub vulnerabilities: Vec<Vulnerability>,
    /// Which threat uses which vulnerability of which asset type.
    pub scenarios: Vec<Scenario>,
    /// What was there and not read: one note for each unknown field of a file.
    pub notes: Vec<Problem>,
}

impl ThreatLibrary {
    fn read(&mut self, part: Part, name: &str, rows: &[Value], problems: &mut Vec<Problem>) {
        self.notes.extend(part::unknown_fields(part, name, rows));
        let mut uuids = HashMap::new();
        let mut codes = HashMap::new();
        for (at, value) in rows.iter().enumerate() {
            let Some(map) = value.as_object() else {
                problems
                    .push(Problem {
                        row: Some(at + 1), ..Problem::of_file(name, "is no object: write {\"uuid\": …}")
                    });
                continue;
            };
            let mut row = Row::new(name, at + 1, map, problems);
            row.unique("uuid", &mut uuids);
            row.unique("code", &mut codes);
            match part {
                Part::Assets => self.assets.extend(row.asset_type()),
                Part::Threats => self.threats.extend(row.threat()),
                Part::Vulnerabilities => self.vulnerabilities.extend(row.vulnerability()),
                Part::Risks => self.scenarios.extend(row.scenario()),
            }
        }
    }
}

#[cfg(test)]
mod tests;
