//! Today: the next thing, what I have to decide, what is due, what waits for others, and what changed since I was here.

mod ahead;
mod changed;
mod keeping;
mod kept;
mod others;
mod owed;
mod ownerless;
pub(super) mod sponsor;

use std::sync::Arc;

use access::Right;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use isms::catalogue::Edition;
use isms::work::{self, Duty, Task};
use kernel::{Declared, Id};

use self::ahead::Stop;
use self::changed::Changed;
use self::keeping::{Keeping, keeping};
pub use self::kept::Ways;
use self::others::{Extent, Others};
use self::owed::Line;
use self::sponsor::Sponsor;
use super::rehearsal::{self, Best};
use super::scene::Scene;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Acts of the rehearsal that are named.
const BEST_MAX: usize = 3;

/// Lines under the key of the text above them.
type Groups = Vec<(&'static str, Vec<Line>)>;

#[derive(Template)]
#[template(path = "today/today.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    /// Whether the account stands for a person, who alone can owe anything.
    stands: bool,
    /// How much waits for the visitor: duties, decisions of top management, and the next step.
    waiting: usize,
    /// The step to take next; none where all are taken, or the visitor keeps no management system.
    next: Option<Stop>,
    /// The whole way, while it is not over.
    stops: Vec<Stop>,
    /// How far it is, in words: the step that is next, and the steps taken.
    far: (String, String),
    outlook: Vec<String>,
    sponsor: Option<Sponsor>,
    /// What nobody in particular owes, for whoever may see to it; then what the visitor owes by now.
    now: Groups,
    /// What the visitor owes later, or without a day.
    groups: Groups,
    /// Where several risks are decided about at once; empty where no two wait.
    together: String,
    best: Vec<Best>,
    rehearsal: String,
    others: Others,
    changes: Vec<Changed>,
    /// Proposals that others rejected, folded away.
    rejected: Vec<Changed>,
    history: String,
}

/// `GET /o/{org}/today`.
pub async fn today(At(visit): At, Query(pairs): Query<Pairs>) -> Result<Response, Halt> {
    let (t, person, scene) = (visit.t(), visit.actor.person, Scene::of(&visit));
    let mut duties = person.map(|id| work::duties(&visit.state, Id::of(id), visit.now())).unwrap_or_default();
    // What top management is asked for stands among its decisions.
    if scene.person.is_some_and(|person| sponsor::decides(scene, person)) {
        let asked = |duty: &Duty| {
            scene.state.get(Id::<Task>::of(duty.record)).is_some_and(|task| sponsor::is_asked(scene, task))
        };
        duties.retain(|duty| duty.register != Task::KEY || !asked(duty));
    }
    let late = duties.iter().filter(|duty| duty.is_late(&visit.now())).count();
    let stops = ahead::stops(scene, &way(&visit));
    let taken = stops.iter().filter(|stop| stop.standing == "done").count();
    let at = stops.iter().position(|stop| stop.standing == "next").unwrap_or_default();
    let under_way = taken < stops.len();
    let steps = stops.len();
    let of = || ("of", steps.into());
    let keeps = keeping(scene);
    let next = stops.iter().find(|stop| stop.standing == "next");
    let next = next.filter(|next| keeps == Keeping::Theirs || keeps == Keeping::Another && signs(next)).cloned();
    let sponsor = sponsor::sponsor(scene, &stops, &duties);
    let stopped = |line: &sponsor::Line| stops.iter().any(|stop| sponsor::waits(stop) && stop.href == line.href);
    let pending = sponsor::once(sponsor::frozen(scene).into_iter().chain(sponsor::asked(scene)));
    let pending = pending.into_iter().filter(|line| sponsor.is_some() && line.act.is_some() && !stopped(line)).count();
    let owed = waiting(&duties, &stops, None, sponsor.is_some());
    let step = waiting(&duties, &stops, next.as_ref(), sponsor.is_some()) - owed;
    let waiting = owed + step + pending;
    let mut groups = ownerless::groups(&visit);
    let waiting = waiting + groups.iter().map(|(_, lines)| lines.len()).sum::<usize>();
    groups.extend(owed::groups(&visit, &duties));
    groups.extend(ownerless::uninvited(&visit));
    let later = |key: &str| matches!(key, "today-soon" | "today-undated" | "today-later" | "today-uninvited");
    let (groups, now): (Groups, Groups) = groups.into_iter().partition(|(key, _)| later(key));
    let sums = [("count", waiting.into()), ("late", late.into())];
    let mut sum = t.with("today-sum", sums.as_slice());
    if step > 0 && waiting > 1 {
        sum = format!("{sum} {}", t.t("today-sum-step"));
    }
    let extent = if text(&pairs, others::ASKED).is_empty() { Extent::First } else { Extent::All };
    let (rejected, changes) = changed::changes(&visit).await?.into_iter().partition(|record| record.rejected);
    let rehearsed = rehearsal::rehearsed(&visit, Edition::Iso27001_2022);
    page(&Page {
        frame: Frame::at(&visit, "today", t.t("today")),
        head: head(&visit).why(sum),
        t,
        stands: person.is_some(),
        waiting,
        next,
        far: (
            t.with("today-next", &[("step", (at + 1).into()), of()]),
            t.with("way-whole", &[("taken", taken.into()), of()]),
        ),
        outlook: ahead::outlook(scene).filter(|_| under_way).unwrap_or_default(),
        sponsor,
        now,
        groups,
        together: if owed::risks(&duties) > 1 { visit.href("planning/owner") } else { String::new() },
        best: if keeps == Keeping::None { Vec::new() } else { rehearsal::best(scene, &rehearsed, BEST_MAX) },
        rehearsal: visit.href("rehearsal"),
        others: others::others(&visit, extent),
        changes,
        rejected,
        history: visit.href("history"),
        stops: if under_way { stops } else { Vec::new() },
    })
}

