//! The next thing to do, the way it stands in, and what the plan says about the day of the certificate.

use isms::certification::Certification;
use isms::certification::audit_time::{self, audit_time};
use isms::planning::Risk;
use isms::planning::owned::owned;
use isms::planning::risks::{Stage, Status, stage};
use isms::project::Project;
use isms::project::projects::ProjectState;
use isms::project::schedule::schedule;
use isms::project::way::{Lack, Standing, Step};
use isms::rehearsal::operation;
use isms::support::{Document, Person};
use jiff::Unit;
use kernel::{Choice, Date, Id, RawId, Row};
use serde::Serialize;

use crate::frame::{list_path, register_path};
use crate::pages::context::needs;
use crate::pages::planning::values;
use crate::pages::scene::{Doing, Named, Scene};
use crate::pages::signing::signer;
use crate::texts::id;

/// A step of the way as shown.
#[derive(Clone, Debug, Serialize)]
pub struct Stop {
    /// Its key.
    pub key: &'static str,
    /// The clause it serves.
    pub clause: &'static str,
    /// What it is.
    pub title: String,
    /// Why, and how one begins.
    pub why: String,
    /// `done`, `next`, `open`.
    pub standing: &'static str,
    /// Whether top management decides it.
    pub decision: bool,
    /// Who decided when, in words.
    pub told: String,
    /// What is still missing, in words; nothing where it is taken.
    pub lacks: Vec<String>,
    /// The day it was decided.
    pub on: Option<Date>,
    /// Where it is taken or was taken.
    pub href: String,
    /// What takes it in one click, where the visitor may.
    pub act: Option<Doing>,
    /// Whether a record of it is there and waits.
    pub begun: bool,
    /// Whether it waits for a day that has not come, or for an act that is not the decision itself.
    pub later: bool,
    /// Whom it waits for, where that is somebody else.
    pub waits_for: Option<String>,
    /// The record that waits.
    #[serde(skip)]
    pub record: Option<RawId>,
}

/// The whole way. The next step is the first open one that waits for nobody else; where all of them wait, the first.
pub fn stops(scene: Scene<'_>, way: &[(&'static Step, Standing)]) -> Vec<Stop> {
    let mut stops: Vec<_> = way.iter().map(|(step, standing)| stop(scene, step, standing)).collect();
    let open = |stop: &Stop| stop.standing != "done";
    let next = stops.iter().position(|stop| open(stop) && stop.waits_for.is_none());
    if let Some(next) = next.or_else(|| stops.iter().position(open)) {
        stops[next].standing = "next";
    }
    stops
}

/// The step that the visitor goes on with, by its place on the way: the next one of [`stops`], where it waits for nobody
/// else.
pub fn onward(scene: Scene<'_>, way: &[(&'static Step, Standing)]) -> Option<(usize, Stop)> {
    let open = way.iter().enumerate().filter(|(_, (_, standing))| !standing.is_done());
    let mut mine = open.map(|(at, (step, standing))| (at, stop(scene, step, standing)));
    mine.find(|(_, stop)| stop.waits_for.is_none())
}

fn stop(scene: Scene<'_>, step: &'static Step, standing: &Standing) -> Stop {
    let t = scene.t;
    let register = scene.state.register(step.register).expect("steps are taken in registers");
    let list = scene.href(&list_path(register));
    let row = match standing {
        Standing::Open(Some(id), _) => scene.state.row(step.register, *id),
        Standing::Done(_) | Standing::Open(None, _) => None,
    };
    let named = row.map(|row| scene.named(row));
    let place = row.and_then(|row| place(scene, step, row)).map(|path| scene.href(&path));
    let act = match (row, standing) {
        (_, Standing::Done(_)) => None,
        (Some(_), Standing::Open(..)) if place.is_some() => None,
        (Some(_), Standing::Open(..)) if incomplete(step, standing) || half_planned(step, standing) => None,
        (Some(row), Standing::Open(..)) => scene.doing(act_of(step, &row), row),
        (None, Standing::Open(..)) => without_record(scene, step),
    };
    let asked = act.as_ref().and_then(|act| act.asks.as_ref()).map(|asks| asks.name.clone());
    let waits_for = asked.or_else(|| row.and_then(|row| acceptor(scene, step, &row)));
    let (told, on) = match standing {
        Standing::Done(Some(decided)) => {
            let args = [("person", scene.person_name(decided.by).into()), ("day", t.day(decided.on).into())];
            (t.with("way-decided", &args), Some(decided.on))
        }
        Standing::Done(None) if unproposed(scene, step) => (t.t("way-unproposed").to_owned(), None),
        Standing::Open(..) if step.key == "policy" => {
            (row.and_then(|row| unpublished(scene, &row)).unwrap_or_default(), None)
        }
        Standing::Done(None) | Standing::Open(..) => (String::new(), None),
    };
    let proposals = || scene.href("planning/risks?status=proposed");
    let list = if unproposed(scene, step) { proposals() } else { list };
    Stop {
        key: step.key,
        clause: step.clause,
        title: t.t(&format!("step-{}", step.key)).to_owned(),
        why: t.t(&format!("step-{}.help", step.key)).to_owned(),
        standing: match standing {
            Standing::Done(_) => "done",
            Standing::Open(..) => "open",
        },
        decision: step.decision,
        told,
        lacks: lacks(scene, standing, named.as_ref()),
        on,
        begun: named.is_some(),
        later: later(step, standing, row.as_ref()),
        waits_for,
        record: row.map(|row| row.id),
        href: place.or(named.map(|named| named.href)).unwrap_or(list),
        act,
    }
}

