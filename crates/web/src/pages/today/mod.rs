//! Today: the next thing, what I have to decide, what is due, what waits for others, and what changed since I was here.

mod ahead;
mod kept;
mod others;
mod owed;
mod sponsor;

use std::collections::HashSet;
use std::sync::Arc;

use access::Right;
use askama::Template;
use axum::response::Response;
use isms::catalogue::Edition;
use isms::work;
use kernel::{Id, RawId};

use self::ahead::Stop;
pub use self::kept::Ways;
use self::others::Others;
use self::owed::Line;
use self::sponsor::Sponsor;
use super::history::entry::{self, Entry, Extent};
use super::rehearsal::{self, Best};
use super::scene::Scene;
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Entries looked through for what others changed.
const LOOKED_MAX: u64 = 500;
/// Entries of others that are told.
const TOLD_MAX: usize = 10;
/// Acts of the rehearsal that are named.
const BEST_MAX: usize = 3;

#[derive(Template)]
#[template(path = "today/today.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    /// Whether the account stands for a person, who alone can owe anything.
    stands: bool,
    /// The step to take next; none where all are taken, or the visitor takes none.
    next: Option<Stop>,
    /// The whole way, while it is not over.
    stops: Vec<Stop>,
    /// How far it is, in words: the step that is next, and the steps taken.
    far: (String, String),
    outlook: Vec<String>,
    sponsor: Option<Sponsor>,
    groups: Vec<(&'static str, Vec<Line>)>,
    best: Vec<Best>,
    rehearsal: String,
    others: Others,
    changes: Vec<Entry>,
    history: String,
}

/// `GET /o/{org}/today`.
pub async fn today(At(visit): At) -> Result<Response, Halt> {
    let (t, person, scene) = (visit.t(), visit.actor.person, Scene::of(&visit));
    let duties = person.map(|id| work::duties(&visit.state, Id::of(id), visit.day())).unwrap_or_default();
    let late = duties.iter().filter(|duty| duty.is_late(visit.day())).count();
    let sums = [("count", duties.len().into()), ("late", late.into())];
    let stops = ahead::stops(scene, &way(&visit));
    let taken = stops.iter().filter(|stop| stop.standing == "done").count();
    let at = stops.iter().position(|stop| stop.standing == "next").unwrap_or_default();
    let under_way = taken < stops.len();
    let steps = stops.len();
    let of = || ("of", steps.into());
    let next = stops.iter().find(|stop| stop.standing == "next").filter(|_| scene.may(Right::Edit)).cloned();
    let rehearsed = rehearsal::rehearsed(&visit, Edition::Iso27001_2022);
    page(&Page {
        frame: Frame::at(&visit, "today", t.t("today")),
        head: head(&visit).why(t.with("today-sum", sums.as_slice())),
        t,
        stands: person.is_some(),
        next,
        far: (
            t.with("today-next", &[("step", (at + 1).into()), of()]),
            t.with("way-whole", &[("taken", taken.into()), of()]),
        ),
        outlook: ahead::outlook(scene).filter(|_| under_way).unwrap_or_default(),
        sponsor: sponsor::sponsor(scene, &stops),
        groups: owed::groups(&visit, &duties),
        best: rehearsal::best(scene, &rehearsed, BEST_MAX),
        rehearsal: visit.href("rehearsal"),
        others: others::others(&visit),
        changes: changes(&visit).await?,
        history: visit.href("history"),
        stops: if under_way { stops } else { Vec::new() },
    })
}

fn way(visit: &Visit) -> Arc<kept::Way> {
    visit.house().ways.of(&visit.org, &visit.state, visit.day())
}

/// Where whoever keeps the management system goes on from a page: the title of the next step, its place on the way,
/// and its address. None on that page itself, and for whoever only reads.
pub fn onward(visit: &Visit, path: &str) -> Option<Onward> {
    let (at, stop) = visit.has(Right::Edit).then(|| ahead::onward(Scene::of(visit), &way(visit))).flatten()?;
    let (t, steps) = (visit.t(), way(visit).len());
    let far = t.with("today-next", &[("step", (at + 1).into()), ("of", steps.into())]);
    (stop.href != visit.href(path)).then_some(Onward { far, title: stop.title, href: stop.href })
}

/// The next step as the foot of every page names it.
pub struct Onward {
    /// Which step of how many it is.
    pub far: String,
    /// What it is.
    pub title: String,
    /// Where it is taken.
    pub href: String,
}

/// The way as JSON: every step with where it stands.
pub fn json(visit: &Visit) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let stops = super::plain(&ahead::stops(scene, &way(visit)))?;
    Ok(serde_json::json!({ "day": visit.day().to_string(), "entry": visit.state.size(), "steps": stops,
        "outlook": ahead::outlook(scene) }))
}

fn head(visit: &Visit) -> Head {
    let t = visit.t();
    let head = Head::new(t, t.t("today"));
    if !visit.has(Right::Edit) {
        return head;
    }
    let who =
        visit.actor.person.and_then(|id| visit.state.find(id)).map(|row| format!("?assignee={}", row.reference()));
    let new = visit.href(&format!("work/tasks/new{}", who.unwrap_or_default()));
    head.button(Button { key: "n", ..Button::link(t.t("today-task"), new) })
}

/// What others changed in records that name me, since I last wrote something.
async fn changes(visit: &Visit) -> Result<Vec<Entry>, Halt> {
    let Some(person) = visit.actor.person else { return Ok(Vec::new()) };
    let mine: HashSet<RawId> = visit.state.incoming(person).map(|(_, row)| row.id).chain([person]).collect();
    let size = visit.state.size();
    let from = size.saturating_sub(LOOKED_MAX) + 1;
    let max = usize::try_from(size + 1 - from).unwrap_or(0);
    let told = visit.house().engine.entries(&visit.org, from, max).await?;
    let since = told.into_iter().rev().take_while(|told| told.actor != visit.actor.account);
    let concerns = |told: &engine::Told| told.changes.iter().any(|change| mine.contains(&change.subject().1));
    entry::tell(visit, since.filter(concerns).take(TOLD_MAX).collect(), Extent::Short).await
}
