//! 6.1.2 b: whether the same risk stands in the register twice, with other scores.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Id, Level, is_blank};

use crate::context::Process;
use crate::planning::{Asset, Method, Risk, aims};
use crate::rehearsal::look::Seen;

/// What makes two risks the same: their title, their assets or, where none are named, their processes, and what they harm.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Same {
    title: String,
    assets: BTreeSet<Id<Asset>>,
    processes: BTreeSet<Id<Process>>,
    criteria: BTreeSet<String>,
}

/// By which method, in which version, and with which score a risk was read.
type Score = (Id<Method>, i64, i64);

/// The risks that stand in the register more than once, by the same method with other scores. No reason explains that.
pub fn twins(scored: &[Seen<'_, Risk>]) -> BTreeSet<Id<Risk>> {
    let mut titles = HashMap::<_, Vec<_>>::new();
    for seen in scored.iter().filter(|(_, risk)| located(risk)) {
        titles.entry(words(&seen.1.title)).or_default().push(*seen);
    }
    let mut same = BTreeMap::<_, Vec<_>>::new();
    // Few titles stand twice; only of those the rest is compared.
    for (title, seen) in titles.into_iter().filter(|(_, seen)| seen.len() > 1) {
        for (id, risk) in seen {
            let (assets, processes) = (risk.assets.iter().collect(), processes(risk));
            let key = Same { title: title.clone(), assets, processes, criteria: criteria(risk) };
            let reading = risk.current.as_ref().map(|own| (own.method, own.version, own.score));
            same.entry(key).or_default().extend(reading.map(|reading| ((id, risk), reading)));
        }
    }
    same.into_values().flat_map(|group| unequal(&group)).collect()
}

/// Whether a risk says where it happens or what does: by assets, by processes, or by an event.
pub fn located(risk: &Risk) -> bool {
    let told = || risk.event.as_ref().is_some_and(|own| !is_blank(own));
    !risk.assets.is_empty() || !risk.processes.is_empty() || told()
}

/// The processes in which a risk happens, where it names no asset.
pub fn processes(risk: &Risk) -> BTreeSet<Id<Process>> {
    let alone = risk.assets.is_empty();
    risk.processes.iter().filter(|_| alone).collect()
}

/// Those of a group that have another score than one of the others, unless both name an event or a threat, and another
/// one: what only one of them says makes them no less the same.
fn unequal(group: &[(Seen<'_, Risk>, Score)]) -> BTreeSet<Id<Risk>> {
    let scores: BTreeSet<_> = group.iter().map(|(_, score)| *score).collect();
    let mut found = BTreeSet::new();
    if scores.len() < 2 {
        return found;
    }
    for (at, ((one, risk), (method, version, score))) in group.iter().enumerate() {
        for ((other, twin), own) in &group[at + 1..] {
            if (own.0, own.1) == (*method, *version) && own.2 != *score && agree(risk, twin) {
                found.extend([*one, *other]);
            }
        }
    }
    found
}

/// Whether two risks name the same event and the same threat, as far as both name one.
fn agree(one: &Risk, other: &Risk) -> bool {
    let event = |risk: &Risk| risk.event.as_ref().filter(|own| !is_blank(own)).map(|own| words(own));
    let events = event(one).zip(event(other)).is_none_or(|(one, other)| one == other);
    events && one.threat.zip(other.threat).is_none_or(|(one, other)| one == other)
}

/// What a risk harms: the criteria that it is judged by, else those that it says. Two risks that harm other things are
/// judged apart with good reason.
pub fn criteria(risk: &Risk) -> BTreeSet<String> {
    let judged = risk.consequence.iter().filter(|(_, rating)| rating.level > Level(0)).map(|(key, _)| key.to_owned());
    let judged: BTreeSet<_> = judged.collect();
    if !judged.is_empty() {
        return judged;
    }
    aims::ticked(risk).map(|aim| aim.key.to_owned()).collect()
}

/// Words without regard to case, spaces and punctuation.
pub fn words(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for word in text.split(|own: char| !own.is_alphanumeric()).filter(|own| !own.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        let from = all.len();
        if word.is_ascii() {
            all.push_str(word);
            all[from..].make_ascii_lowercase();
        } else {
            all.push_str(&word.to_lowercase());
        }
    }
    all
}
