//! 6.1.2 c: how a proposal is told: title, cause, event and harm from its threat, its asset and its vulnerabilities, in
//! the plain words of `content/threats/wording.yaml` and of the threat itself.

use std::sync::LazyLock;

use kernel::{Id, State, Text};
use serde::Deserialize;

use super::Risk;
use crate::planning::threats::ASSET;
use crate::planning::{Asset, Threat, Vulnerability};

/// Longest part of a sentence taken from a name, in characters.
const NAME_CHARS_MAX: usize = 200;

#[derive(Deserialize)]
struct Wording {
    event: String,
    cause: String,
    causes: String,
    harm: Harm,
    or: String,
}

#[derive(Deserialize)]
struct Harm {
    confidentiality: String,
    integrity: String,
    availability: String,
}

fn wording() -> &'static Wording {
    static READ: LazyLock<Wording> = LazyLock::new(|| {
        let text = include_str!("../../../../../content/threats/wording.yaml");
        serde_norway::from_str(text).expect("the wording is part of the build, and a test proposes with it")
    });
    &READ
}

/// Writes title, cause, event and harm of a proposal.
pub(super) fn tell(
    risk: &mut Risk,
    state: &State,
    (asset, threat, weak): (Id<Asset>, Id<Threat>, &[Id<Vulnerability>]),
) {
    let asset = state.get(asset).map(|asset| short(&asset.name)).unwrap_or_default();
    let Some(threat) = state.get(threat) else { return };
    let event = match &threat.wording {
        Some(own) => own.replace(ASSET, &asset),
        None => wording().event.replace("{threat}", &short(&threat.title)).replace(ASSET, &asset),
    };
    risk.title = Text::from(event.as_str());
    risk.cause = cause(state, weak).map(|words| words.as_str().into());
    risk.harm = harm(threat, &asset).map(|words| words.as_str().into());
    risk.event = Some(event.as_str().into());
}

fn cause(state: &State, weak: &[Id<Vulnerability>]) -> Option<String> {
    let first = short(&state.get(*weak.first()?)?.title);
    let more = weak.len() - 1;
    let words = if more == 0 { &wording().cause } else { &wording().causes };
    Some(words.replace("{count}", &more.to_string()).replace("{weakness}", &first))
}

fn harm(threat: &Threat, asset: &str) -> Option<String> {
    let own = &wording().harm;
    let parts = [
        (threat.confidentiality, &own.confidentiality),
        (threat.integrity, &own.integrity),
        (threat.availability, &own.availability),
    ];
    let touched: Vec<_> = parts.iter().filter(|(touches, _)| *touches).map(|(_, words)| words.as_str()).collect();
    (!touched.is_empty()).then(|| touched.join(&wording().or).replace(ASSET, asset))
}

fn short(name: &str) -> String {
    name.chars().take(NAME_CHARS_MAX).collect()
}
