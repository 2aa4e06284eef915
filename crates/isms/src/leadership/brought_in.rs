//! Approvals that were given before their records came in here.

use kernel::{Context, Date, Id, Link, Links, Refusal, State, Text};

use super::{Approval, signer};
use crate::certification::Evidence;
use crate::guards::happened;
use crate::rehearsal::age::first_entry;
use crate::support::Person;

/// An approval given elsewhere, with where that can be seen. It is marked as brought in and is no signature here.
#[derive(Clone, Debug)]
pub struct BroughtIn<'a> {
    /// Who approved.
    pub by: Id<Person>,
    /// The day of the approval.
    pub on: Date,
    /// Where it can be seen: signed copy, minutes, ticket.
    pub proof: &'a Text,
    /// What is kept here of that.
    pub evidence: &'a Links<Evidence>,
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

impl BroughtIn<'_> {
    /// What keeps an approval from being brought in: it was given since the organization works here, so that it was to be
    /// given here, it is [`BroughtIn::unfounded`], or nobody with a name brings it in. `fields` are those of the signer and the day; `act` is the act by
    /// which it is given here.
    pub fn objections(&self, state: &State, context: &Context, fields: (&str, &str), act: &str) -> Vec<Refusal> {
        let since = first_entry(state).filter(|first| self.on >= *first);
        let here =
            |first| format!("the first entry here was made on {first}; what is approved since is approved with {act}");
        let here = since.map(|first| Refusal::house_rule(fields.1, here(first)));
        let refusals = signer(state, context).err().into_iter().chain(self.unfounded(state, context, fields));
        refusals.chain(here).collect()
    }

    /// The same of a version of the register with this key, whose fields are called as those of every such act are.
    pub fn objections_to_version(
        &self,
        state: &State,
        context: &Context,
        key: &str,
        version: Option<i64>,
    ) -> Vec<Refusal> {
        let act = format!("{key}.approve");
        let refusals = self.objections(state, context, ("approved_by", "approved_on"), &act);
        refusals.into_iter().chain(uncounted(version)).collect()
    }

    /// What is wrong with it wherever it was given: who gave it is nobody here or had left, or its day is still to
    /// come.
    pub fn unfounded(&self, state: &State, context: &Context, (by, on): (&str, &str)) -> Vec<Refusal> {
        let left = state.get(self.by).filter(|person| !person.works_on(self.on));
        let left = left.map(|person| format!("{} had left by {}; name who approved", person.name, self.on));
        let refusals = [
            state.get(self.by).is_none().then(|| Refusal::software(by, "name a person of this organization")),
            happened(on, Some(self.on), context.day),
            left.map(|message| Refusal::house_rule(by, message)),
        ];
        refusals.into_iter().flatten().collect()
    }

    /// The approval of a version, with who brings it in and when.
    pub fn approval(&self, context: &Context, version: i64) -> Approval {
        Approval {
            brought_by: context.person.map(Id::of),
            brought_on: Some(context.day),
            proof: Some(self.proof.clone()),
            evidence: self.evidence.clone(),
            ..Approval::given(self.by, self.on, version, None)
        }
    }
}

/// Most versions that are counted; the next one has a number, too.
const VERSION_MAX: i64 = 9_999;

/// Refuses a version that nobody counts.
pub fn uncounted(version: Option<i64>) -> Option<Refusal> {
    let counted = version.is_none_or(|version| (1..=VERSION_MAX).contains(&version));
    let message = format!("count versions from 1, up to {VERSION_MAX}");
    (!counted).then(|| Refusal::software("version", message))
}

/// What is said of a register with this key where something was approved here already.
pub fn not_first(key: &str) -> Refusal {
    let message =
        format!("only a first version that nobody approved here is brought in; approve this one with {key}.approve");
    Refusal::software(key, message)
}
