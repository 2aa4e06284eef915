//! One requirement with its verdict: the auditor's sentence, the records read, and the act that closes it.

use access::Right;
use isms::catalogue::{self, Edition};
use isms::context::Party;
use isms::evaluation::Attestation;
use isms::rehearsal::{Grade, Next, Outcome, RequirementVerdict};
use kernel::Declared;
use serde::Serialize;

use super::sentence::{say, say_all};
use crate::frame::register_path;
use crate::pages::context::needs;
use crate::pages::scene::{Doing, Named, Scene};
use crate::texts::Texts;

/// A requirement as shown.
#[derive(Serialize)]
pub struct Line {
    /// `6.1.2.c.2`, as addresses have it.
    pub requirement: &'static str,
    /// The same as people write it.
    pub place: String,
    /// What is required, in our own words.
    pub statement: &'static str,
    /// What auditors usually ask to see.
    pub evidence: &'static str,
    /// `gap`, `judgement`, `not_due`, `no_gap` or `unread`.
    pub verdict: &'static str,
    /// The class and icon of the verdict.
    pub class: &'static str,
    /// The verdict in words.
    pub words: &'static str,
    /// The grade suggested, with its reason.
    pub grade: Option<String>,
    /// What an auditor would write.
    pub sentence: String,
    /// The records that were read.
    pub read: Vec<Named>,
    /// How many more were read.
    pub more: usize,
    /// The registers that were read, where no record is named.
    pub registers: Vec<(String, String)>,
    /// Other requirements that the same finding is counted for.
    pub also: Vec<String>,
    /// The rules that answered, by key.
    pub checks: Vec<&'static str>,
    /// The act that takes it further.
    pub act: Option<Doing>,
    /// Beside that act, the form in which a person says that it is right as it stands.
    pub judge: Option<Doing>,
}

/// The line of a requirement.
pub fn line(scene: Scene<'_>, edition: Edition, row: &RequirementVerdict) -> Line {
    let t = scene.t;
    let (class, mut words) = worded(t, row.outcome.as_ref());
    if row.is_told_elsewhere() {
        words = t.t("verdict-told-there");
    }
    let read: Vec<Named> = row.read.records.iter().filter_map(|record| named(scene, record)).collect();
    let register = |key: &&'static str| {
        let register = scene.state.register(key)?;
        Some((t.plural(register).to_owned(), scene.href(&register_path(register))))
    };
    let silent = read.is_empty();
    let act = row.next.as_ref().filter(|_| waits(row.outcome.as_ref())).and_then(|next| doing(scene, next));
    let act = act.map(|act| Doing { href: at_first(&act, &row.read.records), ..act });
    let judge = judging(scene, edition, row);
    let (act, judge) = if act.is_some() { (act, judge) } else { (judge, None) };
    Line {
        requirement: &row.requirement.id,
        statement: &row.requirement.statement,
        evidence: &row.requirement.evidence,
        verdict: row.outcome.as_ref().map_or("unread", Outcome::key),
        class,
        words,
        grade: row.outcome.as_ref().and_then(|outcome| grade(t, outcome)),
        sentence: say_all(t, &row.sentences),
        registers: if silent { row.read.registers.iter().filter_map(register).collect() } else { Vec::new() },
        read,
        more: row.read.more,
        place: catalogue::printed(&row.requirement.id),
        also: places(&row.also),
        checks: row.checks.iter().map(|(key, _)| *key).collect(),
        act,
        judge,
    }
}

/// The address of an act; of the page of all needs, with the first party that it is about, whose row is marked there.
fn at_first(act: &Doing, read: &[isms::rehearsal::Named]) -> String {
    let first = read.first().filter(|_| act.act == "party.edit" && act.href.ends_with(needs::PATH));
    first.map_or_else(|| act.href.clone(), |own| format!("{}#{}", act.href, own.label))
}

/// Where records cannot tell, or no rule reads them: the form in which a person says what they judge.
fn judging(scene: Scene<'_>, edition: Edition, row: &RequirementVerdict) -> Option<Doing> {
    let asked = matches!(row.outcome, None | Some(Outcome::Judgement)) && scene.may(Right::Edit);
    let place = catalogue::printed(&row.requirement.id);
    let given = [
        ("title", scene.t.one("rehearsal-judged-title", "place", place)),
        ("edition", edition.key().to_owned()),
        ("requirement", row.requirement.id.clone()),
    ];
    asked.then(|| Doing {
        act: "attestation.create",
        label: scene.t.t("rehearsal-judge").to_owned(),
        href: format!("{}/new?{}", scene.base(&register_path(Attestation::REGISTER)), query(&given)),
        signs: false,
        asks: None,
    })
}

