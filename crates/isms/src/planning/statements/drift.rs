//! 6.1.3 d: where the rows of today stand otherwise than in the version that was approved.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, Held, Id, Many, State};

use super::{AnnexEdition, FrozenRow, Statement, compare, in_force, rows_now};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, changed_on, made_on, older};
use crate::dates::days_after;
use crate::planning::applicability::Verdict;
use crate::planning::{Applicability, Risk};

/// The parts that say why a control is necessary.
const REASONS: [&str; 5] = ["legal", "contractual", "business", "risk", "inclusion"];

/// The parts that say how and how far a control is implemented.
const IMPLEMENTED: [&str; 6] = ["status", "due", "owner", "how", "percent", "remark"];

/// The controls that stand otherwise today than in a version, each told by the first of these that holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// It was decided otherwise whether they are necessary.
    pub decided: Vec<String>,
    /// They are left out for another reason.
    pub excused: Vec<String>,
    /// They are necessary for other reasons.
    pub reasons: Vec<String>,
    /// They came to be necessary beyond Annex A.
    pub added: Vec<String>,
    /// Beyond Annex A, they are no longer necessary.
    pub removed: Vec<String>,
    /// They are decided as approved; how and how far they are implemented, by whom and until when has moved on.
    pub moved: Vec<String>,
    /// Since when each of them stands otherwise, at the earliest that the records tell.
    since: BTreeMap<String, Date>,
}

impl Drift {
    /// What differs between the rows of a version and those of a day. A control of Annex A that nobody decides about any
    /// more is told with the comparison.
    pub fn since(state: &State, version: &Statement, day: Date) -> Self {
        Self::between(state, version, &rows_now(state, version.edition.of_standard(), day), day)
    }

    /// The same with the rows of the day at hand.
    pub fn between(state: &State, version: &Statement, today: &Many<FrozenRow>, day: Date) -> Self {
        let found = compare(&version.rows, today);
        let decided = |row: &FrozenRow| row.applicable != Verdict::Undecided;
        let mut drift = Self::default();
        for own in found.changed.iter().filter(|own| decided(own.row)) {
            let differs = |keys: &[&str]| own.parts.iter().any(|(part, ..)| keys.contains(&part.key));
            let kind = if differs(&["applicable"]) {
                &mut drift.decided
            } else if differs(&["exclusion"]) {
                &mut drift.excused
            } else if differs(&REASONS) && own.row.control.is_some() {
                &mut drift.reasons
            } else if differs(&IMPLEMENTED) {
                &mut drift.moved
            } else {
                continue;
            };
            kind.push(own.row.label());
            drift.since.extend(row_changed(state, own.row).map(|on| (own.row.label(), on)));
        }
        // What stands for a reference control of some edition is told of its row.
        let live = |row: &FrozenRow| row.controls.iter().filter_map(|id| state.live(id).ok()).collect::<Vec<_>>();
        let mapped =
            |row: &FrozenRow| row.control.is_none() && live(row).iter().any(|own| !own.reference_controls.0.is_empty());
        // Nobody has to approve a control that was written down just now and that no risk rests on.
        let young = |row: &FrozenRow| {
            let fresh = live(row).iter().all(|own| !older(made_on(&own.head), FRESH_DAYS, day));
            row.control.is_none() && row.risks.is_empty() && fresh
        };
        let known =
            |row: &FrozenRow| row.control.is_some() && version.rows.iter().any(|(_, own)| own.control == row.control);
        let added = found.added.iter().filter(|row| !known(row) && decided(row) && !mapped(row) && !young(row));
        for row in added {
            drift.added.push(row.label());
            drift.since.extend(asked_for(state, row).map(|on| (row.label(), on)));
        }
        let removed = found.removed.into_iter().filter(|row| row.control.is_none() && !mapped(row));
        for row in removed {
            drift.removed.push(row.label());
            let changed = row.controls.iter().filter_map(|id| state.get(id)).map(|own| changed_on(&own.head)).max();
            drift.since.extend(changed.map(|on| (row.label(), on)));
        }
        drift
    }

