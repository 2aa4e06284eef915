//! Ledgers in one SQLite file: `muniment.db` in the data folder.
//!
//! All writes of a process go through one connection, owned by the [`committer`], which commits
//! whatever waits in one transaction. Reads take a connection each from a small pool and never
//! wait for a write. Other processes may read and write the same file: SQLite locks it for the
//! time of a transaction, and the size of each ledger is compared and swapped inside it.

mod aside;
mod committer;
mod connect;
mod copy;
mod files;
mod index;
mod log;
mod read;
mod readers;
mod schema;
mod standing;
mod strays;
mod write;

use crate::fault::{AppendFault, Fault, Malformed};
use crate::file;
use crate::keys::Keys;
use crate::store::medium::Hold;
use committer::{Committer, Job, Work};
use readers::Readers;
use standing::Standing;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use tokio::sync::{mpsc, oneshot};

pub use copy::copy;

/// The name of the data file in the data folder.
pub const DATA_FILE: &str = "muniment.db";

/// Bits of a place that number the entries of one organization.
const PLACE_BITS: u32 = 40;

/// How many writes may wait before a writer waits for the committer.
const JOBS_WAITING_MAX: usize = 1_024;

/// An open file.
#[derive(Debug)]
pub(crate) struct Sqlite {
    /// The way to the committer, or why the file is open for reading alone.
    jobs: Result<mpsc::Sender<Job>, String>,
    readers: Readers,
    /// What is looked at while the file is open for writing.
    standing: Option<Arc<Standing>>,
    file: PathBuf,
    /// Organization numbers by key. A number never changes, so what is known stays true.
    numbers: Mutex<HashMap<String, i64>>,
}

impl Sqlite {
    /// Opens the file of a data folder for reading and writing, and makes both if missing. Where the folder cannot be
    /// written, or has no room, it is opened for reading alone.
    pub fn open(folder: &Path, pages_max: Option<u32>) -> Result<(Sqlite, Keys), Fault> {
        Sqlite::writing(folder, pages_max).map_err(|fault| fault.at(&folder.join(DATA_FILE)))
    }

    fn writing(folder: &Path, pages_max: Option<u32>) -> Result<(Sqlite, Keys), Fault> {
        let file = files::resolved(folder)?;
        files::check(&file)?;
        let keys = connect::prepare(folder, &file)?;
        files::check_names(&file)?;
        log::check(&file)?;
        let writer = match connect::writer(&file, pages_max) {
            Ok(writer) => writer,
            Err(fault) => {
                let Some(hindrance) = file::hindrance(folder) else { return Err(fault) };
                let why = format!(
                    "{} can be read and not written ({hindrance}): put that right and start the program again",
                    folder.display()
                );
                return Sqlite::reading(folder, why);
            }
        };
        let standing = Arc::new(Standing::of(&folder.join(DATA_FILE), &file)?);
        let readers = connect::readers(&file)?.of(&standing);
        let (jobs, waiting) = mpsc::channel(JOBS_WAITING_MAX);
        let own = standing.clone();
        let committer = move || Committer::new(writer, own).run(waiting);
        let begun = thread::Builder::new().name("committer".to_owned()).spawn(committer);
        begun.map_err(|source| Fault::File { path: file.clone(), source })?;
        Ok((Sqlite { jobs: Ok(jobs), readers, standing: Some(standing), file, numbers: Mutex::default() }, keys))
    }

    /// Opens the file of a data folder for reading alone.
    pub fn open_read_only(folder: &Path) -> Result<(Sqlite, Keys), Fault> {
        Sqlite::reading(folder, "the ledger was opened for reading alone: open it for writing".into())
    }

    /// Opens the file of a data folder for reading alone; whoever wants to write is told why.
    fn reading(folder: &Path, why: String) -> Result<(Sqlite, Keys), Fault> {
        let file = files::resolved(folder)?;
        let readers = connect::readers(&file).map_err(|fault| fault.at(&file))?;
        let keys = Keys::load(folder)?;
        Ok((Sqlite { jobs: Err(why), readers, standing: None, file, numbers: Mutex::default() }, keys))
    }

