//! What is read of a record before its fields: the text of a document, and of a version of the statement what changed.

use isms::planning::{Statement, statements};
use isms::support::{Document, Person, acknowledgements};
use kernel::{Id, Row};

use super::{Fact, act_button};
use crate::error::Halt;
use crate::frame::Button;
use crate::generic::record_path;
use crate::generic::shown::Shown;
use crate::pages::facts::sums_of;
use crate::pages::planning::soa::versions::{self, Compared};
use crate::visit::Visit;

/// What one says after reading a document.
pub const ACKNOWLEDGE: &str = "acknowledgement.give";
/// Most differing rows of a version named on its card; the comparison has all.
const DIFFERING_MAX: usize = 12;

/// What is read before the fields of a record, and what can be said about it then.
#[derive(Default)]
pub struct Lead {
    /// What is read, each with its heading.
    pub facts: Vec<Fact>,
    /// What can be done when it was read.
    pub acts: Vec<Button>,
    /// What was done already.
    pub done: String,
}

impl Lead {
    /// Of a record; what it shows is taken out of the long fields.
    pub fn of(visit: &Visit, row: &Row<'_>, long: &mut Vec<Fact>) -> Result<Self, Halt> {
        let record = row.record.as_any();
        let mut first = |key: &str| {
            let at = long.iter().position(|fact| fact.key == key && !fact.content.is_blank());
            at.map(|at| long.remove(at)).into_iter().collect::<Vec<_>>()
        };
        if record.is::<Document>() {
            return Ok(Self { facts: first("body"), ..acknowledging(visit, row) });
        }
        let Some(version) = record.downcast_ref::<Statement>().filter(|version| version.frozen.is_some()) else {
            return Ok(Self::default());
        };
        let mut lead = Self { facts: first("changes"), ..Self::default() };
        differing(visit, row, version, &mut lead)?;
        let sums = Shown::Text(sums_of(visit.t(), version));
        lead.facts.push(Fact { key: "", label: visit.t().t("statement-sums").to_owned(), clause: "", content: sums });
        Ok(lead)
    }
}

/// What a reader says of a document in force, or said.
fn acknowledging(visit: &Visit, row: &Row<'_>) -> Lead {
    let Some(act) = isms::act(ACKNOWLEDGE).filter(|act| (act.offered)(&visit.state, row.id)) else {
        return Lead::default();
    };
    let person = visit.actor.person.map(Id::<Person>::of);
    if person.is_some_and(|person| acknowledgements::given(&visit.state, Id::of(row.id), person)) {
        return Lead { done: visit.t().t("document-acknowledged").to_owned(), ..Lead::default() };
    }
    let may = !row.head.retired && visit.has(access::right_for_act(act));
    let acts = may.then(|| act_button(visit, act, &record_path(row))).into_iter().collect();
    Lead { acts, ..Lead::default() }
}

/// What differs between a version and the one it took the place of, or would: the one in force before.
fn differing(visit: &Visit, row: &Row<'_>, version: &Statement, lead: &mut Lead) -> Result<(), Halt> {
    let Some(before) = before(visit, row, version) else { return Ok(()) };
    let (t, edition) = (visit.t(), version.edition.of_standard());
    let compared = versions::compared(visit, edition, &before, &row.reference())?;
    let told = t.with("soa-compare-counts", &[("count", compared.lines.len().into()), ("same", compared.same.into())]);
    let lines = std::iter::once(told).chain(lines(t, &compared)).collect();
    let label = t.one("statement-differs", "version", before.clone());
    lead.facts.push(Fact { key: "", label, clause: "", content: Shown::Lines(lines) });
    let query = format!("edition={}&from={before}&to={}", edition.key(), row.reference());
    lead.acts.push(Button::link(t.t("soa-compare"), visit.href(&format!("planning/soa/versions?{query}"))));
    Ok(())
}

/// The first of the rows that differ: control, and what changed about it.
fn lines(t: &crate::texts::Texts, compared: &Compared) -> Vec<String> {
    let line = |own: &versions::Line| {
        let parts: Vec<_> = own.parts.iter().map(|(label, ..)| label.as_str()).collect();
        let title = if own.control == own.title { "" } else { own.title.as_str() };
        let what = if parts.is_empty() { own.kind_words.to_owned() } else { parts.join(", ") };
        format!("{} {title}: {what}", own.control).replace(" :", ":")
    };
    let more = compared.lines.len().saturating_sub(DIFFERING_MAX);
    let mut lines: Vec<_> = compared.lines.iter().take(DIFFERING_MAX).map(line).collect();
    lines.extend((more > 0).then(|| t.one("list-more", "count", more)));
    lines
}

/// The reference of the version before: the one that this one replaced, else, for a draft, the one in force, or the
/// last one frozen before it.
pub fn before(visit: &Visit, row: &Row<'_>, version: &Statement) -> Option<String> {
    let in_force = || statements::in_force(&visit.state, version.edition).map(|(id, _)| id);
    let drafted = || {
        let own = visit.state.of::<Statement>().iter().filter(|(_, own)| own.edition == version.edition);
        let own = own.filter(|(_, own)| own.frozen.is_some() && own.head.reference < row.head.reference);
        own.max_by_key(|(_, own)| own.head.reference).map(|(id, _)| id)
    };
    let before = || in_force().or_else(drafted).filter(|_| version.approval.is_none());
    let before = version.replaces.or_else(before)?;
    let frozen = visit.state.get(before).is_some_and(|own| own.frozen.is_some());
    (frozen && before.raw() != row.id).then(|| visit.state.reference(before))
}
