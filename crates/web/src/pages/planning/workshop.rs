//! 6.1.2 d: a workshop, in which owners score one risk after the other, by keyboard or by thumb.
//!
//! Nothing is kept beside the risks themselves: whoever comes back goes on with what has no reading yet. The assessment
//! that runs meanwhile gathers what was scored when it is completed.

mod outcome;
mod record;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::assets::Rating;
use isms::planning::judgement::touched;
use isms::planning::owned::to_score;
use isms::planning::risks::{Risk, Status, worth_of};
use isms::planning::{Method, scoring};
use isms::support::Person;
use kernel::{Declared, Id, Row};
use serde::Serialize;

use self::outcome::{Outcome, outcome};
use self::record::{Record, record};
use super::risk::indicated::overtaken;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::frame::{Frame, Head, page, register_path};
use crate::generic::act::opened;
use crate::generic::input::{Control, Input};
use crate::generic::objection::Objection;
use crate::generic::scale::{Step, of};
use crate::pages::address::Address;
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// The act that a score is given by.
pub const ACT: &str = "risk.assess";

/// A workshop as it stands.
#[derive(Serialize)]
pub struct View {
    /// How many risks have a reading by the method in force.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// The risk to be scored now; none where all are, or no method is in force.
    pub now: Option<Turn>,
    /// The ones after it.
    pub next: Vec<Named>,
    /// Whether a method is in force.
    pub ruled: bool,
}

/// Names of each kind that are read at once; the others are folded away.
const NAMED_MAX: usize = 5;

/// One risk to be scored.
#[derive(Serialize)]
pub struct Turn {
    /// The risk.
    pub record: Named,
    /// Its description, as clean HTML.
    pub description: Option<String>,
    /// Assets, threat, vulnerabilities and controls: the word for each, the first names, and the others.
    pub facts: Vec<(&'static str, String, Vec<String>)>,
    /// Why it is asked again.
    pub reopened: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The scales that count.
    pub scales: Vec<Scale>,
    /// Criteria that the threat does not touch.
    pub beside: Vec<Scale>,
}

/// One scale to pick a step from.
#[derive(Serialize)]
pub struct Scale {
    /// The argument it fills: `consequence[c].level`.
    pub name: String,
    /// What is judged.
    pub label: String,
    /// What it means.
    pub help: String,
    /// Its steps.
    pub steps: Vec<Step>,
    /// The step picked before.
    pub chosen: String,
    /// What the assets are worth by this criterion, where they are valued.
    pub worth: Option<String>,
    /// Whether it may be left out: not every risk touches every criterion.
    pub untouched: bool,
    /// Whether its steps stand above already.
    #[serde(skip)]
    pub again: bool,
}

/// The workshop of everybody, or of one owner; it goes on with the risk named `now`, or after the one named `after`,
/// then begins anew.
pub fn view(
    scene: Scene<'_>,
    owner: Option<Id<Person>>,
    after: Option<Id<Risk>>,
    now: Option<Id<Risk>>,
    given: &dyn Fn(Id<Risk>) -> Pairs,
) -> View {
    let mut queue = to_score(scene.state, owner, scene.day);
    let passed = |id: &Id<Risk>| after.is_some_and(|after| number(scene, *id) <= number(scene, after));
    // A stable sort, so that each part keeps the order of the register.
    queue.sort_by_key(|id| (Some(*id) != now, passed(id)));
    let of_owner = |risk: &Risk| owner.is_none_or(|owner| risk.owner == Some(owner));
    let open = scene.state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open && of_owner(risk));
    let (total, method) = (open.count(), scoring::in_force(scene.state));
    let first = queue.first().copied().zip(method);
    View {
        done: total.saturating_sub(queue.len()),
        total,
        now: first.and_then(|(id, (_, method))| turn(scene, id, method, &given(id))),
        next: queue.iter().skip(1).take(5).filter_map(|id| scene.link_to(*id)).collect(),
        ruled: method.is_some(),
    }
}

fn number(scene: Scene<'_>, id: Id<Risk>) -> Option<kernel::Reference> {
    scene.state.get(id).map(|held| held.head.reference)
}

