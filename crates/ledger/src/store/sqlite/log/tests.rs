use super::*;
use rusqlite::Connection;
use std::fs;
use tempfile::TempDir;

/// A log of five commits, the size of its pages, and a place to try others.
struct Tried {
    folder: TempDir,
    whole: Vec<u8>,
    page: usize,
}

impl Tried {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let conn = Connection::open(folder.path().join("any.db")).unwrap();
        conn.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x)").unwrap();
        for _ in 0..4 {
            conn.execute("INSERT INTO t VALUES (zeroblob(6000))", ()).unwrap();
        }
        let page = conn.query_row("PRAGMA page_size", (), |row| row.get::<_, i64>(0)).unwrap();
        let whole = fs::read(log_of(&folder.path().join("any.db"))).unwrap();
        Self { folder, whole, page: usize::try_from(page).unwrap() }
    }

    fn frame(&self) -> usize {
        FRAME_BYTES + self.page
    }

    fn frames(&self) -> usize {
        (self.whole.len() - HEADER_BYTES) / self.frame()
    }

    /// What is found in a log of these bytes.
    fn found(&self, log: &[u8]) -> Option<Lost> {
        let path = self.folder.path().join("tried");
        fs::write(&path, log).unwrap();
        behind(&path, &header_of(&path)?)
    }

    /// What is found with one bit of the log turned.
    fn flipped(&self, at: usize) -> Option<Lost> {
        let mut log = self.whole.clone();
        log[at] ^= 1;
        self.found(&log)
    }
}

#[test]
fn commits_behind_a_broken_frame_are_named_and_a_torn_end_is_not() {
    let tried = Tried::new();
    assert_eq!(tried.found(&tried.whole), None);
    for cut in (HEADER_BYTES..tried.whole.len()).filter(|cut| cut % 997 == 0) {
        assert_eq!(tried.found(&tried.whole[..cut]), None, "cut at {cut}");
    }
    let first = tried.flipped(HEADER_BYTES + 100).unwrap();
    assert_eq!((first.frame, first.at), (1, HEADER_BYTES));
    assert!(first.commits >= 3, "{first:?}");
    // Of the last commit nobody can tell whether it was ever whole.
    assert_eq!(tried.flipped(HEADER_BYTES + (tried.frames() - 1) * tried.frame() + 100), None);
}

#[test]
fn whatever_byte_of_the_header_or_of_a_frame_is_broken_the_commits_behind_it_are_named() {
    let tried = Tried::new();
    for at in 0..HEADER_BYTES + FRAME_BYTES {
        let found = tried.flipped(at).unwrap_or_else(|| panic!("byte {at}"));
        assert_eq!(found.frame, usize::from(at >= HEADER_BYTES), "byte {at}");
    }
}

#[test]
fn a_lost_block_of_the_disk_is_named_wherever_commits_lie_behind_it() {
    const BLOCK: usize = 4_096;
    let tried = Tried::new();
    let (whole, frame) = (&tried.whole, tried.frame());
    let ends: Vec<usize> =
        (0..tried.frames()).filter(|nth| word(&whole[HEADER_BYTES + nth * frame..], 4) != 0).collect();
    for block in (0..whole.len()).step_by(BLOCK) {
        let mut log = whole.clone();
        log[block..(block + BLOCK).min(whole.len())].fill(0);
        // The last frame that the block touches; two commits behind it are enough to be told.
        let touched = (block + BLOCK).saturating_sub(HEADER_BYTES + 1) / frame;
        let behind_it = ends.iter().filter(|end| **end > touched).count();
        assert!(tried.found(&log).is_some() || behind_it < 2, "block at {block}");
    }
}

#[test]
fn a_log_of_any_size_is_looked_at() {
    let tried = Tried::new();
    let path = tried.folder.path().join("large.db-wal");
    let mut log = tried.whole.clone();
    log[HEADER_BYTES + 100] ^= 1;
    fs::write(&path, &log).unwrap();
    // What comes after it is room that was never written.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(300 << 20).unwrap();
    let said = lost(&tried.folder.path().join("large.db")).unwrap();
    assert!(said.contains("is broken at frame 1 (byte 32)"), "{said}");
}

#[test]
fn whole_frames_are_counted_up_to_the_first_that_is_broken() {
    let tried = Tried::new();
    let path = tried.folder.path().join("tried");
    let count = |log: &[u8], wanted| {
        fs::write(&path, log).unwrap();
        whole(&path, wanted)
    };
    let frames = tried.frames() as u32;
    assert_eq!(count(&tried.whole, frames + 9), Some(frames));
    assert_eq!(count(&tried.whole, 2), Some(2));
    let mut broken = tried.whole.clone();
    broken[HEADER_BYTES + 3 * tried.frame() + 99] ^= 1;
    assert_eq!(count(&broken, frames), Some(3));
    assert_eq!(count(&[], frames), None);
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
