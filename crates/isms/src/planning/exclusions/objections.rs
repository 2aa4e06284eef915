//! 6.1.3 d: what speaks against leaving controls out, as far as enough is left out for it to be raised.

use std::cell::OnceCell;

use kernel::{RawId, State};

use super::witnesses::witnesses;
use super::{Ground, Witness, necessary};
use crate::catalogue::{Edition, Objection, objections};

/// The grounds that the list of objections knows.
const GROUNDS: [Ground; 20] = [
    Ground::PersonalData,
    Ground::People,
    Ground::Premises,
    Ground::Machinery,
    Ground::NeededAgain,
    Ground::Development,
    Ground::Commissioned,
    Ground::Supplied,
    Ground::Cloud,
    Ground::Home,
    Ground::Obliged,
    Ground::Written,
    Ground::AskedByClause,
    Ground::Directed,
    Ground::Supervised,
    Ground::Classified,
    Ground::Staffed,
    Ground::Equipped,
    Ground::Troubled,
    Ground::Held,
];

/// An objection that is raised, with what it rests on once that was asked.
pub(super) struct Raised {
    ground: Ground,
    objection: &'static Objection,
    witnesses: OnceCell<Vec<RawId>>,
}

impl Raised {
    /// The objections that are raised against leaving out these rows of an edition.
    pub(super) fn against(edition: Edition, excluded: &[necessary::Row<'_>]) -> Vec<Self> {
        let raised = |own: &&Objection| {
            let concerned = excluded.iter().filter(|(_, row)| own.concerns(edition, &row.control)).count();
            concerned > 0 && (!own.together || concerned >= own.controls(edition).len())
        };
        let made = |objection: &'static Objection| {
            let ground = GROUNDS.into_iter().find(|own| own.key() == objection.ground)?;
            Some(Self { ground, objection, witnesses: OnceCell::new() })
        };
        objections().iter().filter(raised).filter_map(made).collect()
    }

    /// Whether it speaks for this control.
    pub(super) fn concerns(&self, edition: Edition, control: &str) -> bool {
        self.objection.concerns(edition, control)
    }

    /// What it rests on, as the records stand.
    pub(super) fn heard(&self, state: &State) -> impl Iterator<Item = Witness> + use<'_> {
        let records = self.witnesses.get_or_init(|| witnesses(self.ground, state));
        records.iter().map(|record| Witness { record: *record, ground: self.ground })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_of_the_list_is_known() {
        let unknown = |own: &&Objection| !GROUNDS.iter().any(|ground| ground.key() == own.ground);
        let unknown: Vec<_> = objections().iter().filter(unknown).map(|own| &own.ground).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert_eq!(objections().len(), GROUNDS.len());
    }
}