fn turn(scene: Scene<'_>, id: Id<Risk>, method: &Method, pairs: &Pairs) -> Option<Turn> {
    let (t, risk) = (scene.t, scene.state.get(id)?);
    let counts = touched(scene.state, method, risk);
    let worths = worths(scene, risk);
    let consequence = |key: &str| {
        let criterion = method.criteria.at(key);
        let name = format!("consequence[{key}].level");
        Scale {
            label: criterion.map(|own| own.label.to_string()).unwrap_or_default(),
            help: criterion.and_then(|own| own.meaning.as_ref()).map(ToString::to_string).unwrap_or_default(),
            steps: of(&method.consequence),
            chosen: text(pairs, &name).to_owned(),
            worth: worths.get(key).cloned(),
            untouched: true,
            again: counts.first().is_none_or(|first| *first != key),
            name,
        }
    };
    let plain = |name: &str, label: &'static str, steps| Scale {
        name: name.to_owned(),
        label: t.t(label).to_owned(),
        help: String::new(),
        steps,
        chosen: text(pairs, name).to_owned(),
        worth: None,
        untouched: false,
        again: false,
    };
    let mut scales = vec![plain("likelihood", "risk-likelihood", of(&method.likelihood))];
    if !scoring::eases(method).is_empty() {
        scales.push(plain("ease", "risk-ease", of(&method.ease)));
    }
    scales.extend(counts.iter().map(|key| consequence(key)));
    let beside = method.criteria.iter().map(|(key, _)| key).filter(|key| !counts.contains(key));
    Some(Turn {
        record: scene.link_to(id)?,
        description: super::spoken::sentence(scene, risk),
        facts: facts(scene, risk),
        reopened: risk.reopened.as_ref().map(|own| own.reason.to_string()).or_else(|| overtaken(scene, risk)),
        owner: risk.owner.map(|owner| scene.who(owner).into_owned()),
        scales,
        beside: beside.map(consequence).collect(),
    })
}

/// What losing the assets of a risk would mean by each criterion, in words: no judgement of the risk, but what it would
/// come to at worst.
pub fn worths(scene: Scene<'_>, risk: &Risk) -> BTreeMap<String, String> {
    let Some((_, method)) = scoring::at_hand(scene.state) else { return BTreeMap::new() };
    let told = |(key, rating): (&str, &Rating)| {
        let step = rating.level.0.to_string();
        let label = method.consequence.at(&step).map(|step| step.label.to_string()).unwrap_or_default();
        (key.to_owned(), scene.t.one("risk-assets-worth", "level", format!("{step} {label}")))
    };
    worth_of(scene.state, method, risk).iter().map(told).collect()
}

/// Says beside each criterion of a form what the assets of the risk are worth by it.
pub fn hint(scene: Scene<'_>, id: Id<Risk>, inputs: &mut [Input]) {
    let Some(risk) = scene.state.get(id) else { return };
    let worths = worths(scene, risk);
    let lists = inputs.iter_mut().filter_map(|input| match &mut input.control {
        Control::Rows(rows, _) => Some(rows),
        _ => None,
    });
    for row in lists.flatten() {
        let key = row.place.parse::<kernel::Path>().ok().and_then(|place| place.group_key().map(str::to_owned));
        if let Some(worth) = key.and_then(|key| worths.get(&key)) {
            row.help = format!("{} {worth}", row.help).trim().to_owned();
        }
    }
}

/// What helps to judge, each kind in one line.
fn facts(scene: Scene<'_>, risk: &Risk) -> Vec<(&'static str, String, Vec<String>)> {
    fn titles<R: Declared>(scene: Scene<'_>, ids: impl Iterator<Item = Id<R>>) -> Vec<String> {
        ids.filter_map(|id| scene.link_to(id)).map(|named| named.title).collect()
    }
    let facts = [
        ("risk-assets", titles(scene, risk.assets.iter())),
        ("risk-threat", titles(scene, risk.threat.into_iter())),
        ("risk-vulnerabilities", titles(scene, risk.vulnerabilities.iter())),
        ("risk-controls", titles(scene, risk.controls.iter())),
    ];
    let told = |(key, mut names): (&'static str, Vec<String>)| {
        let others = names.split_off(names.len().min(NAMED_MAX));
        (scene.t.t(key), names.join(" · "), others)
    };
    facts.into_iter().filter(|(_, names)| !names.is_empty()).map(told).collect()
}

#[derive(Template)]
#[template(path = "planning/workshop.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    may: bool,
    /// Everybody's risks and the visitor's own, as tabs.
    tabs: Vec<(&'static str, String, bool)>,
    /// Risks of others that have no score yet.
    others: usize,
    /// Where it goes on once all have a score: what it says, and where that is.
    onward: (&'static str, String),
    /// What keeps the score from being taken.
    objections: Vec<Objection>,
    action: String,
    back: String,
    skip: String,
    method: String,
    methods: String,
    /// The assessment that the scores are kept with.
    record: Record,
    /// Where the controls that work already are named.
    naming: String,
    /// What a judgement comes to, while a risk is scored.
    outcome: Option<Outcome>,
    /// The reading of before as a form, where there is one: it is given again as it was.
    same: Pairs,
}

/// `GET /o/{org}/planning/workshop`.
pub async fn workshop(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("planning/workshop"), query.as_deref().unwrap_or_default());
    shown(&visit, &address, None)
}

/// The workshop once more, with what was picked for a risk and what keeps that from being taken.
pub fn again(visit: &Visit, back: &str, row: &Row<'_>, given: &Pairs, objections: Vec<Objection>) -> Option<Response> {
    let query = back.strip_prefix("planning/workshop?")?;
    let address = Address::new(Scene::of(visit).base("planning/workshop"), query);
    shown(visit, &address, Some((Id::of(row.id), given, objections))).ok()
}

