//! The door before the writer: an act may name only files that were brought in, and they are on disk before it is
//! recorded.

use kernel::{Command, FileRef, Refusal};

use super::named;
use crate::Engine;
use crate::failure::{Failure, Fault};
use crate::org::Org;

/// Letters of a digest by which a message names it.
const DIGEST_LETTERS: usize = 12;

/// The offers that a command would name, or everything that speaks against the files it names.
pub(crate) async fn admit(engine: &Engine, org: &Org, command: &Command) -> Result<Vec<String>, Failure> {
    let (mut offers, mut refusals) = (Vec::new(), Vec::new());
    for (place, file) in command.files() {
        match judge(engine, org, &place, file).await? {
            Ok(true) if !offers.contains(&file.digest) => offers.push(file.digest.clone()),
            Ok(_) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(offers) } else { Err(refusals.into()) }
}

/// Whether a file was offered, or named before; refused where it was neither.
async fn judge(engine: &Engine, org: &Org, place: &str, file: &FileRef) -> Result<Result<bool, Refusal>, Failure> {
    if let Err(wrong) = file.check() {
        return Ok(Err(wrong.at(place)));
    }
    let objects = &engine.0.objects;
    let offered = objects.offered(org.key(), &file.digest).await.map_err(Fault::of)?;
    let size = match offered {
        Some(size) => Some(size),
        None if named::names(&engine.0.store, org, &file.digest).await? => {
            objects.kept(&file.digest).await.map_err(Fault::of)?
        }
        None => None,
    };
    Ok(match size {
        None => {
            let digest = &file.digest[..DIGEST_LETTERS];
            let message =
                format!("no file with the digest {digest}… was brought in here; bring the file in first, then name it");
            Err(Refusal::missing(place, message))
        }
        Some(size) if size != file.size => Err(Refusal::software(
            place,
            format!("this file has {size} bytes; name it as it was answered when it was brought in"),
        )),
        Some(_) => Ok(offered.is_some()),
    })
}
