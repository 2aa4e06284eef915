//! 8.2: whether what changes significantly leads to an assessment: scope, planned changes, incidents, reopened risks.

use std::collections::{BTreeSet, HashMap};

use kernel::{Date, Held, Id, Links};

use super::after_changes::after_changes;
use super::overtaken::Overtaken;
use super::population::{in_order, risks, those};
use super::runs::{ended, runs};
use super::scope_basis::weighs;
use super::scope_change::changes_of_scope;
use super::settled;
use crate::age::{FRESH_DAYS, older};
use crate::dates::days_after;
use crate::operation::incidents::{IncidentClass, IncidentState};
use crate::operation::{Assessment, Incident, Severity, Supplier};
use crate::planning::{Risk, acceptance};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Significant changes lead to an assessment.
pub const PERFORMED_ON_CHANGE: Check =
    Check { key: "assessment.performed_on_change", clause: "8.2", find: performed_on_change };

/// An assessment up to this many days before a change may belong to it.
pub(super) const BEFORE_CHANGE_DAYS: i32 = 30;
/// An assessment is due this many days after a change.
pub(super) const AFTER_CHANGE_DAYS: i32 = 60;

/// What was assessed: the days of it, those of each risk, and the runs.
pub(super) struct Done<'a> {
    days: BTreeSet<Date>,
    of_risk: HashMap<Id<Risk>, BTreeSet<Date>>,
    runs: Vec<Seen<'a, Assessment>>,
}

impl<'a> Done<'a> {
    fn gather(look: &Look<'a>, risks: &[Seen<'a, Risk>]) -> Self {
        let runs: Vec<_> = runs(look).into_iter().filter(|(_, run)| ended(run).is_some()).collect();
        let readings =
            |risk: &'a Held<Risk>| risk.current.as_deref().into_iter().chain(risk.readings.iter().map(|(_, own)| own));
        let days = |risk| readings(risk).map(|reading| reading.on).collect::<BTreeSet<_>>();
        let of_risk: HashMap<_, _> = risks.iter().map(|(id, risk)| (*id, days(risk))).collect();
        let days = of_risk.values().flatten().copied();
        let days = days.chain(runs.iter().filter_map(|(_, run)| ended(run))).collect();
        Self { days, of_risk, runs }
    }

    /// Whether one of these risks was assessed from a day until the assessment was due; any risk where none is named.
    fn answers(&self, risks: &Links<Risk>, from: Date, due: Date) -> bool {
        let mut named = risks.iter().filter_map(|risk| self.of_risk.get(&risk)).peekable();
        match named.peek() {
            Some(_) => from <= due && named.any(|days| days.range(from..=due).next().is_some()),
            None => self.between(from, due),
        }
    }

    /// Whether something was assessed from a day until the assessment was due.
    pub(super) fn between(&self, from: Date, due: Date) -> bool {
        from <= due && self.days.range(from..=due).next().is_some()
    }

    /// Whether a risk was assessed on one of these days.
    pub(super) fn of(&self, risk: Id<Risk>, from: Date, due: Date) -> bool {
        self.of_risk.get(&risk).is_some_and(|days| days.range(from..=due).next().is_some())
    }

    /// Whether a run of this kind was complete on one of these days.
    pub(super) fn held(&self, from: Date, due: Date, kind: impl Fn(&Assessment) -> bool) -> bool {
        let within = |run: &Assessment| ended(run).is_some_and(|on| from <= on && on <= due);
        self.runs.iter().any(|(_, run)| within(run) && kind(run))
    }

    /// Whether a risk was assessed on a day or later.
    pub(super) fn since(&self, risk: Id<Risk>, on: Date) -> bool {
        self.of_risk.get(&risk).is_some_and(|days| days.range(on..).next().is_some())
    }

    /// Whether anything was assessed on a day or later.
    pub(super) fn anything_since(&self, on: Date) -> bool {
        self.days.range(on..).next().is_some()
    }

    /// Whether a risk stands in the register and was ever assessed.
    pub(super) fn knows(&self, risk: Id<Risk>) -> bool {
        self.of_risk.get(&risk).is_some_and(|days| !days.is_empty())
    }

    /// Those of these risks that stand in the register.
    fn named(&self, risks: &Links<Risk>) -> impl Iterator<Item = Id<Risk>> {
        risks.iter().filter(|risk| self.of_risk.contains_key(risk))
    }

    /// Whether a run was held because of this.
    pub(super) fn because(&self, of: impl Fn(&Assessment) -> bool) -> bool {
        self.runs.iter().any(|(_, run)| of(run))
    }
}

