//! `muniment serve`: pages and API from a data folder or a database.

use clap::Args;
use engine::Engine;
use web::Settings;

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;
use crate::verbs::sample;

/// Letters of the code that the first administrator types.
const CODE_BYTES: usize = 5;

/// Serve pages and API
#[derive(Args, Debug)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Browsers reach it by https, through a proxy: cookies are bound to it
    #[arg(long)]
    secure: bool,
}

/// Serves until it is told to stop, then lets running requests finish.
pub async fn run(place: &Place, verb: Serve) -> Result<(), Stop> {
    let engine = door::engine(place).await?;
    let taken =
        |error| Stop::Fault(format!("{} cannot be listened on: {error}; choose another with --listen", verb.listen));
    let listener = tokio::net::TcpListener::bind(&verb.listen).await.map_err(taken)?;
    let address = listener.local_addr().map_err(|error| Stop::Fault(error.to_string()))?;
    let setup_code = engine.is_new().then(code);
    tell(&engine, place, &format!("http://{address}"), setup_code.as_deref());
    let closing = web::Closing::default();
    let router = web::app(
        engine.clone(),
        Settings {
            secure: verb.secure,
            setup_code,
            sampler: Some(sample::sampler(place)),
            patience: None,
            closing: closing.clone(),
        },
    );
    let stop = async move {
        stopped().await;
        closing.begin();
    };
    let served = web::serve(listener, router, stop).await;
    if tokio::time::timeout(web::FINISH_WAIT, engine.close()).await.is_err() {
        tracing::warn!("the store did not close in time: what was acknowledged is there");
    }
    served.map_err(|error| Stop::Fault(format!("serving ended: {error}")))
}

fn tell(engine: &Engine, place: &Place, url: &str, setup_code: Option<&str>) {
    out!("Muniment is at {url}");
    match setup_code {
        Some(code) => out!("Nobody has an account yet: open {url}/setup and type the code {code}"),
        None => {
            let data = door::again(place);
            out!("Sign in with your account; a lost password: muniment account password LOGIN {data}");
        }
    }
    if engine.organizations().is_empty() {
        out!("There is no organization yet; to look around first: muniment sample");
    }
    out!("Stop with Ctrl-C");
}

/// A code that nobody guesses, shown only where the server was started.
fn code() -> String {
    let mut bytes = [0; CODE_BYTES];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    hex::encode(bytes)
}

async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else { return drop(interrupted.await) };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
