//! 6.1.3 d: from the statement of 2013 to that of 2022, side by side, with what a person has to decide.

use access::Right;
use askama::Template;
use axum::response::Response;
use isms::planning::soa::SoaRow;
use isms::planning::transition::{Step, Waits, steps};
use kernel::Declared;
use serde::Serialize;

use super::control::mapping_key;
use super::verdict;
use crate::error::Halt;
use crate::frame::{Button, Frame, Head, page, register_path};
use crate::pages::scene::{Doing, Scene};
use crate::texts::Texts;
use crate::visit::{At, Visit};

/// The transition as shown.
#[derive(Serialize)]
pub struct View {
    /// The controls of 2022 by what they wait for, the most urgent first.
    pub groups: Vec<Group>,
    /// How many decisions of 2013 can be carried over.
    pub carries: usize,
}

/// Controls that wait for the same.
#[derive(Serialize)]
pub struct Group {
    /// `decide-new`.
    pub waits: &'static str,
    /// What that means.
    pub label: String,
    /// The controls.
    pub lines: Vec<Line>,
}

/// One control of 2022 with what it comes from.
#[derive(Serialize)]
pub struct Line {
    /// `A.5.7`.
    pub control: &'static str,
    /// Its short title.
    pub title: &'static str,
    /// What happened to it between the editions.
    pub mapped: &'static str,
    /// What is decided in 2022, in words.
    pub applicable: &'static str,
    /// What it comes from.
    pub from: Vec<Earlier>,
    /// The form in which it is decided.
    pub act: Option<Doing>,
    /// The page of the control.
    pub href: String,
}

/// A control of 2013.
#[derive(Serialize)]
pub struct Earlier {
    /// `A.12.3.1`.
    pub control: &'static str,
    /// Its short title.
    pub title: &'static str,
    /// What was decided in 2013, in words.
    pub applicable: &'static str,
    /// Why, in words.
    pub reason: String,
    /// The page of the control.
    pub href: String,
}

const ORDER: [(Waits, &str); 5] = [
    (Waits::DecideNew, "decide-new"),
    (Waits::DecideMerged, "decide-merged"),
    (Waits::Carry, "carry"),
    (Waits::Earlier, "earlier"),
    (Waits::Settled, "settled"),
];

/// The transition of what stands in the register.
pub fn view(scene: Scene<'_>) -> View {
    let steps = steps(scene.state);
    let those = |wanted: Waits| steps.iter().filter(move |step| step.waits() == wanted);
    let group = |(waits, key): (Waits, &'static str)| {
        let lines: Vec<_> = those(waits).map(|step| line(scene, step)).collect();
        let label = scene.t.one(&format!("soa-waits-{key}"), "count", lines.len());
        (!lines.is_empty()).then_some(Group { waits: key, label, lines })
    };
    let open = |step: &&Step<'_>| step.row.is_none_or(|(_, row)| !row.has_reason());
    View {
        carries: those(Waits::Carry).count() + those(Waits::DecideMerged).filter(open).count(),
        groups: ORDER.into_iter().filter_map(group).collect(),
    }
}

fn line(scene: Scene<'_>, step: &Step<'_>) -> Line {
    let t = scene.t;
    let decided = step.row.map(|(_, row)| row.applicable);
    let form = |(id, _)| {
        let register = isms::planning::Applicability::REGISTER;
        let href = scene.href(&format!("{}/{}/edit", register_path(register), scene.state.reference(id)));
        let label = t.t("soa-decide").to_owned();
        Doing { act: "applicability.edit", label, href, signs: false, asks: None }
    };
    let asks = matches!(step.waits(), Waits::DecideNew | Waits::DecideMerged) && scene.may(Right::Edit);
    Line {
        control: &step.control.id,
        title: &step.control.title,
        mapped: t.t(mapping_key(step.kind)),
        applicable: verdict(t, decided.unwrap_or(isms::planning::applicability::Verdict::Undecided)),
        from: step.from.iter().map(|row| earlier(scene, row)).collect(),
        act: step.row.filter(|_| asks).map(form),
        href: scene.href(&format!("planning/soa/{}", step.control.id)),
    }
}

fn earlier(scene: Scene<'_>, row: &SoaRow<'_>) -> Earlier {
    Earlier {
        control: &row.control.id,
        title: &row.control.title,
        applicable: verdict(scene.t, row.verdict()),
        reason: row.decided.and_then(super::row::justification).unwrap_or_default(),
        href: scene.href(&format!("planning/soa/{}", row.control.id)),
    }
}

/// The transition as JSON.
pub fn json(visit: &Visit) -> Result<serde_json::Value, Halt> {
    crate::pages::plain(&view(Scene::of(visit)))
}

#[derive(Template)]
#[template(path = "planning/soa-transition.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static Texts,
    view: View,
    carry: Option<String>,
}

/// `GET /o/{org}/planning/soa/transition`.
pub async fn show(At(visit): At) -> Result<Response, Halt> {
    let scene = Scene::of(&visit);
    let t = scene.t;
    let view = view(scene);
    let head = Head::new(t, t.t("soa-transition"))
        .clause("6.1.3 d")
        .why(t.t("soa-transition-why"))
        .below(t.section("planning"), scene.href("planning"))
        .below(t.t("applicability"), scene.href("planning/soa"))
        .button(Button::link(t.t("soa-transition-2013"), scene.href("planning/soa?edition=iso27001-2013")));
    let carry = (view.carries > 0 && scene.may(Right::Act)).then(|| scene.base("planning/soa/carry"));
    page(&Page { frame: Frame::at(&visit, "planning/soa/transition", t.t("soa-transition")), head, t, view, carry })
}
