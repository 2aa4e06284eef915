//! Approvals that were given before their records came in here.

use kernel::{Context, Date, Id, Links, Refusal, State, Text};

use super::{Approval, Provenance, signer};
use crate::age::first_entry;
use crate::certification::Evidence;
use crate::dates::happened;
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

impl BroughtIn<'_> {
    /// What keeps an approval from being brought in: it was given since the organization works here, so that it was to be
    /// given here, it is [`BroughtIn::unfounded`], or nobody with a name brings it in. `fields` are those of the signer and the day; `act` is the act by
    /// which it is given here.
    pub fn objections(&self, state: &State, context: &Context, fields: (&str, &str), act: &str) -> Vec<Refusal> {
        let refusals = signer(state, context).err().into_iter().chain(self.unfounded(state, context, fields));
        refusals.chain(given_since(state, fields.1, self.on, act)).collect()
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
        nobody(state, by, self.by, self.on).into_iter().chain(happened(on, Some(self.on), context.day)).collect()
    }

    /// The approval of a version, with who brings it in and when.
    pub fn approval(&self, context: &Context, version: i64) -> Approval {
        Approval {
            provenance: Provenance::now(context, self.proof, self.evidence),
            ..Approval::given(self.by, self.on, version, None)
        }
    }
}

/// Whether something of this day may have been decided before anything was recorded here.
pub fn may_precede(state: &State, day: Option<Date>) -> bool {
    day.is_none_or(|day| first_entry(state).is_none_or(|first| day < first))
}

/// Refuses what was given since the organization works here: it was to be given here, by this act.
pub fn given_since(state: &State, field: &str, on: Date, act: &str) -> Option<Refusal> {
    let first = first_entry(state).filter(|first| on >= *first)?;
    let done = match act.rsplit('.').next() {
        Some("close") => "closed",
        Some("sign") => "signed",
        Some("issue_report") => "reported",
        Some("decide") => "decided",
        _ => "approved",
    };
    let message = format!("the first entry here was made on {first}; what is {done} since is {done} with {act}");
    Some(Refusal::house_rule(field, message))
}

/// Refuses who is nobody here, or had left by the day on which something is said of them.
pub fn nobody(state: &State, field: &str, person: Id<Person>, on: Date) -> Option<Refusal> {
    let Some(held) = state.get(person) else {
        return Some(Refusal::software(field, "name a person of this organization"));
    };
    let message = || format!("{} had left by {on}; name who {}", held.name, done_by(field));
    (!held.works_on(on)).then(|| Refusal::house_rule(field, message()))
}

/// What somebody did who is named in such a field.
fn done_by(field: &str) -> &'static str {
    match field {
        "closed_by" => "closed it",
        "checked_by" => "checked",
        "signed_by" => "signed",
        "reported_by" => "issued the report",
        _ => "approved",
    }
}

/// Something that was closed before it was recorded here, with where that can be seen.
#[derive(Clone, Debug)]
pub struct ClosedBefore {
    /// Who closed it, where that is known.
    pub by: Option<Id<Person>>,
    /// The day.
    pub on: Date,
    /// The days it follows: raised, corrected, checked.
    pub after: Vec<Option<Date>>,
}

impl ClosedBefore {
    /// What keeps it from being brought in: it was closed since the organization works here, before it was raised, by
    /// somebody who had left, or nobody with a name brings it in. `act` is the act by which it is closed here.
    pub fn objections(&self, state: &State, context: &Context, act: &str) -> Vec<Refusal> {
        let early = self.after.iter().flatten().copied().max().filter(|day| self.on < *day);
        let early = early.map(|day| format!("this lies before {day}, when it was raised, corrected or checked"));
        let refusals = [
            signer(state, context).err(),
            self.by.and_then(|by| nobody(state, "closed_by", by, self.on)),
            happened("closed_on", Some(self.on), context.day),
            early.map(|message| Refusal::software("closed_on", message)),
            given_since(state, "closed_on", self.on, act),
        ];
        refusals.into_iter().flatten().collect()
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
