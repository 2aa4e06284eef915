//! Finding any record, page or act by a few letters: the page, and the palette's answers.

use access::Right;
use askama::Template;
use axum::Json;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::list::{Query as Asked, page as rows};
use serde::Serialize;

use super::record_path;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Frame, Head, SECTIONS, VIEWS, page, register_path};
use crate::visit::{At, Visit};

/// Most records of one register that are shown.
const EACH_MAX: usize = 8;
/// Most answers in the palette.
const ANSWERS_MAX: usize = 30;

/// One thing found.
#[derive(Serialize)]
struct Found {
    label: String,
    hint: String,
    href: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "generic/search.html")]
struct Page {
    frame: Frame,
    head: Head,
    words: String,
    action: String,
    found: Vec<Found>,
}

/// `GET /o/{org}/search`.
pub async fn search(At(visit): At, Query(pairs): Query<Pairs>) -> Result<Response, Halt> {
    let (t, words) = (visit.t(), text(&pairs, "q").trim());
    page(&Page {
        frame: Frame::at(&visit, "search", t.t("search-label")),
        head: Head::new(t, t.t("search-label")),
        found: found(&visit, words),
        words: words.to_owned(),
        action: visit.href("search"),
    })
}

/// `GET /o/{org}/palette`.
pub async fn palette(At(visit): At, Query(pairs): Query<Pairs>) -> Response {
    let mut answers = found(&visit, text(&pairs, "q").trim());
    answers.truncate(ANSWERS_MAX);
    ([(header::CACHE_CONTROL, "no-store")], Json(answers)).into_response()
}

fn found(visit: &Visit, words: &str) -> Vec<Found> {
    let wanted = words.to_lowercase();
    let fits = |found: &Found| found.label.to_lowercase().contains(&wanted);
    let mut found: Vec<_> = places(visit).into_iter().filter(fits).collect();
    if !words.is_empty() {
        found.extend(news(visit).into_iter().filter(fits));
        found.splice(0..0, exactly(visit, words));
        found.extend(visit.state.registers().iter().flat_map(|register| records(visit, register, words)));
    }
    found
}

/// Pages to go to.
fn places(visit: &Visit) -> Vec<Found> {
    let t = visit.t();
    let place = |label: &str, hint: &str, path: &str| Found {
        label: label.to_owned(),
        hint: hint.to_owned(),
        href: visit.href(path),
        kind: t.t("kind-page").to_owned(),
    };
    let mut places = vec![place(t.t("rehearsal"), "", "rehearsal"), place(t.t("section-history"), "", "history")];
    let number = |section: &str| SECTIONS.iter().find(|(key, _)| *key == section).map_or("", |(_, number)| number);
    places.extend(
        visit
            .state
            .registers()
            .iter()
            .map(|register| place(t.plural(register), number(register.section()), &register_path(register))),
    );
    places.extend(
        VIEWS.iter().map(|(section, path, key)| place(t.t(key), number(section), &format!("{section}/{path}"))),
    );
    places
}

/// Records to add and acts to do.
fn news(visit: &Visit) -> Vec<Found> {
    let t = visit.t();
    let kind = || t.t("kind-act").to_owned();
    let mut news = Vec::new();
    if visit.has(Right::Edit) {
        news.extend(visit.state.registers().iter().map(|register| Found {
            label: t.one("add-one", "thing", t.register(register).to_lowercase()),
            hint: String::new(),
            href: visit.href(&format!("{}/new", register_path(register))),
            kind: kind(),
        }));
    }
    let free = isms::ACTS.iter().filter(|act| act.subject().is_none() && visit.has(access::right_for_act(act)));
    news.extend(free.filter_map(|act| {
        let register = visit.state.register(act.key.split('.').next()?)?;
        let href = visit.href(&format!("{}/acts/{}", register_path(register), act.key));
        Some(Found { label: t.act(act).to_owned(), hint: String::new(), href, kind: kind() })
    }));
    news
}

/// The record whose reference was typed.
fn exactly(visit: &Visit, words: &str) -> Vec<Found> {
    let numbered = visit.state.registers().iter().filter_map(|register| {
        let id = visit.state.table(register.key)?.numbered(register.reference.read(words)?)?;
        Some(record(visit, &visit.state.row(register.key, id)?))
    });
    numbered.collect()
}

fn records(visit: &Visit, register: &'static kernel::Register, words: &str) -> Vec<Found> {
    let asked = Asked { words: words.to_owned(), limit: EACH_MAX, ..Asked::default() };
    rows(&visit.state, register, &asked).rows.iter().map(|row| record(visit, row)).collect()
}

fn record(visit: &Visit, row: &kernel::Row<'_>) -> Found {
    Found {
        label: row.record.title(),
        hint: row.reference(),
        href: visit.href(&record_path(row)),
        kind: visit.t().register(row.record.register()).to_owned(),
    }
}
