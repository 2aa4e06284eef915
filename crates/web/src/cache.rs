//! Pages rendered before: kept under everything they depend on, so that nothing stale can be served.
//!
//! The key is also the ETag. An answer to a known ETag is a bare 304; a page is compressed once per key.

use std::collections::{HashMap, VecDeque};
use std::fmt::Write;
use std::io::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use isms::operation::incidents::clocks;
use sha2::{Digest, Sha256};

use crate::assets::BUILD;
use crate::error::Halt;
use crate::flash;
use crate::house::House;
use crate::pages::clocks::Left;
use crate::visit::{At, Entrance, Visitor};

/// Most bytes of pages kept, before compression.
const BYTES_MAX: usize = 64 << 20;
/// Most pages remembered as asked for once.
const ASKED_MAX: usize = 256;
/// Pages below this size are not worth compressing.
const COMPRESS_BYTES_MIN: usize = 1_000;
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");

/// A page by its content, for the layer to keep, compress and send.
#[derive(Clone)]
pub struct Rendered(pub Bytes);

/// The pages kept, oldest first out.
#[derive(Default)]
pub struct Cache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    asked: VecDeque<HeaderValue>,
    pages: HashMap<HeaderValue, Arc<Page>>,
    order: VecDeque<HeaderValue>,
    bytes: usize,
}

struct Page {
    plain: Bytes,
    zstd: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Cache {
    fn get(&self, key: &HeaderValue) -> Option<Arc<Page>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pages.get(key).cloned()
    }

    /// Forgets all pages.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }

    /// Keeps a page that is asked for a second time; one that is not would only take the room of others.
    fn put(&self, key: HeaderValue, page: Arc<Page>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !kept.asked.contains(&key) {
            kept.asked.push_back(key);
            if kept.asked.len() > ASKED_MAX {
                kept.asked.pop_front();
            }
            return;
        }
        kept.bytes += page.plain.len();
        if let Some(old) = kept.pages.insert(key.clone(), page) {
            kept.bytes -= old.plain.len();
        } else {
            kept.order.push_back(key);
        }
        while kept.bytes > BYTES_MAX {
            let Some(oldest) = kept.order.pop_front() else { return };
            if let Some(old) = kept.pages.remove(&oldest) {
                kept.bytes -= old.plain.len();
            }
        }
    }
}

/// The door of an organization: who enters, what is known already, what has to be rendered.
pub async fn enter(State(house): State<House>, request: Request, next: Next) -> Response {
    // Taken apart, because a body cannot be looked at from two threads.
    let (mut parts, body) = request.into_parts();
    let answer = async {
        let entrance = entrance(&house, &parts).await?;
        let toast = entrance.visitor.toast.is_some();
        let keeps = matches!(parts.method, Method::GET | Method::HEAD) && !toast;
        let encoding = Encoding::of(&parts.headers);
        let key = if keeps { Some(key(&entrance, &parts).await?) } else { None };
        if let Some(key) = &key {
            if parts.headers.get(header::IF_NONE_MATCH) == Some(key) {
                return Ok(unchanged(key.clone()));
            }
            if let Some(page) = house.cache.get(key) {
                return Ok(send(&page, Some(key.clone()), encoding));
            }
        }
        parts.extensions.insert(At(Arc::new(entrance.open().await?)));
        let mut answer = next.run(Request::from_parts(parts, body)).await;
        if let Some(Rendered(plain)) = answer.extensions_mut().remove()
            && answer.status() == StatusCode::OK
        {
            let page = Arc::new(Page { plain, zstd: OnceLock::new(), gzip: OnceLock::new() });
            if let Some(key) = &key {
                house.cache.put(key.clone(), page.clone());
            }
            answer = send(&page, key, encoding);
        }
        if toast {
            answer.headers_mut().append(header::SET_COOKIE, flash::forget());
        }
        Ok(answer)
    };
    answer.await.unwrap_or_else(Halt::into_response)
}

