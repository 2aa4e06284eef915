//! What a filter and an order find in the register, kept: a page costs the same whatever the register's size and
//! wherever it begins. After an edit of anything that filters or orders look at, it is found anew.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

use isms::planning::risks::{self, Risk, Status};
use isms::planning::{Asset, Vulnerability};
use isms::support::Person;
use kernel::{Date, Declared, Id};

use super::{ASKED, Entry, Filter, Order};
use crate::error::Halt;
use crate::pages::address::Address;
use crate::pages::scene::Scene;

/// The registers that filters and orders look at, beside those that tell where a risk stands.
const READ: [&str; 3] = [Person::KEY, Asset::KEY, Vulnerability::KEY];
/// Most finds kept over all organizations, days and readers.
const FINDS_MAX: usize = 32;

/// Everything that an address finds.
pub struct Found {
    /// The risks, in their order.
    pub ids: Vec<Id<Risk>>,
    /// How many risks there are of each status.
    pub counts: Counts,
}

/// What the register holds, whatever is asked for.
#[derive(Default)]
pub struct Counts {
    /// Risks of the register.
    pub open: usize,
    /// Proposals.
    pub proposed: usize,
    /// Rejected ones.
    pub rejected: usize,
    /// Open risks whose controls no longer carry their assessment.
    pub weakened: usize,
    /// The owners of those of the status shown.
    pub owners: BTreeSet<Id<Person>>,
}

impl Counts {
    fn of(risks: &[Entry<'_>], shown: Status) -> Self {
        let mut counts = Self::default();
        for (_, held) in risks {
            match held.status {
                Status::Open => counts.open += 1,
                Status::Proposed => counts.proposed += 1,
                Status::Rejected => counts.rejected += 1,
            }
            counts.owners.extend(held.owner.filter(|_| held.status == shown));
        }
        counts
    }
}

impl Found {
    /// Looks through the whole register.
    pub fn of(scene: Scene<'_>, filter: &Filter<'_>, order: Order) -> Self {
        let mut entries: Vec<Entry<'_>> = scene.state.of::<Risk>().iter().collect();
        let mut counts = Counts::of(&entries, filter.status);
        counts.weakened = filter.weakened.len();
        entries.retain(|(id, held)| held.status == filter.status && filter.passes(*id, held));
        order.sort(scene, &mut entries);
        Self { ids: entries.into_iter().map(|(id, _)| id).collect(), counts }
    }
}

/// What a find depends on: the address without its place, who asks on which day, and what was read.
#[derive(PartialEq)]
struct Key {
    path: String,
    conditions: Vec<(String, String)>,
    person: Option<Id<Person>>,
    day: Date,
    versions: Vec<u64>,
}

/// Finds made before, the newest first.
#[derive(Default)]
pub struct KeptFinds(Mutex<VecDeque<(Key, Arc<Found>)>>);

impl KeptFinds {
    /// What an address finds, looked up where nothing it rests on has changed.
    pub fn of(&self, scene: Scene<'_>, address: &Address, order: Order) -> Result<Arc<Found>, Halt> {
        let key = Key {
            path: scene.base(""),
            conditions: address.only(ASKED).carried(&["limit"]),
            person: scene.person,
            day: scene.day,
            versions: READ.into_iter().chain(risks::reads()).map(|register| scene.state.version(register)).collect(),
        };
        if let Some(found) = self.known(&key) {
            return Ok(found);
        }
        let filter = Filter::of(scene, address)?.looked_up();
        // Others may find the same at the same time; nobody waits for anybody.
        let found = Arc::new(Found::of(scene, &filter, order));
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        kept.push_front((key, found.clone()));
        kept.truncate(FINDS_MAX);
        Ok(found)
    }

    fn known(&self, key: &Key) -> Option<Arc<Found>> {
        let kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        kept.iter().find(|(own, _)| own == key).map(|(_, found)| found.clone())
    }
}
