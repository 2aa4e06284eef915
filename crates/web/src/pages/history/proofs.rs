//! Proofs for whoever does not trust this server: what they show, how to check them, and the files themselves.

use access::Right;
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect, Response};
use engine::Signed;

use super::filter::number;
use crate::error::Halt;
use crate::files::text;
use crate::frame::{Frame, Head, page};
use crate::pages::address::Address;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Checkpoints on a page.
const CHECKPOINTS: usize = 50;

/// A checkpoint in the list.
struct Listed {
    size: u64,
    time: String,
    href: String,
}

#[derive(Template)]
#[template(path = "history/proofs.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    /// Organization key, for the commands shown.
    org: String,
    key: String,
    size: u64,
    entry_action: String,
    growth_action: String,
    verify: String,
    raw: Option<String>,
    checkpoints: Vec<Listed>,
    next: Option<String>,
}

/// `GET /o/{org}/history/proofs?from=`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("history/proofs"), query.as_deref().unwrap_or_default());
    let from = address.read("from", number)?.unwrap_or(0);
    let engine = &visit.house().engine;
    let mut all = engine.checkpoints(&visit.org, from, CHECKPOINTS + 1).await?;
    let next = all.get(CHECKPOINTS).map(|further| address.with("from", &further.size.to_string()));
    all.truncate(CHECKPOINTS);
    let t = scene.t;
    page(&Page {
        frame: Frame::at(&visit, "history/proofs", t.t("proofs-title")),
        head: Head::new(t, t.t("proofs-title"))
            .why(t.t("proofs-why"))
            .below(t.t("section-history"), scene.href("history")),
        t,
        org: visit.org.clone(),
        key: engine.key_lines(&visit.org),
        size: visit.state.size(),
        entry_action: path(&visit, "history/proofs/entry"),
        growth_action: path(&visit, "history/proofs/consistency"),
        verify: scene.href("history/verify"),
        raw: visit.has(Right::Admit).then(|| path(&visit, "history/ledger")),
        checkpoints: all.iter().map(|one| listed(&visit, one)).collect(),
        next,
    })
}

fn listed(visit: &Visit, one: &Signed) -> Listed {
    let time = one.time.map(|time| visit.t().time(time, &visit.zone)).unwrap_or_default();
    Listed { size: one.size, time, href: path(visit, &format!("history/checkpoints/{}", one.size)) }
}

/// A file is the same on whatever day one looks.
fn path(visit: &Visit, path: &str) -> String {
    format!("/o/{}/{path}", visit.org)
}

/// The address of the proof of an entry.
pub fn of_entry(visit: &Visit, seq: u64) -> String {
    path(visit, &format!("history/proofs/entry?number={seq}"))
}

/// `GET /o/{org}/history/proofs/entry?number=&content=`: the file; the page where nothing is asked for.
pub async fn entry(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let asked = Address::new("", query.as_deref().unwrap_or_default());
    let Some(seq) = asked.read("number", number)? else { return unasked(&visit, query.as_deref(), "number") };
    let proof = visit.house().engine.prove_entry(&visit.org, seq, asked.has("content"), None).await?;
    Ok(text::text(&format!("{}_entry-{seq}.tlog-proof", visit.org), proof))
}

/// `GET /o/{org}/history/proofs/consistency?from=&to=`: the file; the page where nothing is asked for.
pub async fn growth(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let asked = Address::new("", query.as_deref().unwrap_or_default());
    let Some(from) = asked.read("from", number)? else { return unasked(&visit, query.as_deref(), "from") };
    let engine = &visit.house().engine;
    let note = match asked.read("to", number)? {
        Some(size) => Some(engine.checkpoint_of(&visit.org, size).await?),
        None => None,
    };
    let proof = engine.prove_growth(&visit.org, from, note.as_deref()).await?;
    Ok(text::text(&format!("{}_consistency-{from}.txt", visit.org), proof))
}

/// `GET /o/{org}/history/checkpoints/{size}`.
pub async fn checkpoint(At(visit): At, Path((org, size)): Path<(String, String)>) -> Result<Response, Halt> {
    let size = number(&size).map_err(|_| Halt::NotFound)?;
    let note = visit.house().engine.checkpoint_of(&org, size).await?;
    Ok(text::text(&format!("{org}_checkpoint-{size}.txt"), note))
}

/// `GET /o/{org}/history/ledger`: every entry as it is stored.
pub async fn raw(At(visit): At) -> Result<Response, Halt> {
    access::holds(visit.actor.role, Right::Admit).map_err(|refusal| Halt::Forbidden(refusal.message))?;
    let raw = visit.house().engine.raw(&visit.org).await?;
    Ok(text::raw(&format!("{}_ledger_{}.txt", visit.org, visit.today), raw))
}

/// The page, where nothing was asked for, or nothing was written into the field; another word for it is refused.
fn unasked(visit: &Visit, query: Option<&str>, field: &str) -> Result<Response, Halt> {
    let asked = query.unwrap_or_default();
    if asked.is_empty() || asked.split('&').any(|pair| pair.split('=').next() == Some(field)) {
        return Ok(Redirect::to(&path(visit, "history/proofs")).into_response());
    }
    Err(Halt::Malformed(format!("{field}: name what is to be proved, as in ?{field}=1")))
}
