//! What can go wrong: the world broke ([`Fault`]), or an append was not taken ([`AppendFault`]).

use crate::limits;
use rusqlite::ErrorCode;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// Bytes that are not what their format says.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct Malformed(pub String);

impl Malformed {
    pub(crate) fn new(what: impl Into<String>) -> Malformed {
        Malformed(what.into())
    }
}

/// The world broke, or the caller broke a written limit. Nothing was changed by the failed call
/// unless it is an [`AppendFault::Unknown`].
#[derive(Debug, Error)]
pub enum Fault {
    /// PostgreSQL answered with an error.
    #[error("the database failed: {0}")]
    Database(Arc<sqlx::Error>),
    /// SQLite answered with an error.
    #[error("the database failed: {0}")]
    Sqlite(Arc<rusqlite::Error>),
    /// The data file cannot be read or written as SQLite needs it.
    #[error("{}: {source}; {advice}", file.display())]
    DataFile {
        /// The file.
        file: PathBuf,
        /// What SQLite said.
        source: Arc<rusqlite::Error>,
        /// What to do.
        advice: &'static str,
    },
    /// A file beside the database could not be read or written.
    #[error("cannot use {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The data file or its folder cannot be used as asked; the sentence says why.
    #[error("{0}")]
    Unusable(String),
    /// The data can be read and not written; the sentence says why.
    #[error("{0}")]
    ReadOnly(String),
    /// Stored bytes could not be read.
    #[error("organization {org}, {place}: {source}; run `muniment verify` and restore a backup")]
    Damaged {
        /// The organization key.
        org: String,
        /// Where, in words: `entry 17`.
        place: String,
        /// What is wrong with the bytes.
        source: Malformed,
    },
    /// Something given by the caller does not fit the limits or the format.
    #[error("{0}")]
    Malformed(#[from] Malformed),
    /// The file that is open is not the one that stands in its place any more; the sentence says which.
    #[error("{0}")]
    Replaced(String),
    /// There is no such organization.
    #[error("there is no organization {0}: create it first")]
    NoOrganization(String),
    /// There is such an organization already.
    #[error("there is an organization {0} already: choose another key")]
    OrganizationExists(String),
    /// The key is not a possible one.
    #[error(
        "{0:?} cannot be an organization key: start with a letter and use at most {max} of a-z, 0-9 and -",
        max = limits::ORGANIZATION_BYTES_MAX
    )]
    OrganizationKey(String),
    /// There is no such entry.
    #[error("organization {org} has no entry {}; run `muniment verify` and restore a backup", seq + 1)]
    NoEntry {
        /// The organization key.
        org: String,
        /// The sequence number asked for.
        seq: u64,
    },
    /// The signing key is missing although there are checkpoints made with it.
    #[error("{0}")]
    Key(String),
    /// The store was closed.
    #[error("the store is closed: open it again")]
    Closed,
    /// A test asked for this failure; see [`crate::Plan`].
    #[error("failed on purpose at call {0}")]
    OnPurpose(u64),
}

/// What keeps a place from taking writes, though it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// There is no room left.
    NoRoom,
    /// It cannot be written.
    ReadOnly,
}

/// States of PostgreSQL: the disk is full; the transaction or the server is read-only.
const POSTGRES_FULL: &str = "53100";
const POSTGRES_READONLY: &str = "25006";
/// The user lacks a right.
const POSTGRES_DENIED: &str = "42501";

impl Hindrance {
    /// What the operating system said.
    pub fn of(error: &std::io::Error) -> Option<Hindrance> {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Some(Hindrance::NoRoom),
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Some(Hindrance::ReadOnly),
            _ => None,
        }
    }

    /// What PostgreSQL said.
    fn told_by_postgres(error: &sqlx::Error) -> Option<Hindrance> {
        if let sqlx::Error::Io(error) = error {
            return Hindrance::of(error);
        }
        match &*error.as_database_error()?.code()? {
            POSTGRES_FULL => Some(Hindrance::NoRoom),
            POSTGRES_READONLY => Some(Hindrance::ReadOnly),
            _ => None,
        }
    }

    /// What SQLite said.
    fn told_by_sqlite(error: &rusqlite::Error) -> Option<Hindrance> {
        match error.sqlite_error_code()? {
            ErrorCode::DiskFull => Some(Hindrance::NoRoom),
            ErrorCode::ReadOnly => Some(Hindrance::ReadOnly),
            _ => None,
        }
    }
}

/// Whether a value of another kind stands where one of ours is read: somebody else wrote it.
fn is_of_another_kind(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    matches!(error, InvalidColumnType(..) | FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | Utf8Error(..))
}