async fn entrance(house: &House, parts: &Parts) -> Result<Entrance, Halt> {
    let visitor = Visitor::of(house, &parts.headers).await?;
    house.engine.seen(&visitor.session).await;
    let org = parts.uri.path().split('/').nth(2).unwrap_or_default();
    let entrance = Entrance::of(visitor, org, parts.uri.query().unwrap_or_default())?;
    Ok(if parts.method == Method::GET { entrance.showing(&parts.uri) } else { entrance })
}

/// Everything a page depends on, as an ETag.
async fn key(entrance: &Entrance, parts: &Parts) -> Result<HeaderValue, Halt> {
    let engine = &entrance.visitor.house.engine;
    let mut digest = Sha256::new();
    digest.update(BUILD.as_bytes());
    digest.update(engine.instance().size().to_le_bytes());
    let state = engine.state(&entrance.org).await?;
    digest.update(state.size().to_le_bytes());
    // A clock that was wrong is told of until it is right.
    digest.update([u8::from(engine::is_ahead(state.time(), engine.now()))]);
    // Reports that are due soon are told with the time that is left.
    for own in clocks::unsent(&state) {
        digest.update(format!("{:?}\n", Left::until(own.due, engine.now())));
    }
    digest.update(entrance.visitor.house.jobs.turns().to_le_bytes());
    digest.update(entrance.visitor.account.raw().0.to_le_bytes());
    for (name, content) in engine.preferences(entrance.visitor.account) {
        digest.update(format!("{name}={content}\n"));
    }
    let manner = &entrance.visitor.manner;
    let mut words = format!("{}\n{}\n{}\n", entrance.today, manner.texts.lang, manner.theme.unwrap_or_default());
    let fragment = parts.headers.contains_key("hx-request");
    let _ = write!(words, "{fragment}\n{}", parts.uri);
    digest.update(words.as_bytes());
    let tag = format!("\"{}\"", hex::encode(&digest.finalize()[..16]));
    HeaderValue::from_str(&tag).map_err(|error| Halt::Fault(engine::Fault::of(error).id))
}

fn unchanged(key: HeaderValue) -> Response {
    let mut answer = StatusCode::NOT_MODIFIED.into_response();
    answer.headers_mut().insert(header::ETAG, key);
    answer.headers_mut().insert(header::CACHE_CONTROL, PRIVATE);
    answer
}

fn send(page: &Page, key: Option<HeaderValue>, encoding: Encoding) -> Response {
    let encoding = if page.plain.len() < COMPRESS_BYTES_MIN { Encoding::Plain } else { encoding };
    let (bytes, name) = match encoding {
        Encoding::Plain => (&page.plain, None),
        Encoding::Zstd => (page.zstd.get_or_init(|| zstd_of(&page.plain)), Some("zstd")),
        Encoding::Gzip => (page.gzip.get_or_init(|| gzip_of(&page.plain)), Some("gzip")),
    };
    let mut answer = Response::new(Body::from(bytes.clone()));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    if let Some(name) = name {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    match key {
        Some(key) => {
            headers.insert(header::ETAG, key);
            headers.insert(header::CACHE_CONTROL, PRIVATE);
        }
        None => {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
    }
    answer
}

fn zstd_of(plain: &Bytes) -> Bytes {
    Bytes::from(zstd::bulk::compress(plain, 1).expect("compressing memory into memory"))
}

fn gzip_of(plain: &Bytes) -> Bytes {
    let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 4), flate2::Compression::fast());
    let written = writer.write_all(plain).and_then(|()| writer.finish());
    Bytes::from(written.expect("writing into memory"))
}

#[derive(Clone, Copy)]
enum Encoding {
    Plain,
    Zstd,
    Gzip,
}

impl Encoding {
    fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| {
            accepted.split(',').any(|each| {
                let (own, weight) = each.split_once(';').unwrap_or((each, ""));
                own.trim() == name && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        if takes("zstd") {
            Self::Zstd
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }
}
