//! The proof that an entry is in the ledger, as a file that needs nothing else.
//!
//! The form is C2SP's (<https://c2sp.org/tlog-proof>). Its `extra` line carries, in base64, the stored bytes of the
//! header and behind them, where the content is disclosed, those of the body; both stand in [`crate::entry`].
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra AQAAAAAAAAApAAZ…
//! index 41
//! 1Vw9FhS0…
//!
//! muniment/sample
//! 42
//! 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
//!
//! — muniment/sample x08go/ZJkuBS…
//! ```

use super::{check, text};
use crate::checkpoint::Checkpoint;
use crate::entry::{self, BodyItem, Header};
use crate::fault::Malformed;
use crate::hash::{self, Hash};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};

/// The first line of the file.
pub(super) const MARK: &str = "c2sp.org/tlog-proof@v1";

/// An entry with the hashes beside its way to the root of a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InclusionProof {
    /// The entry, counted from 0.
    pub seq: u64,
    /// The stored bytes of its header.
    pub header: Vec<u8>,
    /// The stored bytes of its body, where the content is disclosed.
    pub body: Option<Vec<u8>>,
    /// The steps, lowest first.
    pub steps: Vec<Hash>,
    /// The signed note of the tree that holds it.
    pub checkpoint: String,
}

impl InclusionProof {
    /// The file.
    pub fn text(&self) -> String {
        let mut extra = self.header.clone();
        extra.extend(self.body.iter().flatten());
        let (extra, steps) = (BASE64.encode(extra), text::lines(&self.steps));
        format!("{MARK}\nextra {extra}\nindex {}\n{steps}\n{}", self.seq, self.checkpoint)
    }

    /// Reads a file; nothing of it is checked yet.
    pub fn read(file: &str) -> Result<Self, Malformed> {
        let (told, checkpoint) = text::parted(file)?;
        let mut lines = told.lines();
        if lines.next() != Some(MARK) {
            return Err(Malformed::new(format!("the proof of an entry starts with the line {MARK}")));
        }
        let extra = lines.next().and_then(|line| line.strip_prefix("extra "));
        let mut header = extra
            .and_then(|extra| BASE64.decode(extra).ok())
            .ok_or_else(|| Malformed::new("the proof has no line with the word extra and base64"))?;
        let body = header.split_off(Header::length(&header)?);
        let body = Some(body).filter(|body| !body.is_empty());
        let seq = text::number(lines.next(), "index")?;
        Ok(Self { seq, header, body, steps: text::steps(lines)?, checkpoint: checkpoint.to_owned() })
    }

    /// The header, and the items where they are disclosed.
    pub fn view(&self) -> Result<(Header, Option<Vec<BodyItem>>), Malformed> {
        let body = self.body.as_deref().map(entry::decode_body).transpose()?;
        Ok((Header::read(&self.header)?, body))
    }

    /// What the checkpoint says, once entry and steps are seen to lead to its root. Nobody has looked at its
    /// signature then.
    pub fn check(&self) -> Result<Checkpoint, Malformed> {
        let said = Checkpoint::read(&self.checkpoint)?;
        let (header, _) = self.view()?;
        if header.seq != self.seq {
            return Err(Malformed::new(format!("the entry carries the number {}, not {}", header.seq, self.seq)));
        }
        if let Some(body) = &self.body
            && entry::stored_body_root(body)?.0 != header.body_root
        {
            return Err(Malformed::new("the content does not belong to the entry: it was changed"));
        }
        if check::root(hash::leaf(&self.header), self.seq, said.size, &self.steps)? == said.root {
            return Ok(said);
        }
        let (entry, size) = (self.seq + 1, said.size);
        Err(Malformed::new(format!("entry {entry} as shown is not in the ledger that checkpoint {size} signs")))
    }
}
