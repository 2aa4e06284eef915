//! The keys that sign and check checkpoints: two files beside the data.
//!
//! - `muniment.key`: the Ed25519 seed in base64, readable by its owner alone.
//! - `muniment.pub`: every public key ever used here, one a line in base64, oldest first.
//!
//! Both are made when the data folder is made. **Rotate** with [`Keys::rotate`]: a new seed takes
//! the place of the old one, the old public key stays in the list, so old checkpoints still
//! verify. **Lost**: if `muniment.key` is gone but `muniment.pub` is there, `rotate` makes a new
//! one in the same way. If both are gone, put `muniment.pub` back from a backup first: without
//! it nobody can tell true checkpoints from false ones. **Stolen**: rotate, and compare with
//! checkpoints kept outside before the theft, as whoever has the key can sign another history.

use crate::checkpoint;
use crate::fault::{Fault, Malformed};
use crate::file::{place, read, replace};
use crate::note;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::io::ErrorKind;
use std::path::Path;

/// The file of the secret seed.
pub const KEY_FILE: &str = "muniment.key";
/// The file of the public keys.
pub const PUBLIC_FILE: &str = "muniment.pub";

/// The signing key, if it is here, and all public keys that count.
#[derive(Debug)]
pub struct Keys {
    signing: Option<SigningKey>,
    /// Oldest first; the last one belongs to the signing key.
    verifying: Vec<VerifyingKey>,
}

impl Keys {
    /// A key that lives only in memory.
    pub fn ephemeral() -> Keys {
        let key = fresh();
        Keys { verifying: vec![key.verifying_key()], signing: Some(key) }
    }

    /// The keys of a data folder. The secret one may be missing: then nothing can be signed.
    pub fn load(folder: &Path) -> Result<Keys, Fault> {
        let public = read(&folder.join(PUBLIC_FILE))?
            .ok_or_else(|| missing(folder, PUBLIC_FILE, "put it back from a backup"))?;
        let verifying = public.lines().map(public_key).collect::<Result<Vec<_>, _>>()?;
        let secret = secret(folder)?;
        let signing = secret.map(|seed| secret_key(&seed)).transpose()?;
        let keys = Keys { signing, verifying };
        keys.agree(folder).map(|()| keys)
    }

    /// Public keys that somebody wrote down: lines of a [`PUBLIC_FILE`], or keys as [`Keys::verifier`] tells them.
    pub fn public(text: &str) -> Result<Keys, Malformed> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let verifying = lines.map(written).collect::<Result<Vec<_>, _>>()?;
        if verifying.is_empty() {
            return Err(Malformed::new("there is no public key in it"));
        }
        Ok(Keys { signing: None, verifying })
    }

    /// The keys of a new data folder, made unless they are there.
    pub fn create(folder: &Path) -> Result<Keys, Fault> {
        let key = fresh();
        let secret = folder.join(KEY_FILE);
        // Two processes may start at once: the first one's key counts for both.
        if !secret.exists() {
            place(&secret, &BASE64.encode(key.to_bytes()), 0o600)?;
        }
        let seed = read(&secret)?.ok_or_else(|| missing(folder, KEY_FILE, "start again"))?;
        let public = BASE64.encode(secret_key(&seed)?.verifying_key());
        let file = folder.join(PUBLIC_FILE);
        if !file.exists() {
            place(&file, &public, 0o644)?;
        }
        Keys::load(folder)
    }

    /// Makes a new signing key for a data folder and keeps the old public keys.
    /// Servers on this folder are to be restarted; checkpoints made before still verify.
    pub fn rotate(folder: &Path) -> Result<Keys, Fault> {
        let key = fresh();
        let old = read(&folder.join(PUBLIC_FILE))?
            .ok_or_else(|| missing(folder, PUBLIC_FILE, "put it back from a backup first"))?;
        let public = format!("{}\n{}", old.trim_end(), BASE64.encode(key.verifying_key()));
        // The secret goes last: cut off in between, the folder has a public key too many.
        replace(&folder.join(PUBLIC_FILE), &public, 0o644)?;
        replace(&folder.join(KEY_FILE), &BASE64.encode(key.to_bytes()), 0o600)?;
        Keys::load(folder)
    }

    /// The newest public key in the form other C2SP tools take, for one organization.
    pub fn verifier(&self, org: &str) -> String {
        let newest = self.verifying.last().expect("a key file has at least one line");
        note::verifier_key(&checkpoint::origin(org), newest)
    }

    /// All public keys that count, oldest first, in that form.
    pub fn verifiers(&self, org: &str) -> Vec<String> {
        let origin = checkpoint::origin(org);
        self.verifying.iter().map(|key| note::verifier_key(&origin, key)).collect()
    }

    /// The oldest public key in base64: the one a store was made with.
    pub(crate) fn oldest(&self) -> String {
        BASE64.encode(self.verifying.first().expect("a key file has at least one line"))
    }

    /// Whether a public key in base64 is among these.
    pub(crate) fn knows(&self, public: &str) -> bool {
        self.verifying.iter().any(|key| BASE64.encode(key) == public)
    }

    /// Signs a text that ends with a newline, under a key name.
    pub(crate) fn sign(&self, text: &str, name: &str) -> Result<String, Fault> {
        let key = self.signing.as_ref().ok_or_else(|| {
            Fault::Key(format!("{KEY_FILE} is missing, so nothing can be written: put it back or rotate the key"))
        })?;
        Ok(note::sign(text, name, key))
    }

    /// The text of a note that one of the keys signed under `name`.
    pub(crate) fn open<'n>(&self, note: &'n str, name: &str) -> Result<&'n str, Malformed> {
        note::open(note, name, &self.verifying)
    }

    /// A secret key without its public one could sign what nobody accepts.
    fn agree(&self, folder: &Path) -> Result<(), Fault> {
        let known = |key: &SigningKey| self.verifying.contains(&key.verifying_key());
        if self.verifying.is_empty() || self.signing.as_ref().is_some_and(|key| !known(key)) {
            return Err(Fault::Key(format!(
                "{PUBLIC_FILE} in {} does not belong to {KEY_FILE}: put both back from one backup",
                folder.display()
            )));
        }
        Ok(())
    }
}

