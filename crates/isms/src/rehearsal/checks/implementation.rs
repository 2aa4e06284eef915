//! 6.1.3 d: whether the statement says truly what is implemented, and when the rest will be.

use std::collections::BTreeSet;

use kernel::{Date, Id};

use super::carried_out::FULL_PERCENT;
use super::population::written;
use super::statement::{decided, labelled};
use super::{controls, failed_tests, untested};
use crate::age::{FRESH_DAYS, made_on, older};
use crate::certification::Evidence;
use crate::dates::days_after;
use crate::planning::applicability::Verdict;
use crate::planning::controls::Implementation::{Implemented, NotStarted, Partly, Planned};
use crate::planning::{Applicability, Control, Risk, Treatment, evidenced, proof, treatments};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::sentence::Named;

/// The statement says what is implemented.
pub const STATES_IMPLEMENTATION: Check =
    Check { key: "applicability.states_implementation", clause: "6.1.3", find: states_implementation };

/// One row in this many may be silent among those that say how their controls work before that is a habit.
const UNSHOWN_ONE_IN: usize = 10;

fn states_implementation(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let included = decided(look, Verdict::Applicable);
    if included.is_empty() {
        return cases.not_due(point("none"));
    }
    let rows: Vec<_> = behind(look, &included);
    let those = |holds: &dyn Fn(&Behind<'_>) -> bool| {
        let rows: Vec<_> = rows.iter().filter(|row| holds(row)).map(|row| row.row).collect();
        labelled(look, &rows)
    };
    let missing = point("missing").listing("controls", those(&|row| row.overlooked())).share(included.len());
    cases.unfinished(missing.then_first("applicability.take_status"));
    let unplanned = those(&|row| row.unplanned() && !row.fresh(day));
    cases.unfinished(point("unplanned").listing("controls", unplanned).share(included.len()).then("treatment.create"));
    let late = those(&|row| row.late(day));
    cases.wrong(point("late").listing("controls", late).minor().then_first("applicability.edit"));
    let contradiction = those(&|row| row.contradicted());
    cases.wrong(point("contradiction").listing("controls", contradiction).minor().then_first("applicability.edit"));
    cases.wrong(out_of_use(look, &rows));
    let outrun = those(&|row| row.outrun(day));
    cases.wrong(point("outrun").listing("controls", outrun).minor().then_first("applicability.edit"));
    let tomorrow = days_after(day, 1);
    let at_work = |own: &Control| matches!(own.status, Implemented | Partly);
    let ahead = |own: &Control| at_work(own) && own.implemented_on.is_some_and(|on| on > tomorrow);
    let ahead = look.of::<Control>().iter().filter(|(_, own)| ahead(own)).map(|(id, _)| id);
    cases.wrong(point("ahead").listing("controls", look.roll(ahead)).minor().then_first("control.edit"));
    let short = those(&|row| row.short_of_whole());
    cases.judgement(point("short").listing("controls", short).then_first("applicability.edit"));
    let run_out = controls::run_out(look, day);
    cases.judgement(point("stale").listing("own", look.roll(run_out.clone())).then_first("control.edit"));
    let untested = untested::told(cases);
    let fresh = rows.iter().filter(|row| row.unplanned() && row.fresh(day)).map(|row| row.row).collect::<Vec<_>>();
    if let Some(due) = fresh.iter().map(|(_, row)| days_after(made_on(&row.head), FRESH_DAYS)).min() {
        let fresh = point("fresh").listing("controls", labelled(look, &fresh)).due(due);
        cases.not_due(fresh.then("treatment.create"));
    }
    let shown = rows.iter().filter(|row| !row.open() && row.shown(look)).count();
    let unshown: Vec<_> = rows.iter().filter(|row| !row.open() && !row.shown(look)).map(|row| row.row).collect();
    // Nobody has to say in the statement how a control works; where nearly all rows do, one that does not stands out.
    if unshown.len() * UNSHOWN_ONE_IN <= shown {
        let unshown = point("unshown").listing("controls", labelled(look, &unshown));
        cases.judgement(unshown.then_first("applicability.edit"));
    }
    failed(cases, &rows);
    cases.not_due(untested);
    let implemented = included.iter().filter(|(_, row)| row.status == Implemented).count();
    let behind: BTreeSet<_> = rows.iter().filter(|row| !row.open()).flat_map(|row| row.ids.iter().copied()).collect();
    cases.no_gap(
        unproven(look, behind.difference(&run_out).copied(), day)
            .count("implemented", implemented)
            .count("all", included.len()),
    );
    cases.no_gap(point("ok").count("implemented", implemented).count("total", included.len()));
}