fn performed_on_change(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some(start) = look.operating_on(cases.day) else {
        return cases.not_due(point("planning"));
    };
    let risks = risks(look);
    let done = Done::gather(look, &risks);
    let changes = changes_of_scope(cases, &done, start);
    let reopened: Vec<_> = risks.iter().copied().filter(|(_, risk)| risk.reopened.is_some()).collect();
    let waiting = those(look, &reopened, |_, risk| waits(risk) && reopened_long_ago(risk, cases.day));
    cases.wrong(point("reopened").listing("risks", waiting).minor().then_first("risk.assess"));
    settled::told(cases, &done);
    let weakened = weakened(cases);
    cases.not_due(weakened);
    let (carried_out, open) = after_changes(cases, &done, start);
    new_suppliers(cases, &done, start);
    let count = changes + reopened.len() + carried_out + incidents(cases, &done, start);
    if count == 0 {
        // Over the first days nobody confirms that nothing happened.
        let due = days_after(start, FRESH_DAYS);
        match due < cases.day {
            true => cases.judgement(point("unseen").day("start", start)),
            false => cases.not_due(point("unseen-soon").day("start", start).due(due)),
        }
    }
    cases.not_due(reopened_soon(cases, &reopened));
    if open > 0 {
        cases.no_gap(point("waiting").count("count", count).count("open", open));
    }
    cases.no_gap(point("ok").count("count", count));
}

/// Suppliers on whom much depends whose contract began after operation did, while nobody assessed anything since.
fn new_suppliers(cases: &mut Cases<'_, '_>, done: &Done<'_>, start: Date) {
    let (look, day) = (cases.look, cases.day);
    let unassessed = |own: &Supplier| {
        let on = own.contract_from.filter(|on| *on > start);
        on.is_some_and(|on| {
            let due = days_after(on, AFTER_CHANGE_DAYS);
            due < day && !done.anything_since(on)
        })
    };
    let working = look.of::<Supplier>().iter().filter(|(_, own)| own.state.works() && weighs(own));
    let working: Vec<_> = in_order(working.collect());
    let last = working.iter().filter(|(_, own)| unassessed(own)).filter_map(|(_, own)| own.contract_from).max();
    let new = those(look, &working, |_, own| unassessed(own));
    cases.judgement(point("supplier").listing("suppliers", new).since(last).then("assessment.create"));
}

/// Incidents that harmed; gives how many grave ones there are. One that was closed without saying how grave it was
/// may have called for an assessment, too.
fn incidents(cases: &mut Cases<'_, '_>, done: &Done<'_>, start: Date) -> usize {
    let (look, day) = (cases.look, cases.day);
    let noticed = |incident: &Incident| {
        let on = incident.noticed_on()?;
        // Before the start one counts for the risks it names that nobody has assessed since.
        (on > start || incident.risks.iter().any(|risk| done.knows(risk) && !done.since(risk, on))).then_some(on)
    };
    let real = |incident: &Incident| match incident.class {
        IncidentClass::NotJudged | IncidentClass::Incident => noticed(incident).is_some(),
        IncidentClass::Event | IncidentClass::Weakness | IncidentClass::FalseAlarm => false,
    };
    let real = in_order(look.of::<Incident>().iter().filter(|(_, incident)| real(incident)).collect());
    let unanswered = |id: Id<Incident>, incident: &Incident| {
        let Some(on) = noticed(incident) else { return false };
        let due = days_after(on, AFTER_CHANGE_DAYS);
        due < day && !done.answers(&incident.risks, on, due) && !done.because(|run| run.incident == Some(id))
    };
    let grave = |incident: &Incident| incident.severity >= Some(Severity::High);
    let unweighed = |incident: &Incident| incident.severity.is_none() && incident.state == IncidentState::Closed;
    let unassessed: Vec<_> = real.iter().copied().filter(|(id, own)| grave(own) && unanswered(*id, own)).collect();
    unassessed_since(cases, done, &unassessed);
    let unsaid = |(id, incident): &Seen<'_, Incident>| unweighed(incident) && unanswered(*id, incident);
    let unsaid: Vec<_> = real.iter().copied().filter(unsaid).collect();
    let last = unsaid.iter().filter_map(|(_, incident)| noticed(incident)).max();
    let unsaid = look.all_named(unsaid.into_iter().map(|(id, _)| id));
    let answered = |id: Id<Incident>, incident: &Incident| {
        let Some(on) = noticed(incident) else { return true };
        done.answers(&incident.risks, on, day.max(on)) || done.because(|run| run.incident == Some(id))
    };
    let young = |id: Id<Incident>, own: &Incident| !unanswered(id, own) && !answered(id, own);
    let young: Vec<_> = real.iter().copied().filter(|(id, own)| grave(own) && young(*id, own)).collect();
    if let Some(on) = young.iter().filter_map(|(_, own)| noticed(own)).min() {
        let young = point("incident-soon").listing("incidents", look.all_named(young.into_iter().map(|(id, _)| id)));
        cases.not_due(young.due(days_after(on, AFTER_CHANGE_DAYS)).then("assessment.create"));
    }
    cases.judgement(point("unweighed").listing("incidents", unsaid).since(last).then_first("incident.edit"));
    real.iter().filter(|(_, incident)| grave(incident)).count()
}

