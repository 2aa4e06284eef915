//! Where ledgers lie: in memory, in one SQLite file or in a PostgreSQL database, behind one interface.
//!
//! A [`Store`] holds the ledgers of many organizations and the small tables beside them. What is
//! the same for every medium is here and in its parts: checking what is appended, hashing it into
//! the tree, signing the checkpoint, counting calls for tests. A medium only keeps rows.

mod append;
mod aside;
mod attest;
mod medium;
mod memory;
mod postgres;
mod proofs;
pub(crate) mod raw;
mod read;
mod row;
mod snapshot;
mod sqlite;
mod stray;
mod tip;
mod transfer;
mod witness;

pub use attest::Attested;
pub use postgres::postgres_is_made;
pub use raw::{MARK as LEDGER_MARK, Raw};
pub(crate) use row::{KeptCheckpoint, Row, SnapshotRow};
pub(crate) use snapshot::check as check_snapshot;
pub use sqlite::{DATA_FILE, copy};
pub(crate) use stray::Stray;
pub(crate) use tip::Tip;
pub use transfer::{Held, Transferred, transfer};
pub use witness::WITNESS_FOLDER;

use crate::checkpoint::Checkpoint;
use crate::fault::Fault;
use crate::hash::{self, Hash};
use crate::keys::Keys;
use crate::limits;
use crate::plan::Plan;
use crate::secret::Secret;
use medium::Medium;
use memory::Memory;
use postgres::Postgres;
use sqlite::Sqlite;
use std::path::Path;
use std::sync::Arc;
use tip::Tips;

/// The ledgers of many organizations. Cheap to clone; all clones are the same store.
#[derive(Clone, Debug)]
pub struct Store {
    medium: Medium,
    keys: Arc<Keys>,
    tips: Arc<Tips>,
    /// What it marks with, beside the ledgers; none where that is not known.
    secret: Option<Secret>,
    plan: Option<Arc<Plan>>,
}

/// The newest state of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are; the next one gets this sequence number.
    pub size: u64,
    /// The root of the tree.
    pub root: Hash,
    /// The time of the last entry; 0 while there is none.
    pub time_us: i64,
}

/// What another process wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Entries of an organization.
    Ledger(String),
    /// Something in the tables beside the ledgers.
    Aside,
    /// Perhaps anything: for a while nothing was heard.
    Anything,
}

impl Store {
    /// An empty store that is gone when its last clone is.
    pub fn memory() -> Store {
        let store = Store::on(Medium::Memory(Arc::new(Memory::default())), Keys::ephemeral());
        Store { secret: Some(Secret::fresh()), ..store }
    }

    /// The store in a data folder, made if it is missing: `muniment.db` and the two key files.
    ///
    /// Several processes may have the same folder open: each append is a compare-and-swap on the
    /// head, so a command beside a running server is safe, and the other one sees
    /// [`crate::AppendFault::Stale`] and follows.
    pub async fn sqlite(folder: impl AsRef<Path>) -> Result<Store, Fault> {
        let (sqlite, keys) = Sqlite::open(folder.as_ref(), None)?;
        Store::on(Medium::Sqlite(Arc::new(sqlite)), keys).marking().await
    }

    /// As [`Store::sqlite`], but the file never grows beyond `pages_max` pages of 4 KiB; then
    /// every write fails as it does on a full disk.
    pub async fn sqlite_within(folder: impl AsRef<Path>, pages_max: u32) -> Result<Store, Fault> {
        let (sqlite, keys) = Sqlite::open(folder.as_ref(), Some(pages_max))?;
        Store::on(Medium::Sqlite(Arc::new(sqlite)), keys).marking().await
    }

    /// The store in a data folder, for reading alone: nothing is made or changed, and every write
    /// answers with a fault. A server may be writing to it meanwhile.
    pub async fn sqlite_read_only(folder: impl AsRef<Path>) -> Result<Store, Fault> {
        let (sqlite, keys) = Sqlite::open_read_only(folder.as_ref())?;
        Ok(Store::on(Medium::Sqlite(Arc::new(sqlite)), keys).knowing())
    }

    /// The store in a PostgreSQL database, with the two key files in a folder; tables, folder and keys are made if
    /// they are missing. The address may name several hosts, of which the one that takes writes is found.
    ///
    /// As many processes as one likes may have the same database open; each append is a compare-and-swap on the head.
    pub async fn postgres(url: &str, folder: impl AsRef<Path>) -> Result<Store, Fault> {
        let (postgres, keys) = Postgres::open(url, folder.as_ref()).await?;
        Store::on(Medium::Postgres(Arc::new(postgres)), keys).marking().await
    }