/// The secret line, if it is here for us: whoever may read the data but not the key can verify.
fn secret(folder: &Path) -> Result<Option<String>, Fault> {
    match read(&folder.join(KEY_FILE)) {
        Err(Fault::File { source, .. }) if source.kind() == ErrorKind::PermissionDenied => Ok(None),
        found => found,
    }
}

fn fresh() -> SigningKey {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("the operating system gives random bytes");
    SigningKey::from_bytes(&seed)
}

fn secret_key(line: &str) -> Result<SigningKey, Fault> {
    Ok(SigningKey::from_bytes(&key_bytes(line, KEY_FILE)?))
}

fn public_key(line: &str) -> Result<VerifyingKey, Fault> {
    let bytes = key_bytes(line, PUBLIC_FILE)?;
    VerifyingKey::from_bytes(&bytes).map_err(|_| broken(PUBLIC_FILE))
}

/// A public key in either form.
fn written(line: &str) -> Result<VerifyingKey, Malformed> {
    let key = note::key_of(line).map_or_else(|| public_key(line).ok(), Some);
    key.ok_or_else(|| Malformed::new("a public key is a line of muniment.pub, or name, id and key joined by +"))
}

fn key_bytes(line: &str, file: &str) -> Result<[u8; 32], Fault> {
    let bytes = BASE64.decode(line.trim()).ok();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| broken(file))
}

fn broken(file: &str) -> Fault {
    Fault::Key(format!("{file} is not a key file: put it back from a backup"))
}

fn missing(folder: &Path, file: &str, advice: &str) -> Fault {
    Fault::Key(format!("{file} is missing in {}: {advice}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_seed_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = Keys::create(folder.path()).unwrap();
        let again = Keys::create(folder.path()).unwrap();
        assert_eq!(first.verifier("sample"), again.verifier("sample"));
        let mode = fs::metadata(folder.path().join(KEY_FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn notes_signed_before_a_rotation_or_a_loss_still_open() {
        let folder = tempfile::tempdir().unwrap();
        let old = Keys::create(folder.path()).unwrap();
        let note = old.sign("text\n", "name").unwrap();
        fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
        let public_only = Keys::load(folder.path()).unwrap();
        assert!(public_only.sign("text\n", "name").unwrap_err().to_string().contains("rotate"));

        let new = Keys::rotate(folder.path()).unwrap();
        assert_ne!(new.verifier("sample"), old.verifier("sample"));
        assert_eq!(new.open(&note, "name"), Ok("text\n"));
        let newer = new.sign("text\n", "name").unwrap();
        assert!(old.open(&newer, "name").is_err());
    }

    #[test]
    fn keys_that_do_not_belong_together_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let other = tempfile::tempdir().unwrap();
        Keys::create(folder.path()).unwrap();
        Keys::create(other.path()).unwrap();
        fs::copy(other.path().join(KEY_FILE), folder.path().join(KEY_FILE)).unwrap();
        let said = Keys::load(folder.path()).unwrap_err().to_string();
        assert!(said.contains("does not belong"), "{said}");
        fs::write(folder.path().join(KEY_FILE), "nonsense").unwrap();
        let said = Keys::load(folder.path()).unwrap_err().to_string();
        assert!(said.contains("not a key file"), "{said}");
    }
}
