//! 6.1.3 d: whether the Statement of Applicability is approved, and the version in force still says what is decided.

use std::collections::BTreeSet;

use kernel::{Date, Declared, Id, Many};

use super::authorized::{Among, authorized};
use super::population::{ever, person};
use super::resting::another_scope;
use super::statement::{labelled, rows};
use super::to_come::{Happened, ahead};
use super::{applicability, exclusion, first_approved, implementation};
use crate::age::{FRESH_DAYS, older, to_come};
use crate::context::Obligation;
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation;
use crate::planning::risks::{Decided, TreatmentOption};
use crate::planning::statements::{self, AnnexEdition, Drift, FrozenRow};
use crate::planning::{Applicability, Control, Risk, Statement, Treatment};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// The Statement of Applicability is approved.
pub const APPROVED: Check = Check { key: "applicability.approved", clause: "6.1.3", find: approved };

/// A first version approved later than this many days after operation began came late: a house rule.
const FIRST_DAYS: i32 = 365;

/// What is in place within so many days after the approval was nearly there: a house rule.
const CLAIM_DAYS: i32 = 14;

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
    let days: [Happened<Statement>; 2] = [
        ("word-day-approval", |own| own.approval.as_ref().map(|approval| approval.on)),
        ("word-day-frozen", |own| own.frozen.as_ref().map(|frozen| frozen.on)),
    ];
    let ahead = ahead(cases, "versions", &[(id, version)], &days);
    if ahead.holds {
        return cases.wrong(ahead.then("statement.create"));
    }
    let side_by_side =
        look.of::<Statement>().iter().filter(|(_, own)| own.approval.is_some() && own.edition == edition);
    let several: Vec<_> = side_by_side.map(|(id, _)| id).collect();
    let several = if several.len() > 1 { look.all_named(several) } else { Vec::new() };
    cases.wrong(point("several").listing("versions", several).minor());
    let told = |case| point(case).about("version", look.named(id)).day("on", approval.on);
    let today = statements::rows_now(state, look.edition(), day);
    let drift = Drift::between(state, version, &today, day);
    let next = statements::being_made(state, edition, approval.on, day);
    let (late, young) = drift.clone().without(&told_elsewhere(look)).split(approval.on, day);
    for (case, controls) in late.cases() {
        cases.unfinished(told(case).labels("controls", controls.to_vec()).minor().then("statement.create"));
    }
    let set_back = set_back(look, day, &version.rows, &today);
    let (late, fresh): (Vec<_>, Vec<_>) = set_back.into_iter().partition(|own| drift.due(own, approval.on) < day);
    cases.wrong(told("set-back").labels("controls", late).single().then("statement.create"));
    let as_of = version.frozen.as_ref().map_or(approval.on, |frozen| frozen.on);
    if approval.on < as_of {
        cases.wrong(told("refrozen").day("frozen", as_of).minor().then("statement.create"));
    }
    let again = |point: Point| point.then("statement.create");
    let next_review = |own: &Statement| own.next_review.is_some_and(|next| next < day);
    cases.wrong(Point { holds: next_review(version), ..again(told("overdue").minor()) });
    let first = ever::<Statement>(look).filter_map(|(_, own)| Some((own.approval.as_ref()?.on, &own.head)));
    let late = |case| point(case).about("version", look.named(id));
    first_approved::told(cases, first, FIRST_DAYS, [late("late"), late("late-here")]);
    let froze = version.frozen.as_ref().and_then(|frozen| frozen.by).filter(|by| *by == approval.by);
    authorized(cases, "versions", &[(id, approval, froze.or(version.owner))], Among::Approvers, again);
    another_scope(cases, id, version);
    let claimed = claimed((look, day), version, approval.on);
    cases.judgement(told("claimed").labels("controls", claimed).then("statement.create"));
    founded(cases, as_of, &told("early"));
    unnoticed(cases, as_of, (&version.rows, &today), told("unnoticed"));
    let said = |case| told(case).text("by", person(look, approval.by));
    let open: Vec<_> = young.unapproved().into_iter().chain(fresh).collect();
    if let Some(due) = open.iter().map(|own| drift.due(own, approval.on)).min() {
        let drifted = |case| said(case).labels("controls", open.clone()).due(due);
        cases.not_due(match next {
            Some(next) => {
                drifted("drafted").about("next", look.named(next)).then_on("statement.freeze", look.named(next))
            }
            None => drifted("drifted").then("statement.create"),
        });
    }
    let told = implementation::told(look, day);
    let moved = drift.moved.into_iter().filter(|label| !told.contains(label)).collect();
    cases.no_gap(said("moved").labels("controls", moved));
    cases.no_gap(said("ok"));
}

/// What is missing where no version is in force.
fn unapproved(cases: &mut Cases<'_, '_>, edition: AnnexEdition, rows: &[Seen<'_, Applicability>]) {
    let look = cases.look;
    let open: Vec<_> = rows.iter().copied().filter(|(_, row)| row.applicable == Verdict::Undecided).collect();
    if let Some(first) = labelled(look, &open).into_iter().next() {
        return cases.unfinished(point("draft").major().then_on("applicability.edit", first));
    }
    let drafts = look.of::<Statement>().iter();
    let draft = drafts.filter(|(_, own)| own.edition == edition).map(|(id, _)| look.named(id)).next();
    let unapproved = point("unapproved").major();
    cases.unfinished(match draft {
        Some(draft) => unapproved.then_on("statement.freeze", draft),
        None => unapproved.then("statement.create"),
    });
}

/// The controls of which another check tells that their decision or their reason does not hold.
fn told_elsewhere(look: &Look<'_>) -> BTreeSet<String> {
    exclusion::told(look).into_iter().chain(applicability::told(look)).collect()
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

/// Controls that the version says are in place, while all that stands behind them came only after it was approved.
fn claimed((look, day): (&Look<'_>, Date), version: &Statement, on: Date) -> Vec<String> {
    let later = |id: Id<Control>| {
        let own = look.live(id).filter(|own| own.status == Implementation::Implemented);
        own.is_some_and(|own| {
            own.implemented_on.is_some_and(|since| older(on, CLAIM_DAYS, since) && !to_come(since, day))
        })
    };
    let said = |row: &FrozenRow| row.applicable == Verdict::Applicable && row.status == Implementation::Implemented;
    let early = |row: &FrozenRow| !row.controls.is_empty() && row.controls.iter().all(later);
    version.rows.iter().filter(|(_, row)| said(row) && early(row)).map(|(_, row)| row.label()).collect()
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
