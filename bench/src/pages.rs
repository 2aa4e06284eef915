//! The risk register page, beside a bare template and static bytes from the same server library.

use std::net::SocketAddr;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use cpu_time::ProcessTime;
use engine::Actor;

use crate::figure::{Figure, Goal};
use crate::load::{Ask, send};
use crate::worlds::{ORG, block, engine, register};

const PAGE: &str = "/o/bench/planning/risks?limit=1000";
const PASSWORD: &str = "long enough to be measured";

/// A table of prepared strings: the least a template can do for as many bytes.
#[derive(Template)]
#[template(
    ext = "html",
    source = "{{ head|safe }}{% for row in rows %}<tr class=\"row\">{% for cell in row %}<td class=\"cell\"><span>{{ cell }}</span></td>{% endfor %}</tr>{% endfor %}{{ tail|safe }}"
)]
struct Bare {
    head: String,
    rows: Vec<Vec<String>>,
    tail: String,
}

/// Both sizes of the register.
pub fn bench() -> Vec<Figure> {
    [100, 1_000].into_iter().flat_map(|rows| block(measure(rows))).collect()
}

async fn measure(rows: usize) -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("room for a folder");
    let engine = engine(folder.path()).await;
    register(&engine, rows).await;
    let by = Actor::operator();
    let (account, _) =
        engine.create_account("bench", "Bench", Some(PASSWORD), false, &by).await.expect("a new account");
    engine.join(account, ORG, access::Role::Manager, None, &by).await.expect("the organization is there");
    let session = engine.sign_in("bench", PASSWORD, "bench").await.expect("the password is right");
    let cookie = format!("Cookie: muniment={session}\r\n");
    let ours = serve(web::app(engine, web::Settings::default())).await;

    let fetch = |headers: String| move || send(&Ask { address: ours, path: PAGE, headers: &headers, count: 4 });
    let bytes = tokio::task::spawn_blocking(fetch(cookie.clone())).await.expect("the page is there");
    let peer = serve(peers(bytes, rows)).await;
    let count = if rows > 500 { 400 } else { 2_000 };
    let etag = etag(ours, &cookie).await;
    let cost = |address, path: &'static str, headers: String, count| async move {
        let before = ProcessTime::now();
        let sent = move || send(&Ask { address, path, headers: &headers, count });
        tokio::task::spawn_blocking(sent).await.expect("the load ends");
        before.elapsed().as_secs_f64() * 1e6 / count as f64
    };
    let rendered = cost(ours, "/o/bench/planning/risks?limit=1000&turn={}", cookie.clone(), count).await;
    let bare = cost(peer, "/bare", String::new(), count).await;
    let kept = cost(ours, PAGE, cookie.clone(), 10 * count).await;
    let fixed = cost(peer, "/fixed", String::new(), 10 * count).await;
    let unchanged = cost(ours, PAGE, format!("{cookie}If-None-Match: {etag}\r\n"), 10 * count).await;
    let nothing = cost(peer, "/unchanged", String::new(), 10 * count).await;
    let figure = |what: &str, ours: f64, peer: f64, goal: f64| Figure {
        what: format!("risk register, {rows} rows, {what}"),
        value: ours / peer,
        unit: "x",
        goal: Goal::AtMost(goal),
        beside: format!("{ours:.0} us CPU beside {peer:.0} us, {bytes} bytes"),
    };
    vec![
        figure("rendered / bare template", rendered, bare, 1.5),
        figure("kept / static bytes", kept, fixed, 1.5),
        figure("304 / bare 304", unchanged, nothing, 3.0),
    ]
}

/// Serves a router on a free port.
pub async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Peers of the same size from bare axum.
fn peers(bytes: usize, rows: usize) -> Router {
    const CELLS: usize = 12;
    let markup = "<td class=\"cell\"><span></span></td>".len();
    let text = (bytes / rows / CELLS).saturating_sub(markup).max(1);
    let row = vec!["x".repeat(text); CELLS];
    let mut bare = Bare { head: String::new(), rows: vec![row; rows], tail: String::new() };
    let short = bytes.saturating_sub(bare.render().expect("a template").len());
    (bare.head, bare.tail) = ("h".repeat(short / 2), "t".repeat(short - short / 2));
    let bare = Arc::new(bare);
    let fixed = axum::body::Bytes::from(bare.render().expect("a template"));
    Router::new()
        .route("/bare", get(move || async move { Html(bare.render().expect("a template")) }))
        .route("/fixed", get(move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], fixed) }))
        .route("/unchanged", get(|| async { StatusCode::NOT_MODIFIED.into_response() }))
}

/// The page's ETag.
async fn etag(address: SocketAddr, cookie: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("the server listens");
    let request = format!("GET {PAGE} HTTP/1.1\r\nHost: {address}\r\n{cookie}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("the server answers");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("etag:"));
    line.and_then(|line| line.split_once(' ')).map(|(_, tag)| tag.trim().to_owned()).expect("the page has an ETag")
}
