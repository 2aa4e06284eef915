//! 9.1: a person puts their name to a judgement, until a day.

use jiff::ToSpan;
use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State};

use super::{Attestation, Judgement};
use crate::leadership::{Authority, authority, signer};
use crate::support::Person;

/// Judgements hold at most this long, then somebody looks again: a house rule.
const MONTHS_MAX: i32 = 12;

/// Put your name to a judgement until a day. It counts where records alone cannot tell, never against what they show.
#[derive(Act)]
#[act(key = "attestation.sign", clause = "9.1", signs)]
pub struct SignAttestation {
    /// The attestation.
    pub attestation: Id<Attestation>,
    /// The last day it holds, at most a year away.
    pub until: Date,
}

impl Decide for SignAttestation {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let attestation = state.live(self.attestation).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(attestation);
        refusals.extend(self.until_when(context.day));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| unentitled(state, context, by)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.attestation, |attestation| {
            attestation.judgement = Some(Judgement { by, on: context.day, until: self.until });
            attestation.withdrawal = None;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Attestation>::of(subject)).is_ok()
    }

    fn prefill(_state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let until = latest(context.day);
        Some(Self { attestation: Id::of(subject), until })
    }
}

impl SignAttestation {
    fn until_when(&self, day: Date) -> Option<Refusal> {
        let latest = latest(day);
        if self.until < day {
            return Some(Refusal::software("until", "this day has passed; pick today or a later day"));
        }
        let message = || format!("somebody looks again within {MONTHS_MAX} months; pick {latest} or an earlier day");
        (self.until > latest).then(|| Refusal::house_rule("until", message()))
    }
}

fn latest(day: Date) -> Date {
    day.saturating_add(MONTHS_MAX.months())
}

/// A judgement stands for the whole organization: a manager gives it, or whoever holds a role where roles may approve.
fn unentitled(state: &State, context: &Context, by: Id<Person>) -> Option<Refusal> {
    let missing = !context.governs && authority(state, by, context.day) == Authority::Missing;
    let message = "a judgement stands for the whole organization; ask a manager, or somebody whose role may approve";
    missing.then(|| Refusal::forbidden(message, Basis::HouseRule))
}

/// A judgement says what was looked at.
fn unready(attestation: &Attestation) -> Vec<Refusal> {
    let unsaid = attestation.statement.as_ref().is_none_or(|statement| statement.trim().is_empty());
    let unproved = attestation.evidence.is_empty() && attestation.documents.is_empty();
    let refusals = [
        unsaid.then(|| Refusal::house_rule("statement", "say first what was looked at and what follows from it")),
        unproved.then(|| Refusal::house_rule("evidence", "name first the evidence or the document that was looked at")),
    ];
    refusals.into_iter().flatten().collect()
}
