//! The ledger as people read it: every entry, one entry, two days compared, and the proof that nothing was altered.

pub mod compare;
pub mod entry;
mod filter;
mod past;
pub mod proofs;
#[cfg(test)]
mod tests;
pub mod undo;
pub mod verify;

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::Response;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::scene::Scene;
use crate::texts::Texts;
use crate::visit::{At, Visit};

use entry::{Entry, Extent};
use filter::Filter;

/// Entries on a page.
const ENTRIES: usize = 25;
/// Entries read at once while looking for those that pass a filter.
const CHUNK: u64 = 500;
/// Most entries looked through for one page; beyond them the page says how far it looked.
const LOOKED_MAX: u64 = 20_000;

#[derive(Template)]
#[template(path = "history/history.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    address: &'a Address,
    filter: Filter,
    registers: Vec<(&'static str, String, bool)>,
    kept: Vec<(String, String)>,
    entries: Vec<Entry>,
    total: u64,
    first: Option<String>,
    next: Option<String>,
    looked_to: Option<u64>,
}

/// `GET /o/{org}/history`.
pub async fn history(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("history"), query.as_deref().unwrap_or_default());
    let filter = Filter::of(&visit, &address)?;
    let total = visit.state.size();
    let before = address.read("before", filter::number)?.unwrap_or(total + 1).min(total + 1);
    let (found, reached) = look(&visit, &filter, before).await?;
    let next = found.last().map_or(reached, |last| if found.len() == ENTRIES { last.seq } else { reached });
    let t = scene.t;
    let entries = entry::tell(&visit, found, Extent::Short).await?;
    page(&Page {
        frame: Frame::at(&visit, "history", t.t("section-history")),
        head: head(scene),
        t,
        registers: registers(scene, &filter),
        kept: address.carried(&["register", "day"]),
        first: (before <= total).then(|| address.without("before")),
        next: (next > 1).then(|| address.with("before", &next.to_string())),
        looked_to: (entries.len() < ENTRIES && reached > 1).then_some(reached),
        filter,
        entries,
        total,
        address: &address,
    })
}

/// Entries below a number that pass, newest first, and down to which number was looked.
async fn look(visit: &Visit, filter: &Filter, before: u64) -> Result<(Vec<engine::Told>, u64), Halt> {
    let engine = &visit.house().engine;
    let (mut found, mut reached) = (Vec::new(), before);
    let lowest = before.saturating_sub(LOOKED_MAX).max(1);
    // Without a filter every entry passes, so that no more than one page is read.
    let chunk = if filter.is_empty() { ENTRIES as u64 } else { CHUNK };
    while reached > lowest && found.len() < ENTRIES {
        let from = reached.saturating_sub(chunk).max(lowest);
        let max = usize::try_from(reached - from).unwrap_or(0);
        let told = engine.entries(&visit.org, from, max).await?;
        found.extend(told.into_iter().rev().filter(|told| filter.passes(visit, told)));
        reached = from;
    }
    if found.len() > ENTRIES {
        found.truncate(ENTRIES);
        reached = found.last().map_or(reached, |last| last.seq);
    }
    Ok((found, reached))
}

fn head(scene: Scene<'_>) -> Head {
    let t = scene.t;
    Head::new(t, t.t("section-history"))
        .why(t.t("history-why"))
        .button(Button::link(t.t("history-compare"), scene.href("history/compare")))
        .button(Button::link(t.t("proofs-title"), scene.href("history/proofs")))
        .button(Button::link(t.t("history-verify"), scene.href("history/verify")).primary())
}

fn registers(scene: Scene<'_>, filter: &Filter) -> Vec<(&'static str, String, bool)> {
    let registers = scene.state.registers().iter();
    registers.map(|own| (own.key, scene.t.plural(own).to_owned(), filter.register == Some(own.key))).collect()
}

#[derive(Template)]
#[template(path = "history/entry.html")]
struct EntryPage {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    entry: Entry,
    undo: Option<String>,
    proof: String,
    before: Option<String>,
    after: Option<String>,
}

/// `GET /o/{org}/history/{seq}`.
pub async fn one(At(visit): At, Path((_, seq)): Path<(String, String)>) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let size = visit.state.size();
    let seq = filter::number(&seq).ok().filter(|seq| (1..=size).contains(seq)).ok_or(Halt::NotFound)?;
    let told = visit.house().engine.entries(&visit.org, seq, 1).await?;
    let undo = match told.first() {
        Some(told) if undo::is_offered(&visit, told).await? => Some(undo::address(&visit, seq)),
        Some(_) | None => None,
    };
    let mut entries = entry::tell(&visit, told, Extent::Long).await?;
    let entry = entries.pop().ok_or(Halt::NotFound)?;
    let t = scene.t;
    let at = |seq: u64| (1..=size).contains(&seq).then(|| scene.href(&format!("history/{seq}")));
    page(&EntryPage {
        frame: Frame::at(&visit, &format!("history/{seq}"), t.one("history-entry", "seq", seq)),
        head: Head::new(t, entry.what.clone())
            .clause(t.one("history-entry", "seq", seq))
            .why(format!("{} · {} {}", entry.who, entry.date, entry.clock))
            .below(t.t("section-history"), scene.href("history")),
        t,
        undo,
        proof: proofs::of_entry(&visit, seq),
        before: at(seq - 1),
        after: at(seq + 1),
        entry,
    })
}

/// The page of a register in words of the address: `planning/risks`.
fn page_of(visit: &Visit, row: &kernel::Row<'_>) -> String {
    visit.href(&format!("{}/{}", register_path(row.record.register()), row.reference()))
}
