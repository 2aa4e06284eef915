//! The session cookie.

use axum::http::{HeaderMap, HeaderValue};

use crate::house::Settings;
use crate::manner;

/// Seconds a browser keeps it; the engine may end the session earlier.
const AGE_S: u32 = 90 * 86_400;

fn name(settings: &Settings) -> &'static str {
    if settings.secure { "__Host-muniment" } else { "muniment" }
}

/// The session's secret, as the browser sends it.
pub fn session<'a>(settings: &Settings, headers: &'a HeaderMap) -> Option<&'a str> {
    manner::cookie(headers, name(settings)).filter(|secret| !secret.is_empty())
}

/// The header that gives a browser its session.
pub fn give(settings: &Settings, secret: &str) -> HeaderValue {
    let secure = if settings.secure { "; Secure" } else { "" };
    let text = format!("{}={secret}; Path=/; Max-Age={AGE_S}; HttpOnly; SameSite=Lax{secure}", name(settings));
    HeaderValue::from_str(&text).expect("secrets are plain ASCII")
}

/// The header that takes it away.
pub fn take(settings: &Settings) -> HeaderValue {
    let secure = if settings.secure { "; Secure" } else { "" };
    let text = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}", name(settings));
    HeaderValue::from_str(&text).expect("names are plain ASCII")
}
