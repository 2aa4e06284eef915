//! What the write-ahead log holds behind a frame that is broken. SQLite ends its reading there and says nothing, and
//! writes over the rest.
//!
//! A log may end in a broken frame: the program was killed, or the power failed, while it was written. But a commit is
//! on disk before the next one is begun. So where a whole frame follows a commit that follows a broken frame, the broken
//! one was whole before. A log of any size is read frame by frame, and no more than one of them is held.

use crate::fault::Fault;
use crate::store::sqlite::files::log_of;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

pub(super) const HEADER_BYTES: usize = 32;
pub(super) const FRAME_BYTES: usize = 24;
/// The first bytes of a log; the lowest bit says in which order the bytes of a word are summed.
const MAGIC: u32 = 0x377F_0682;
/// The size of the pages of a file as it is made, where the header of its log does not tell one.
const PAGE_BYTES: usize = 4_096;
/// How often a log is read again because somebody began it anew meanwhile.
const TRIES_MAX: usize = 4;
/// How much is asked of the disk at once.
const READ_BYTES: usize = 1 << 20;

type Header = [u8; HEADER_BYTES];
type Sum = (u32, u32);

/// Names what lies behind a broken frame of the log beside a data file.
pub(super) fn lost(file: &Path) -> Option<String> {
    let path = log_of(file);
    for _ in 0..TRIES_MAX {
        let header = header_of(&path)?;
        let found = behind(&path, &header)?;
        // A log that is begun anew has a new header before its first new frame.
        if header_of(&path)? == header {
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

/// How many frames of a log are whole from the first on, up to as many as are wanted; none where it cannot be read.
pub(super) fn whole(path: &Path, wanted: u32) -> Option<u32> {
    let header = header_of(path)?;
    let log = ways(&header).into_iter().find(|log| log.begun())?;
    let (mut frames, mut reached) = (Frames::open(path, log.page)?, Reached::start(&log));
    let mut count = 0;
    while count < wanted && frames.next().is_some_and(|frame| reached.continues(&log, frame)) {
        count += 1;
    }
    Some(count)
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

/// What a log holds behind a broken frame.
fn behind(path: &Path, header: &Header) -> Option<Lost> {
    let ways = ways(header);
    // Where the header is whole it says how the log is read; otherwise each way is tried.
    match ways.iter().find(|log| log.begun()) {
        Some(log) => behind_frame(log, Frames::open(path, log.page)?),
        None => ways.iter().find_map(|log| behind_header(log, Frames::open(path, log.page)?)),
    }
}

/// A broken frame hides whatever follows the first commit behind it: that was on disk before the next frame was written.
fn behind_frame(log: &Log<'_>, mut frames: Frames) -> Option<Lost> {
    let (mut reached, mut whole) = (Reached::start(log), 0);
    let mut frame = frames.next()?;
    while reached.continues(log, frame) {
        whole += 1;
        frame = frames.next()?;
    }
    let at = HEADER_BYTES + whole * (FRAME_BYTES + log.page);
    // Frames of another mark were left there by a log before this one.
    while !is_commit(frame, log.mark()) {
        frame = frames.next()?;
    }
    let commits = commits(log, stored(frame), Some(log.mark()), frames);
    (commits > 0).then_some(Lost { frame: whole + 1, at, commits: commits + 1 })
}

/// A broken header hides all frames; its mark is the one that the first whole frame has.
fn behind_header(log: &Log<'_>, mut frames: Frames) -> Option<Lost> {
    let before = stored(frames.next()?);
    let commits = commits(log, before, None, frames);
    (commits > 0).then_some(Lost { frame: 0, at: 0, commits })
}

/// How many commits there are of frames that are whole, by the sum of the one before each.
fn commits(log: &Log<'_>, mut before: Sum, mark: Option<[u8; 8]>, mut frames: Frames) -> usize {
    let (mut mark, mut count) = (mark, 0);
    while let Some(frame) = frames.next() {
        let before = std::mem::replace(&mut before, stored(frame));
        if mark.is_none_or(|mark| mark == mark_of(frame)) && log.fits(before, frame) {
            let mark = *mark.get_or_insert_with(|| mark_of(frame));
            count += usize::from(is_commit(frame, mark));
        }
    }
    count
}

/// How a log is read.
struct Log<'l> {
    header: &'l Header,
    page: usize,
    /// In which order the bytes of a word are summed.
    big: bool,
}

/// All ways to read a log of this header: any part of it may be the one that is broken.
fn ways(header: &Header) -> Vec<Log<'_>> {
    let told = word(header, 8) as usize;
    let is_size = told.is_power_of_two() && (512..=65_536).contains(&told);
    let pages = [told, PAGE_BYTES].into_iter().filter(|page| *page == PAGE_BYTES || is_size);
    let big = word(header, 0) & 1 == 1;
    pages.flat_map(|page| [big, !big].map(|big| Log { header, page, big })).collect()
}

impl Log<'_> {
    /// Whether the header is what it says it is.
    fn begun(&self) -> bool {
        let known = word(self.header, 0) | 1 == MAGIC | 1 && word(self.header, 8) as usize == self.page;
        known && summed((0, 0), &self.header[..24], self.big) == self.told()
    }

    /// The sum that the header carries.
    fn told(&self) -> Sum {
        (word(self.header, 24), word(self.header, 28))
    }

    /// What each frame of this log carries.
    fn mark(&self) -> [u8; 8] {
        self.header[16..24].try_into().expect("eight bytes")
    }

    /// Whether a frame is whole, by the sum that what is before it carries.
    fn fits(&self, before: Sum, frame: &[u8]) -> bool {
        let sum = |from: Sum, bytes: &[u8]| summed(from, bytes, self.big);
        sum(sum(before, &frame[..8]), &frame[FRAME_BYTES..]) == stored(frame)
    }
}

/// How far a log is whole.
struct Reached(Sum);

impl Reached {
    fn start(log: &Log<'_>) -> Self {
        Self(log.told())
    }

    /// Whether the next frame is whole, too.
    fn continues(&mut self, log: &Log<'_>, frame: &[u8]) -> bool {
        let before = std::mem::replace(&mut self.0, stored(frame));
        mark_of(frame) == log.mark() && log.fits(before, frame)
    }
}

/// The frames of a log, one after the other.
struct Frames {
    reader: BufReader<File>,
    frame: Vec<u8>,
}

impl Frames {
    fn open(path: &Path, page: usize) -> Option<Self> {
        let mut reader = BufReader::with_capacity(READ_BYTES, File::open(path).ok()?);
        reader.read_exact(&mut [0; HEADER_BYTES]).ok()?;
        Some(Self { reader, frame: vec![0; FRAME_BYTES + page] })
    }

    /// The next frame, if all of it is there.
    fn next(&mut self) -> Option<&[u8]> {
        self.reader.read_exact(&mut self.frame).ok()?;
        Some(&self.frame)
    }
}

fn header_of(path: &Path) -> Option<Header> {
    let mut header = [0; HEADER_BYTES];
    File::open(path).ok()?.read_exact(&mut header).ok()?;
    Some(header)
}

fn mark_of(frame: &[u8]) -> [u8; 8] {
    frame[8..16].try_into().expect("eight bytes")
}

fn is_commit(frame: &[u8], mark: [u8; 8]) -> bool {
    mark_of(frame) == mark && word(frame, 4) != 0
}

/// The sum that a frame carries.
fn stored(frame: &[u8]) -> Sum {
    (word(frame, 16), word(frame, 20))
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
mod tests;
