//! Records that must not lead back to themselves: parts of parts, dependencies, predecessors.

use std::collections::{HashMap, VecDeque};

use kernel::Id;

/// The shortest way from one of `firsts` back to `start` by following `next`, if there is one: every record on it
/// but `start` itself, so none where `start` is among `firsts`.
pub fn through<R>(
    start: Id<R>,
    firsts: impl IntoIterator<Item = Id<R>>,
    next: impl Fn(Id<R>) -> Vec<Id<R>>,
) -> Option<Vec<Id<R>>> {
    let mut open: VecDeque<(Id<R>, Option<Id<R>>)> = firsts.into_iter().map(|first| (first, None)).collect();
    let mut from = HashMap::new();
    while let Some((id, before)) = open.pop_front() {
        if id == start {
            let mut way = Vec::new();
            let mut at = before;
            while let Some(id) = at {
                way.push(id);
                at = from.get(&id.raw()).copied().flatten();
            }
            way.reverse();
            return Some(way);
        }
        if let std::collections::hash_map::Entry::Vacant(place) = from.entry(id.raw()) {
            place.insert(before);
            open.extend(next(id).into_iter().map(|other| (other, Some(id))));
        }
    }
    None
}
