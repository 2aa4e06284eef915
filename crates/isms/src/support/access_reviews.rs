//! 8.1: reviews of who has which access, with the population they looked at.

mod complete;

use kernel::{
    Choice, Context, Date, FileRef, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal,
    Text,
};

use super::Person;
use crate::context::Unit;
use crate::dates::{not_before, past};
use crate::guards::counted;
use crate::leadership::Name;
use crate::planning::{Asset, Control};
use crate::sealing::{Seal, rows_stay};

pub use complete::CompleteAccessReview;

/// A review of who has which access.
#[derive(Clone, Debug, Record)]
#[register(key = "access-review", plural = "access-reviews", reference = "AR-{year}-{n:02}", clause = "8.1")]
pub struct AccessReview {
    /// What is reviewed, in a few words.
    #[field(column)]
    pub title: Text,
    /// The systems whose access is reviewed.
    #[field(column)]
    pub assets: Links<Asset>,
    /// The units whose people are reviewed; all where none is named.
    pub units: Links<Unit>,
    /// The controls it belongs to.
    pub controls: Links<Control>,
    /// What is looked at and what is not.
    pub description: Option<Markdown>,
    /// The first day of the period it is about.
    pub period_from: Option<Date>,
    /// The last day of the period it is about.
    pub period_until: Option<Date>,
    /// Who decides about each access: usually the owner of the system.
    #[field(column)]
    pub reviewer: Option<Link<Person>>,
    /// By when it is to be done.
    #[field(column)]
    pub due: Option<Date>,
    /// Where the list of access comes from: system, report, query.
    pub source: Option<Text>,
    /// The day the list was drawn.
    pub drawn_on: Option<Date>,
    /// How many accesses the list holds.
    #[field(column)]
    pub population_size: Option<i64>,
    /// The list as it was drawn, kept for sampling.
    pub population: Option<FileRef>,
    /// Each access looked at, and what was decided about it.
    pub accesses: Many<ReviewedAccess>,
    /// How far it is.
    #[field(column)]
    pub state: AccessReviewState,
    /// Who completed it, and what came of it.
    #[field(act, column)]
    pub completion: Option<ReviewCompletion>,
    /// When the next one is due.
    pub next_due: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// One access that was looked at.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ReviewedAccess {
    /// Whose it is.
    pub person: Option<Link<Person>>,
    /// The account.
    pub account: Option<Text>,
    /// Which access.
    pub what: Text,
    /// What was decided.
    pub verdict: AccessVerdict,
    /// Why.
    pub because: Option<Text>,
    /// The day the decision was carried out.
    pub done_on: Option<Date>,
}

/// What can be decided about an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "access-verdict")]
pub enum AccessVerdict {
    /// Nobody has decided yet.
    #[choice(alias = "open")]
    NotDecided,
    /// It stays.
    #[choice(alias = "ok")]
    #[choice(alias = "confirmed")]
    Keep,
    /// It is cut down or changed.
    #[choice(alias = "modify")]
    Change,
    /// It is taken.
    #[choice(alias = "revoke")]
    Remove,
}

/// How far a review of access is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "access-review-state")]
pub enum AccessReviewState {
    /// It is to come.
    Planned,
    /// Decisions are being taken.
    #[choice(alias = "in progress")]
    Running,
    /// It is complete.
    #[choice(alias = "done")]
    Completed,
}

/// A review of access is complete.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ReviewCompletion {
    /// Who completed it.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// How many accesses stay as they are.
    pub kept: i64,
    /// How many are changed or taken.
    pub changed: i64,
    /// What came of it.
    pub result: Text,
}

impl Guard for AccessReview {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, context, .. } = *proposal;
        let completed = |review: &Self| review.state == AccessReviewState::Completed;
        let turned = completed(after) != before.is_some_and(completed);
        let refusals = [
            turned.then(|| {
                Refusal::house_rule("state", "access-review.complete says so, with a result; leave the state to it")
            }),
            not_before(("period_from", after.period_from), ("period_until", after.period_until)),
            counted("population_size", after.population_size, "accesses"),
        ];
        let message = "this review is complete; add when a decision was carried out, and nothing else";
        let complete = before.filter(|before| completed(before));
        let sealed = complete.map(|before| SEAL.broken(message, before, after));
        let open = before.filter(|before| !completed(before));
        let struck = open.into_iter().flat_map(|before| struck(before, after, context));
        let ahead = past(proposal, &["drawn_on", "accesses.done_on"]);
        refusals.into_iter().flatten().chain(ahead).chain(sealed.into_iter().flatten()).chain(struck).collect()
    }
}

/// Clause: A.5.18. Refuses whoever strikes the own name from an access that is reviewed: nobody reviews their own.
fn struck(before: &AccessReview, after: &AccessReview, context: &Context) -> Vec<Refusal> {
    let rows = before.accesses.iter().filter_map(|(key, row)| {
        let field = format!("accesses[{key}].person");
        let after = after.accesses.at(key).and_then(|own| own.person);
        Name { field: &field, before: row.person, after }.struck(context)
    });
    rows.collect()
}

/// What may still be written once an access review is complete: when each decision was carried out, and the next review.
pub(crate) const SEAL: Seal<AccessReview> = Seal {
    free: &["state", "next_due"],
    partly: &[("accesses", |before, after| {
        let decided = |row: &ReviewedAccess| ReviewedAccess { done_on: None, ..row.clone() };
        let same = |before: &ReviewedAccess, after: &ReviewedAccess| decided(before) == decided(after);
        before.accesses.len() == after.accesses.len() && rows_stay(&before.accesses, &after.accesses, same)
    })],
};
