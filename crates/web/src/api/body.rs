//! The JSON a request brings.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use exchange::problem::Sort;
use serde_json::Value as Json;

use super::problem::Problem;
use crate::error::Halt;
use crate::house::House;

/// A body of JSON.
pub struct Body(pub Json);

impl FromRequest<House> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &House) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Halt::Bare(StatusCode::UNSUPPORTED_MEDIA_TYPE).into());
        }
        let bytes = Bytes::from_request(request, house).await;
        let bytes = bytes.map_err(|rejection| Halt::Bare(rejection.into_response().status()))?;
        let broken = |error| Problem::plain(Sort::Malformed, &format!("the body is not JSON: {error}"));
        serde_json::from_slice(&bytes).map(Self).map_err(broken)
    }
}

/// `application/json`, or a kind of it such as `application/merge-patch+json`.
fn is_json(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}
