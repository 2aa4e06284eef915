//! 6.1.2 c: proposing risks for assets from what a threat library knows about their types.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State};

use super::told::tell;
use super::{Risk, Status};
use crate::planning::worth::Worths;
use crate::planning::{Asset, AssetType, Threat, Vulnerability, scoring};

/// Proposals made at once where nothing else is said.
pub const PROPOSALS_DEFAULT: i64 = 50;
/// Most proposals made at once.
pub const PROPOSALS_MAX: i64 = 1_000;
/// Most vulnerabilities gathered in one proposal; more would not be read.
pub const VULNERABILITIES_MAX: usize = 1_000;

/// Propose risks for assets: for each threat that uses a vulnerability of the asset's type, one risk with all those
/// vulnerabilities, belonging to the asset's owner. Where the library knows nothing about that type, as about most
/// information, what it knows about the types of the assets that hold or carry it counts. Every asset has its gravest
/// one before another has its second, those of the highest value first; what touches nothing of value comes last.
/// Each is told in plain words, as cause, event and harm.
/// What is in the register already, rejected proposals included, is not proposed again.
#[derive(Act)]
#[act(key = "risk.propose", clause = "6.1.2 c")]
pub struct ProposeRisks {
    /// The assets; each needs its type, or assets with a type that it depends on.
    #[field(required)]
    pub assets: Links<Asset>,
    /// Most proposals to make; 50 where nothing is said.
    pub limit: Option<i64>,
}

impl Decide for ProposeRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let limit = self.limit.unwrap_or(PROPOSALS_DEFAULT);
        let mut refusals = Vec::new();
        if !(1..=PROPOSALS_MAX).contains(&limit) {
            refusals.push(Refusal::software("limit", format!("ask for 1 to {PROPOSALS_MAX} proposals")));
        }
        refusals.extend(self.assets.iter().filter_map(|asset| untyped(state, asset)));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        for (asset, threat, vulnerabilities) in ranked(state, &self.assets, usize::try_from(limit).unwrap_or(0)) {
            let owner = state.get(asset).and_then(|asset| asset.owner);
            changes.create(|risk: &mut Risk| {
                tell(risk, state, (asset, threat, &vulnerabilities));
                risk.assets = Links::to([asset]);
                risk.threat = Some(threat);
                risk.vulnerabilities = Links::to(vulnerabilities);
                risk.owner = owner;
                risk.identified_on = Some(context.effective_day());
                risk.status = Status::Proposed;
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Asset>::of(subject)).is_ok_and(|asset| typed(state, asset))
    }
}

/// Refuses an asset of which nobody said what it is.
fn untyped(state: &State, id: Id<Asset>) -> Option<Refusal> {
    let asset = match state.live(id) {
        Ok(asset) => asset,
        Err(refusal) => return Some(refusal),
    };
    let message = format!(
        "{} {} has no type; choose its asset type, so that the library can say what may happen to it",
        state.reference(id),
        asset.name
    );
    (!typed(state, asset)).then(|| Refusal::software("assets", message))
}

/// Whether somebody said what an asset is, or what holds or carries it.
fn typed(state: &State, asset: &Asset) -> bool {
    asset.asset_type.is_some_and(|own| state.live(own).is_ok()) || nearest(state, asset).next().is_some()
}

/// The types of the assets that an asset depends on.
fn nearest(state: &State, asset: &Asset) -> impl Iterator<Item = Id<AssetType>> {
    let carriers = asset.depends_on.iter().filter_map(|id| state.live(id).ok());
    carriers.filter_map(|carrier| carrier.asset_type).filter(|own| state.live(*own).is_ok())
}

/// What may be proposed for an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// So many risks that are not in the register yet, by its own type.
    Proposes(usize),
    /// So many, by the types of the assets that hold or carry it.
    Carried(usize),
    /// All that the library knows is in the register.
    Exhausted,
    /// Nobody said what it is, nor what it depends on.
    Untyped,
    /// The library knows no threat to assets of its type, nor to what it depends on.
    Unknown,
}

/// What may be proposed for each of these assets, in their order.
pub fn prospects(state: &State, assets: &Links<Asset>) -> Vec<(Id<Asset>, Prospect)> {
    let (found, known, types) = (matching(state, assets), known(state), known_types(state));
    let own = |id: Id<Asset>| state.get(id).and_then(|asset| asset.asset_type).is_some_and(|own| types.contains(&own));
    let mut counts = HashMap::<_, (usize, usize)>::new();
    for pair in found.keys() {
        let (open, all) = counts.entry(pair.0).or_default();
        *all += 1;
        *open += usize::from(!known.contains(pair));
    }
    let prospect = |id: Id<Asset>| match counts.get(&id) {
        Some((0, _)) => Prospect::Exhausted,
        Some((open, _)) if own(id) => Prospect::Proposes(*open),
        Some((open, _)) => Prospect::Carried(*open),
        None if state.get(id).is_some_and(|asset| typed(state, asset)) => Prospect::Unknown,
        None => Prospect::Untyped,
    };
    assets.iter().map(|id| (id, prospect(id))).collect()
}

