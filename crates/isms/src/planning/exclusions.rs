//! 6.1.3 d: records that speak against leaving a control out.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{Declared, Id, RawId, Refusal, State};

use super::necessary::{self, Listing};
use super::reasons::Reasons;
use super::{Applicability, Asset, Control, Risk, Treatment, scoring};
use crate::catalogue::Edition;
use crate::context::obligations::ObligationKind;
use crate::context::sites::SiteKind;
use crate::context::{Obligation, Site};
use crate::operation::Supplier;
use crate::operation::suppliers::{SupplierKind, SupplierState};

/// The registers that [`contradicted`] reads.
pub const READS: &[&str] = &[
    Applicability::KEY,
    Asset::KEY,
    super::AssetType::KEY,
    super::Method::KEY,
    Control::KEY,
    Risk::KEY,
    Treatment::KEY,
    Obligation::KEY,
    Site::KEY,
    Supplier::KEY,
];

/// Most records and controls named in one refusal; the others are counted.
const NAMED_MAX: usize = 5;

/// A record that speaks against leaving a control out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The record.
    pub record: RawId,
    /// By what it does.
    pub ground: Ground,
}

/// By what a record speaks against leaving a control out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Personal data is held or worked on there.
    PersonalData,
    /// People work there.
    People,
    /// It would be missed soon: losing its availability lies in the upper half of the scale.
    NeededAgain,
    /// Its name, or that of its type, tells of development.
    Development,
    /// Somebody outside develops for the organization.
    Commissioned,
    /// The organization depends on somebody outside.
    Supplied,
    /// It is a cloud service.
    Cloud,
    /// People work from home.
    Home,
    /// There are obligations to know and to meet.
    Obliged,
    /// There is something to list.
    Held,
    /// The obligation is met by own controls that stand for this one, or the row itself names it.
    Asks,
    /// The risk rests on an own control that stands for this one.
    Rests(Id<Control>),
    /// The part of the plan puts in place an own control that stands for this one.
    Treats(Id<Control>),
}

impl Ground {
    /// Its own key; its text is `soa-ground-` and this.
    pub fn key(self) -> &'static str {
        match self {
            Self::PersonalData => "personal-data",
            Self::People => "people",
            Self::NeededAgain => "needed-again",
            Self::Development => "development",
            Self::Commissioned => "commissioned",
            Self::Supplied => "supplied",
            Self::Cloud => "cloud",
            Self::Home => "home",
            Self::Obliged => "obliged",
            Self::Held => "held",
            Self::Asks => "asks",
            Self::Rests(_) => "rests",
            Self::Treats(_) => "treats",
        }
    }

    /// The own control through which the treatment of risks determined the one left out.
    pub fn through(self) -> Option<Id<Control>> {
        match self {
            Self::Rests(control) | Self::Treats(control) => Some(control),
            Self::PersonalData
            | Self::People
            | Self::NeededAgain
            | Self::Development
            | Self::Commissioned
            | Self::Supplied
            | Self::Cloud
            | Self::Home
            | Self::Obliged
            | Self::Held
            | Self::Asks => None,
        }
    }
}

/// What speaks against exclusions: of which controls, whether only against all of them together, and the witnesses.
struct Objection {
    ground: Ground,
    controls: fn(Edition, &str) -> bool,
    together: bool,
    witnesses: fn(&State) -> Vec<RawId>,
}

const OBJECTIONS: [Objection; 10] = [
    Objection {
        ground: Ground::PersonalData,
        controls: |edition, id| id == either(edition, "A.18.1.4", "A.5.34"),
        together: false,
        witnesses: personal_data,
    },
    Objection {
        ground: Ground::People,
        controls: |edition, id| id.starts_with(either(edition, "A.11.", "A.7.")),
        together: true,
        witnesses: |state| those(state, |site: &Site| site.persons.is_some_and(|persons| persons > 0)),
    },
    Objection {
        ground: Ground::NeededAgain,
        controls: |edition, id| id == either(edition, "A.12.3.1", "A.8.13"),
        together: false,
        witnesses: needed_again,
    },
    Objection { ground: Ground::Development, controls: of_development, together: false, witnesses: development },
    Objection {
        ground: Ground::Commissioned,
        controls: |edition, id| id == outsourced(edition),
        together: false,
        witnesses: |state| those(state, develops),
    },
    Objection {
        ground: Ground::Supplied,
        controls: |edition, id| match edition {
            Edition::Iso27001_2013 => id.starts_with("A.15."),
            Edition::Iso27001_2022 => matches!(id, "A.5.19" | "A.5.20" | "A.5.21" | "A.5.22"),
        },
        together: false,
        witnesses: |state| those(state, |_: &Supplier| true),
    },
    Objection {
        ground: Ground::Cloud,
        controls: |_, id| id == "A.5.23",
        together: false,
        witnesses: |state| those(state, |supplier: &Supplier| supplier.kind == SupplierKind::Cloud),
    },
    Objection {
        ground: Ground::Home,
        controls: |edition, id| id == either(edition, "A.6.2.2", "A.6.7"),
        together: false,
        witnesses: |state| those(state, |site: &Site| site.kind == Some(SiteKind::Home)),
    },
    Objection {
        ground: Ground::Obliged,
        controls: |edition, id| id == either(edition, "A.18.1.1", "A.5.31"),
        together: false,
        witnesses: |state| those(state, |own: &Obligation| own.kind != ObligationKind::Commitment),
    },
    Objection {
        ground: Ground::Held,
        controls: |edition, id| id == either(edition, "A.8.1.1", "A.5.9"),
        together: false,
        witnesses: |state| those(state, |_: &Asset| true),
    },
];