/// What to do about a data file that SQLite cannot use, where that is known.
fn advice(error: &rusqlite::Error) -> Option<&'static str> {
    if is_of_another_kind(error) {
        return Some(
            "something else wrote into it: run `muniment verify`, keep the file as evidence, and restore the newest backup that verifies",
        );
    }
    match error.sqlite_error_code()? {
        ErrorCode::DatabaseCorrupt => Some(
            "the file was damaged or cut short: stop whatever writes to it, keep it as evidence, and restore the newest backup that verifies",
        ),
        ErrorCode::NotADatabase => Some(
            "the file is encrypted, or no data file of this program: give the right folder, or restore the newest backup that verifies",
        ),
        ErrorCode::SystemIoFailure => Some(
            "the disk does not give or take it: look at the disk, and restore the newest backup that verifies if it stays so",
        ),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            Some("another program holds it, and nothing was recorded: try again in a moment")
        }
        ErrorCode::CannotOpen | ErrorCode::ReadOnly => {
            Some("look at the permissions of the file, of its -wal and -shm files, and of its folder")
        }
        _ => None,
    }
}

impl Fault {
    /// The same with the data file it is about and with what to do, where SQLite says that the file is at fault.
    pub(crate) fn at(self, file: &Path) -> Fault {
        match self {
            Fault::Sqlite(source) => match advice(&source) {
                Some(advice) => Fault::DataFile { file: file.to_owned(), source, advice },
                None => Fault::Sqlite(source),
            },
            other => other,
        }
    }

    /// Whether what is stored is not what was written.
    pub fn is_damage(&self) -> bool {
        match self {
            Fault::Damaged { .. } | Fault::NoEntry { .. } | Fault::Replaced(_) => true,
            Fault::Sqlite(source) => is_of_another_kind(source),
            Fault::DataFile { source, .. } if is_of_another_kind(source) => true,
            Fault::DataFile { source, .. } => {
                matches!(source.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
            }
            _ => false,
        }
    }

    /// Whether another program held the data file.
    pub fn is_busy(&self) -> bool {
        let (Fault::Sqlite(source) | Fault::DataFile { source, .. }) = self else { return false };
        matches!(source.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
    }

    /// What kept something from being written, where that is known.
    pub fn hindrance(&self) -> Option<Hindrance> {
        match self {
            Fault::Database(error) => Hindrance::told_by_postgres(error),
            Fault::Sqlite(error) | Fault::DataFile { source: error, .. } => Hindrance::told_by_sqlite(error),
            Fault::File { source, .. } => Hindrance::of(source),
            Fault::ReadOnly(_) => Some(Hindrance::ReadOnly),
            Fault::Unusable(_)
            | Fault::Damaged { .. }
            | Fault::Malformed(_)
            | Fault::NoOrganization(_)
            | Fault::OrganizationExists(_)
            | Fault::OrganizationKey(_)
            | Fault::NoEntry { .. }
            | Fault::Replaced(_)
            | Fault::Key(_)
            | Fault::Closed
            | Fault::OnPurpose(_) => None,
        }
    }
}

/// Why an append was not acknowledged.
#[derive(Debug, Error)]
pub enum AppendFault {
    /// Someone else wrote first: follow to `actual` and decide again. Nothing was written.
    #[error("the ledger has {actual} entries now: read on and decide again")]
    Stale {
        /// The size of the ledger now.
        actual: u64,
    },
    /// The commit was sent and its fate is not known: ask [`crate::Store::landed`].
    #[error("the outcome of the append is not known: {0}")]
    Unknown(Fault),
    /// Nothing was written.
    #[error("nothing was written: {0}")]
    Fault(#[from] Fault),
}

impl From<sqlx::Error> for Fault {
    fn from(fault: sqlx::Error) -> Fault {
        match &fault {
            sqlx::Error::Configuration(said) => Fault::Unusable(said.to_string()),
            _ => denied(&fault).map_or_else(|| Fault::Database(Arc::new(fault)), Fault::Unusable),
        }
    }
}

/// What to do where the database lets its user not do what the server needs.
fn denied(fault: &sqlx::Error) -> Option<String> {
    let said = fault.as_database_error().filter(|said| said.code().as_deref() == Some(POSTGRES_DENIED))?.message();
    Some(format!(
        "the database does not let the server do what it needs ({said}): let its user own the tables, or grant it again to \
         SELECT, INSERT, UPDATE and DELETE on muniment, organization, entry, checkpoint, snapshot and aside"
    ))
}

impl From<rusqlite::Error> for Fault {
    fn from(fault: rusqlite::Error) -> Fault {
        Fault::Sqlite(Arc::new(fault))
    }
}

impl From<Malformed> for AppendFault {
    fn from(malformed: Malformed) -> AppendFault {
        AppendFault::Fault(malformed.into())
    }
}
