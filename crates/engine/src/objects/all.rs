//! The files that records name, all of them, one after the other.

use std::vec;

use kernel::{FileRef, State};

use super::Reading;
use crate::Engine;
use crate::failure::{Failure, Fault};

/// Files to be read one after the other.
pub struct All {
    engine: Engine,
    files: vec::IntoIter<FileRef>,
}

impl Engine {
    /// The wanted ones of the files that a state of an organization names, in the order of their digests.
    ///
    /// # Errors
    /// A fault where the content of one is not there, told before any is read.
    pub async fn files_of(&self, state: &State, wanted: impl Fn(&FileRef) -> bool) -> Result<All, Failure> {
        let mut files = state.files();
        files.retain(wanted);
        for file in &files {
            if self.0.objects.kept(&file.digest).await.map_err(Fault::of)? != Some(file.size) {
                let told = format!(
                    "the content of the file {} ({}) is not there as it was: restore the newest backup that verifies, or \
                     bring the same file in again",
                    file.name, file.digest
                );
                return Err(Fault::unavailable(told).into());
            }
        }
        Ok(All { engine: self.clone(), files: files.into_iter() })
    }
}

impl All {
    /// The next file, and its content to be read.
    ///
    /// # Errors
    /// A fault where it cannot be read.
    pub async fn next(&mut self) -> Result<Option<(FileRef, Reading)>, Failure> {
        let Some(file) = self.files.next() else { return Ok(None) };
        let reading = Reading::kept(&self.engine.0.objects, &file.digest).await?;
        Ok(Some((file, reading)))
    }
}
