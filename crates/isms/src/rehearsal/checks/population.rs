//! Whom the checks ask about: live records, and among risks those of the register.

use kernel::{Declared, Held, Id, Markdown, Table, Text};

use super::substance::says_nothing;
use crate::context::Scope;
use crate::context::scopes::at_hand;
use crate::planning::exclusions::REASON_CHARS_MIN;
use crate::planning::risks::{Assessed, Risk, Status};
use crate::planning::treatments::TreatmentState;
use crate::planning::{Asset, Method, Treatment, scoring, treatments};
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::roll::Roll;

/// The risks of the register; proposals and what was rejected never count.
pub fn risks<'a>(look: &Look<'a>) -> Vec<Seen<'a, Risk>> {
    look.risks().to_vec()
}

/// The act that brings the first risks: proposing them, once there are assets to look at.
pub fn first_risks(look: &Look<'_>) -> &'static str {
    if look.of::<Asset>().iter().next().is_none() { "asset.create" } else { "risk.propose" }
}

/// The parts of the treatment plan, done or not; what was given up never counts.
pub fn plans<'a>(look: &Look<'a>) -> Vec<Seen<'a, Treatment>> {
    in_order(look.of::<Treatment>().iter().filter(|(_, plan)| treatments::counts(plan)).collect())
}

/// Whether a part of the plan is said to be done.
pub fn done(plan: &Treatment) -> bool {
    treatments::standing(plan) == TreatmentState::Done
}

/// Those of them that treat a risk.
pub fn plans_of<'a>(look: &Look<'a>, risk: Id<Risk>) -> impl Iterator<Item = Seen<'a, Treatment>> + use<'a> {
    look.pointing::<Treatment>(risk.raw()).filter(|(_, plan)| treatments::counts(plan))
}

/// Identities of one moment sort by chance, references in the order of making.
pub fn in_order<R: Declared>(mut records: Vec<Seen<'_, R>>) -> Vec<Seen<'_, R>> {
    records.sort_by_key(|(_, held)| held.head.reference);
    records
}

/// Every record of a register there ever was, retired ones, too.
pub fn ever<'a, R: Declared>(look: &Look<'a>) -> impl Iterator<Item = Seen<'a, R>> {
    let table = look.of::<R>();
    table.rows().filter_map(move |row| Some((Id::of(row.id), table.get(Id::of(row.id))?)))
}

/// The open risks that a part of the plan treats.
pub fn risks_of<'a>(look: &Look<'a>, plan: &Treatment) -> Vec<Seen<'a, Risk>> {
    let open = |id: Id<Risk>| look.live(id).filter(|risk| risk.status == Status::Open).map(|risk| (id, risk));
    plan.risks.iter().filter_map(open).collect()
}

/// The method in force.
pub fn method_in_force<'a>(look: &Look<'a>) -> Option<(Id<Method>, &'a Method)> {
    scoring::in_force(look.through(&[Method::KEY]))
}

/// The method in force, else the latest draft.
pub fn method_at_hand<'a>(look: &Look<'a>) -> Option<(Id<Method>, &'a Method)> {
    scoring::at_hand(look.through(&[Method::KEY]))
}

/// Whether a judgement lies in the highest level that the method knows.
pub fn is_highest(method: Option<&Method>, reading: Option<&Assessed>) -> bool {
    let rank = method.zip(reading).and_then(|(method, reading)| scoring::rank(method, &reading.band));
    rank.is_some_and(|(rank, bands)| rank == bands)
}

/// The scopes to judge: each one in force, else the newest draft.
pub fn scopes<'a>(look: &Look<'a>) -> Vec<Seen<'a, Scope>> {
    at_hand(look.through(&[Scope::KEY]))
}

/// Those of these records that something holds for.
pub fn those<'a, R: Declared>(
    look: &Look<'a>,
    all: &[Seen<'a, R>],
    holds: impl Fn(Id<R>, &'a Held<R>) -> bool,
) -> Roll {
    look.roll(all.iter().filter(|(id, held)| holds(*id, held)).map(|(id, _)| *id))
}

/// Whether words are more than a mark that something was to be said.
pub fn gives_reason(reason: &str) -> bool {
    !says_nothing(reason) && reason.trim().chars().count() >= REASON_CHARS_MIN
}

/// Whether something was written that says anything.
pub fn written(text: &Option<Markdown>) -> bool {
    text.as_ref().is_some_and(|text| !says_nothing(text))
}

/// What was said in a line, where it says anything.
pub fn said(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| text.trim()).filter(|text| !says_nothing(text))
}

/// The name of a person, as sentences print it.
pub fn person(look: &Look<'_>, id: Id<crate::support::Person>) -> String {
    look.get(id).map(|person| person.name.to_string()).unwrap_or_default()
}
