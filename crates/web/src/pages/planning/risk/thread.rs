//! The golden thread of a risk: what it comes from, what it leads to, and what is missing on the way.

use isms::catalogue;
use isms::planning::applicability::Verdict;
use isms::planning::risks::Risk;
use isms::planning::worth::worth;
use isms::planning::{Applicability, Control, acceptance, treatments};
use kernel::{Choice, Declared, Held, Id};
use serde::Serialize;

use super::missing;
use crate::pages::brought;
use crate::pages::levels::Levels;
use crate::pages::scene::{Doing, Named, Scene};

/// Most vulnerabilities, assets and controls named; the others are counted.
const NAMED_MAX: usize = 4;

/// A thread with its knots in order.
#[derive(Serialize)]
pub struct Thread {
    /// From causes to the signature.
    pub knots: Vec<Knot>,
    /// How many links stand.
    pub standing: usize,
    /// How many there should be.
    pub wanted: usize,
}

/// One link of the thread.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Knot {
    /// A record that is linked.
    Stands {
        /// The record.
        record: Named,
        /// What it is to the risk.
        note: String,
    },
    /// The risk itself.
    Here {
        /// Reference and word for it.
        title: String,
        /// Level and owner.
        note: String,
    },
    /// Something that should be linked and is not.
    Missing {
        /// What is missing.
        title: String,
        /// The act that makes it.
        act: Option<Doing>,
    },
}

/// The thread of a risk.
pub fn thread(scene: Scene<'_>, levels: &Levels<'_>, id: Id<Risk>, held: &Held<Risk>) -> Thread {
    let mut knots = causes(scene, held);
    knots.push(here(scene, levels, held));
    knots.extend(missing::of_judgement(scene, id, held));
    for control in held.controls.iter().take(NAMED_MAX) {
        knots.extend(of_control(scene, control));
    }
    knots.extend(missing::of_controls(scene, held));
    knots.extend(plans(scene, id, held));
    knots.extend(acceptance_of(scene, id, held));
    let standing = knots.iter().filter(|knot| matches!(knot, Knot::Stands { .. })).count();
    let wanted = knots.iter().filter(|knot| !matches!(knot, Knot::Here { .. })).count();
    Thread { knots, standing, wanted }
}

fn stands<R: Declared>(scene: Scene<'_>, id: Id<R>, note: impl Into<String>) -> Option<Knot> {
    Some(Knot::Stands { record: scene.link_to(id)?, note: note.into() })
}

fn causes(scene: Scene<'_>, risk: &Held<Risk>) -> Vec<Knot> {
    let t = scene.t;
    let mut knots = Vec::new();
    let worth_of = |asset| {
        let highest =
            risk.consequence.iter().map(|(key, _)| worth(scene.state, asset, key).0).max().unwrap_or_default();
        if highest > 0 { t.one("thread-asset-worth", "level", highest) } else { t.t("thread-asset").to_owned() }
    };
    knots.extend(risk.assets.iter().take(NAMED_MAX).filter_map(|asset| stands(scene, asset, worth_of(asset))));
    knots.extend(missing::of_assets(scene, risk));
    knots.extend(risk.threat.and_then(|threat| stands(scene, threat, t.t("thread-threat"))));
    let more = risk.vulnerabilities.len().saturating_sub(1);
    let note = if more > 0 {
        t.one("thread-vulnerability-more", "count", more)
    } else {
        t.t("thread-vulnerability").to_owned()
    };
    knots.extend(risk.vulnerabilities.iter().take(1).filter_map(|weakness| stands(scene, weakness, note.clone())));
    knots.extend(missing::of_causes(scene, risk));
    knots
}

fn here(scene: Scene<'_>, levels: &Levels<'_>, risk: &Held<Risk>) -> Knot {
    let t = scene.t;
    let level = risk.current.as_ref().map(|reading| {
        let badge = levels.badge(reading);
        t.one("thread-level", "level", format!("{} {}", reading.score, badge.label))
    });
    let owner = risk.owner.map(|owner| t.one("thread-owner", "person", scene.who(owner).into_owned()));
    let note = [level, owner].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let reference = Risk::REGISTER.reference.print(risk.head.reference);
    Knot::Here { title: t.one("thread-here", "reference", reference), note }
}

/// A control, the reference controls it stands for, and their rows of the statement.
fn of_control(scene: Scene<'_>, id: Id<Control>) -> Vec<Knot> {
    let t = scene.t;
    let Some(control) = scene.state.get(id) else { return Vec::new() };
    let status = t.choice("implementation", control.status.key()).to_lowercase();
    let mut knots: Vec<_> = stands(scene, id, t.one("thread-control", "status", status)).into_iter().collect();
    if control.reference_controls.0.is_empty() {
        knots.push(missing::unmapped(scene, id));
    }
    for reference in control.reference_controls.0.iter().take(NAMED_MAX) {
        knots.push(row_of(scene, reference));
    }
    knots
}

/// The row of the statement for a reference control, or that it is missing or undecided.
fn row_of(scene: Scene<'_>, control: &str) -> Knot {
    let t = scene.t;
    let title = catalogue::find_control(control).map_or("", |found| found.title.as_str());
    let row = scene.state.of::<Applicability>().iter().find(|(_, row)| *row.control == *control);
    let decided = row.filter(|(_, row)| row.applicable != Verdict::Undecided);
    let Some((id, row)) = decided else { return missing::undecided(scene, control, title, row.map(|(id, _)| id)) };
    let status = t.choice("implementation", row.status.key()).to_lowercase();
    let key = if row.applicable == Verdict::Applicable { "thread-soa" } else { "thread-soa-excluded" };
    let record =
        scene.link_to(id).map(|named| Named { reference: control.to_owned(), title: title.to_owned(), ..named });
    match record {
        Some(record) => Knot::Stands { record, note: t.one(key, "status", status) },
        None => missing::undecided(scene, control, title, None),
    }
}

fn plans(scene: Scene<'_>, id: Id<Risk>, risk: &Held<Risk>) -> Vec<Knot> {
    let t = scene.t;
    let note = |approved, done| match (approved, done) {
        (_, true) => "thread-plan-done",
        (true, false) => "thread-plan-approved",
        (false, false) => "thread-plan",
    };
    let of_risk = treatments::of(scene.state, id);
    let mut knots: Vec<_> = of_risk
        .filter_map(|(plan, held)| stands(scene, plan, t.t(note(held.approved(), held.completion.is_some()))))
        .collect();
    knots.extend(missing::of_plans(scene, id, risk, knots.is_empty()));
    knots
}

/// The acceptance, whose link is the person who signed.
fn acceptance_of(scene: Scene<'_>, id: Id<Risk>, risk: &Held<Risk>) -> Vec<Knot> {
    let t = scene.t;
    let standing = acceptance::standing(risk).filter(|_| acceptance::holds(scene.state, risk, scene.day));
    let note = |acceptance: &isms::planning::risks::Acceptance| {
        let said = match acceptance.until {
            Some(until) => t.one("thread-accepted-until", "day", t.day(until)),
            None => t.one("thread-accepted", "day", t.day(acceptance.on)),
        };
        let came = acceptance.provenance.origin().map(|own| brought::told(scene, own));
        [Some(said), came].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    match standing {
        Some(acceptance) => stands(scene, acceptance.by, note(acceptance)).into_iter().collect(),
        None => missing::acceptance(scene, id, risk).into_iter().collect(),
    }
}