    /// The last day by which a version that says what stands today is to be approved for one of these controls: a
    /// revision may stay open for a while.
    pub fn due(&self, label: &str, approved: Date) -> Date {
        days_after(self.since.get(label).copied().unwrap_or(approved), PATIENT_DAYS)
    }

    /// Sorts what asks for a new approval into what had time enough by a day and what still has time.
    pub fn split(self, approved: Date, day: Date) -> (Self, Self) {
        let mut young = self.clone();
        let mut late = self.clone();
        let lists = |own: &mut Self| {
            [&mut own.decided, &mut own.excused, &mut own.reasons, &mut own.added, &mut own.removed].map(std::mem::take)
        };
        let sorted = |lists: [Vec<String>; 5], old: bool| {
            lists.map(|list| list.into_iter().filter(|own| (self.due(own, approved) < day) == old).collect())
        };
        [late.decided, late.excused, late.reasons, late.added, late.removed] = sorted(lists(&mut late), true);
        [young.decided, young.excused, young.reasons, young.added, young.removed] = sorted(lists(&mut young), false);
        (late, young)
    }

    /// The same without the controls of which somebody is told elsewhere.
    pub fn without(mut self, told: &BTreeSet<String>) -> Self {
        for list in [&mut self.decided, &mut self.excused, &mut self.reasons] {
            list.retain(|label| !told.contains(label));
        }
        self
    }

    /// What asks for a new approval, each with its case.
    pub fn cases(&self) -> [(&'static str, &[String]); 5] {
        [
            ("decided", &self.decided),
            ("excused", &self.excused),
            ("changed", &self.reasons),
            ("added", &self.added),
            ("removed", &self.removed),
        ]
    }

    /// The controls that ask for a new approval.
    pub fn unapproved(&self) -> Vec<String> {
        self.cases().into_iter().flat_map(|(_, controls)| controls.to_vec()).collect()
    }
}

/// The day on which a row was changed last.
fn row_changed(state: &State, row: &FrozenRow) -> Option<Date> {
    let mut rows = state.of::<Applicability>().iter();
    let found = rows.find(|(_, own)| row.control.as_ref().is_some_and(|control| *own.control == **control));
    found.map(|(_, own)| changed_on(&own.head))
}

/// The day from which a control beyond Annex A was necessary: it was there, and a risk asked for it.
fn asked_for(state: &State, row: &FrozenRow) -> Option<Date> {
    let there = row.controls.iter().filter_map(|id| state.get(id)).map(|own| made_on(&own.head)).max()?;
    let decided = |id: Id<Risk>| state.get(id)?.decision.as_ref().map(|decision| decision.on);
    Some(row.risks.iter().filter_map(decided).min().map_or(there, |asked| there.max(asked)))
}

/// The version in force of an edition with where today differs from it; none while none is approved.
pub fn drifted(state: &State, edition: AnnexEdition, day: Date) -> Option<(Id<Statement>, Drift)> {
    let (id, version) = in_force(state, edition)?;
    Some((id, Drift::since(state, version, day)))
}

/// The next version that is being made: a draft begun after the one in force was approved, and not long ago.
pub fn being_made(state: &State, edition: AnnexEdition, approved: Date, day: Date) -> Option<Id<Statement>> {
    let draft = |own: &Held<Statement>| own.approval.is_none() && own.edition == edition;
    let begun = |own: &Held<Statement>| own.frozen.as_ref().map_or_else(|| made_on(&own.head), |frozen| frozen.on);
    let young = |on: Date| on >= approved && !older(on, PATIENT_DAYS, day);
    let mut drafts = state.of::<Statement>().iter().filter(|(_, own)| draft(own) && young(begun(own)));
    drafts.next().map(|(id, _)| id)
}
