//! What is said once, on the page after an act: a toast with its undo.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::error::Halt;
use crate::frame::{Icon, icon};
use crate::manner::cookie;
use crate::texts::Texts;

/// Cookie that carries it to the next page.
pub const COOKIE: &str = "muniment-said";
/// Header that carries it beside a part of a page that stays: HTML in UTF-8, in Base64.
pub const HEADER: &str = "muniment-toast";
/// Longest content taken from the cookie.
const BYTES_MAX: usize = 2_000;

/// One thing said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Toast {
    /// What happened.
    pub what: String,
    /// Where a form goes that undoes it by a new entry.
    pub undo: Option<String>,
    /// Where more about it stands: what it is called, and its address.
    #[serde(default)]
    pub more: Option<(String, String)>,
}

/// A toast as pages show it.
#[derive(Template)]
#[template(path = "toast.html")]
pub struct Told<'a> {
    t: &'static Texts,
    toast: &'a Toast,
}
impl HtmlSafe for Told<'_> {}

impl Told<'_> {
    fn icon(&self, name: &'static str) -> Icon {
        icon(name)
    }
}

impl Toast {
    /// As pages show it.
    pub fn told(&self, t: &'static Texts) -> Told<'_> {
        Told { t, toast: self }
    }
}

/// Says something beside a part of a page that the answer replaces.
///
/// # Errors
/// Where it cannot be printed.
pub fn beside(mut answer: Response, t: &'static Texts, what: String, undo: Option<String>) -> Result<Response, Halt> {
    let html = Toast { what, undo, more: None }.told(t).render()?;
    if let Ok(value) = HeaderValue::from_str(&BASE64_STANDARD.encode(html)) {
        answer.headers_mut().insert(HEADER, value);
    }
    Ok(answer)
}

/// 303 to a page of ours, which says this once.
pub fn go(to: &str, what: impl Into<String>, undo: Option<String>) -> Response {
    say(to, Toast { what: what.into(), undo, more: None })
}

/// 303 to a page of ours, which says this once, with where more about it stands.
pub fn say(to: &str, mut toast: Toast) -> Response {
    toast.what.truncate(toast.what.floor_char_boundary(500));
    let json = serde_json::to_vec(&toast).unwrap_or_default();
    let text = format!("{COOKIE}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", BASE64_URL_SAFE_NO_PAD.encode(json));
    let mut answer = Redirect::to(to).into_response();
    if let Ok(value) = HeaderValue::from_str(&text) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    answer
}

/// What the page is to say.
pub fn said(headers: &HeaderMap) -> Option<Toast> {
    let text = cookie(headers, COOKIE).filter(|text| text.len() <= BYTES_MAX)?;
    let toast: Toast = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    // A form or a link on our page never leads out of an organization's pages, whoever wrote the cookie.
    let leads = toast.undo.iter().chain(toast.more.iter().map(|(_, path)| path));
    leads.into_iter().all(|path| path.starts_with("/o/")).then_some(toast)
}

/// The header that forgets it.
pub fn forget() -> HeaderValue {
    HeaderValue::from_static("muniment-said=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}
