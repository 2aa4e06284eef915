//! The one thread that writes: whatever waits, of all organizations, goes into one transaction.
//!
//! There is no timer: while one commit waits for the disk, the next group gathers. If a write in
//! a group fails, the group is rolled back and each job is tried alone. A savepoint for each job
//! would not do: SQLite rolls back the whole transaction when the disk is full.

use crate::fault::{AppendFault, Fault};
use crate::limits::{BATCH_BYTES_MAX, BATCH_ENTRIES_MAX};
use crate::store::SnapshotRow;
use crate::store::append::Batch;
use crate::store::sqlite::standing::Standing;
use crate::store::sqlite::{DATA_FILE, write};
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Something to be written, and where the answer goes.
pub(super) struct Job {
    pub work: Work,
    pub answer: oneshot::Sender<Result<bool, AppendFault>>,
}

/// What can be written. Numbers are organization numbers.
pub(super) enum Work {
    Append {
        number: i64,
        batch: Batch,
    },
    Create {
        org: String,
        note: String,
    },
    Erase {
        number: i64,
        seq: u64,
        from: Vec<u8>,
        to: Vec<u8>,
    },
    PutSnapshot {
        number: i64,
        row: SnapshotRow,
    },
    DropSnapshot {
        number: i64,
        size: u64,
        kind: String,
    },
    PutAside {
        space: String,
        key: String,
        bytes: Vec<u8>,
    },
    DeleteAside {
        space: String,
        key: String,
    },
    /// Ends the committer once everything before it is written.
    Close,
}

/// Why a group was not written.
enum Trouble {
    /// The file was not to be had; nobody else would get it either.
    Begin(rusqlite::Error),
    /// One write failed, and everything was rolled back.
    Write(rusqlite::Error),
    /// The commit failed: what reached the disk is not known.
    Commit(rusqlite::Error),
    /// Another file stands where the one that is open stood: whatever was written is nowhere.
    Gone,
}

/// The writer of one file.
pub(super) struct Committer {
    conn: Connection,
    standing: Arc<Standing>,
    /// Erased bytes may still lie in the write-ahead log.
    log_holds_erased: bool,
}

/// A log of so many frames is moved into the file.
const LOG_FRAMES_MAX: u32 = 1_000;

impl Committer {
    pub fn new(conn: Connection, standing: Arc<Standing>) -> Committer {
        Committer { conn, standing, log_holds_erased: false }
    }

    /// Writes jobs until the store is closed or dropped.
    pub fn run(mut self, mut waiting: mpsc::Receiver<Job>) {
        while let Some(first) = waiting.blocking_recv() {
            let mut group = gather(first, &mut waiting);
            let close = group.pop_if(|job| matches!(job.work, Work::Close));
            self.settle(group);
            if self.log_holds_erased {
                self.log_holds_erased = !write::empty_log(&self.conn);
                self.standing.moved();
            } else if self.standing.frames() >= LOG_FRAMES_MAX {
                write::move_log(&self.conn);
                self.standing.moved();
            }
            if let Some(Job { answer, .. }) = close {
                refuse_the_rest(&mut waiting);
                let closed = self.leave().map_err(|fault| Fault::from(fault).into());
                let _ = answer.send(closed.map(|()| true));
                return;
            }
        }
        // Nobody is left who could be told.
        let _ = self.leave();
    }

    /// Closes the file.
    fn leave(self) -> Result<(), rusqlite::Error> {
        if self.standing.check().is_err() {
            // Closing removes the log by its name, and it may be that of another file by now.
            std::mem::forget(self.conn);
            return Ok(());
        }
        self.conn.close().map_err(|(_, fault)| fault)
    }

    /// Writes a group and answers each of its jobs.
    fn settle(&mut self, group: Vec<Job>) {
        match self.commit(&group) {
            Ok(taken) => {
                for (job, taken) in group.into_iter().zip(taken) {
                    answer(job, Ok(taken));
                }
            }
            Err(Trouble::Gone) => group.into_iter().for_each(|job| {
                let gone = self.standing.check().err().unwrap_or(Fault::Closed);
                answer(job, Err(AppendFault::Fault(gone)));
            }),
            Err(Trouble::Begin(fault)) => self.fail(group, fault, AppendFault::Fault),
            Err(Trouble::Commit(fault)) => self.fail(group, fault, AppendFault::Unknown),
            Err(Trouble::Write(fault)) if group.len() == 1 => {
                self.fail(group, fault, AppendFault::Fault);
            }
            Err(Trouble::Write(_)) => {
                for job in group {
                    self.settle(vec![job]);
                }
            }
        }
    }

