//! Files beside the ledger, kept under the digest of their content.
//!
//! What somebody brings in is first *offered*: it lies apart, for their organization alone, until an act names it or
//! a day has passed. Before an act that names it is handed to the writer, the content is put among the *kept* files,
//! and the folder is on disk: whatever the ledger names is there. Kept files are shared by all organizations of an
//! instance, but an organization reads only what it has offered or its own ledger names, and naming what it has not
//! offered is refused alike whether or not another has the file.

mod admit;
mod all;
mod arriving;
mod audit;
mod folder;
mod media;
mod memory;
mod named;
mod naming;
mod offers;
mod reading;
mod receiving;
mod rooms;

use std::io;
use std::path::PathBuf;

use access::Right;
use jiff::Timestamp;
use kernel::types::file::is_digest;

pub use all::All;
pub use arriving::{ARRIVING_BYTES_MAX, Arrived, Arriving};
pub use audit::{recall_place, verify_export, verify_folder, verify_place};
pub use folder::{FOLDER, is_stored_name, kept_files};
pub use media::sniffed;
pub use reading::Reading;
pub use receiving::Receiving;

pub(crate) use admit::admit;
pub(crate) use audit::audit;
pub(crate) use named::Named;
pub(crate) use naming::Naming;
pub(crate) use offers::Offers;
pub(crate) use rooms::Rooms;

use crate::asked::Actor;
use crate::failure::{Failure, Fault};
use crate::instance::administrator;
use crate::{Engine, Place};
use folder::Folder;
use memory::Memory;

/// Largest file that is taken, in bytes.
pub const FILE_BYTES_MAX: u64 = 64 << 20;
/// Most bytes of one organization that may wait to be named.
pub const OFFERED_BYTES_MAX: u64 = 1 << 30;
/// A file that no act has named so many hours after it was offered is dropped.
pub const OFFER_HOURS: i64 = 24;

/// Where files lie.
pub(crate) enum Objects {
    /// In a folder beside the ledger.
    Folder(Folder),
    /// Nowhere: gone when the engine is.
    Memory(Memory),
}

impl Objects {
    /// The files of a place.
    pub fn of(place: &Place) -> Self {
        place.folder().map_or_else(Self::memory, |folder| Self::folder(folder.to_owned()))
    }

    /// The files of a data folder; nothing is made before the first file comes.
    pub fn folder(data: PathBuf) -> Self {
        Self::Folder(Folder::below(&data))
    }

    /// No files yet.
    pub fn memory() -> Self {
        Self::Memory(Memory::default())
    }

    /// The size of what an organization offered under a digest.
    async fn offered(&self, org: &str, digest: &str) -> io::Result<Option<u64>> {
        match self {
            Self::Folder(folder) => folder.offered(org, digest).await,
            Self::Memory(memory) => Ok(memory.offered(org, digest)),
        }
    }

    /// The size of what is kept under a digest.
    async fn kept(&self, digest: &str) -> io::Result<Option<u64>> {
        match self {
            Self::Folder(folder) => folder.kept(digest).await,
            Self::Memory(memory) => Ok(memory.kept(digest)),
        }
    }

    /// Puts what an organization offered among the kept files; it is on disk when this returns.
    pub async fn keep(&self, org: &str, digest: &str) -> io::Result<()> {
        match self {
            Self::Folder(folder) => folder.keep(org, digest).await,
            Self::Memory(memory) => {
                memory.keep(org, digest);
                Ok(())
            }
        }
    }

    /// Forgets an offer: its content is kept, or nobody wants it.
    pub async fn withdraw(&self, org: &str, digest: &str) -> io::Result<()> {
        match self {
            Self::Folder(folder) => folder.withdraw(org, digest).await,
            Self::Memory(memory) => {
                memory.withdraw(org, digest);
                Ok(())
            }
        }
    }

    /// Forgets all that an organization offered.
    pub(crate) async fn withdraw_all(&self, org: &str) -> io::Result<()> {
        match self {
            Self::Folder(folder) => folder.withdraw_all(org).await,
            Self::Memory(memory) => {
                memory.withdraw_all(org);
                Ok(())
            }
        }
    }

    /// Removes a kept file for good.
    pub async fn remove(&self, digest: &str) -> io::Result<()> {
        match self {
            Self::Folder(folder) => folder.remove(digest).await,
            Self::Memory(memory) => {
                memory.remove(digest);
                Ok(())
            }
        }
    }

    /// Drops what was offered too long ago and tells how many bytes of an organization still wait.
    async fn sweep(&self, org: &str, now: Timestamp) -> io::Result<u64> {
        match self {
            Self::Folder(folder) => folder.sweep(org, now).await,
            Self::Memory(memory) => Ok(memory.sweep(org, now)),
        }
    }
}

impl Engine {
    /// Begins to take a file in for an organization.
    ///
    /// # Errors
    /// Refused where the actor may not edit, or too much waits to be named already.
    pub async fn receive(&self, org: &str, by: &Actor) -> Result<Receiving, Failure> {
        access::holds(by.role, Right::Edit)?;
        self.org(org).await?;
        Receiving::begin(self.clone(), org, OFFERED_BYTES_MAX).await
    }

    /// Begins to take in a file of an organization that is founded with all of its files: however many wait to be named.
    ///
    /// # Errors
    /// Refused where the actor administers nothing.
    pub async fn receive_all(&self, org: &str, by: &Actor) -> Result<Receiving, Failure> {
        administrator(by)?;
        self.org(org).await?;
        Receiving::begin(self.clone(), org, u64::MAX).await
    }

    /// Begins to take something in before its organization is there.
    ///
    /// # Errors
    /// Refused where the actor administers nothing.
    pub async fn arrive(&self, by: &Actor) -> Result<Arriving, Failure> {
        administrator(by)?;
        Arriving::begin(self).await
    }

    /// Forgets a file that was offered: what it was brought in for is done, or nobody wants it.
    pub async fn forget(&self, org: &str, digest: &str) -> Result<(), Failure> {
        if is_digest(digest) {
            self.org(org).await?;
            self.0.objects.withdraw(org, digest).await.map_err(Fault::of)?;
        }
        Ok(())
    }

    /// A file that an organization offered or its ledger names, now or in the past.
    ///
    /// # Errors
    /// Missing where it does neither, whether or not the file is kept.
    pub async fn file(&self, org: &str, digest: &str) -> Result<Reading, Failure> {
        let missing = || Failure::Missing("there is no such file".to_owned());
        if !is_digest(digest) {
            return Err(missing());
        }
        let held = self.org(org).await?;
        let objects = &self.0.objects;
        if objects.offered(org, digest).await.map_err(Fault::of)?.is_some() {
            return Reading::offered(objects, org, digest).await;
        }
        if !named::names(&self.0.store, &held, digest).await? {
            return Err(missing());
        }
        Reading::kept(objects, digest).await
    }
}
