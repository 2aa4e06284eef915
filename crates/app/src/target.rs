//! A file to be written: beside its place until it is whole and on disk, so that what stood there stays where that fails.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::stop::{Stop, file};

/// A file on its way. Dropped before its end, it leaves nothing.
pub struct Target {
    path: PathBuf,
    into: Into,
}

enum Into {
    Beside(BufWriter<NamedTempFile>),
    /// A pipe or a device, which nothing can stand in the place of.
    There(BufWriter<File>),
}

impl Target {
    /// Begins a file that is to stand in a place.
    pub fn of(path: &Path) -> Result<Self, Stop> {
        // What a link names is written, not the link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let into = begun(&path).map_err(file(&path))?;
        Ok(Self { path, into })
    }

    /// Writes all of it at once.
    pub fn filled(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
        let mut target = Self::of(path)?;
        target.write_all(bytes).map_err(file(path))?;
        target.settle()
    }

    /// It is whole: on disk, and then in its place.
    pub fn settle(self) -> Result<(), Stop> {
        let Self { path, into } = self;
        settled(&path, into).map_err(file(&path))
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.into {
            Into::Beside(file) => file.write(bytes),
            Into::There(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.into {
            Into::Beside(file) => file.flush(),
            Into::There(file) => file.flush(),
        }
    }
}

fn begun(path: &Path) -> io::Result<Into> {
    let known = path.metadata().ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        return Ok(Into::There(BufWriter::new(File::create(path)?)));
    }
    let mut builder = Builder::new();
    builder.prefix(".muniment-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let fresh = builder.tempfile_in(folder(path))?;
    // Who may read what stood there may read what comes.
    if let Some(known) = known {
        fresh.as_file().set_permissions(known.permissions())?;
    }
    Ok(Into::Beside(BufWriter::new(fresh)))
}

fn settled(path: &Path, into: Into) -> io::Result<()> {
    match into {
        Into::There(file) => file.into_inner().map(drop).map_err(io::IntoInnerError::into_error),
        Into::Beside(fresh) => {
            let fresh = fresh.into_inner().map_err(io::IntoInnerError::into_error)?;
            fresh.as_file().sync_all()?;
            fresh.persist(path).map_err(|error| error.error)?;
            File::open(folder(path))?.sync_all()
        }
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_off_leaves_what_stood_there_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("acme.json");
        std::fs::write(&path, "yesterday").expect("written");
        let mut target = Target::of(&path).expect("begun");
        target.write_all(b"to").and_then(|()| target.flush()).expect("written");
        drop(target);
        let left = || std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!((std::fs::read_to_string(&path).expect("read"), left()), ("yesterday".to_owned(), 1));
        Target::filled(&path, b"today").expect("written");
        assert_eq!((std::fs::read_to_string(&path).expect("read"), left()), ("today".to_owned(), 1));
    }
}
