//! The keyboard shortcuts.

use askama::Template;
use axum::response::Response;

use crate::error::Halt;
use crate::frame::{Frame, page};
use crate::visit::Visitor;

/// Keys, and the text that says what they do.
const KEYS: &[(&[&str], &str)] = &[
    (&["Ctrl", "K"], "keys-palette"),
    (&["/"], "keys-find"),
    (&["?"], "keys-help"),
    (&["g", "t"], "keys-today"),
    (&["g", "h"], "keys-rehearsal"),
    (&["g", "r"], "keys-risks"),
    (&["g", "c"], "keys-controls"),
    (&["g", "a"], "keys-audits"),
    (&["n"], "keys-new"),
    (&["e"], "keys-edit"),
    (&["j"], "keys-next"),
    (&["k"], "keys-previous"),
    (&["x"], "keys-choose"),
    (&["↑", "↓", "←", "→"], "keys-cells"),
    (&["Enter"], "keys-cell"),
    (&["Tab"], "keys-cell-next"),
    (&["Ctrl", "Enter"], "keys-save"),
    (&["Esc"], "close"),
];

#[derive(Template)]
#[template(path = "lobby/keys.html")]
struct Page {
    frame: Frame,
}

/// `GET /keys`.
pub async fn show(visitor: Visitor) -> Result<Response, Halt> {
    page(&Page { frame: Frame::outside(&visitor, visitor.manner.texts.t("keys")) })
}
