//! 6.1.3 d: whether the Statement of Applicability is approved, and the version in force still says what is decided.

use kernel::{Date, Declared, Id, Many};

use super::authorized::{Among, authorized};
use super::implementation;
use super::population::person;
use super::statement::{labelled, rows};
use crate::context::Obligation;
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation;
use crate::planning::risks::{Decided, TreatmentOption};
use crate::planning::statements::{self, AnnexEdition, FrozenRow};
use crate::planning::{Applicability, Control, Risk, Statement, Treatment};
use crate::rehearsal::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// The Statement of Applicability is approved.
pub const APPROVED: Check = Check { key: "applicability.approved", clause: "6.1.3", find: approved };

/// The registers that the rows of a version are made of.
const READS: &[&str] = &[Statement::KEY, Applicability::KEY, Control::KEY, Risk::KEY, Treatment::KEY, Obligation::KEY];

fn approved(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let rows = rows(look);
    if rows.is_empty() {
        return cases.unfinished(point("none").major().then("applicability.prepare"));
    }
    let state = look.through(READS);
    let edition = AnnexEdition::of(look.edition());
    let in_force = statements::in_force(state, edition);
    let Some((id, version, approval)) = in_force.and_then(|(id, own)| Some((id, own, own.approval.as_ref()?))) else {
        return unapproved(cases, edition, &rows);
    };
    let side_by_side =
        look.of::<Statement>().iter().filter(|(_, own)| own.approval.is_some() && own.edition == edition);
    let several: Vec<_> = side_by_side.map(|(id, _)| id).collect();
    let several = if several.len() > 1 { look.all_named(several) } else { Vec::new() };
    cases.wrong(point("several").listing("versions", several).minor());
    let told = |case| point(case).about("version", look.named(id)).day("on", approval.on);
    let today = statements::rows_now(state, look.edition(), day);
    let differing = Differing::between(&version.rows, &today);
    let changed = differing.len();
    let total = version.rows.iter().filter(|(_, row)| row.status == Implementation::Implemented).count();
    let set_back = told("set-back").labels("controls", set_back(look, day, &version.rows, &today));
    cases.wrong(set_back.share(total).then("statement.create"));
    if older(approval.on, PATIENT_DAYS, day) {
        for (case, controls) in differing.clone().cases() {
            cases.wrong(told(case).labels("controls", controls).minor().then("statement.create"));
        }
    }
    let as_of = version.frozen.as_ref().map_or(approval.on, |frozen| frozen.on);
    if approval.on < as_of {
        cases.wrong(told("refrozen").day("frozen", as_of).minor().then("statement.create"));
    }
    let again = |point: Point| point.then("statement.create");
    authorized(cases, "versions", &[(id, approval)], Among::Approvers, again);
    founded(cases, as_of, &told("early"));
    unnoticed(cases, as_of, (&version.rows, &today), told("unnoticed"));
    let ok = told("ok").text("by", person(look, approval.by)).count("changed", changed);
    cases.no_gap(ok.naming("controls", differing.all()));
}

