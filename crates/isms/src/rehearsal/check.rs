//! A check: one question to the records, with a key that is for ever.

use std::fmt;

use kernel::Date;

use super::cases::Cases;
use super::look::Look;
use super::verdict::Verdict;

/// A question that the records answer. It serves every requirement that names its key.
pub struct Check {
    /// Its key: `scope.approved`.
    pub key: &'static str,
    /// The clause it belongs to, as both editions number it.
    pub clause: &'static str,
    /// Finds the cases that hold.
    pub(super) find: fn(&mut Cases<'_, '_>),
}

impl Check {
    /// The verdict on a day. Pure: the same records and day give the same.
    pub fn run(&self, look: &Look<'_>, day: Date) -> Verdict {
        let mut cases = Cases::of(self, look, day);
        (self.find)(&mut cases);
        cases.verdict()
    }

    /// Key of the message that names it: `check-scope-approved`.
    pub fn message(&self) -> String {
        format!("check-{}", self.key.replace(['.', '_'], "-"))
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Check({})", self.key)
    }
}