/// Whether a step that somebody else sees to waits for the visitor's own signature.
fn signs(next: &Stop) -> bool {
    next.act.as_ref().is_some_and(|act| act.signs && act.asks.is_none())
}

fn way(visit: &Visit) -> Arc<kept::Way> {
    visit.house().ways.of(&visit.org, &visit.state, visit.day())
}

/// Where whoever keeps the management system goes on from a page: the title of the next step, its place on the way,
/// and its address. None on that page itself, and for whoever the step is not up to.
pub fn onward(visit: &Visit, path: &str) -> Option<Onward> {
    let keeps = keeping(Scene::of(visit)) == Keeping::Theirs;
    let (at, stop) = keeps.then(|| ahead::onward(Scene::of(visit), &way(visit))).flatten()?;
    let (t, steps) = (visit.t(), way(visit).len());
    let far = t.with("today-next", &[("step", (at + 1).into()), ("of", steps.into())]);
    // A list is one page, whatever part of it is shown.
    let page = |href: &str| href.split(['?', '#']).next().unwrap_or_default().to_owned();
    (page(&stop.href) != page(&visit.href(path))).then_some(Onward { far, title: stop.title, href: stop.href })
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
    let report = visit.href("operation/incidents/acts/incident.report");
    let head = Head::new(t, t.t("today")).button(Button::link(t.t("act-incident-report"), report));
    if !visit.has(Right::Edit) {
        return head;
    }
    let who =
        visit.actor.person.and_then(|id| visit.state.find(id)).map(|row| format!("?assignee={}", row.reference()));
    let new = visit.href(&format!("work/tasks/new{}", who.unwrap_or_default()));
    head.button(Button { key: "n", ..Button::link(t.t("today-task"), new) })
}

/// How much waits for the visitor, each thing counted once: what is owed, the decisions of top management that nobody
/// else takes, and the next step.
fn waiting(duties: &[Duty], stops: &[Stop], next: Option<&Stop>, decides: bool) -> usize {
    let mine = |stop: &&Stop| stop.waits_for.is_none() && !stop.later;
    let decisions = stops.iter().filter(|stop| decides && sponsor::waits(stop)).filter(mine);
    let ahead = next.into_iter().filter(mine).filter(|next| !(decides && sponsor::waits(next)));
    duties.len() + decisions.chain(ahead).filter(|stop| !sponsor::owed(stop, duties)).count()
}
