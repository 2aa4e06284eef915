//! 6.1.3 f: what an owner has to decide and to sign about risks, on one page, in plain words.

#[cfg(test)]
mod tests;

use access::Right;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::leadership::HouseRule;
use isms::planning::owned::{self, Owned, owned};
use isms::planning::risks::{Acceptance, Risk, TreatmentOption, approved_with, weighed};
use isms::planning::{Treatment, acceptance, scoring, treatments};
use isms::support::Person;
use kernel::{Choice, Date, Declared, Held, Id};
use serde::Serialize;

use super::plan::lacks;
use super::risk::indicated::{Shown, overtaken, shown};
use super::risk::plan::{Measure, measure};
use super::risk::unmet::{above_line, accepted_with, other_scales};
use super::spoken::{Said, current, residual, sentence};
use crate::error::Halt;
use crate::frame::{Frame, Head, page, register_path};
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
    /// To be treated: a measure is to be planned.
    pub plan: Vec<Entry<'a>>,
    /// What remains after the plan is to be judged.
    pub expect: Vec<Entry<'a>>,
    /// To be signed in one list.
    pub sign: Vec<Entry<'a>>,
    /// To be accepted one by one.
    pub above: Vec<Entry<'a>>,
    /// With what those are accepted, in words.
    pub with: String,
    /// Plans that wait for nothing but the approval.
    pub approve: Vec<Plan>,
    /// To be countersigned.
    pub countersign: Vec<Entry<'a>>,
    /// Waiting for the countersignature of somebody else.
    pub waiting: Vec<Entry<'a>>,
    /// Accepted.
    pub accepted: Vec<Entry<'a>>,
    /// The last day that an acceptance given today may hold.
    pub latest: Option<Date>,
}

/// A plan to approve by itself.
#[derive(Serialize)]
pub struct Plan {
    /// The plan: approval, cost, steps, due day.
    pub measure: Measure,
    /// The risks it treats.
    pub risks: Vec<Named>,
    /// What keeps it from being approved: nobody sees to it, no date.
    pub lacks: Vec<&'static str>,
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
    /// Why its acceptance no longer counts, where the method in force asks more or has other scales.
    pub unmet: Option<String>,
    /// The plans that its owner approves by accepting it.
    pub approves: Option<String>,
    /// Its plans that this signature does not approve, since something is missing in them, with what that is.
    pub unready: Vec<(Named, String)>,
    /// Whether what remains lies above the line, so that a reason and a last day are asked for.
    pub above: bool,
    /// Whether a last day is asked for.
    pub ends: bool,
    /// With what it is accepted, in words.
    pub with: String,
    /// The role that has to countersign.
    pub countersigner: Option<String>,
    /// Whom an acceptance waits for, in words.
    pub waits_for: Option<String>,
    /// Who accepted until when and why, in words, where this waits for a countersignature.
    pub accepted: Option<String>,
}

/// Everything that waits for a person on the day of the scene.
pub fn view<'a>(scene: Scene<'a>, levels: &Levels<'a>, person: Option<Id<Person>>) -> View<'a> {
    let found = person.map(|person| owned(scene.state, person, scene.day)).unwrap_or_default();
    let mut wording = super::risks::Wording::of(scene);
    let open = found.open();
    let Owned { assess, weakened, decide, plan, expect, sign, above, approve, countersign, waiting, accepted } = found;
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
        with: accepted_with(scene).to_owned(),
        person: person.and_then(|person| scene.link_to(person)),
        open,
        assess: entries(assess),
        weakened: entries(weakened),
        decide: entries(decide),
        plan: entries(plan),
        expect: entries(expect),
        sign: entries(sign),
        above: entries(above),
        approve: approve.into_iter().filter_map(|plan| self::plan(scene, plan)).collect(),
        countersign: entries(countersign),
        waiting: entries(waiting),
        accepted: entries(accepted),
        latest: acceptance::latest(scene.state, scene.day),
    }
}

/// A plan that waits for its approval alone.
fn plan(scene: Scene<'_>, id: Id<Treatment>) -> Option<Plan> {
    let held = scene.state.get(id)?;
    let risks = held.risks.iter().filter_map(|risk| scene.link_to(risk)).collect();
    Some(Plan { measure: measure(scene, id, held)?, risks, lacks: lacks(scene, held) })
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
    let above = above(scene, risk);
    let standing = acceptance::standing(risk).filter(|own| acceptance::waits(own));
    Some(Entry {
        record: scene.link_to(id)?,
        description: sentence(scene, risk),
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
        unmet: above_line(scene, risk).or_else(|| other_scales(scene, risk)),
        approves: approves(scene, id, risk),
        unready: unready(scene, id),
        above,
        ends: above && HouseRule::AcceptancesEnd.counts(scene.state),
        with: if above { accepted_with(scene) } else { t.t("accept-with-reason") }.to_owned(),
        countersigner: countersigner(scene, risk),
        waits_for: standing.map(|own| waits_for(scene, own)),
        accepted: standing.map(|own| accepted_by(scene, own)),
    })
}

