//! Listening, and ending without cutting anybody off.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::serve::Listener;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

/// The end of the year 9999, in seconds since 1970: no answer can be dated after it.
const DATES_END_S: u64 = 253_402_300_800;
/// What is said instead, by hand.
const UNDATED: &str = "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n\
    the clock of the server shows a year after 9999: put it right\n";
/// How long somebody may take to be told.
const TELL_WAIT: Duration = Duration::from_secs(5);
/// How long running requests may take to finish once the server is to end: one that waits for a database that does not
/// answer is cut off, and nobody was told that what it asked for is done.
pub const FINISH_WAIT: Duration = Duration::from_secs(10);

/// Answers requests until `stop` resolves, then lets the running ones finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let dated = Dated { listener, now: SystemTime::now };
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let stop = async move {
        stop.await;
        // Whoever waits for it may have gone.
        let _ = stopping.send(());
    };
    let overdue = async move {
        match stopped.await {
            Ok(()) => tokio::time::sleep(FINISH_WAIT).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        served = axum::serve(dated, router).with_graceful_shutdown(stop) => served,
        () = overdue => {
            tracing::warn!("some requests did not finish in time and were cut off");
            Ok(())
        }
    }
}

/// Takes no connection in while the clock shows a time that answers cannot carry.
struct Dated {
    listener: TcpListener,
    now: fn() -> SystemTime,
}

impl Listener for Dated {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        loop {
            let (stream, from) = Listener::accept(&mut self.listener).await;
            if (self.now)() < SystemTime::UNIX_EPOCH + Duration::from_secs(DATES_END_S) {
                return (stream, from);
            }
            tracing::error!("the clock shows a year after 9999, so nobody is answered: put it right");
            tokio::spawn(tokio::time::timeout(TELL_WAIT, told(stream)));
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

async fn told(mut stream: TcpStream) -> io::Result<()> {
    stream.write_all(UNDATED.as_bytes()).await?;
    stream.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    #[tokio::test]
    async fn whoever_comes_while_the_clock_is_beyond_all_dates_is_told() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let mut dated = Dated { listener, now: || SystemTime::UNIX_EPOCH + Duration::from_secs(DATES_END_S) };
        let accepting = tokio::spawn(async move { dated.accept().await });
        let (mut stream, mut told) = (TcpStream::connect(address).await.expect("it listens"), String::new());
        stream.read_to_string(&mut told).await.expect("it is told");
        assert!(told.starts_with("HTTP/1.1 503 ") && told.contains("put it right"), "{told}");
        assert!(!accepting.is_finished());
        accepting.abort();
    }
}
