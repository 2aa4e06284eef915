//! 6.1.3 f: what an owner has to decide and to sign about risks, on one page, in plain words.

#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::owned::{Owned, owned};
use isms::planning::risks::{Risk, TreatmentOption, weighed};
use isms::planning::{acceptance, scoring, treatments};
use isms::support::Person;
use kernel::{Choice, Declared, Held, Id};
use serde::Serialize;

use super::risk::indicated::{Shown, overtaken, shown};
use super::risk::plan::{Measure, measure};
use super::spoken::{Said, current, residual};
use crate::error::Halt;
use crate::frame::{Frame, Head, page, register_path};
use crate::generic::shown::prose;
use crate::pages::address::Address;
use crate::pages::levels::{Badge, Levels};
use crate::pages::scene::{Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// What waits for a person.
#[derive(Serialize)]
pub struct View<'a> {
    /// The person; none where the account stands for nobody.
    pub person: Option<Named>,
    /// How many decisions are open.
    pub open: usize,
    /// To be scored in the workshop.
    pub assess: Vec<Entry<'a>>,
    /// No longer carried by their controls: to be assessed again, or accepted one by one.
    pub weakened: Vec<Entry<'a>>,
    /// To be decided about.
    pub decide: Vec<Entry<'a>>,
    /// To be signed in one list.
    pub sign: Vec<Entry<'a>>,
    /// To be accepted one by one.
    pub above: Vec<Entry<'a>>,
    /// To be countersigned.
    pub countersign: Vec<Entry<'a>>,
    /// Waiting for somebody else.
    pub waiting: Vec<Entry<'a>>,
    /// Accepted.
    pub accepted: Vec<Entry<'a>>,
}

/// One risk in plain words.
#[derive(Serialize)]
pub struct Entry<'a> {
    /// The risk.
    pub record: Named,
    /// What could happen, as clean HTML.
    pub description: Option<String>,
    /// What it concerns.
    pub assets: String,
    /// How likely and how bad it is now.
    pub now: Option<Said>,
    /// And after the plan.
    pub then: Option<Said>,
    /// Its level now.
    pub level: Option<Badge<'a>>,
    /// Its level after the plan.
    pub after: Option<Badge<'a>>,
    /// What was decided, in a word.
    pub option: Option<&'a str>,
    /// What is planned.
    pub measures: Vec<Measure>,
    /// Where it stands, in words.
    pub stage: String,
    /// What its controls indicate today, where that crosses a level or the line.
    pub indicated: Option<Shown<'a>>,
    /// Why its acceptance no longer counts, where the evidence took it back.
    pub overtaken: Option<String>,
    /// Who has to countersign.
    pub countersigner: Option<String>,
    /// Who accepted, where this waits for a countersignature: name, reason, last day.
    pub accepted: Option<(String, String, String)>,
}

/// Everything that waits for a person on the day of the scene.
pub fn view<'a>(scene: Scene<'a>, levels: &Levels<'a>, person: Option<Id<Person>>) -> View<'a> {
    let found = person.map(|person| owned(scene.state, person, scene.day)).unwrap_or_default();
    let mut wording = super::risks::Wording::of(scene);
    let open = found.open();
    let Owned { assess, weakened, decide, sign, above, countersign, waiting, accepted } = found;
    let mut entries = |ids: Vec<Id<Risk>>| -> Vec<Entry<'a>> {
        let held = |id: Id<Risk>| Some((id, scene.state.get(id)?));
        let all = ids.into_iter().filter_map(held);
        all.filter_map(|(id, risk)| {
            let stage = isms::planning::risks::stage(scene.state, id, risk, scene.day);
            entry(scene, levels, id, risk, wording.stage(id, risk, stage))
        })
        .collect()
    };
    View {
        person: person.and_then(|person| scene.link_to(person)),
        open,
        assess: entries(assess),
        weakened: entries(weakened),
        decide: entries(decide),
        sign: entries(sign),
        above: entries(above),
        countersign: entries(countersign),
        waiting: entries(waiting),
        accepted: entries(accepted),
    }
}

