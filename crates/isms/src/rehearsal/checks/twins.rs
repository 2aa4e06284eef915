//! 6.1.2 b: whether the same risk stands in the register twice, with other scores.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Id, Level, Text, is_blank};

use crate::planning::{Asset, Risk, Threat};
use crate::rehearsal::look::Seen;

/// What makes two risks the same: their words, threat and assets, and what they harm.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Same {
    title: String,
    event: Option<String>,
    threat: Option<Id<Threat>>,
    assets: BTreeSet<Id<Asset>>,
    criteria: BTreeSet<String>,
}

/// The risks that stand in the register more than once, by the same method with other scores. No reason explains that.
pub fn twins(scored: &[Seen<'_, Risk>]) -> BTreeSet<Id<Risk>> {
    let mut titles = HashMap::<_, Vec<_>>::new();
    for seen in scored.iter().filter(|(_, risk)| !risk.assets.is_empty()) {
        titles.entry(words(&seen.1.title)).or_default().push(*seen);
    }
    let mut same = BTreeMap::<_, Vec<_>>::new();
    // Few titles stand twice; only of those the rest is compared.
    for (title, seen) in titles.into_iter().filter(|(_, seen)| seen.len() > 1) {
        for (id, risk) in seen {
            let event = risk.event.as_ref().filter(|own| !is_blank(own)).map(words);
            let (assets, criteria) = (risk.assets.iter().collect(), criteria(risk));
            let key = Same { title: title.clone(), event, threat: risk.threat, assets, criteria };
            let reading = risk.current.as_ref().map(|own| (own.method, own.version, own.score));
            same.entry(key).or_default().push((id, reading));
        }
    }
    let differ = |group: &[(Id<Risk>, Option<(_, i64, i64)>)]| {
        let one = group.iter().filter_map(|(_, own)| *own).collect::<Vec<_>>();
        one.iter().any(|(method, version, score)| {
            one.iter().any(|own| (own.0, own.1) == (*method, *version) && own.2 != *score)
        })
    };
    same.into_values().filter(|group| differ(group)).flatten().map(|(id, _)| id).collect()
}

/// What a risk harms: the criteria that it is judged by, else those that it says. Two risks that harm other things are
/// judged apart with good reason.
pub fn criteria(risk: &Risk) -> BTreeSet<String> {
    let judged = risk.consequence.iter().filter(|(_, rating)| rating.level > Level(0)).map(|(key, _)| key.to_owned());
    let judged: BTreeSet<_> = judged.collect();
    if !judged.is_empty() {
        return judged;
    }
    let said = [(risk.confidentiality, "c"), (risk.integrity, "i"), (risk.availability, "a")];
    said.into_iter().filter(|(own, _)| *own).map(|(_, key)| key.to_owned()).collect()
}

/// Words without regard to case and spaces.
pub fn words(text: &Text) -> String {
    let mut all = String::with_capacity(text.len());
    for word in text.split_whitespace() {
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
