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
//!
//! Each entry is held against its stored hash and each checkpoint against the tree of the entries before it, so that what
//! is written down to its end is what was recorded. Where something differs it breaks off and says what, and where.

use crate::checkpoint::{Checkpoint, origin};
use crate::entry::{self, Header};
use crate::fault::{Fault, Malformed};
use crate::hash;
use crate::limits::READ_BYTES_MAX;
use crate::store::tip::damaged;
use crate::store::{KeptCheckpoint, Row, Store};
use crate::tree::Frontier;
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
    /// The tree of the entries written so far.
    tree: Frontier,
    kept: VecDeque<KeptCheckpoint>,
    /// The size from which on checkpoints were not read yet; none at their end.
    kept_from: Option<u64>,
    part: Part,
    /// The first entries, read before anything is given.
    first: Option<String>,
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
    ///
    /// # Errors
    /// [`Fault::Damaged`] or [`Fault::NoEntry`] where something among the first entries, all those of a small ledger, is
    /// not what was recorded.
    pub async fn raw(&self, org: &str) -> Result<Raw, Fault> {
        let (size, newest) = self.watched(self.medium.latest(org)).await?;
        let (store, org, tree) = (self.clone(), org.to_owned(), Frontier::default());
        let kept = VecDeque::new();
        let mut raw = Raw { store, org, size, newest, tree, kept, kept_from: Some(0), part: Part::Head, first: None };
        let head = raw.head().await?;
        raw.first = Some(head + &raw.entries().await?);
        Ok(raw)
    }
}

impl Raw {
    /// The next lines; none at the end.
    ///
    /// # Errors
    /// As [`Store::raw`], of the entries that come next.
    pub async fn next(&mut self) -> Result<Option<String>, Fault> {
        match self.part {
            Part::Head => {
                self.part = Part::Entries;
                Ok(self.first.take())
            }
            Part::Entries if self.tree.size() < self.size => self.entries().await.map(Some),
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
        let (mut lines, size, before) = (String::new(), self.size, self.tree.size());
        let reading = self.store.medium.rows(&self.org, before, ROWS_AT_ONCE, READ_BYTES_MAX);
        let rows = self.store.watched(reading).await?;
        for row in rows.iter().take_while(|row| row.seq < size) {
            self.take(row)?;
            put(&mut lines, format_args!("entry {} {}", BASE64.encode(&row.header), BASE64.encode(&row.body)));
            self.checkpoints(&mut lines).await?;
        }
        match self.tree.size() {
            same if same == before && before < size => Err(Fault::NoEntry { org: self.org.clone(), seq: before }),
            _ => Ok(lines),
        }
    }

    /// Takes the next entry into the tree, if it is that.
    fn take(&mut self, row: &Row) -> Result<(), Fault> {
        let seq = self.tree.size();
        if row.seq != seq {
            return Err(Fault::NoEntry { org: self.org.clone(), seq });
        }
        let leaf = fitting(row).map_err(|source| damaged(&self.org, seq, source))?;
        self.tree.push(leaf);
        Ok(())
    }

    /// The checkpoints that sign the entries written so far and no more.
    async fn checkpoints(&mut self, lines: &mut String) -> Result<(), Fault> {
        let (mut last, written) = (String::new(), self.tree.size());
        loop {
            self.read_kept().await?;
            let Some(kept) = self.kept.pop_front_if(|kept| kept.size <= written) else { break };
            // Whose key signed it, is for whoever checks the file.
            self.signs(Checkpoint::read(&kept.note))?;
            put(lines, format_args!("checkpoint {}", BASE64.encode(&kept.note)));
            last = kept.note;
        }
        if written == self.size && last != self.newest {
            self.signs(Checkpoint::open(&self.newest, &self.org, self.store.keys()))?;
            put(lines, format_args!("checkpoint {}", BASE64.encode(&self.newest)));
        }
        Ok(())
    }

    /// Refuses a checkpoint that does not sign what was written so far.
    fn signs(&self, note: Result<Checkpoint, Malformed>) -> Result<(), Fault> {
        let size = self.tree.size();
        let signed = note.and_then(|said| {
            let own = Checkpoint { org: self.org.clone(), size, root: self.tree.root() };
            match said == own {
                true => Ok(()),
                false => Err(Malformed::new("it does not sign the entries that stand before it")),
            }
        });
        signed.map_err(|source| Fault::Damaged { org: self.org.clone(), place: format!("checkpoint {size}"), source })
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

/// The leaf of an entry whose bytes fit each other and its stored hash.
fn fitting(row: &Row) -> Result<hash::Hash, Malformed> {
    let (header, leaf) = (Header::read(&row.header)?, hash::leaf(&row.header));
    let (body, _) = entry::stored_body_root(&row.body)?;
    let said = match () {
        () if header.seq != row.seq => "it carries the number of another entry",
        () if row.hashes.first_chunk() != Some(&leaf) => "its header or its stored hash was changed",
        () if body != header.body_root => "its body was changed",
        () => return Ok(leaf),
    };
    Err(Malformed::new(said))
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
