//! The rehearsal: what an auditor would find today, requirement by requirement, read from the records.

mod kept;
mod later;
mod line;
pub mod sentence;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::catalogue::{self, Edition, compare_ids};
use isms::rehearsal::{Outcome, Rehearsal, Totals};
use kernel::Choice;
use kernel::refusal::Wrong;
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::pages::address::Address;
use crate::pages::context::scopes::operation::confirm;
use crate::pages::scene::{Doing, Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

pub use kept::{Rehearsals, Rehearsed};
use later::Later;
pub use line::{Line, line};

/// Acts named as the next best.
const BEST_MAX: usize = 5;

/// The rehearsal as shown.
#[derive(Serialize)]
pub struct View {
    /// `iso27001-2022`.
    pub standard: &'static str,
    /// How to cite it.
    pub reference: &'static str,
    /// What this is and is not: what was counted, what waits, what nothing reads, since when it operates.
    pub bounds: Vec<String>,
    /// Confirming the day that the records propose for the beginning of operation, while nobody said it.
    pub confirm: Option<Doing>,
    /// The clauses with their counts.
    pub clauses: Vec<Clause>,
    /// The requirements shown.
    pub lines: Vec<Line>,
    /// How many there are.
    pub total: usize,
    /// Whether no gap was found.
    pub clean: bool,
    /// The acts that would close or advance most.
    pub best: Vec<Best>,
}

/// One clause as a tile.
#[derive(Serialize)]
pub struct Clause {
    /// `6`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its counts in words.
    pub words: String,
    /// Its verdicts as shares of a hundred: class, left edge, width.
    pub bars: Vec<(&'static str, f64, f64)>,
    /// The page with its requirements alone.
    pub href: String,
    /// Whether that is shown.
    pub on: bool,
}

/// An act worth doing, with what it is good for.
#[derive(Serialize)]
pub struct Best {
    /// The act.
    pub act: Option<Doing>,
    /// What it is done to.
    pub subject: Option<Named>,
    /// Why.
    pub why: String,
    /// The requirements it advances.
    pub requirements: Vec<String>,
    /// The class of its urgency.
    pub class: &'static str,
}

/// Which requirements, in which order.
pub struct Shown {
    clause: Option<String>,
    requirement: Option<String>,
    by_clause: bool,
    all: bool,
}

impl Shown {
    /// From an address.
    pub fn of(address: &Address) -> Self {
        Self {
            clause: address.get("clause").map(str::to_owned),
            requirement: address.get("requirement").map(str::to_owned),
            by_clause: address.get("order") == Some("clause"),
            all: address.has("all"),
        }
    }
}

/// The view of a rehearsal.
pub fn view(scene: Scene<'_>, address: &Address, rehearsal: &Rehearsal) -> View {
    let shown = Shown::of(address);
    let below =
        |id: &str, clause: &str| id == clause || id.strip_prefix(clause).is_some_and(|rest| rest.starts_with('.'));
    let wanted = |row: &&isms::rehearsal::RequirementVerdict| {
        let read = shown.all || row.outcome.is_some() || shown.clause.is_some() || shown.requirement.is_some();
        read && shown.clause.as_ref().is_none_or(|clause| below(&row.requirement.clause, clause))
            && shown.requirement.as_ref().is_none_or(|id| row.requirement.id == *id)
    };
    let mut rows: Vec<_> = rehearsal.requirements.iter().filter(wanted).collect();
    if shown.by_clause {
        rows.sort_by(|a, b| compare_ids(&a.requirement.id, &b.requirement.id));
    } else {
        rows.sort_by_key(|row| line::gravity(row.outcome.as_ref()));
    }
    let standard = rehearsal.standard.standard();
    View {
        standard: rehearsal.standard.key(),
        reference: &standard.reference,
        bounds: rehearsal.bounds().iter().map(|sentence| sentence::say(scene.t, sentence)).collect(),
        confirm: confirm(scene),
        clauses: clauses(scene, address, rehearsal, &shown),
        lines: rows.into_iter().map(|row| line(scene, rehearsal.standard, row)).collect(),
        total: rehearsal.requirements.len(),
        clean: !rehearsal.has_gaps(),
        best: best(scene, rehearsal, BEST_MAX),
    }
}

fn clauses(scene: Scene<'_>, address: &Address, rehearsal: &Rehearsal, shown: &Shown) -> Vec<Clause> {
    let top = rehearsal.standard.standard().clauses.iter().filter(|clause| clause.parent.is_none());
    let tile = |clause: &'static catalogue::Clause| {
        let totals = rehearsal.totals_of(&clause.id);
        let on = shown.clause.as_deref() == Some(clause.id.as_str());
        Clause {
            id: &clause.id,
            title: &clause.title,
            words: counted(scene, totals),
            bars: bars(totals),
            href: if on { address.without_all(&["clause", "requirement"]) } else { address.with("clause", &clause.id) },
            on,
        }
    };
    top.map(tile).collect()
}

/// The counts that are not zero, in words.
fn counted(scene: Scene<'_>, totals: Totals) -> String {
    let counts = [
        ("rehearsal-tile-no-gap", totals.no_gap),
        ("rehearsal-tile-judged", totals.judged),
        ("rehearsal-tile-judgement", totals.judgement),
        ("rehearsal-tile-gaps", totals.gaps),
        ("rehearsal-tile-not-due", totals.not_due),
        ("rehearsal-tile-unread", totals.unread),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| scene.t.one(key, "count", count)).collect::<Vec<_>>().join(" · ")
}

/// What is read, as shares; what nothing reads stays blank.
fn bars(totals: Totals) -> Vec<(&'static str, f64, f64)> {
    let minor = totals.gaps - totals.major;
    let parts =
        [("ok", totals.no_gap + totals.judged), ("judge", totals.judgement), ("gap", minor), ("major", totals.major)];
    let all = totals.no_gap + totals.judged + totals.judgement + totals.gaps + totals.not_due + totals.unread;
    let share = |count: usize| (1_000.0 * count as f64 / all.max(1) as f64).round() / 10.0;
    let mut left = 0;
    let mut bars = Vec::new();
    for (class, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
        bars.push((class, share(left), share(count)));
        left += count;
    }
    bars
}

/// The acts that would close or advance most, so many of them.
pub fn best(scene: Scene<'_>, rehearsal: &Rehearsal, most: usize) -> Vec<Best> {
    let best = rehearsal.next_best().into_iter().take(most);
    let one = |own: isms::rehearsal::NextBest| Best {
        act: line::doing(scene, &own.next),
        subject: own.next.subject.as_ref().and_then(|subject| scene.link(subject.id)),
        why: sentence::say(scene.t, &own.sentence),
        class: match own.grade {
            Some(isms::rehearsal::Grade::Major) => "late",
            Some(isms::rehearsal::Grade::Minor) => "due",
            None => "note",
        },
        requirements: line::places(&own.requirements),
    };
    best.map(one).collect()
}

/// The edition an address asks for; that of 2022 where it says nothing.
pub fn standard(address: &Address) -> Result<Edition, Halt> {
    let read = |text: &str| {
        let known = Edition::CHOICES.find(text).and_then(Edition::from_key);
        known.ok_or_else(|| Wrong::new("use iso27001-2022 or iso27001-2013"))
    };
    Ok(address.read("standard", read)?.unwrap_or(Edition::Iso27001_2022))
}

#[derive(Template)]
#[template(path = "rehearsal/rehearsal.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    address: &'a Address,
    view: View,
    editions: Vec<(&'static str, String, bool)>,
    by_clause: bool,
    narrowed: Option<String>,
    unread: (String, bool),
    /// The records that were entered later.
    later: Option<Later>,
}

/// `GET /o/{org}/rehearsal`.
pub async fn rehearsal(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("rehearsal"), query.as_deref().unwrap_or_default());
    let edition = standard(&address)?;
    let rehearsed = rehearsed(&visit, edition);
    let view = view(scene, &address, &rehearsed);
    let t = scene.t;
    let tab = |own: &Edition| {
        let other = address.only(&["as_of"]);
        let href = if *own == Edition::Iso27001_2022 { other.href() } else { other.with("standard", own.key()) };
        (t.choice(Edition::CHOICES.key, own.key()), href, *own == edition)
    };
    let narrowed = address.get("requirement").map(catalogue::printed).or(address.get("clause").map(str::to_owned));
    page(&Page {
        frame: Frame::at(&visit, "rehearsal", t.t("rehearsal")),
        head: head(scene, &view),
        t,
        editions: Edition::ALL.iter().rev().map(tab).collect(),
        by_clause: address.get("order") == Some("clause"),
        narrowed,
        unread: (address.toggled("all"), address.has("all")),
        later: later::later(scene, &address, &rehearsed),
        address: &address,
        view,
    })
}

/// The rehearsal of the state shown, computed once for each entry of the ledger.
pub fn rehearsed(visit: &Visit, edition: Edition) -> std::sync::Arc<Rehearsed> {
    visit.house().rehearsals.of(&visit.org, &visit.state, edition, visit.day())
}

fn head(scene: Scene<'_>, view: &View) -> Head {
    let t = scene.t;
    let why = t.with("rehearsal-page-why", &[("count", view.total.into()), ("standard", view.reference.into())]);
    let mut head = Head::new(t, t.t("rehearsal-title")).why(why);
    if let Some(act) = view.best.first().and_then(|best| best.act.as_ref()) {
        let label = t.one("rehearsal-next", "act", act.label.clone());
        let button = Button::link(label, &act.href);
        head = head.button(if act.signs { Button { class: "btn-sign", ..button } } else { button.primary() });
    }
    head
}

/// Whether a verdict asks for somebody to do something.
fn open(outcome: Option<&Outcome>) -> bool {
    matches!(outcome, Some(Outcome::Gap(_) | Outcome::Judgement))
}
