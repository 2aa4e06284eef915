//! What every answer says to browsers, and which requests are taken at all.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::Halt;
use crate::visit;

/// Nothing from elsewhere, nothing inline, nobody frames us.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Headers on every answer.
static HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Adds the headers.
pub async fn headers(answer: Response) -> Response {
    let mut answer = answer;
    for (name, value) in &HEADERS {
        // A file brings a stricter policy of its own.
        answer.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    answer
}

/// Refuses requests that another site makes a browser send. Programs with a token carry no cookie to abuse.
pub async fn same_site(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || bears_token(&request) || ours(&request) {
        return next.run(request).await;
    }
    Halt::CrossSite.into_response()
}

/// Whether a program sends its token; only then is no cookie looked at.
fn bears_token(request: &Request) -> bool {
    visit::bearer(request.headers()).is_some()
}

/// Whether a request comes from our own pages. Every browser sends one of the two headers with a form;
/// a request with neither comes from no browser.
fn ours(request: &Request) -> bool {
    let word = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = word("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = word("origin") else { return true };
    let host = word("host").or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    host.is_some() && origin.split_once("://").map(|(_, own)| own) == host
}
