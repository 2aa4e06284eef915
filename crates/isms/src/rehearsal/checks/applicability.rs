//! 6.1.3 d: whether the statement lists every necessary control, and says why.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Id;

use super::grounds::{self, Ground};
use super::statement::{decided, labelled, rows};
use crate::planning::applicability::Verdict;
use crate::planning::necessary::{Listing, Row, listing};
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
    let needed = look.reasons().needed();
    if needed.is_empty() {
        return cases.not_due(point("none"));
    }
    let rows: Vec<_> = rows(look).into_iter().map(|(id, row)| (id, &row.record)).collect();
    if rows.is_empty() {
        return cases.follows(point("unlaid").then("applicability.prepare"));
    }
    let (mut excluded, mut missing) = (BTreeMap::new(), Vec::new());
    for (id, control) in needed.keys().filter_map(|id| Some((*id, look.live(*id)?))) {
        match listing(look.edition(), id, control, &rows) {
            Listing::Listed => {}
            Listing::Excluded(rows) => _ = excluded.insert(id, rows),
            Listing::Missing(row) => missing.push((id, row)),
        }
    }
    left_out(cases, &needed, &excluded);
    let undecided = missing.iter().find_map(|(_, row)| *row);
    let missing = point("missing").listing("controls", look.all_named(missing.into_iter().map(|(id, _)| id)));
    // A control without a row, or with one that is undecided, is told with the comparison, once.
    cases.not_due(with_row(look, missing, undecided));
    cases.no_gap(point("ok").count("count", needed.len()));
}

/// The controls that the statement leaves out although a part of the plan puts them in place, and those that risks
/// alone rest on. Each is told once, with the reference controls whose exclusion it contradicts.
fn left_out(
    cases: &mut Cases<'_, '_>,
    needed: &BTreeMap<Id<Control>, Vec<Id<Risk>>>,
    excluded: &BTreeMap<Id<Control>, Vec<Row<'_>>>,
) {
    let look = cases.look;
    let reasons = look.reasons();
    let (planned, resting): (Vec<_>, Vec<_>) =
        excluded.iter().partition(|(control, _)| !reasons.treatments(&[**control]).is_empty());
    let told = |case, own: &[(&Id<Control>, &Vec<Row<'_>>)]| {
        let among = |id: Id<Applicability>| own.iter().any(|(_, rows)| rows.iter().any(|(row, _)| *row == id));
        let rows: Vec<_> = rows(look).into_iter().filter(|(id, _)| among(*id)).collect();
        let first = rows.first().map(|(id, row)| (*id, &row.record));
        let risks: BTreeSet<_> = own.iter().flat_map(|(control, _)| needed[control].iter().copied()).collect();
        let point = point(case).listing("excluded", labelled(look, &rows)).listing("risks", look.roll(risks));
        let point = point.listing("controls", look.roll(own.iter().map(|(control, _)| **control)));
        with_row(look, point.minor(), first)
    };
    let controls: Vec<_> = planned.iter().map(|(control, _)| **control).collect();
    let treatments = look.roll(reasons.treatments(&controls));
    cases.wrong(told("planned", &planned).listing("treatments", treatments));
    cases.wrong(told("excluded", &resting));
}

/// The row to decide anew; without one the statement has to be laid out first.
fn with_row(look: &Look<'_>, point: Point, row: Option<Row<'_>>) -> Point {
    let seen = row.and_then(|(id, _)| Some((id, look.get(id)?)));
    match seen.and_then(|row| labelled(look, &[row]).pop()) {
        Some(row) => point.then_on("applicability.edit", row),
        None => point.then("applicability.prepare"),
    }
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
    grounds::told(cases, &included);
    cases.no_gap(point("ok").count("total", included.len()));
}

/// The inclusions of which this check tells that their reasons do not hold.
pub(super) fn told(look: &Look<'_>) -> BTreeSet<String> {
    let included = decided(look, Verdict::Applicable);
    let open = |seen: &Seen<'_, Applicability>| !seen.1.has_reason() || grounds::of(look, seen.1) != Ground::Stands;
    included.iter().filter(|seen| open(seen)).map(|(_, row)| row.control.to_string()).collect()
}
