//! Rows beside the ledger, held in memory: what another process wrote is taken over, and what this one did meanwhile stands.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use tokio::sync::Mutex;

use crate::failure::Fault;

/// Rows by their keys.
pub(super) type Rows<T> = BTreeMap<String, T>;

/// The rows of some spaces.
pub(super) struct Mirror<T> {
    held: RwLock<Held<T>>,
    /// Held by whoever reads the store, one at a time.
    reading: Mutex<()>,
}

struct Held<T> {
    rows: Rows<T>,
    /// Keys that were written or forgotten here since the reading under way began.
    touched: Option<BTreeSet<String>>,
}

impl<T: Clone> Mirror<T> {
    pub fn of(rows: Rows<T>) -> Self {
        Self { held: RwLock::new(Held { rows, touched: None }), reading: Mutex::default() }
    }

    pub fn get(&self, key: &str) -> Option<T> {
        self.looked().rows.get(key).cloned()
    }

    /// Shows all rows.
    pub fn show<R>(&self, look: impl FnOnce(&Rows<T>) -> R) -> R {
        look(&self.looked().rows)
    }

    /// Holds a row that was stored.
    pub fn put(&self, key: &str, row: T) {
        self.changed(key).rows.insert(key.to_owned(), row);
    }

    /// Alters a row in its place, unless it is gone.
    pub fn alter(&self, key: &str, alter: impl FnOnce(&mut T)) -> bool {
        self.held.write().unwrap_or_else(PoisonError::into_inner).rows.get_mut(key).map(alter).is_some()
    }

    /// Forgets a row. Once it is deleted from the store it is forgotten again: a reading between may have brought it back.
    pub fn forget(&self, key: &str) -> Option<T> {
        self.changed(key).rows.remove(key)
    }

    /// Takes over what is stored: of a row that is held and stored, what `merged` makes of both; one that is not stored
    /// goes, unless it `stays`.
    pub async fn take_over(
        &self,
        read: impl Future<Output = Result<Rows<T>, Fault>>,
        merged: impl Fn(&T, T) -> T,
        stays: impl Fn(&str) -> bool,
    ) -> Result<(), Fault> {
        let _alone = self.reading.lock().await;
        self.held.write().unwrap_or_else(PoisonError::into_inner).touched = Some(BTreeSet::new());
        let stored = read.await;
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let touched = held.touched.take().unwrap_or_default();
        let stored = stored?;
        held.rows.retain(|key, _| touched.contains(key) || stored.contains_key(key) || stays(key));
        for (key, row) in stored.into_iter().filter(|(key, _)| !touched.contains(key)) {
            let row = match held.rows.get(&key) {
                Some(known) => merged(known, row),
                None => row,
            };
            held.rows.insert(key, row);
        }
        Ok(())
    }

    fn looked(&self) -> RwLockReadGuard<'_, Held<T>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self, key: &str) -> RwLockWriteGuard<'_, Held<T>> {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(touched) = &mut held.touched {
            touched.insert(key.to_owned());
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<const N: usize>(all: [(&str, u32); N]) -> Rows<u32> {
        all.into_iter().map(|(key, row)| (key.to_owned(), row)).collect()
    }

    #[tokio::test]
    async fn what_is_done_while_the_store_is_read_stands() {
        let mirror = Mirror::of(rows([("gone", 1), ("other", 1), ("older", 5)]));
        let read = async {
            // Read already, and not told yet.
            let stored = rows([("gone", 1), ("other", 2), ("new", 0), ("older", 3), ("theirs", 7)]);
            mirror.put("new", 9);
            mirror.put("ours", 8);
            mirror.forget("gone");
            Ok(stored)
        };
        mirror.take_over(read, |known, stored| stored.max(*known), |_| false).await.expect("it is read");
        let wanted = rows([("new", 9), ("older", 5), ("other", 2), ("ours", 8), ("theirs", 7)]);
        assert_eq!(mirror.show(Clone::clone), wanted);
        mirror.take_over(async { Ok(rows([])) }, |_, stored| stored, |key| key == "ours").await.expect("it is read");
        assert_eq!(mirror.show(Clone::clone), rows([("ours", 8)]));
    }
}
