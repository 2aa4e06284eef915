//! The connections that read: a few, each lent to one question at a time, answered on threads that may wait for a disk.

use crate::fault::{Fault, Malformed};
use crate::store::sqlite::connect;
use crate::store::sqlite::standing::Standing;
use rusqlite::{Connection, Params, Row};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const READERS_MAX: u32 = 4;

/// How a file is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Manner {
    /// While others write it.
    Shared,
    /// As it lies: nobody writes it, nobody can.
    AsItLies,
}

/// Connections that nobody uses, and turns for those who want one.
#[derive(Debug)]
pub(super) struct Readers {
    file: PathBuf,
    manner: Manner,
    idle: Arc<Mutex<Idle>>,
    turns: Arc<Semaphore>,
    /// Whether what is read is still what stands there, where somebody writes on from it.
    standing: Option<Arc<Standing>>,
}

/// Connections, with what they keep of a data file that somebody else had touched so often.
#[derive(Debug, Default)]
struct Idle {
    conns: Vec<Connection>,
    touched: u64,
}

/// A connection lent to one question; it goes back when that is answered.
struct Lent {
    conn: Option<Connection>,
    touched: u64,
    idle: Arc<Mutex<Idle>>,
    _turn: OwnedSemaphorePermit,
}

impl Readers {
    pub fn new(file: &Path, manner: Manner, first: Connection) -> Self {
        let idle = Arc::new(Mutex::new(Idle { conns: vec![first], touched: 0 }));
        let turns = Arc::new(Semaphore::new(READERS_MAX as usize));
        Self { file: file.to_owned(), manner, idle, turns, standing: None }
    }

    /// The same, reading only while the files are those that were opened for writing.
    pub fn of(self, standing: &Arc<Standing>) -> Self {
        Self { standing: Some(standing.clone()), ..self }
    }

    /// Asks the database something, as of one moment if it is one statement.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Fault> {
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| Fault::Closed)?;
        let (file, manner, idle) = (self.file.clone(), self.manner, self.idle.clone());
        let standing = self.standing.clone();
        let answer = tokio::task::spawn_blocking(move || {
            let touched = match standing {
                Some(standing) => standing.check().map(|()| standing.touched())?,
                None => 0,
            };
            let conn = lock(&idle).take(touched);
            let mut lent = Lent { conn, touched, idle, _turn: turn };
            let conn = match &mut lent.conn {
                Some(conn) => conn,
                none @ None => none.insert(connect::reader(&file, manner)?),
            };
            question(conn).map_err(Fault::from)
        });
        let answer = answer.await.map_err(|broken| match broken.is_cancelled() {
            true => Fault::Closed,
            false => Malformed::new(format!("the reading broke off: {broken}")).into(),
        })?;
        answer.map_err(|fault: Fault| fault.at(&self.file))
    }

    /// All rows that a statement finds.
    pub async fn all<T: Send + 'static>(
        &self,
        statement: &'static str,
        arguments: impl Params + Send + 'static,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<Vec<T>, Fault> {
        self.ask(move |conn| conn.prepare_cached(statement)?.query_map(arguments, read)?.collect()).await
    }

    /// The first row that a statement finds.
    pub async fn one<T: Send + 'static>(
        &self,
        statement: &'static str,
        arguments: impl Params + Send + 'static,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<Option<T>, Fault> {
        self.ask(move |conn| first(conn, statement, arguments, read)).await
    }

    /// Waits for whoever reads, and closes the connections.
    pub async fn close(&self) {
        // An error says that it is closed already.
        let all = self.turns.acquire_many(READERS_MAX).await;
        self.turns.close();
        lock(&self.idle).conns.clear();
        drop(all);
    }
}

/// The first row that a statement finds on a connection.
pub(super) fn first<T>(
    conn: &Connection,
    statement: &str,
    arguments: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Option<T>> {
    let mut statement = conn.prepare_cached(statement)?;
    let mut rows = statement.query(arguments)?;
    rows.next()?.map(read).transpose()
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            let mut idle = lock(&self.idle);
            if idle.touched == self.touched {
                idle.conns.push(conn);
            }
        }
    }
}

impl Idle {
    /// One that keeps nothing of a data file from before somebody else wrote to it.
    fn take(&mut self, touched: u64) -> Option<Connection> {
        if self.touched < touched {
            *self = Idle { conns: Vec::new(), touched };
        }
        self.conns.pop()
    }
}

/// A panic elsewhere cannot leave half a list behind: a connection is in it or not.
fn lock(idle: &Mutex<Idle>) -> std::sync::MutexGuard<'_, Idle> {
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}
