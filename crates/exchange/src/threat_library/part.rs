//! The four files of a library: which is which, and the rows in each.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::problem::{PROBLEMS_MAX, Problem};

/// The largest file that is read.
pub const FILE_BYTES_MAX: usize = 16 << 20;
/// The most rows that one file may have.
pub const ROWS_MAX: usize = 50_000;

/// The four files of a library, in the order in which they are told about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Assets,
    Threats,
    Vulnerabilities,
    Risks,
}

impl Part {
    pub(super) const ALL: [Part; 4] = [Part::Assets, Part::Threats, Part::Vulnerabilities, Part::Risks];

    pub(super) fn word(self) -> &'static str {
        match self {
            Part::Assets => "assets",
            Part::Threats => "threats",
            Part::Vulnerabilities => "vulnerabilities",
            Part::Risks => "risks",
        }
    }

    /// The fields that libraries of this kind have, read by us or not.
    fn fields(self) -> &'static [&'static str] {
        match self {
            Part::Assets => &["uuid", "code", "label", "description", "type", "language", "version"],
            Part::Threats => &["uuid", "code", "label", "description", "theme", "c", "i", "a", "language"],
            Part::Vulnerabilities => &["uuid", "code", "label", "description", "mode", "status", "language"],
            Part::Risks => &["uuid", "asset", "threat", "vulnerability", "version"],
        }
    }

    /// The part that a file holds, by the first word of its name.
    fn of(name: &str) -> Option<Part> {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
        let word = base.strip_suffix(".json")?.split('.').next()?;
        Part::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// Says which file is which part. Names a file that is none, two files that are the same, and a part without file.
pub(super) fn sort_out<'a>(
    files: &[(&'a str, &'a [u8])],
    problems: &mut Vec<Problem>,
) -> Vec<(Part, &'a str, &'a [u8])> {
    let mut parts: Vec<(Part, &str, &[u8])> = Vec::new();
    for &(name, bytes) in files {
        let Some(part) = Part::of(name) else {
            problems.push(Problem::of_file(name, "is no part of a threat library: leave it out, or name it assets.json, threats.json, vulnerabilities.json or risks.json"));
            continue;
        };
        match parts.iter().find(|(known, ..)| *known == part) {
            Some((_, first, _)) => {
                problems.push(Problem::of_file(
                    name,
                    &format!("is a second list of {}, beside {first}: give one of them", part.word()),
                ));
            }
            None => parts.push((part, name, bytes)),
        }
    }
    for part in Part::ALL {
        if !parts.iter().any(|(known, ..)| *known == part) {
            problems
                .push(Problem::of_file(&format!("{}.json", part.word()), "is missing: a library needs all four files"));
        }
    }
    parts
}

/// The file's list of rows.
pub(super) fn list(name: &str, bytes: &[u8]) -> Result<Vec<Value>, Problem> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Problem::of_file(name, &format!("is larger than {} MiB: split the library", FILE_BYTES_MAX >> 20)));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let rows: Vec<Value> = serde_json::from_slice(bytes)
        .map_err(|error| Problem::of_file(name, &format!("is no JSON list ({error}): repair it or export it again")))?;
    if rows.len() > ROWS_MAX {
        return Err(Problem::of_file(
            name,
            &format!("has {} rows, more than {ROWS_MAX}: split the library", rows.len()),
        ));
    }
    Ok(rows)
}

/// One note for each field of a file that no library of this kind is known to have.
pub(super) fn unknown_fields(part: Part, name: &str, rows: &[Value]) -> Vec<Problem> {
    let mut seen = HashSet::new();
    let fields = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.as_object().into_iter().flat_map(Map::keys).map(move |field| (at + 1, field)));
    fields
        .filter(|(_, field)| !part.fields().contains(&field.as_str()) && seen.insert(field.as_str()))
        .take(PROBLEMS_MAX)
        .map(|(row, field)| Problem {
            row: Some(row),
            field: Some(field.clone()),
            ..Problem::of_file(name, "is not a field we know: it was left out")
        })
        .collect()
}