fn entry<'a>(
    scene: Scene<'a>,
    levels: &Levels<'a>,
    id: Id<Risk>,
    held: &'a Held<Risk>,
    stage: String,
) -> Option<Entry<'a>> {
    let (t, risk) = (scene.t, &held.record);
    let assets = risk.assets.iter().filter_map(|asset| scene.state.get(asset)).map(|asset| asset.name.to_string());
    let choice = |option: TreatmentOption| t.choice(TreatmentOption::CHOICES.key, option.key());
    let standing = acceptance::standing(risk).filter(|own| acceptance::waits(own));
    let accepted = standing.map(|own| {
        let until = own.until.map(|until| t.day(until)).unwrap_or_default();
        let reason = own.reason.as_ref().map(ToString::to_string).unwrap_or_default();
        (scene.person_name(own.by).to_owned(), reason, until)
    });
    Some(Entry {
        record: scene.link_to(id)?,
        description: risk.description.as_ref().filter(|words| !words.trim().is_empty()).map(|words| prose(words)),
        assets: assets.collect::<Vec<_>>().join(" · "),
        now: current(scene, risk),
        then: residual(scene, risk),
        level: risk.current.as_ref().map(|reading| levels.badge(reading)),
        after: risk.residual.as_ref().map(|reading| levels.badge(reading)),
        option: risk.decision.as_ref().map(|decision| choice(decision.option)),
        measures: treatments::of(scene.state, id).filter_map(|(plan, held)| measure(scene, plan, held)).collect(),
        stage,
        indicated: shown(scene, levels, risk).filter(|indicated| indicated.crosses),
        overtaken: overtaken(scene, risk),
        countersigner: countersigner(scene, risk),
        accepted,
    })
}

/// Clause: 6.1.2 a 1. The role that countersigns what remains, where that lies above the line.
fn countersigner(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let score = weighed(scene.state, risk, scene.day)?;
    let (_, method) = scoring::in_force(scene.state).filter(|(_, method)| score > method.line)?;
    let (_, band) = scoring::band(method, score)?;
    scene.state.get(band.authority?).map(|role| role.title.to_string())
}

/// An option with its meaning: key, label, help.
type Offer = (&'static str, &'static str, String);

#[derive(Template)]
#[template(path = "planning/owner.html")]
struct Page<'a> {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View<'a>,
    /// Whether the visitor may decide and sign here.
    decides: bool,
    signs: bool,
    options: Vec<Offer>,
    /// Below which acts on risks stand.
    base: String,
    workshop: String,
    confirm: String,
}

impl Page<'_> {
    fn class(&self, entry: &Entry<'_>) -> &'static str {
        entry.level.map_or("", |level| level.class())
    }
}

/// `GET /o/{org}/planning/owner`.
pub async fn owner(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let address = Address::new(scene.base("planning/owner"), query.as_deref().unwrap_or_default());
    let person = person(scene, &address)?;
    let (t, levels) = (scene.t, Levels::of(scene.state));
    let own = person.is_some() && person == scene.person;
    let may = |key: &str| own && isms::act(key).is_some_and(|act| scene.may_do(act));
    let view = view(scene, &levels, person);
    let reference = view.person.as_ref().map(|named| named.reference.clone()).unwrap_or_default();
    let why = match &view.person {
        Some(named) => t.with("owner-why", &[("person", named.title.clone().into()), ("count", view.open.into())]),
        None => t.t("owner-nobody").to_owned(),
    };
    page(&Page {
        frame: Frame::at(&visit, "planning/owner", t.t("owner-page")),
        head: Head::new(t, t.t("owner-page"))
            .clause("6.1.3 f")
            .why(why)
            .below(t.section("planning"), scene.href("planning")),
        t,
        decides: may("risk.decide"),
        signs: may("risk.sign"),
        options: options(t),
        base: scene.base(&register_path(Risk::REGISTER)),
        workshop: scene.href(&format!("planning/workshop?owner={reference}")),
        confirm: t.one("sign-ask", "act", t.t("act-risk-sign").to_owned()),
        view,
    })
}

fn options(t: &'static Texts) -> Vec<Offer> {
    let choices = TreatmentOption::CHOICES;
    let offer = |value: &&'static str| {
        let help = t.find(&format!("{}-{value}.help", choices.key)).unwrap_or_default().to_owned();
        (*value, t.choice(choices.key, value), help)
    };
    choices.values.iter().map(offer).collect()
}

/// The page as JSON: `?person=P-001`; of whoever asks where nobody is named.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    let person = person(scene, address)?;
    crate::pages::plain(&view(scene, &Levels::of(scene.state), person))
}

fn person(scene: Scene<'_>, address: &Address) -> Result<Option<Id<Person>>, Halt> {
    let named = address.read("person", |text| scene.state.resolve(Person::KEY, text).map(Id::of))?;
    Ok(named.or(scene.person))
}
