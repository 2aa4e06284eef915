//! How many requirements stand how: counts, never a percentage.

use super::requirement::RequirementVerdict;
use super::verdict::{Grade, Outcome};

/// Requirements by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Without gap in the records.
    pub no_gap: usize,
    /// Resting on a named person's judgement.
    pub judged: usize,
    /// With a gap.
    pub gaps: usize,
    /// Of these, with a major grade suggested.
    pub major: usize,
    /// Not due.
    pub not_due: usize,
    /// Waiting for somebody to judge.
    pub judgement: usize,
    /// Read by no rule yet; in none of the other counts.
    pub unread: usize,
}

impl Totals {
    /// Counts requirements: all of a standard, or those of one clause.
    pub fn of<'a>(requirements: impl IntoIterator<Item = &'a RequirementVerdict>) -> Self {
        let mut totals = Self::default();
        for requirement in requirements {
            match &requirement.outcome {
                None => totals.unread += 1,
                Some(Outcome::NoGap) => totals.no_gap += 1,
                Some(Outcome::Attested) => totals.judged += 1,
                Some(Outcome::NotDue(_)) => totals.not_due += 1,
                Some(Outcome::Judgement) => totals.judgement += 1,
                Some(Outcome::Gap(suggested)) => {
                    totals.gaps += 1;
                    totals.major += usize::from(suggested.grade == Grade::Major);
                }
            }
        }
        totals
    }
}
