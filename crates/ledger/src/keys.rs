//! The keys that sign and check checkpoints: two files beside the data.
//!
//! - `muniment.key`: the Ed25519 seed in base64, readable by its owner alone.
//! - `muniment.pub`: every public key ever used here, one a line, oldest first, with the handovers between them; the
//!   form of a line stands in `known`.
//!
//! Both are made when the data folder is made. **Rotate** with [`Keys::rotate`]: a new seed takes the place of the old
//! one, which signs that it does. The old public key stays in the list, so old checkpoints still verify; the old
//! key counts for nothing that was entered after. A running server takes the new key by itself. **Lost**: if `muniment.key` is gone but
//! `muniment.pub` is there, [`Keys::replace`] makes a new one in the same way, and the list says that nobody signed the
//! handover. If both are gone, put `muniment.pub` back from a backup first: without it nobody can tell true checkpoints
//! from false ones. **Stolen**: rotate, and compare with checkpoints kept outside before the theft, as whoever has the
//! key can sign another history of its time.

mod known;
#[cfg(test)]
mod tests;

use crate::checkpoint;
use crate::fault::{Fault, Malformed};
use crate::file::{place, read, replace};
use crate::note;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use ed25519_dalek::SigningKey;
use known::Known;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

/// The file of the secret seed.
pub const KEY_FILE: &str = "muniment.key";
/// A new seed on its way into the place of the old one.
const NEXT_FILE: &str = "muniment.key.next";
/// The file of the public keys.
pub const PUBLIC_FILE: &str = "muniment.pub";

/// The signing key, if it is here, and all public keys that count. Keys of a folder follow its files.
#[derive(Debug)]
pub struct Keys {
    folder: Option<PathBuf>,
    held: RwLock<Arc<Held>>,
}

/// Why there is no key to sign with.
#[derive(Clone, Copy, Debug)]
enum Without {
    /// There is no file of it.
    Missing,
    /// Whoever runs this may not read it.
    Unreadable,
    /// The seed that is here was given up for a newer one: it must sign nothing more.
    GivenUp,
}

/// What the files said when they were read.
#[derive(Debug)]
struct Held {
    signing: Option<SigningKey>,
    /// Why there is none to sign with, where there is none.
    without: Without,
    /// Oldest first; the last one belongs to the signing key.
    known: Vec<Known>,
    stamp: Stamp,
}

/// By it one sees that a file was written again.
type Stamp = [Option<SystemTime>; 2];

/// A public key with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTold {
    /// As other C2SP tools take it.
    pub verifier: String,
    /// Since when it signs, in microseconds since 1970; none for the first.
    pub since_us: Option<i64>,
    /// Whether the key before it signed that it takes over; false for the first.
    pub handed_over: bool,
}

impl Keys {
    /// A key that lives only in memory.
    pub fn ephemeral() -> Keys {
        let key = fresh();
        let known = vec![Known::first(key.verifying_key())];
        Keys::of(Held { known, signing: Some(key), without: Without::Missing, stamp: [None; 2] })
    }

    /// The keys of a data folder. The secret one may be missing: then nothing can be signed.
    pub fn load(folder: &Path) -> Result<Keys, Fault> {
        let held = Held::load(folder)?;
        Ok(Keys { folder: Some(folder.to_owned()), ..Keys::of(held) })
    }