/// Who accepted, until when where a last day was set, and why.
fn accepted_by(scene: Scene<'_>, own: &Acceptance) -> String {
    let reason = own.reason.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut said = vec![("person", scene.person_name(own.by).to_owned().into()), ("reason", reason.into())];
    let Some(until) = own.until else { return scene.t.with("owner-accepted-endless", &said) };
    said.push(("until", scene.t.day(until).into()));
    scene.t.with("owner-accepted-by", &said)
}

/// The plans that accepting a risk approves with the same signature; none where all are approved or not ready.
fn approves(scene: Scene<'_>, id: Id<Risk>, risk: &Risk) -> Option<String> {
    let plans = approved_with(scene.state, id, risk.owner?, scene.day);
    let named: Vec<_> = plans.into_iter().filter_map(|plan| scene.link_to(plan)).map(|plan| plan.reference).collect();
    (!named.is_empty()).then(|| {
        let args = [("plans", named.join(", ").into()), ("count", named.len().into())];
        scene.t.with("owner-approves-too", &args)
    })
}

/// The plans of a risk that nobody has approved yet and that cannot be as they are, with what they lack.
fn unready(scene: Scene<'_>, id: Id<Risk>) -> Vec<(Named, String)> {
    let open = treatments::of(scene.state, id).filter(|(_, plan)| {
        plan.completion.is_none() && !plan.approvals.iter().any(|(_, approval)| approval.version == plan.version)
    });
    let lacking = open.map(|(plan, held)| (plan, lacks(scene, held))).filter(|(_, lacks)| !lacks.is_empty());
    lacking.filter_map(|(plan, lacks)| Some((scene.link_to(plan)?, lacks.join("; ")))).collect()
}

/// Whether what remains lies above the line.
fn above(scene: Scene<'_>, risk: &Risk) -> bool {
    owned::within_line(scene.state, risk, scene.day) == Some(false)
}

/// Clause: 6.1.2 a 1. The role that countersigns what remains, where that lies above the line.
fn countersigner(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let score = weighed(scene.state, risk, scene.day)?;
    let (_, method) = scoring::in_force(scene.state)?;
    scene.state.get(acceptance::countersigner(method, score)?).map(|role| role.title.to_string())
}

/// Whom an acceptance waits for: the role, and who holds it and did not accept.
fn waits_for(scene: Scene<'_>, own: &Acceptance) -> String {
    let role = own.needs.and_then(|role| scene.state.get(role));
    let holders = role.into_iter().flat_map(|role| role.holders.iter()).filter(|holder| *holder != own.by);
    let people: Vec<_> = holders.map(|holder| scene.person_name(holder)).collect();
    let title = role.map(|role| role.title.to_string()).unwrap_or_default();
    let args = [("role", title.into()), ("people", people.join(", ").into()), ("count", people.len().into())];
    scene.t.with(if people.is_empty() { "owner-waiting-nobody" } else { "owner-waiting-for" }, &args)
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
    plans: bool,
    signs: bool,
    options: Vec<Offer>,
    /// Below which acts on risks stand.
    base: String,
    /// Below which plans stand.
    plans_base: String,
    /// Where a measure is planned.
    planning: String,
    workshop: String,
    /// Where what remains of all of them is judged.
    remaining: String,
    /// The address that whoever asks somebody else hands on.
    link: Option<String>,
    /// The last day that an acceptance given today may hold, and that in words.
    latest: Option<(Date, String)>,
}

impl Page<'_> {
    fn class(&self, entry: &Entry<'_>) -> &'static str {
        entry.level.map_or("", |level| level.class())
    }

    /// What is asked before something is signed by a button alone: what this act does, and to which record.
    fn ask_of(&self, act: &str, record: &Named) -> String {
        let label = isms::act(act).map(|act| self.t.act(act)).unwrap_or_default();
        let args = [("act", label.to_owned().into()), ("record", record.reference.clone().into())];
        self.t.with("sign-ask-of", &args)
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
        decides: may("risk.decide_all"),
        plans: own && scene.may(Right::Edit),
        signs: may("risk.sign"),
        options: options(t),
        base: scene.base(&register_path(Risk::REGISTER)),
        plans_base: scene.base(&register_path(Treatment::REGISTER)),
        planning: scene.base(&format!("{}/new", register_path(Treatment::REGISTER))),
        workshop: scene.href(&format!("planning/workshop?owner={reference}")),
        remaining: scene.href(&format!("{}?owner={reference}", super::remaining::PATH)),
        link: view.person.as_ref().filter(|_| !own).map(|_| scene.base(&format!("planning/owner?person={reference}"))),
        latest: view.latest.map(|day| (day, t.one("owner-until-latest", "day", t.day(day)))),
        view,
    })
}

fn options(t: &'static Texts) -> Vec<Offer> {
    let choices = TreatmentOption::CHOICES;
    let offer = |value: &&'static str| {
        let help = t.choice_help(choices.key, value).to_owned();
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
