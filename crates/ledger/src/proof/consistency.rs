//! The proof that a ledger only grew between two checkpoints, as a file that needs the older one beside it.
//!
//! The form is the request that C2SP's witnesses take (<https://c2sp.org/tlog-witness>): the older size, the hashes,
//! and the newer signed note. The older note is the one that whoever checks has kept.
//!
//! ```text
//! old 40
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
use crate::fault::Malformed;
use crate::hash::{self, Hash};

/// The word that the file starts with.
pub(super) const WORD: &str = "old";

/// Two sizes of a ledger with the hashes that show one to be the beginning of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The older size.
    pub old: u64,
    /// The steps, lowest first.
    pub steps: Vec<Hash>,
    /// The signed note of the newer size.
    pub checkpoint: String,
}

impl ConsistencyProof {
    /// The file.
    pub fn text(&self) -> String {
        format!("{WORD} {}\n{}\n{}", self.old, text::lines(&self.steps), self.checkpoint)
    }

    /// Reads a file; nothing of it is checked yet.
    pub fn read(file: &str) -> Result<Self, Malformed> {
        let (told, checkpoint) = text::parted(file)?;
        let mut lines = told.lines();
        let old = text::number(lines.next(), WORD)?;
        Ok(Self { old, steps: text::steps(lines)?, checkpoint: checkpoint.to_owned() })
    }

    /// What the newer checkpoint says, once its ledger is seen to begin with all that the older one signs. Nobody has
    /// looked at its signature then.
    pub fn check(&self, older: &Checkpoint) -> Result<Checkpoint, Malformed> {
        let newer = Checkpoint::read(&self.checkpoint)?;
        let old = self.old;
        if older.org != newer.org {
            let Checkpoint { org, .. } = older;
            return Err(Malformed::new(format!("the checkpoint belongs to organization {org}, not to {}", newer.org)));
        }
        if older.size != old {
            let size = older.size;
            return Err(Malformed::new(format!("the checkpoint signs {size} entries, but the proof starts at {old}")));
        }
        if old > newer.size {
            return Err(Malformed::new(format!("a ledger of {} entries cannot begin with {old}", newer.size)));
        }
        let roots = match old {
            0 => (hash::empty_root(), newer.root),
            _ if old == newer.size => (newer.root, newer.root),
            _ => check::roots(old, newer.size, older.root, &self.steps)?,
        };
        if (old == 0 || old == newer.size) && !self.steps.is_empty() {
            return Err(Malformed::new("the proof has too many hashes"));
        }
        if roots == (older.root, newer.root) {
            return Ok(newer);
        }
        let size = newer.size;
        Err(Malformed::new(format!(
            "the ledger of {size} entries does not begin with the {old} that were signed before"
        )))
    }
}