/// Grave incidents after which the risks that they name were not assessed, or none at all where they name none.
fn unassessed_since<'a>(cases: &mut Cases<'_, 'a>, done: &Done<'_>, incidents: &[Seen<'a, Incident>]) {
    let look = cases.look;
    let names = |own: &Incident| done.named(&own.risks).next().is_some();
    let told = |case, naming: bool| {
        point(case).listing("incidents", those(look, incidents, |_, own| names(own) == naming)).minor()
    };
    cases.wrong(told("incident", false).then("assessment.create"));
    let risks: BTreeSet<_> = incidents.iter().flat_map(|(_, own)| done.named(&own.risks)).collect();
    let risks = look.all_named(risks);
    let named = told("incident-risks", true).naming("risks", risks.iter().map(|own| own.label.clone()).collect());
    cases.wrong(named.resting_on(risks).then("assessment.create"));
}

/// Risks whose controls lost so much strength that another level is indicated, and that nobody opened again. Where a
/// risk was accepted, it is the acceptance that no longer counts (6.1.3 f), and one is enough to tell it; gives the case
/// of those for which there is still time.
fn weakened(cases: &mut Cases<'_, '_>) -> Point {
    let (look, day) = (cases.look, cases.day);
    let accepted = Overtaken::accepted(look, day);
    let open = Overtaken::of(look, day, |risk| acceptance::standing(risk).is_none());
    let Some(due) = open.due.or(Some(day)).filter(|_| accepted.late.is_empty() && accepted.young.is_empty()) else {
        return Point { holds: false, ..point("weakened-soon") };
    };
    let told = |case, risks| point(case).listing("risks", look.roll(risks)).then_first("risk.reopen_indicated");
    cases.wrong(told("weakened", open.late).minor());
    told("weakened-soon", open.young).due(due)
}

/// The case of risks that were reopened a moment ago and wait to be assessed.
fn reopened_soon<'a>(cases: &Cases<'_, 'a>, reopened: &[Seen<'a, Risk>]) -> Point {
    let due = |risk: &Risk| risk.reopened.as_ref().map(|own| days_after(own.on, FRESH_DAYS));
    let waiting = those(cases.look, reopened, |_, risk| waits(risk));
    let first = reopened.iter().filter(|(_, risk)| waits(risk)).filter_map(|(_, risk)| due(risk)).min();
    let told = point("reopened-soon").listing("risks", waiting).then_first("risk.assess");
    match first {
        Some(first) => told.due(first),
        None => told,
    }
}

/// Whether a risk was reopened and not assessed since.
pub(super) fn waits(risk: &Risk) -> bool {
    let assessed = |on: Date| risk.current.as_ref().is_some_and(|reading| reading.on >= on);
    risk.reopened.as_ref().is_some_and(|reopened| !assessed(reopened.on))
}

fn reopened_long_ago(risk: &Risk, day: Date) -> bool {
    risk.reopened.as_ref().is_some_and(|reopened| older(reopened.on, FRESH_DAYS, day))
}