    /// Writes a group in one transaction; says of each job whether it found what it expected.
    fn commit(&mut self, group: &[Job]) -> Result<Vec<bool>, Trouble> {
        if group.is_empty() {
            return Ok(Vec::new());
        }
        self.standing.check().map_err(|_| Trouble::Gone)?;
        self.begin().map_err(Trouble::Begin)?;
        let touched = self.standing.touched();
        let mut taken = Vec::with_capacity(group.len());
        for job in group {
            match write::job(&self.conn, &job.work, touched) {
                Ok(found) => taken.push(found),
                Err(fault) => return Err(Trouble::Write(self.roll_back(fault))),
            }
        }
        match write::run(&self.conn, "COMMIT", ()) {
            // What was committed into a file that nobody finds is not acknowledged.
            Ok(_) if self.standing.check().is_err() => Err(Trouble::Gone),
            Ok(_) => {
                self.standing.committed();
                self.log_holds_erased |= group.iter().any(|job| matches!(job.work, Work::Erase { .. }));
                Ok(taken)
            }
            Err(fault) => Err(Trouble::Commit(self.roll_back(fault))),
        }
    }

    /// Begins to write, on nothing that was kept of a file that somebody else wrote to.
    fn begin(&self) -> Result<(), rusqlite::Error> {
        write::run(&self.conn, "BEGIN IMMEDIATE", ())?;
        if self.standing.notice() {
            write::run(&self.conn, "ROLLBACK", ())?;
            self.conn.execute_batch("PRAGMA shrink_memory")?;
            write::run(&self.conn, "BEGIN IMMEDIATE", ())?;
        }
        Ok(())
    }

    /// Answers each of a group with the fault.
    fn fail(&self, group: Vec<Job>, fault: rusqlite::Error, as_what: fn(Fault) -> AppendFault) {
        let (fault, file) = (Arc::new(fault), Path::new(self.conn.path().unwrap_or(DATA_FILE)));
        for job in group {
            answer(job, Err(as_what(Fault::Sqlite(fault.clone()).at(file))));
        }
    }

    /// Ends a transaction that failed; gives back why it did.
    fn roll_back(&self, why: rusqlite::Error) -> rusqlite::Error {
        // Fails when SQLite rolled back by itself, which is as good.
        let _ = write::run(&self.conn, "ROLLBACK", ());
        why
    }
}

/// The first job and those that wait behind it, up to the limits of a batch or a request to close.
fn gather(first: Job, waiting: &mut mpsc::Receiver<Job>) -> Vec<Job> {
    let mut bytes = first.work.bytes();
    let mut group = vec![first];
    while group.len() < BATCH_ENTRIES_MAX && bytes < BATCH_BYTES_MAX {
        if group.last().is_some_and(|job| matches!(job.work, Work::Close)) {
            break;
        }
        let Ok(next) = waiting.try_recv() else { break };
        bytes += next.work.bytes();
        group.push(next);
    }
    group
}

/// Answers what came after the request to close: none of it is written.
fn refuse_the_rest(waiting: &mut mpsc::Receiver<Job>) {
    waiting.close();
    while let Ok(job) = waiting.try_recv() {
        answer(job, Err(Fault::Closed.into()));
    }
}

impl Work {
    /// Roughly how many bytes will be written.
    fn bytes(&self) -> usize {
        match self {
            Work::Append { batch, .. } => batch.bytes(),
            Work::Erase { to, .. } => to.len(),
            Work::PutSnapshot { row, .. } => row.bytes.len(),
            Work::PutAside { bytes, .. } => bytes.len(),
            Work::Create { .. } | Work::DropSnapshot { .. } | Work::DeleteAside { .. } | Work::Close => 0,
        }
    }
}

fn answer(job: Job, answer: Result<bool, AppendFault>) {
    // Whoever asked may have gone away; what is written stays written.
    let _ = job.answer.send(answer);
}
