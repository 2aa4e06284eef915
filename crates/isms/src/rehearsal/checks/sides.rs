//! 4.3: whether everything lies on one side of the boundary: inside, or left out with a reason.

use std::collections::{BTreeSet, HashSet};

use kernel::{Date, Declared, Held, Id, Table};

use super::left_inside;
use super::left_out::LeftOut;
use super::population::{ever, in_order};
use super::scope::editing;
use crate::age::{FRESH_DAYS, changed_on, older};
use crate::context::boundary::{Boundary, Side};
use crate::context::processes::ProcessKind;
use crate::context::units::UnitKind;
use crate::context::{Process, Scope, Site, Unit};
use crate::planning::assets::{AssetKind, AssetState};
use crate::planning::risks::Status;
use crate::planning::{Asset, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;
use crate::support::Person;

/// What lies on no side of the scopes in force, on the wrong one, or is no longer there. Of what is new nobody could
/// know yet.
pub(super) fn sides(cases: &mut Cases<'_, '_>, scopes: &[Seen<'_, Scope>]) {
    let (look, day) = (cases.look, cases.day);
    let Some((first, scope)) = scopes.first() else { return };
    let (first, edit) = (look.named(*first), editing(scope));
    let sides = Sides {
        look,
        day,
        boundary: Boundary::of(look.through(&[Unit::KEY, Process::KEY]), scopes.iter().map(|(_, own)| &own.record)),
        left_out: LeftOut::of(scopes),
        named: scopes.iter().flat_map(|(_, scope)| scope.units.iter()).collect(),
        met: met(scopes),
    };
    let (units, sites, core) = (look.of::<Unit>().len_live(), look.of::<Site>().len_live(), core(look));
    let open = [sides.units(), sides.sites(), sides.processes(&core)].concat();
    let open = point("open").listing("records", open).share(units + sites + core.len());
    cases.unfinished(open.about("scope", first.clone()).then_on(edit, first.clone()));
    let vanished: Vec<_> = scopes.iter().flat_map(|(_, scope)| sides.vanished(scope)).collect();
    let first_named = first.clone();
    cases.unfinished(point("vanished").listing("records", vanished).about("scope", first.clone()).then_on(edit, first));
    let several = if scopes.len() > 1 { look.all_named(scopes.iter().map(|(id, _)| *id)) } else { Vec::new() };
    cases.judgement(point("several").listing("scopes", several));
    let (carriers, carried) = sides.carriers();
    let carrying = point("carrying").listing("assets", carriers).listing("carried", carried);
    cases.judgement(carrying.about("scope", first_named));
    let (across, against) = sides.across();
    cases.judgement(point("across").listing("sites", across).listing("against", against));
    let (split, inner) = sides.split();
    cases.judgement(point("split").listing("units", split).listing("inner", inner));
    left_inside::told(cases, &sides, scopes);
    let (left_out, leaning) = sides.needed();
    cases.judgement(point("needed").listing("assets", left_out).listing("leaning", leaning));
    let (closed, kept) = sides.closed();
    cases.judgement(point("closed").listing("sites", closed).listing("kept", kept).then("asset.edit"));
    let passed =
        core.iter().filter(|(id, own)| sides.side(*id, own) == Side::Inside && sides.boundary.passes_over(*id));
    let passed = look.all_named(passed.map(|(id, _)| *id).filter(|id| !sides.told(*id)));
    cases.judgement(point("passed-over").listing("processes", passed));
}

/// Whom these scopes meet at their interfaces, in small letters.
fn met(scopes: &[Seen<'_, Scope>]) -> HashSet<String> {
    let interfaces = scopes.iter().flat_map(|(_, scope)| scope.interfaces.iter());
    interfaces.map(|(_, own)| own.with.trim().to_lowercase()).collect()
}

/// The processes that earn the money, in the order of their references.
pub(super) fn core<'a>(look: &Look<'a>) -> Vec<Seen<'a, Process>> {
    in_order(look.of::<Process>().iter().filter(|(_, process)| process.kind == ProcessKind::Core).collect())
}

/// The boundary with what is left out of it by name.
pub(super) struct Sides<'l, 'a> {
    pub(super) look: &'l Look<'a>,
    day: Date,
    pub(super) boundary: Boundary,
    left_out: LeftOut,
    /// The units that scopes name themselves, and not those above them.
    named: HashSet<Id<Unit>>,
    /// The other sides of interfaces, in small letters.
    met: HashSet<String>,
}

impl Sides<'_, '_> {
    /// Whether a record is left out by its name, or named as the other side of an interface.
    fn left_out<R: Declared>(&self, id: Id<R>) -> bool {
        let title = self.look.named(id).title;
        self.left_out.names(&title) || self.met.contains(&title.trim().to_lowercase())
    }

    /// Units on no side. What is above a unit inside lies partly inside, a board is no place of work, and one that works
    /// at sites outside alone lies where they do.
    fn units(&self) -> Vec<Named> {
        let all = self.look.of::<Unit>();
        let inside = all.iter().filter(|(id, _)| self.boundary.unit(*id) == Side::Inside);
        let mut above: HashSet<_> = inside.filter_map(|(_, unit)| unit.parent).collect();
        let mut open: Vec<_> = above.iter().copied().collect();
        while let Some(id) = open.pop() {
            open.extend(self.look.get(id).and_then(|unit| unit.parent).filter(|parent| above.insert(*parent)));
        }
        let open = all.iter().filter(|(id, unit)| {
            let place = unit.kind != Some(UnitKind::Committee) && !above.contains(id);
            let elsewhere =
                !unit.sites.is_empty() && unit.sites.iter().all(|own| self.boundary.site(own) == Side::Outside);
            place && self.boundary.unit(*id) == Side::Outside && !elsewhere && !self.left_out(*id)
        });
        self.look.all_named(open.map(|(id, _)| id))
    }

    /// Sites at work on no side.
    fn sites(&self) -> Vec<Named> {
        let open = self.look.of::<Site>().iter().filter(|(id, site)| {
            let opened = site.opened_on.is_none_or(|opened| opened <= self.day);
            let work = opened && site.closed_on.is_none_or(|closed| closed >= self.day);
            work && self.boundary.site(*id) == Side::Outside && !self.left_out(*id)
        });
        self.look.all_named(open.map(|(id, _)| id))
    }

    /// Processes on no side; one of a unit that lies outside is told with its unit.
    fn processes(&self, core: &[Seen<'_, Process>]) -> Vec<Named> {
        let open = core.iter().filter(|(id, own)| self.side(*id, own) == Side::Outside && !self.told(*id));
        self.look.all_named(open.map(|(id, _)| *id))
    }

    fn side(&self, id: Id<Process>, process: &Process) -> Side {
        self.boundary.process(id, process)
    }

    fn told(&self, id: Id<Process>) -> bool {
        let Some(process) = self.look.get(id) else { return true };
        let outside = process.unit.is_some_and(|unit| self.boundary.unit(unit) == Side::Outside);
        outside || self.left_out(id)
    }

    /// What a scope names as inside and what is no longer there. Processes of the management system are told in 4.4.
    fn vanished(&self, scope: &Scope) -> Vec<Named> {
        let look = self.look;
        let closed = |site: &Held<Site>| site.head.retired || site.closed_on.is_some_and(|on| on < self.day);
        let ended = |own: &Held<Process>| own.head.retired && own.kind != ProcessKind::ManagementSystem;
        let units = scope.units.iter().filter(|id| look.get(*id).is_some_and(|unit| unit.head.retired));
        let sites = scope.sites.iter().filter(|id| look.get(*id).is_some_and(closed));
        let processes = scope.processes.iter().filter(|id| look.get(*id).is_some_and(ended));
        let mut found = look.all_named(units);
        found.extend(look.all_named(sites));
        found.extend(look.all_named(processes));
        found
    }

    /// Assets in use that lie outside, are no interface and not left out by name, although what lies inside cannot work
    /// without them; and what that is.
    fn carriers(&self) -> (Vec<Named>, Vec<Named>) {
        let (look, mut found) = (self.look, Vec::new());
        let (mut assets, mut processes) = (BTreeSet::new(), BTreeSet::new());
        for (id, asset) in look.of::<Asset>().iter().filter(|(_, asset)| asset.state == AssetState::InUse) {
            let met = || asset.supplier.is_some_and(|supplier| self.boundary.meets(supplier));
            if self.boundary.asset(asset) != Side::Outside || met() || self.left_out(id) {
                continue;
            }
            let leaning = look.pointing::<Asset>(id.raw()).filter(|(_, own)| own.depends_on.contains(id));
            let leaning: Vec<_> = leaning.filter(|(_, own)| self.holds(own)).map(|(id, _)| id).collect();
            let served: Vec<_> = asset.processes.iter().filter(|process| self.runs(*process)).collect();
            found.extend((!leaning.is_empty() || !served.is_empty()).then_some(id));
            assets.extend(leaning);
            processes.extend(served);
        }
        let mut carried = look.all_named(assets);
        carried.extend(look.all_named(processes));
        (look.all_named(found), carried)
    }

    /// Whether an asset lies inside, or carries value and nothing tells where it lies.
    fn holds(&self, asset: &Asset) -> bool {
        match self.boundary.asset(asset) {
            Side::Inside => true,
            Side::Unplaced => asset.kind == AssetKind::Primary,
            Side::Outside => false,
        }
    }

    /// Assets inside that are left out by their name, and what inside rests on them: assets that cannot work without them,
    /// else the risks that were found there.
    fn needed(&self) -> (Vec<Named>, Vec<Named>) {
        let (look, mut found, mut leaning) = (self.look, Vec::new(), Vec::new());
        if self.left_out.is_empty() {
            return (found, leaning);
        }
        let here = |asset: &Asset| self.boundary.asset(asset) == Side::Inside && self.left_out.names_just(&asset.name);
        for (id, _) in look.of::<Asset>().iter().filter(|(_, asset)| here(asset)) {
            let above = look.pointing::<Asset>(id.raw());
            let above = above.filter(|(_, own)| own.depends_on.contains(id) && self.holds(own));
            let mut own = look.all_named(above.map(|(id, _)| id));
            let risks = look.pointing::<Risk>(id.raw()).filter(|(_, risk)| risk.status == Status::Open);
            own.extend(look.all_named(risks.map(|(id, _)| id)));
            found.extend((!own.is_empty()).then(|| look.named(id)));
            leaning.extend(own);
        }
        (found, leaning)
    }

    /// Sites closed or retired long ago, and the assets in use inside that are still said to be there.
    fn closed(&self) -> (Vec<Named>, Vec<Named>) {
        let (look, mut sites, mut kept) = (self.look, Vec::new(), Vec::new());
        for (id, site) in ever::<Site>(look) {
            let retired = site.head.retired.then(|| changed_on(&site.head));
            let Some(_) = site.closed_on.or(retired).filter(|on| older(*on, FRESH_DAYS, self.day)) else { continue };
            let here = |own: &Asset| {
                own.site == Some(id) && own.state == AssetState::InUse && self.boundary.asset(own) != Side::Outside
            };
            let found = look.pointing::<Asset>(id.raw()).filter(|(_, own)| here(own));
            let found = look.all_named(found.map(|(id, _)| id));
            sites.extend((!found.is_empty()).then(|| look.named(id)));
            kept.extend(found);
        }
        (sites, kept)
    }

    fn runs(&self, process: Id<Process>) -> bool {
        self.look.live(process).is_some_and(|own: &Held<Process>| self.side(process, own) == Side::Inside)
    }

    /// Sites left out by name, and the assets and people there that belong to a unit inside.
    fn across(&self) -> (Vec<Named>, Vec<Named>) {
        let (look, mut sites, mut against) = (self.look, Vec::new(), Vec::new());
        for (id, site) in look.of::<Site>().iter() {
            if self.boundary.site(id) == Side::Inside || !self.left_out.names(&site.name) {
                continue;
            }
            let assets = look.pointing::<Asset>(id.raw()).filter(|(_, own)| self.boundary.asset(own) == Side::Inside);
            let people = look.pointing::<Person>(id.raw()).filter(|(_, own)| self.works_inside(own));
            let mut found = look.all_named(assets.map(|(id, _)| id));
            found.extend(look.all_named(people.map(|(id, _)| id)));
            sites.extend((!found.is_empty()).then_some(id));
            against.extend(found);
        }
        (look.all_named(sites), against)
    }

    /// Units outside, or left out by their names from what lies above them, and their processes that lie inside by
    /// their names.
    fn split(&self) -> (Vec<Named>, Vec<Named>) {
        let (look, mut units, mut inner) = (self.look, BTreeSet::new(), Vec::new());
        for (id, process) in in_order(look.of::<Process>().iter().collect()) {
            let unit = process.unit.filter(|unit| self.boundary.unit(*unit) == Side::Outside || self.taken_out(*unit));
            let Some(unit) = unit.filter(|_| self.side(id, process) == Side::Inside) else { continue };
            units.insert(unit);
            inner.push(look.named(id));
        }
        (look.all_named(units), inner)
    }

    /// Whether a unit is left out by its name from the one above it, which lies inside.
    fn taken_out(&self, id: Id<Unit>) -> bool {
        !self.named.contains(&id) && self.look.live(id).is_some_and(|unit| self.left_out.names_just(&unit.name))
    }

    fn works_inside(&self, person: &Person) -> bool {
        let here = person.left_on.is_none_or(|left| left >= self.day);
        here && person.unit.is_some_and(|unit| self.boundary.unit(unit) == Side::Inside)
    }
}
