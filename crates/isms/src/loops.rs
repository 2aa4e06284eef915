//! Records that must not lead back to themselves: parts of parts, dependencies, predecessors.

use std::collections::{HashMap, VecDeque};

use kernel::Id;

/// The records that lie on a loop of links, or on a way from one loop to another, in the order given. Links to records
/// that are not given lead nowhere.
pub fn circling<R>(links: &[(Id<R>, Vec<Id<R>>)]) -> Vec<Id<R>> {
    let places: HashMap<_, _> = links.iter().enumerate().map(|(at, (id, _))| (id.raw(), at)).collect();
    let to = |next: &[Id<R>]| next.iter().filter_map(|id| places.get(&id.raw()).copied()).collect::<Vec<_>>();
    let onward: Vec<Vec<usize>> = links.iter().map(|(_, next)| to(next)).collect();
    let mut back = vec![Vec::new(); links.len()];
    for (at, next) in onward.iter().enumerate() {
        next.iter().for_each(|next| back[*next].push(at));
    }
    let mut left = vec![true; links.len()];
    peel(&onward, &back, &mut left);
    peel(&back, &onward, &mut left);
    links.iter().zip(left).filter(|(_, left)| *left).map(|((id, _), _)| *id).collect()
}

/// Takes away, one after the other, what nothing left leads to.
fn peel(onward: &[Vec<usize>], back: &[Vec<usize>], left: &mut [bool]) {
    let mut waiting: Vec<_> = back.iter().map(|from| from.iter().filter(|at| left[**at]).count()).collect();
    let mut free: Vec<_> = (0..left.len()).filter(|at| left[*at] && waiting[*at] == 0).collect();
    while let Some(at) = free.pop() {
        left[at] = false;
        for next in onward[at].iter().filter(|next| left[**next]) {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                free.push(*next);
            }
        }
    }
}

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
