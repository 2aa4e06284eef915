//! 8.2: what a new version of the scope changed, and whether risks were assessed because of it.

use std::collections::BTreeSet;

use kernel::{Date, Id, Links, Markdown};

use super::on_change::{AFTER_CHANGE_DAYS, BEFORE_CHANGE_DAYS, Done};
use super::population::scopes;
use crate::context::boundary::{Boundary, Side};
use crate::context::{Process, Scope, Site, Unit};
use crate::dates::days_after;
use crate::operation::Assessment;
use crate::planning::{Asset, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// What a version of the scope changed.
enum Shift {
    /// More lies inside, or less is left out.
    Grown(Grown),
    /// It is drawn otherwise, in words or with less inside; what that means for risks has to be read.
    Redrawn,
}

/// What lies inside since.
#[derive(Default)]
struct Grown {
    units: BTreeSet<Id<Unit>>,
    sites: BTreeSet<Id<Site>>,
    processes: BTreeSet<Id<Process>>,
    /// What they are called, and what is no longer left out.
    names: Vec<String>,
}

impl Grown {
    /// Whether a risk is about anything that is new inside.
    fn meets(&self, look: &Look<'_>, risk: &Risk) -> bool {
        risk.assets.iter().filter_map(|id| look.live::<Asset>(id)).any(|own| {
            own.unit.is_some_and(|unit| self.units.contains(&unit))
                || own.site.is_some_and(|site| self.sites.contains(&site))
                || own.processes.iter().any(|process| self.processes.contains(&process))
        })
    }

    /// Whether a run went over anything that is new inside, or over everything.
    fn gone_over(&self, run: &Assessment) -> bool {
        over_everything(run) || run.units.iter().any(|unit| self.units.contains(&unit))
    }
}

fn over_everything(run: &Assessment) -> bool {
    run.units.is_empty() && run.assets.is_empty()
}

/// New versions of the scope that were approved since the operation began and draw it otherwise; gives how many there
/// are. One that only moves its next review, its owner or what it was decided on changes no risk.
pub(super) fn changes_of_scope(cases: &mut Cases<'_, '_>, done: &Done<'_>, start: Date) -> usize {
    let look = cases.look;
    let approved =
        |scope: &Scope| scope.approval.as_ref().filter(|own| own.version > 1 && own.on > start).map(|own| own.on);
    let all: Vec<_> = scopes(look).into_iter().filter_map(|own| Some((own, approved(own.1)?))).collect();
    let mut count = 0;
    for (scope, on) in all {
        let Some(shift) = shift(look, scope) else { continue };
        count += 1;
        match shift {
            Shift::Grown(grown) => grown_on(cases, done, &grown, on),
            Shift::Redrawn => redrawn_on(cases, done, on),
        }
    }
    count
}

/// More lies inside: that is assessed, before or after. What was assessed of other things may say nothing of it.
fn grown_on(cases: &mut Cases<'_, '_>, done: &Done<'_>, grown: &Grown, on: Date) {
    let (look, (from, due)) = (cases.look, window(on));
    let about = look.risks().iter().filter(|(_, risk)| grown.meets(look, risk));
    let assessed = about.map(|(id, _)| *id).any(|id| done.of(id, from, due));
    if assessed || done.held(from, due, |run| grown.gone_over(run)) {
        return;
    }
    let told = |case| point(case).day("on", on).naming("new", grown.names.clone()).then("assessment.create");
    if due >= cases.day {
        cases.not_due(told("soon").due(due));
    } else if done.between(on, due) {
        cases.judgement(told("scope-beside").since(Some(on)));
    } else {
        cases.wrong(told("scope").minor());
    }
}

/// It is drawn otherwise: somebody has to look what that means for risks.
fn redrawn_on(cases: &mut Cases<'_, '_>, done: &Done<'_>, on: Date) {
    let (from, due) = window(on);
    if done.held(from, due, over_everything) {
        return;
    }
    if due >= cases.day {
        cases.not_due(point("redrawn-soon").day("on", on).due(due));
    } else {
        cases.judgement(point("redrawn").day("on", on).since(Some(on)).then("attestation.create"));
    }
}

/// The days on which an assessment may belong to a change of this day.
fn window(on: Date) -> (Date, Date) {
    (days_after(on, -BEFORE_CHANGE_DAYS), days_after(on, AFTER_CHANGE_DAYS))
}

/// Whether a version of a scope draws it otherwise than the one that it replaced.
pub(super) fn redraws(look: &Look<'_>, scope: Seen<'_, Scope>) -> bool {
    shift(look, scope).is_some()
}

/// What a scope changed of the version that it replaced; none where it draws the same.
fn shift(look: &Look<'_>, (_, scope): Seen<'_, Scope>) -> Option<Shift> {
    let Some(before) = scope.revises.and_then(|id| look.get(id)) else { return Some(Shift::Redrawn) };
    let grown = grown(look, before, scope);
    if !grown.names.is_empty() {
        return Some(Shift::Grown(grown));
    }
    (!draws_the_same(before, scope)).then_some(Shift::Redrawn)
}

/// Whether two versions of a scope draw the same boundary.
pub(super) fn draws_the_same(before: &Scope, scope: &Scope) -> bool {
    drawn(before) == drawn(scope)
}

fn grown(look: &Look<'_>, before: &Scope, scope: &Scope) -> Grown {
    use kernel::Declared;
    let boundary = Boundary::of(look.through(&[Unit::KEY, Process::KEY]), [before]);
    let units = scope.units.iter().filter(|id| boundary.unit(*id) == Side::Outside).collect::<BTreeSet<_>>();
    let sites = scope.sites.iter().filter(|id| boundary.site(*id) == Side::Outside).collect::<BTreeSet<_>>();
    let within = |id| look.get(id).is_none_or(|own| boundary.process(id, own) == Side::Inside);
    let processes = scope.processes.iter().filter(|id| !before.processes.is_empty() && !within(*id));
    let processes = processes.collect::<BTreeSet<_>>();
    let names = look.all_named(units.iter().copied()).into_iter().chain(look.all_named(sites.iter().copied()));
    let names = names.chain(look.all_named(processes.iter().copied())).map(|own| own.title);
    let kept: BTreeSet<_> = scope.exclusions.iter().map(|(_, own)| words(&own.what)).collect();
    let taken_in = before.exclusions.iter().filter(|(_, own)| !kept.contains(&words(&own.what)));
    let names = names.chain(taken_in.map(|(_, own)| own.what.to_string())).collect();
    Grown { units, sites, processes, names }
}

/// Everything by which a scope is drawn: its words, what lies inside, what it meets, what it leaves out.
fn drawn(scope: &Scope) -> (Vec<Vec<String>>, [BTreeSet<u128>; 3], BTreeSet<Vec<String>>) {
    let said = |text: &Option<Markdown>| text.as_ref().map(|text| words(text)).unwrap_or_default();
    let told = vec![words(&scope.statement), said(&scope.business), said(&scope.location), said(&scope.technology)];
    let told = [told, vec![said(&scope.no_interfaces)]].concat();
    let inside = [ids(&scope.units), ids(&scope.sites), ids(&scope.processes)];
    let met = scope.interfaces.iter().map(|(_, own)| [words(&own.with), words(&own.what)].concat());
    let left = scope.exclusions.iter().map(|(_, own)| [words(&own.what), words(&own.justification)].concat());
    (told, inside, met.chain(left).collect())
}

pub(super) fn ids<R>(links: &Links<R>) -> BTreeSet<u128> {
    links.iter().map(|id| id.raw().0).collect()
}

/// Words in the form in which they are compared: letter case, spaces and punctuation mean nothing.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}
