//! 6.1.3 c and d: the Statement of Applicability as a whole.

use std::collections::HashMap;

use kernel::{Declared, Many};

use super::population::person;
use crate::context::Obligation;
use crate::planning::applicability::Verdict;
use crate::planning::statements::{self, AnnexEdition, FrozenRow};
use crate::planning::{Applicability, Control, Risk, Statement, Treatment};
use crate::rehearsal::age::{PATIENT_DAYS, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;

/// The controls were compared with Annex A.
pub const COVERS_ANNEX_A: Check = Check { key: "applicability.covers_annex_a", clause: "6.1.3", find: covers_annex_a };
/// The Statement of Applicability is approved.
pub const APPROVED: Check = Check { key: "applicability.approved", clause: "6.1.3", find: approved };

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

/// The rows decided so.
pub(super) fn decided<'a>(look: &Look<'a>, verdict: Verdict) -> Vec<Seen<'a, Applicability>> {
    rows(look).into_iter().filter(|(_, row)| row.applicable == verdict).collect()
}

fn covers_annex_a(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let rows = rows(look);
    if rows.is_empty() {
        return cases.unfinished(point("none").major().then("applicability.prepare"));
    }
    let verdicts: HashMap<&str, _> = rows.iter().map(|(_, row)| (&*row.control, row.applicable)).collect();
    let annex = &look.edition().standard().controls;
    let open = |id: &&str| verdicts.get(id).is_none_or(|verdict| *verdict == Verdict::Undecided);
    let missing: Vec<_> = annex.iter().map(|control| control.id.as_str()).filter(open).map(str::to_owned).collect();
    let grave = missing.len() * LEFT_OUT_ONE_IN >= annex.len();
    let undecided: Vec<_> = rows.iter().copied().filter(|(_, row)| row.applicable == Verdict::Undecided).collect();
    let missing = point("missing").labels("controls", missing).count("total", annex.len());
    let missing = if grave { missing.grave() } else { missing.minor() };
    cases.unfinished(match labelled(look, &undecided).into_iter().next() {
        Some(first) => missing.then_on("applicability.edit", first),
        None => missing.then("applicability.prepare"),
    });
    cases.no_gap(point("ok").count("total", annex.len()));
}

fn approved(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let rows = rows(look);
    if rows.is_empty() {
        return cases.unfinished(point("none").major().then("applicability.prepare"));
    }
    let open: Vec<_> = rows.iter().copied().filter(|(_, row)| row.applicable == Verdict::Undecided).collect();
    if let Some(first) = labelled(look, &open).into_iter().next() {
        cases.unfinished(point("draft").minor().then_on("applicability.edit", first));
    }
    let state = look.through(SIGNED_READS);
    let edition = AnnexEdition::of(look.edition());
    let Some((id, version)) = statements::in_force(state, edition) else {
        let drafts = look.of::<Statement>().iter();
        let draft = drafts.filter(|(_, own)| own.edition == edition).map(|(id, _)| look.named(id)).next();
        let unapproved = point("unapproved").minor();
        return cases.unfinished(match draft {
            Some(draft) => unapproved.then_on("statement.freeze", draft),
            None => unapproved.then("statement.create"),
        });
    };
    let approval = version.approval.as_ref().expect("a version in force is approved");
    let differing = differing(&version.rows, &statements::rows_now(state, look.edition(), cases.day));
    if older(approval.on, PATIENT_DAYS, cases.day) {
        let changed = point("changed").labels("controls", differing.clone()).about("version", look.named(id));
        cases.wrong(changed.day("on", approval.on).minor().then("statement.create"));
    }
    let ok = point("ok").about("version", look.named(id)).text("by", person(look, approval.by)).day("on", approval.on);
    cases.no_gap(ok.count("changed", differing.len()));
}

/// The registers that the rows of a version are made of.
const SIGNED_READS: &[&str] =
    &[Statement::KEY, Applicability::KEY, Control::KEY, Risk::KEY, Treatment::KEY, Obligation::KEY];

/// The controls whose decision, reasons or justification differ between a version and today. How far they are in
/// place changes all the time, and the next version tells it.
fn differing(frozen: &Many<FrozenRow>, today: &Many<FrozenRow>) -> Vec<String> {
    let decision = |key: &str| {
        matches!(key, "applicable" | "legal" | "contractual" | "business" | "risk" | "inclusion" | "exclusion")
    };
    let found = statements::compare(frozen, today);
    let decided = found.changed.iter().filter(|row| row.parts.iter().any(|(part, ..)| decision(part.key)));
    let rows = decided.map(|changed| changed.row).chain(found.added).chain(found.removed);
    rows.map(FrozenRow::label).collect()
}
