//! What the write-ahead log holds behind a frame that is broken. SQLite ends its reading there and says nothing, and
//! writes over the rest.
//!
//! A log may end in a broken frame: the program was killed, or the power failed, while it was written. But a commit is
//! on disk before the next one is begun. So where a whole frame follows a commit that follows a broken frame, the broken
//! one was whole before.

use crate::fault::Fault;
use crate::store::sqlite::standing::log_of;
use std::fs;
use std::io::Read;
use std::path::Path;

const HEADER_BYTES: usize = 32;
const FRAME_BYTES: usize = 24;
/// The first bytes of a log; the lowest bit says in which order the bytes of a word are summed.
const MAGIC: u32 = 0x377F_0682;
/// The largest log that is looked at; SQLite moves it into the file long before.
const LOG_BYTES_MAX: u64 = 256 << 20;
/// How often a log is read again because somebody began it anew meanwhile.
const TRIES_MAX: usize = 4;

type Sum = (u32, u32);

/// Names what lies behind a broken frame of the log beside a data file.
pub(super) fn lost(file: &Path) -> Option<String> {
    let (path, page) = (log_of(file), page_of(file)?);
    for _ in 0..TRIES_MAX {
        if path.metadata().ok()?.len() > LOG_BYTES_MAX {
            return None;
        }
        let log = fs::read(&path).ok()?;
        let found = behind(&log, page)?;
        // A log that is begun anew has a new header before its first new frame.
        if fs::read(&path).ok()?.get(..HEADER_BYTES) == log.get(..HEADER_BYTES) {
            let Lost { frame, at, commits } = found;
            return Some(format!(
                "its log {} is broken at frame {frame} (byte {at}), and {commits} commits behind it would be lost",
                path.display()
            ));
        }
    }
    None
}

/// Refuses to open a file for writing where that would write over commits.
pub(super) fn check(file: &Path) -> Result<(), Fault> {
    let Some(said) = lost(file) else { return Ok(()) };
    let advice = "keep a copy of the folder as evidence, and restore the newest backup that verifies";
    Err(Fault::Unusable(format!("{}: {said}: {advice}", file.display())))
}

/// Commits that nobody would read.
#[derive(Debug, PartialEq, Eq)]
struct Lost {
    /// The broken frame, counted from 1; 0 is the header of the log.
    frame: usize,
    /// Where it begins.
    at: usize,
    commits: usize,
}

/// What the log holds behind a broken frame, of pages of this size.
fn behind(log: &[u8], page: usize) -> Option<Lost> {
    let header: &[u8; HEADER_BYTES] = log.first_chunk()?;
    let frames: Vec<&[u8]> = log[HEADER_BYTES..].chunks_exact(FRAME_BYTES + page).collect();
    // The first bytes say how words are summed, and may be the ones that are broken.
    let orders = [word(header, 0) & 1 == 1, word(header, 0) & 1 == 0];
    orders.into_iter().find_map(|big| Log { header, frames: &frames, page, big }.behind())
}

/// A log as it is read.
struct Log<'l> {
    header: &'l [u8; HEADER_BYTES],
    frames: &'l [&'l [u8]],
    page: usize,
    /// In which order the bytes of a word are summed.
    big: bool,
}

impl Log<'_> {
    fn behind(&self) -> Option<Lost> {
        let begun = self.begun();
        let broken = if begun { 1 + self.whole() } else { 0 };
        let rest = self.frames.get(broken.max(1) - 1..)?;
        // The mark of this log, which each of its frames carries; where its header is broken, as the first whole frame
        // has it. Frames of another mark were left there by a log before this one.
        let mark = match begun {
            true => &self.header[16..24],
            false => rest.windows(2).find(|pair| self.follows(pair[0], pair[1]))?[1].get(8..16)?,
        };
        let is_commit = |frame: &[u8]| frame[8..16] == *mark && word(frame, 4) != 0;
        // A broken header hides all frames, and of others whatever follows the first commit behind it: that was on disk
        // before the next frame was written.
        let first = if begun { rest.iter().position(|frame| is_commit(frame))? } else { 0 };
        let later = rest[first..].windows(2).filter(|pair| pair[1][8..16] == *mark && self.follows(pair[0], pair[1]));
        let commits = later.filter(|pair| is_commit(pair[1])).count();
        let at = if begun { HEADER_BYTES + (broken - 1) * (FRAME_BYTES + self.page) } else { 0 };
        (commits > 0).then_some(Lost { frame: broken, at, commits: commits + usize::from(begun) })
    }

    /// Whether the header is what it says it is.
    fn begun(&self) -> bool {
        let known = word(self.header, 0) | 1 == MAGIC | 1 && word(self.header, 8) as usize == self.page;
        known && summed((0, 0), &self.header[..24], self.big) == self.told()
    }

    /// How many frames from the first on are whole.
    fn whole(&self) -> usize {
        let (mut before, mark) = (self.told(), &self.header[16..24]);
        let fits =
            |frame: &&&[u8]| frame[8..16] == *mark && self.fits(std::mem::replace(&mut before, stored(frame)), frame);
        self.frames.iter().take_while(fits).count()
    }

    /// The sum that the header carries.
    fn told(&self) -> Sum {
        (word(self.header, 24), word(self.header, 28))
    }

    /// Whether a frame is whole, by the sum that the one before it carries.
    fn follows(&self, before: &[u8], frame: &[u8]) -> bool {
        self.fits(stored(before), frame)
    }

    fn fits(&self, before: Sum, frame: &[u8]) -> bool {
        let sum = |from: Sum, bytes: &[u8]| summed(from, bytes, self.big);
        sum(sum(before, &frame[..8]), &frame[FRAME_BYTES..]) == stored(frame)
    }
}

