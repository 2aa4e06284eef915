//! 4.3: what lies inside a scope, what outside, and what it meets.

use std::collections::HashSet;

use kernel::{Id, Link, State};

use super::{Process, Scope, Site, Unit};
use crate::operation::Supplier;
use crate::planning::Asset;

/// Where something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Inside.
    Inside,
    /// Outside.
    Outside,
    /// Nothing tells: it has neither unit nor site, and nothing names it.
    Unplaced,
}

/// The boundary that one or more scopes draw together.
#[derive(Clone, Debug, Default)]
pub struct Boundary {
    /// Whether units or sites are named at all; otherwise everything lies inside.
    bounded: bool,
    units: HashSet<Id<Unit>>,
    sites: HashSet<Id<Site>>,
    processes: HashSet<Id<Process>>,
    meets: HashSet<Id<Supplier>>,
}

impl Boundary {
    /// The boundary of these scopes: the units named and all below them, the sites, the processes named and their
    /// parts.
    pub fn of<'a>(state: &State, scopes: impl IntoIterator<Item = &'a Scope>) -> Self {
        let mut boundary = Self { bounded: true, ..Self::default() };
        for scope in scopes {
            boundary.bounded &= !(scope.units.is_empty() && scope.sites.is_empty());
            boundary.units.extend(scope.units.iter());
            boundary.sites.extend(scope.sites.iter());
            boundary.processes.extend(scope.processes.iter());
            boundary.meets.extend(scope.interfaces.iter().filter_map(|(_, own)| own.supplier));
        }
        with_parts(state, &mut boundary.units, |unit: &Unit| unit.parent);
        with_parts(state, &mut boundary.processes, |process: &Process| process.parent);
        boundary
    }

    /// Where a unit lies.
    pub fn unit(&self, id: Id<Unit>) -> Side {
        side(!self.bounded || self.units.is_empty() || self.units.contains(&id))
    }

    /// Where a site lies.
    pub fn site(&self, id: Id<Site>) -> Side {
        side(!self.bounded || self.sites.is_empty() || self.sites.contains(&id))
    }

    /// Where a process lies: where it is named, or where its unit lies.
    pub fn process(&self, id: Id<Process>, process: &Process) -> Side {
        match process.unit {
            _ if self.processes.contains(&id) || !self.bounded => Side::Inside,
            Some(unit) if !self.units.is_empty() => self.unit(unit),
            _ if self.processes.is_empty() => Side::Unplaced,
            _ => Side::Outside,
        }
    }

    /// Whether processes are named, and this one is not among them, whatever unit runs it.
    pub fn passes_over(&self, id: Id<Process>) -> bool {
        !self.processes.is_empty() && !self.processes.contains(&id)
    }

    /// Where an asset lies: where its unit or its site does.
    pub fn asset(&self, asset: &Asset) -> Side {
        let placed = asset.unit.is_some() || asset.site.is_some();
        let unit = asset.unit.is_some_and(|unit| self.units.contains(&unit));
        let site = asset.site.is_some_and(|site| self.sites.contains(&site));
        match placed {
            _ if !self.bounded => Side::Inside,
            true => side(unit || site),
            false => Side::Unplaced,
        }
    }

    /// Whether an interface names this supplier.
    pub fn meets(&self, id: Id<Supplier>) -> bool {
        self.meets.contains(&id)
    }

    /// Whether something inside rests on a supplier: an asset it runs, a process it does part of, a unit that uses it.
    pub fn rests_on(&self, state: &State, id: Id<Supplier>, supplier: &Supplier) -> bool {
        self.is_carried(state, id) || supplier.units.iter().any(|unit| self.unit(unit) == Side::Inside)
    }

    /// Whether a supplier runs an asset or does part of a process inside.
    pub fn is_carried(&self, state: &State, by: Id<Supplier>) -> bool {
        let inside = |side: Side| side == Side::Inside;
        let mut assets = state.pointing::<Asset>(by.raw());
        let mut processes = state.pointing::<Process>(by.raw());
        assets.any(|(_, asset)| inside(self.asset(asset)))
            || processes.any(|(id, process)| inside(self.process(id, process)))
    }
}

fn side(inside: bool) -> Side {
    if inside { Side::Inside } else { Side::Outside }
}

/// Adds everything below what is there.
fn with_parts<R: kernel::Declared>(state: &State, inside: &mut HashSet<Id<R>>, parent: fn(&R) -> Option<Link<R>>) {
    let mut open: Vec<_> = inside.iter().copied().collect();
    while let Some(above) = open.pop() {
        let below = state.pointing::<R>(above.raw()).filter(|(_, held)| parent(held) == Some(above));
        open.extend(below.map(|(id, _)| id).filter(|id| inside.insert(*id)));
    }
}
