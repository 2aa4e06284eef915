//! Style sheet, script, fonts and icons: embedded, named by their content, kept for ever by browsers.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use reports::Fonts;
use rust_embed::RustEmbed;

use crate::error::Halt;

#[derive(RustEmbed)]
#[folder = "dist"]
struct Files;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Address of each file with the hash of its content.
static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Files::get("manifest.json").expect("the build refuses a dist without manifest");
    let hashes: HashMap<String, String> = serde_json::from_slice(&manifest.data).expect("the build writes JSON");
    hashes.into_iter().map(|(name, hash)| (name.clone(), format!("/assets/{name}?v={hash}"))).collect()
});

/// The address of a file of `dist`.
pub fn address(name: &str) -> &'static str {
    ADDRESSES.get(name).map_or("/assets/missing", String::as_str)
}

/// The fonts that documents are printed with.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let font = |name: &str| Files::get(name).expect("the build copies the fonts").data;
    Fonts::read(&font("print/inter-regular.ttf"), &font("print/inter-semibold.ttf")).expect("they are fonts")
});

/// A word for this build: changes when any asset or the program changes.
pub static BUILD: LazyLock<String> = LazyLock::new(|| {
    let mut all: Vec<_> = ADDRESSES.values().map(String::as_str).collect();
    all.sort_unstable();
    format!("{} {}", env!("BUILD_HASH"), all.join(" "))
});

/// `GET /assets/{file}`.
pub async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Halt> {
    let takes_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|each| each.trim().split(';').next() == Some("br")));
    let small = takes_brotli.then(|| Files::get(&format!("{name}.br"))).flatten();
    let encoding = small.is_some().then_some(HeaderValue::from_static("br"));
    let file = small.or_else(|| Files::get(&name).filter(|_| ADDRESSES.contains_key(&name)));
    let file = file.ok_or(Halt::NotFound)?;
    let mut answer = (StatusCode::OK, file.data).into_response();
    let answered = answer.headers_mut();
    answered.insert(header::CONTENT_TYPE, media(&name));
    answered.insert(header::CACHE_CONTROL, FOR_EVER);
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        answered.insert(header::CONTENT_ENCODING, encoding);
    }
    Ok(answer)
}

fn media(name: &str) -> HeaderValue {
    HeaderValue::from_static(match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    })
}
