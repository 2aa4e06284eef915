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
//! SHA-256 of key name, newline, `01` and the public key. See <https://c2sp.org/signed-note>.

use crate::fault::Malformed;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// The byte by which C2SP names Ed25519.
const ED25519: u8 = 1;

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
    let id: String = key_id(name, key).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut bytes = vec![ED25519];
    bytes.extend(key.as_bytes());
    format!("{name}+{id}+{}", BASE64.encode(bytes))
}

/// The key in the form that [`verifier_key`] writes. Its name says nothing of whose it is.
pub(crate) fn key_of(line: &str) -> Option<VerifyingKey> {
    let bytes = BASE64.decode(line.splitn(3, '+').nth(2)?).ok()?;
    let (&kind, key) = bytes.split_first()?;
    VerifyingKey::from_bytes(key.try_into().ok()?).ok().filter(|_| kind == ED25519)
}

fn split(note: &str) -> Result<(&str, &str), Malformed> {
    let at = note.rfind("\n\n").ok_or_else(|| Malformed::new("this is not a signed note"))?;
    Ok((&note[..=at], &note[at + 2..]))
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
    fn another_key_and_another_name_are_refused() {
        let note = sign(TEXT, NAME, &key());
        let other = SigningKey::from_bytes(&[9; 32]).verifying_key();
        assert!(open(&note, NAME, &[other]).is_err());
        assert!(open(&note, "PeterNeuman", &[key().verifying_key()]).is_err());
        assert!(open("no note", NAME, &[other]).is_err());
    }
}