/// Clause: 4.3. Whether a scope does not name yet what it rests on, so that nobody is asked to approve it.
fn incomplete(step: &Step, standing: &Standing) -> bool {
    let Standing::Open(_, lacks) = standing else { return false };
    step.key == "scope" && lacks.iter().any(|lack| lack.key != "approval")
}

/// Clause: 9.2.2. Whether a programme does not say yet what it plans, so that nobody is asked to approve it.
fn half_planned(step: &Step, standing: &Standing) -> bool {
    let Standing::Open(_, lacks) = standing else { return false };
    step.key == "programme" && lacks.iter().any(|lack| lack.key != "approval")
}

/// The act that takes a step further with its record: what was approved is published.
fn act_of(step: &Step, row: &Row<'_>) -> &'static str {
    let document = row.record.as_any().downcast_ref::<Document>();
    match document.is_some_and(|document| document.approval.is_some()) {
        true => "document.publish",
        false => step.act,
    }
}

/// Whether nobody decides anything about a step today: its day lies ahead or was not set, it is not complete, or what is
/// left is to publish what was approved.
fn later(step: &Step, standing: &Standing, row: Option<&Row<'_>>) -> bool {
    let Standing::Open(_, lacks) = standing else { return false };
    let approved = |document: &Document| document.approval.is_some();
    let published = row.and_then(|row| row.record.as_any().downcast_ref::<Document>());
    lacks.iter().any(|lack| matches!(lack.key, "review" | "review-day" | "operation-day"))
        || incomplete(step, standing)
        || step.decision && published.is_some_and(approved)
}

/// Clause: 5.2. Who approved a policy that nobody has published yet, and who sees to that.
fn unpublished(scene: Scene<'_>, row: &Row<'_>) -> Option<String> {
    let document = row.record.as_any().downcast_ref::<Document>()?;
    let approval = document.approval.as_ref()?;
    let owner = document.owner.map(|owner| scene.who(owner).into_owned()).unwrap_or_default();
    let args = [
        ("person", scene.person_name(approval.by).to_owned().into()),
        ("day", scene.t.day(approval.on).into()),
        ("known", usize::from(!owner.is_empty()).into()),
        ("owner", owner.into()),
    ];
    Some(scene.t.with("way-unpublished", &args))
}

/// What is still missing for a step, in words.
fn lacks(scene: Scene<'_>, standing: &Standing, first: Option<&Named>) -> Vec<String> {
    let Standing::Open(_, lacks) = standing else { return Vec::new() };
    let first = first.map(|named| format!("{} {}", named.reference, named.title)).unwrap_or_default();
    let told = |lack: &Lack| {
        let args = [("count", lack.count.into()), ("record", first.as_str().into())];
        scene.t.with(&id(&format!("way-lacks-{}", lack.key)), &args)
    };
    lacks.iter().map(told).collect()
}

/// Whether the risks at hand came from elsewhere, and nobody looked yet at what threatens the assets.
fn unproposed(scene: Scene<'_>, step: &Step) -> bool {
    step.key == "risks" && !scene.state.of::<Risk>().iter().any(|(_, risk)| risk.threat.is_some())
}

/// Where a step of many records goes on, once there are some: one page for all of them instead of the first one's.
fn place(scene: Scene<'_>, step: &Step, row: Row<'_>) -> Option<String> {
    let risk = || row.record.as_any().downcast_ref::<Risk>();
    match step.key {
        "parties" => Some(needs::PATH.to_owned()),
        "assets" => Some(values::PATH.to_owned()),
        "risks" => Some("planning/risks?status=proposed".to_owned()),
        "assess" if risk().is_some_and(|risk| risk.status == Status::Proposed) => {
            Some("planning/risks?status=proposed".to_owned())
        }
        "assess" => Some("planning/workshop".to_owned()),
        "treat" => risk().map(|risk| {
            let stage = stage(scene.state, Id::of(row.id), risk, scene.day);
            format!("planning/risks?stage={}", stage.key())
        }),
        "accept" if mine(scene) => Some("planning/owner".to_owned()),
        "accept" => Some(match accepts(scene, &row) {
            Some(other) if Some(other) != scene.person => {
                format!("planning/owner?person={}", scene.state.reference(other))
            }
            Some(_) | None => "planning/owner".to_owned(),
        }),
        _ => None,
    }
}

/// Whose signature lets the risk stand whose acceptance is the next one missing: its owner's, or a countersignature.
fn accepts(scene: Scene<'_>, row: &Row<'_>) -> Option<Id<Person>> {
    let risk = row.record.as_any().downcast_ref::<Risk>()?;
    let act = match stage(scene.state, Id::of(row.id), risk, scene.day) {
        Stage::AwaitingCountersignature => "risk.countersign",
        _ => "risk.accept",
    };
    signer(scene, act, row)
}

/// Whom the acceptance of what remains waits for, where nothing of it waits for the visitor.
fn acceptor(scene: Scene<'_>, step: &Step, row: &Row<'_>) -> Option<String> {
    if step.key != "accept" || mine(scene) {
        return None;
    }
    match accepts(scene, row) {
        Some(other) => Some(scene.who(other).into_owned()),
        None => Some(scene.t.t("way-asked-of-role").to_owned()),
    }
}

/// Whether a signature about what remains of some risk waits for the visitor.
fn mine(scene: Scene<'_>) -> bool {
    let owned = scene.person.map(|person| owned(scene.state, person, scene.day));
    owned.is_some_and(|own| !own.sign.is_empty() || !own.above.is_empty() || !own.countersign.is_empty())
}

/// An act that needs no record to begin with.
fn without_record(scene: Scene<'_>, step: &Step) -> Option<Doing> {
    let act = isms::act(step.act).filter(|act| act.subject().is_none() && scene.may_do(act))?;
    let register = scene.state.register(step.register)?;
    let href = scene.href(&format!("{}/acts/{}", register_path(register), act.key));
    Some(Doing { act: act.key, label: scene.t.act(act).to_owned(), href, signs: act.signs, asks: None })
}

/// What the plan of the project says about the certificate: about the audit time, the earliest day of Stage 2, and
/// whether the day wished for can be met. None where no project is under way.
pub fn outlook(scene: Scene<'_>) -> Option<Vec<String>> {
    let t = scene.t;
    // Where a certificate is held, no first one is aimed at.
    if scene.state.of::<Certification>().iter().any(|(_, own)| own.is_held(scene.day)) {
        return None;
    }
    let running = |project: &Project| matches!(project.state, ProjectState::Planned | ProjectState::Running);
    let project = scene.state.of::<Project>().iter().map(|(_, held)| &held.record).find(|project| running(project))?;
    let (persons, begins) = project.people_in_scope.zip(project.starts_on)?;
    let row = audit_time(persons)?;
    // Once that day has come, the certification itself says how far it is.
    let planned = schedule(begins, persons);
    // Where operation is to begin later than planned, the audits come as much later.
    let begins = operation(scene.state).map_or(planned.operates_from, |said| said.from.max(planned.operates_from));
    let later = planned.operates_from.until(begins).unwrap_or_default();
    let earliest = Some(planned.stage_two.saturating_add(later)).filter(|day| *day > scene.day)?;
    let mut told = vec![t.with(
        "outlook-audit",
        &[
            ("days", row.days.into()),
            ("reference", audit_time::reference().into()),
            ("from", row.from.to_string().into()),
            ("to", row.to.to_string().into()),
        ],
    )];
    told.push(t.one("outlook-earliest", "day", t.day(earliest)));
    told.extend(project.wished_on.map(|wished| {
        let weeks = earliest.until((Unit::Day, wished)).map_or(0, |span| span.get_days() / 7);
        let key = if weeks < 0 { "outlook-too-early" } else { "outlook-met" };
        t.with(key, &[("day", t.day(wished).into()), ("weeks", weeks.abs().into())])
    }));
    Some(told)
}
