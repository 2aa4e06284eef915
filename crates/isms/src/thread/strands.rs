//! How much of the thread exists for each applicable control.

use kernel::{Id, State};

use super::station::Station;
use crate::catalogue::{self, Edition};
use crate::certification::Evidence;
use crate::evaluation::ControlTest;
use crate::planning::applicability::Verdict;
use crate::planning::soa::{self, SoaRow};
use crate::planning::{Applicability, Control};
use crate::support::Document;

/// The thread of one reference control.
#[derive(Clone, Debug)]
pub struct Strand {
    /// The reference control.
    pub control: &'static catalogue::Control,
    /// Its row of the statement.
    pub row: Id<Applicability>,
    /// The own controls behind it.
    pub own: Vec<Id<Control>>,
    /// The places of [`Strand::PLACES`] at which something stands, in order.
    pub standing: Vec<Station>,
}

impl Strand {
    /// The places asked about: why it is needed, what is done, where it is written, what shows it, whether it works.
    pub const PLACES: [Station; 5] =
        [Station::Risk, Station::Control, Station::Document, Station::Evidence, Station::Test];

    /// Whether nothing is missing.
    pub fn whole(&self) -> bool {
        self.standing.len() == Self::PLACES.len()
    }
}

/// The strands of every applicable control of an edition, in the order of Annex A.
pub fn strands(state: &State, edition: Edition) -> Vec<Strand> {
    let rows = soa::rows(state, edition);
    rows.iter().filter(|row| row.verdict() == Verdict::Applicable).filter_map(|row| strand(state, row)).collect()
}

fn strand(state: &State, row: &SoaRow<'_>) -> Option<Strand> {
    let (id, decided) = row.id.zip(row.decided)?;
    let own: Vec<_> = row.own.iter().filter_map(|id| Some((*id, state.live(*id).ok()?))).collect();
    let any = |holds: &dyn Fn(Id<Control>, &Control) -> bool| own.iter().any(|(id, control)| holds(*id, control));
    let stands = |station: &Station| match station {
        // A reason that is only ticked leads to no record: the thread has nothing there.
        Station::Risk => row.derived.asks(),
        Station::Control => !own.is_empty(),
        Station::Document => {
            let describes = |id: Id<Control>| state.pointing::<Document>(id.raw()).next().is_some();
            !decided.documents.is_empty() || any(&|id, control| !control.documents.is_empty() || describes(id))
        }
        Station::Evidence => {
            let shown = |id: kernel::RawId| state.pointing::<Evidence>(id).next().is_some();
            !decided.evidence.is_empty()
                || shown(id.raw())
                || any(&|id, control| !control.evidence.is_empty() || shown(id.raw()))
        }
        Station::Test => any(&|id, _| state.pointing::<ControlTest>(id.raw()).next().is_some()),
        Station::Origin
        | Station::Obligation
        | Station::Asset
        | Station::Decision
        | Station::Statement
        | Station::Finding
        | Station::Correction
        | Station::Review
        | Station::Improvement => false,
    };
    let standing = Strand::PLACES.into_iter().filter(stands).collect();
    Some(Strand { control: row.control, row: id, own: row.own.clone(), standing })
}
