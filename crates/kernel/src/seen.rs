//! What somebody saw before signing it: nothing of it may have changed since.

use std::collections::HashSet;

use crate::act::{Act, Args, Decide};
use crate::record::Row;
use crate::refusal::Refusal;
use crate::state::State;

/// The records under a signature that an entry after `seen` changed, each once; none where the arguments do not fit
/// the act.
pub fn changed_since<'s>(act: &Act, args: &Args, state: &'s State, seen: u64) -> Vec<Row<'s>> {
    (act.make)(args.clone()).map_or_else(|_| Vec::new(), |rule| changed(act, args, rule.as_ref(), state, seen))
}

/// Refuses a signature under records that changed since they were shown to the signer.
pub(crate) fn unseen(act: &Act, args: &Args, rule: &dyn Decide, state: &State, seen: Option<u64>) -> Vec<Refusal> {
    let Some(seen) = seen.filter(|_| act.signs) else { return Vec::new() };
    let refusal = |row: Row<'_>| {
        let (reference, entry) = (row.reference(), row.head.changed);
        Refusal::conflict(format!("{reference} was changed in entry {entry}, after you opened it; look at it again"))
    };
    changed(act, args, rule, state, seen).into_iter().map(refusal).collect()
}

fn changed<'s>(act: &Act, args: &Args, rule: &dyn Decide, state: &'s State, seen: u64) -> Vec<Row<'s>> {
    let mut told = HashSet::new();
    let ids = act.subjects(args).into_iter().chain(rule.covers(state));
    let rows = ids.filter(|id| told.insert(*id)).filter_map(|id| state.find(id));
    rows.filter(|row| row.head.changed > seen).collect()
}
