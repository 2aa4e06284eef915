//! 6.1.3 c: whether the controls were compared with Annex A, and the rows in which that is written down.

use std::collections::HashMap;

use kernel::{Id, Table};

use crate::planning::Applicability;
use crate::planning::applicability::Verdict;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;

/// The controls were compared with Annex A.
pub const COVERS_ANNEX_A: Check = Check { key: "applicability.covers_annex_a", clause: "6.1.3", find: covers_annex_a };

/// A statement that leaves out one control in this many does not show that none was forgotten.
const LEFT_OUT_ONE_IN: usize = 4;

/// The rows of the edition asked, in the order of Annex A.
pub(super) fn rows<'a>(look: &Look<'a>) -> Vec<Seen<'a, Applicability>> {
    let by_control: HashMap<&str, _> = look.of::<Applicability>().iter().map(|row| (&*row.1.control, row)).collect();
    let annex = &look.edition().standard().controls;
    annex.iter().filter_map(|control| by_control.get(control.id.as_str()).copied()).collect()
}

/// Rows as sentences name them: by their reference control.
pub(super) fn labelled(look: &Look<'_>, rows: &[Seen<'_, Applicability>]) -> Vec<Named> {
    let label = |(id, row): &Seen<'_, Applicability>| Named { label: row.control.to_string(), ..look.named(*id) };
    rows.iter().map(label).collect()
}

/// The rows that were taken out of the statement.
fn retired(look: &Look<'_>) -> Vec<Named> {
    let rows = look.of::<Applicability>().rows().filter(|row| row.head.retired);
    let ids = rows.map(|row| Id::<Applicability>::of(row.id));
    let rows: Vec<_> = ids.filter_map(|id| Some((id, look.get(id)?))).collect();
    labelled(look, &rows)
}

/// The rows decided so.
pub(super) fn decided<'a>(look: &Look<'a>, verdict: Verdict) -> Vec<Seen<'a, Applicability>> {
    rows(look).into_iter().filter(|(_, row)| row.applicable == verdict).collect()
}

/// The controls of Annex A that were not decided about.
fn open(look: &Look<'_>, rows: &[Seen<'_, Applicability>]) -> Vec<String> {
    let verdicts: HashMap<&str, _> = rows.iter().map(|(_, row)| (&*row.control, row.applicable)).collect();
    let open = |id: &&str| verdicts.get(id).is_none_or(|verdict| *verdict == Verdict::Undecided);
    let annex = &look.edition().standard().controls;
    annex.iter().map(|control| control.id.as_str()).filter(open).map(str::to_owned).collect()
}

fn covers_annex_a(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let rows = rows(look);
    if rows.is_empty() {
        // That there is no statement at all is told once, where it is asked for.
        return cases.follows(point("none").then("applicability.prepare"));
    }
    let annex = &look.edition().standard().controls;
    let missing = open(look, &rows);
    let grave = missing.len() * LEFT_OUT_ONE_IN >= annex.len();
    let gone: Vec<_> = retired(look).into_iter().filter(|row| missing.contains(&row.label)).collect();
    let undecided: Vec<_> = rows.iter().copied().filter(|(_, row)| row.applicable == Verdict::Undecided).collect();
    let missing = point("missing").labels("controls", missing).count("total", annex.len());
    let missing = if grave { missing.grave() } else { missing.minor() };
    let undecided = labelled(look, &undecided);
    let missing = missing.resting_on(undecided.iter().cloned()).resting_on(gone);
    cases.unfinished(match undecided.into_iter().next() {
        Some(first) => missing.then_on("applicability.edit", first),
        None => missing.then("applicability.prepare"),
    });
    cases.no_gap(point("ok").count("total", annex.len()));
}
