//! Where an approval, an acceptance or a closure comes from that was given before its record came in here.

use kernel::{Context, Date, Group, Id, Link, Links, Text};

use crate::certification::Evidence;
use crate::support::Person;

/// What is kept of that, beside who gave it and when: empty where it was given here.
#[derive(Clone, Debug, Default, PartialEq, Group)]
pub struct Provenance {
    /// Who brought it in, where it was given before it was recorded here: then it is no signature here.
    pub brought_by: Option<Link<Person>>,
    /// The day it was brought in.
    pub brought_on: Option<Date>,
    /// Where it can be seen.
    pub proof: Option<Text>,
    /// What is kept here of it.
    pub evidence: Links<Evidence>,
}

impl Provenance {
    /// Of what is brought in now, by whoever acts.
    pub fn now(context: &Context, proof: &Text, evidence: &Links<Evidence>) -> Self {
        let (brought_by, brought_on) = (context.person.map(Id::of), Some(context.day));
        Self { brought_by, brought_on, proof: Some(proof.clone()), evidence: evidence.clone() }
    }

    /// Where it comes from, if it was not given here.
    pub fn origin(&self) -> Option<Origin<'_>> {
        Origin::of(self.brought_by, self.brought_on, self.proof.as_ref(), &self.evidence)
    }
}

/// Where an approval or acceptance comes from that was not given here.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// Who brought it in.
    pub by: Id<Person>,
    /// The day it was brought in.
    pub on: Date,
    /// Where it can be seen.
    pub proof: &'a str,
    /// What is kept here of it.
    pub evidence: &'a Links<Evidence>,
}

impl<'a> Origin<'a> {
    /// Of the parts that an approval or acceptance keeps of it; none where it was given here.
    pub fn of(
        by: Option<Link<Person>>,
        on: Option<Date>,
        proof: Option<&'a Text>,
        evidence: &'a Links<Evidence>,
    ) -> Option<Self> {
        let (by, on) = by.zip(on)?;
        Some(Self { by, on, proof: proof.map_or("", |proof| proof.trim()), evidence })
    }
}
