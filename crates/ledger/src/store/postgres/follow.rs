//! Telling other processes what was written, and hearing it from them.
//!
//! Notifications go out after the commit and in a transaction of their own, as a commit that notifies waits in line
//! with all others that do. One that is lost costs a moment only: whoever follows looks by itself, too.

use crate::file;
use crate::store::Elsewhere;
use crate::store::postgres::hosts::Hosts;
use sqlx::postgres::{PgListener, PgPoolOptions};
use sqlx::{Connection, Error, PgConnection};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc, oneshot};

const CHANNEL: &str = "muniment";
/// What is written within this time goes out together.
const GATHER: Duration = Duration::from_millis(5);
/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_millis(500);
/// Names of ledgers that may wait to be told; more are found by whoever looks.
const TOLD_MAX: usize = 4_096;

const NOTIFY: &str = "SELECT pg_notify($1, $2 || ' ' || what) FROM UNNEST($3::text[]) AS what";

/// Tells what this process wrote.
#[derive(Debug)]
pub(super) struct Voice(Option<mpsc::Sender<Said>>);

/// Hears what others wrote.
#[derive(Debug)]
pub(super) struct Ears(Option<Mutex<mpsc::Receiver<Elsewhere>>>);

#[derive(Debug)]
enum Said {
    /// A ledger's key; empty for the tables beside the ledgers.
    Wrote(String),
    Close(oneshot::Sender<()>),
}

/// Begins to tell and to hear.
pub(super) fn start(hosts: Hosts) -> (Voice, Ears) {
    // Our own words come back to us, and are passed over.
    let name = file::unique();
    let hosts = Arc::new(hosts);
    let (voice, said) = mpsc::channel(TOLD_MAX);
    let (told, ears) = mpsc::channel(TOLD_MAX);
    tokio::spawn(speak(hosts.clone(), name.clone(), said));
    tokio::spawn(listen(hosts, name, told));
    (Voice(Some(voice)), Ears(Some(Mutex::new(ears))))
}

/// Of a store that writes nothing and need not follow.
pub(super) fn silent() -> (Voice, Ears) {
    (Voice(None), Ears(None))
}

impl Voice {
    pub fn tell_ledger(&self, org: &str) {
        self.say(org);
    }

    pub fn tell_aside(&self) {
        self.say("");
    }

    fn say(&self, what: &str) {
        if let Some(voice) = &self.0 {
            // Where too much waits already, others look by themselves.
            let _ = voice.try_send(Said::Wrote(what.to_owned()));
        }
    }

    /// Lets what was said go out.
    pub async fn close(&self) {
        let Some(voice) = &self.0 else { return };
        let (done, closed) = oneshot::channel();
        if voice.send(Said::Close(done)).await.is_ok() {
            // Gone without an answer is gone, too.
            let _ = closed.await;
        }
    }
}

impl Ears {
    pub async fn next(&self) -> Elsewhere {
        match &self.0 {
            Some(ears) => match ears.lock().await.recv().await {
                Some(heard) => heard,
                None => std::future::pending().await,
            },
            None => std::future::pending().await,
        }
    }
}

async fn speak(hosts: Arc<Hosts>, name: String, mut said: mpsc::Receiver<Said>) {
    let mut conn: Option<PgConnection> = None;
    while let Some(first) = said.recv().await {
        let mut next = Some(first);
        let (mut words, mut close) = (BTreeSet::new(), None);
        if matches!(next, Some(Said::Wrote(_))) {
            tokio::time::sleep(GATHER).await;
        }
        while let Some(one) = next {
            match one {
                Said::Wrote(what) => drop(words.insert(what)),
                Said::Close(done) => close = Some(done),
            }
            next = said.try_recv().ok();
        }
        // Where it fails, others look by themselves, and the next word finds a new connection.
        conn = notify(conn, &hosts, &name, words).await.unwrap_or_default();
        if let Some(done) = close {
            if let Some(conn) = conn {
                let _ = conn.close().await;
            }
            let _ = done.send(());
            return;
        }
    }
}

async fn notify(
    conn: Option<PgConnection>,
    hosts: &Hosts,
    name: &str,
    words: BTreeSet<String>,
) -> Result<Option<PgConnection>, Error> {
    if words.is_empty() {
        return Ok(conn);
    }
    let mut conn = match conn {
        Some(conn) => conn,
        None => {
            let mut fresh = hosts.connect().await?;
            // Nothing is written on this connection, so nothing is waited for.
            sqlx::query("SET synchronous_commit = off").execute(&mut fresh).await?;
            fresh
        }
    };
    let words: Vec<String> = words.into_iter().collect();
    sqlx::query(NOTIFY).bind(CHANNEL).bind(name).bind(words).execute(&mut conn).await?;
    Ok(Some(conn))
}

async fn listen(hosts: Arc<Hosts>, name: String, told: mpsc::Sender<Elsewhere>) {
    while !told.is_closed() {
        tokio::select! {
            () = told.closed() => return,
            // Until it hears again, whoever follows looks by itself.
            _ = hear(&hosts, &name, &told) => {}
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Hears until the connection breaks.
async fn hear(hosts: &Hosts, name: &str, told: &mpsc::Sender<Elsewhere>) -> Result<(), Error> {
    // Finds the host that takes writes, which is where notifications come from.
    hosts.connect().await?.close().await?;
    let pool = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
    let pool = pool.connect_with(hosts.current().clone()).await?;
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    // What was written before we listened was not heard.
    let _ = told.try_send(Elsewhere::Anything);
    while let Some(heard) = listener.try_recv().await? {
        let Some((who, what)) = heard.payload().split_once(' ') else { continue };
        if who == name {
            continue;
        }
        let heard = if what.is_empty() { Elsewhere::Aside } else { Elsewhere::Ledger(what.to_owned()) };
        // Whoever follows looks by itself, too, when more is told than it can take in.
        let _ = told.try_send(heard);
    }
    Ok(())
}
