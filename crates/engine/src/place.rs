//! Where the data lies.

use std::fmt;
use std::path::{Path, PathBuf};

use ledger::Store;

use crate::failure::Fault;
use crate::unfinished;

/// Where the data lies.
#[derive(Clone, Debug)]
pub enum Place {
    /// A data folder with one file, the keys and the files of records.
    Folder(PathBuf),
    /// Ledgers in a PostgreSQL database; the keys and the files of records in a data folder.
    Database {
        /// Its address, such as `postgres://muniment@db.example.org/muniment`.
        url: String,
        /// The data folder.
        folder: PathBuf,
    },
    /// Nowhere: gone when the engine is.
    Memory,
    /// A store opened by the caller, such as one that fails on purpose.
    Store(Store),
}

impl Place {
    /// The store, made where it is missing.
    ///
    /// # Errors
    /// Where it cannot be opened, and where a copy into it was cut off.
    pub async fn store(&self) -> Result<Store, Fault> {
        unfinished::check(self)?;
        self.filled().await
    }

    /// The store of a place that is being copied to, made where it is missing.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub async fn filled(&self) -> Result<Store, Fault> {
        match self {
            Self::Folder(folder) => Store::sqlite(folder).await.map_err(Fault::of),
            Self::Database { url, folder } => Store::postgres(url, folder).await.map_err(Fault::of),
            Self::Memory => Ok(Store::memory()),
            Self::Store(store) => Ok(store.clone()),
        }
    }

    /// The store, for reading alone.
    ///
    /// # Errors
    /// As of [`Place::store`].
    pub async fn read_only(&self) -> Result<Store, Fault> {
        unfinished::check(self)?;
        match self {
            Self::Folder(folder) => Store::sqlite_read_only(folder).await.map_err(Fault::of),
            Self::Database { url, folder } => Store::postgres_read_only(url, folder).await.map_err(Fault::of),
            Self::Memory | Self::Store(_) => self.store().await,
        }
    }

    /// Whether there is data already.
    ///
    /// # Errors
    /// Where nobody can look, and where a copy into it was cut off.
    pub async fn is_made(&self) -> Result<bool, Fault> {
        unfinished::check(self)?;
        match self {
            Self::Folder(folder) => Ok(folder.join(ledger::store::DATA_FILE).exists()),
            Self::Database { url, .. } => ledger::store::postgres_is_made(url).await.map_err(Fault::of),
            Self::Memory | Self::Store(_) => Ok(true),
        }
    }

    /// The folder of keys and files.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) | Self::Database { folder, .. } => Some(folder),
            Self::Memory | Self::Store(_) => None,
        }
    }
}

impl fmt::Display for Place {
    /// As it is named to a user, without the password in an address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Database { url, folder } => write!(f, "{} with {}", without_password(url), folder.display()),
            Self::Memory | Self::Store(_) => f.write_str("memory"),
        }
    }
}

/// An address of a database that may be shown.
pub fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    if tail.contains('@') {
        // A password may hold a slash or a question mark that nobody escaped: nobody knows where it ends.
        let user = authority.split([':', '@']).next().unwrap_or_default();
        return format!("{scheme}://{user}@…");
    }
    let authority = match authority.rsplit_once('@') {
        Some((user, hosts)) => format!("{}@{hosts}", user.split(':').next().unwrap_or_default()),
        None => authority.to_owned(),
    };
    // A password may stand among the parameters, too.
    let path = tail.split('?').next().unwrap_or_default();
    format!("{scheme}://{authority}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let shown = |url| without_password(url);
        assert_eq!(
            shown("postgres://ada:secret@one:5432,two/acme?password=secret"),
            "postgres://ada@one:5432,two/acme"
        );
        assert_eq!(shown("postgres://one/acme"), "postgres://one/acme");
        for odd in ["se/cret@one", "se?cret@one", "s@e/cret@one", "s/e?cret@o/ne", "se/cr@et?x=secret@one"] {
            let url = format!("postgres://ada:{odd}/acme");
            assert_eq!(without_password(&url), "postgres://ada@…", "{odd}");
        }
        assert_eq!(shown("postgres://one/acme?password=se@cret"), "postgres://one@…");
    }
}
