//! The files between two steps: offers of the object store, named by the form and dropped after a day.

use axum::body::Bytes;
use engine::Failure;
use kernel::Refusal;

use super::lost;
use super::room::Taken;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::files::taken;
use crate::visit::Visit;

/// The name under which the form asks for the threat library of the build.
const SOURCE: &str = "_source";
/// What it says then.
const CARRIED: &str = "carried";
/// Most files at once.
const FILES_MAX: usize = 8;

/// A file that is held.
pub struct Held {
    /// As the form names it.
    pub named: String,
    /// What it is called.
    pub name: String,
    /// The digest it is offered under.
    pub digest: String,
    /// Its content.
    pub bytes: Bytes,
    /// The room it takes.
    _room: Taken,
}

/// Whether the library of the build is asked for in place of files.
pub fn is_carried(pairs: &Pairs) -> bool {
    text(pairs, SOURCE) == CARRIED
}

/// The files that a form brings or names; refused where none is named, or one is gone.
pub async fn find(visit: &Visit, pairs: &Pairs) -> Result<Result<Vec<Held>, Refusal>, Halt> {
    let files = taken::files(pairs, "file");
    if is_carried(pairs) {
        return Ok(Ok(Vec::new()));
    }
    if files.is_empty() {
        return Ok(Err(Refusal::software("file", "choose a file first")));
    }
    if files.len() > FILES_MAX {
        return Ok(Err(Refusal::software("file", format!("bring in at most {FILES_MAX} files at once"))));
    }
    let mut held = Vec::with_capacity(files.len());
    for file in files {
        match visit.house().engine.file(&visit.org, &file.digest).await {
            Ok(reading) => {
                let room = visit.house().jobs.room.take(reading.size)?;
                let bytes = reading.all().await.map_err(Failure::from)?.into();
                held.push(Held { named: file.to_string(), name: file.name, digest: file.digest, bytes, _room: room });
            }
            Err(Failure::Missing(_)) => return Ok(Err(lost(&file.name))),
            Err(other) => return Err(other.into()),
        }
    }
    Ok(Ok(held))
}

/// Drops the files: what they were brought for is done.
pub async fn forget(visit: &Visit, held: &[Held]) -> Result<(), Halt> {
    for file in held {
        visit.house().engine.forget(&visit.org, &file.digest).await?;
    }
    Ok(())
}
