//! The four hashes of a ledger, each SHA-256 with its own first byte.
//!
//! | hash      | bytes hashed                              | from             |
//! |-----------|-------------------------------------------|------------------|
//! | leaf      | `00`, header bytes                        | RFC 9162, 2.1.1  |
//! | node      | `01`, left hash, right hash               | RFC 9162, 2.1.1  |
//! | item      | `02`, salt (32), item bytes               | ours             |
//! | body root | `03`, each item digest (32) in order      | ours             |
//!
//! Salts of very many items are SHA-256 of `04`, a secret of 32 random bytes and the number of the item (8).

use sha2::{Digest, Sha256};

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// The root of a tree without leaves: the hash of nothing (RFC 9162, 2.1.1).
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The leaf hash of an entry's header bytes.
pub fn leaf(header: &[u8]) -> Hash {
    tagged(0, &[header])
}

/// The hash of an interior node.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    tagged(1, &[left, right])
}

/// The digest of one body item. The salt keeps a guessable item from being guessed once erased.
pub fn item(salt: &[u8; 32], bytes: &[u8]) -> Hash {
    tagged(2, &[salt, bytes])
}

/// The salt of one of many items, from a secret that is kept nowhere: whoever knows other salts knows nothing of it.
pub(crate) fn salt(secret: &[u8; 32], item: u64) -> [u8; 32] {
    tagged(4, &[secret, &item.to_be_bytes()])
}

/// The HMAC (RFC 2104) of parts in order, under a secret.
pub(crate) fn keyed(secret: &[u8; 32], parts: &[&[u8]]) -> Hash {
    const BLOCK_BYTES: usize = 64;
    let pad = |with: u8| {
        let mut block = [with; BLOCK_BYTES];
        block.iter_mut().zip(secret).for_each(|(byte, own)| *byte ^= own);
        Sha256::new_with_prefix(block)
    };
    let inner = parts.iter().fold(pad(0x36), |hash, part| hash.chain_update(part)).finalize();
    pad(0x5c).chain_update(inner).finalize().into()
}

/// The hash over all item digests of a body, in order.
pub fn body_root(digests: impl Iterator<Item = Hash>) -> Hash {
    let mut root = BodyRoot::default();
    digests.for_each(|digest| root.push(&digest));
    root.finish()
}

/// The same, one digest at a time.
pub(crate) struct BodyRoot(Sha256);

impl Default for BodyRoot {
    fn default() -> Self {
        Self(Sha256::new_with_prefix([3]))
    }
}

impl BodyRoot {
    /// Takes in the digest of the next item.
    pub fn push(&mut self, digest: &Hash) {
        self.0.update(digest);
    }

    /// The hash over all of them.
    pub fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}

fn tagged(tag: u8, parts: &[&[u8]]) -> Hash {
    let mut sha = Sha256::new_with_prefix([tag]);
    parts.iter().for_each(|part| sha.update(part));
    sha.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_different_kinds_never_meet() {
        let zero = [0; 32];
        let all = [leaf(&[0; 64]), node(&zero, &zero), item(&zero, &zero)];
        let root = body_root([zero, zero].into_iter());
        assert!(!all.contains(&root));
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
    }

    #[test]
    fn the_empty_root_is_the_hash_of_nothing() {
        assert_eq!(empty_root()[..4], [0xe3, 0xb0, 0xc4, 0x42]);
    }
}
