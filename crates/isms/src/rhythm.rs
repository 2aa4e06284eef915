//! How often something is done.

use kernel::Choice;

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "rhythm")]
pub enum Rhythm {
    /// All the time, by a machine.
    #[choice(alias = "continuously")]
    Continuous,
    /// Each day.
    Daily,
    /// Each week.
    Weekly,
    /// Each month.
    Monthly,
    /// Each quarter.
    #[choice(alias = "every three months")]
    Quarterly,
    /// Twice a year.
    #[choice(alias = "half-yearly")]
    #[choice(alias = "semiannually")]
    HalfYearly,
    /// Each year.
    #[choice(alias = "annually")]
    Yearly,
    /// Every second year.
    #[choice(alias = "every two years")]
    TwoYearly,
    /// Every third year.
    #[choice(alias = "every three years")]
    ThreeYearly,
    /// Whenever something calls for it.
    #[choice(alias = "as needed")]
    #[choice(alias = "ad hoc")]
    OnOccasion,
}
