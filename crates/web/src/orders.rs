//! The orders of long lists, kept: a page of a register costs the same whatever its size and wherever it begins.
//!
//! Making an order looks at every record once, and sorts them where that is asked. It is made for the first page of
//! a query and mended when records have changed since; all further pages are cut from it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use kernel::list::{Order, Page, Query};
use kernel::{Register, State};

use crate::visit::Visit;

/// Shorter registers are put in order each time, which costs less than keeping them.
const KEPT_ROWS_MIN: usize = 500;
/// Most record ids kept over all orders, 16 bytes each.
const IDS_MAX: usize = 4_000_000;

/// What an order belongs to: organization, past day, register, and the number of contents erased before the query in
/// words.
type Key = (String, Option<Date>, &'static str, String);

/// The orders kept, least used first out.
#[derive(Default)]
pub struct Orders(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    orders: HashMap<Key, Arc<Order>>,
    used: VecDeque<Key>,
    ids: usize,
}

impl Orders {
    /// The page of a register that a visitor asks for.
    pub fn page<'a>(&self, visit: &'a Visit, register: &'static Register, query: &Query) -> Page<'a> {
        let state: &State = &visit.state;
        if state.table(register.key).is_none_or(|table| table.len() < KEPT_ROWS_MIN) {
            return kernel::list::page(state, register, query);
        }
        // An order of before an erasure would still know where the content stood.
        let asked = format!("{} {}", state.erasures().len(), query.key());
        let key = (visit.org.clone(), visit.as_of, register.key, asked);
        let order = match self.get(&key) {
            Some(order) if order.is_current(state, register, query) => order,
            // Others may make the same at the same time; nobody waits for anybody.
            Some(order) => self.put(key, order.renewed(state, register, query)),
            None => self.put(key, Order::of(state, register, query)),
        };
        order.page(state, register, query)
    }

    fn get(&self, key: &Key) -> Option<Arc<Order>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.orders.get(key).cloned()?;
        kept.used.retain(|other| other != key);
        kept.used.push_back(key.clone());
        Some(found)
    }

    fn put(&self, key: Key, order: Order) -> Arc<Order> {
        let order = Arc::new(order);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.ids += order.ids().len();
        kept.used.retain(|other| *other != key);
        kept.used.push_back(key.clone());
        if let Some(old) = kept.orders.insert(key, order.clone()) {
            kept.ids -= old.ids().len();
        }
        while kept.ids > IDS_MAX {
            let Some(oldest) = kept.used.pop_front() else { break };
            if let Some(old) = kept.orders.remove(&oldest) {
                kept.ids -= old.ids().len();
            }
        }
        order
    }
}
