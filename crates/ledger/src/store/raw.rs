//! The raw ledger of an organization as one text file: what `verify` needs, and nothing else.
//!
//! One line a thing, words parted by one space, bytes in base64:
//!
//! ```text
//! muniment/ledger@v1
//! origin muniment/sample
//! key muniment/sample+c74f20a3+ARpc2Qc…
//! entry AQAAAAAAAAAAAAZ… AQFjx0c…
//! checkpoint bXVuaW1lbnQvc2FtcGxl…
//! end 42
//! ```
//!
//! - `key`: each public key that ever signed here, oldest first; after the first with since when (microseconds since
//!   1970) and the signature of the one before it, or `lost`. Whoever checks should have one from elsewhere.
//! - `entry`: the stored bytes of header and body ([`crate::entry`]), in the order of the ledger.
//! - `checkpoint`: a whole signed note, behind the last entry it signs.
//! - `end`: how many entries there are; a file without it is not whole.

use crate::checkpoint::origin;
use crate::fault::Fault;
use crate::limits::READ_BYTES_MAX;
use crate::store::{KeptCheckpoint, Row, Store};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use std::collections::VecDeque;
use std::fmt::Write;

/// The first line of the file.
pub const MARK: &str = "muniment/ledger@v1";
/// How many entries are read in one go.
const ROWS_AT_ONCE: usize = 1_000;
/// How many checkpoints are read in one go.
const KEPT_AT_ONCE: usize = 256;

/// A ledger being written down, piece by piece, as it was when it began.
#[derive(Debug)]
pub struct Raw {
    store: Store,
    org: String,
    /// How many entries there were, and the note that signs them.
    size: u64,
    newest: String,
    next: u64,
    kept: VecDeque<KeptCheckpoint>,
    /// The size from which on checkpoints were not read yet; none at their end.
    kept_from: Option<u64>,
    part: Part,
}

/// What comes next.
#[derive(Debug)]
enum Part {
    Head,
    Entries,
    Done,
}

impl Store {
    /// Begins to write down the ledger of an organization.
    pub async fn raw(&self, org: &str) -> Result<Raw, Fault> {
        let (size, newest) = self.watched(self.medium.latest(org)).await?;
        let (store, org, kept) = (self.clone(), org.to_owned(), VecDeque::new());
        Ok(Raw { store, org, size, newest, next: 0, kept, kept_from: Some(0), part: Part::Head })
    }
}

impl Raw {
    /// The next lines; none at the end.
    pub async fn next(&mut self) -> Result<Option<String>, Fault> {
        match self.part {
            Part::Head => {
                self.part = Part::Entries;
                self.head().await.map(Some)
            }
            Part::Entries if self.next < self.size => self.entries().await.map(Some),
            Part::Entries => {
                self.part = Part::Done;
                Ok(Some(format!("end {}\n", self.size)))
            }
            Part::Done => Ok(None),
        }
    }

    async fn head(&mut self) -> Result<String, Fault> {
        let mut lines = format!("{MARK}\norigin {}\n", origin(&self.org));
        for key in self.store.keys().lines(&self.org) {
            put(&mut lines, format_args!("key {key}"));
        }
        self.checkpoints(&mut lines).await?;
        Ok(lines)
    }

    async fn entries(&mut self) -> Result<String, Fault> {
        let reading = self.store.medium.rows(&self.org, self.next, ROWS_AT_ONCE, READ_BYTES_MAX);
        let rows = self.store.watched(reading).await?;
        let (mut lines, size, before) = (String::new(), self.size, self.next);
        for row in rows.iter().take_while(|row| row.seq < size) {
            // A damaged database may give rows again and again.
            if row.seq < self.next {
                break;
            }
            put(&mut lines, format_args!("entry {} {}", BASE64.encode(&row.header), BASE64.encode(&row.body)));
            self.next = row.seq + 1;
            self.checkpoints(&mut lines).await?;
        }
        if self.next == before {
            // What is not there cannot be written down; whoever checks the file is told.
            self.next = self.size;
            self.checkpoints(&mut lines).await?;
        }
        Ok(lines)
    }

    /// The checkpoints that sign the entries written so far and no more.
    async fn checkpoints(&mut self, lines: &mut String) -> Result<(), Fault> {
        let mut last = String::new();
        loop {
            self.read_kept().await?;
            let reached = |kept: &mut KeptCheckpoint| kept.size <= self.next;
            let Some(kept) = self.kept.pop_front_if(reached) else { break };
            put(lines, format_args!("checkpoint {}", BASE64.encode(&kept.note)));
            last = kept.note;
        }
        if self.next == self.size && last != self.newest {
            put(lines, format_args!("checkpoint {}", BASE64.encode(&self.newest)));
        }
        Ok(())
    }

    async fn read_kept(&mut self) -> Result<(), Fault> {
        if !self.kept.is_empty() {
            return Ok(());
        }
        let Some(from) = self.kept_from else { return Ok(()) };
        let reading = self.store.medium.kept(&self.org, from, KEPT_AT_ONCE);
        let mut kept = self.store.watched(reading).await?;
        kept.retain(|kept| (from..=self.size).contains(&kept.size));
        self.kept_from = kept.last().map(|last| last.size + 1);
        self.kept = kept.into();
        Ok(())
    }
}

fn put(lines: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(lines, "{line}").expect("writing to a text does not fail");
}

/// An entry line read back as the row it was, but for the hashes; `next` is the number it should carry.
pub(crate) fn row(next: u64, line: &str) -> Option<Row> {
    let (header, body) = line.split_once(' ')?;
    let (header, body) = (BASE64.decode(header).ok()?, BASE64.decode(body).ok()?);
    Some(Row::found(next, header, body))
}

/// The note of a checkpoint line.
pub(crate) fn note(line: &str) -> Option<String> {
    String::from_utf8(BASE64.decode(line).ok()?).ok()
}
