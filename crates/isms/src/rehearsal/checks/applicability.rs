//! 6.1.3 d: whether the statement lists every necessary control, and says why.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Declared, Id};

use super::controls::named_for;
use super::population::risks;
use super::statement::{decided, labelled, rows};
use crate::catalogue::{Edition, mapping};
use crate::planning::applicability::Verdict;
use crate::planning::reasons::Reasons;
use crate::planning::{Applicability, Control, Risk, Treatment};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

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
    let (mut excluded, mut missing, mut risks) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (control, asking) in &needed {
        match listing(look, *control, &rows) {
            Listing::Listed => {}
            Listing::Excluded => {
                excluded.push(*control);
                risks.extend(asking.iter().copied());
            }
            Listing::Missing => missing.push(*control),
        }
    }
    let excluded = point("excluded").listing("controls", look.all_named(excluded));
    cases.wrong(excluded.listing("risks", look.all_named(risks)).minor().then_first("control.edit"));
    let prepared = if rows.is_empty() { "applicability.prepare" } else { "control.edit" };
    let missing = point("missing").listing("controls", look.all_named(missing)).minor();
    cases.unfinished(if rows.is_empty() { missing.then(prepared) } else { missing.then_first(prepared) });
    cases.no_gap(point("ok").count("count", needed.len()));
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

/// How a control stands in the statement.
enum Listing {
    Listed,
    Excluded,
    Missing,
}

/// A control that stands for nothing in Annex A is listed by itself: necessary controls may come from any source.
fn listing(look: &Look<'_>, id: Id<Control>, rows: &[Seen<'_, Applicability>]) -> Listing {
    let Some(control) = look.get(id) else { return Listing::Missing };
    let references = references(look.edition(), control);
    let linked = |row: &Applicability| row.controls.contains(id) && row.applicable != Verdict::Excluded;
    let own: Vec<_> = rows.iter().filter(|(_, row)| references.iter().any(|id| **id == *row.control)).collect();
    let applicable = own.iter().any(|(_, row)| row.applicable == Verdict::Applicable);
    if references.is_empty() || applicable || rows.iter().any(|(_, row)| linked(row)) {
        Listing::Listed
    } else if own.len() == references.len() && own.iter().all(|(_, row)| row.applicable == Verdict::Excluded) {
        Listing::Excluded
    } else {
        Listing::Missing
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
    let reasons = Reasons::of(look.through(&[Control::KEY, Risk::KEY, Treatment::KEY]));
    let led = |row: &Applicability| !reasons.risks(&behind(&reasons, look.edition(), row)).is_empty();
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
fn behind(reasons: &Reasons, edition: Edition, row: &Applicability) -> Vec<Id<Control>> {
    let mut own = reasons.own(&row.control, Some(row));
    for other in mapping().counterparts(edition, &row.control) {
        own.extend(reasons.own(other, None));
    }
    own
}
