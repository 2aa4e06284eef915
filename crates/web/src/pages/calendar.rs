//! The calendar of the management system: what was missed, then month by month what is due, each linked.

use std::collections::HashMap;

use askama::Template;
use axum::extract::RawQuery;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use isms::project::Activity;
use isms::work::calendar::{Entry, Theme, calendar};
use jiff::ToSpan;
use kernel::refusal::Wrong;
use kernel::{Date, Declared, RawId, Timestamp};
use reports::ics;
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::address::Address;
use crate::pages::clocks::left;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

#[cfg(test)]
mod tests;

/// What the address may ask for.
pub const ASKED: &[&str] = &["as_of", "kind", "months", "mine"];
/// How many months are shown where nobody says.
const MONTHS: i32 = 12;
/// The lengths offered, in months: a quarter, a year, the three years of a certificate.
const LENGTHS: [i32; 3] = [3, MONTHS, 36];
/// Days of one kind on the same day, or activities without a person, from which on they are one line together.
const FOLDED_MIN: usize = 4;
/// Most lines of one group; the others are counted.
const LINES_MAX: usize = 200;

/// The calendar as asked for.
#[derive(Serialize)]
pub struct View {
    /// The day it is told as of.
    pub day: Date,
    /// The last day shown.
    pub until: Date,
    /// How many days are shown, missed ones among them.
    pub total: usize,
    /// What was due before that day and is still open.
    pub late: Group,
    /// The months with something in them, the earliest first.
    pub months: Vec<Group>,
    /// How many days lie after the last one shown.
    pub later: usize,
}

/// The days of a month, or those missed.
#[derive(Serialize)]
pub struct Group {
    /// `2026-12`; empty for what was missed.
    pub month: String,
    /// The same in words.
    pub label: String,
    /// How many days there are.
    pub total: usize,
    /// The days, at most [`LINES_MAX`]; many of one kind on the same day are one line.
    pub lines: Vec<Line>,
    /// How many more there are.
    pub more: usize,
}

/// One day of the calendar.
#[derive(Serialize)]
pub struct Line {
    /// The day.
    pub on: Date,
    /// The same in words.
    pub day: String,
    /// The time of that day, where its hour counts.
    pub at: Option<Timestamp>,
    /// How long that is from now, or how long ago, in words; empty where only the day counts.
    pub left: String,
    /// Whether it has passed.
    pub late: bool,
    /// Key of its kind.
    pub kind: &'static str,
    /// What happens, or is to be done.
    pub what: String,
    /// What it is about: `audits`.
    pub theme: &'static str,
    /// The same in words.
    pub theme_words: String,
    /// The record that names the day; where the line stands for many, how many there are of what, and their list.
    pub record: Named,
    /// The records it stands for, where these are many; at most [`LINES_MAX`].
    pub records: Vec<Named>,
    /// How many more there are.
    pub more: usize,
    /// The same, wherever it is renamed.
    #[serde(skip)]
    id: RawId,
    /// Who sees to it.
    pub who: Vec<Named>,
}

/// The conditions of an address.
struct Asked {
    themes: Vec<Theme>,
    months: i32,
    mine: bool,
}

impl Asked {
    fn of(address: &Address) -> Result<Self, Halt> {
        Ok(Self {
            themes: address.read("kind", themes)?.unwrap_or_default(),
            months: address.read("months", months)?.unwrap_or(MONTHS),
            mine: address.has("mine"),
        })
    }

    fn wants(&self, scene: Scene<'_>, entry: &Entry) -> bool {
        let mine = || scene.person.is_some_and(|person| entry.who.contains(&person.raw()));
        (self.themes.is_empty() || self.themes.contains(&entry.theme)) && (!self.mine || mine())
    }
}

fn themes(text: &str) -> Result<Vec<Theme>, Wrong> {
    let theme = |word: &str| {
        let known = Theme::ALL.into_iter().find(|theme| theme.key() == word);
        let all = || Theme::ALL.map(Theme::key).join(", ");
        known.ok_or_else(|| Wrong::new(format!("\"{word}\" is no kind of the calendar; use {}", all())))
    };
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(theme).collect()
}

fn months(text: &str) -> Result<i32, Wrong> {
    let number = text.parse().ok().filter(|months| (1..=120).contains(months));
    number.ok_or_else(|| Wrong::new("write a number of months from 1 to 120"))
}

