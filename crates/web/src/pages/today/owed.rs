//! What a person owes, as lines: each names the record, says what is asked by when, and leads to the act.

use isms::planning::owned::left_to_approve;
use isms::planning::risks::stage;
use isms::planning::{Risk, Treatment};
use isms::work::{Duty, Task};
use jiff::ToSpan;
use kernel::{Declared, Id, Row};

use crate::generic::record_path;
use crate::pages::clocks::left;
use crate::pages::planning::risk;
use crate::pages::scene::Scene;
use crate::visit::Visit;

/// What is due within so many days is due soon.
const SOON_DAYS: i32 = 7;

/// One thing to do.
pub struct Line {
    /// Its record.
    pub reference: String,
    pub title: String,
    pub href: String,
    /// What is asked.
    pub what: String,
    /// Whose it is, where it is not the visitor's.
    pub who: String,
    pub due: Option<String>,
    /// How long that is from now, or how long ago; empty where only the day counts.
    pub left: String,
    pub late: bool,
    /// What the button says, where it leads, and whether one signs there.
    pub act: Option<(String, String, bool)>,
}

/// The duties by how soon they are due, what is to be decided without a day after what is late; empty groups left out.
pub fn groups(visit: &Visit, duties: &[Duty]) -> Vec<(&'static str, Vec<Line>)> {
    let (now, soon) = (visit.now(), visit.day().saturating_add(SOON_DAYS.days()));
    let group = |duty: &Duty| match duty.due {
        Some(_) if duty.is_late(&now) => "today-late",
        Some(due) if due <= soon => "today-soon",
        Some(_) => "today-later",
        None if is_decision(duty) => "today-decide",
        None => "today-undated",
    };
    let lines = |key: &'static str| {
        let own = duties.iter().filter(|duty| group(duty) == key);
        (key, own.filter_map(|duty| line(visit, duty)).collect::<Vec<_>>())
    };
    let all = ["today-late", "today-decide", "today-soon", "today-undated", "today-later"].map(lines);
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Whether a duty without a day is a decision: ended by an act, or by a plan for a risk.
pub fn is_decision(duty: &Duty) -> bool {
    duty.act.is_some() || duty.register == Risk::KEY
}

/// How many risks wait for a decision.
pub fn risks(duties: &[Duty]) -> usize {
    duties.iter().filter(|duty| duty.register == Risk::KEY && duty.due.is_none()).count()
}

/// What takes a risk further whose plan is to be made or approved.
fn treating(visit: &Visit, row: &Row<'_>) -> Option<(String, String, bool)> {
    let (scene, id) = (Scene::of(visit), Id::<Risk>::of(row.id));
    let held = scene.state.get(id)?;
    let left = scene.person.map(|person| left_to_approve(scene.state, id, person, scene.day)).unwrap_or_default();
    if let Some(plan) = left.first().and_then(|plan| scene.state.row(Treatment::KEY, plan.raw())) {
        let approve = scene.doing("treatment.approve", plan).filter(|doing| doing.asks.is_none())?;
        return Some((approve.label, approve.href, approve.signs));
    }
    let stage = stage(scene.state, id, held, scene.day);
    let next = risk::next(scene, stage, id, *row).filter(|next| next.asks.is_none())?;
    Some((next.label, next.href, next.signs))
}

/// What somebody asked for, with the record and the act that it is about.
fn asked(visit: &Visit, duty: &Duty) -> Option<Line> {
    let (scene, task) = (Scene::of(visit), visit.state.get(Id::<Task>::of(duty.record))?);
    let (row, act) = (scene.state.find(task.about?.0)?, task.asks.as_ref().and_then(|asks| isms::act(asks))?);
    let doing = scene.doing(act.key, row).filter(|doing| doing.asks.is_none());
    Some(Line {
        reference: row.reference(),
        title: row.record.title(),
        href: scene.named(row).href,
        what: asked_for(scene, task, scene.t.act(act).to_owned()),
        who: String::new(),
        due: duty.due.map(|due| scene.t.day(due)),
        left: String::new(),
        late: duty.is_late(&visit.now()),
        act: doing.map(|doing| (doing.label, doing.href, doing.signs)),
    })
}

/// What is asked for, with the person for whom, where the act names one.
pub fn asked_for(scene: Scene<'_>, task: &Task, what: String) -> String {
    let Some(person) = task.asked_for else { return what };
    let args = [("what", what.into()), ("person", scene.person_name(person).to_owned().into())];
    scene.t.with("asked-for", &args)
}

/// A duty as a line, with the act where the visitor may do it.
pub fn line(visit: &Visit, duty: &Duty) -> Option<Line> {
    if let Some(line) = Some(duty).filter(|duty| duty.register == Task::KEY).and_then(|duty| asked(visit, duty)) {
        return Some(line);
    }
    let (t, row) = (visit.t(), visit.state.find(duty.record)?);
    let path = record_path(&row);
    let edit = || {
        let may = visit.has(access::right_for_edit(row.record.register())) && duty.register != "comment";
        may.then(|| (t.t("edit").to_owned(), visit.href(&format!("{path}/edit")), false))
    };
    let act = match duty.act.and_then(isms::act) {
        Some(act) if visit.has(access::right_for_act(act)) => {
            Some((t.act(act).to_owned(), visit.href(&format!("{path}/acts/{}", act.key)), act.signs))
        }
        Some(_) => None,
        // A measure is planned, or approved, on a record of its own.
        None if duty.register == Risk::KEY => treating(visit, &row),
        None => edit(),
    };
    Some(Line {
        reference: row.reference(),
        title: row.record.title(),
        href: visit.href(&path),
        what: t.duty(duty.kind),
        who: String::new(),
        due: duty.due.map(|due| duty.at.map_or_else(|| t.day(due), |at| t.time(at, &visit.zone))),
        left: duty.at.map(|at| left(Scene::of(visit), at)).unwrap_or_default(),
        late: duty.is_late(&visit.now()),
        act,
    })
}
