//! How often something is done.

use jiff::ToSpan;
use kernel::{Choice, Date};

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

impl Rhythm {
    /// The day it is done next after a day; none where no calendar says so.
    pub fn after(self, day: Date) -> Option<Date> {
        let step = match self {
            Self::Continuous | Self::OnOccasion => return None,
            Self::Daily => 1.day(),
            Self::Weekly => 1.week(),
            Self::Monthly => 1.month(),
            Self::Quarterly => 3.months(),
            Self::HalfYearly => 6.months(),
            Self::Yearly => 1.year(),
            Self::TwoYearly => 2.years(),
            Self::ThreeYearly => 3.years(),
        };
        day.checked_add(step).ok()
    }
}
