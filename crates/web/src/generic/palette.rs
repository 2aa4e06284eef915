//! The palette: any page, anything to add, any act and any record by a few letters.

use std::collections::HashSet;

use access::Right;
use axum::Json;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use isms::catalogue::{Control, Edition, cited};
use kernel::search::{Asked, words};
use kernel::{Act, Row};
use serde::Serialize;

use super::record_path;
use crate::auth::{Pairs, text};
use crate::frame::{PAGES, SECTIONS, VIEWS, list_path, register_path};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Most pages and acts offered for a question.
const PLACES_MAX: usize = 12;
/// Most records offered.
const RECORDS_MAX: usize = 16;
/// Most records of one register among them.
const EACH_MAX: usize = 8;

/// One thing to go to.
#[derive(Clone, Serialize)]
pub struct Answer {
    /// What it is called.
    pub label: String,
    /// Its clause, its reference or where it belongs.
    pub hint: String,
    /// Where it is.
    pub href: String,
    /// What sort of thing it is.
    pub kind: String,
}

/// An answer with what it is found by: the words of its name, and other words for it.
struct Offer {
    answer: Answer,
    others: String,
}

/// `GET /o/{org}/palette`: `q` is what was typed, `at` the page one is on.
pub async fn palette(At(visit): At, Query(pairs): Query<Pairs>) -> Response {
    let (asked, at) = (text(&pairs, "q").trim(), text(&pairs, "at"));
    let mut answers = Vec::new();
    if asked.is_empty() {
        answers.extend(here(&visit, at).into_iter().chain(pages(&visit)).map(|offer| offer.answer));
    } else {
        let found = records(&visit, asked);
        // Whoever types a reference wants the record.
        let exact = found.first().is_some_and(|first| first.hint.eq_ignore_ascii_case(asked));
        let offers = best(here(&visit, at).into_iter().chain(all(&visit)), asked, visit.t());
        if exact {
            answers.extend(found.into_iter().chain(offers));
        } else {
            answers.extend(offers.into_iter().chain(found));
        }
    }
    let mut seen = HashSet::new();
    answers.retain(|answer| seen.insert(answer.href.clone()));
    ([(header::CACHE_CONTROL, "no-store")], Json(answers)).into_response()
}

/// The pages and acts that words name, best first.
pub fn places(visit: &Visit, asked: &str) -> Vec<Answer> {
    best(all(visit).into_iter(), asked, visit.t())
}

fn all(visit: &Visit) -> Vec<Offer> {
    pages(visit).into_iter().chain(news(visit)).chain(acts(visit)).chain(controls(visit)).collect()
}

/// The offers in which all words stand, those first whose name says most of them.
fn best(offers: impl Iterator<Item = Offer>, asked: &str, t: &Texts) -> Vec<Answer> {
    let small = words::asked(t.t("palette-small-words"));
    let mut wanted = words::asked(asked);
    if wanted.iter().any(|word| !small.contains(word)) {
        wanted.retain(|word| !small.contains(word));
    }
    let offers: Vec<_> = offers.collect();
    let mut ranked: Vec<_> = offers.iter().filter_map(|offer| Some((score(offer, &wanted)?, offer))).collect();
    if ranked.is_empty() {
        // Rather what says one of the words than nothing.
        let some = |offer| wanted.iter().filter_map(|word| score(offer, std::slice::from_ref(word))).max();
        ranked = offers.iter().filter_map(|offer| Some((some(offer)?, offer))).collect();
    }
    // A stable sort: what fits equally well stays in the order of the standard.
    ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    ranked.into_iter().take(PLACES_MAX).map(|(_, offer)| offer.answer.clone()).collect()
}

/// How well an offer fits: none where a word stands nowhere in it.
fn score(offer: &Offer, wanted: &[String]) -> Option<usize> {
    let label = &offer.answer.label;
    let one = |word: &String| {
        let word = std::slice::from_ref(word);
        if !words::marks(label, word).is_empty() {
            return Some(4);
        }
        (!words::marks(&offer.others, word).is_empty()).then_some(1)
    };
    let found: usize = wanted.iter().map(one).sum::<Option<usize>>()?;
    let begins = words::marks(label, wanted).first().is_some_and(|range| range.start == 0);
    let whole = words::asked(label) == wanted;
    Some(found + 2 * usize::from(begins) + 8 * usize::from(whole))
}

