//! A clause of the standard: its registers and pages, with how much is in each.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use isms::catalogue::cited;

use crate::error::Halt;
use crate::frame::{Frame, Head, SECTIONS, VIEWS, list_path, live, page, register_path, registers_of};
use crate::visit::{At, Visit};

/// A register or a page of the clause.
struct Tile {
    name: String,
    href: String,
    clause: &'static str,
    /// How many live records; none where it is no register.
    count: Option<usize>,
    note: String,
    /// Where the first one is added, while there is none.
    start: Option<String>,
}

#[derive(Template)]
#[template(path = "generic/section.html")]
struct Page {
    frame: Frame,
    head: Head,
    tiles: Vec<Tile>,
}

/// `GET /o/{org}`: the first place to look: what is mine to do, and for whoever stands for nobody, how things stand.
pub async fn home(At(visit): At) -> Response {
    let first = if visit.actor.person.is_some() { "today" } else { "rehearsal" };
    Redirect::to(&visit.href(first)).into_response()
}

/// `GET /o/{org}/{section}`.
pub async fn show(At(visit): At, Path((_, section)): Path<(String, String)>) -> Result<Response, Halt> {
    let (key, number) = SECTIONS.iter().find(|(key, _)| *key == section).ok_or(Halt::NotFound)?;
    let t = visit.t();
    let tiles = tiles(&visit, key);
    if tiles.is_empty() {
        return Err(Halt::NotFound);
    }
    let registers = tiles.iter().filter(|tile| tile.count.is_some()).count();
    let empty = tiles.iter().filter(|tile| tile.count == Some(0)).count();
    page(&Page {
        frame: Frame::at(&visit, key, t.section(key)),
        head: Head::new(t, t.section(key)).clause(*number).why(t.with(
            "section-filled",
            [("registers", registers.into()), ("filled", (registers - empty).into())].as_slice(),
        )),
        tiles,
    })
}

fn tiles(visit: &Visit, key: &str) -> Vec<Tile> {
    let t = visit.t();
    let register = |register: &'static kernel::Register| {
        let count = live(visit, register);
        let may = count == 0 && visit.has(access::right_for_edit(register));
        Tile {
            name: t.plural(register).to_owned(),
            href: visit.href(&list_path(register)),
            clause: cited(register.clause),
            count: Some(count),
            note: t.about(register, "why").unwrap_or(register.help).to_owned(),
            start: may.then(|| visit.href(&register_path(register))),
        }
    };
    let view = |(section, address, text): &(&str, &str, &str)| Tile {
        name: t.t(text).to_owned(),
        href: visit.href(&format!("{section}/{address}")),
        clause: "",
        count: None,
        note: t.t(&format!("{text}-why")).to_owned(),
        start: None,
    };
    let views = VIEWS.iter().filter(|(section, ..)| *section == key);
    registers_of(visit, key).map(register).chain(views.map(view)).collect()
}
