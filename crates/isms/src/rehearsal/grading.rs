//! From lapses to a suggested grade, by one measure.
//!
//! Major is what is absent (nothing at all of what is asked for, or nothing for a risk of the highest level) and what is
//! systemic: at least three lapses, and at least one in four of all that could lapse. What was done late, or is late by
//! no more than a quarter of a year, is minor however often it happened, and so is a flaw of one record that many lean
//! on: one cause is one lapse.

use super::sentence::{Arg, Sentence};
use super::verdict::{Grade, Suggested};

/// Fewest lapses that can be systemic.
pub const LAPSES_SYSTEMIC_MIN: usize = 3;
/// Lapses are systemic from one in this many on.
pub const SYSTEMIC_ONE_IN: usize = 4;

/// How a lapse is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grading {
    /// By what lapsed; the second part ends the key of the reason: `why`.
    Fixed(Grade, &'static str),
    /// By how many lapsed of how many.
    Share {
        /// Number of lapses.
        lapses: usize,
        /// Number of things that could have lapsed.
        total: usize,
    },
    /// It came late, or in single cases, and is not left undone: minor, however many there are.
    Late,
}

impl Grading {
    /// The grade of a case whose message has this key.
    pub fn suggest(self, case: &str) -> Suggested {
        match self {
            Self::Fixed(grade, why) => Suggested { grade, why: Sentence::new(format!("{case}-{why}")) },
            Self::Share { lapses, total } => by_share(lapses, total),
            Self::Late => Suggested { grade: Grade::Minor, why: Sentence::new("grade-why-late") },
        }
    }
}

/// One lapse in a process that works is minor; where everything or much of it lapses, the ability to reach the
/// intended results is in doubt. The limits are ours, the meaning is that of ISO/IEC 17021-1.
fn by_share(lapses: usize, total: usize) -> Suggested {
    if lapses >= LAPSES_SYSTEMIC_MIN && lapses == total {
        return Suggested { grade: Grade::Major, why: Sentence::new("grade-why-all") };
    }
    if lapses >= LAPSES_SYSTEMIC_MIN && lapses * SYSTEMIC_ONE_IN >= total {
        let mut why = Sentence::new("grade-why-systemic");
        why.args = vec![("count", Arg::Count(lapses)), ("total", Arg::Count(total))];
        return Suggested { grade: Grade::Major, why };
    }
    Suggested { grade: Grade::Minor, why: Sentence::new("grade-why-single") }
}

/// Before operation nothing is above minor: the results are still to come.
pub fn capped(suggested: Suggested, operating: bool) -> Suggested {
    match suggested.grade {
        Grade::Major if !operating => Suggested { grade: Grade::Minor, why: Sentence::new("grade-why-planning") },
        Grade::Minor | Grade::Major => suggested,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lapses: usize, total: usize, expected: &str) {
        let Suggested { grade, why } = by_share(lapses, total);
        assert_eq!(format!("{}: {}", grade.key(), why.key), expected, "{lapses} of {total}");
    }

    #[test]
    fn the_share_of_lapses_grades_them() {
        check(1, 1, "minor: grade-why-single");
        check(2, 2, "minor: grade-why-single");
        check(3, 3, "major: grade-why-all");
        check(3, 12, "major: grade-why-systemic");
        check(3, 13, "minor: grade-why-single");
        check(2, 5, "minor: grade-why-single");
    }
}