/// The sum that a frame carries.
fn stored(frame: &[u8]) -> Sum {
    (word(frame, 16), word(frame, 20))
}

/// The size of the pages of a data file.
fn page_of(file: &Path) -> Option<usize> {
    let mut start = [0; 18];
    fs::File::open(file).ok()?.read_exact(&mut start).ok()?;
    match usize::from(u16::from_be_bytes([start[16], start[17]])) {
        // As SQLite writes a size that two bytes do not hold.
        1 => Some(65_536),
        page => (page.is_power_of_two() && page >= 512).then_some(page),
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..].first_chunk().map_or(0, |word| u32::from_be_bytes(*word))
}

/// The sum of SQLite's log over pairs of words.
fn summed((mut one, mut two): Sum, bytes: &[u8], big: bool) -> Sum {
    let read = |word: &[u8; 4]| if big { u32::from_be_bytes(*word) } else { u32::from_le_bytes(*word) };
    for [a, b] in bytes.as_chunks::<4>().0.as_chunks::<2>().0 {
        one = one.wrapping_add(read(a)).wrapping_add(two);
        two = two.wrapping_add(read(b)).wrapping_add(one);
    }
    (one, two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    /// A log of five commits, and the size of its pages.
    fn log() -> (Vec<u8>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("any.db");
        let conn = Connection::open(&file).unwrap();
        conn.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x)").unwrap();
        for _ in 0..4 {
            conn.execute("INSERT INTO t VALUES (zeroblob(6000))", ()).unwrap();
        }
        let page = conn.query_row("PRAGMA page_size", (), |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(page_of(&file), usize::try_from(page).ok());
        (fs::read(log_of(&file)).unwrap(), usize::try_from(page).unwrap())
    }

    #[test]
    fn commits_behind_a_broken_frame_are_named_and_a_torn_end_is_not() {
        let (whole, page) = log();
        let (frame, found) = (FRAME_BYTES + page, |log: &[u8]| behind(log, page));
        assert_eq!(found(&whole), None);
        let frames = (whole.len() - HEADER_BYTES) / frame;
        for cut in HEADER_BYTES..whole.len() {
            if cut % 997 == 0 {
                assert_eq!(found(&whole[..cut]), None, "cut at {cut}");
            }
        }
        let flipped = |at: usize| {
            let mut log = whole.clone();
            log[at] ^= 1;
            found(&log)
        };
        let first = flipped(HEADER_BYTES + 100).unwrap();
        assert_eq!((first.frame, first.at), (1, HEADER_BYTES));
        assert!(first.commits >= 3, "{first:?}");
        // Of the last commit nobody can tell whether it was ever whole.
        assert_eq!(flipped(HEADER_BYTES + (frames - 1) * frame + 100), None);
    }

    #[test]
    fn whatever_byte_of_the_header_or_of_a_frame_is_broken_the_commits_behind_it_are_named() {
        let (whole, page) = log();
        for at in (0..HEADER_BYTES).chain(HEADER_BYTES..HEADER_BYTES + FRAME_BYTES) {
            let mut log = whole.clone();
            log[at] ^= 1;
            let found = behind(&log, page).unwrap_or_else(|| panic!("byte {at}"));
            assert_eq!(found.frame, usize::from(at >= HEADER_BYTES), "byte {at}");
        }
    }

    #[test]
    fn a_lost_block_of_the_disk_is_named_wherever_commits_lie_behind_it() {
        const BLOCK: usize = 4_096;
        let (whole, page) = log();
        let frame = FRAME_BYTES + page;
        let ends: Vec<usize> = (0..(whole.len() - HEADER_BYTES) / frame)
            .filter(|nth| word(&whole[HEADER_BYTES + nth * frame..], 4) != 0)
            .collect();
        for block in (0..whole.len()).step_by(BLOCK) {
            let mut log = whole.clone();
            log[block..(block + BLOCK).min(whole.len())].fill(0);
            // The last frame that the block touches; two commits behind it are enough to be told.
            let touched = (block + BLOCK).saturating_sub(HEADER_BYTES + 1) / frame;
            let behind_it = ends.iter().filter(|end| **end > touched).count();
            assert!(behind(&log, page).is_some() || behind_it < 2, "block at {block}");
        }
    }

    #[test]
    fn frames_of_a_log_before_this_one_are_none_that_are_lost() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("any.db");
        let conn = Connection::open(&file).unwrap();
        conn.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x)").unwrap();
        let write = || conn.execute("INSERT INTO t VALUES (zeroblob(6000))", ()).unwrap();
        (0..4).for_each(|_| assert_eq!(write(), 1));
        conn.query_row("PRAGMA wal_checkpoint(RESTART)", (), |_| Ok(())).unwrap();
        conn.execute("INSERT INTO t VALUES (1)", ()).unwrap();
        assert_eq!(lost(&file), None);
    }
}
