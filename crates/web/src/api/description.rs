//! `GET /openapi.json`: what this interface offers, for people and for client generators.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;

use super::condition;
use super::problem::Answer;

static DOCUMENT: LazyLock<String> = LazyLock::new(|| exchange::openapi::document().to_string());

/// Open to everybody: it says what can be asked, not what is there.
pub async fn get(headers: HeaderMap) -> Answer {
    let tag = condition::tag(0, "description");
    let mut answer = match condition::held(&headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response(),
    };
    answer.headers_mut().insert(header::ETAG, tag);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(answer)
}
