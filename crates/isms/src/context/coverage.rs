//! 4.1, 4.2 and 6.1.1: what issues, the needs of interested parties and obligations led to.

use kernel::{Declared, Id, RawId, State};

use super::parties::Need;
use super::{Feedback, Issue, Obligation, Party, Scope};
use crate::improvement::Improvement;
use crate::operation::Supplier;
use crate::planning::{Applicability, Objective, Opportunity, PlannedChange, Risk};

/// Registers whose records something of the context may lead to by naming it.
pub const FOLLOWING: &[&str] = &[
    Obligation::KEY,
    Scope::KEY,
    Risk::KEY,
    Opportunity::KEY,
    Applicability::KEY,
    Objective::KEY,
    PlannedChange::KEY,
    Supplier::KEY,
    Improvement::KEY,
];

/// Something of the context with what it led to.
#[derive(Clone, Debug)]
pub struct Covered<R> {
    /// The record.
    pub id: Id<R>,
    /// The records that it led to, each once.
    pub led_to: Vec<RawId>,
}

/// A need of an interested party.
#[derive(Clone, Debug)]
pub struct CoveredNeed<'a> {
    /// Whose need it is.
    pub party: Id<Party>,
    /// Its key among the party's needs.
    pub key: &'a str,
    /// The need.
    pub need: &'a Need,
}

/// Whether planning has begun, so that what follows from the context can be asked for: some risk was found to be one
/// of ours.
pub fn is_due(state: &State) -> bool {
    use crate::planning::risks::Status;
    state.of::<Risk>().iter().any(|(_, risk)| !matches!(risk.status, Status::Proposed | Status::Rejected))
}

/// The live records that name this one and follow from it, and the obligations that an issue names as following.
pub fn led_to(state: &State, id: RawId) -> Vec<RawId> {
    let mut found: Vec<_> = followed(state, id).collect();
    for (_, row) in state.incoming(id).filter(|(_, row)| !row.head.retired) {
        if FOLLOWING.contains(&row.record.register().key) && !found.contains(&row.id) {
            found.push(row.id);
        }
    }
    found
}

/// Whether anything follows from this record.
pub fn leads(state: &State, id: RawId) -> bool {
    let mut naming = state.incoming(id).filter(|(_, row)| !row.head.retired);
    naming.any(|(_, row)| FOLLOWING.contains(&row.record.register().key)) || followed(state, id).next().is_some()
}

/// The live obligations that an issue says follow from it.
fn followed(state: &State, id: RawId) -> impl Iterator<Item = RawId> {
    let issue = state.get(Id::<Issue>::of(id));
    let named = issue.into_iter().flat_map(|issue| issue.obligations.iter());
    named.filter(|id| state.live(*id).is_ok()).map(Id::raw)
}

/// Each issue with what it led to, in the order of the register.
pub fn issues(state: &State) -> Vec<Covered<Issue>> {
    covered(state, |id, _: &Issue| led_to(state, id))
}

/// Each interested party with what it led to, feedback that was acted on included.
pub fn parties(state: &State) -> Vec<Covered<Party>> {
    covered(state, |id, _: &Party| {
        let mut found = led_to(state, id);
        let told = state.pointing::<Feedback>(id).flat_map(|(_, feedback)| feedback.led_to.0.iter().copied());
        found.extend(told.filter(|id| !found.contains(id)).collect::<Vec<_>>());
        found
    })
}

/// Each obligation with the controls that meet it and the records that name it.
pub fn obligations(state: &State) -> Vec<Covered<Obligation>> {
    covered(state, |id, obligation: &Obligation| {
        let met = obligation.controls.iter().filter(|control| state.live(*control).is_ok());
        met.map(|control| control.raw()).chain(led_to(state, id)).collect()
    })
}

/// Every need of every party, in their order.
pub fn needs(state: &State) -> Vec<CoveredNeed<'_>> {
    let parties = state.of::<Party>().iter();
    let needs = parties.flat_map(|(party, held)| held.record.needs.iter().map(move |own| (party, own)));
    needs.map(|(party, (key, need))| CoveredNeed { party, key, need }).collect()
}

fn covered<R: Declared>(state: &State, led_to: impl Fn(RawId, &R) -> Vec<RawId>) -> Vec<Covered<R>> {
    let mut held: Vec<_> = state.of::<R>().iter().collect();
    held.sort_by_key(|(_, held)| held.head.reference);
    held.into_iter().map(|(id, held)| Covered { id, led_to: led_to(id.raw(), &held.record) }).collect()
}
