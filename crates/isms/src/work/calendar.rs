//! The calendar of the management system: every day that a record names and that is still open, over all registers.
//!
//! What people owe by a day stands in [`duties::KINDS`]; the days beside it in [`DATED`]. Both are read by the same
//! rule, so that the calendar says nothing that Today would not.

mod dated;

use std::collections::HashSet;

use kernel::{Date, Declared, Id, RawId, State, Timestamp};

use super::Task;
use super::duties::{self, Case, Kind, cases};
use super::now::Now;
use super::tasks::is_answered;
use crate::operation::incidents::clocks;
use crate::project::outcomes::outcomes;

pub use dated::DATED;

/// What a day of the calendar is about, in the order of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Looking again at what is written down.
    Looks,
    /// Acceptances and exceptions that end.
    Acceptances,
    /// The risk treatment plan.
    Treatments,
    /// Objectives, opportunities, changes and controls to be put in place.
    Plans,
    /// Trainings, credentials and campaigns.
    People,
    /// Reviews of documents.
    Documents,
    /// Recurring tasks, assessments, suppliers and exercises.
    Operation,
    /// Tests of controls.
    Tests,
    /// Audits and their findings.
    Audits,
    /// Management reviews and what they decided.
    Reviews,
    /// Nonconformities, corrective actions and improvements.
    Improvement,
    /// Visits and requests of the certification body, and the certificate.
    Certification,
    /// Tasks and activities of the project.
    Tasks,
}

impl Theme {
    /// All of them, in their order.
    pub const ALL: [Self; 13] = [
        Self::Looks,
        Self::Acceptances,
        Self::Treatments,
        Self::Plans,
        Self::People,
        Self::Documents,
        Self::Operation,
        Self::Tests,
        Self::Audits,
        Self::Reviews,
        Self::Improvement,
        Self::Certification,
        Self::Tasks,
    ];

    /// Its word in addresses; its text is `calendar-` and this.
    pub fn key(self) -> &'static str {
        match self {
            Self::Looks => "looks",
            Self::Acceptances => "acceptances",
            Self::Treatments => "treatments",
            Self::Plans => "plans",
            Self::People => "people",
            Self::Documents => "documents",
            Self::Operation => "operation",
            Self::Tests => "tests",
            Self::Audits => "audits",
            Self::Reviews => "reviews",
            Self::Improvement => "improvement",
            Self::Certification => "certification",
            Self::Tasks => "tasks",
        }
    }

    /// What a duty is about, by the register that asks it.
    fn of_duty(kind: &Kind) -> Self {
        match kind.register {
            "issue" | "party" | "obligation" => Self::Looks,
            "treatment" => Self::Treatments,
            "qualification" => Self::People,
            "access-change" | "access-review" => Self::Operation,
            "test" => Self::Tests,
            "audit" | "finding" => Self::Audits,
            "review" => Self::Reviews,
            "feedback" | "nonconformity" | "action" | "improvement" => Self::Improvement,
            "certification" => Self::Certification,
            "activity" | "task" => Self::Tasks,
            _ => Self::Plans,
        }
    }
}

/// A day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Key of its kind; its text is `date-` and this.
    pub kind: &'static str,
    /// What it is about.
    pub theme: Theme,
    /// The record that names it.
    pub record: RawId,
    /// The day.
    pub on: Date,
    /// The time of that day, where its hour counts.
    pub at: Option<Timestamp>,
    /// The people and roles who see to it.
    pub who: Vec<RawId>,
}

impl Entry {
    /// Whether the day has passed, or its hour where that counts.
    pub fn is_late(&self, now: &Now) -> bool {
        self.at.map_or(self.on < now.day, |at| at < now.time)
    }
}

/// Every kind of day, with what it is about.
pub fn kinds() -> impl Iterator<Item = (Theme, &'static Kind)> {
    let duties = duties::KINDS.iter().filter(|kind| !kind.due.is_empty());
    duties.map(|kind| (Theme::of_duty(kind), kind)).chain(DATED.iter().map(|(theme, kind)| (*theme, kind)))
}

/// Every open day as of a moment: what is late, then what lies ahead, the earliest first in both.
pub fn calendar(state: &State, now: impl Into<Now>) -> Vec<Entry> {
    let now = now.into();
    let day = now.day;
    let mut found: Vec<_> = kinds().flat_map(|(theme, kind)| entries(state, theme, kind, day)).collect();
    found.extend(reports(state, &now));
    let reference = |id: RawId| state.find(id).map(|row| row.head.reference);
    found.sort_by_cached_key(|entry| (!entry.is_late(&now), entry.on, entry.at, entry.theme, reference(entry.record)));
    let mut seen = HashSet::new();
    found.retain(|entry| seen.insert((entry.kind, entry.record, entry.on, entry.at)));
    shown_aside(state, day, &mut found, |entry| (entry.kind, entry.record));
    found
}

/// Takes away the activities of the project whose outcome the records show, and the tasks that ask for what was done
/// since: nobody has to do them any more.
pub(super) fn shown_aside<T>(state: &State, day: Date, found: &mut Vec<T>, of: impl Fn(&T) -> (&'static str, RawId)) {
    found.retain(|one| {
        let (kind, record) = of(one);
        let task = state.get(Id::<Task>::of(record)).filter(|_| kind.starts_with(Task::KEY));
        !task.is_some_and(|task| is_answered(state, task))
    });
    let is_activity = |one: &T| of(one).0 == "activity";
    if found.iter().any(is_activity) {
        let shown: HashSet<RawId> = outcomes(state, day).into_iter().map(|own| own.activity.raw()).collect();
        found.retain(|one| !is_activity(one) || !shown.contains(&of(one).1));
    }
}

fn entries(state: &State, theme: Theme, kind: &'static Kind, day: Date) -> Vec<Entry> {
    let nobody = RawId::default();
    let rows = state.table(kind.register).into_iter().flat_map(|table| table.rows());
    let cases = rows
        .filter(|row| !row.head.retired)
        .flat_map(|row| cases(state, kind, row, nobody, Id::of(nobody), day))
        .filter_map(|case| Some((case.day_in(kind.due)?, case)));
    let open = cases.filter(|(_, case)| kind.open.iter().all(|open| case.holds(open)));
    let entry = |(on, case): (Date, Case<'_>)| Entry {
        kind: kind.key,
        theme,
        record: case.row.id,
        on,
        at: None,
        who: case.asked_of(),
    };
    open.map(entry).collect()
}

/// Clause: 8.1. Reports about incidents that are still to be sent, each by its clock.
fn reports(state: &State, now: &Now) -> Vec<Entry> {
    let entry = |own: clocks::Unsent<'_>| Entry {
        kind: duties::SEND,
        theme: Theme::Operation,
        record: own.incident.raw(),
        on: now.day_of(own.due),
        at: Some(own.due),
        who: own.who.into_iter().collect(),
    };
    clocks::unsent(state).into_iter().map(entry).collect()
}
