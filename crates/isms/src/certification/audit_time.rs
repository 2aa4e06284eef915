//! How long the initial audit takes: the table of ISO/IEC 27006-1 by number of persons, before any factor.
//!
//! Only the certification body decides; the rows are a starting point, and each says how sure it is.

use std::sync::LazyLock;

use serde::Deserialize;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AuditTime {
    /// The least number of persons it is meant for.
    #[serde(rename = "persons_from")]
    pub from: i64,
    /// The greatest.
    #[serde(rename = "persons_to")]
    pub to: i64,
    /// Auditor days for Stage 1 and Stage 2 together.
    pub days: f64,
    /// How sure the row is: `high`, `medium`.
    pub confidence: String,
}

#[derive(Deserialize)]
struct File {
    iso27006_1: Part,
}

#[derive(Deserialize)]
struct Part {
    reference: String,
    audit_time_basis: Basis,
}

#[derive(Deserialize)]
struct Basis {
    table: Vec<AuditTime>,
}

fn read() -> &'static Part {
    static READ: LazyLock<Part> = LazyLock::new(|| {
        let file: Result<File, _> =
            serde_norway::from_str(include_str!("../../../../content/standards/certification.yaml"));
        file.expect("content/standards/certification.yaml is part of the build, and a test reads it").iso27006_1
    });
    &READ
}

/// How to cite the standard that the table stands in.
pub fn reference() -> &'static str {
    let whole = read().reference.as_str();
    whole.split_once(" (").map_or(whole, |(cited, _)| cited)
}

/// The row for so many persons; beyond the table its last row. None where nobody works there.
pub fn audit_time(persons: i64) -> Option<&'static AuditTime> {
    let table = &read().audit_time_basis.table;
    let row = table.iter().find(|row| (row.from..=row.to).contains(&persons));
    row.or_else(|| table.last().filter(|last| persons > last.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_no_gap_and_days_grow_with_persons() {
        let table = &read().audit_time_basis.table;
        assert_eq!(table.len(), 22);
        for pair in table.windows(2) {
            assert_eq!(pair[0].to + 1, pair[1].from);
            assert!(pair[0].days < pair[1].days);
        }
    }

    #[test]
    fn sixty_persons_take_about_ten_days() {
        let days = |persons| audit_time(persons).map(|row| row.days);
        assert_eq!((days(60), days(1), days(0), days(20_000)), (Some(10.0), Some(5.0), None, Some(28.0)));
        assert_eq!(reference(), "ISO/IEC 27006-1:2024");
    }
}
