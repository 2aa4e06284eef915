//! Listening, and ending without cutting anybody off.

use std::future::Future;
use std::io;

use axum::Router;
use tokio::net::TcpListener;

/// Answers requests until `stop` resolves, then lets the running ones finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
