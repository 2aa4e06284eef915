//! Checkpoints: the size and root of an organization's tree, signed.
//!
//! The text of the note has three lines (<https://c2sp.org/tlog-checkpoint>): the origin
//! `muniment/{org}`, the size in decimal, the root in base64. The key name is the origin.

use crate::fault::{Fault, Malformed};
use crate::hash::Hash;
use crate::keys::Keys;
use crate::note;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};

/// What a checkpoint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The organization key.
    pub org: String,
    /// How many entries the ledger had.
    pub size: u64,
    /// The root of the tree of that size.
    pub root: Hash,
}

impl Checkpoint {
    /// The signed note.
    pub fn sign(&self, keys: &Keys) -> Result<String, Fault> {
        let origin = origin(&self.org);
        let text = format!("{origin}\n{}\n{}\n", self.size, BASE64.encode(self.root));
        keys.sign(&text, &origin)
    }

    /// Reads a note of organization `org` and checks its signature.
    pub fn open(note: &str, org: &str, keys: &Keys) -> Result<Checkpoint, Malformed> {
        let said = Checkpoint::read(note)?;
        if said.org != org {
            return Err(Malformed::new(format!("it belongs to organization {}", said.org)));
        }
        keys.open(note, &origin(org)).map(|_| said)
    }

    /// Reads a note without checking its signature.
    pub fn read(note: &str) -> Result<Checkpoint, Malformed> {
        let mut lines = note::text_unchecked(note)?.lines();
        let mut line = || lines.next().ok_or_else(|| Malformed::new("a checkpoint has three lines"));
        let org = line()?
            .strip_prefix("muniment/")
            .ok_or_else(|| Malformed::new("a checkpoint starts with muniment/ and an organization"))?;
        let size = line()?.parse().map_err(|_| Malformed::new("the size is not a number"))?;
        let root = BASE64
            .decode(line()?)
            .ok()
            .and_then(|root| root.try_into().ok())
            .ok_or_else(|| Malformed::new("the root is not a hash in base64"))?;
        Ok(Checkpoint { org: org.to_owned(), size, root })
    }
}

/// The origin line and key name of an organization's checkpoints.
pub fn origin(org: &str) -> String {
    format!("muniment/{org}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_signed_is_opened_and_only_for_its_organization() {
        let keys = Keys::ephemeral();
        let said = Checkpoint { org: "sample".into(), size: 42, root: [7; 32] };
        let note = said.sign(&keys).unwrap();
        assert!(note.starts_with("muniment/sample\n42\nBwcH"));
        assert_eq!(Checkpoint::open(&note, "sample", &keys).as_ref(), Ok(&said));
        let refused = |note: &str, org: &str, keys: &Keys, message: &str| {
            let fault = Checkpoint::open(note, org, keys).unwrap_err();
            assert_eq!(fault.to_string(), message);
        };
        refused(&note, "other", &keys, "it belongs to organization sample");
        refused(&note, "sample", &Keys::ephemeral(), "the signature fits none of the known keys");
        let grown = note.replace("\n42\n", "\n43\n");
        refused(&grown, "sample", &keys, "the signature fits none of the known keys");
        refused("muniment/sample\nx\n\n", "sample", &keys, "the size is not a number");
    }
}
