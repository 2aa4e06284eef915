//! Whether somebody does something about what went wrong: one rule for every register.

use kernel::{Declared, RawId};

use crate::improvement::{Action, Improvement, Nonconformity};
use crate::planning::PlannedChange;
use crate::rehearsal::look::Look;

/// Whether a nonconformity, an action, an improvement or a change names this record.
pub fn followed_up(look: &Look<'_>, id: RawId) -> bool {
    fn some<R: Declared>(look: &Look<'_>, id: RawId) -> bool {
        look.pointing::<R>(id).next().is_some()
    }
    some::<Nonconformity>(look, id)
        || some::<Action>(look, id)
        || some::<Improvement>(look, id)
        || some::<PlannedChange>(look, id)
}
