//! What the write-ahead log holds behind a frame that is broken. SQLite ends its reading there and says nothing, and
//! writes over the rest.
//!
//! A log may end in a broken frame: the program was killed, or the power failed, while it was written. But a commit is
//! on disk before the next one is begun. So where a whole frame follows a commit that follows a broken frame, the broken
//! one was whole before.

use crate::fault::Fault;
use crate::store::sqlite::standing::log_of;
use std::fs;
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
    let path = log_of(file);
    for _ in 0..TRIES_MAX {
        if path.metadata().ok()?.len() > LOG_BYTES_MAX {
            return None;
        }
        let log = fs::read(&path).ok()?;
        let found = behind(&log)?;
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

fn behind(log: &[u8]) -> Option<Lost> {
    let header: &[u8; HEADER_BYTES] = log.first_chunk()?;
    let (magic, page) = (word(header, 0), word(header, 8) as usize);
    if magic | 1 != MAGIC | 1 || !page.is_power_of_two() || !(512..=65_536).contains(&page) {
        return None;
    }
    let sum = |from: Sum, bytes: &[u8]| summed(from, bytes, magic & 1 == 1);
    let frames: Vec<&[u8]> = log[HEADER_BYTES..].chunks_exact(FRAME_BYTES + page).collect();
    let told: Sum = (word(header, 24), word(header, 28));
    let begun = sum((0, 0), &header[..24]) == told;
    // The mark of this log, which each of its frames carries; where its header is broken, as the first frame has it.
    let mark = if begun { &header[16..24] } else { &frames.first()?[8..16] };
    let stored = |frame: &[u8]| (word(frame, 16), word(frame, 20));
    let fits = |before: Sum, frame: &[u8]| {
        frame[8..16] == *mark && sum(sum(before, &frame[..8]), &frame[FRAME_BYTES..]) == stored(frame)
    };
    let mut before = told;
    let mut broken = 0;
    if begun {
        broken =
            1 + frames.iter().take_while(|frame| fits(std::mem::replace(&mut before, stored(frame)), frame)).count();
    }
    // The frames behind it, each held against the sum that the one before it carries.
    let rest = frames.get(broken.max(1) - 1..)?;
    let of_this_log = |frame: &&&[u8]| frame[8..16] == *mark;
    let commit = rest.iter().take_while(of_this_log).position(|frame| word(frame, 4) != 0)?;
    let later = rest[commit..].windows(2).filter(|pair| fits(stored(pair[0]), pair[1]));
    let commits = later.clone().filter(|pair| word(pair[1], 4) != 0).count();
    let at = HEADER_BYTES + (broken.max(1) - 1) * (FRAME_BYTES + page);
    let at = if broken == 0 { 0 } else { at };
    (commits > 0).then_some(Lost { frame: broken, at, commits: commits + 1 })
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

    /// A log of five commits, and where the frames of each end.
    fn log() -> (Vec<u8>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("any.db");
        let conn = Connection::open(&file).unwrap();
        conn.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x)").unwrap();
        for _ in 0..4 {
            conn.execute("INSERT INTO t VALUES (zeroblob(6000))", ()).unwrap();
        }
        let page = conn.query_row("PRAGMA page_size", (), |row| row.get::<_, i64>(0)).unwrap();
        (fs::read(log_of(&file)).unwrap(), FRAME_BYTES + usize::try_from(page).unwrap())
    }

    #[test]
    fn commits_behind_a_broken_frame_are_named_and_a_torn_end_is_not() {
        let (whole, frame) = log();
        assert_eq!(behind(&whole), None);
        let frames = (whole.len() - HEADER_BYTES) / frame;
        for cut in HEADER_BYTES..whole.len() {
            if cut % 997 == 0 {
                assert_eq!(behind(&whole[..cut]), None, "cut at {cut}");
            }
        }
        let flipped = |at: usize| {
            let mut log = whole.clone();
            log[at] ^= 1;
            behind(&log)
        };
        let found = flipped(HEADER_BYTES + 100).unwrap();
        assert_eq!((found.frame, found.at), (1, HEADER_BYTES));
        assert!(found.commits >= 3, "{found:?}");
        assert_eq!(flipped(20).unwrap().frame, 0);
        // Of the last commit nobody can tell whether it was ever whole.
        assert_eq!(flipped(HEADER_BYTES + (frames - 1) * frame + 100), None);
    }
}
