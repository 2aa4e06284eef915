//! Which risks stand on a page of the register: filtered, sorted and cut by the address.

use isms::planning::risks::{Risk, Status};
use kernel::refusal::Wrong;
use kernel::{Declared, Id};

use super::{Bar, Entry, Filter, KeptFinds, Order};
use crate::error::Halt;
use crate::frame::register_path;
use crate::pages::address::Address;
use crate::pages::scene::Scene;
use crate::visit::Visit;

/// Lines on a page where nothing else is asked.
const LINES: usize = 100;
/// Most lines on a page.
const LINES_MAX: usize = 1_000;

/// The risks of one page, with where it stands in the whole list.
pub struct Selection<'a> {
    /// The risks, in their order.
    pub entries: Vec<Entry<'a>>,
    /// How many risks of this status there are.
    pub total: usize,
    /// How many of them pass the filters.
    pub found: usize,
    /// Position of the first one, from 1.
    pub from: usize,
    /// Which status is shown.
    pub status: Status,
    /// What the list is sorted by.
    pub order: Order,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Filters and counts.
    pub bar: Bar,
}

/// The risks that an address asks for, or what in it cannot be read.
pub fn select<'a>(scene: Scene<'a>, address: &Address, finds: &KeptFinds) -> Result<Selection<'a>, Halt> {
    let filter = Filter::of(scene, address)?;
    let order = Order::of(address)?;
    let limit = address.read("limit", limit)?.unwrap_or(LINES);
    let all = finds.of(scene, address, order)?;
    let bar = Bar::of(scene, address, &filter, &all.counts);
    let found = all.ids.len();
    let start = begin(scene, address, &all.ids, limit)?;
    let end = found.min(start + limit);
    let place = |at: usize| scene.state.reference(all.ids[at]);
    let previous = (start > 0).then(|| address.with("before", &place(start)));
    let next = (end < found).then(|| address.with("after", &place(end - 1)));
    let entries = all.ids[start..end].iter().filter_map(|id| Some((*id, scene.state.get(*id)?))).collect();
    let (total, status) = (bar.counted(filter.status), filter.status);
    Ok(Selection { entries, total, found, from: start + 1, status, order, previous, next, bar })
}

/// Every risk that an address finds, on whichever page of the register it stands.
pub fn every(visit: &Visit, query: &str) -> Result<Vec<Id<Risk>>, Halt> {
    let scene = Scene::of(visit);
    let address = Address::new(scene.base(&register_path(Risk::REGISTER)), query);
    let found = visit.house().risk_finds.of(scene, &address, Order::of(&address)?)?;
    Ok(found.ids.clone())
}

/// Where the page begins: after or before a risk that keeps its place while others come and go.
fn begin(scene: Scene<'_>, address: &Address, found: &[Id<Risk>], limit: usize) -> Result<usize, Halt> {
    let resolve = |text: &str| scene.state.resolve(Risk::KEY, text).map(Id::of);
    let position = |id: Id<Risk>| found.iter().position(|own| *own == id);
    if let Some(id) = address.read("after", resolve)? {
        return Ok(position(id).map_or(0, |at| at + 1).min(found.len().saturating_sub(1)));
    }
    let before = address.read("before", resolve)?.and_then(position);
    Ok(before.map_or(0, |at| at.saturating_sub(limit)))
}

fn limit(text: &str) -> Result<usize, Wrong> {
    let limit = text.parse().ok().filter(|limit| (1..=LINES_MAX).contains(limit));
    limit.ok_or_else(|| Wrong::new(format!("ask for 1 to {LINES_MAX} lines")))
}
