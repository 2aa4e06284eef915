//! Passwords: argon2id hashes beside the ledger.

use access::Account;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Id, RawId, Refusal};
use ledger::Store;

use crate::failure::Fault;

const SPACE: &str = "password";
/// Shortest password: what OWASP ASVS 4.0.3 asks for (2.1.1). NIST SP 800-63B-4 would have 15 where there is no second
/// factor; guesses are slowed down beside that.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// Longest password, so that hashing stays bounded.
pub const PASSWORD_BYTES_MAX: usize = 256;

/// Shorter logins stand in passwords by chance.
const LOGIN_CHARS_TELLING: usize = 4;

/// OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane.
fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Whether a password may be used with a login.
pub(super) fn acceptable(password: &str, login: &str) -> Result<(), Vec<Refusal>> {
    let refusal = |message: String| Err(vec![Refusal::software("password", message)]);
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return refusal(format!("use at least {PASSWORD_CHARS_MIN} characters; a few words in a row are good"));
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return refusal(format!("use at most {PASSWORD_BYTES_MAX} bytes"));
    }
    if login.chars().count() >= LOGIN_CHARS_TELLING && password.to_lowercase().contains(&login.to_lowercase()) {
        return refusal("leave your login out of the password".to_owned());
    }
    Ok(())
}

/// Stores the hash of a password.
pub(super) async fn put(store: &Store, account: RawId, password: &str) -> Result<(), Fault> {
    let password = password.to_owned();
    let hash =
        tokio::task::spawn_blocking(move || hasher().hash_password(password.as_bytes()).map(|hash| hash.to_string()));
    let hash = hash.await.map_err(Fault::of)?.map_err(|error| Fault::told(error.to_string()))?;
    store.put_aside(SPACE, &account.to_string(), hash.into_bytes()).await.map_err(Fault::of)
}

/// Forgets the password of an account, which nobody can sign in to then.
pub(super) async fn forget(store: &Store, account: Id<Account>) -> Result<(), Fault> {
    store.delete_aside(SPACE, &account.raw().to_string()).await.map_err(Fault::of)
}

/// The hash of an account's password; none where there is no account, or no password.
pub(super) async fn stored(store: &Store, account: Option<Id<Account>>) -> Result<Option<String>, Fault> {
    let stored = match account {
        Some(account) => store.get_aside(SPACE, &account.raw().to_string()).await.map_err(Fault::of)?,
        None => None,
    };
    Ok(stored.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// Whether a password is the one of a hash. Takes as long where there is none.
pub(super) async fn check(stored: Option<String>, password: &str) -> Result<bool, Fault> {
    let password = password.to_owned();
    let checked = tokio::task::spawn_blocking(move || match stored.as_deref().map(PasswordHash::new) {
        Some(Ok(hash)) => hasher().verify_password(password.as_bytes(), &hash).is_ok(),
        Some(Err(_)) | None => {
            let _ = hasher().hash_password(password.as_bytes());
            false
        }
    });
    checked.await.map_err(Fault::of)
}
