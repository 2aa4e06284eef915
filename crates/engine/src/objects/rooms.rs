//! How much of an organization waits to be named or is on its way in: counted as it comes, so that many at the same time
//! share the room that each would have alone.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Mutex as Gate, MutexGuard};

/// The rooms of all organizations.
#[derive(Default)]
pub(crate) struct Rooms(Mutex<HashMap<String, Arc<Room>>>);

#[derive(Default)]
pub(super) struct Room {
    /// Held while what waits is counted, and while something comes to wait.
    gate: Gate<()>,
    /// Bytes that wait, as they were counted last, and what has come since.
    waiting: AtomicU64,
    /// Bytes on their way in.
    coming: AtomicU64,
}

/// The bytes of one file on its way in, until it is dropped.
pub(super) struct Part {
    room: Arc<Room>,
    bytes: u64,
}

impl Rooms {
    pub(super) fn of(&self, org: &str) -> Arc<Room> {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.entry(org.to_owned()).or_default().clone()
    }
}

impl Room {
    pub(super) async fn gate(&self) -> MutexGuard<'_, ()> {
        self.gate.lock().await
    }

    /// Notes what was counted, with the gate held.
    pub(super) fn counted(&self, waiting: u64) {
        self.waiting.store(waiting, SeqCst);
    }
}

impl Part {
    pub(super) fn of(room: Arc<Room>) -> Self {
        Self { room, bytes: 0 }
    }

    pub(super) fn room(&self) -> Arc<Room> {
        self.room.clone()
    }

    /// Takes so many bytes more; says whether all together are at most so many.
    pub(super) fn take(&mut self, bytes: u64, most: u64) -> bool {
        self.bytes += bytes;
        let coming = self.room.coming.fetch_add(bytes, SeqCst) + bytes;
        self.room.waiting.load(SeqCst).saturating_add(coming) <= most
    }

    /// It has come, and waits: with the gate held.
    pub(super) fn waits(self) {
        self.room.waiting.fetch_add(self.bytes, SeqCst);
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.room.coming.fetch_sub(self.bytes, SeqCst);
    }
}
