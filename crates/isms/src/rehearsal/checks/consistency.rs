//! 6.1.2 b: whether the same scenario gets the same score, and scores give the levels that stand there.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Level, Many};

use super::population::{method_in_force, risks, those};
use super::scale::by;
use crate::planning::assets::Rating;
use crate::planning::methods::Combination;
use crate::planning::risks::{Assessed, TreatmentOption};
use crate::planning::{Asset, AssetType, Method, Risk, Threat, Vulnerability, scoring, worth};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// The same scenario gets the same score.
pub const SCORED_CONSISTENTLY: Check =
    Check { key: "risks.scored_consistently", clause: "6.1.2", find: scored_consistently };

/// Two people may differ by this many steps.
const STEPS_APART_MAX: u8 = 1;

fn scored_consistently(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let scored: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    let pairs = look.all_named(apart(look, &scored));
    cases.judgement(point("pairs").listing("risks", pairs).then_first("risk.assess"));
    let unmoved = those(look, &scored, |_, risk| unmoved(risk));
    cases.judgement(point("residual").listing("risks", unmoved).then_first("risk.expect"));
    let by_hand = worth::unexplained(look.of(), look.worths());
    cases.judgement(point("by-hand").listing("assets", look.all_named(by_hand)).then_first("asset.edit"));
    if let Some((id, method)) = method_in_force(look) {
        let computed = those(look, &scored, |_, risk| miscomputed(id, method, risk));
        cases.wrong(point("computed").listing("risks", computed).share(scored.len()).then_first("risk.assess"));
    }
    if scored.len() < 2 {
        cases.not_due(point("none"));
    }
    cases.no_gap(point("ok"));
}

/// What makes two risks the same scenario: method and version, threat, vulnerabilities, types and values of assets.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Scenario {
    method: (Id<Method>, i64),
    threat: Id<Threat>,
    vulnerabilities: BTreeSet<Id<Vulnerability>>,
    asset_types: BTreeSet<Option<Id<AssetType>>>,
    values: BTreeMap<String, Level>,
}

/// The risks whose likelihood or worst consequence lies more than a step from that of the same scenario elsewhere,
/// where neither says why.
fn apart(look: &Look<'_>, scored: &[Seen<'_, Risk>]) -> BTreeSet<Id<Risk>> {
    let mut scenarios = BTreeMap::<_, Vec<_>>::new();
    for (id, risk) in scored.iter().filter(|(_, risk)| !reasoned(risk)) {
        if let Some(scenario) = scenario(look, risk) {
            scenarios.entry(scenario).or_default().push((*id, risk.likelihood, scoring::worst(&risk.consequence)));
        }
    }
    let spread = |levels: &dyn Fn(&(Id<Risk>, Level, Level)) -> u8, group: &[_]| {
        let (least, most) = (group.iter().map(levels).min(), group.iter().map(levels).max());
        least.zip(most).is_some_and(|(least, most)| most - least > STEPS_APART_MAX)
    };
    let uneven =
        |group: &Vec<_>| spread(&|(_, likelihood, _)| likelihood.0, group) || spread(&|(.., worst)| worst.0, group);
    scenarios.into_values().filter(uneven).flatten().map(|(id, ..)| id).collect()
}

/// Whether somebody said what the judgement rests on.
fn reasoned(risk: &Risk) -> bool {
    let said = risk.consequence.iter().any(|(_, rating)| rating.because.is_some());
    said || risk.current.as_ref().is_some_and(|reading| reading.because.is_some())
}

/// The scenario a risk describes; none where no threat is named, since then nothing tells scenarios apart.
fn scenario(look: &Look<'_>, risk: &Risk) -> Option<Scenario> {
    let reading = risk.current.as_ref()?;
    let assets: Vec<_> = risk.assets.iter().filter_map(|id| look.live::<Asset>(id)).collect();
    let mut values = BTreeMap::<String, Level>::new();
    for (key, rating) in assets.iter().flat_map(|asset| asset.value.iter()) {
        let highest = values.entry(key.to_owned()).or_default();
        *highest = rating.level.max(*highest);
    }
    Some(Scenario {
        method: (reading.method, reading.version),
        threat: risk.threat?,
        vulnerabilities: risk.vulnerabilities.iter().collect(),
        asset_types: assets.iter().map(|asset| asset.asset_type).collect(),
        values,
    })
}

/// Whether treatment is to change nothing, and nobody says why.
fn unmoved(risk: &Risk) -> bool {
    let (Some(decision), Some(current), Some(residual)) = (&risk.decision, &risk.current, &risk.residual) else {
        return false;
    };
    let treated = matches!(decision.option, TreatmentOption::Modify | TreatmentOption::Share);
    treated && residual.score == current.score && decision.reason.as_ref().is_none_or(|reason| reason.is_empty())
}

fn miscomputed(id: Id<Method>, method: &Method, risk: &Risk) -> bool {
    let wrong = |reading: &Option<Assessed>, consequence: &Many<Rating>, (likelihood, ease): (Level, Level)| {
        let own = reading.as_ref().filter(|reading| by(reading, id, method));
        own.is_some_and(|reading| {
            let band = scoring::band(method, reading.score).map(|(key, _)| key);
            !computes(method, reading.score, consequence, scoring::chance(method, likelihood, ease))
                || band.is_some_and(|band| *band != *reading.band) && method.bands.at(&reading.band).is_some()
        })
    };
    wrong(&risk.current, &risk.consequence, (risk.likelihood, risk.ease))
        || wrong(&risk.residual, &risk.residual_consequence, (risk.residual_likelihood, risk.residual_ease))
}

/// Whether a score comes from these judgements. What is off the scale has no score to compare with; the check of
/// the scale tells of it. What a threat touches may be written differently since, so there any criterion will do.
fn computes(method: &Method, score: i64, consequence: &Many<Rating>, chance: Option<i64>) -> bool {
    let Some(chance) = chance else { return true };
    let levels: Vec<Level> = match method.combination {
        Combination::ThreatVulnerabilityImpact => consequence.iter().map(|(_, rating)| rating.level).collect(),
        Combination::Product | Combination::Sum | Combination::Matrix => vec![scoring::worst(consequence)],
    };
    levels.into_iter().any(|level| scoring::score(method, level, chance).is_none_or(|own| own == score))
}
