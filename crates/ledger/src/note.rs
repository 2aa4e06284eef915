//! Signed notes in C2SP form: a text, an empty line, and a signature line.
//!
//! ```text
//! muniment/sample
//! 42
//! 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
//!
//! — muniment/sample x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn…
//! ```
//!
//! The signature line carries, in base64, the 4-byte key id and the 64-byte Ed25519 signature of
//! the text up to and including the newline before the empty line. The key id is the beginning of
//! SHA-256 of key name, newline, `01` and the public key. See <https://c2sp.org/signed-note>. Other lines of the same
//! form may follow, as witnesses add them; anything else is no note.

use crate::fault::Malformed;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// The byte by which C2SP names Ed25519.
const ED25519: u8 = 1;
/// Most signatures of one note.
const SIGNATURES_MAX: usize = 16;

/// Signs `text`, which must end with a newline, under the key name `name`.
pub(crate) fn sign(text: &str, name: &str, key: &SigningKey) -> String {
    let mut signed = key_id(name, &key.verifying_key()).to_vec();
    signed.extend(key.sign(text.as_bytes()).to_bytes());
    format!("{text}\n\u{2014} {name} {}\n", BASE64.encode(signed))
}

/// Gives the text of a note if one of `keys` signed it under the key name `name`.
/// Signatures of others, as witnesses add them, are passed over.
pub(crate) fn open<'n>(note: &'n str, name: &str, keys: &[VerifyingKey]) -> Result<&'n str, Malformed> {
    let (text, signatures) = split(note)?;
    let signed = signatures
        .lines()
        .filter_map(|line| line.strip_prefix("\u{2014} ")?.strip_prefix(name)?.strip_prefix(' '))
        .filter_map(|signed| BASE64.decode(signed).ok())
        .any(|signed| keys.iter().any(|key| is_signed(text, name, key, &signed)));
    if signed {
        return Ok(text);
    }
    Err(Malformed::new("the signature fits none of the known keys"))
}

/// The text of a note whose signature nobody checked.
pub(crate) fn text_unchecked(note: &str) -> Result<&str, Malformed> {
    split(note).map(|(text, _)| text)
}

/// A public key in the form that other C2SP tools take: name, key id and key, joined by `+`.
pub(crate) fn verifier_key(name: &str, key: &VerifyingKey) -> String {
    let id = hex::encode(key_id(name, key));
    let mut bytes = vec![ED25519];
    bytes.extend(key.as_bytes());
    format!("{name}+{id}+{}", BASE64.encode(bytes))
}

/// The key in the form that [`verifier_key`] writes, where its id is that of name and key. The name alone says nothing of
/// whose it is.
pub(crate) fn key_of(line: &str) -> Option<VerifyingKey> {
    let mut words = line.splitn(3, '+');
    let (name, id, key) = (words.next()?, words.next()?, words.next()?);
    let bytes = BASE64.decode(key).ok()?;
    let (&kind, key) = bytes.split_first()?;
    let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok().filter(|_| kind == ED25519)?;
    (u32::from_str_radix(id, 16) == Ok(u32::from_be_bytes(key_id(name, &key)))).then_some(key)
}

/// Text and signatures of a note.
fn split(note: &str) -> Result<(&str, &str), Malformed> {
    let none = || Malformed::new("this is not a signed note");
    let at = note.rfind("\n\n").ok_or_else(none)?;
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    let lines = signatures.split_terminator('\n');
    if lines.clone().count() > SIGNATURES_MAX {
        return Err(none());
    }
    match lines.enumerate().find(|(_, line)| !is_signature(line)) {
        None => Ok((text, signatures)),
        Some((nth, _)) => Err(Malformed::new(format!("line {} of its signatures is none", nth + 1))),
    }
}

/// Whether a line has the form of a signature, whoever gave it.
fn is_signature(line: &str) -> bool {
    let words = line.strip_prefix("\u{2014} ").and_then(|line| line.split_once(' '));
    words.is_some_and(|(name, signed)| {
        !name.is_empty()
            && !name.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '+')
            && BASE64.decode(signed).is_ok_and(|signed| signed.len() > 4)
    })
}

fn is_signed(text: &str, name: &str, key: &VerifyingKey, signed: &[u8]) -> bool {
    let Some((id, signature)) = signed.split_first_chunk::<4>() else { return false };
    let Ok(signature) = Signature::from_slice(signature) else { return false };
    *id == key_id(name, key) && key.verify_strict(text.as_bytes(), &signature).is_ok()
}

fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let digest =
        Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(key.as_bytes()).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example key and note of the Go package golang.org/x/mod/sumdb/note.
    const NAME: &str = "PeterNeumann";
    const SEED: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const VERIFIER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const TEXT: &str =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const SIGNATURE: &str =
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    fn key() -> SigningKey {
        let bytes = BASE64.decode(SEED).unwrap();
        SigningKey::from_bytes(bytes[1..].try_into().unwrap())
    }

    #[test]
    fn a_note_is_signed_as_another_implementation_signs_it() {
        let note = sign(TEXT, NAME, &key());
        assert_eq!(note, format!("{TEXT}\n\u{2014} {NAME} {SIGNATURE}\n"));
        assert_eq!(verifier_key(NAME, &key().verifying_key()), VERIFIER);
        assert_eq!(open(&note, NAME, &[key().verifying_key()]), Ok(TEXT));
    }

    #[test]
    fn a_note_with_one_bit_changed_is_refused() {
        let note = sign(TEXT, NAME, &key());
        for at in 0..note.len() {
            let mut bytes = note.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let opened = open(&changed, NAME, &[key().verifying_key()]);
            // The newline at the very end belongs to nobody.
            assert!(opened.is_err() || at == note.len() - 1, "byte {at}: {opened:?}");
        }
    }

    #[test]
    fn what_stands_behind_a_note_is_signatures_or_it_is_no_note() {
        let (note, keys) = (sign(TEXT, NAME, &key()), [key().verifying_key()]);
        let with = |more: &str| open(&format!("{note}{more}"), NAME, &keys).map(str::to_owned);
        assert_eq!(with("\u{2014} witness.example/w1 x08go/ZJkuBS9UG/\n"), Ok(TEXT.to_owned()));
        for more in ["x\n", "\0", "\n", "\u{2014} witness\n", "\u{2014} a+b x08go/ZJkuBS9UG/\n", "\u{2014} w !\n"] {
            assert!(with(more).is_err(), "{more:?}");
        }
        assert!(with(&"\u{2014} w x08go/ZJkuBS9UG/\n".repeat(SIGNATURES_MAX)).is_err());
    }

    #[test]
    fn a_key_whose_id_is_not_that_of_name_and_key_is_none() {
        assert_eq!(key_of(VERIFIER), Some(key().verifying_key()));
        assert_eq!(key_of(&VERIFIER.replace("c74f20a3", "c74f20a4")), None);
        assert_eq!(key_of(&VERIFIER.replace("Peter", "Paula")), None);
    }

    #[test]
    fn another_key_and_another_name_are_refused() {
        let note = sign(TEXT, NAME, &key());
        let other = SigningKey::from_bytes(&[9; 32]).verifying_key();
        assert!(open(&note, NAME, &[other]).is_err());
        assert!(open(&note, "PeterNeuman", &[key().verifying_key()]).is_err());
        assert!(open("no note", NAME, &[other]).is_err());
    }
}
