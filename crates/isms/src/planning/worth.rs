//! What losing an asset would mean: its own value, else the highest value of what depends on it.

use std::collections::HashSet;

use kernel::{Id, Level, State};

use super::Asset;

/// The value of an asset by one criterion. Where the asset has none of its own, it inherits the highest
/// value of the assets that cannot work without it; zero where none has a value.
pub fn worth(state: &State, asset: Id<Asset>, criterion: &str) -> Level {
    let mut seen = HashSet::from([asset]);
    let mut open = vec![asset];
    let mut highest = Level::default();
    while let Some(next) = open.pop() {
        let own = state.get(next).and_then(|held| held.value.at(criterion)).map(|rating| rating.level);
        match own.filter(|level| level.0 > 0) {
            Some(level) => highest = highest.max(level),
            None => open.extend(dependents(state, next).filter(|dependent| seen.insert(*dependent))),
        }
    }
    highest
}

/// The assets that cannot work without this one.
fn dependents(state: &State, asset: Id<Asset>) -> impl Iterator<Item = Id<Asset>> {
    state.pointing::<Asset>(asset.raw()).map(|(id, _)| id)
}
