//! A proof in the hands of whoever received it: checked offline against what was kept outside.

use super::{ConsistencyProof, InclusionProof, consistency, inclusion};
use crate::checkpoint::{Checkpoint, origin};
use crate::entry::{BodyItem, Header};
use crate::fault::Malformed;
use crate::keys::Keys;

/// What whoever checks has from elsewhere. A proof shows nothing to somebody who has neither.
#[derive(Debug, Default)]
pub struct Trust {
    /// A checkpoint kept outside.
    pub checkpoint: Option<String>,
    /// The public keys of whoever signs.
    pub keys: Option<Keys>,
}

/// What a proof proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proved {
    /// An entry is in the ledger.
    Entry {
        /// The checkpoint it is in.
        within: Checkpoint,
        /// Who, when, which act.
        header: Header,
        /// What, where it is disclosed.
        items: Option<Vec<BodyItem>>,
        /// Whether a key kept outside signed the checkpoint.
        signed: bool,
    },
    /// The ledger only grew.
    Grown {
        /// From here.
        from: Checkpoint,
        /// To here.
        to: Checkpoint,
        /// Whether a key kept outside signed both checkpoints.
        signed: bool,
        /// Since when the key that signed the newer one is given up, in microseconds since 1970: whoever has it could
        /// have signed that at any time. None where no newer key is known.
        given_up_us: Option<i64>,
    },
}

/// Checks a proof of either kind against what is trusted.
pub fn judge(file: &str, trust: &Trust) -> Result<Proved, Malformed> {
    match file {
        _ if file.starts_with(inclusion::MARK) => entry(&InclusionProof::read(file)?, trust),
        _ if file.starts_with(consistency::WORD) => growth(&ConsistencyProof::read(file)?, trust),
        _ => Err(Malformed::new("this is no proof: bring the file as muniment prove wrote it")),
    }
}

fn entry(proof: &InclusionProof, trust: &Trust) -> Result<Proved, Malformed> {
    let within = proof.check()?;
    let (header, items) = proof.view()?;
    let signed = signed(&proof.checkpoint, &within, trust)?;
    // A key that was given up signs nothing that was entered after.
    if let Some(keys) = &trust.keys {
        keys.timely(&proof.checkpoint, &origin(&within.org), header.time_us).map_err(|wrong| of(&within, &wrong))?;
    }
    match &trust.checkpoint {
        Some(kept) => {
            let kept = Checkpoint::read(kept)?;
            if kept.size != within.size && kept.org == within.org {
                let (kept, within) = (kept.size, within.size);
                let said = format!(
                    "the checkpoint signs {kept} entries, the proof leads to the one of {within}: ask for a proof \
                     against yours, or prove first that the ledger grew from the one to the other"
                );
                return Err(Malformed::new(said));
            }
            if kept != within {
                return Err(Malformed::new("the checkpoint signs another ledger than the one this proof leads to"));
            }
        }
        None if !signed => {
            let said = "nothing from outside to hold it against: name a checkpoint that was kept, or the public key";
            return Err(Malformed::new(said));
        }
        None => {}
    }
    Ok(Proved::Entry { within, header, items, signed })
}

fn growth(proof: &ConsistencyProof, trust: &Trust) -> Result<Proved, Malformed> {
    let kept = trust.checkpoint.as_deref();
    let kept = kept.ok_or_else(|| Malformed::new("name the older checkpoint, which was kept outside"))?;
    let from = Checkpoint::read(kept)?;
    let to = proof.check(&from)?;
    let signed = signed(kept, &from, trust)? && signed(&proof.checkpoint, &to, trust)?;
    let name = origin(&to.org);
    let given_up_us = trust.keys.as_ref().and_then(|keys| keys.given_up_us(&proof.checkpoint, &name));
    let signer = |note: &str| trust.keys.as_ref().and_then(|keys| keys.signer(note, &name));
    if signer(&proof.checkpoint) < signer(kept) {
        let wrong = Malformed::new("it is signed by a key that was given up before the older checkpoint was signed");
        return Err(of(&to, &wrong));
    }
    Ok(Proved::Grown { from, to, signed, given_up_us })
}

/// Whether a known key signed a note; that none did although there are keys is an error.
fn signed(note: &str, said: &Checkpoint, trust: &Trust) -> Result<bool, Malformed> {
    let Some(keys) = &trust.keys else { return Ok(false) };
    Checkpoint::open(note, &said.org, keys).map(|_| true).map_err(|wrong| of(said, &wrong))
}

/// What is wrong with a checkpoint.
fn of(said: &Checkpoint, wrong: &Malformed) -> Malformed {
    Malformed::new(format!("checkpoint {}: {wrong}", said.size))
}