/// The calendar with what an address asks for.
pub fn view(scene: Scene<'_>, address: &Address) -> Result<View, Halt> {
    let asked = Asked::of(address)?;
    let until = scene.day.saturating_add(asked.months.months());
    let mut wanted = calendar(scene.state, scene.now());
    wanted.retain(|entry| asked.wants(scene, entry));
    let shown = wanted.iter().filter(|entry| entry.on <= until).count();
    let (shown, after) = wanted.split_at(shown);
    let now = scene.now();
    let (late, ahead) = shown.split_at(shown.partition_point(|entry| entry.is_late(&now)));
    let of_month = |entries: &[Entry]| {
        let first = entries.first().expect("chunks are never empty").on;
        group(scene, format!("{}-{:02}", first.year(), first.month()), month(scene.t, first), entries)
    };
    Ok(View {
        day: scene.day,
        until,
        total: shown.len(),
        late: group(scene, String::new(), scene.t.t("calendar-late").to_owned(), late),
        months: ahead.chunk_by(|a, b| month_of(a) == month_of(b)).map(of_month).collect(),
        later: after.len(),
    })
}

fn month_of(entry: &Entry) -> (i16, i8) {
    (entry.on.year(), entry.on.month())
}

fn group(scene: Scene<'_>, month: String, label: String, entries: &[Entry]) -> Group {
    let all = lines(scene, entries);
    let more = all.len().saturating_sub(LINES_MAX);
    Group { month, label, total: entries.len(), lines: all.into_iter().take(LINES_MAX).collect(), more }
}

/// The days of a group. Many of one kind on the same day are one line together, and so are activities that nobody sees
/// to, on the first of their days.
fn lines(scene: Scene<'_>, entries: &[Entry]) -> Vec<Line> {
    let nobodys = |entry: &Entry| entry.kind == "activity" && entry.who.is_empty();
    let mut bundles: Vec<Vec<&Entry>> = Vec::new();
    let mut places: HashMap<(&str, Option<(Date, Option<Timestamp>)>), usize> = HashMap::new();
    for entry in entries {
        let day = (!nobodys(entry)).then_some((entry.on, entry.at));
        let at = *places.entry((entry.kind, day)).or_insert(bundles.len());
        match bundles.get_mut(at) {
            Some(bundle) => bundle.push(entry),
            None => bundles.push(vec![entry]),
        }
    }
    let told = |bundle: Vec<&Entry>| match bundle.first().and_then(|first| line(scene, first)) {
        Some(line) if bundle.len() >= FOLDED_MIN && nobodys(bundle[0]) => vec![unowned(scene, line, bundle.len())],
        Some(line) if bundle.len() >= FOLDED_MIN => vec![together(scene, line, &bundle)],
        _ => bundle.into_iter().filter_map(|entry| line(scene, entry)).collect(),
    };
    let mut lines: Vec<_> = bundles.into_iter().flat_map(told).collect();
    lines.sort_by_key(|line| line.on);
    lines
}

/// The line that stands for all of one kind on the same day.
fn together(scene: Scene<'_>, line: Line, bundle: &[&Entry]) -> Line {
    let mut who: Vec<Named> = Vec::new();
    for own in bundle.iter().flat_map(|entry| &entry.who).filter_map(|id| scene.link(*id)) {
        if !who.contains(&own) {
            who.push(own);
        }
    }
    let register = scene.state.find(line.id).map(|row| row.record.register());
    let record = Named {
        reference: bundle.len().to_string(),
        title: register.map(|own| scene.t.plural(own).to_owned()).unwrap_or_default(),
        href: register.map(|own| scene.href(&register_path(own))).unwrap_or_default(),
    };
    let records = bundle.iter().take(LINES_MAX).filter_map(|entry| scene.link(entry.record)).collect();
    Line { record, records, more: bundle.len().saturating_sub(LINES_MAX), who, ..line }
}

/// The line that stands for so many activities without a person.
fn unowned(scene: Scene<'_>, line: Line, count: usize) -> Line {
    let t = scene.t;
    let register = Activity::REGISTER;
    let record = Named {
        reference: count.to_string(),
        title: t.plural(register).to_owned(),
        href: scene.href(&format!("{}?sort=due", register_path(register))),
    };
    Line { what: t.t("calendar-unowned").to_owned(), record, ..line }
}

/// A month as people write it: `Nov 2026`.
fn month(t: &'static Texts, day: Date) -> String {
    let name = t.find(&format!("month-{}", day.month())).unwrap_or_default();
    format!("{name} {}", day.year())
}