    /// Public keys that somebody wrote down: lines of a [`PUBLIC_FILE`], or keys as [`Keys::verifier`] tells them.
    /// Lines that begin with `#` are for people.
    pub fn public(text: &str) -> Result<Keys, Malformed> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let known = lines.map(Known::read).collect::<Result<Vec<_>, _>>()?;
        if known.is_empty() {
            return Err(Malformed::new("there is no public key in it"));
        }
        Ok(Keys::of(Held { signing: None, without: Without::Missing, known, stamp: [None; 2] }))
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
        let public = Known::first(secret_key(&seed)?.verifying_key()).bare();
        let file = folder.join(PUBLIC_FILE);
        if !file.exists() {
            place(&file, &public, 0o644)?;
        }
        Keys::load(folder)
    }

    /// Makes a new signing key for a data folder; the old one signs that it takes over from now on. Now is not before
    /// the newest entry of any ledger there, whatever the clock says: the old key signed that one rightly.
    pub fn rotate(folder: &Path, now_us: i64) -> Result<Keys, Fault> {
        let old = Held::load(folder)?;
        let signing = old.signing.as_ref().ok_or_else(|| old.cannot_sign())?;
        old.succeeded(folder, now_us, Some(signing))
    }

    /// Makes a new signing key in the place of one that is lost. Nobody signs the handover, which every verification
    /// with a key from outside will show.
    pub fn replace(folder: &Path, now_us: i64) -> Result<Keys, Fault> {
        let old = Held::load(folder)?;
        if old.signing.is_some() {
            return Err(Fault::Key(format!("{KEY_FILE} is here, so it can sign the handover: rotate it instead")));
        }
        old.succeeded(folder, now_us, None)
    }

    /// The folder whose keys these are.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The newest public key in the form other C2SP tools take, for one organization.
    pub fn verifier(&self, org: &str) -> String {
        let held = self.held();
        let newest = held.known.last().expect("a key file has at least one line");
        note::verifier_key(&checkpoint::origin(org), &newest.key)
    }

    /// All public keys that count, oldest first.
    pub fn told(&self, org: &str) -> Vec<KeyTold> {
        let (held, origin) = (self.held(), checkpoint::origin(org));
        let before = std::iter::once(None).chain(held.known.iter().map(Some));
        let one = |(known, before): (&Known, Option<&Known>)| KeyTold {
            verifier: note::verifier_key(&origin, &known.key),
            since_us: known.since_us,
            handed_over: before.is_some_and(|before| known.follows(&before.key)),
        };
        held.known.iter().zip(before).map(one).collect()
    }

    /// The lines of all public keys, each as other C2SP tools take it with its handover behind.
    pub fn lines(&self, org: &str) -> Vec<String> {
        let origin = checkpoint::origin(org);
        let held = self.held();
        held.known.iter().map(|known| known.line(&note::verifier_key(&origin, &known.key))).collect()
    }

    /// These keys and those that the last of them, or its heirs, handed over to according to another list; with what is
    /// wrong with that list, by the number of its line. What stands in it before the first key known says nothing.
    pub(crate) fn with_heirs(&self, list: &Keys) -> (Keys, Vec<(usize, Malformed)>) {
        let mut known = self.held().known.clone();
        let (mut begun, mut wrong) = (false, Vec::new());
        for (nth, heir) in list.held().known.iter().enumerate() {
            if known.iter().any(|own| own.key == heir.key) {
                begun = true;
                continue;
            }
            match known::heir_of(&known, heir) {
                Ok(()) => known.push(heir.clone()),
                Err(malformed) if begun => wrong.push((nth, malformed)),
                Err(_) => {}
            }
        }
        (Keys::of(Held { signing: None, without: Without::Missing, known, stamp: [None; 2] }), wrong)
    }

    /// What is wrong with the list, taken as a whole one, and with which key of it.
    pub(crate) fn check(&self) -> Result<(), (usize, Malformed)> {
        known::check(&self.held().known)
    }

    /// The oldest public key in base64: the one a store was made with.
    pub(crate) fn oldest(&self) -> String {
        self.held().known.first().expect("a key file has at least one line").bare()
    }

    /// Whether a public key in base64 is among these.
    pub(crate) fn knows(&self, public: &str) -> bool {
        self.held().known.iter().any(|known| known.bare() == public)
    }

    /// Refuses where there is no key to sign with, and says what to do.
    pub fn can_sign(&self) -> Result<(), Fault> {
        let held = self.held();
        if held.signing.is_some() { Ok(()) } else { Err(held.cannot_sign()) }
    }

    /// Signs a text that ends with a newline, under a key name.
    pub(crate) fn sign(&self, text: &str, name: &str) -> Result<String, Fault> {
        self.follow();
        let held = self.held();
        let key = held.signing.as_ref().ok_or_else(|| held.cannot_sign())?;
        Ok(note::sign(text, name, key))
    }

    /// The text of a note that one of the keys signed under `name`.
    pub(crate) fn open<'n>(&self, note: &'n str, name: &str) -> Result<&'n str, Malformed> {
        let opened = |held: &Held| {
            let keys: Vec<_> = held.known.iter().map(|known| known.key).collect();
            note::open(note, name, &keys)
        };
        opened(&self.held()).or_else(|_| {
            self.follow();
            opened(&self.held())
        })
    }

    /// The text of a note that the newest key signed under `name`: of what can be made again, nothing counts that a key
    /// signed that was given up.
    pub(crate) fn open_newest<'n>(&self, note: &'n str, name: &str) -> Result<&'n str, Malformed> {
        self.follow();
        let newest = self.held().known.last().expect("a key file has at least one line").key;
        note::open(note, name, &[newest])
    }

    /// Since when another key signs in the place of the one that signed a note, in microseconds since 1970; none where it
    /// is the newest, or none of these.
    pub(crate) fn given_up_us(&self, note: &str, name: &str) -> Option<i64> {
        let at = self.signer(note, name)?;
        self.held().known.get(at + 1)?.since_us
    }

    /// Which of these keys signed a note, counted from the oldest.
    pub(crate) fn signer(&self, note: &str, name: &str) -> Option<usize> {
        self.held().known.iter().position(|known| note::open(note, name, &[known.key]).is_ok())
    }

    /// Whether a note of a ledger whose last entry is of `last_us` is signed by a key that still counted then; says what
    /// is wrong where it is not. A key may sign what was entered before it was made: the checkpoint of a day is signed
    /// when the next entry comes, and clocks go wrong.
    pub(crate) fn timely(&self, note: &str, name: &str, last_us: i64) -> Result<(), Malformed> {
        // Whoever did not sign since a rotation would not know of it.
        self.follow();
        let held = self.held();
        let heir = self.signer(note, name).and_then(|at| held.known.get(at + 1));
        if heir.is_none_or(|heir| heir.leaves_to_the_one_before(last_us)) {
            return Ok(());
        }
        Err(Malformed::new("it is signed by a key that was given up before its last entry"))
    }

    /// When an entry of now is dated, in microseconds since 1970. A key takes over behind the newest entry, whatever the
    /// clock says; where that was wrong and now is before it, the entry goes behind the time in which the key before
    /// counts too: whoever has that one could else sign in this one's name until the clock caught up.
    pub fn dated(&self, now_us: i64) -> i64 {
        self.held().known.last().map_or(now_us, |newest| newest.dated(now_us))
    }

    fn of(held: Held) -> Keys {
        Keys { folder: None, held: RwLock::new(Arc::new(held)) }
    }

    fn held(&self) -> Arc<Held> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the files again if they were written since. What cannot be read now leaves things as they were.
    fn follow(&self) {
        let Some(folder) = &self.folder else { return };
        if stamp(folder) == self.held().stamp {
            return;
        }
        if let Ok(held) = Held::load(folder) {
            *self.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(held);
        }
    }
}

