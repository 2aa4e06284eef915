//! 6.1.3 d: from the Statement of Applicability of 2013 to that of 2022, control by control.

use std::collections::HashMap;

use kernel::{Id, State};

use super::Applicability;
use super::applicability::Verdict;
use super::soa::{self, SoaRow};
use crate::catalogue::{Control, Edition, Mapped, MappingKind, mapping};

/// One control of 2022 on the way.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The control of 2022.
    pub control: &'static Control,
    /// What happened to it between the editions.
    pub kind: MappingKind,
    /// Its row of 2022; none before it is laid out.
    pub row: Option<(Id<Applicability>, &'a Applicability)>,
    /// The rows of 2013 it comes from, in the order of Annex A of 2013.
    pub from: Vec<SoaRow<'a>>,
}

/// What a step waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Nothing: it is decided in 2022.
    Settled,
    /// The decision of 2013 can be carried over as it is.
    Carry,
    /// Nothing like it was decided in 2013: a person has to.
    DecideNew,
    /// Several decisions of 2013 meet in it: a person has to bring them together.
    DecideMerged,
    /// What it comes from was not decided in 2013.
    Earlier,
}

impl Step<'_> {
    /// What it waits for.
    pub fn waits(&self) -> Waits {
        if self.row.is_some_and(|(_, row)| row.applicable != Verdict::Undecided) {
            return Waits::Settled;
        }
        let decided = self.from.iter().any(|row| row.verdict() != Verdict::Undecided);
        match (self.kind, decided) {
            (MappingKind::New, _) => Waits::DecideNew,
            (_, false) => Waits::Earlier,
            (MappingKind::Merged, true) => Waits::DecideMerged,
            (MappingKind::Unchanged | MappingKind::Renamed | MappingKind::Split, true) => Waits::Carry,
        }
    }
}

/// Every control of 2022 with what it comes from, in the order of Annex A.
pub fn steps(state: &State) -> Vec<Step<'_>> {
    let earlier: HashMap<_, _> =
        soa::rows(state, Edition::Iso27001_2013).into_iter().map(|row| (row.control.id.as_str(), row)).collect();
    let mut steps = Vec::with_capacity(Edition::Iso27001_2022.standard().controls.len());
    for row in soa::rows(state, Edition::Iso27001_2022) {
        let Mapped { ids, kind } = mapping().backward(&row.control.id).expect("the mapping names every control");
        let from = ids.iter().filter_map(|id| earlier.get(id.as_str()).cloned()).collect();
        steps.push(Step { control: row.control, kind: *kind, row: row.id.zip(row.decided), from });
    }
    steps
}
