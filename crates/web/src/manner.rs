//! How a visitor wants to be shown things: language and theme.

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};

use crate::texts::{self, Texts};

/// Cookie with the language chosen at this browser.
pub const LANGUAGE_COOKIE: &str = "muniment-language";
/// Cookie with the theme chosen at this browser.
pub const THEME_COOKIE: &str = "muniment-theme";

/// Language and theme of one request.
#[derive(Clone, Copy)]
pub struct Manner {
    /// The words.
    pub texts: &'static Texts,
    /// `light` or `dark` where chosen; none follows the system.
    pub theme: Option<&'static str>,
}

impl Manner {
    /// From what the browser sends: its own choice, then the account's, then what it accepts.
    pub fn of(headers: &HeaderMap, account: Option<&str>) -> Self {
        let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(texts::of);
        let texts = chosen.or_else(|| account.and_then(texts::of)).unwrap_or_else(|| {
            let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
            texts::for_browser(accepted.unwrap_or_default())
        });
        Self { texts, theme: cookie(headers, THEME_COOKIE).and_then(theme) }
    }
}

/// A theme that exists, by its word.
pub fn theme(word: &str) -> Option<&'static str> {
    ["light", "dark"].into_iter().find(|theme| *theme == word)
}

/// The content of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(own, _)| *own == name).map(|(_, content)| content)
}
