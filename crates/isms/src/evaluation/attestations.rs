//! 9.1: what a named person judged of a requirement that records alone cannot answer, until a day.

mod sign;
mod withdraw;

use kernel::{Date, Group, Guard, Held, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::catalogue::{Change, Edition, Requirement, mapping, printed};
use crate::certification::Evidence;
use crate::dates::happened;
use crate::rehearsal::Look;
use crate::sealing::Seal;
use crate::support::{Document, Person};

pub use sign::SignAttestation;
pub use withdraw::WithdrawAttestation;

/// A named person's judgement on a requirement that records alone cannot answer.
#[derive(Clone, Debug, Record)]
#[register(key = "attestation", plural = "attestations", reference = "ATT-{n:03}", clause = "9.1")]
pub struct Attestation {
    /// What was judged, in a few words.
    #[field(column)]
    pub title: Text,
    /// The edition whose requirement it is; that of 2022 where none is named.
    #[field(column)]
    pub edition: Option<Edition>,
    /// The requirement, as the rehearsal numbers it: 5.1 a) or 4.2 c).
    #[field(column)]
    pub requirement: Text,
    /// What was looked at, and what follows from it.
    pub statement: Option<Markdown>,
    /// Evidence that was looked at.
    pub evidence: Links<Evidence>,
    /// Documents that were looked at.
    pub documents: Links<Document>,
    /// The day it was looked at.
    pub looked_on: Option<Date>,
    /// Who judged, and until when it holds.
    #[field(act, column)]
    pub judgement: Option<Judgement>,
    /// It was taken back before its day.
    #[field(act, column)]
    pub withdrawal: Option<Withdrawal>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// A signed judgement.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Judgement {
    /// Who judged.
    pub by: Link<Person>,
    /// The day of it.
    pub on: Date,
    /// The last day it holds.
    pub until: Date,
}

/// A judgement taken back.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Withdrawal {
    /// Who took it back.
    pub by: Option<Link<Person>>,
    /// From this day on it counts no more.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

impl Attestation {
    /// The edition it speaks of.
    pub fn edition(&self) -> Edition {
        self.edition.unwrap_or(Edition::Iso27001_2022)
    }

    /// The requirement it names, where the edition has it.
    pub fn known(&self) -> Option<&'static Requirement> {
        self.edition().standard().meant(&self.requirement)
    }

    /// Whether a person's name stands below it.
    pub fn is_signed(&self) -> bool {
        self.judgement.is_some() && self.withdrawal.is_none()
    }

    /// Whether somebody's judgement stands behind it on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        let judged = self.judgement.as_ref().is_some_and(|judgement| judgement.on <= day && judgement.until >= day);
        judged && self.withdrawal.as_ref().is_none_or(|withdrawal| withdrawal.on > day)
    }

    /// Whether it speaks of this requirement of an edition: the one named, or the same one in the other edition.
    fn speaks_of(&self, edition: Edition, requirement: &Requirement) -> bool {
        let named = self.known().map_or(self.requirement.trim(), |own| &own.id);
        if self.edition() == edition {
            return named == requirement.id;
        }
        // The edition of 2022 says which of its sentences ask the same as before.
        let newer = if edition == Edition::Iso27001_2022 { Some(requirement) } else { self.known() };
        let same = newer.is_some_and(|newer| matches!(newer.change, Some(Change::Same | Change::Renumbered)));
        same && matches!(mapping().requirement_counterparts(edition, &requirement.id), [only] if only == named)
    }
}

/// The attestation of a requirement that holds longest on a day.
pub fn attested<'a>(
    look: &Look<'a>,
    requirement: &Requirement,
    day: Date,
) -> Option<(Id<Attestation>, &'a Held<Attestation>)> {
    let holding = look.through(&[]).of::<Attestation>().iter().filter(|(_, held)| held.holds_on(day));
    // Who had left by then could not judge any more; while something still lies with them, that is told there.
    let told = |by| look.told_of(day, by).is_some();
    let here =
        |held: &Attestation| held.judgement.as_ref().is_some_and(|own| works_on(look, own.by, own.on) || told(own.by));
    let speaking = holding.filter(|(_, held)| held.speaks_of(look.edition(), requirement) && here(held));
    speaking.max_by_key(|(_, held)| held.judgement.as_ref().map(|judgement| judgement.until))
}

fn works_on(look: &Look<'_>, person: Id<Person>, on: Date) -> bool {
    look.get(person).is_none_or(|held| held.works_on(on))
}

/// What may still be written once somebody judged: how it is called.
pub(crate) const SEAL: Seal<Attestation> = Seal { free: &["title"], partly: &[] };

impl Guard for Attestation {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, context, .. } = *proposal;
        let place = printed(&after.requirement);
        let message = format!("{place} was judged on this; take it back with attestation.withdraw and judge anew");
        let signed = before.filter(|before| before.is_signed());
        let sealed = signed.map(|before| SEAL.broken(&message, before, after)).unwrap_or_default();
        let refusals = [
            after.known().is_none().then(|| {
                let edition = after.edition();
                let message = format!("{edition} has no requirement of this number; write one such as 5.1 a)");
                Refusal::software("requirement", message)
            }),
            happened("looked_on", after.looked_on, context.day),
        ];
        refusals.into_iter().flatten().chain(sealed).collect()
    }
}