/// What is missing where no version is in force.
fn unapproved(cases: &mut Cases<'_, '_>, edition: AnnexEdition, rows: &[Seen<'_, Applicability>]) {
    let look = cases.look;
    let open: Vec<_> = rows.iter().copied().filter(|(_, row)| row.applicable == Verdict::Undecided).collect();
    if let Some(first) = labelled(look, &open).into_iter().next() {
        return cases.unfinished(point("draft").minor().then_on("applicability.edit", first));
    }
    let drafts = look.of::<Statement>().iter();
    let draft = drafts.filter(|(_, own)| own.edition == edition).map(|(id, _)| look.named(id)).next();
    let unapproved = point("unapproved").minor();
    cases.unfinished(match draft {
        Some(draft) => unapproved.then_on("statement.freeze", draft),
        None => unapproved.then("statement.create"),
    });
}

/// The controls that stand otherwise today than in the version approved.
#[derive(Clone, Default)]
struct Differing {
    decided: Vec<String>,
    excused: Vec<String>,
    reasons: Vec<String>,
    added: Vec<String>,
    removed: Vec<String>,
}

impl Differing {
    /// What differs in the decision, in why a control is left out, or in why it is necessary; each control is told by
    /// the first of these. That more is in place by now the next version tells; that less is, is told at once. A control
    /// of Annex A that nobody decides about any more is told with the comparison.
    fn between(frozen: &Many<FrozenRow>, today: &Many<FrozenRow>) -> Self {
        let found = statements::compare(frozen, today);
        let decided = |row: &FrozenRow| row.applicable != Verdict::Undecided;
        let mut differing = Self::default();
        for own in found.changed.iter().filter(|own| decided(own.row)) {
            let differs = |keys: &[&str]| own.parts.iter().any(|(part, ..)| keys.contains(&part.key));
            let label = own.row.label();
            if differs(&["applicable"]) {
                differing.decided.push(label);
            } else if differs(&["exclusion"]) {
                differing.excused.push(label);
            } else if differs(&["legal", "contractual", "business", "risk", "inclusion"]) {
                differing.reasons.push(label);
            }
        }
        let added = found.added.into_iter().filter(|row| decided(row));
        differing.added = added.map(FrozenRow::label).collect();
        let removed = found.removed.into_iter().filter(|row| row.control.is_none());
        differing.removed = removed.map(FrozenRow::label).collect();
        differing
    }

    fn len(&self) -> usize {
        self.clone().cases().iter().map(|(_, controls)| controls.len()).sum()
    }

    fn all(self) -> Vec<String> {
        self.cases().into_iter().flat_map(|(_, controls)| controls).collect()
    }

    fn cases(self) -> [(&'static str, Vec<String>); 5] {
        [
            ("decided", self.decided),
            ("excused", self.excused),
            ("changed", self.reasons),
            ("added", self.added),
            ("removed", self.removed),
        ]
    }
}

/// Controls that the version says are in place, and that stand as less today. Where what stands today is a gap of its
/// own, that is told there.
fn set_back(look: &Look<'_>, day: Date, frozen: &Many<FrozenRow>, today: &Many<FrozenRow>) -> Vec<String> {
    let told = implementation::told(look, day);
    let necessary = |row: &FrozenRow| row.applicable == Verdict::Applicable;
    let stood = |row: &FrozenRow| necessary(row) && row.status == Implementation::Implemented;
    let less = |row: &FrozenRow| necessary(row) && row.status != Implementation::Implemented;
    let set_back = today.iter().filter(|(key, row)| less(row) && frozen.at(key).is_some_and(stood));
    let set_back = set_back.map(|(_, row)| row.label());
    set_back.filter(|label| !told.contains(label)).collect()
}

/// Whether any decision to treat a risk that stands today is as old as the version: what controls are necessary follows
/// from these decisions. Earlier ones are not kept, so somebody has to see whether they said the same.
fn founded(cases: &mut Cases<'_, '_>, as_of: Date, early: &Point) {
    let treats = |own: &&Decided| own.option != TreatmentOption::Retain;
    let decided = cases.look.risks().iter().filter_map(|(_, risk)| risk.decision.as_deref().filter(treats));
    let first = decided.map(|own| own.on).min();
    if first.is_some_and(|first| as_of < first && older(first, FRESH_DAYS, cases.day)) {
        cases.judgement(early.clone().then("statement.create"));
    }
}

/// Controls that the version includes for other reasons alone, while decisions about risks taken since rest on them.
fn unnoticed(
    cases: &mut Cases<'_, '_>,
    as_of: Date,
    (frozen, today): (&Many<FrozenRow>, &Many<FrozenRow>),
    point: Point,
) {
    let (look, day) = (cases.look, cases.day);
    let since = |on: Date| as_of < on && older(on, FRESH_DAYS, day);
    let newly = |risk: &Id<Risk>| {
        look.live(*risk).is_some_and(|own| own.decision.as_ref().is_some_and(|decision| since(decision.on)))
    };
    let (mut controls, mut risks) = (Vec::new(), Vec::new());
    for (key, row) in today.iter() {
        let unasked = |own: &FrozenRow| own.control.is_some() && !own.risk && own.risks.is_empty();
        if row.risk || !frozen.at(key).is_some_and(unasked) {
            continue;
        }
        let resting: Vec<_> = row.risks.iter().filter(newly).collect();
        controls.extend((!resting.is_empty()).then(|| row.label()));
        risks.extend(resting);
    }
    risks.sort_unstable();
    risks.dedup();
    let unnoticed = point.labels("controls", controls).listing("risks", look.roll(risks));
    cases.judgement(unnoticed.then("statement.create"));
}
