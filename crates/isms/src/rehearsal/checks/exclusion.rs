//! 6.1.3 d: whether every exclusion is justified, and nothing speaks against it.

use kernel::Id;

use super::population::{method_at_hand, valued_highly};
use super::statement::{decided, labelled, rows};
use crate::catalogue::Edition;
use crate::context::Site;
use crate::planning::applicability::Verdict;
use crate::planning::{Applicability, Asset};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;

/// Every exclusion is justified.
pub const JUSTIFIES_EXCLUSION: Check =
    Check { key: "applicability.justifies_exclusion", clause: "6.1.3", find: justifies_exclusion };

/// Fewer characters say no reason.
const REASON_CHARS_MIN: usize = 15;

fn justifies_exclusion(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let excluded = decided(look, Verdict::Excluded);
    let silent = |row: &Applicability| {
        row.exclusion.as_ref().is_none_or(|reason| reason.trim().chars().count() < REASON_CHARS_MIN)
    };
    let missing: Vec<_> = excluded.iter().copied().filter(|(_, row)| silent(row)).collect();
    let missing = point("missing").listing("controls", labelled(look, &missing)).share(excluded.len());
    cases.unfinished(missing.then_first("applicability.edit"));
    let (controls, against) = contradicted(look, &excluded);
    let contradicted = point("contradicted").listing("controls", labelled(look, &controls));
    cases.judgement(contradicted.listing("assets", against).then_first("applicability.edit"));
    match (excluded.len(), rows(look).iter().any(|(_, row)| row.applicable != Verdict::Undecided)) {
        (0, false) => cases.not_due(point("none")),
        (0, true) => cases.no_gap(point("nothing")),
        (total, _) => cases.no_gap(point("ok").count("total", total)),
    }
}

/// What records speak against: the controls of an edition, whether only all of them together, and the witnesses.
struct Objection {
    controls: fn(Edition, &str) -> bool,
    together: bool,
    witnesses: fn(&Look<'_>) -> Vec<Named>,
}

const OBJECTIONS: [Objection; 4] = [
    Objection {
        controls: |edition, id| id == in_edition(edition, "A.18.1.4", "A.5.34"),
        together: false,
        witnesses: |look| assets(look, |_, asset| asset.personal_data),
    },
    Objection {
        controls: |edition, id| id.starts_with(in_edition(edition, "A.11.", "A.7.")),
        together: true,
        witnesses: staffed_sites,
    },
    Objection {
        controls: |edition, id| id == in_edition(edition, "A.12.3.1", "A.8.13"),
        together: false,
        witnesses: |look| {
            let steps = method_at_hand(look).map_or(0, |(_, method)| method.consequence.len());
            assets(look, |_, asset| valued_highly(asset, Some("a"), steps))
        },
    },
    Objection { controls: of_development, together: false, witnesses: |look| assets(look, developed) },
];

const fn in_edition(edition: Edition, of_2013: &'static str, of_2022: &'static str) -> &'static str {
    match edition {
        Edition::Iso27001_2013 => of_2013,
        Edition::Iso27001_2022 => of_2022,
    }
}

/// A.8.25 to A.8.31, in 2013 A.14.2: development.
fn of_development(edition: Edition, id: &str) -> bool {
    match edition {
        Edition::Iso27001_2013 => id.starts_with("A.14.2."),
        Edition::Iso27001_2022 => {
            let number = id.strip_prefix("A.8.").and_then(|number| number.parse::<u8>().ok());
            number.is_some_and(|number| (25..=31).contains(&number))
        }
    }
}

/// The exclusions that records speak against, and those records.
fn contradicted<'a>(
    look: &Look<'a>,
    excluded: &[Seen<'a, Applicability>],
) -> (Vec<Seen<'a, Applicability>>, Vec<Named>) {
    let (mut rows, mut against) = (Vec::new(), Vec::new());
    let edition = look.edition();
    for Objection { controls, together, witnesses } in OBJECTIONS {
        let concerned: Vec<_> = excluded.iter().copied().filter(|(_, row)| controls(edition, &row.control)).collect();
        let annex = edition.standard().controls.iter().filter(|control| controls(edition, &control.id)).count();
        if concerned.is_empty() || (together && concerned.len() < annex) {
            continue;
        }
        let witnesses = witnesses(look);
        if !witnesses.is_empty() {
            rows.extend(concerned);
            against.extend(witnesses.into_iter().filter(|witness| !against.contains(witness)).collect::<Vec<_>>());
        }
    }
    (rows, against)
}

fn assets(look: &Look<'_>, holds: impl Fn(&Look<'_>, &Asset) -> bool) -> Vec<Named> {
    look.all_named(look.of::<Asset>().iter().filter(|(_, asset)| holds(look, asset)).map(|(id, _)| id))
}

fn staffed_sites(look: &Look<'_>) -> Vec<Named> {
    let staffed = look.of::<Site>().iter().filter(|(_, site)| site.persons.is_some_and(|persons| persons > 0));
    look.all_named(staffed.map(|(id, _): (Id<Site>, _)| id))
}

/// Whether the name of an asset, or of its type, tells of development.
fn developed(look: &Look<'_>, asset: &Asset) -> bool {
    let tells = |name: &str| {
        let name = name.to_lowercase();
        name.contains("development") || name.contains("source code")
    };
    let asset_type = asset.asset_type.and_then(|id| look.get(id));
    tells(&asset.name) || asset_type.is_some_and(|asset_type| tells(&asset_type.title))
}
