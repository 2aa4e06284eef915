//! Whether what a management system works by was approved before it began to operate: one rule for scope, method and
//! statement.

use kernel::{Date, Head, Held};

use super::population::scopes;
use crate::age::{made_on, older};
use crate::context::Scope;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::point::Point;

/// How a first approval stands to the first day of operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Late {
    /// It came later.
    Shown,
    /// It came later here; a system that was at work before it was recorded here may have had one elsewhere.
    Elsewhere,
}

/// Whether an approval came after the first day of operation, for a record with this head.
pub(super) fn late(approved: Date, from: Date, head: &Head) -> Option<Late> {
    let recorded = made_on(head);
    let elsewhere = from < recorded && recorded <= approved;
    (from < approved).then_some(if elsewhere { Late::Elsewhere } else { Late::Shown })
}

/// Tells of the first of these approvals where it came more than so many days after operation began: by `shown` where
/// that is sure, else by `unshown`, and somebody has to look.
pub(super) fn told<'h>(
    cases: &mut Cases<'_, '_>,
    approvals: impl IntoIterator<Item = (Date, &'h Head)>,
    patience: i32,
    [shown, unshown]: [Point; 2],
) {
    let Some(from) = cases.look.operating_on(cases.day) else { return };
    // Work that began before the scope was approved is told there.
    let late_scope =
        |own: &Held<Scope>| own.approval.as_ref().is_some_and(|given| late(given.on, from, &own.head).is_some());
    if scopes(cases.look).iter().any(|(_, own)| late_scope(own)) {
        return;
    }
    let Some((on, head)) = approvals
        .into_iter()
        .min_by_key(|(on, _)| *on)
        .filter(|(on, _)| *on <= cases.day && older(from, patience, *on))
    else {
        return;
    };
    match late(on, from, head) {
        Some(Late::Shown) => cases.wrong(shown.day("first", on).day("from", from).minor()),
        Some(Late::Elsewhere) => cases.judgement(unshown.day("first", on).day("from", from)),
        None => {}
    }
}
