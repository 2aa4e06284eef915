//! What the files under way take: so many bytes at once, from the moment they are read until they are looked at or done.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::error::Halt;

/// Most bytes of files that are read, wait to be read or are being done at the same time.
const FILES_BYTES_MAX: u64 = 256 << 20;

/// The bytes that are taken; a copy is the same room.
#[derive(Clone, Default)]
pub struct Room(Arc<AtomicU64>);

/// A part of the room, until it is dropped.
pub struct Taken {
    room: Room,
    bytes: u64,
}

impl Room {
    /// Takes room for a file.
    ///
    /// # Errors
    /// Where too much is under way, with what to do.
    pub fn take(&self, bytes: u64) -> Result<Taken, Halt> {
        let fits = |taken: u64| taken.checked_add(bytes).filter(|all| *all <= FILES_BYTES_MAX);
        let taken = self.0.fetch_update(Relaxed, Relaxed, fits).is_ok();
        // Dropped only where it was taken.
        if taken { Ok(Taken { room: self.clone(), bytes }) } else { Err(full()) }
    }
}

fn full() -> Halt {
    let most = FILES_BYTES_MAX >> 20;
    Halt::Busy(format!(
        "files of {most} MB are being read or brought in here already; send this one again in a minute, or give up one that is under way"
    ))
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.room.0.fetch_sub(self.bytes, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_under_way_than_there_is_room_for() {
        let room = Room::default();
        let most = room.take(FILES_BYTES_MAX - 1).ok();
        assert!(most.is_some() && room.take(2).is_err());
        let last = room.take(1).ok();
        assert!(last.is_some() && room.take(1).is_err());
        drop(most);
        assert!(room.take(FILES_BYTES_MAX - 1).is_ok() && room.take(FILES_BYTES_MAX).is_err());
    }
}
