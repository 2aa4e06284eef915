//! The catalogue: what each edition requires, in our words, with the registers, acts and checks that answer it.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::catalogue::{Answer, Clause, Edition, answers, printed};
use kernel::Choice;
use serde::Serialize;

use super::address::Address;
use super::rehearsal;
use super::scene::Scene;
use crate::error::Halt;
use crate::frame::{Frame, Head, list_path, page};
use crate::texts::{Texts, id};
use crate::visit::{At, Visit};

/// An edition as shown.
#[derive(Serialize)]
pub struct View {
    /// `iso27001-2022`.
    pub standard: &'static str,
    /// How to cite it.
    pub reference: &'static str,
    /// The clauses that require something, in order.
    pub clauses: Vec<Chapter>,
    /// How many requirements are shown.
    pub total: usize,
}

/// A clause with its requirements.
#[derive(Serialize)]
pub struct Chapter {
    /// `6.1.2`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its requirements.
    pub lines: Vec<Line>,
}

/// A requirement with what answers it.
#[derive(Serialize)]
pub struct Line {
    /// `6.1.2.c.2`, as addresses have it.
    pub requirement: &'static str,
    /// The same as people write it.
    pub place: String,
    /// What is required, in our words.
    pub statement: &'static str,
    /// What auditors usually ask to see.
    pub evidence: &'static str,
    /// The documented information it names.
    pub document: Option<&'static str>,
    /// Registers: name and page.
    pub registers: Vec<(String, String)>,
    /// What its acts are called.
    pub acts: Vec<String>,
    /// Keys of its checks.
    pub checks: Vec<&'static str>,
    /// What the rehearsal says of it.
    pub rehearsed: String,
}

/// The catalogue of the edition and the clause that an address asks for.
pub fn view(scene: Scene<'_>, edition: Edition, clause: Option<&str>) -> View {
    let standard = edition.standard();
    let wanted = |id: &str| clause.is_none_or(|clause| id.split('.').next() == Some(clause));
    let mut answers: Vec<_> = answers(edition).filter(|answer| wanted(&answer.requirement.clause)).collect();
    let total = answers.len();
    let mut chapter = |clause: &'static Clause| {
        let own = answers.extract_if(.., |answer| answer.requirement.clause == clause.id);
        let lines: Vec<_> = own.map(|answer| line(scene, edition, &answer)).collect();
        (!lines.is_empty()).then_some(Chapter { id: &clause.id, title: &clause.title, lines })
    };
    let clauses = standard.clauses.iter().filter_map(&mut chapter).collect();
    View { standard: edition.key(), reference: &standard.reference, clauses, total }
}

fn line(scene: Scene<'_>, edition: Edition, answer: &Answer) -> Line {
    let (t, requirement) = (scene.t, answer.requirement);
    let register =
        |register: &&'static kernel::Register| (t.plural(register).to_owned(), scene.href(&list_path(register)));
    Line {
        requirement: &requirement.id,
        place: printed(&requirement.id),
        statement: &requirement.statement,
        evidence: &requirement.evidence,
        document: requirement.documented_information.as_ref().map(|named| named.name.as_str()),
        registers: answer.registers.iter().map(register).collect(),
        acts: answer.acts.iter().map(|act| t.act(act).to_owned()).collect(),
        checks: answer.checks.iter().map(|check| check.key).collect(),
        rehearsed: scene.href(&format!("rehearsal?standard={}&requirement={}", edition.key(), requirement.id)),
    }
}

/// The catalogue for the API.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    super::plain(&view(Scene::of(visit), rehearsal::standard(address)?, address.get("clause")))
}

impl Page<'_> {
    /// What a check is called.
    fn check(&self, key: &str) -> &str {
        let named = format!("check-{}", id(key));
        self.t.find(&named).unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "catalogue/catalogue.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    editions: Vec<(&'a str, String, bool)>,
    chips: Vec<(String, String, bool)>,
    controls: String,
}

/// `GET /o/{org}/catalogue`.
pub async fn catalogue(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let t = scene.t;
    let address = Address::new(scene.base("catalogue"), query.as_deref().unwrap_or_default());
    let edition = rehearsal::standard(&address)?;
    let clause = address.get("clause");
    let view = view(scene, edition, clause);
    let tab = |own: &Edition| {
        (t.choice(Edition::CHOICES.key, own.key()), address.with("standard", own.key()), *own == edition)
    };
    let chip = |own: &Clause| {
        let on = clause == Some(own.id.as_str());
        let href = if on { address.without("clause") } else { address.with("clause", &own.id) };
        (format!("{} {}", own.id, own.title), href, on)
    };
    let top = edition.standard().clauses.iter().filter(|clause| clause.parent.is_none());
    let why = t.with("catalogue-why", &[("count", view.total.into()), ("standard", view.reference.into())]);
    page(&Page {
        frame: Frame::at(&visit, "catalogue", t.t("catalogue")),
        head: Head::new(t, t.t("catalogue")).why(why),
        t,
        editions: Edition::ALL.iter().rev().map(tab).collect(),
        chips: top.map(chip).collect(),
        controls: scene.href(&format!("planning/soa?edition={}", edition.key())),
        view,
    })
}
