//! 9.3.2: what records say on each input of a management review, since the review before it.
//!
//! Which records speak on which input is one line each in [`SOURCES`]; whoever prepares the review words it.

use kernel::{Date, Id, RawId, Row, State, Value};

use super::Review;
use crate::work::duties::Open::{self, Blank, Is, Not};
use crate::work::duties::{Kind, cases, of};

/// Records that speak on an input.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The field of the review.
    pub input: &'static str,
    /// The register.
    pub register: &'static str,
    /// The fields that name a day; records with one in the period reviewed speak.
    pub on: &'static [&'static str],
    /// What makes a record speak whatever its days; nothing does where this is empty.
    open: Kind,
    /// The field that says how it stands; a risk says its stage.
    pub tells: &'static str,
}

/// What speaks on an input: records of one register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The field of the review.
    pub input: &'static str,
    /// The register.
    pub register: &'static str,
    /// The field that says how each stands.
    pub tells: &'static str,
    /// The records, the oldest first.
    pub records: Vec<RawId>,
}

const fn source(
    input: &'static str,
    register: &'static str,
    on: &'static [&'static str],
    open: &'static [Open],
    tells: &'static str,
) -> Source {
    Source { input, register, on, open: of(input, register, "", "", open, ""), tells }
}

/// Every source, in the order of the inputs.
pub const SOURCES: &[Source] = &[
    source("issues", "issue", &["identified_on", "reviewed_on"], &[], "state"),
    source("parties", "party", &["reviewed_on"], &[], "kind"),
    source("nonconformities", "nonconformity", &["raised_on"], &[Not("state", &["closed"])], "state"),
    source("nonconformities", "action", &["implemented_on"], &[Not("state", &["done", "cancelled"])], "state"),
    source("measurements", "measurement", &["measured_on"], &[], "value"),
    source("audits", "audit", &["ends_on"], &[], "state"),
    source("audits", "finding", &["raised_on"], &[Blank("closure")], "grade"),
    source("objectives", "objective", &["due"], &[Is("state", &["set"])], "state"),
    source("feedback", "feedback", &["received_on"], &[Not("state", &["answered", "closed"])], "kind"),
    source("risks", "risk", &[], &[Is("status", &["open"])], "stage"),
    source("risks", "treatment", &["due"], &[Blank("completion"), Not("state", &["done", "dropped"])], "state"),
    source(
        "opportunities",
        "opportunity",
        &["identified_on"],
        &[Is("decision", &["pursue"]), Blank("outcome")],
        "decision",
    ),
    source("opportunities", "improvement", &["suggested_on"], &[Blank("done_on"), Blank("decision")], "decision"),
];

/// The input that earlier reviews speak on, decision by decision.
pub const EARLIER: &str = "earlier_actions";

/// What records say on a review, as of a day. Registers that are silent are left out.
pub fn spoken(state: &State, review: Option<Id<Review>>, day: Date) -> Vec<Spoken> {
    let (since, until) = (since(state, review), review.and_then(|id| state.get(id)?.held_on).unwrap_or(day));
    let speaks = |source: &'static Source, row: Row<'_>| {
        let dated = source.on.iter().any(|key| match row.record.value(key) {
            Value::Date(on) => on <= until && since.is_none_or(|since| on > since),
            _ => false,
        });
        let nobody = RawId::default();
        let mut own = cases(state, &source.open, row, nobody, Id::of(nobody), day);
        let open = !source.open.open.is_empty() && own.all(|case| source.open.open.iter().all(|open| case.holds(open)));
        !row.head.retired && (dated || open)
    };
    let of = |source: &'static Source| {
        let rows = state.table(source.register).into_iter().flat_map(|table| table.rows());
        let records: Vec<_> = rows.filter(|row| speaks(source, *row)).map(|row| row.id).collect();
        let Source { input, register, tells, .. } = *source;
        (!records.is_empty()).then_some(Spoken { input, register, tells, records })
    };
    SOURCES.iter().filter_map(of).collect()
}

/// What earlier reviews decided and was not done by the review before this one: the review, and the key of the decision.
pub fn decisions(state: &State, review: Option<Id<Review>>) -> Vec<(Id<Review>, String)> {
    let since = since(state, review);
    let others = state.of::<Review>().iter().filter(|(id, own)| Some(*id) != review && !own.head.retired);
    let told = others.flat_map(|(id, own)| own.decisions.iter().map(move |(key, row)| (id, key, row)));
    let recent = told.filter(|(.., row)| row.done_on.is_none_or(|done| since.is_none_or(|since| done > since)));
    recent.map(|(id, key, _)| (id, key.to_owned())).collect()
}

/// The day of the review before this one.
pub fn since(state: &State, review: Option<Id<Review>>) -> Option<Date> {
    let own = review.and_then(|id| state.get(id));
    if let Some(from) = own.and_then(|own| own.period_from) {
        return from.yesterday().ok();
    }
    let until = own.and_then(|own| own.held_on.or(own.planned_on));
    let others = state.of::<Review>().iter().filter(|(id, own)| Some(*id) != review && !own.head.retired);
    others.filter_map(|(_, own)| own.held_on).filter(|held| until.is_none_or(|until| *held < until)).max()
}
