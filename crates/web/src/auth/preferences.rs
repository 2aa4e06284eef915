//! Theme and language, remembered at the browser.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::text;
use crate::manner::{self, LANGUAGE_COOKIE, THEME_COOKIE};
use crate::sent::Sent;
use crate::texts;

/// Seconds a choice is remembered.
const AGE_S: u32 = 400 * 86_400;

/// `POST /theme`.
pub async fn theme(headers: HeaderMap, Sent(pairs): Sent) -> Response {
    let chosen = manner::theme(text(&pairs, "theme")).unwrap_or_default();
    remember(THEME_COOKIE, chosen, &headers)
}

/// `POST /language`.
pub async fn language(headers: HeaderMap, Sent(pairs): Sent) -> Response {
    let chosen = texts::of(text(&pairs, "language")).map_or("", |texts| &texts.lang);
    remember(LANGUAGE_COOKIE, chosen, &headers)
}

fn remember(cookie: &str, content: &str, headers: &HeaderMap) -> Response {
    let age = if content.is_empty() { 0 } else { AGE_S };
    let line = format!("{cookie}={content}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax");
    let mut answer = Redirect::to(&back(headers)).into_response();
    answer.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&line).expect("plain ASCII words"));
    answer
}

/// The page of ours from which somebody came, without its host; the first one where it is none.
pub fn back(headers: &HeaderMap) -> String {
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or("/");
    let path = from.split_once("://").map_or(from, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    super::sign_in::ours(path).unwrap_or("/").to_owned()
}