/// Rows said to be in place, while the last test of all that stands behind them found that it does not work.
fn failed(cases: &mut Cases<'_, '_>, rows: &[Behind<'_>]) {
    let (look, day) = (cases.look, cases.day);
    let crossed = look.crossed(day);
    // Where a risk has to be looked at again because of it, that is told of the risk.
    let told = |id: &Id<Control>| look.pointing::<Risk>(id.raw()).any(|(risk, _)| crossed.contains(&risk));
    let last = |id: &Id<Control>| failed_tests::failed(look, *id, day).filter(|_| !told(id)).map(|(test, _)| test);
    let (mut controls, mut tests) = (Vec::new(), BTreeSet::new());
    for row in rows.iter().filter(|row| !row.open() && !row.ids.is_empty()) {
        let own: Vec<_> = row.ids.iter().map_while(last).collect();
        if own.len() == row.ids.len() {
            controls.push(row.row);
            tests.extend(own);
        }
    }
    let told = point("failed").listing("controls", labelled(look, &controls)).listing("tests", look.all_named(tests));
    cases.judgement(told.then("test.create"));
}

/// The case `unproven`, an observation: controls at work of which nothing as young as they themselves ask for shows it,
/// neither evidence nor a test.
fn unproven(look: &Look<'_>, behind: impl Iterator<Item = Id<Control>>, day: Date) -> Point {
    let state = look.through(&evidenced::READS);
    let lapsed = |id: &Id<Control>| look.live(*id).is_some_and(|own| proof::lapsed(state, *id, own, day));
    point("unproven").listing("own", look.roll(behind.filter(lapsed))).then("evidence.create")
}

/// The case `retired`: rows said to be in place by nothing but controls that are no longer in use, with the risks that rest
/// on them alone. Where such a risk is to be changed by them, that is told with the risk.
fn out_of_use(look: &Look<'_>, rows: &[Behind<'_>]) -> Point {
    let told = controls::lost(look);
    let gone: Vec<_> =
        rows.iter().filter(|row| row.out_of_use() && !row.gone.iter().any(|id| told.contains(id))).collect();
    let own: BTreeSet<_> = gone.iter().flat_map(|row| row.gone.iter().copied()).collect();
    let risks = look.all_named(controls::resting(look, &own));
    let labels = labelled(look, &gone.iter().map(|row| row.row).collect::<Vec<_>>());
    let point = point("retired").listing("controls", labels).listing("own", look.roll(own));
    let point = point.count("risks", risks.len());
    let point = point.naming("resting", risks.iter().map(|own| own.label.clone()).collect());
    point.resting_on(risks).minor().then_first("applicability.edit")
}

/// Whether a risk let stand is told with the rows of the statement that name what it rests on.
pub(super) fn tells(look: &Look<'_>, risk: Id<Risk>) -> bool {
    let gone = |id: &Id<Control>| look.get(*id).is_some_and(|own| own.head.retired);
    let named: BTreeSet<_> = look.live(risk).into_iter().flat_map(|own| own.controls.iter()).collect();
    !named.is_empty() && named.iter().all(gone) && !rests_on(look, &named).is_empty()
}

/// The reference controls that the statement gives as in place by nothing but these controls, which are no longer in use.
pub(super) fn rests_on(look: &Look<'_>, lost: &BTreeSet<Id<Control>>) -> Vec<Named> {
    if lost.is_empty() {
        return Vec::new();
    }
    let rows = behind(look, &decided(look, Verdict::Applicable));
    let rows: Vec<_> =
        rows.iter().filter(|row| row.out_of_use() && row.gone.iter().any(|id| lost.contains(id))).collect();
    labelled(look, &rows.iter().map(|row| row.row).collect::<Vec<_>>())
}

/// The reference controls whose status is a gap of its own.
pub(super) fn told(look: &Look<'_>, day: Date) -> BTreeSet<String> {
    let rows = behind(look, &decided(look, Verdict::Applicable));
    rows.iter().filter(|row| row.told(day)).map(|row| row.row.1.control.to_string()).collect()
}

/// The own controls that are not in place behind a row that says so: the gap is told of the row.
pub(super) fn short(look: &Look<'_>) -> BTreeSet<Id<Control>> {
    controls_behind(look, |row| row.contradicted())
}

/// The own controls behind a row of which it is told that it says more than they do, or that nothing is planned for it.
pub(super) fn behind_gaps(look: &Look<'_>) -> BTreeSet<Id<Control>> {
    controls_behind(look, |row| row.contradicted() || row.unplanned())
}

fn controls_behind(look: &Look<'_>, holds: impl Fn(&Behind<'_>) -> bool) -> BTreeSet<Id<Control>> {
    let rows = behind(look, &decided(look, Verdict::Applicable));
    rows.iter().filter(|row| holds(row)).flat_map(|row| row.ids.iter().copied()).collect()
}

