//! Taking a file in, piece by piece: bounded, hashed on the way, whole or not there.

use std::io;
use std::path::PathBuf;

use kernel::types::file::{NAME_BYTES_MAX, is_media};
use kernel::{FileRef, Refusal};
use sha2::{Digest, Sha256};
use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt;

use super::folder::unique;
use super::media::{HEAD_BYTES, media};
use super::rooms::Part;
use super::{FILE_BYTES_MAX, Objects};
use crate::Engine;
use crate::failure::{Failure, Fault};

/// A file on its way in. Dropped before its end, it leaves nothing.
pub struct Receiving {
    engine: Engine,
    org: String,
    part: Part,
    most: u64,
    hash: Sha256,
    size: u64,
    head: Vec<u8>,
    into: Into,
}

/// Where the bytes go until all have come.
pub(super) enum Into {
    File(File, Fresh),
    Memory(Vec<u8>),
}

/// A file under a name of its own, taken away where it is not given another.
pub(super) struct Fresh(Option<PathBuf>);

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            drop(std::fs::remove_file(path));
        }
    }
}

impl Receiving {
    pub(super) async fn begin(engine: Engine, org: &str, most: u64) -> Result<Self, Failure> {
        let (part, into) = Into::begin(&engine, org).await?;
        Ok(Self { org: org.to_owned(), part, most, hash: Sha256::new(), size: 0, head: Vec::new(), into, engine })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// Refused where the file is too large or too much waits to be named already.
    pub async fn push(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.size += bytes.len() as u64;
        if self.size > FILE_BYTES_MAX {
            let message =
                format!("bring in files of at most {} MiB; split this one or keep it elsewhere", FILE_BYTES_MAX >> 20);
            return Err(Refusal::software("", message).into());
        }
        if !self.part.take(bytes.len() as u64, self.most) {
            let message = "too many files wait to be named by a record; save what is begun, or come back tomorrow";
            return Err(Refusal::software("", message).into());
        }
        self.hash.update(bytes);
        let wanted = HEAD_BYTES.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..wanted]);
        Ok(self.into.push(bytes).await?)
    }

    /// All bytes have come: the file waits under its digest, to be named by an act.
    ///
    /// # Errors
    /// Refused where there is nothing in it.
    pub async fn finish(self, name: &str, declared: Option<&str>) -> Result<FileRef, Failure> {
        if self.size == 0 {
            return Err(Refusal::software("", "this file is empty; choose another").into());
        }
        let digest = hex::encode(self.hash.finalize());
        let objects = &self.engine.0.objects;
        let room = self.part.room();
        let _gate = room.gate().await;
        match (self.into, objects) {
            (Into::File(file, mut fresh), Objects::Folder(folder)) => {
                let path = fresh.0.take().expect("a file on its way in has a name");
                let given = folder.offered_path(&self.org, &digest);
                settle(file, path, given).await.map_err(Fault::of)?;
            }
            (Into::Memory(content), Objects::Memory(memory)) => {
                memory.offer(&self.org, &digest, content, self.engine.now());
            }
            (Into::File(..), Objects::Memory(_)) | (Into::Memory(_), Objects::Folder(_)) => {
                return Err(Fault::told("a file was begun in another store").into());
            }
        }
        self.part.waits();
        let declared = declared.filter(|media| is_media(media));
        Ok(FileRef { media: media(name, declared, &self.head), name: file_name(name), size: self.size, digest })
    }
}

impl Into {
    /// Begins a file where those of an organization wait, with its part of the room there.
    pub async fn begin(engine: &Engine, org: &str) -> Result<(Part, Self), Fault> {
        let (objects, room) = (&engine.0.objects, engine.0.rooms.of(org));
        let gate = room.gate().await;
        room.counted(objects.sweep(org, engine.now()).await.map_err(Fault::of)?);
        drop(gate);
        let into = match objects {
            Objects::Memory(_) => Self::Memory(Vec::new()),
            Objects::Folder(folder) => fresh(folder.offers(org)).await.map_err(Fault::of)?,
        };
        Ok((Part::of(room), into))
    }

    pub async fn push(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match self {
            Self::File(file, _) => file.write_all(bytes).await.map_err(Fault::of),
            Self::Memory(content) => {
                content.extend_from_slice(bytes);
                Ok(())
            }
        }
    }
}

async fn fresh(folder: PathBuf) -> io::Result<Into> {
    let made = folder.clone();
    tokio::task::spawn_blocking(move || ledger::make_folder(&made)).await.map_err(io::Error::other)??;
    let path = folder.join(unique());
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let file = options.open(&path).await?;
    Ok(Into::File(file, Fresh(Some(path))))
}

/// On disk, and then under its own name.
async fn settle(mut file: File, path: PathBuf, given: PathBuf) -> io::Result<()> {
    let mut fresh = Fresh(Some(path.clone()));
    file.flush().await?;
    file.sync_all().await?;
    tokio::fs::rename(path, given).await?;
    fresh.0 = None;
    Ok(())
}

/// The last part of a name as systems give it, without what no name may hold.
fn file_name(told: &str) -> String {
    let last = told.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).collect();
    let plain = plain.trim();
    let mut end = plain.len().min(NAME_BYTES_MAX);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    match plain[..end].trim() {
        "" | "." | ".." => "file".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_stands_after_the_last_slash() {
        assert_eq!(file_name("C:\\scans\\proof of\u{7} 2026.pdf"), "proof of 2026.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        for nothing in ["", "..", "a/", " "] {
            assert_eq!(file_name(nothing), "file");
        }
        let long = file_name(&"ü".repeat(200));
        assert!(long.len() <= NAME_BYTES_MAX && long.chars().all(|c| c == 'ü'));
    }
    #[tokio::test]
    async fn many_files_on_their_way_in_share_the_room() {
        let clock = std::sync::Arc::new(crate::SystemClock);
        let engine = Engine::open(crate::Place::Memory, clock).await.expect("a store in memory");
        for org in ["acme", "other"] {
            engine.found(org, org, None, &crate::Actor::operator()).await.expect("founded");
        }
        let begin = |org: &'static str| Receiving::begin(engine.clone(), org, 10);
        let (mut one, mut two) = (begin("acme").await.expect("begun"), begin("acme").await.expect("begun"));
        one.push(&[1; 6]).await.expect("there is room for 10");
        assert!(two.push(&[2; 6]).await.is_err(), "each had the whole room");
        drop(two);
        one.finish("one", None).await.expect("it has come");
        let mut three = begin("acme").await.expect("begun");
        three.push(&[3; 4]).await.expect("there is room for 4 beside what waits");
        assert!(three.push(&[3]).await.is_err());
        begin("other").await.expect("begun").push(&[4; 10]).await.expect("others have a room of their own");
    }
}
