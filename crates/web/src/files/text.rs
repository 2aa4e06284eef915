//! Files of text that are made on the way out: proofs, checkpoints, the raw ledger.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ledger::Raw;

use super::disposition;

/// A text for a browser to keep under this name.
pub fn text(name: &str, content: impl Into<Body>) -> Response {
    let mut answer = Response::new(content.into());
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = HeaderValue::from_str(&disposition("attachment", name));
    headers.insert(header::CONTENT_DISPOSITION, name.unwrap_or(HeaderValue::from_static("attachment")));
    answer.into_response()
}

/// A raw ledger, a few entries at a time. What cannot be read breaks it off, so that nobody keeps it for whole.
pub fn raw(name: &str, raw: Raw) -> Response {
    let lines = futures_util::stream::try_unfold(raw, |mut raw| async {
        let lines = raw.next().await.map_err(engine::Fault::of)?;
        Ok::<_, engine::Fault>(lines.map(|lines| (Bytes::from(lines), raw)))
    });
    text(name, Body::from_stream(lines))
}