/// Pages to go to.
fn pages(visit: &Visit) -> Vec<Offer> {
    let t = visit.t();
    let page = |label: &str, hint: &str, path: &str, others: &str| Offer {
        answer: Answer {
            label: label.to_owned(),
            hint: hint.to_owned(),
            href: visit.href(path),
            kind: t.t("kind-page").to_owned(),
        },
        others: others.to_owned(),
    };
    let number = |section: &str| SECTIONS.iter().find(|(key, _)| *key == section).map_or("", |(_, number)| number);
    let import = visit.has(Right::Import).then_some(&("import", "import"));
    let mut pages: Vec<_> = PAGES.iter().chain(import).map(|(path, key)| page(t.t(key), "", path, path)).collect();
    // By what people bring in and take out, such as a spreadsheet.
    for (path, also) in [("import", "palette-import"), ("export", "palette-export")] {
        let href = visit.href(path);
        let own = pages.iter_mut().find(|offer| offer.answer.href == href);
        own.into_iter().for_each(|offer| offer.others = format!("{} {}", offer.others, t.t(also)));
    }
    let registers = visit.state.registers().iter();
    pages.extend(registers.map(|register| {
        let others = format!("{} {} {}", register.key, register.plural, register.clause);
        page(t.plural(register), cited(register.clause), &list_path(register), &others)
    }));
    pages.extend(
        VIEWS.iter().map(|(section, path, key)| page(t.t(key), number(section), &format!("{section}/{path}"), path)),
    );
    pages.extend(SECTIONS.iter().map(|(key, number)| page(t.section(key), number, key, key)));
    pages
}

/// The reference controls, by number and name: each where the statement speaks of it.
fn controls(visit: &Visit) -> Vec<Offer> {
    let control = |own: &Control| Offer {
        answer: Answer {
            label: format!("{} {}", own.id, own.title),
            hint: String::new(),
            href: visit.href(&format!("planning/soa/{}", own.id)),
            kind: visit.t().t("applicability").to_owned(),
        },
        others: String::new(),
    };
    Edition::Iso27001_2022.standard().controls.iter().map(control).collect()
}

/// Records to add.
fn news(visit: &Visit) -> Vec<Offer> {
    let t = visit.t();
    let may = |register: &&&'static kernel::Register| visit.has(access::right_for_edit(register));
    let new = |register: &&'static kernel::Register| Offer {
        answer: Answer {
            label: t.one("add-one", "thing", t.register(register).to_lowercase()),
            hint: cited(register.clause).to_owned(),
            href: visit.href(&format!("{}/new", register_path(register))),
            kind: t.t("kind-act").to_owned(),
        },
        others: format!("{} {}", t.t("palette-add"), register.key),
    };
    visit.state.registers().iter().filter(may).map(new).collect()
}

/// Named acts, each leading to its form, where one says which records it is done to.
fn acts(visit: &Visit) -> Vec<Offer> {
    let may = |act: &&&'static Act| visit.has(access::right_for_act(act));
    let offers = isms::ACTS.iter().filter(may).filter_map(|act| {
        let register = act.subject().or_else(|| act.key.split('.').next())?;
        let register = visit.state.register(register)?;
        Some(act_at(visit, act, register, &register_path(register), visit.t().plural(register)))
    });
    offers.collect()
}

fn act_at(visit: &Visit, act: &Act, register: &kernel::Register, under: &str, hint: &str) -> Offer {
    let t = visit.t();
    Offer {
        answer: Answer {
            label: t.act(act).to_owned(),
            hint: hint.to_owned(),
            href: visit.href(&format!("{under}/acts/{}", act.key)),
            kind: t.t("kind-act").to_owned(),
        },
        others: format!("{} {} {}", act.key, t.register(register), t.plural(register)),
    }
}

/// What can be done with the record whose page one is on.
fn here(visit: &Visit, at: &str) -> Vec<Offer> {
    let Some(row) = record_at(visit, at) else { return Vec::new() };
    let (t, register, path) = (visit.t(), row.record.register(), record_path(&row));
    let acts = isms::acts_on(register.key).filter(|act| visit.has(access::right_for_act(act)));
    let mut offers: Vec<_> = acts.map(|act| act_at(visit, act, register, &path, &row.reference())).collect();
    if visit.has(access::right_for_edit(register)) {
        offers.push(Offer {
            answer: Answer {
                label: t.t("edit").to_owned(),
                hint: row.reference(),
                href: visit.href(&format!("{path}/edit")),
                kind: t.t("kind-act").to_owned(),
            },
            others: t.register(register).to_owned(),
        });
    }
    offers
}

/// The live record of an address such as `/o/acme/planning/risks/R-0001/edit`.
fn record_at<'a>(visit: &'a Visit, at: &str) -> Option<Row<'a>> {
    let mut steps = at.strip_prefix("/o/")?.split('/').skip(1);
    let (section, plural, named) = (steps.next()?, steps.next()?, steps.next()?);
    let register = super::register(visit, section, plural).ok()?;
    super::row(visit, register, named).ok().filter(|row| !row.head.retired)
}

fn records(visit: &Visit, asked: &str) -> Vec<Answer> {
    let asked = Asked { words: asked, register: "", each: EACH_MAX, limit: RECORDS_MAX };
    let found = visit.house().searches.find(visit, &asked);
    let rows = found.hits.iter().filter_map(|hit| visit.state.find(hit.id));
    let answer = |row: Row<'_>| Answer {
        label: row.record.title(),
        hint: row.reference(),
        href: visit.href(&record_path(&row)),
        kind: visit.t().register(row.record.register()).to_owned(),
    };
    rows.map(answer).collect()
}
