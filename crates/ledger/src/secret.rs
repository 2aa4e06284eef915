//! The secret by which a store knows what it wrote itself into the tables beside its ledgers: passwords, sessions and
//! tokens are hashed into no tree, and whoever can write to the database alone could put others in their place.
//!
//! It lies in the data folder as `muniment.aside`, readable by its owner alone. Each row carries a mark (HMAC-SHA256 over
//! space, key and bytes) behind its bytes; one without counts for nothing.

use crate::fault::{Fault, Malformed};
use crate::file;
use crate::hash::{self, Hash};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use std::fmt;
use std::fs;
use std::path::Path;

/// The file of the secret in a data folder.
pub const ASIDE_FILE: &str = "muniment.aside";
/// The secret until all that was there before it is marked.
const NEXT_FILE: &str = "muniment.aside.next";

/// Bytes of a mark.
pub(crate) const MARK_BYTES: usize = 32;

/// The secret itself.
#[derive(Clone, Copy)]
pub(crate) struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A new one.
    pub fn fresh() -> Secret {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Secret(bytes)
    }

    /// That of a folder, once all is marked with it.
    pub fn read(folder: &Path) -> Result<Option<Secret>, Fault> {
        let file = folder.join(ASIDE_FILE);
        match file::read(&file)? {
            // Somebody says that it is lost.
            Some(line) if line.trim().is_empty() => {
                let fresh = Secret::fresh();
                file::replace(&file, &BASE64.encode(fresh.0), 0o600).map(|()| Some(fresh))
            }
            line => line.map(|line| Secret::told(folder, &line)).transpose(),
        }
    }

    /// Whether somebody began to mark what is there.
    pub fn is_begun(folder: &Path) -> bool {
        folder.join(NEXT_FILE).exists()
    }

    /// That it is gone, though rows are marked with it.
    pub fn missing(folder: &Path) -> Fault {
        Fault::Key(format!(
            "{ASIDE_FILE} is missing in {}, by which passwords, sessions and tokens are known: put it back from a backup, \
             or copy it from the server that has it; if it is lost, make an empty one, and give each account a new password",
            folder.display()
        ))
    }

    /// The one that all that is there is to be marked with, before [`Secret::count`]. Who comes second takes that of the
    /// first; none where all is marked meanwhile.
    pub fn begin(folder: &Path) -> Result<Option<Secret>, Fault> {
        let next = folder.join(NEXT_FILE);
        if !next.exists() {
            file::place(&next, &BASE64.encode(Secret::fresh().0), 0o600)?;
        }
        let line = file::read(&next)?;
        if folder.join(ASIDE_FILE).exists() {
            // Whoever was first is through: what was made here marked nothing.
            let _ = fs::remove_file(&next);
            return Ok(None);
        }
        line.map(|line| Secret::told(folder, &line)).transpose()
    }

    /// From now on nothing counts that is not marked.
    pub fn count(folder: &Path) -> Result<(), Fault> {
        match fs::rename(folder.join(NEXT_FILE), folder.join(ASIDE_FILE)) {
            Err(_) if folder.join(ASIDE_FILE).exists() => Ok(()),
            renamed => renamed.map_err(|source| Fault::File { path: folder.join(ASIDE_FILE), source }),
        }
    }

    /// The bytes with their mark behind.
    pub fn marked(&self, space: &str, key: &str, mut bytes: Vec<u8>) -> Vec<u8> {
        let mark = self.mark(space, key, &bytes);
        bytes.extend(mark);
        bytes
    }

    /// The bytes before their mark, if it is the one that belongs there.
    pub fn known(&self, space: &str, key: &str, mut bytes: Vec<u8>) -> Option<Vec<u8>> {
        let own = bytes.len().checked_sub(MARK_BYTES)?;
        let mark = bytes.split_off(own);
        let wanted = self.mark(space, key, &bytes);
        // All of it is looked at, however early it differs.
        let differs = mark.iter().zip(wanted).fold(0, |differs, (one, other)| differs | (one ^ other));
        (differs == 0).then_some(bytes)
    }

    fn mark(&self, space: &str, key: &str, bytes: &[u8]) -> Hash {
        let length = |text: &str| (text.len() as u64).to_be_bytes();
        hash::keyed(&self.0, &[&length(space), space.as_bytes(), &length(key), key.as_bytes(), bytes])
    }

    fn told(folder: &Path, line: &str) -> Result<Secret, Fault> {
        let bytes = BASE64.decode(line.trim()).ok().and_then(|bytes| bytes.try_into().ok());
        let wrong = || {
            Malformed::new(format!("{ASIDE_FILE} in {} cannot be read: put it back from a backup", folder.display()))
        };
        Ok(Secret(bytes.ok_or_else(wrong)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_known_in_the_place_they_were_marked_for_and_nowhere_else() {
        let secret = Secret::fresh();
        let marked = secret.marked("password", "ada", b"hash".to_vec());
        assert_eq!(secret.known("password", "ada", marked.clone()), Some(b"hash".to_vec()));
        for (space, key) in [("password", "bob"), ("token", "ada"), ("passwor", "dada"), ("", "passwordada")] {
            assert_eq!(secret.known(space, key, marked.clone()), None, "{space} {key}");
        }
        for at in 0..marked.len() {
            let mut other = marked.clone();
            other[at] ^= 1;
            assert_eq!(secret.known("password", "ada", other), None, "byte {at}");
        }
        assert_eq!(secret.known("password", "ada", b"hash".to_vec()), None);
        assert_eq!(Secret::fresh().known("password", "ada", marked), None);
    }
}
