//! How far the write-ahead log reaches: what its index says, which all who have the file open share in memory, and what
//! the log itself holds. A log that was cut or written over under those who have it open goes on taking frames, of which
//! nobody finds any again.
//!
//! The form of the index is fixed (<https://sqlite.org/walformat.html>).

use crate::store::sqlite::log::{FRAME_BYTES, HEADER_BYTES};
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// The index begins with its header, twice; whoever reads them differing was in the middle of a change.
const INDEX_HEADER_BYTES: usize = 48;
/// How often the index is read again because somebody was changing it.
const TRIES_MAX: usize = 1_000;

/// Where the log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// How many frames there are.
    pub frames: u32,
    /// The mark that each of them carries.
    pub mark: [u8; 8],
    /// The sum that the last of them carries.
    sum: [u32; 2],
    page: u64,
}

/// The index of a log, held open.
#[derive(Debug)]
pub(super) struct Index(&'static File);

impl Index {
    /// Opens it, for as long as the program runs: closing a file gives up all locks that the program has on it, those of
    /// SQLite among them.
    pub fn open(path: &Path) -> io::Result<Index> {
        Ok(Index(Box::leak(Box::new(File::open(path)?))))
    }

    /// The file itself.
    pub fn file(&self) -> &File {
        self.0
    }

    /// Where the log ends; none where nobody can tell.
    pub fn end(&self) -> Option<End> {
        let mut both = [0; 2 * INDEX_HEADER_BYTES];
        for _ in 0..TRIES_MAX {
            self.0.read_exact_at(&mut both, 0).ok()?;
            let (one, other) = both.split_at(INDEX_HEADER_BYTES);
            if one == other {
                return Some(End::read(one));
            }
            std::thread::yield_now();
        }
        None
    }
}

impl End {
    fn read(header: &[u8]) -> End {
        let native = |at: usize| header[at..].first_chunk().map_or(0, |word| u32::from_ne_bytes(*word));
        let page = header[14..].first_chunk().map_or(0, |size| u64::from(u16::from_ne_bytes(*size)));
        End {
            frames: native(16),
            mark: header[32..40].try_into().expect("eight bytes"),
            sum: [native(24), native(28)],
            // As SQLite writes a size that two bytes do not hold.
            page: (page & 0xfe00) + ((page & 1) << 16),
        }
    }

    /// Whether the log reaches so far: it begins and ends with the frames that the index knows.
    pub fn is_of(&self, log: &File) -> bool {
        let Some(before_last) = self.frames.checked_sub(1) else { return true };
        let frame_bytes = FRAME_BYTES as u64 + self.page;
        let last_at = HEADER_BYTES as u64 + u64::from(before_last) * frame_bytes;
        let (mut header, mut last) = ([0; HEADER_BYTES], [0; FRAME_BYTES]);
        let read = log.read_exact_at(&mut header, 0).and_then(|()| log.read_exact_at(&mut last, last_at));
        let long = log.metadata().is_ok_and(|found| found.len() >= last_at + frame_bytes);
        let word = |at: usize| last[at..].first_chunk().map_or(0, |word| u32::from_be_bytes(*word));
        read.is_ok()
            && long
            && header[16..24] == self.mark
            && last[8..16] == self.mark
            && [word(16), word(20)] == self.sum
    }
}
