//! 6.1.2 c 1: whether a risk says what could happen to what, of things that are still there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kernel::{Held, Id, Text};

use super::consistency::{judged, uneven};
use super::in_turn::{Turn, turned};
use super::lacking::Lacking;
use super::population::{risks, said, those, written};
use super::retired::leaned_on;
use super::to_come::ahead;
use super::twins;
use crate::age::{identified_on, older};
use crate::context::Process;
use crate::planning::assets::AssetState;
use crate::planning::risks::Status;
use crate::planning::{Asset, Risk, Threat, Vulnerability};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Risks say what could happen to what.
pub const DESCRIBED: Check = Check { key: "risks.described", clause: "6.1.2", find: described };

/// Days that a proposal may wait until somebody asks whether it is one of ours: a house rule.
const PROPOSED_DAYS: i32 = 180;

fn described(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let risks = risks(look);
    if risks.is_empty() {
        return cases.not_due(point("none"));
    }
    let bare = Lacking::risks(cases, &risks, |risk| bare(risk));
    let young = bare.young();
    cases.unfinished(point("bare").listing("risks", bare.old).share(risks.len()).then_first("risk.edit"));
    let assets = those(look, &risks, |_, risk| nothing_left(look, risk));
    cases.wrong(point("assets").listing("risks", assets).single().then_first("risk.edit"));
    cases.wrong(partly_gone(look, &risks).single().then_first("risk.edit"));
    let identified = ("word-day-identified", (|risk| risk.identified_on) as fn(&Risk) -> _);
    cases.wrong(ahead(cases, "risks", &risks, &[identified]).then_first("risk.edit"));
    let named = |threat| {
        let open = look.pointing::<Risk>(threat).filter(|(_, risk)| risk.status == Status::Open);
        look.all_named(open.map(|(id, _)| id))
    };
    cases.wrong(leaned_on::<Threat>(look, "threats", named));
    let all = risks.clone();
    // With other scores they contradict each other, which is told of the scores.
    let unequal = twins::twins(&risks);
    let risks: Vec<_> = risks.into_iter().filter(|(id, _)| !unequal.contains(id)).collect();
    let twins = twins(&risks);
    cases.judgement(point("scenario").listing("risks", look.roll(repeated(&risks, &twins))).then_first("risk.edit"));
    cases.judgement(point("twins").listing("risks", look.roll(twins)).then_first("risk.edit"));
    // What was decided or accepted before a risk was known is told there.
    cases.judgement(turned(look, "risks", &all, &[(IDENTIFIED, ASSESSED)]).then_first("risk.edit"));
    cases.judgement(waiting(cases));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", risks.len() + unequal.len()));
}

/// A risk is assessed once it was identified.
const IDENTIFIED: Turn<Risk> = ("word-day-identified", |risk| risk.identified_on);
const ASSESSED: Turn<Risk> = ("word-day-assessed", |risk| risk.current.as_ref().map(|own| own.on));

/// Proposals of which nobody has said for long whether they are ours.
fn waiting(cases: &Cases<'_, '_>) -> Point {
    let look = cases.look;
    let long = |risk: &Held<Risk>| older(identified_on(&risk.head, risk), PROPOSED_DAYS, cases.day);
    let proposed = look.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Proposed && long(risk));
    point("proposed").listing("risks", look.roll(proposed.map(|(id, _)| id))).then_first("risk.adopt")
}

/// Whether a title is all there is.
fn bare(risk: &Risk) -> bool {
    let words = [&risk.cause, &risk.event, &risk.harm].into_iter().any(|text| said(text).is_some());
    let nothing = risk.assets.is_empty() && risk.processes.is_empty() && risk.vulnerabilities.is_empty();
    nothing && risk.threat.is_none() && !words && !written(&risk.description)
}

/// Whether a risk names assets, and every one of them is no longer there.
fn nothing_left(look: &Look<'_>, risk: &Risk) -> bool {
    let there = |asset: Id<Asset>| {
        look.get(asset).is_some_and(|asset| !asset.head.retired && asset.state != AssetState::Disposed)
    };
    !risk.assets.is_empty() && !risk.assets.iter().any(there)
}

/// The risks that name assets retired since, while others of theirs are still there.
fn partly_gone<'a>(look: &Look<'a>, risks: &[Seen<'a, Risk>]) -> Point {
    let gone = |asset: &Id<Asset>| look.get(*asset).is_some_and(|asset| asset.head.retired);
    let leaning = those(look, risks, |_, risk| risk.assets.iter().any(|own| gone(&own)) && !nothing_left(look, risk));
    let assets: BTreeSet<_> = risks.iter().flat_map(|(_, risk)| risk.assets.iter()).filter(gone).collect();
    point("asset").listing("risks", leaning).listing("assets", look.all_named(assets))
}