impl Held {
    fn load(folder: &Path) -> Result<Held, Fault> {
        // Before the files: what is written meanwhile is then seen to be newer.
        let stamp = stamp(folder);
        let public = read(&folder.join(PUBLIC_FILE))?
            .ok_or_else(|| missing(folder, PUBLIC_FILE, "put it back from a backup"))?;
        let known = public.lines().map(Known::read).collect::<Result<Vec<_>, _>>().map_err(|_| broken(PUBLIC_FILE))?;
        known::check(&known).map_err(|(nth, wrong)| {
            let told = format!("{PUBLIC_FILE} in {}: line {}: {wrong}", folder.display(), nth + 1);
            Fault::Key(format!("{told}: put the file back from a backup"))
        })?;
        let is_newest = |key: &SigningKey| known.last().is_some_and(|known| known.key == key.verifying_key());
        let found = secret(&folder.join(KEY_FILE))?;
        // A secret key without its public one could sign what nobody accepts.
        if found.as_ref().is_some_and(|key| known.iter().all(|known| known.key != key.verifying_key())) {
            let told = folder.display();
            let said = format!("{PUBLIC_FILE} in {told} does not belong to {KEY_FILE}: put both back from one backup");
            return Err(Fault::Key(said));
        }
        let is_here = found.is_some();
        let signing = match found.filter(is_newest) {
            Some(key) => Some(key),
            None => brought_to_its_end(folder, is_newest)?,
        };
        let without = match (is_here, folder.join(KEY_FILE).exists()) {
            (true, _) => Without::GivenUp,
            (false, true) => Without::Unreadable,
            (false, false) => Without::Missing,
        };
        Ok(Held { without, signing, known, stamp })
    }

