//! What a risk's thread lacks, each with the act that makes it. A missing link is a hint, no gap by itself.

use access::Right;
use isms::planning::risks::{Risk, TreatmentOption};
use isms::planning::{Applicability, Control, treatments};
use kernel::{Declared, Held, Id};

use super::thread::Knot;
use crate::frame::register_path;
use crate::pages::scene::{Doing, Scene};

fn knot(scene: Scene<'_>, text: &'static str, act: Option<Doing>) -> Knot {
    Knot::Missing { title: scene.t.t(text).to_owned(), act }
}

/// A link to a form that is no named act.
fn form(scene: Scene<'_>, act: &'static str, text: &'static str, path: &str) -> Option<Doing> {
    let doing = || Doing { act, label: scene.t.t(text).to_owned(), href: scene.href(path), signs: false, asks: None };
    scene.may(Right::Edit).then(doing)
}

fn edit(scene: Scene<'_>, risk: &Held<Risk>, text: &'static str) -> Option<Doing> {
    let reference = Risk::REGISTER.reference.print(risk.head.reference);
    form(scene, "risk.edit", text, &format!("{}/{reference}/edit", register_path(Risk::REGISTER)))
}

fn act(scene: Scene<'_>, id: Id<Risk>, key: &str) -> Option<Doing> {
    scene.doing(key, scene.state.row(Risk::KEY, id.raw())?)
}

/// Writing a measure for a risk.
pub fn plan(scene: Scene<'_>, reference: &str) -> Option<Doing> {
    let path = register_path(isms::planning::Treatment::REGISTER);
    form(scene, "treatment.create", "thread-make-plan", &format!("{path}/new?risks={reference}"))
}

/// No asset.
pub fn of_assets(scene: Scene<'_>, risk: &Held<Risk>) -> Option<Knot> {
    risk.assets.is_empty().then(|| knot(scene, "thread-no-asset", edit(scene, risk, "thread-make-asset")))
}

/// No threat, no vulnerability, no owner.
pub fn of_causes(scene: Scene<'_>, risk: &Held<Risk>) -> Vec<Knot> {
    let lacks = [
        (risk.threat.is_none(), "thread-no-threat", "thread-make-threat"),
        (risk.vulnerabilities.is_empty(), "thread-no-vulnerability", "thread-make-vulnerability"),
        (risk.owner.is_none(), "thread-no-owner", "thread-make-owner"),
    ];
    let missing = lacks.into_iter().filter(|(lacks, ..)| *lacks);
    missing.map(|(_, title, make)| knot(scene, title, edit(scene, risk, make))).collect()
}

/// Not assessed, or not decided.
pub fn of_judgement(scene: Scene<'_>, id: Id<Risk>, risk: &Held<Risk>) -> Option<Knot> {
    if risk.current.is_none() || risk.reopened.is_some() {
        return Some(knot(scene, "thread-no-assessment", act(scene, id, "risk.assess")));
    }
    risk.decision.is_none().then(|| knot(scene, "thread-no-decision", act(scene, id, "risk.decide")))
}

/// To be modified, but without a control at work or planned.
pub fn of_controls(scene: Scene<'_>, risk: &Held<Risk>) -> Option<Knot> {
    let modified = risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Modify);
    let lacks = modified && risk.controls.is_empty();
    lacks.then(|| knot(scene, "thread-no-control", edit(scene, risk, "thread-make-control")))
}

/// A control that stands for no reference control.
pub fn unmapped(scene: Scene<'_>, id: Id<Control>) -> Knot {
    let path = format!("{}/{}/edit", register_path(Control::REGISTER), scene.state.reference(id));
    knot(scene, "thread-unmapped", form(scene, "control.edit", "thread-make-mapping", &path))
}

/// A reference control that the statement does not name, or has not decided about.
pub fn undecided(scene: Scene<'_>, control: &str, title: &str, row: Option<Id<Applicability>>) -> Knot {
    let path = register_path(Applicability::REGISTER);
    let make = match row {
        None => form(scene, "applicability.prepare", "thread-make-rows", "planning/soa"),
        Some(row) => {
            let path = format!("{path}/{}/edit", scene.state.reference(row));
            form(scene, "applicability.edit", "thread-make-verdict", &path)
        }
    };
    let args = [("control", control.to_owned().into()), ("title", title.to_owned().into())];
    let key = if row.is_none() { "thread-no-row" } else { "thread-undecided" };
    Knot::Missing { title: scene.t.with(key, &args), act: make }
}

/// No plan where one is needed, or a plan that the owner has not approved.
pub fn of_plans(scene: Scene<'_>, id: Id<Risk>, risk: &Held<Risk>, none: bool) -> Option<Knot> {
    if !treatments::needed(scene.state, risk) {
        return None;
    }
    if none {
        let reference = Risk::REGISTER.reference.print(risk.head.reference);
        return Some(knot(scene, "thread-no-plan", plan(scene, &reference)));
    }
    let owner = risk.owner?;
    let (open, _) = treatments::of(scene.state, id).find(|(_, plan)| !plan.approved_by(owner))?;
    let row = scene.state.row(isms::planning::Treatment::KEY, open.raw())?;
    Some(knot(scene, "thread-unapproved", scene.doing("treatment.approve", row)))
}

/// What remains is not accepted, or no longer.
pub fn acceptance(scene: Scene<'_>, id: Id<Risk>, risk: &Held<Risk>) -> Option<Knot> {
    risk.decision.as_ref()?;
    let waits = isms::planning::acceptance::standing(risk).is_some_and(isms::planning::acceptance::waits);
    let (text, key) = if isms::planning::acceptance::overtaken(scene.state, risk, scene.day).is_some() {
        ("thread-overtaken", "risk.assess")
    } else if isms::planning::unmet::unmet(scene.state, risk).is_some() {
        ("thread-above-line", "risk.accept")
    } else if isms::planning::unmet::on_other_scales(scene.state, risk) {
        ("thread-other-scales", "risk.assess")
    } else if waits {
        ("thread-no-countersignature", "risk.countersign")
    } else {
        ("thread-no-acceptance", "risk.accept")
    };
    Some(knot(scene, text, act(scene, id, key)))
}
