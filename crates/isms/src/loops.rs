//! Records that must not lead back to themselves: parts of parts, dependencies, predecessors.

use std::collections::HashSet;

use kernel::Id;

/// The first of `firsts` from which `start` is reached by following `next`, if there is one.
pub fn through<R>(
    start: Id<R>,
    firsts: impl IntoIterator<Item = Id<R>>,
    next: impl Fn(Id<R>) -> Vec<Id<R>>,
) -> Option<Id<R>> {
    let mut seen = HashSet::new();
    firsts.into_iter().find(|first| {
        let mut open = vec![*first];
        while let Some(id) = open.pop() {
            if id == start {
                return true;
            }
            if seen.insert(id.raw()) {
                open.extend(next(id));
            }
        }
        false
    })
}
