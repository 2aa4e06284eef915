//! 6.1.3 d: whether what speaks against an exclusion is answered: by the words of its justification, or by somebody who
//! upheld it by name.

use std::collections::BTreeSet;

use kernel::{Date, Group, Id, Lines, Link, Links, Markdown, State};

use super::{Ground, Witness};
use crate::planning::risks::Status;
use crate::planning::treatments::counts;
use crate::planning::{Applicability, Control, Risk, Treatment};
use crate::support::Person;

/// A control was left out by name although records speak against it.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Upheld {
    /// Who said so.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// The justification, as it was then.
    pub reason: Markdown,
    /// The own controls that stood for the one left out.
    pub controls: Links<Control>,
    /// The references of the records that spoke against it.
    pub records: Lines,
}

/// How far what speaks against an exclusion is answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer<'a> {
    /// Not at all.
    Open,
    /// The justification names each of the records. What the treatment of risks determined is answered there, not so.
    Named,
    /// Somebody upheld the exclusion by name, in these words and knowing these records.
    Upheld(&'a Upheld),
    /// Somebody upheld it, and since then the words changed or other records came to speak against it.
    Outdated(&'a Upheld),
}

impl Answer<'_> {
    /// The word for it in the API.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Named => "named",
            Self::Upheld(_) => "upheld",
            Self::Outdated(_) => "outdated",
        }
    }

    /// Whether nobody has to look any more.
    pub fn settles(&self) -> bool {
        match self {
            Self::Named | Self::Upheld(_) => true,
            Self::Open | Self::Outdated(_) => false,
        }
    }
}

/// How far the justification of a row, or whoever upheld it, answers what speaks against it.
pub fn answer<'a>(state: &State, row: &'a Applicability, witnesses: &[Witness]) -> Answer<'a> {
    match row.upheld.as_ref().filter(|_| row.excluded()) {
        Some(upheld) if upheld.knows(state, row, witnesses) => Answer::Upheld(upheld),
        _ if names_each(state, row, witnesses) => Answer::Named,
        Some(upheld) => Answer::Outdated(upheld),
        None => Answer::Open,
    }
}

/// The references of what rests on an own control: open risks that name it, and parts of the plan that put it in place.
fn resting(state: &State, control: Id<Control>) -> Vec<String> {
    let risks = state.pointing::<Risk>(control.raw());
    let risks = risks.filter(|(_, risk)| risk.status == Status::Open && risk.controls.contains(control));
    let plans = state.pointing::<Treatment>(control.raw()).filter(|(_, plan)| counts(plan));
    let risks = risks.map(|(id, _)| state.reference(id));
    risks.chain(plans.map(|(id, _)| state.reference(id))).collect()
}

impl Upheld {
    /// What somebody says who leaves a control out by name: knowing these own controls that stand for it, what rests on
    /// them, and all that speaks against it.
    pub fn said(
        state: &State,
        (by, on): (Id<Person>, Date),
        reason: &Markdown,
        standing: Vec<Id<Control>>,
        witnesses: &[Witness],
    ) -> Self {
        let through = witnesses.iter().filter_map(|own| own.ground.through());
        let controls: Links<Control> = Links::to(standing.into_iter().chain(through));
        let records = witnesses.iter().filter_map(|own| state.find(own.record)).map(|row| row.reference());
        let resting = controls.iter().flat_map(|control| resting(state, control));
        let records: BTreeSet<_> = records.chain(resting).collect();
        Self { by, on, reason: reason.clone(), controls, records: Lines(records.into_iter().collect()) }
    }

    /// Whether the justification still says what was upheld.
    fn stands(&self, row: &Applicability) -> bool {
        row.exclusion.as_ref() == Some(&self.reason)
    }

    /// Whether it was said in the words of the row, knowing all that speaks against it.
    fn knows(&self, state: &State, row: &Applicability, witnesses: &[Witness]) -> bool {
        let told = |reference: &String| self.records.0.contains(reference);
        let named = |own: &Witness| {
            let control = Id::<Control>::of(own.record);
            match own.ground {
                Ground::Needed => self.controls.contains(control) && resting(state, control).iter().all(told),
                Ground::AtWork => self.controls.contains(control),
                _ => {
                    let through = own.ground.through().is_none_or(|control| self.controls.contains(control));
                    through && state.find(own.record).is_some_and(|row| told(&row.reference()))
                }
            }
        };
        self.stands(row) && witnesses.iter().all(named)
    }
}

impl Applicability {
    /// Whether somebody left the control out by name although this own control stands for it. The own control is then
    /// necessary beyond Annex A.
    pub(in crate::planning) fn upheld_beside(&self, control: Id<Control>) -> bool {
        let upheld = self.upheld.as_ref().filter(|upheld| self.excluded() && upheld.stands(self));
        upheld.is_some_and(|upheld| upheld.controls.contains(control))
    }
}

/// Whether the justification names each of these records.
fn names_each(state: &State, row: &Applicability, witnesses: &[Witness]) -> bool {
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
