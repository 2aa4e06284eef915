//! Today: what I have to decide, what is due, and what others changed since I was here.

use std::collections::HashSet;

use askama::Template;
use axum::response::Response;
use isms::work::{self, Duty};
use jiff::ToSpan;
use kernel::{Id, RawId};

use super::history::entry::{self, Entry, Extent};
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page};
use crate::generic::record_path;
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// What is due within so many days is due soon.
const SOON_DAYS: i32 = 7;
/// Entries looked through for what others changed.
const LOOKED_MAX: u64 = 500;
/// Entries of others that are told.
const TOLD_MAX: usize = 10;

/// One thing to do.
struct Line {
    reference: String,
    title: String,
    href: String,
    what: String,
    due: Option<String>,
    late: bool,
    /// What the button says, where it leads, and whether one signs there.
    act: Option<(String, String, bool)>,
}

#[derive(Template)]
#[template(path = "today.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    /// Whether the account stands for a person, who alone can owe anything.
    stands: bool,
    groups: Vec<(&'static str, Vec<Line>)>,
    changes: Vec<Entry>,
    history: String,
}

/// `GET /o/{org}/today`.
pub async fn today(At(visit): At) -> Result<Response, Halt> {
    let (t, person) = (visit.t(), visit.actor.person);
    let duties = person.map(|id| work::duties(&visit.state, Id::of(id), visit.day())).unwrap_or_default();
    let late = duties.iter().filter(|duty| duty.is_late(visit.day())).count();
    let sums = [("count", duties.len().into()), ("late", late.into())];
    let mut head = Head::new(t, t.t("today")).why(t.with("today-sum", sums.as_slice()));
    if visit.has(access::Right::Edit) {
        let who = person.and_then(|id| visit.state.find(id)).map(|row| format!("?assignee={}", row.reference()));
        let new = visit.href(&format!("work/tasks/new{}", who.unwrap_or_default()));
        head = head.button(Button { key: "n", ..Button::link(t.t("today-task"), new) });
    }
    page(&Page {
        frame: Frame::at(&visit, "today", t.t("today")),
        head,
        t,
        stands: person.is_some(),
        groups: groups(&visit, &duties),
        changes: changes(&visit).await?,
        history: visit.href("history"),
    })
}

/// The duties by how soon they are due, empty groups left out.
fn groups(visit: &Visit, duties: &[Duty]) -> Vec<(&'static str, Vec<Line>)> {
    let soon = visit.day().saturating_add(SOON_DAYS.days());
    let group = |duty: &Duty| match duty.due {
        Some(due) if due < visit.day() => "today-late",
        Some(due) if due <= soon => "today-soon",
        Some(_) => "today-later",
        None => "today-undated",
    };
    let lines = |key: &'static str| {
        let own = duties.iter().filter(|duty| group(duty) == key);
        (key, own.filter_map(|duty| line(visit, duty)).collect::<Vec<_>>())
    };
    let all = ["today-late", "today-soon", "today-undated", "today-later"].map(lines);
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

fn line(visit: &Visit, duty: &Duty) -> Option<Line> {
    let (t, row) = (visit.t(), visit.state.find(duty.record)?);
    let path = record_path(&row);
    let edit = || {
        let may = visit.has(access::right_for_edit(row.record.register())) && duty.register != "comment";
        may.then(|| (t.t("edit").to_owned(), visit.href(&format!("{path}/edit")), false))
    };
    let act = match duty.act.and_then(isms::act) {
        Some(act) if visit.has(access::right_for_act(act)) => {
            Some((t.act(act).to_owned(), visit.href(&format!("{path}/acts/{}", act.key)), act.signs))
        }
        Some(_) => None,
        None => edit(),
    };
    Some(Line {
        reference: row.reference(),
        title: row.record.title(),
        href: visit.href(&path),
        what: t.duty(duty.kind),
        due: duty.due.map(|due| t.day(due)),
        late: duty.is_late(visit.day()),
        act,
    })
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
