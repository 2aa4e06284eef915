//! Whether the files that are open are the ones that stand in their places. One that was replaced or removed goes on taking
//! writes, which are nowhere once the program ends.

use crate::fault::Fault;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// By it the operating system tells files apart: device and number.
type Identity = (u64, u64);

/// The data file and the log beside it, as they were opened.
#[derive(Debug)]
pub(super) struct Standing {
    file: PathBuf,
    data: Identity,
    log: OnceLock<Identity>,
}

impl Standing {
    /// Of files that were opened just now.
    pub fn of(file: &Path) -> Result<Standing, Fault> {
        let data = identity(file).map_err(|source| Fault::File { path: file.to_owned(), source })?;
        let standing = Standing { file: file.to_owned(), data, log: OnceLock::new() };
        standing.check().map(|()| standing)
    }

    /// Refuses to go on where another file, or none, stands in the place of one that is open. It costs two looks at the
    /// folder, which is nothing beside a write.
    pub fn check(&self) -> Result<(), Fault> {
        if identity(&self.file).ok() != Some(self.data) {
            return Err(gone(&self.file));
        }
        let path = log_of(&self.file);
        let log = identity(&path).ok();
        // It is made when the file is first read or written.
        let known = self.log.get().copied().or_else(|| log.map(|log| *self.log.get_or_init(|| log)));
        if log == known { Ok(()) } else { Err(gone(&path)) }
    }
}

/// The write-ahead log of a data file.
pub(super) fn log_of(file: &Path) -> PathBuf {
    file.with_extension("db-wal")
}

fn identity(file: &Path) -> io::Result<Identity> {
    file.metadata().map(|found| (found.dev(), found.ino()))
}

fn gone(file: &Path) -> Fault {
    let advice = "stop the program, put the right file in its place and start it again";
    Fault::Replaced(format!(
        "{} was replaced or removed while it was open, so nothing more is recorded or shown: {advice}",
        file.display()
    ))
}
