//! Whether an approval is of what it stands on: of the version at hand, and given before the work began.

use kernel::Date;

use crate::leadership::Approval;

/// Whether what was approved is an earlier version than the one at hand.
pub fn outgrown(approval: &Approval, version: i64) -> bool {
    approval.version < version
}

/// Whether the first version was approved only after the work on it had begun. While a later version waits for its
/// approval, the work goes on under the one before.
pub fn belated(approval: &Approval, begun: Option<Date>) -> bool {
    approval.version <= 1 && begun.is_some_and(|begun| begun < approval.on)
}