/// The exclusions of an edition that records speak against, in the order given, each with those records: first the
/// risks and the parts of the plan whose controls it leaves out, then the rest.
pub fn contradicted(
    state: &State,
    reasons: &Reasons<'_>,
    edition: Edition,
    excluded: &[(Id<Applicability>, &Applicability)],
) -> Vec<(Id<Applicability>, Vec<Witness>)> {
    let objections: Vec<_> = OBJECTIONS.iter().filter(|own| own.raised(edition, excluded)).collect();
    let rows = if excluded.is_empty() { Vec::new() } else { necessary::rows(state, edition) };
    let determined = determined(state, reasons, edition, &rows);
    let against = |id: Id<Applicability>, row: &Applicability| {
        let mut witnesses = determined.get(&id).cloned().unwrap_or_default();
        let known = objections.iter().filter(|own| (own.controls)(edition, &row.control));
        witnesses.extend(known.flat_map(|own| own.heard(state)));
        let obligations = reasons.derived(&reasons.own(&row.control, Some(row)), Some(row)).obligations;
        let asks = |record: RawId| Witness { record, ground: Ground::Asks };
        witnesses.extend(obligations.into_iter().map(|(id, _)| asks(id.raw())));
        let mut seen = HashSet::new();
        witnesses.retain(|own| seen.insert(own.record));
        witnesses
    };
    let found = excluded.iter().map(|(id, row)| (*id, against(*id, row)));
    found.filter(|(_, witnesses)| !witnesses.is_empty()).collect()
}

/// Whether the justification answers what speaks against an exclusion: it names each of those records. What the
/// treatment of risks determined is answered there, not by words.
pub fn answered(state: &State, row: &Applicability, witnesses: &[Witness]) -> bool {
    let words = row.exclusion.as_ref().map(|text| text.to_uppercase()).unwrap_or_default();
    let names = |reference: &str| {
        let part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
        words.match_indices(reference).any(|(at, _)| {
            !part(words[..at].chars().next_back()) && !part(words[at + reference.len()..].chars().next())
        })
    };
    let named = |own: &Witness| {
        let row = state.find(own.record).filter(|_| own.ground.through().is_none());
        row.is_some_and(|row| names(&row.reference().to_uppercase()))
    };
    !witnesses.is_empty() && witnesses.iter().all(named)
}

