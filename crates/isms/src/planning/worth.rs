//! What losing an asset would mean: its own value, else what it inherits from those that cannot work without it.

use kernel::{ById, Declared, Held, Id, Level, State, TableOf};

use super::assets::AssetState;
use super::methods::Inheritance;
use super::{Asset, Method, scoring};

/// The registers that [`Worths`] reads.
pub const READS: &[&str] = &[Asset::KEY, Method::KEY];

/// The values of all assets by every criterion, worked out in one walk along the dependencies.
pub struct Worths {
    places: ById<Asset, usize>,
    criteria: Vec<String>,
    /// By asset, then by criterion.
    levels: Vec<u8>,
    /// The highest value among the assets that cannot work without it, likewise.
    needed: Vec<u8>,
}

/// The value of an asset by one criterion; whoever asks about several takes [`Worths`].
pub fn worth(state: &State, asset: Id<Asset>, criterion: &str) -> Level {
    Worths::of(state).at(asset, criterion)
}

/// Assets in use or to come that have no value, and that nothing of value needs: nobody says what losing them would mean.
pub fn worthless(state: &State) -> Vec<Id<Asset>> {
    let worths = Worths::of(state);
    let assets = state.of::<Asset>().iter().filter(|(_, asset)| asset.state != AssetState::Disposed);
    assets.map(|(id, _)| id).filter(|id| !worths.any(*id)).collect()
}

/// Assets valued by hand below what depends on them, where nobody says why, in the order of the register.
pub fn unexplained(assets: &TableOf<Asset>, worths: &Worths) -> Vec<Id<Asset>> {
    let below = |id: Id<Asset>, asset: &Asset| {
        let mut own = asset.value.iter().filter(|(_, own)| own.level.0 > 0 && own.because.is_none());
        own.any(|(key, own)| worths.needed(id, key) > own.level)
    };
    assets.iter().filter(|(id, asset)| below(*id, &asset.record)).map(|(id, _)| id).collect()
}

impl Worths {
    /// Where an asset has a value of its own, that counts. Else it inherits, as the method at hand says: the highest
    /// value of the assets that name it as what they depend on, or their sum up to the highest step.
    pub fn of(state: &State) -> Self {
        let method = scoring::at_hand(state).map(|(_, method)| method);
        let assets: Vec<(Id<Asset>, &Held<Asset>)> = state.of::<Asset>().iter().collect();
        let places: ById<_, _> = assets.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        let criteria = match method {
            Some(method) => method.criteria.iter().map(|(key, _)| key.to_owned()).collect(),
            None => named(&assets),
        };
        let none = vec![0; assets.len() * criteria.len()];
        let mut worths = Self { places, levels: none.clone(), needed: none, criteria };
        let top = method.map_or(u8::MAX, |method| u8::try_from(method.consequence.len()).unwrap_or(u8::MAX));
        worths.flow(&assets, method.map_or(Inheritance::Highest, |method| method.inheritance), top);
        worths
    }

    /// The value of an asset by a criterion; zero where neither it nor anything that depends on it has one.
    pub fn at(&self, asset: Id<Asset>, criterion: &str) -> Level {
        self.place(asset, criterion).map(|at| Level(self.levels[at])).unwrap_or_default()
    }

    /// Whether an asset has a value by any criterion, its own or one that it inherits.
    pub fn any(&self, asset: Id<Asset>) -> bool {
        self.criteria.iter().any(|key| self.at(asset, key).0 > 0)
    }

    /// Where an asset has its value by a criterion from, where that is not its own: the asset whose highest value came
    /// down to it, or those whose values were summed.
    pub fn sources(&self, state: &State, asset: Id<Asset>, criterion: &str) -> Vec<Id<Asset>> {
        let rated = |id: Id<Asset>| {
            state.live(id).is_ok_and(|own| own.value.at(criterion).is_some_and(|rating| rating.level.0 > 0))
        };
        let level = self.at(asset, criterion);
        if level.0 == 0 || rated(asset) {
            return Vec::new();
        }
        let above = |id: Id<Asset>| {
            let above = state.pointing::<Asset>(id.raw()).filter(|(own, _)| self.at(*own, criterion).0 > 0);
            let mut above: Vec<_> = above.filter(|(_, own)| own.depends_on.contains(id)).collect();
            above.sort_by_key(|(_, own)| own.head.reference);
            above.dedup_by_key(|(own, _)| *own);
            above.into_iter().map(|(own, _)| own)
        };
        let method = scoring::at_hand(state).map(|(_, method)| method.inheritance);
        match method.unwrap_or(Inheritance::Highest) {
            Inheritance::Sum => above(asset).collect(),
            Inheritance::Highest => {
                // The door lets no loop in; where one came in otherwise, the way ends once every asset may be on it.
                let step = |own: &Id<Asset>| above(*own).find(|next| self.at(*next, criterion) == level);
                let way = std::iter::successors(Some(asset), |own| if rated(*own) { None } else { step(own) });
                way.take(self.places.len()).last().filter(|own| *own != asset).into_iter().collect()
            }
        }
    }

    /// The highest value, by a criterion, among the assets that cannot work without this one.
    fn needed(&self, asset: Id<Asset>, criterion: &str) -> Level {
        self.place(asset, criterion).map(|at| Level(self.needed[at])).unwrap_or_default()
    }

    fn place(&self, asset: Id<Asset>, criterion: &str) -> Option<usize> {
        let column = self.criteria.iter().position(|own| own == criterion)?;
        Some(self.places.get(&asset)? * self.criteria.len() + column)
    }

    /// Each asset passes its values on to what it depends on once all that depend on it have passed theirs to it.
    fn flow(&mut self, assets: &[(Id<Asset>, &Held<Asset>)], inheritance: Inheritance, top: u8) {
        let width = self.criteria.len();
        let below: Vec<Vec<usize>> = assets
            .iter()
            .map(|(_, asset)| asset.depends_on.iter().filter_map(|id| self.places.get(&id).copied()).collect())
            .collect();
        let mut waiting = vec![0_usize; assets.len()];
        below.iter().flatten().for_each(|at| waiting[*at] += 1);
        let mut ready: Vec<usize> = (0..assets.len()).filter(|at| waiting[*at] == 0).collect();
        while let Some(at) = ready.pop() {
            for (column, key) in self.criteria.iter().enumerate() {
                let own = assets[at].1.value.at(key).map_or(0, |rating| rating.level.0);
                let level = &mut self.levels[at * width + column];
                *level = if own > 0 { own } else { *level };
            }
            for next in &below[at] {
                for column in 0..width {
                    let passed = self.levels[at * width + column];
                    let needed = &mut self.needed[next * width + column];
                    *needed = passed.max(*needed);
                    let level = &mut self.levels[next * width + column];
                    *level = match inheritance {
                        Inheritance::Highest => passed.max(*level),
                        Inheritance::Sum => level.saturating_add(passed).min(top),
                    };
                }
                waiting[*next] -= 1;
                if waiting[*next] == 0 {
                    ready.push(*next);
                }
            }
        }
    }
}

/// The criteria that some asset is valued by, where no method says which there are.
fn named(assets: &[(Id<Asset>, &Held<Asset>)]) -> Vec<String> {
    let mut keys: Vec<_> =
        assets.iter().flat_map(|(_, asset)| asset.value.iter().map(|(key, _)| key.to_owned())).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