fn query(given: &[(&str, String)]) -> String {
    serde_urlencoded::to_string(given).unwrap_or_default()
}

/// The places of requirements, each once.
pub fn places(ids: &[&str]) -> Vec<String> {
    let mut places: Vec<_> = ids.iter().map(|id| catalogue::printed(id)).collect();
    places.dedup();
    places
}

/// Whether somebody can take the requirement further.
fn waits(outcome: Option<&Outcome>) -> bool {
    super::open(outcome) || matches!(outcome, Some(Outcome::NotDue(_)))
}

/// A record as the verdict names it: a row of the statement by its control.
fn named(scene: Scene<'_>, record: &isms::rehearsal::Named) -> Option<Named> {
    let link = scene.link(record.id)?;
    Some(Named { reference: record.label.clone(), title: record.title.clone(), href: link.href })
}

/// The gravest first: gaps, then what needs judgement, then what is planned, found in order, or not read.
pub fn gravity(outcome: Option<&Outcome>) -> u8 {
    match outcome {
        Some(Outcome::Gap(suggested)) if suggested.grade == Grade::Major => 0,
        Some(Outcome::Gap(_)) => 1,
        Some(Outcome::Judgement) => 2,
        Some(Outcome::NotDue(_)) => 3,
        Some(Outcome::Attested) => 4,
        Some(Outcome::NoGap) => 5,
        None => 6,
    }
}

fn worded(t: &'static Texts, outcome: Option<&Outcome>) -> (&'static str, &'static str) {
    match outcome {
        Some(Outcome::Gap(suggested)) if suggested.grade == Grade::Major => ("major", t.t("verdict-gap-major")),
        Some(Outcome::Gap(_)) => ("gap", t.t("verdict-gap-minor")),
        Some(Outcome::Judgement) => ("judge", t.t("verdict-judgement")),
        Some(Outcome::Attested) => ("attested", t.t("verdict-attested")),
        Some(Outcome::NotDue(_)) => ("later", t.t("verdict-not-due")),
        Some(Outcome::NoGap) => ("ok", t.t("verdict-no-gap")),
        None => ("later", t.t("verdict-unread")),
    }
}

fn grade(t: &Texts, outcome: &Outcome) -> Option<String> {
    let suggested = outcome.suggested()?;
    let grade = t.choice("grade", suggested.grade.key()).to_owned();
    Some(t.with("grade-suggested", &[("grade", grade.into()), ("reason", say(t, &suggested.why).into())]))
}

/// What a verdict asks for, as a link: a named act, or the form of a register.
pub fn doing(scene: Scene<'_>, next: &Next) -> Option<Doing> {
    let t = scene.t;
    let row = next.subject.as_ref().and_then(|subject| scene.state.row(subject.register, subject.id));
    let (key, verb) = next.act.split_once('.')?;
    if let Some(act) = isms::act(next.act) {
        let known = row.filter(|_| act.subject().is_some());
        return match known {
            Some(row) => scene.doing(act.key, row),
            None => whole(scene, act),
        };
    }
    let register = scene.state.register(key)?;
    let path = register_path(register);
    let thing = t.register(register).to_lowercase();
    let (text, path) = match (verb, row) {
        ("create", _) => ("rehearsal-create", format!("{path}/new")),
        // What several parties lack is said on one page.
        ("edit", None) if key == Party::KEY => ("rehearsal-open", needs::PATH.to_owned()),
        ("edit", Some(row)) => ("rehearsal-edit", format!("{path}/{}/edit", row.reference())),
        (_, Some(row)) => ("rehearsal-open", format!("{path}/{}", row.reference())),
        (_, None) => ("rehearsal-open", path),
    };
    let name = match (next.act, row) {
        (_, Some(row)) => row.reference(),
        ("party.edit", None) => t.t("needs").to_owned(),
        (_, None) => thing,
    };
    scene.may(Right::Edit).then(|| Doing {
        act: next.act,
        label: t.one(text, "thing", name),
        href: scene.href(&path),
        signs: false,
        asks: None,
    })
}

/// An act on no record, or on records still to be chosen: its form, or the register to choose in.
fn whole(scene: Scene<'_>, act: &'static kernel::Act) -> Option<Doing> {
    let key = act.key.split('.').next()?;
    let register = scene.state.register(act.subject().unwrap_or(key))?;
    let path = register_path(register);
    let path = match (act.key, act.subject()) {
        ("applicability.prepare", _) => "planning/soa".to_owned(),
        (_, Some(_)) => path,
        (_, None) => format!("{path}/acts/{}", act.key),
    };
    let label = scene.t.act(act).to_owned();
    scene.may_do(act).then(|| Doing { act: act.key, label, href: scene.href(&path), signs: act.signs, asks: None })
}
