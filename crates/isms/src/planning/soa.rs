//! 6.1.3 d: the Statement of Applicability, every reference control of an edition with what stands behind it.

use std::collections::HashMap;

use kernel::{Date, Id, State};

use super::applicability::Verdict;
use super::controls::Implementation;
use super::reasons::{Derived, Reason, Reasons};
use super::{Applicability, Control, necessary};
use crate::catalogue::{self, Edition, Theme};

/// One row: the reference control, what was decided about it, and what the records derive.
#[derive(Clone, Debug)]
pub struct SoaRow<'a> {
    /// The reference control.
    pub control: &'static catalogue::Control,
    /// The record of the decision; none before the statement is prepared.
    pub id: Option<Id<Applicability>>,
    /// What was decided.
    pub decided: Option<&'a Applicability>,
    /// The organization's own controls behind it.
    pub own: Vec<Id<Control>>,
    /// What speaks for it through those controls: risks, obligations, good practice.
    pub derived: Derived,
    /// How far the own controls are in place, taken together; none where there are none.
    pub in_place: Option<Implementation>,
}

impl SoaRow<'_> {
    /// Whether the control is necessary, as decided.
    pub fn verdict(&self) -> Verdict {
        self.decided.map_or(Verdict::Undecided, |row| row.applicable)
    }

    /// The reasons that the records give and nobody has confirmed yet.
    pub fn proposals(&self) -> Vec<Reason> {
        self.derived.proposals(self.decided)
    }

    /// Whether the risk assessment asks for the control and nobody has confirmed it yet.
    pub fn proposes_risk(&self) -> bool {
        self.proposals().contains(&Reason::Risk)
    }

    /// How far the own controls are in place, where the row says something else and somebody may take it over.
    pub fn status_of_own(&self) -> Option<Implementation> {
        taken_from_own(self.decided?, self.in_place)
    }

    /// Whether the control is decided to be necessary and is to be in place by a day that has passed.
    pub fn late(&self, day: Date) -> bool {
        let open = self.decided.filter(|row| row.applicable == Verdict::Applicable);
        open.filter(|row| row.status != Implementation::Implemented)
            .and_then(|row| row.due)
            .is_some_and(|due| due < day)
    }

    /// Whether the control is decided to be necessary and in place.
    pub fn implemented(&self) -> bool {
        let applicable = self.decided.filter(|row| row.applicable == Verdict::Applicable);
        applicable.is_some_and(|row| row.status == Implementation::Implemented)
    }
}

/// The numbers of one domain or theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeCount {
    /// The domain or theme.
    pub theme: &'static Theme,
    /// Reference controls in it.
    pub total: usize,
    /// Decided to be necessary.
    pub applicable: usize,
    /// Decided not to be.
    pub excluded: usize,
    /// Not decided yet.
    pub undecided: usize,
    /// Necessary and in place.
    pub implemented: usize,
    /// With a reason that the records give and nobody confirmed.
    pub proposed: usize,
    /// Necessary, and their own controls say another status.
    pub differing: usize,
}

/// Every reference control of the edition, in the order of Annex A, whether decided or not.
pub fn rows(state: &State, edition: Edition) -> Vec<SoaRow<'_>> {
    let decided: HashMap<&str, _> =
        state.of::<Applicability>().iter().map(|(id, held)| (&*held.control, (id, &held.record))).collect();
    let reasons = Reasons::of(state);
    let row = |control: &'static catalogue::Control| {
        let known = decided.get(control.id.as_str()).copied();
        let own = reasons.own(&control.id, known.map(|(_, row)| row));
        let derived = reasons.derived(&control.id, &own, known.map(|(_, row)| row));
        let in_place = in_place(state, &own);
        SoaRow { control, id: known.map(|(id, _)| id), decided: known.map(|(_, row)| row), own, derived, in_place }
    };
    edition.standard().controls.iter().map(row).collect()
}

/// The numbers by domain or theme, in the order of Annex A.
pub fn counts(rows: &[SoaRow<'_>], edition: Edition) -> Vec<ThemeCount> {
    let count = |theme: &'static Theme| {
        let own: Vec<_> = rows.iter().filter(|row| row.control.theme == theme.id).collect();
        let of = |wanted: &dyn Fn(&SoaRow<'_>) -> bool| own.iter().filter(|row| wanted(row)).count();
        ThemeCount {
            theme,
            total: own.len(),
            applicable: of(&|row| row.verdict() == Verdict::Applicable),
            excluded: of(&|row| row.verdict() == Verdict::Excluded),
            undecided: of(&|row| row.verdict() == Verdict::Undecided),
            implemented: of(&|row| row.implemented()),
            proposed: of(&|row| !row.proposals().is_empty()),
            differing: of(&|row| row.status_of_own().is_some()),
        }
    };
    edition.standard().themes.iter().map(count).collect()
}

/// The organization's own controls that stand for no reference control of the edition, or only for such that somebody
/// left out by name: necessary controls from elsewhere, which the statement lists too.
pub fn beyond_annex(state: &State, edition: Edition) -> Vec<Id<Control>> {
    let annex = edition.standard();
    let rows = necessary::rows(state, edition);
    let mapped = |control: &Control| control.reference_controls.0.iter().any(|id| annex.control(id).is_some());
    let linked = |id: Id<Control>| {
        let mut linking = state.pointing::<Applicability>(id.raw());
        linking.any(|(_, row)| row.controls.contains(id) && annex.control(&row.control).is_some())
    };
    let beyond = |id: Id<Control>, control: &Control| {
        (!mapped(control) && !linked(id)) || necessary::left_out_by_name(edition, id, control, &rows)
    };
    let controls = state.of::<Control>().iter();
    controls.filter(|(id, control)| beyond(*id, control)).map(|(id, _)| id).collect()
}

/// What a necessary control's row would take over from its own controls, where it says something else.
pub(super) fn taken_from_own(row: &Applicability, in_place: Option<Implementation>) -> Option<Implementation> {
    in_place.filter(|status| row.applicable == Verdict::Applicable && row.status != *status)
}

/// How far own controls are in place together: fully only where each is, in part where any has begun to work.
pub(super) fn in_place(state: &State, own: &[Id<Control>]) -> Option<Implementation> {
    let status: Vec<_> = own.iter().filter_map(|id| state.live(*id).ok()).map(|control| control.status).collect();
    let any = |wanted| status.contains(&wanted);
    if status.is_empty() {
        return None;
    }
    Some(if status.iter().all(|own| *own == Implementation::Implemented) {
        Implementation::Implemented
    } else if any(Implementation::Implemented) || any(Implementation::Partly) {
        Implementation::Partly
    } else if any(Implementation::Planned) {
        Implementation::Planned
    } else {
        Implementation::NotStarted
    })
}