/// What two risks would have in common if they were one and the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Told<'a> {
    words: [Option<&'a str>; 5],
    assets: BTreeSet<Id<Asset>>,
    processes: BTreeSet<Id<Process>>,
    threat: Option<Id<Threat>>,
    vulnerabilities: BTreeSet<Id<Vulnerability>>,
    criteria: BTreeSet<String>,
}

/// The risks that say the same as another one, word by word. Where their scores lie apart, that is told of the
/// scenario.
fn twins(risks: &[Seen<'_, Risk>]) -> Vec<Id<Risk>> {
    // Few titles stand twice; only then the rest is compared.
    let (mut titles, mut twice) = (HashSet::with_capacity(risks.len()), HashSet::new());
    twice.extend(risks.iter().map(|(_, risk)| risk.title.trim()).filter(|title| !titles.insert(*title)));
    let mut told = BTreeMap::<_, Vec<_>>::new();
    for (id, risk) in risks.iter().filter(|(_, risk)| twice.contains(risk.title.trim())) {
        told.entry(tell(risk)).or_default().push(judged(*id, risk));
    }
    let groups = told.into_values().filter(|group| group.len() > 1 && !uneven(group));
    groups.flatten().map(|(id, ..)| id).collect()
}

/// The risks that tell, under another title, of a scenario that another one tells of already: the same assets, threat
/// and vulnerabilities, and nothing said of both tells them apart. Those that are told word by word, and those whose
/// scores lie apart, are told there.
fn repeated(risks: &[Seen<'_, Risk>], twins: &[Id<Risk>]) -> Vec<Id<Risk>> {
    // Few risks share a threat, an asset and a vulnerability; only of those the rest is compared.
    let twins: HashSet<_> = twins.iter().collect();
    let mut alike = HashMap::<_, Vec<_>>::new();
    for (id, risk) in risks.iter().filter(|(id, _)| !twins.contains(id)) {
        let first = risk.assets.iter().min().zip(risk.vulnerabilities.iter().min());
        if let Some((threat, (asset, vulnerability))) = risk.threat.zip(first) {
            alike.entry((threat, asset, vulnerability)).or_default().push((*id, *risk));
        }
    }
    let mut scenarios = HashMap::<_, Vec<_>>::new();
    for (id, risk) in alike.into_values().filter(|group| group.len() > 1).flatten() {
        let assets: BTreeSet<_> = risk.assets.iter().collect();
        let vulnerabilities: BTreeSet<_> = risk.vulnerabilities.iter().collect();
        scenarios.entry((risk.threat, assets, vulnerabilities, twins::criteria(risk))).or_default().push((id, risk));
    }
    let again = |group: &[Seen<'_, Risk>], own: &Seen<'_, Risk>| {
        group.iter().any(|other| other.0 != own.0 && !told_apart(own, other))
    };
    let groups = scenarios.values().filter(|group| group.len() > 1);
    groups.flat_map(|group| group.iter().filter(|own| again(group, own))).map(|(id, _)| *id).collect()
}

/// Whether something that is said of both risks, or their scores, tells them apart.
fn told_apart((one_id, one): &Seen<'_, Risk>, (other_id, other): &Seen<'_, Risk>) -> bool {
    let words = [(&one.cause, &other.cause), (&one.event, &other.event), (&one.harm, &other.harm)];
    let other_words = |(one, other): (&Option<Text>, &Option<Text>)| {
        said(one).zip(said(other)).is_some_and(|(one, other)| one.to_lowercase() != other.to_lowercase())
    };
    let processes = |risk: &Risk| risk.processes.iter().collect::<BTreeSet<_>>();
    let elsewhere = !one.processes.is_empty() && !other.processes.is_empty() && processes(one) != processes(other);
    let uneven = uneven(&[judged(*one_id, one), judged(*other_id, other)]);
    elsewhere || uneven || words.into_iter().any(other_words)
}

fn tell(risk: &Risk) -> Told<'_> {
    let description = risk.description.as_deref().map(str::trim).filter(|text| !text.is_empty());
    Told {
        words: [Some(risk.title.trim()), said(&risk.cause), said(&risk.event), said(&risk.harm), description],
        assets: risk.assets.iter().collect(),
        processes: risk.processes.iter().collect(),
        threat: risk.threat,
        vulnerabilities: risk.vulnerabilities.iter().collect(),
        criteria: twins::criteria(risk),
    }
}
