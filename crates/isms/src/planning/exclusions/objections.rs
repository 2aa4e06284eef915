//! 6.1.3 d: what assets, sites, suppliers and obligations say against leaving a control out.

use kernel::{Declared, Id, RawId, State};

use super::{Ground, Witness};
use crate::catalogue::Edition;
use crate::context::boundary::{Boundary, Side};
use crate::context::obligations::ObligationKind;
use crate::context::sites::SiteKind;
use crate::context::{Obligation, Site, scopes};
use crate::operation::Supplier;
use crate::operation::suppliers::{SupplierKind, SupplierState};
use crate::planning::{Applicability, Asset, scoring};
use crate::support::Document;
use crate::support::documents::DocumentKind;

/// What speaks against exclusions: of which controls, whether only against all of them together, and the witnesses.
pub(super) struct Objection {
    ground: Ground,
    pub(super) controls: fn(Edition, &str) -> bool,
    together: bool,
    witnesses: fn(&State) -> Vec<RawId>,
}

pub(super) const OBJECTIONS: [Objection; 13] = [
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
        ground: Ground::Premises,
        controls: of_premises,
        together: false,
        witnesses: |state| places(state, |kind| !matches!(kind, SiteKind::Home | SiteKind::Elsewhere)),
    },
    Objection {
        ground: Ground::Premises,
        controls: |edition, id| match edition {
            Edition::Iso27001_2013 => matches!(id, "A.11.2.2" | "A.11.2.3"),
            Edition::Iso27001_2022 => matches!(id, "A.7.11" | "A.7.12"),
        },
        together: false,
        witnesses: |state| places(state, |kind| matches!(kind, SiteKind::DataCentre | SiteKind::Production)),
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
        witnesses: |state| those(state, serves_from_the_cloud),
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
        ground: Ground::Written,
        controls: |edition, id| id == either(edition, "A.5.1.1", "A.5.1"),
        together: false,
        witnesses: |state| those(state, |own: &Document| own.kind == DocumentKind::Policy),
    },
    Objection {
        ground: Ground::Held,
        controls: |edition, id| id == either(edition, "A.8.1.1", "A.5.9"),
        together: false,
        witnesses: |state| those(state, |_: &Asset| true),
    },
];

impl Objection {
    /// What it rests on, as the records stand.
    pub(super) fn heard(&self, state: &State) -> impl Iterator<Item = Witness> + use<> {
        let ground = self.ground;
        (self.witnesses)(state).into_iter().map(move |record| Witness { record, ground })
    }

    /// Whether enough is excluded for it to be raised.
    pub(super) fn raised(&self, edition: Edition, excluded: &[(Id<Applicability>, &Applicability)]) -> bool {
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

/// What any office calls for: perimeter, entry, rooms, watching, hazards, desks, siting, upkeep and disposal. Utilities
/// and cabling are the landlord's where nothing runs but desks; secure areas, media and what is used elsewhere are there
/// only where something else tells of them.
fn of_premises(edition: Edition, id: &str) -> bool {
    match edition {
        Edition::Iso27001_2013 => {
            let rooms = matches!(id, "A.11.1.1" | "A.11.1.2" | "A.11.1.3" | "A.11.1.4");
            rooms || matches!(id, "A.11.2.1" | "A.11.2.4" | "A.11.2.7" | "A.11.2.9")
        }
        Edition::Iso27001_2022 => {
            let number = id.strip_prefix("A.7.").and_then(|number| number.parse::<u8>().ok());
            number.is_some_and(|number| matches!(number, 1..=5 | 7 | 8 | 13 | 14))
        }
    }
}

/// The sites of a kind that lie inside the scope and were not closed.
fn places(state: &State, kind: fn(SiteKind) -> bool) -> Vec<RawId> {
    let boundary = Boundary::of(state, scopes::at_hand(state).iter().map(|(_, scope)| &scope.record));
    let found = those(state, |site: &Site| site.kind.is_some_and(kind) && site.closed_on.is_none());
    found.into_iter().filter(|id| boundary.site(Id::of(*id)) == Side::Inside).collect()
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

/// Names and words that tell of a cloud service, in whatever list a supplier stands.
const CLOUDS: [&str; 7] = ["cloud", "saas", "iaas", "paas", "aws", "azure", "gcp"];

/// Whether a supplier at work is of the cloud by its kind, or tells so in its name or in what it provides.
fn serves_from_the_cloud(supplier: &Supplier) -> bool {
    let tells = |text: &str| {
        let text = text.to_lowercase();
        let words = |word: &str| CLOUDS.contains(&word);
        text.split(|sign: char| !sign.is_alphanumeric()).any(words) || text.contains("amazon web services")
    };
    let service = supplier.service.as_ref().is_some_and(|service| tells(service));
    supplier.kind == SupplierKind::Cloud || supplier.state != SupplierState::Ended && (service || tells(&supplier.name))
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