    /// Why there is no key to sign with.
    fn cannot_sign(&self) -> Fault {
        let lost = "or say that it is lost (`muniment key rotate --lost`)";
        Fault::Key(match self.without {
            Without::GivenUp => {
                format!("{KEY_FILE} was given up for a newer key: put that one back from a backup, {lost}")
            }
            Without::Missing => {
                format!("{KEY_FILE} is missing, so nothing can be written: put it back from a backup, {lost}")
            }
            Without::Unreadable => format!(
                "{KEY_FILE} may not be read by whoever runs this, so nothing can be written: give it back to them \
                 (`chown`, `chmod 600`); it is not lost"
            ),
        })
    }

    /// Puts a new key in the place of the one there.
    fn succeeded(&self, folder: &Path, now_us: i64, before: Option<&SigningKey>) -> Result<Keys, Fault> {
        let key = fresh();
        let heir = Known::heir(key.verifying_key(), now_us, before);
        let lines: Vec<_> = self.known.iter().chain([&heir]).map(|known| known.line(&known.bare())).collect();
        // The new secret is there first: cut off after the list names it, it is found and put in its place.
        replace(&folder.join(NEXT_FILE), &BASE64.encode(key.to_bytes()), 0o600)?;
        replace(&folder.join(PUBLIC_FILE), &lines.join("\n"), 0o644)?;
        Keys::load(folder)
    }
}

fn stamp(folder: &Path) -> Stamp {
    [PUBLIC_FILE, KEY_FILE].map(|file| folder.join(file).metadata().and_then(|found| found.modified()).ok())
}

/// The key in a file, if it is here for us: whoever may read the data but not the key can verify.
fn secret(file: &Path) -> Result<Option<SigningKey>, Fault> {
    match read(file) {
        Err(Fault::File { source, .. }) if source.kind() == ErrorKind::PermissionDenied => Ok(None),
        found => found?.map(|seed| secret_key(&seed)).transpose(),
    }
}

/// The new seed, if the public keys name it: it goes into the place of the old one. Whoever cannot write uses it from
/// where it lies.
fn brought_to_its_end(folder: &Path, is_newest: impl Fn(&SigningKey) -> bool) -> Result<Option<SigningKey>, Fault> {
    let next = folder.join(NEXT_FILE);
    let key = secret(&next)?.filter(is_newest);
    if key.is_some() {
        // It is tried again by whoever loads the keys next.
        let _ = std::fs::rename(&next, folder.join(KEY_FILE));
    }
    Ok(key)
}

fn fresh() -> SigningKey {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).expect("the operating system gives random bytes");
    SigningKey::from_bytes(&seed)
}

fn secret_key(line: &str) -> Result<SigningKey, Fault> {
    let bytes = BASE64.decode(line.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    Ok(SigningKey::from_bytes(&bytes.ok_or_else(|| broken(KEY_FILE))?))
}

fn broken(file: &str) -> Fault {
    Fault::Key(format!("{file} is not a key file: put it back from a backup"))
}

fn missing(folder: &Path, file: &str, advice: &str) -> Fault {
    Fault::Key(format!("{file} is missing in {}: {advice}", folder.display()))
}
