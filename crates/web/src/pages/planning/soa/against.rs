//! Why records speak against leaving a control out, each in words: what it is, and by what it does; on the statement,
//! and wherever somebody is about to decide.

use std::collections::HashMap;

use access::Right;
use askama::Template;
use askama::filters::HtmlSafe;
use isms::catalogue::{Edition, find_control};
use isms::context::{Obligation, Site};
use isms::operation::Supplier;
use isms::planning::applicability::UpholdExclusion;
use isms::planning::exclusions::{self, Answer, Ground, Upheld, Witness, answer, contradicted};
use isms::planning::necessary;
use isms::planning::reasons::Reasons;
use isms::planning::risks::TreatmentOption;
use isms::planning::soa::SoaRow;
use isms::planning::treatments::{TreatmentState, standing};
use isms::planning::{Applicability, Asset, Risk, Statement, Treatment};
use kernel::{Acted, Choice, Declared, Id, Row};
use serde::Serialize;

use super::verdict;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;

/// A record that speaks against leaving a control out.
#[derive(Serialize)]
pub struct Objector {
    /// The record.
    #[serde(flatten)]
    pub record: Named,
    /// What it is and why it speaks against it.
    pub words: String,
    /// The own control through which a risk or a plan needs the control left out.
    pub through: Option<Named>,
}

/// What speaks against exclusions, by the row that leaves the control out.
pub type Against = HashMap<Id<Applicability>, Vec<Witness>>;

/// The records that speak against exclusions among these rows.
pub fn against(scene: Scene<'_>, edition: Edition, rows: &[SoaRow<'_>]) -> Against {
    let decided = rows.iter().filter_map(|row| Some((row.id?, row.decided?)));
    let excluded: Vec<_> = decided.filter(|(_, row)| row.excluded()).collect();
    if excluded.is_empty() {
        return HashMap::new();
    }
    contradicted(scene.state, &Reasons::of(scene.state), edition, &excluded).into_iter().collect()
}

/// A control that is left out, or that somebody decides about, with what speaks against leaving it out.
#[derive(Template, Serialize)]
#[template(path = "planning/objected.html")]
pub struct Objected {
    #[serde(skip)]
    t: &'static Texts,
    /// The control and its title.
    control: String,
    /// Its page.
    href: String,
    /// Whether it is left out, or only would be.
    left_out: bool,
    /// How far what speaks against it is answered, in words.
    told: String,
    /// Whether nobody has to look any more.
    pub settled: bool,
    /// `open`, `named`, `upheld` or `outdated`.
    pub answer: &'static str,
    /// The records that speak against it.
    pub objectors: Vec<Objector>,
    /// Where it is left out by name, while nothing answers them.
    uphold: Option<String>,
}

impl HtmlSafe for Objected {}

impl Objected {
    /// How far it is answered, in the few words of a row: a text.
    pub fn brief(&self) -> &'static str {
        match self.answer {
            "named" => "soa-answered",
            "upheld" => "soa-upheld",
            "outdated" => "soa-outdated",
            _ => "soa-against",
        }
    }

    /// A row with what speaks against leaving its control out; none where nothing does.
    pub fn of(scene: Scene<'_>, id: Id<Applicability>, row: &Applicability, witnesses: &[Witness]) -> Option<Self> {
        let answer = answer(scene.state, row, witnesses);
        let path = scene.page_of(Applicability::REGISTER, &scene.state.reference(id));
        let uphold = scene.may(Right::Govern) && row.excluded() && !answer.settles();
        let title = find_control(&row.control).map_or("", |own| own.title.as_str());
        (!witnesses.is_empty()).then(|| Self {
            t: scene.t,
            control: format!("{} {title}", row.control),
            href: scene.href(&format!("planning/soa/{}", row.control)),
            left_out: row.excluded(),
            told: told(scene, row, answer),
            settled: row.excluded() && answer.settles(),
            answer: answer.key(),
            objectors: witnesses.iter().filter_map(|own| objector(scene, *own)).collect(),
            uphold: uphold.then(|| format!("{path}/acts/{}", UpholdExclusion::ACT.key)),
        })
    }
}

