//! A clause of the standard: its registers and pages, with how much is in each.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};

use crate::error::Halt;
use crate::frame::{Frame, Head, SECTIONS, VIEWS, page, register_path, registers_of};
use crate::visit::At;

struct Tile {
    name: String,
    href: String,
    figure: String,
    note: String,
}

#[derive(Template)]
#[template(path = "generic/section.html")]
struct Page {
    frame: Frame,
    head: Head,
    tiles: Vec<Tile>,
}

/// `GET /o/{org}`: the first place to look.
pub async fn home(At(visit): At) -> Response {
    Redirect::to(&visit.href("rehearsal")).into_response()
}

/// `GET /o/{org}/{section}`.
pub async fn show(At(visit): At, Path((_, section)): Path<(String, String)>) -> Result<Response, Halt> {
    let (key, number) = SECTIONS.iter().find(|(key, _)| *key == section).ok_or(Halt::NotFound)?;
    let t = visit.t();
    let registers = registers_of(&visit, key).map(|register| {
        let count = visit.state.table(register.key).map_or(0, kernel::Table::len_live);
        Tile {
            name: t.plural(register).to_owned(),
            href: visit.href(&register_path(register)),
            figure: count.to_string(),
            note: t.about(register, "why").unwrap_or(register.help).to_owned(),
        }
    });
    let views = VIEWS.iter().filter(|(section, ..)| section == key).map(|(section, address, text)| Tile {
        name: t.t(text).to_owned(),
        href: visit.href(&format!("{section}/{address}")),
        figure: String::new(),
        note: t.t(&format!("{text}-why")).to_owned(),
    });
    let tiles: Vec<_> = registers.chain(views).collect();
    if tiles.is_empty() {
        return Err(Halt::NotFound);
    }
    page(&Page {
        frame: Frame::at(&visit, key, t.section(key)),
        head: Head::new(t, t.section(key)).clause(*number),
        tiles,
    })
}