type Proposal = (Id<Asset>, Id<Threat>, Vec<Id<Vulnerability>>);

/// So many of the proposals that are not in the register yet, chosen asset by asset in turn, so that no limit leaves an
/// asset out while another has its second: the gravest of each, those that touch no value after the others, then the next
/// of each that touches value, and at last the rest. Those chosen stand in that order, but what touches no value stands
/// after everything else.
fn ranked(state: &State, assets: &Links<Asset>, limit: usize) -> Vec<Proposal> {
    let known = known(state);
    let worths = Worths::of(state);
    let graded = |(asset, threat, weak): Proposal| (stake(state, &worths, asset, threat), (asset, threat, weak));
    let mut all: Vec<_> = outstanding(state, assets, &known).into_iter().map(graded).collect();
    // Among equals the threat with more ways in comes first; the sort keeps the rest in the order of making.
    all.sort_by_key(|(stake, (_, _, weak))| Reverse((*stake, weak.len())));
    // Whatever an asset has in the register counts as turns it has had.
    let mut turns = HashMap::<_, usize>::new();
    known.iter().for_each(|(asset, _)| *turns.entry(*asset).or_default() += 1);
    let mut turn = |asset| {
        let turn = turns.entry(asset).or_default();
        *turn += 1;
        *turn
    };
    let place = |stake: (u8, u32), turn: usize| (turn > 1 && stake.0 == 0, turn, stake.0 == 0);
    let mut all: Vec<_> = all.into_iter().map(|(stake, proposal)| (place(stake, turn(proposal.0)), proposal)).collect();
    all.sort_by_key(|(place, _)| *place);
    all.truncate(limit);
    all.sort_by_key(|((.., worthless), _)| *worthless);
    all.into_iter().map(|(_, proposal)| proposal).collect()
}

/// The proposals for assets that are not in the register yet, in the order of assets and threats.
fn outstanding(state: &State, assets: &Links<Asset>, known: &HashSet<(Id<Asset>, Id<Threat>)>) -> Vec<Proposal> {
    let found = matching(state, assets).into_iter().filter(|((asset, threat), _)| !known.contains(&(*asset, *threat)));
    found.map(|((asset, threat), weak)| (asset, threat, weak)).collect()
}

/// The pairs of asset and threat that are in the register, whatever became of them.
fn known(state: &State) -> HashSet<(Id<Asset>, Id<Threat>)> {
    let risks = state.of::<Risk>().iter().filter_map(|(_, risk)| Some((risk, risk.threat?)));
    risks.flat_map(|(risk, threat)| risk.assets.iter().map(move |asset| (asset, threat))).collect()
}

/// For each asset and threat the vulnerabilities that the threat uses on assets of that type, or of the types nearest.
fn matching(state: &State, assets: &Links<Asset>) -> BTreeMap<(Id<Asset>, Id<Threat>), Vec<Id<Vulnerability>>> {
    let typed = by_type(state, assets);
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for (id, vulnerability) in state.of::<Vulnerability>().iter() {
        for (_, exploit) in vulnerability.exploited.iter().filter(|(_, exploit)| state.live(exploit.threat).is_ok()) {
            for asset in exploit.asset_types.iter().filter_map(|asset_type| typed.get(&asset_type)).flatten() {
                let weak = found.entry((*asset, exploit.threat)).or_default();
                // Two rows of one vulnerability may name the same threat.
                if weak.len() < VULNERABILITIES_MAX && weak.last() != Some(&id) {
                    weak.push(id);
                }
            }
        }
    }
    found
}

/// The types of assets that the library knows anything about.
fn known_types(state: &State) -> HashSet<Id<AssetType>> {
    let rows = state.of::<Vulnerability>().iter().flat_map(|(_, own)| own.exploited.iter());
    rows.flat_map(|(_, exploit)| exploit.asset_types.iter()).collect()
}

/// The assets by the types that say what may happen to them: their own where the library knows it, else those nearest.
fn by_type(state: &State, assets: &Links<Asset>) -> HashMap<Id<AssetType>, Vec<Id<Asset>>> {
    let known = known_types(state);
    let mut typed = HashMap::<_, Vec<_>>::new();
    for (id, held) in assets.iter().filter_map(|id| Some((id, state.get(id)?))) {
        let own = held.asset_type.filter(|own| known.contains(own));
        let types: BTreeSet<_> = own.map_or_else(|| nearest(state, held).collect(), |own| BTreeSet::from([own]));
        types.into_iter().for_each(|own| typed.entry(own).or_default().push(id));
    }
    typed
}

/// What the threat would touch of the asset: the highest value at stake, then the sum of all.
fn stake(state: &State, worths: &Worths, asset: Id<Asset>, threat: Id<Threat>) -> (u8, u32) {
    let (Some((_, method)), Ok(threat)) = (scoring::at_hand(state), state.live(threat)) else { return (0, 0) };
    let touched = method.criteria.iter().filter(|(key, _)| threat.touches(key));
    let values: Vec<_> = touched.map(|(key, _)| worths.at(asset, key).0).collect();
    (values.iter().copied().max().unwrap_or(0), values.iter().copied().map(u32::from).sum())
}
