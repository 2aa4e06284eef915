//! Small files that are whole or not there: written beside, synced, then put in place.

use crate::fault::Fault;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The text of a file, if there is one.
pub(super) fn read(path: &Path) -> Result<Option<String>, Fault> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Fault::File { path: path.to_owned(), source }),
    }
}

/// Writes a whole file that must not be there yet; another process being first is no error.
pub(super) fn place(path: &Path, line: &str, mode: u32) -> Result<(), Fault> {
    let fresh = written(path, line, mode)?;
    let placed = fs::hard_link(&fresh, path);
    fs::remove_file(&fresh)
        .and(match placed {
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Ok(()),
            other => other,
        })
        .and_then(|()| settle(path))
        .map_err(|source| Fault::File { path: path.to_owned(), source })
}

/// Puts a whole file in the place of another, or leaves the other as it was.
pub(super) fn replace(path: &Path, line: &str, mode: u32) -> Result<(), Fault> {
    let fresh = written(path, line, mode)?;
    fs::rename(&fresh, path).and_then(|()| settle(path)).map_err(|source| Fault::File { path: path.to_owned(), source })
}

/// A finished file beside `path`, on disk.
fn written(path: &Path, line: &str, mode: u32) -> Result<PathBuf, Fault> {
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    let write = || {
        let mut file = new_file(&fresh, mode)?;
        writeln!(file, "{line}")?;
        file.sync_all()
    };
    write().map_err(|source| Fault::File { path: fresh.clone(), source })?;
    Ok(fresh)
}

fn new_file(path: &Path, mode: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    options.open(path)
}

/// Makes a rename durable.
fn settle(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}
