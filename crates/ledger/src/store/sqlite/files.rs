//! The data file by its real name, and what may lie beside it. SQLite follows links, waits at pipes and rolls the file
//! back by a journal that lies there, and says nothing of it; so each is looked at before SQLite opens anything.

use crate::fault::Fault;
use crate::store::sqlite::DATA_FILE;
use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Whoever makes a data file gives it its name beside another for a moment; so often, and so long, that is waited for.
const NAMES_TRIES_MAX: usize = 50;
const NAMES_WAIT: Duration = Duration::from_millis(20);

/// Where the data file of a folder lies: its log is beside the file itself, not beside a link to it.
pub(super) fn resolved(folder: &Path) -> Result<PathBuf, Fault> {
    let named = folder.join(DATA_FILE);
    if !named.is_symlink() {
        return Ok(named);
    }
    named.canonicalize().map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => Fault::Unusable(format!(
            "{} is a link to a place where nothing is: bring that place back, or remove the link",
            named.display()
        )),
        _ => Fault::File { path: named, source: fault },
    })
}

/// Refuses a data file that is none, and what SQLite would use beside it and must not.
pub(super) fn check(file: &Path) -> Result<(), Fault> {
    if looked(file.metadata(), file)?.is_some_and(|found| !found.is_file()) {
        return Err(Fault::Unusable(format!(
            "{} is no file (a pipe, a folder, a device): put the newest backup that verifies in its place",
            file.display()
        )));
    }
    for path in [log_of(file), index_of(file)] {
        if looked(path.symlink_metadata(), &path)?.is_some_and(|found| !found.is_file()) {
            return Err(Fault::Unusable(format!(
                "{} is no plain file (a link, a pipe, a folder): remove it, or put the file that belongs there back",
                path.display()
            )));
        }
    }
    match journal(file) {
        Some(said) => Err(Fault::Unusable(said)),
        None => Ok(()),
    }
}

/// Refuses to write to a file that has two names: whoever opens it by the other one has another log.
pub(super) fn check_names(file: &Path) -> Result<(), Fault> {
    for _ in 0..NAMES_TRIES_MAX {
        if looked(file.metadata(), file)?.is_none_or(|found| found.nlink() < 2) {
            return Ok(());
        }
        thread::sleep(NAMES_WAIT);
    }
    Err(Fault::Unusable(format!(
        "{} has another name (a hard link), by which it can be written to past its log: remove the other one \
         (`find … -samefile` shows it), or put a copy in its place",
        file.display()
    )))
}

/// What is wrong where a rollback journal lies beside a data file. The file keeps a write-ahead log, so that none is made
/// while it is used; SQLite writes what stands in one into the file as soon as it opens it.
pub(super) fn journal(file: &Path) -> Option<String> {
    let path = beside(file, "-journal");
    match path.symlink_metadata() {
        Err(fault) if fault.kind() == ErrorKind::NotFound => return None,
        Ok(found) if found.is_file() && found.len() == 0 => return None,
        Ok(_) | Err(_) => {}
    }
    Some(format!(
        "{} lies beside the data file, which would be rolled back by it to what it was before: this program leaves none, so \
         another one wrote it. Keep a copy of the folder as evidence, move that file away, and hold the ledger against a \
         checkpoint kept outside (`muniment verify --checkpoint`); where it does not verify, restore the newest backup that \
         does",
        path.display()
    ))
}

/// The write-ahead log of a data file.
pub(super) fn log_of(file: &Path) -> PathBuf {
    beside(file, "-wal")
}

/// The index of the log of a data file.
pub(super) fn index_of(file: &Path) -> PathBuf {
    beside(file, "-shm")
}

/// Whether pages stand in a log beside the file.
pub(super) fn has_log(file: &Path) -> bool {
    log_of(file).metadata().is_ok_and(|log| log.len() > 0)
}

/// As SQLite names what it keeps beside a file.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// What was found of a file; none where there is none.
fn looked(found: io::Result<Metadata>, path: &Path) -> Result<Option<Metadata>, Fault> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Fault::File { path: path.to_owned(), source }),
    }
}