fn line(scene: Scene<'_>, entry: &Entry) -> Option<Line> {
    let t = scene.t;
    Some(Line {
        on: entry.on,
        day: entry.at.map_or_else(|| t.day(entry.on), |at| t.time(at, scene.zone)),
        at: entry.at,
        left: entry.at.map(|at| left(scene, at)).unwrap_or_default(),
        late: entry.is_late(&scene.now()),
        kind: entry.kind,
        what: what(t, entry),
        theme: entry.theme.key(),
        theme_words: words(t, entry.theme),
        record: scene.link(entry.record)?,
        records: Vec::new(),
        more: 0,
        id: entry.record,
        who: entry.who.iter().filter_map(|id| scene.link(*id)).collect(),
    })
}

fn what(t: &'static Texts, entry: &Entry) -> String {
    t.find(&format!("date-{}", entry.kind)).unwrap_or(entry.kind).to_owned()
}

fn words(t: &'static Texts, theme: Theme) -> String {
    t.find(&format!("calendar-{}", theme.key())).unwrap_or(theme.key()).to_owned()
}

/// The calendar as JSON.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    crate::pages::plain(&view(Scene::of(visit), address)?)
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    themes: Vec<(String, String, bool)>,
    lengths: Vec<(String, String, bool)>,
    mine: Option<(String, bool)>,
    clear: Option<String>,
}

/// `GET /o/{org}/calendar`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let t = scene.t;
    let address = Address::new(scene.base("calendar"), query.as_deref().unwrap_or_default());
    let asked = Asked::of(&address)?;
    let file = Address::new(scene.base("calendar.ics"), query.as_deref().unwrap_or_default()).href();
    let length = |months: i32| {
        let words = t.one("calendar-months", "count", months);
        (words, address.with("months", &months.to_string()), asked.months == months)
    };
    page(&Page {
        frame: Frame::at(&visit, "calendar", t.t("calendar")),
        head: Head::new(t, t.t("calendar")).why(t.t("calendar-why")).button(Button::link(t.t("calendar-ics"), file)),
        t,
        view: view(scene, &address)?,
        themes: Theme::ALL.map(|theme| chip(t, &address, &asked.themes, theme)).into(),
        lengths: LENGTHS.map(length).into(),
        mine: scene.person.map(|_| (address.toggled("mine"), asked.mine)),
        clear: (!asked.themes.is_empty() || asked.mine).then(|| address.without_all(&["kind", "mine"])),
    })
}

/// A theme that a click adds to those asked for, or takes away.
fn chip(t: &'static Texts, address: &Address, asked: &[Theme], theme: Theme) -> (String, String, bool) {
    let on = asked.contains(&theme);
    let wanted = Theme::ALL.into_iter().filter(|own| if *own == theme { !on } else { asked.contains(own) });
    let wanted: Vec<_> = wanted.map(Theme::key).collect();
    let href = if wanted.is_empty() { address.without("kind") } else { address.with("kind", &wanted.join(",")) };
    (words(t, theme), href, on)
}

/// `GET /o/{org}/calendar.ics`: the same days as a file for a calendar program.
pub async fn file(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new("", query.as_deref().unwrap_or_default());
    let asked = Asked::of(&address)?;
    let until = scene.day.saturating_add(asked.months.months());
    let mut wanted = calendar(scene.state, scene.now());
    wanted.retain(|entry| entry.on <= until && asked.wants(scene, entry));
    let months = wanted.chunk_by(|a, b| month_of(a) == month_of(b));
    let events: Vec<_> = months.flat_map(|month| lines(scene, month)).map(|line| event(&visit.org, line)).collect();
    let name = format!("{} · {}", visit.name, scene.t.t("calendar"));
    let bytes = ics::file(&name, scene.day, &events);
    let named = format!("attachment; filename=\"{}_calendar_{}.ics\"", visit.org, scene.day);
    Ok(([(header::CONTENT_TYPE, ics::MEDIA.to_owned()), (header::CONTENT_DISPOSITION, named)], bytes).into_response())
}

fn event(organization: &str, line: Line) -> ics::Event {
    let who: Vec<_> = line.who.iter().map(|own| own.title.as_str()).collect();
    let records: Vec<_> = line.records.iter().map(|own| own.reference.as_str()).collect();
    let told = [who.join(", "), records.join(", ")].into_iter().filter(|part| !part.is_empty());
    ics::Event {
        uid: format!("{}.{}.{}@{organization}.muniment", line.id, line.kind, line.on),
        on: line.on,
        summary: match line.at {
            // The day is told by the event; an hour that counts is not.
            Some(_) => format!("{} ({}): {} {}", line.what, line.day, line.record.reference, line.record.title),
            None => format!("{}: {} {}", line.what, line.record.reference, line.record.title),
        },
        description: told.collect::<Vec<_>>().join("\n"),
        category: line.theme_words,
    }
}
