//! The rehearsal auditor: every requirement a rule over live records.
//!
//! A check is a pure function of a state and a day. The standards name the checks that answer each requirement
//! (`content/standards`), so a check that several ask for is answered once and counted everywhere.

mod bounds;
mod cases;
mod check;
mod checks;
mod grading;
mod later;
mod left_behind;
mod look;
mod memo;
mod next;
mod operation;
mod point;
mod rehearse;
mod requirement;
mod roll;
mod sentence;
#[cfg(test)]
pub(crate) mod tests;
mod totals;
mod verdict;

pub use crate::age::{FRESH_DAYS, PATIENT_DAYS};
pub use check::Check;
pub use checks::CHECKS;
pub(crate) use checks::says_nothing;
pub use later::{LATE_DAYS, Later, entered_later};
pub use look::Look;
pub use memo::Memo;
pub use next::NextBest;
pub use operation::{Operation, first_approved_scope, operation, proposed_operation};
pub use rehearse::{Rehearsal, rehearse};
pub use requirement::RequirementVerdict;
pub use sentence::{Arg, NAMED_MAX, Named, Sentence};
pub use totals::Totals;
pub use verdict::{Grade, Next, Outcome, Read, Suggested, Verdict};

/// The check with this key.
pub fn check(key: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.key == key).copied()
}