    /// As [`Store::postgres`], for reading alone: nothing is made or changed, and any host will do.
    pub async fn postgres_read_only(url: &str, folder: impl AsRef<Path>) -> Result<Store, Fault> {
        let (postgres, keys) = Postgres::open_read_only(url, folder.as_ref()).await?;
        Ok(Store::on(Medium::Postgres(Arc::new(postgres)), keys).knowing())
    }

    /// The same store, failing on purpose as `plan` says.
    pub fn failing(self, plan: impl Into<Arc<Plan>>) -> Store {
        Store { plan: Some(plan.into()), ..self }
    }

    /// The keys that sign and check this store's checkpoints.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Whether [`Store::look`] tells of all that another program writes.
    pub fn sees_others(&self) -> bool {
        match &self.medium {
            Medium::Sqlite(sqlite) => sqlite.sees_others(),
            Medium::Postgres(_) | Medium::Memory(_) => false,
        }
    }

    /// Why this store can be read and not written, if so.
    pub fn unwritable(&self) -> Option<&str> {
        match &self.medium {
            Medium::Sqlite(sqlite) => sqlite.unwritable(),
            Medium::Memory(_) | Medium::Postgres(_) => None,
        }
    }

    /// Lets all writes finish and closes the files. Every later call answers with a fault.
    pub async fn close(&self) {
        self.medium.close().await;
    }

    /// Waits until another process wrote something, and tells what; for ever where the store cannot know. A hint
    /// alone: one that is lost is made up for by looking at heads now and then.
    pub async fn elsewhere(&self) -> Elsewhere {
        self.medium.elsewhere().await
    }

    /// Looks whether what is open is still what was opened, and whole; gives how often somebody else was seen to write to
    /// it. It costs about as much as reading what was written since.
    ///
    /// # Errors
    /// [`Fault::Replaced`] where it is not.
    pub async fn look(&self) -> Result<u64, Fault> {
        self.medium.look().await
    }

    /// The keys of all organizations, sorted.
    pub async fn organizations(&self) -> Result<Vec<String>, Fault> {
        self.watched(self.medium.organizations()).await
    }

    /// Makes the empty ledger of an organization, with a checkpoint of size 0.
    pub async fn create(&self, org: &str) -> Result<(), Fault> {
        if !limits::is_organization_key(org) {
            return Err(Fault::OrganizationKey(org.to_owned()));
        }
        let empty = Checkpoint { org: org.to_owned(), size: 0, root: hash::empty_root() };
        let note = empty.sign(&self.keys)?;
        self.watched(self.medium.create(org, note)).await
    }

    /// The signed checkpoint of the newest size: keep it outside, to compare with later.
    pub async fn checkpoint(&self, org: &str) -> Result<String, Fault> {
        let (_, note) = self.watched(self.medium.latest(org)).await?;
        Ok(note)
    }

    /// How many entries the head of a ledger says there are, whether or not it is what is signed.
    pub async fn checkpoint_size(&self, org: &str) -> Result<u64, Fault> {
        self.watched(self.medium.size(org)).await
    }

    /// Checkpoints of at least size `from` with their sizes: those that are kept for ever, and the newest.
    pub async fn checkpoints(&self, org: &str, from: u64, max: usize) -> Result<Vec<(u64, String)>, Fault> {
        let kept = self.watched(self.medium.kept(org, from, max)).await?;
        let mut all: Vec<_> = kept.into_iter().map(|kept| (kept.size, kept.note)).collect();
        let (size, newest) = self.watched(self.medium.latest(org)).await?;
        if all.len() < max && size >= from && all.last().is_none_or(|(last, _)| *last < size) {
            all.push((size, newest));
        }
        Ok(all)
    }

    /// The rows themselves, for `verify`, which believes nothing above them.
    pub(crate) fn medium(&self) -> &Medium {
        &self.medium
    }

    fn on(medium: Medium, keys: Keys) -> Store {
        Store { medium, keys: Arc::new(keys), tips: Arc::default(), secret: None, plan: None }
    }

    /// Runs one call of the store under the plan, if there is one.
    async fn watched<T>(&self, call: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
        let Some(plan) = &self.plan else { return call.await };
        let number = plan.enter()?;
        let answer = call.await?;
        plan.leave(number)?;
        Ok(answer)
    }
}
