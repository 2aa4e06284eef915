//! Human references: `R-0042`, `NC-2026-003`. Allotted from a counter, never used twice.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a register numbers its records: `R-{n:04}`, or with the year `NC-{year}-{n:03}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What stands before the number.
    pub prefix: &'static str,
    /// Whether numbering starts again each year, and the year is shown.
    pub yearly: bool,
    /// Least number of digits.
    pub digits: usize,
}

impl Pattern {
    /// Prints the reference of a record of this pattern.
    pub fn print(&self, reference: Reference) -> String {
        let Reference { year, number } = reference;
        let digits = self.digits;
        if self.yearly {
            format!("{}-{year:04}-{number:0digits$}", self.prefix)
        } else {
            format!("{}-{number:0digits$}", self.prefix)
        }
    }

    /// Reads a reference written by [`Pattern::print`], letter case and leading zeros aside.
    pub fn read(&self, text: &str) -> Option<Reference> {
        let text = text.trim();
        let head = text.get(..self.prefix.len())?;
        let rest = text.get(self.prefix.len()..)?.strip_prefix('-')?;
        if !head.eq_ignore_ascii_case(self.prefix) {
            return None;
        }
        let (year, number) = if self.yearly { rest.split_once('-')? } else { ("0", rest) };
        Some(Reference { year: digits(year)?, number: digits(number)? })
    }
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The number of a record in its register; the year is 0 where the register counts through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Reference {
    /// Year of numbering, or 0.
    pub year: u16,
    /// Running number, from 1.
    pub number: u32,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RISK: Pattern = Pattern { prefix: "R", yearly: false, digits: 4 };
    const NC: Pattern = Pattern { prefix: "NC", yearly: true, digits: 3 };

    #[test]
    fn references_print_and_read_back() {
        let risk = Reference { year: 0, number: 42 };
        assert_eq!(RISK.print(risk), "R-0042");
        assert_eq!(RISK.read("r-42"), Some(risk));
        let nc = Reference { year: 2026, number: 3 };
        assert_eq!(NC.print(nc), "NC-2026-003");
        assert_eq!(NC.read("NC-2026-003"), Some(nc));
        assert_eq!(NC.read("R-0042"), None);
        assert_eq!(RISK.read("R-+4"), None);
    }
}
