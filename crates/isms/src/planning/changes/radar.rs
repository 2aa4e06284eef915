//! 6.3: what a planned change touches, computed from links.

use kernel::{Declared, Id, RawId, Row, State};

use super::PlannedChange;
use crate::context::{Obligation, Party, Process, Scope, Unit};
use crate::operation::Supplier;
use crate::planning::risks::Status;
use crate::planning::treatments::counts;
use crate::planning::{Applicability, Asset, Control, Risk, Treatment};
use crate::support::{Campaign, Course, Document};
use crate::thread;

/// What a change touches, by what is asked about it.
#[derive(Clone, Debug, Default)]
pub struct Radar {
    /// One ring for each thing asked about, in order, also where nothing is touched.
    pub rings: Vec<Ring>,
}

/// The records of one kind that a change touches.
#[derive(Clone, Debug)]
pub struct Ring {
    /// The register.
    pub register: &'static str,
    /// The records, each with whether the change names it itself.
    pub records: Vec<(RawId, bool)>,
}

/// The registers asked about, in order.
pub const ASKED: [&str; 14] = [
    Scope::KEY,
    Party::KEY,
    Obligation::KEY,
    Unit::KEY,
    Process::KEY,
    Asset::KEY,
    Risk::KEY,
    Treatment::KEY,
    Control::KEY,
    Applicability::KEY,
    Supplier::KEY,
    Document::KEY,
    Campaign::KEY,
    Course::KEY,
];

/// Which registers one comes to from a record of a register touched, going along links in whatever direction; from an
/// asset also to the assets that cannot work without it. From what the change itself names every step is taken, from
/// what was reached only those from [`LEADING`], so that the radar does not light up everything.
const STEPS: &[(&str, &[&str])] = &[
    (Scope::KEY, &[Party::KEY]),
    (Process::KEY, &[Scope::KEY, Asset::KEY, Supplier::KEY, Document::KEY]),
    (Unit::KEY, &[Scope::KEY, Process::KEY, Campaign::KEY]),
    (Asset::KEY, &[Risk::KEY, Supplier::KEY, Process::KEY, Control::KEY]),
    (Risk::KEY, &[Obligation::KEY, Control::KEY, Treatment::KEY]),
    (Treatment::KEY, &[Control::KEY]),
    (Control::KEY, &[Applicability::KEY, Document::KEY, Obligation::KEY, Supplier::KEY]),
    (Supplier::KEY, &[Control::KEY, Obligation::KEY]),
    (Obligation::KEY, &[Party::KEY]),
    (Document::KEY, &[Campaign::KEY]),
    (Campaign::KEY, &[Course::KEY]),
];

/// The registers from whose records one goes on, also where they were only reached.
const LEADING: [&str; 6] = [Asset::KEY, Risk::KEY, Treatment::KEY, Control::KEY, Document::KEY, Campaign::KEY];

/// What a change touches.
pub fn radar(state: &State, change: &PlannedChange) -> Radar {
    let mut touched = Touched::default();
    let named = [
        raw(&change.scopes),
        raw(&change.units),
        raw(&change.processes),
        raw(&change.assets),
        raw(&change.risks),
        raw(&change.controls),
        raw(&change.documents),
    ];
    named.into_iter().flatten().for_each(|id| touched.add(state, id, true));
    let mut from = 0;
    while from < touched.found.len() {
        let (register, id, own) = touched.found[from];
        from += 1;
        let leads = own || LEADING.contains(&register);
        let Some((_, wanted)) = STEPS.iter().find(|(key, _)| *key == register).filter(|_| leads) else { continue };
        let Some(row) = state.row(register, id) else { continue };
        for next in around(state, row, wanted).into_iter().chain(needing(state, row)) {
            touched.add(state, next, false);
        }
    }
    let ring = |register| Ring { register, records: touched.of(register) };
    Radar { rings: ASKED.into_iter().map(ring).collect() }
}

fn raw<R>(links: &kernel::Links<R>) -> Vec<RawId> {
    links.iter().map(|id| id.raw()).collect()
}

/// The records of these registers that a record names or is named by.
fn around(state: &State, row: Row<'_>, wanted: &[&str]) -> Vec<RawId> {
    let fields = row.record.register().live_fields();
    let links = fields.filter(|(_, field)| field.kind.target().is_some_and(|target| wanted.contains(&target)));
    let named = links.flat_map(|(at, _)| row.record.get(at).links());
    let naming = state.incoming(row.id).map(|(_, other)| other);
    let naming = naming.filter(|other| wanted.contains(&other.record.register().key)).map(|other| other.id);
    // Controls and rows of the statement meet in the reference controls that both name.
    let mapped = thread::mapped(state, row)
        .into_iter()
        .filter(|(station, _)| station.registers().iter().any(|register| wanted.contains(register)));
    named.chain(naming).chain(mapped.map(|(_, id)| id)).collect()
}

/// The assets that cannot work without this one.
fn needing(state: &State, row: Row<'_>) -> Vec<RawId> {
    let Some(asset) = row.record.as_any().downcast_ref::<Asset>().map(|_| Id::<Asset>::of(row.id)) else {
        return Vec::new();
    };
    let others = state.pointing::<Asset>(asset.raw()).filter(|(_, other)| other.depends_on.contains(asset));
    others.map(|(id, _)| id.raw()).collect()
}

/// Whether a record that was reached counts: no proposal is a risk of the register, and what was given up treats nothing.
fn stands(row: &Row<'_>) -> bool {
    let risk = row.record.as_any().downcast_ref::<Risk>().map(|risk| risk.status == Status::Open);
    let plan = row.record.as_any().downcast_ref::<Treatment>().map(counts);
    risk.or(plan).unwrap_or(true)
}

/// The records found so far, each once.
#[derive(Default)]
struct Touched {
    found: Vec<(&'static str, RawId, bool)>,
    seen: std::collections::HashSet<RawId>,
}

impl Touched {
    fn add(&mut self, state: &State, id: RawId, own: bool) {
        let Some(row) = state.find(id).filter(|row| !row.head.retired && (own || stands(row))) else { return };
        if self.seen.insert(id) {
            self.found.push((row.record.register().key, id, own));
        }
    }

    fn of(&self, register: &str) -> Vec<(RawId, bool)> {
        let own = self.found.iter().filter(|(key, ..)| *key == register);
        own.map(|(_, id, named)| (*id, *named)).collect()
    }
}
