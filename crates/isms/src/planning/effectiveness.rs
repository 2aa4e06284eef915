//! Whether what was done reached what it was meant to reach, as somebody judged it.

use kernel::{Choice, Date, Group, Link, Text};

use crate::support::Person;

/// A judgement on whether something worked.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Effectiveness {
    /// Who judged.
    pub by: Link<Person>,
    /// The day of judging.
    pub on: Date,
    /// Whether it worked.
    pub outcome: Outcome,
    /// What the judgement rests on.
    pub because: Text,
}

/// Whether something worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "outcome")]
pub enum Outcome {
    /// It reached what it was meant to reach.
    #[choice(alias = "yes")]
    Effective,
    /// It reached part of it.
    #[choice(alias = "partially effective")]
    #[choice(alias = "partly")]
    PartlyEffective,
    /// It did not.
    #[choice(alias = "no")]
    NotEffective,
}