/// How far what speaks against leaving a control out is answered.
fn told(scene: Scene<'_>, row: &Applicability, answer: Answer<'_>) -> String {
    let t = scene.t;
    let by = |text: &str, own: &Upheld| {
        let person = scene.person_name(own.by).to_owned();
        t.with(text, &[("person", person.into()), ("day", t.day(own.on).into())])
    };
    match answer {
        _ if !row.excluded() => t.one("soa-would", "verdict", verdict(t, row.applicable)),
        Answer::Open => t.t("soa-left-out").to_owned(),
        Answer::Named => t.t("soa-left-out-answered").to_owned(),
        Answer::Upheld(own) => by("soa-left-out-upheld", own),
        Answer::Outdated(own) => by("soa-left-out-outdated", own),
    }
}

/// What speaks, or would speak, against leaving out what a record or a choice of records is about: of rows of the
/// statement these rows, of a version all that its edition leaves out.
pub fn objected(scene: Scene<'_>, rows: &[Row<'_>]) -> Vec<Objected> {
    let concerned = |row: &Row<'_>| [Applicability::KEY, Statement::KEY].contains(&row.record.register().key);
    if !rows.iter().any(concerned) {
        return Vec::new();
    }
    let reasons = Reasons::of(scene.state);
    let about = |row: &Row<'_>| {
        let record = row.record.as_any();
        if let Some(version) = record.downcast_ref::<Statement>() {
            let own = necessary::rows(scene.state, version.edition.of_standard());
            let excluded: Vec<_> = own.into_iter().filter(|(_, row)| row.excluded()).collect();
            let found = contradicted(scene.state, &reasons, version.edition.of_standard(), &excluded);
            let row = |id: Id<Applicability>| excluded.iter().find(|(own, _)| *own == id).map(|(_, row)| *row);
            return found.into_iter().filter_map(|(id, own)| Objected::of(scene, id, row(id)?, &own)).collect();
        }
        let asked = record.downcast_ref::<Applicability>().and_then(|own| {
            let id = Id::of(row.id);
            Objected::of(scene, id, own, &exclusions::against(scene.state, &reasons, id, own))
        });
        asked.into_iter().collect::<Vec<_>>()
    };
    rows.iter().flat_map(about).collect()
}

fn objector(scene: Scene<'_>, witness: Witness) -> Option<Objector> {
    let (t, row) = (scene.t, scene.state.find(witness.record)?);
    let why = t.find(&format!("soa-ground-{}", witness.ground.key())).unwrap_or_default();
    let through = witness.ground.through().and_then(|id| scene.link_to(id));
    Some(Objector { record: scene.named(row), words: format!("{}: {why}", what(scene, row, witness.ground)), through })
}

/// What a record is, with what about it counts here.
fn what(scene: Scene<'_>, row: Row<'_>, ground: Ground) -> String {
    let (t, record) = (scene.t, row.record.as_any());
    let bare = t.register(row.record.register()).to_owned();
    if let Some(asset) = record.downcast_ref::<Asset>() {
        let asset_type = asset.asset_type.and_then(|id| scene.state.get(id));
        return asset_type.map_or(bare, |own| t.one("soa-asset-of", "type", own.title.to_string()));
    }
    if let Some(supplier) = record.downcast_ref::<Supplier>() {
        return supplier.service.as_ref().map_or(bare, |own| t.one("soa-supplier-of", "service", own.to_string()));
    }
    if let Some(obligation) = record.downcast_ref::<Obligation>() {
        return t.choice(isms::context::obligations::ObligationKind::CHOICES.key, obligation.kind.key()).to_owned();
    }
    if let Some(site) = record.downcast_ref::<Site>() {
        let persons = site.persons.filter(|_| ground == Ground::People);
        return persons.map_or(bare, |persons| t.one("soa-site-of", "count", persons));
    }
    if let Some(risk) = record.downcast_ref::<Risk>() {
        let option = risk.decision.as_ref().map(|own| t.choice(TreatmentOption::CHOICES.key, own.option.key()));
        return option.map_or(bare, |option| t.one("soa-risk-decided", "option", option));
    }
    if let Some(plan) = record.downcast_ref::<Treatment>() {
        let state = t.choice(TreatmentState::CHOICES.key, standing(plan).key());
        let approved = if plan.approved() { "yes" } else { "no" };
        return t.with("soa-treatment-in", &[("state", state.into()), ("approved", approved.into())]);
    }
    bare
}
