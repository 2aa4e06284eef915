//! Files that are whole or not there: written beside, synced, then put in place.

use crate::fault::Fault;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// As much as SQLite needs beside the file to begin to write.
const PROBE_BYTES: usize = 128 << 10;

/// More than any text that lies beside a database has.
const TEXT_BYTES_MAX: u64 = 1 << 20;

/// The text of a file, if there is one.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Fault> {
    // Whoever opens a pipe waits for somebody to write into it.
    let plain = fs::metadata(path).and_then(|found| match found.is_file() {
        true if found.len() > TEXT_BYTES_MAX => Err(io::Error::new(
            ErrorKind::InvalidData,
            "it is larger than what belongs there: put it back from a backup",
        )),
        true => fs::read_to_string(path).map_err(|fault| match fault.kind() {
            ErrorKind::InvalidData => io::Error::new(fault.kind(), "it holds no text: put it back from a backup"),
            _ => fault,
        }),
        false => Err(io::Error::new(ErrorKind::InvalidData, "it is no plain file: remove it, or put the file back")),
    });
    match plain {
        Ok(text) => Ok(Some(text)),
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Fault::File { path: path.to_owned(), source }),
    }
}

/// Makes a folder and those above it that are not there yet, for their owner alone: what lies in them is for nobody else.
///
/// # Errors
/// What the disk says.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes a whole file that must not be there yet; another process being first is no error.
pub(crate) fn place(path: &Path, line: &str, mode: u32) -> Result<(), Fault> {
    let fresh = written(path, line, mode)?;
    link(&fresh, path)
}

/// Gives a finished file its name, unless another process was first; then that one's file counts.
pub(crate) fn link(fresh: &Path, path: &Path) -> Result<(), Fault> {
    let linked = match fs::hard_link(fresh, path) {
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    let settled = linked.and(fs::remove_file(fresh)).and_then(|()| settle(path));
    settled.map_err(|source| Fault::File { path: path.to_owned(), source })
}

/// An empty file beside `path`, for its owner alone, under a name that nobody else uses.
pub(crate) fn beside(path: &Path) -> Result<PathBuf, Fault> {
    let fresh = path.with_extension(unique());
    match new_file(&fresh, 0o600) {
        Ok(_) => Ok(fresh),
        Err(source) => Err(Fault::File { path: fresh, source }),
    }
}

/// Puts a whole file in the place of another, or leaves the other as it was.
pub(crate) fn replace(path: &Path, line: &str, mode: u32) -> Result<(), Fault> {
    let fresh = written(path, line, mode)?;
    fs::rename(&fresh, path).and_then(|()| settle(path)).map_err(|source| Fault::File { path: path.to_owned(), source })
}

/// A finished file beside `path`, on disk.
fn written(path: &Path, line: &str, mode: u32) -> Result<PathBuf, Fault> {
    let fresh = path.with_extension(unique());
    let write = || {
        let mut file = new_file(&fresh, mode)?;
        writeln!(file, "{line}")?;
        file.sync_all()
    };
    write().map_err(|source| Fault::File { path: fresh.clone(), source })?;
    Ok(fresh)
}

/// What keeps a folder from taking a file of some pages; none where nothing does.
pub(crate) fn hindrance(folder: &Path) -> Option<io::Error> {
    let probe = folder.join("probe").with_extension(unique());
    let tried = new_file(&probe, 0o600).and_then(|mut file| file.write_all(&[0; PROBE_BYTES]));
    // What is left of it is a few pages at most, and it may not have come to be.
    let _ = fs::remove_file(&probe);
    tried.err()
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

/// An extension that no other start of the program uses at the same time.
pub(crate) fn unique() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    format!("new-{:016x}", u64::from_be_bytes(bytes))
}
