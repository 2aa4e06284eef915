//! 6.3: what a planned change touches, ring by ring.

#[cfg(test)]
mod tests;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use isms::planning::PlannedChange;
use isms::planning::changes::{ChangeState, radar};
use kernel::{Choice, Declared, Id};
use serde::Serialize;

use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::generic::shown::prose;
use crate::pages::address::Address;
use crate::pages::scene::{Doing, Named, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// Most records named in one ring.
const NAMED_MAX: usize = 12;

/// The changes, and what one of them touches.
#[derive(Serialize)]
pub struct View {
    /// The changes to choose from: those not done or given up, and the one shown.
    pub changes: Vec<Chosen>,
    /// The change shown.
    pub shown: Option<Shown>,
}

/// A change to choose.
#[derive(Serialize)]
pub struct Chosen {
    /// The change.
    pub record: Named,
    /// Its radar.
    pub href: String,
    /// Whether it is the one shown.
    pub on: bool,
}

/// A change with what it touches.
#[derive(Serialize)]
pub struct Shown {
    /// The change.
    pub record: Named,
    /// Its state in words.
    pub state: &'static str,
    /// Who approved it and when; none where this version is not approved.
    pub approved: Option<String>,
    /// What is said of its effects: on what, and the text as clean HTML.
    pub effects: Vec<(&'static str, String)>,
    /// What it touches.
    pub rings: Vec<Ring>,
    /// What can be done with it.
    pub acts: Vec<Doing>,
}

/// The records of one register that a change touches.
#[derive(Serialize)]
pub struct Ring {
    /// `risk`.
    pub register: &'static str,
    /// What they are called.
    pub label: &'static str,
    /// Those that the change names itself.
    pub named: Vec<Named>,
    /// Those reached through links.
    pub reached: Vec<Named>,
    /// How many more there are.
    pub more: usize,
}

/// The radar of a change; of the first open one where none is named.
pub fn view(scene: Scene<'_>, named: Option<Id<PlannedChange>>) -> View {
    let open = |change: &PlannedChange| match change.state {
        ChangeState::Proposed | ChangeState::Planned | ChangeState::UnderWay => true,
        ChangeState::Done | ChangeState::Withdrawn => false,
    };
    let all = scene.state.of::<PlannedChange>();
    let mut ids: Vec<_> = all.iter().filter(|(_, change)| open(change)).map(|(id, _)| id).collect();
    let id = named.or_else(|| ids.first().copied());
    ids.extend(id.filter(|id| !ids.contains(id)));
    let chosen = |own: Id<PlannedChange>| {
        let record = scene.link_to(own)?;
        let href = scene.href(&format!("planning/radar?change={}", record.reference));
        Some(Chosen { record, href, on: id == Some(own) })
    };
    View { changes: ids.into_iter().filter_map(chosen).collect(), shown: id.and_then(|id| shown(scene, id)) }
}

fn shown(scene: Scene<'_>, id: Id<PlannedChange>) -> Option<Shown> {
    let t = scene.t;
    let change = scene.state.get(id)?;
    let said = |key, text: &Option<kernel::Markdown>| {
        let text = text.as_ref().filter(|text| !text.trim().is_empty())?;
        Some((t.t(key), prose(text)))
    };
    let effects = [
        said("change-reason", &change.reason),
        said("change-consequences", &change.consequences),
        said("change-effect-on-scope", &change.effect_on_scope),
        said("change-effect-on-risks", &change.effect_on_risks),
    ];
    let approval = change.approval.as_ref().filter(|_| change.approved());
    let row = scene.state.row(PlannedChange::KEY, id.raw())?;
    Some(Shown {
        record: scene.named(row),
        state: t.choice(ChangeState::CHOICES.key, change.state.key()),
        approved: approval.map(|own| format!("{} · {}", scene.person_name(own.by), t.day(own.on))),
        effects: effects.into_iter().flatten().collect(),
        rings: radar(scene.state, change).rings.iter().filter_map(|own| ring(scene, own)).collect(),
        acts: if row.head.retired { Vec::new() } else { scene.doings(row) },
    })
}

fn ring(scene: Scene<'_>, ring: &isms::planning::changes::Ring) -> Option<Ring> {
    let register = scene.state.register(ring.register)?;
    let those = |named: bool| {
        let own = ring.records.iter().filter(move |(_, own)| *own == named);
        own.take(NAMED_MAX).filter_map(|(id, _)| scene.link(*id)).collect::<Vec<_>>()
    };
    let (named, reached) = (those(true), those(false));
    let more = ring.records.len() - named.len() - reached.len();
    Some(Ring { register: register.key, label: scene.t.plural(register), named, reached, more })
}

/// The radar as JSON: of `?change=CH-2026-001`.
pub fn json(visit: &Visit, address: &Address) -> Result<serde_json::Value, Halt> {
    let scene = Scene::of(visit);
    crate::pages::plain(&view(scene, change(scene, address)?))
}

fn change(scene: Scene<'_>, address: &Address) -> Result<Option<Id<PlannedChange>>, Halt> {
    let named = address.get("change").map(|named| scene.state.resolve(PlannedChange::KEY, named));
    named.transpose().map(|id| id.map(Id::of)).map_err(|_| Halt::NotFound)
}

#[derive(Template)]
#[template(path = "planning/radar.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    list: String,
    edits: bool,
}

/// `GET /o/{org}/planning/radar`.
pub async fn show(At(visit): At, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let t = scene.t;
    let address = Address::new(scene.base("planning/radar"), query.as_deref().unwrap_or_default());
    let view = view(scene, change(scene, &address)?);
    let list = register_path(PlannedChange::REGISTER);
    let mut head = Head::new(t, t.t("change-radar"))
        .clause("6.3")
        .why(t.t("change-radar-why"))
        .below(t.section("planning"), scene.href("planning"))
        .below(t.plural(PlannedChange::REGISTER), scene.href(&list));
    if let Some(shown) = &view.shown {
        head = head.button(Button::link(
            t.one("thread-open", "reference", shown.record.reference.clone()),
            &shown.record.href,
        ));
        for act in &shown.acts {
            let class = if act.signs { "btn-sign" } else { "" };
            head = head.button(Button { class, ..Button::of(act) });
        }
    }
    let edits = scene.may(access::Right::Edit);
    page(&Page {
        frame: Frame::at(&visit, "planning/radar", t.t("change-radar")),
        head,
        t,
        view,
        list: scene.base(&list),
        edits,
    })
}
