//! One public key as it is written down, and the handover from the key before it.
//!
//! A line holds the key in base64, or as other C2SP tools take it, and after the first key two words more: since when
//! it signs (microseconds since 1970), and the signature of the key before it over three lines, each with its line end:
//! `muniment/handover`, the new key in base64, since when. Where the key before it was lost, the word is `lost`.

use crate::fault::Malformed;
use crate::note;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

/// How long both keys count around a handover: a server learns of it within this time.
const GRACE_US: i64 = 60_000_000;
/// What stands in the place of the signature where nobody could give it.
const LOST: &str = "lost";

/// A public key with its beginning.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub key: VerifyingKey,
    /// Since when it signs; none for the first.
    pub since_us: Option<i64>,
    /// What the key before it signed; none for the first, and where it was lost.
    pub handover: Option<Signature>,
}

impl Known {
    /// The first key of a folder.
    pub fn first(key: VerifyingKey) -> Known {
        Known { key, since_us: None, handover: None }
    }

    /// A key that takes over from another, which signs that it does if it is here.
    pub fn heir(key: VerifyingKey, since_us: i64, before: Option<&SigningKey>) -> Known {
        let handover = before.map(|before| before.sign(handover(&key, since_us).as_bytes()));
        Known { key, since_us: Some(since_us), handover }
    }

    /// The line of a key, written in either form.
    pub fn read(line: &str) -> Result<Known, Malformed> {
        let wrong = || Malformed::new("a public key is a line of muniment.pub, or name, id and key joined by +");
        let mut words = line.split_whitespace();
        let key = words.next().and_then(|word| note::key_of(word).or_else(|| bare(word))).ok_or_else(wrong)?;
        let since_us = words.next().map(|since| since.parse().map_err(|_| wrong())).transpose()?;
        let handover = match words.next() {
            None | Some(LOST) => None,
            Some(signed) => {
                let bytes = BASE64.decode(signed).ok();
                Some(bytes.and_then(|bytes| Signature::from_slice(&bytes).ok()).ok_or_else(wrong)?)
            }
        };
        Ok(Known { key, since_us, handover })
    }

    /// The line, with the key as `told`.
    pub fn line(&self, told: &str) -> String {
        let Some(since) = self.since_us else { return told.to_owned() };
        let handover = self.handover.map_or_else(|| LOST.to_owned(), |signed| BASE64.encode(signed.to_bytes()));
        format!("{told} {since} {handover}")
    }

    /// The key in base64.
    pub fn bare(&self) -> String {
        BASE64.encode(self.key)
    }

    /// Whether `before` signed that this key takes over.
    pub fn follows(&self, before: &VerifyingKey) -> bool {
        let (Some(since), Some(signed)) = (self.since_us, self.handover) else { return false };
        before.verify_strict(handover(&self.key, since).as_bytes(), &signed).is_ok()
    }

    /// Whether the key before this one still signed at this time.
    pub fn leaves_to_the_one_before(&self, time_us: i64) -> bool {
        self.since_us.is_none_or(|since| time_us < since.saturating_add(GRACE_US))
    }

    /// When an entry of now is dated under this key, the newest.
    pub fn dated(&self, now_us: i64) -> i64 {
        match self.since_us {
            Some(since) if now_us < since => since.saturating_add(GRACE_US),
            Some(_) | None => now_us,
        }
    }
}

/// Whether a key takes over from the last of those known. Only that one may hand over: one that has an heir was given up,
/// and whoever still has it may have stolen it.
pub(super) fn heir_of(known: &[Known], heir: &Known) -> Result<(), Malformed> {
    let signed = known.iter().rposition(|own| heir.follows(&own.key));
    let Some(at) = signed else {
        return Err(Malformed::new("nobody whose key is known handed over to this key"));
    };
    if at + 1 < known.len() {
        return Err(Malformed::new("the key that hands over here had handed over to another key before"));
    }
    if heir.since_us < known[at].since_us {
        return Err(Malformed::new("this key takes over before the one before it did"));
    }
    Ok(())
}

/// Says what is wrong with a list of keys, oldest first, and with which of them.
pub(super) fn check(all: &[Known]) -> Result<(), (usize, Malformed)> {
    for (nth, known) in all.iter().enumerate() {
        let before = &all[..nth];
        let fits = match (nth, known.since_us, known.handover) {
            (0, None, _) => Ok(()),
            (0, Some(_), _) => Err(Malformed::new("the first key takes over from nobody")),
            _ if before.iter().any(|own| own.key == known.key) => Err(Malformed::new("this key stands here twice")),
            (_, None, _) => Err(Malformed::new("it says neither since when the key signs nor who handed over to it")),
            (_, Some(_), None) => Ok(()),
            (_, Some(_), Some(_)) if !before.iter().any(|own| known.follows(&own.key)) => {
                Err(Malformed::new("no key before it signed this handover"))
            }
            (_, Some(_), Some(_)) => heir_of(before, known),
        };
        fits.map_err(|wrong| (nth, wrong))?;
    }
    if all.is_empty() {
        return Err((0, Malformed::new("there is no key in it")));
    }
    Ok(())
}

fn handover(key: &VerifyingKey, since_us: i64) -> String {
    format!("muniment/handover\n{}\n{since_us}\n", BASE64.encode(key))
}

fn bare(word: &str) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&BASE64.decode(word).ok()?.try_into().ok()?).ok()
}
