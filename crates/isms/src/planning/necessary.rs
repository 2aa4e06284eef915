//! 6.1.3 b to d: whether the statement lists the controls that the treatment of risks determined.

use std::collections::{BTreeSet, HashMap};

use kernel::{Id, Links, State};

use super::applicability::Verdict;
use super::{Applicability, Control};
use crate::catalogue::{Edition, mapping};

/// A row of the statement.
pub type Row<'a> = (Id<Applicability>, &'a Applicability);

/// How a control stands in the statement, with the rows to look at where it is not listed.
#[derive(Clone, Debug)]
pub enum Listing<'a> {
    /// At least one row lists it, or it is listed by itself as a control beyond Annex A: it stands for nothing there, or
    /// somebody left out by name all that it stands for.
    Listed,
    /// Every row that stands for it leaves its reference control out.
    Excluded(Vec<Row<'a>>),
    /// No row lists it yet; the row to decide, where there is one.
    Missing(Option<Row<'a>>),
}

/// The live rows of an edition, in the order of Annex A.
pub fn rows(state: &State, edition: Edition) -> Vec<Row<'_>> {
    let live = state.of::<Applicability>().iter();
    let by_control: HashMap<&str, _> = live.map(|(id, row)| (&*row.control, (id, &row.record))).collect();
    let annex = &edition.standard().controls;
    annex.iter().filter_map(|control| by_control.get(control.id.as_str()).copied()).collect()
}

/// How a control stands in these rows of an edition. The rows that stand for it are those of its reference controls,
/// and those that link it; one of them that is applicable is enough. A control that stands for nothing in Annex A is
/// listed by itself: necessary controls may come from any source.
pub fn listing<'a>(edition: Edition, id: Id<Control>, control: &Control, rows: &[Row<'a>]) -> Listing<'a> {
    if left_out_by_name(edition, id, control, rows) { Listing::Listed } else { in_annex(edition, id, control, rows) }
}

/// The same, whatever somebody left out by name.
pub(super) fn in_annex<'a>(edition: Edition, id: Id<Control>, control: &Control, rows: &[Row<'a>]) -> Listing<'a> {
    let references = references(edition, control);
    let concerns = |row: &Applicability| references.contains(&*row.control);
    let standing = standing(&references, id, rows);
    let lists = |row: &Applicability| match row.applicable {
        Verdict::Applicable => true,
        Verdict::Undecided => row.controls.contains(id),
        Verdict::Excluded => false,
    };
    if standing.iter().any(|(_, row)| lists(row)) || (references.is_empty() && standing.is_empty()) {
        return Listing::Listed;
    }
    let undecided = standing.iter().copied().find(|(_, row)| row.applicable == Verdict::Undecided);
    let rowless = standing.iter().filter(|(_, row)| concerns(row)).count() < references.len();
    if undecided.is_some() || rowless { Listing::Missing(undecided) } else { Listing::Excluded(standing) }
}

/// Whether a control stands only for reference controls that somebody left out by name although it stands for them.
pub fn left_out_by_name(edition: Edition, id: Id<Control>, control: &Control, rows: &[Row<'_>]) -> bool {
    // Nearly no row is, and most controls are asked about.
    if !rows.iter().any(|(_, row)| row.upheld.is_some()) {
        return false;
    }
    let standing = standing(&references(edition, control), id, rows);
    !standing.is_empty() && standing.iter().all(|(_, row)| row.upheld_beside(id))
}

/// The rows of these reference controls, and those that link an own control.
fn standing<'a>(references: &BTreeSet<&str>, id: Id<Control>, rows: &[Row<'a>]) -> Vec<Row<'a>> {
    let stands = |row: &Applicability| references.contains(&*row.control) || row.controls.contains(id);
    rows.iter().copied().filter(|(_, row)| stands(row)).collect()
}

/// The statement of the newest edition that has rows.
pub struct Newest<'a> {
    edition: Edition,
    rows: Vec<Row<'a>>,
}

impl<'a> Newest<'a> {
    /// As it is; none where nothing was laid out yet.
    pub fn of(state: &'a State) -> Option<Self> {
        let mut editions = Edition::ALL.iter().rev().map(|own| Self { edition: *own, rows: rows(state, *own) });
        editions.find(|own| !own.rows.is_empty())
    }

    /// Those of some controls that it leaves out, each with the rows that do.
    pub fn left_out(&self, state: &State, controls: &Links<Control>) -> Vec<(Id<Control>, Vec<Row<'a>>)> {
        let left_out = |id: Id<Control>| match listing(self.edition, id, state.live(id).ok()?, &self.rows) {
            Listing::Excluded(rows) => Some((id, rows)),
            Listing::Listed | Listing::Missing(_) => None,
        };
        controls.iter().filter_map(left_out).collect()
    }
}

/// The reference controls of the edition that a control stands for. Where it names none, those of the other edition say
/// it by their counterparts.
fn references(edition: Edition, control: &Control) -> BTreeSet<&str> {
    let here = |id: &'_ String| edition.standard().control(id).is_some();
    let (own, other): (Vec<_>, Vec<_>) = control.reference_controls.0.iter().partition(|id| here(id));
    if !own.is_empty() {
        return own.into_iter().map(String::as_str).collect();
    }
    other.into_iter().flat_map(|id| counterparts(edition, id)).map(String::as_str).collect()
}

/// The counterparts, in this edition, of a control of the other one.
fn counterparts(edition: Edition, id: &str) -> &'static [String] {
    let other = Edition::ALL.iter().find(|other| **other != edition);
    other.map_or(&[], |other| mapping().counterparts(*other, id))
}
