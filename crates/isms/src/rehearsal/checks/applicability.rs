//! 6.1.3 d: whether the statement lists every necessary control, and says why.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Id;

use super::controls::named_for;
use super::population::risks;
use super::statement::{decided, labelled, rows};
use crate::catalogue::{Edition, mapping};
use crate::planning::applicability::Verdict;
use crate::planning::reasons::Reasons;
use crate::planning::{Applicability, Control, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// The statement lists every necessary control.
pub const LISTS_NECESSARY_CONTROLS: Check =
    Check { key: "applicability.lists_necessary_controls", clause: "6.1.3", find: lists_necessary_controls };
/// Every included control has its reason.
pub const JUSTIFIES_INCLUSION: Check =
    Check { key: "applicability.justifies_inclusion", clause: "6.1.3", find: justifies_inclusion };

fn lists_necessary_controls(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let needed = needed(look);
    if needed.is_empty() {
        return cases.not_due(point("none"));
    }
    let rows = rows(look);
    let (mut excluded, mut missing) = (Vec::new(), Vec::new());
    for control in needed.keys() {
        match listing(look, *control, &rows) {
            Listing::Listed => {}
            Listing::Excluded(row) => excluded.push((*control, row)),
            Listing::Missing(row) => missing.push((*control, row)),
        }
    }
    let asking: BTreeSet<_> = excluded.iter().flat_map(|(control, _)| needed[control].iter().copied()).collect();
    let against = excluded.iter().map(|(_, row)| *row).next();
    let excluded = point("excluded").listing("controls", look.all_named(excluded.into_iter().map(|(id, _)| id)));
    let excluded = excluded.listing("risks", look.all_named(asking)).minor();
    cases.wrong(with_row(look, excluded, against));
    let undecided = missing.iter().find_map(|(_, row)| *row);
    let missing = point("missing").listing("controls", look.all_named(missing.into_iter().map(|(id, _)| id)));
    cases.unfinished(with_row(look, missing.minor(), undecided));
    cases.no_gap(point("ok").count("count", needed.len()));
}

/// The row to decide anew; without one the statement has to be laid out first.
fn with_row(look: &Look<'_>, point: Point, row: Option<Seen<'_, Applicability>>) -> Point {
    match row.and_then(|row| labelled(look, &[row]).pop()) {
        Some(row) => point.then_on("applicability.edit", row),
        None => point.then("applicability.prepare"),
    }
}

/// The live controls that open risks rest on, each with those risks.
fn needed(look: &Look<'_>) -> BTreeMap<Id<Control>, Vec<Id<Risk>>> {
    let mut needed = BTreeMap::<_, Vec<_>>::new();
    for (id, risk) in risks(look) {
        for control in named_for(look, id, risk).into_iter().filter(|control| look.live(*control).is_some()) {
            needed.entry(control).or_default().push(id);
        }
    }
    needed
}

/// How a control stands in the statement, with the row to look at where it is not listed.
enum Listing<'a> {
    Listed,
    Excluded(Seen<'a, Applicability>),
    Missing(Option<Seen<'a, Applicability>>),
}

/// A control that stands for nothing in Annex A is listed by itself: necessary controls may come from any source.
fn listing<'a>(look: &Look<'a>, id: Id<Control>, rows: &[Seen<'a, Applicability>]) -> Listing<'a> {
    let Some(control) = look.get(id) else { return Listing::Missing(None) };
    let references = references(look.edition(), control);
    let linked = |row: &Applicability| row.controls.contains(id) && row.applicable != Verdict::Excluded;
    let concerns = |row: &Applicability| references.iter().any(|id| **id == *row.control);
    let own: Vec<_> = rows.iter().copied().filter(|(_, row)| concerns(row)).collect();
    let is = |verdict: Verdict| move |(_, row): &Seen<'a, Applicability>| row.applicable == verdict;
    let listed = own.iter().any(is(Verdict::Applicable)) || rows.iter().any(|(_, row)| linked(row));
    if references.is_empty() || listed {
        return Listing::Listed;
    }
    match own.iter().copied().find(is(Verdict::Undecided)) {
        None if own.len() == references.len() => Listing::Excluded(own[0]),
        undecided => Listing::Missing(undecided),
    }
}

/// The reference controls of the edition that a control stands for; those of the other edition by their counterparts.
fn references(edition: Edition, control: &Control) -> BTreeSet<String> {
    let here = |id: &String| match edition.standard().control(id) {
        Some(_) => vec![id.clone()],
        None => counterparts(edition, id).to_vec(),
    };
    control.reference_controls.0.iter().flat_map(here).collect()
}

/// The counterparts, in this edition, of a control of the other one.
fn counterparts(edition: Edition, id: &str) -> &'static [String] {
    let other = Edition::ALL.iter().find(|other| **other != edition);
    other.map_or(&[], |other| mapping().counterparts(*other, id))
}

fn justifies_inclusion(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let included = decided(look, Verdict::Applicable);
    if included.is_empty() {
        return cases.not_due(point("none"));
    }
    let bare: Vec<_> = included.iter().copied().filter(|(_, row)| !row.has_reason()).collect();
    let missing = point("missing").listing("controls", labelled(look, &bare)).share(included.len());
    cases.unfinished(missing.then_first("applicability.edit"));
    let reasons = look.reasons();
    let led = |row: &Applicability| !reasons.risks(&behind(reasons, look.edition(), row)).is_empty();
    let proposed: Vec<_> = included.iter().copied().filter(|(_, row)| risk_alone(row) && !led(row)).collect();
    cases.judgement(point("proposed").listing("controls", labelled(look, &proposed)).then_first("applicability.edit"));
    cases.no_gap(point("ok").count("total", included.len()));
}

/// Whether nothing but the risk assessment is given as the reason.
fn risk_alone(row: &Applicability) -> bool {
    let words = row.inclusion.as_ref().is_some_and(|text| !text.trim().is_empty());
    row.risk && !(row.legal || row.contractual || row.business || words)
}

/// The own controls behind a row, by either edition's numbers.
fn behind(reasons: &Reasons<'_>, edition: Edition, row: &Applicability) -> Vec<Id<Control>> {
    let mut own = reasons.own(&row.control, Some(row));
    for other in mapping().counterparts(edition, &row.control) {
        own.extend(reasons.own(other, None));
    }
    own
}
