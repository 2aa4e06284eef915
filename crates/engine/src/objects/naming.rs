//! Naming files against removing them: acts that name files share it, and whoever removes files that nothing names has it
//! alone, also beside another program on the same data folder.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};

use super::folder::{FOLDER, blocking};
use crate::Place;

/// The file by which programs on one data folder wait for each other.
const LOCK: &str = "naming.lock";

/// Where acts and whoever removes files wait for each other.
pub(crate) struct Naming {
    here: Arc<RwLock<()>>,
    folder: Option<PathBuf>,
}

/// Files may be named, and none is removed.
pub(crate) struct Shared(#[expect(dead_code, reason = "held")] (OwnedRwLockReadGuard<()>, Option<File>));

/// Files may be removed, and nobody names any.
pub(crate) struct Alone(#[expect(dead_code, reason = "held")] (OwnedRwLockWriteGuard<()>, Option<File>));

impl Naming {
    /// For the files of a place.
    pub fn of(place: &Place) -> Self {
        Self { here: Arc::default(), folder: place.folder().map(|data| data.join(FOLDER)) }
    }

    pub async fn shared(&self) -> io::Result<Shared> {
        let here = self.here.clone().read_owned().await;
        Ok(Shared((here, self.locked(File::lock_shared).await?)))
    }

    pub async fn alone(&self) -> io::Result<Alone> {
        let here = self.here.clone().write_owned().await;
        Ok(Alone((here, self.locked(File::lock).await?)))
    }

    /// The file, locked until it is dropped; none where files lie in memory.
    async fn locked(&self, lock: fn(&File) -> io::Result<()>) -> io::Result<Option<File>> {
        let Some(folder) = self.folder.clone() else { return Ok(None) };
        blocking(move || {
            ledger::make_folder(&folder)?;
            let mut options = OpenOptions::new();
            options.read(true).append(true).create(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let file = options.open(folder.join(LOCK))?;
            lock(&file)?;
            Ok(Some(file))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobody_removes_files_while_another_program_names_some() {
        let data = tempfile::tempdir().expect("a folder");
        let place = Place::Folder(data.path().to_owned());
        let (here, there) = (Naming::of(&place), Naming::of(&place));
        let free = || {
            let file = File::open(data.path().join(FOLDER).join(LOCK)).expect("it was made");
            file.try_lock().is_ok()
        };
        let (one, other) = (here.shared().await.expect("free"), there.shared().await.expect("shared"));
        drop(one);
        assert!(!free());
        drop(other);
        assert!(free());
        let alone = there.alone().await.expect("free");
        let wants = tokio::spawn(async move { here.shared().await.is_ok() });
        tokio::task::yield_now().await;
        assert!(!free() && !wants.is_finished());
        drop(alone);
        assert!(wants.await.expect("it does not panic"));
    }
}