type Given<'a> = (Id<Risk>, &'a Pairs, Vec<Objection>);

fn shown(visit: &Visit, address: &Address, given: Option<Given<'_>>) -> Result<Response, Halt> {
    let scene = Scene::of(visit);
    let (owner, after) = (owner(scene, address)?, address.read("after", |text| resolved::<Risk>(scene, text))?);
    let picked = |id: Id<Risk>| match &given {
        Some((own, pairs, _)) if *own == id => (*pairs).clone(),
        _ => before(visit, id),
    };
    let view = view(scene, owner, after, given.as_ref().map(|(id, ..)| *id), &picked);
    let (t, path) = (scene.t, register_path(Risk::REGISTER));
    let now = view.now.as_ref().and_then(|turn| resolved::<Risk>(scene, &turn.record.reference).ok());
    let reference = view.now.as_ref().map(|turn| turn.record.reference.clone()).unwrap_or_default();
    let mut back = format!("planning/workshop?after={reference}");
    back.extend(owner.map(|owner| format!("&owner={}", scene.state.reference(owner))));
    let mut tabs = vec![(t.t("workshop-all"), address.without("owner"), owner.is_none())];
    tabs.extend(scene.person.map(|person| {
        let own = scene.state.reference(person);
        (t.t("workshop-mine"), address.with("owner", &own), owner == Some(person))
    }));
    page(&Page {
        frame: Frame::at(visit, "planning/workshop", t.t("workshop")),
        head: Head::new(t, t.t("workshop"))
            .clause("6.1.2 d")
            .why(t.t("workshop-why"))
            .below(t.section("planning"), scene.href("planning")),
        t,
        may: scene.may(Right::Act),
        tabs,
        others: if owner.is_some() { to_score(scene.state, None, scene.day).len() } else { 0 },
        onward: onward(scene, owner),
        objections: given.map(|(.., objections)| objections).unwrap_or_default(),
        action: scene.base(&format!("{path}/{reference}/acts/{ACT}")),
        skip: scene.href(&back),
        method: scoring::in_force(scene.state).map(|(id, _)| scene.state.reference(id)).unwrap_or_default(),
        methods: scene.href(&register_path(Method::REGISTER)),
        record: record(scene),
        naming: scene.href(&format!("{path}/{reference}/edit?_to=planning/workshop#f-controls")),
        outcome: now.and_then(|id| Some(outcome(scene, scoring::in_force(scene.state)?.1, scene.state.get(id)?))),
        same: now.map(|id| same(visit, id)).unwrap_or_default(),
        back,
        view,
    })
}

/// Where whoever scored goes on: owners to what they decide, whoever manages risks to those of everybody.
fn onward(scene: Scene<'_>, shown: Option<Id<Person>>) -> (&'static str, String) {
    let me = scene.person.filter(|person| shown.is_none_or(|shown| shown == *person));
    let owns = |person: Id<Person>| scene.state.of::<Risk>().iter().any(|(_, risk)| risk.owner == Some(person));
    let manages = scene.may(Right::Govern) && shown.is_none();
    if me.is_some_and(owns) && !manages {
        return ("owner-page", scene.href("planning/owner"));
    }
    ("workshop-decide", scene.href(&format!("{}?stage=to-decide", register_path(Risk::REGISTER))))
}

/// The workshop as JSON: `?owner=P-001&after=R-0042`.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let after = address.read("after", |text| resolved::<Risk>(scene, text))?;
    crate::pages::plain(&view(scene, owner(scene, address)?, after, None, &|id| before(visit, id)))
}

/// What the form of the assessment opens with.
fn before(visit: &Visit, id: Id<Risk>) -> Pairs {
    let act = isms::act(ACT).zip(visit.state.row(Risk::KEY, id.raw()));
    act.map(|(act, row)| opened(visit, act, Some(&row), Pairs::new())).unwrap_or_default()
}

/// The reading that a risk had before, where it has one.
fn same(visit: &Visit, id: Id<Risk>) -> Pairs {
    let read = visit.state.get(id).is_some_and(|risk| risk.current.is_some());
    let given = |name: &str| {
        name.starts_with("consequence[") && name.ends_with(".level") || matches!(name, "likelihood" | "ease")
    };
    let before = if read { before(visit, id) } else { Pairs::new() };
    before.into_iter().filter(|(name, text)| given(name) && !text.is_empty()).collect()
}

fn owner(scene: Scene<'_>, address: &Address) -> Result<Option<Id<Person>>, Halt> {
    address.read("owner", |text| resolved::<Person>(scene, text))
}

fn resolved<R: Declared>(scene: Scene<'_>, text: &str) -> Result<Id<R>, kernel::refusal::Wrong> {
    scene.state.resolve(R::KEY, text).map(Id::of)
}
