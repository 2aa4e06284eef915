//! A house in memory, served on a free port of this machine, with a token that may do everything in `acme`.

use std::net::SocketAddr;
use std::sync::Arc;

use access::Role;
use engine::{Actor, Asked, Engine, Failure, Fault, Place, SystemClock};
use exchange::asked;
use serde_json::{Value as Json, json};
use tokio::net::TcpListener;
use web::Settings;

/// Where it is served, and how to get in.
pub struct Served {
    /// The address of the server: `http://127.0.0.1:40123`.
    pub url: String,
    /// A bearer token of an administrator of `acme`.
    pub token: String,
}

/// Serves it until the runtime ends.
///
/// # Errors
/// Whatever kept the house from being founded or the port from being opened.
pub async fn serve() -> Result<Served, Failure> {
    let engine = Engine::open(Place::Memory, Arc::new(SystemClock)).await?;
    let token = found(&engine).await?;
    furnish(&engine).await?;
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.map_err(Fault::of)?;
    let url = format!("http://{}", listener.local_addr().map_err(Fault::of)?);
    let router = web::app(engine, Settings::default());
    tokio::spawn(web::serve(listener, router, std::future::pending()));
    Ok(Served { url, token })
}

/// A house with the same records, not served.
///
/// # Errors
/// Whatever kept it from being founded.
pub async fn house() -> Result<Engine, Failure> {
    let engine = Engine::open(Place::Memory, Arc::new(SystemClock)).await?;
    found(&engine).await?;
    furnish(&engine).await?;
    Ok(engine)
}

async fn found(engine: &Engine) -> Result<String, Failure> {
    let operator = Actor::operator();
    engine.found("acme", "Acme", Some("Europe/Oslo"), &operator).await?;
    let (account, _) = engine.create_account("program", "A program", None, false, &operator).await?;
    engine.join(account, "acme", Role::Administrator, None, &operator).await?;
    engine.create_token(account, "peers", None).await
}

/// A few records that point to each other.
async fn furnish(engine: &Engine) -> Result<(), Failure> {
    let acts: [(&str, Json); 7] = [
        ("person.create", json!({ "name": "Kari Nordmann" })),
        ("method.adopt", json!({ "title": "Five by five" })),
        ("method.approve", json!({ "method": "Five by five" })),
        ("scope.create", json!({ "title": "Everything", "statement": "All we do in Oslo." })),
        ("asset.create", json!({ "name": "Payroll", "owner": "Kari Nordmann", "value": { "c": { "level": 4 } } })),
        ("risk.create", json!({ "title": "Wages are disclosed", "assets": ["A-0001"], "owner": "Kari Nordmann" })),
        ("applicability.prepare", json!({})),
    ];
    for (key, arguments) in acts {
        act(engine, key, &arguments).await?;
    }
    Ok(())
}

/// Does an act in `acme`, as Kari Nordmann once she is there.
///
/// # Errors
/// Whatever kept it from being done.
pub async fn act(engine: &Engine, key: &str, arguments: &Json) -> Result<(), Failure> {
    let state = engine.state("acme").await?;
    let command = asked::from_json(key, arguments, &state)?;
    let person = state.resolve("person", "Kari Nordmann").ok();
    let by = person.map_or_else(Actor::operator, |person| Actor::operator().as_person(person));
    engine.execute("acme", Asked::by(by), command).await.map(drop)
}