/// A row with what stands behind it.
struct Behind<'a> {
    row: Seen<'a, Applicability>,
    ids: Vec<Id<Control>>,
    own: Vec<&'a Control>,
    /// The controls that it names and that are no longer in use.
    gone: Vec<Id<Control>>,
    /// The latest day by which somebody named is to have it in place; none where nothing is planned.
    due: Option<Date>,
}

impl Behind<'_> {
    fn open(&self) -> bool {
        self.row.1.status != Implemented
    }

    /// Whether anything about its status is a gap.
    fn told(&self, day: Date) -> bool {
        self.overlooked()
            || self.unplanned()
            || self.late(day)
            || self.contradicted()
            || self.out_of_use()
            || self.outrun(day)
    }

    fn unplanned(&self) -> bool {
        self.open() && !self.overlooked() && self.due.is_none()
    }

    /// Its row is so young that a plan for it may still be made.
    fn fresh(&self, day: Date) -> bool {
        !older(made_on(&self.row.1.head), FRESH_DAYS, day)
    }

    fn late(&self, day: Date) -> bool {
        self.open() && !self.overlooked() && !self.outrun(day) && self.due.is_some_and(|due| due < day)
    }

    /// The status was left as it began, while a control behind it is at work.
    fn overlooked(&self) -> bool {
        let at_work = |control: &&&Control| matches!(control.status, Implemented | Partly);
        self.row.1.status == NotStarted && self.own.iter().any(|control| at_work(&control))
    }

    /// The status says that everything is still to come, while all controls behind it have been at work for a while.
    fn outrun(&self, day: Date) -> bool {
        let old = |control: &&Control| control.implemented_on.is_some_and(|on| older(on, FRESH_DAYS, day));
        let at_work = |control: &&Control| control.status == Implemented && old(control);
        self.row.1.status == Planned && !self.own.is_empty() && self.own.iter().all(at_work)
    }

    /// Anything that says how it is implemented, or shows it.
    fn shown(&self, look: &Look<'_>) -> bool {
        let (id, row) = self.row;
        let told = written(&row.how) || !row.documents.is_empty() || !row.evidence.is_empty() || !self.own.is_empty();
        told || look.pointing::<Evidence>(id.raw()).next().is_some()
    }

    /// Said to be in place, while all that it names is no longer in use.
    fn out_of_use(&self) -> bool {
        matches!(self.row.1.status, Implemented | Partly) && self.own.is_empty() && !self.gone.is_empty()
    }

    /// Said to be in place, with a share beside it that says otherwise: of the row, or of a control behind it.
    fn short_of_whole(&self) -> bool {
        let less = |percent: Option<i64>| percent.is_some_and(|percent| percent < FULL_PERCENT);
        let own = |control: &&Control| control.status == Implemented && less(control.percent);
        !self.open() && (less(self.row.1.percent) || self.own.iter().any(own))
    }

    fn contradicted(&self) -> bool {
        let short = |control: &&Control| matches!(control.status, NotStarted | Planned | Partly);
        !self.open() && !self.own.is_empty() && self.own.iter().all(short)
    }
}

fn behind<'a>(look: &Look<'a>, rows: &[Seen<'a, Applicability>]) -> Vec<Behind<'a>> {
    let reasons = look.reasons();
    let behind = |row: &Seen<'a, Applicability>| {
        let ids: Vec<_> = reasons.own(&row.1.control, Some(row.1));
        let own = ids.iter().filter_map(|id| look.live(*id)).map(|held| &held.record).collect();
        let gone = row.1.controls.iter().filter(|id| look.get(*id).is_some_and(|own| own.head.retired)).collect();
        Behind { row: *row, own, gone, due: due(look, row.1, &ids), ids }
    };
    rows.iter().map(behind).collect()
}

/// The latest day among the plans that name somebody and a day: the row's, those of its controls and treatments.
fn due(look: &Look<'_>, row: &Applicability, own: &[Id<Control>]) -> Option<Date> {
    let mut days: Vec<_> = row.due.filter(|_| row.owner.is_some()).into_iter().collect();
    for id in own {
        let control = look.live(*id).filter(|control| control.owner.is_some());
        days.extend(control.and_then(|control| control.due));
        let open = |plan: &Treatment| plan.owner.is_some() && plan.completion.is_none() && treatments::counts(plan);
        let plans = look.pointing::<Treatment>(id.raw()).filter(|(_, plan)| open(plan));
        days.extend(plans.filter_map(|(_, plan)| plan.due));
    }
    days.into_iter().max()
}
