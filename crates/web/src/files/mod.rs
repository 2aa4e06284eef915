//! Files at the door: brought in with forms, handed out whole, never as a page of ours.

pub mod attach;
mod attaching;
mod link;
pub mod taken;
pub mod text;

pub use attaching::Attaching;
pub use link::{FileLink, size};

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::objects::{Reading, sniffed};

use crate::error::Halt;
use crate::visit::At;

/// Nothing in a file may ask for anything or act as a page of ours.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
/// The same for documents that browsers show with a viewer of their own, which does not start in a sandbox.
const VIEWER_POLICY: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// `GET /o/{org}/files/{digest}/{name}`.
pub async fn show(
    At(visit): At,
    Path((_, digest, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Halt> {
    let reading = visit.house().engine.file(&visit.org, &digest).await?;
    Ok(handed_out(reading, &digest, &name, &headers))
}

/// A file as an answer. Pictures and PDF documents are shown, everything else is kept by the browser.
pub fn handed_out(reading: Reading, digest: &str, name: &str, asked: &HeaderMap) -> Response {
    let tag = format!("\"{digest}\"");
    let held = asked.get(header::IF_NONE_MATCH).is_some_and(|held| held.as_bytes() == tag.as_bytes());
    // Only what its first bytes show is shown: a name or a record may say anything.
    let shown = sniffed(reading.head());
    let policy = if shown == Some("application/pdf") { VIEWER_POLICY } else { POLICY };
    let (media, manner) = shown.map_or(("application/octet-stream", "attachment"), |media| (media, "inline"));
    let size = reading.size;
    let mut answer = if held { StatusCode::NOT_MODIFIED.into_response() } else { streamed(reading).into_response() };
    let headers = answer.headers_mut();
    let mut put = |name, text: &str| {
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(name, value);
        }
    };
    put(header::ETAG, &tag);
    put(header::CACHE_CONTROL, "private, no-cache");
    if !held {
        put(header::CONTENT_TYPE, media);
        put(header::CONTENT_LENGTH, &size.to_string());
        put(header::CONTENT_DISPOSITION, &disposition(manner, name));
        put(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

/// The bytes as they are read. An altered file breaks off before its end, so that nobody keeps it for whole.
fn streamed(reading: Reading) -> Body {
    Body::from_stream(futures_util::stream::try_unfold(reading, |mut reading| async {
        let piece = reading.next().await?;
        Ok::<_, engine::Fault>(piece.map(|piece| (Bytes::from(piece), reading)))
    }))
}

/// How a browser is to call it: in plain letters for old ones, and as it is.
fn disposition(manner: &str, name: &str) -> String {
    let plain =
        |c: char| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '/' | '%') || c == ' ' { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    let mut whole = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => whole.push(char::from(byte)),
            other => whole.push_str(&format!("%{other:02X}")),
        }
    }
    format!("{manner}; filename=\"{ascii}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let told = disposition("attachment", "a\"; x=\r\nSet-Cookie: é.pdf");
        assert!(!told.contains(['\r', '\n']) && told.matches('"').count() == 2, "{told}");
        assert!(told.ends_with("%20%C3%A9.pdf"), "{told}");
    }
}
