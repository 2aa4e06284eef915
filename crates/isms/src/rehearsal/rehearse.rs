//! One rehearsal: every requirement of an edition on one day.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{Date, State};

use super::bounds;
use super::later::{self, Lateness, Later};
use super::look::Look;
use super::memo::Memo;
use super::next::{self, NextBest};
use super::operation::proposed_operation;
use super::requirement::RequirementVerdict;
use super::sentence::{Named, Sentence};
use super::totals::Totals;
use super::verdict::{Outcome, Verdict};
use crate::catalogue::{Edition, Requirement};
use crate::context::scopes::Began;
use crate::support::Person;

/// What an auditor would find on a day, as far as records tell.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    /// The edition asked.
    pub standard: Edition,
    /// The day asked for.
    pub day: Date,
    /// The last ledger entry read.
    pub entry: u64,
    /// The first day of operation, which may lie ahead; none while nobody said it.
    pub operating_since: Option<Date>,
    /// Who said it, when, and how an early day is known.
    pub began: Option<(String, Began)>,
    /// The day to ask about while nobody said it.
    pub proposed: Option<Date>,
    /// Whether nobody said it although it is time, so that unfinished work counts.
    pub overdue_to_begin: bool,
    /// Every requirement, in the order of the standard.
    pub requirements: Vec<RequirementVerdict>,
    /// How many requirements stand how.
    pub totals: Totals,
    /// How many of the records that were read were entered later.
    pub later: Later,
    /// How many of the readings that the organization keeps were entered later.
    pub readings: Later,
    /// The records in which those stand.
    pub entered_later: Vec<Named>,
    /// How many records came in from another ledger.
    pub elsewhere: usize,
}

impl Rehearsal {
    /// Whether any requirement shows a gap.
    pub fn has_gaps(&self) -> bool {
        self.totals.gaps > 0
    }

    /// The counts of the requirements whose clause is this or lies below it: `6`, `6.1.2`.
    pub fn totals_of(&self, clause: &str) -> Totals {
        let below = |id: &str| id == clause || id.strip_prefix(clause).is_some_and(|rest| rest.starts_with('.'));
        Totals::of(self.requirements.iter().filter(|row| below(&row.requirement.clause)))
    }

    /// What has to stand on every page and report of it: what was counted, what it is not, and what it rests on.
    pub fn bounds(&self) -> Vec<Sentence> {
        bounds::bounds(self)
    }

    /// The acts that would close or advance most, in order.
    pub fn next_best(&self) -> Vec<NextBest> {
        next::best(&self.requirements)
    }
}

/// Rehearses an edition on a day. Pure: the same state and day give the same verdicts.
pub fn rehearse(state: &State, edition: Edition, day: Date) -> Rehearsal {
    Memo::default().rehearse(state, edition, day)
}

/// Rehearses with the verdicts that a memo keeps.
pub(super) fn rehearse_with(memo: &mut Memo, state: &State, edition: Edition, day: Date) -> Rehearsal {
    let look = Look::on(state, edition);
    let operating = look.operating_on(day).is_some();
    let mut lateness = Lateness::of(state);
    let mut row = |requirement: &'static Requirement| {
        let checks = answered(memo, state, &look, requirement, day);
        let mut row = RequirementVerdict::fold(requirement, checks, operating);
        row.attest(&look, day);
        row.later = lateness.among(&row.read.registers);
        row
    };
    let mut requirements: Vec<_> = edition.standard().requirements.iter().map(&mut row).collect();
    tell_once(&mut requirements, operating);
    let read: HashSet<_> = requirements.iter().flat_map(|row| row.read.registers.iter().copied()).collect();
    let later = lateness.among(&read.into_iter().collect::<Vec<_>>());
    let totals = Totals::of(&requirements);
    let operating_since = look.operation().map(|operation| operation.from);
    let began = look.operation().and_then(|operation| state.get(operation.scope)?.began.clone());
    let name = |by: kernel::Id<Person>| state.get(by).map(|person| person.name.to_string());
    let began = began.map(|began| (began.by.and_then(name).unwrap_or_default(), began));
    let (readings, entered_later) = later::readings(state);
    Rehearsal {
        standard: edition,
        day,
        entry: state.size(),
        operating_since,
        began,
        proposed: proposed_operation(state),
        overdue_to_begin: look.overdue_to_begin(day),
        requirements,
        totals,
        later,
        readings,
        entered_later,
        elsewhere: later::elsewhere(state),
    }
}

/// The verdicts of the checks that a requirement names.
fn answered(
    memo: &mut Memo,
    state: &State,
    look: &Look<'_>,
    requirement: &'static Requirement,
    day: Date,
) -> Vec<(&'static str, Arc<Verdict>)> {
    let known = requirement.checks.iter().filter_map(|key| super::check(key));
    known.map(|check| (check.key, memo.verdict(check, state, look, day))).collect()
}

/// What a check finds that several requirements name is told once, under the first of them: that one says so, and the
/// others point to it. So it is with gaps, with what somebody has to look at, and with what is not due.
fn tell_once(requirements: &mut [RequirementVerdict], operating: bool) {
    let mut named = HashMap::<_, Vec<&'static str>>::new();
    for row in requirements.iter() {
        for key in told(row) {
            named.entry(key).or_default().push(&row.requirement.id);
        }
    }
    for row in requirements {
        let own: &str = &row.requirement.id;
        let elsewhere = told(row).filter_map(|key| Some((key, *named[key].first().filter(|id| **id != own)?)));
        let elsewhere: Vec<_> = elsewhere.collect();
        let here = told(row).filter(|key| !elsewhere.iter().any(|(own, _)| own == key));
        let mut others: Vec<_> = here.flat_map(|key| named[key].iter().copied()).filter(|id| *id != own).collect();
        others.dedup();
        row.also = others;
        if let Some((_, first)) = elsewhere.first() {
            let keys: Vec<_> = elsewhere.iter().map(|(key, _)| *key).collect();
            row.leave_out(&keys, first, operating);
        }
    }
}

/// The checks by which a requirement stands as it does.
fn told(row: &RequirementVerdict) -> impl Iterator<Item = &'static str> {
    let open = |own: &&Outcome| matches!(own, Outcome::Gap(_) | Outcome::Judgement | Outcome::NotDue(_));
    let outcome = row.outcome.as_ref().filter(open).map(Outcome::key);
    let same = move |own: &Outcome| outcome == Some(own.key());
    row.checks.iter().filter(move |(_, verdict)| same(&verdict.outcome)).map(|(key, _)| *key)
}
