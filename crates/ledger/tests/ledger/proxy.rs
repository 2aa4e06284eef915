//! A way to the database on which an append is kept back, its sender is cut off, and it is delivered late.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, oneshot};

/// An append carries entries, and so is larger than all else that a store says once its statements are prepared.
const APPEND_BYTES_MIN: usize = 600;

/// A listener before a database.
pub struct Proxy {
    port: u16,
    /// Who waits to catch the next append.
    trap: Arc<Mutex<Option<Trap>>>,
    /// Nothing is handed on any more, and nothing closed.
    frozen: Arc<AtomicBool>,
}

struct Trap {
    caught: oneshot::Sender<()>,
    go: oneshot::Receiver<()>,
    delivered: oneshot::Sender<()>,
}

/// An append kept back, or to be.
pub struct Held {
    caught: oneshot::Receiver<()>,
    go: oneshot::Sender<()>,
    delivered: oneshot::Receiver<()>,
}

impl Proxy {
    /// Listens on a free port and hands on what comes.
    pub async fn before(database: u16) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, trap) = (listener.local_addr().unwrap().port(), Arc::<Mutex<Option<Trap>>>::default());
        let (traps, frozen) = (trap.clone(), Arc::<AtomicBool>::default());
        let stuck = frozen.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(("127.0.0.1", database)).await.unwrap();
                tokio::spawn(hand_on(client, server, traps.clone(), stuck.clone()));
            }
        });
        Proxy { port, trap, frozen }
    }

    /// From now on it is as if the network were cut: nothing comes through, and no connection is closed.
    pub fn freeze(&self) {
        self.frozen.store(true, Ordering::Relaxed);
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next append is kept back, and its sender cut off.
    pub async fn hold_next_append(&self) -> Held {
        let ((caught, told), (go, wait), (delivered, done)) =
            (oneshot::channel(), oneshot::channel(), oneshot::channel());
        *self.trap.lock().await = Some(Trap { caught, go: wait, delivered });
        Held { caught: told, go, delivered: done }
    }
}

impl Held {
    /// Waits until it was kept back.
    pub async fn caught(&self) {
        while !self.caught.is_terminated() && self.caught.is_empty() {
            tokio::task::yield_now().await;
        }
    }

    /// Delivers it and waits until the database has answered.
    pub async fn deliver(self) {
        self.go.send(()).unwrap();
        self.delivered.await.unwrap();
    }
}

async fn hand_on(client: TcpStream, server: TcpStream, traps: Arc<Mutex<Option<Trap>>>, frozen: Arc<AtomicBool>) {
    let ((mut from, mut back), (mut answers, mut to)) = (client.into_split(), server.into_split());
    let answering = tokio::spawn(async move {
        let copied = tokio::io::copy(&mut answers, &mut back).await;
        (copied, answers)
    });
    let mut bytes = vec![0; 1 << 20];
    while let Ok(count) = from.read(&mut bytes).await
        && count > 0
    {
        if frozen.load(Ordering::Relaxed) {
            std::future::pending().await
        }
        let trap = if count >= APPEND_BYTES_MIN { traps.lock().await.take() } else { None };
        if let Some(Trap { caught, go, delivered }) = trap {
            drop(from);
            answering.abort();
            caught.send(()).unwrap();
            go.await.unwrap();
            to.write_all(&bytes[..count]).await.unwrap();
            // The database answers and goes on; closing our side then ends its session.
            to.shutdown().await.unwrap();
            let _ = answering.await;
            delivered.send(()).unwrap();
            return;
        }
        if to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}