/// Clause: 6.1.3 d. Refuses rows that would leave out what the treatment of risks determined.
pub(super) fn refused(state: &State, proposed: &[necessary::Row<'_>]) -> Vec<Refusal> {
    let edition_of =
        |row: &Applicability| Edition::ALL.iter().find(|own| own.standard().control(&row.control).is_some());
    let reasons = Reasons::of(state);
    let refused = |edition: &Edition| {
        let of_edition = |row: &Applicability| edition_of(row) == Some(edition);
        let proposed: Vec<_> = proposed.iter().copied().filter(|(_, row)| of_edition(row)).collect();
        let mut rows = necessary::rows(state, *edition);
        rows.retain(|(id, row)| proposed.iter().all(|(own, other)| own != id && other.control != row.control));
        rows.extend(&proposed);
        let determined = determined(state, &reasons, *edition, &rows);
        let refusal = |(id, row): &necessary::Row<'_>| Some(needed(state, row, determined.get(id)?));
        proposed.iter().filter_map(refusal).collect::<Vec<_>>()
    };
    Edition::ALL.iter().flat_map(refused).collect()
}

fn needed(state: &State, row: &Applicability, witnesses: &[Witness]) -> Refusal {
    let records = witnesses.iter().filter_map(|own| state.find(own.record)).map(|row| row.reference());
    let controls = witnesses.iter().filter_map(|own| own.ground.through()).map(|id| state.reference(id));
    let (records, controls) = (joined(records), joined(controls));
    let message = format!(
        "the treatment of risks determined {}: {records} through {controls}; keep it applicable, or take {controls} out \
         of them first",
        row.control
    );
    Refusal::requirement("applicable", "6.1.3 d", message)
}

/// Names, each once, the first of them spelt out.
pub(super) fn joined(names: impl Iterator<Item = String>) -> String {
    let names: BTreeSet<_> = names.collect();
    let more = names.len().saturating_sub(NAMED_MAX);
    let named = names.into_iter().take(NAMED_MAX).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

/// Clause: 6.1.3 b to d. The rows that leave out own controls which the treatment of risks determined, each with the
/// risks that rest on them and the parts of the plan that put them in place.
fn determined(
    state: &State,
    reasons: &Reasons<'_>,
    edition: Edition,
    rows: &[necessary::Row<'_>],
) -> HashMap<Id<Applicability>, Vec<Witness>> {
    let mut found = HashMap::<_, Vec<_>>::new();
    let left_out = |row: &necessary::Row<'_>| row.1.excluded();
    if !rows.iter().any(left_out) {
        return found;
    }
    let behind = rows.iter().filter(|row| left_out(row)).flat_map(|(_, row)| reasons.behind(edition, row));
    for control in behind.collect::<BTreeSet<_>>() {
        let Ok(own) = state.live(control) else { continue };
        let Listing::Excluded(rows) = necessary::listing(edition, control, own, rows) else { continue };
        let treats = reasons.treatments(&[control]).into_iter();
        let treats = treats.map(|id| Witness { record: id.raw(), ground: Ground::Treats(control) });
        let rests = reasons.risks(&[control]).into_iter();
        let rests = rests.map(|id| Witness { record: id.raw(), ground: Ground::Rests(control) });
        let witnesses: Vec<_> = treats.chain(rests).collect();
        for (row, _) in rows.into_iter().filter(|_| !witnesses.is_empty()) {
            found.entry(row).or_default().extend(witnesses.iter().copied());
        }
    }
    found
}

impl Objection {
    fn heard(&self, state: &State) -> impl Iterator<Item = Witness> + use<> {
        let ground = self.ground;
        (self.witnesses)(state).into_iter().map(move |record| Witness { record, ground })
    }

    /// Whether enough is excluded for it to be raised.
    fn raised(&self, edition: Edition, excluded: &[(Id<Applicability>, &Applicability)]) -> bool {
        let concerned = excluded.iter().filter(|(_, row)| (self.controls)(edition, &row.control)).count();
        let of_annex = || edition.standard().controls.iter().filter(|own| (self.controls)(edition, &own.id)).count();
        concerned > 0 && (!self.together || concerned >= of_annex())
    }
}

const fn either(edition: Edition, of_2013: &'static str, of_2022: &'static str) -> &'static str {
    match edition {
        Edition::Iso27001_2013 => of_2013,
        Edition::Iso27001_2022 => of_2022,
    }
}

/// Outsourced development, which whoever develops all alone does without.
const fn outsourced(edition: Edition) -> &'static str {
    either(edition, "A.14.2.7", "A.8.30")
}

/// A.8.4 and A.8.25 to A.8.31, in 2013 A.9.4.5 and A.14.2: source code and development, whoever does it.
fn of_development(edition: Edition, id: &str) -> bool {
    let whoever = id != outsourced(edition);
    whoever
        && match edition {
            Edition::Iso27001_2013 => id == "A.9.4.5" || id.starts_with("A.14.2."),
            Edition::Iso27001_2022 => {
                let number = id.strip_prefix("A.8.").and_then(|number| number.parse::<u8>().ok());
                number.is_some_and(|number| number == 4 || (25..=31).contains(&number))
            }
        }
}

/// The live records of a register of which something holds, in the order of their references.
fn those<R: Declared>(state: &State, holds: impl Fn(&R) -> bool) -> Vec<RawId> {
    let mut found: Vec<_> = state.of::<R>().iter().filter(|(_, held)| holds(held)).collect();
    found.sort_by_key(|(_, held)| held.head.reference);
    found.into_iter().map(|(id, _)| id.raw()).collect()
}

fn personal_data(state: &State) -> Vec<RawId> {
    let mut found = those(state, |asset: &Asset| asset.personal_data);
    found.extend(those(state, |own: &Obligation| own.personal_data));
    found.extend(those(state, |supplier: &Supplier| supplier.personal_data));
    found
}

/// Assets whose loss of availability lies in the upper half of the scale.
fn needed_again(state: &State) -> Vec<RawId> {
    let steps = scoring::at_hand(state).map_or(0, |(_, method)| method.consequence.len());
    those(state, |asset: &Asset| asset.valued_highly(Some("a"), steps))
}

/// Whether a name tells of development.
fn tells_of_development(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("development") || name.contains("source code")
}

/// Assets whose name, or that of their type, tells of development.
fn development(state: &State) -> Vec<RawId> {
    those(state, |asset: &Asset| {
        let asset_type = asset.asset_type.and_then(|id| state.get(id));
        tells_of_development(&asset.name) || asset_type.is_some_and(|own| tells_of_development(&own.title))
    })
}

/// Whether a supplier at work tells of development in its name or in what it provides.
fn develops(supplier: &Supplier) -> bool {
    let works = match supplier.state {
        SupplierState::Active | SupplierState::Leaving => true,
        SupplierState::Candidate | SupplierState::Ended => false,
    };
    let service = supplier.service.as_ref().is_some_and(|service| tells_of_development(service));
    works && (service || tells_of_development(&supplier.name))
}