    /// Why nothing can be written, if so.
    pub fn unwritable(&self) -> Option<&str> {
        self.jobs.as_ref().err().map(String::as_str)
    }

    /// Looks whether the files are still those that were opened, and whole; gives how often somebody else wrote to them.
    pub async fn look(&self) -> Result<u64, Fault> {
        let Some(standing) = self.standing.clone() else { return Ok(0) };
        let looked = tokio::task::spawn_blocking(move || standing.look().map(|()| standing.strange()));
        looked.await.map_err(|broken| Malformed::new(format!("the looking broke off: {broken}")))?
    }

    /// Whether what somebody else writes is seen.
    pub fn sees_others(&self) -> bool {
        self.standing.is_some()
    }

    /// How often somebody else wrote to the data file itself.
    pub async fn touched(&self) -> u64 {
        self.standing.as_ref().map_or(0, |standing| standing.touched())
    }

    /// Whoever writes waits for us, and is told after a while that the file is busy.
    pub async fn hold(&self) -> Result<Hold, Fault> {
        let file = self.file.clone();
        let held = tokio::task::spawn_blocking(move || {
            let conn = connect::writer(&file, None)?;
            write::run(&conn, "BEGIN IMMEDIATE", ())?;
            Ok(Hold::Sqlite { _conn: Mutex::new(conn) })
        });
        held.await.map_err(|broken| Malformed::new(format!("waiting for others broke off: {broken}")))?
    }

    pub async fn close(&self) {
        // The writer goes last: it alone can fold the log into the file and remove it.
        self.readers.close().await;
        // An error says that the committer is gone already, which is what is wanted.
        let _ = self.run(Work::Close).await;
    }

    /// Hands work to the committer, which does all in the order in which it comes; gives whether it found what it
    /// expected, once it is on disk.
    async fn run(&self, work: Work) -> Result<bool, AppendFault> {
        let jobs = self.jobs.as_ref().map_err(|why| Fault::ReadOnly(why.clone()))?;
        let (answer, answered) = oneshot::channel();
        jobs.send(Job { work, answer }).await.map_err(|_| Fault::Closed)?;
        // The committer only drops an answer when the runtime ends under it.
        answered.await.map_err(|_| AppendFault::Unknown(Fault::Closed))?
    }

    /// As [`Sqlite::run`], for writes that are simply done again when their fate is unknown.
    async fn write(&self, work: Work) -> Result<bool, Fault> {
        self.run(work).await.map_err(|fault| match fault {
            AppendFault::Unknown(fault) | AppendFault::Fault(fault) => fault,
            AppendFault::Stale { .. } => Fault::Closed,
        })
    }

    /// The number of an organization.
    async fn number(&self, org: &str) -> Result<i64, Fault> {
        if let Some(&number) = self.known().get(org) {
            return Ok(number);
        }
        let select = "SELECT number FROM organization WHERE key = ?";
        let found = self.readers.one(select, (org.to_owned(),), |row| row.get(0)).await?;
        let number = found.ok_or_else(|| Fault::NoOrganization(org.to_owned()))?;
        self.known().insert(org.to_owned(), number);
        Ok(number)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<String, i64>> {
        self.numbers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The first place of an organization's entries.
fn base(number: i64) -> i64 {
    // A damaged number must not end the program, so nothing here overflows aloud.
    number.wrapping_shl(PLACE_BITS)
}

/// The place of an entry.
fn place(number: i64, seq: u64) -> i64 {
    base(number).saturating_add(i64::try_from(seq).unwrap_or(i64::MAX))
}

/// The entry at a place.
fn seq(number: i64, place: i64) -> u64 {
    place.wrapping_sub(base(number)).unsigned_abs()
}
