//! For the sponsor and top management: what is decided, what waits for a decision, and what is not due yet.

use isms::certification::Certification;
use isms::evaluation::{Audit, Review};
use isms::leadership::top_management;
use isms::planning::Statement;
use isms::project::Project;
use isms::support::Person;
use isms::work::tasks::is_open;
use isms::work::{Duty, Task};
use kernel::{Choice, Date, Declared, Id, Row};

use super::ahead::Stop;
use super::owed::asked_for;
use crate::pages::brought;
use crate::pages::scene::{Doing, Scene};

/// Things to come that are shown.
const AHEAD_MAX: usize = 4;

/// A decision or a day to come.
pub struct Line {
    /// What it is.
    pub title: String,
    /// Who and when, in words.
    pub told: String,
    /// Where it is.
    pub href: String,
    /// What takes it.
    pub act: Option<Doing>,
}

/// The three columns.
pub struct Sponsor {
    pub decided: Vec<Line>,
    pub waiting: Vec<Line>,
    /// Whether a decision stands above, among what the visitor owes.
    pub above: bool,
    pub not_due: Vec<Line>,
    /// How many days to come are not shown, and where all of them are.
    pub more: usize,
    pub calendar: String,
}

/// The three columns, for whoever is of top management or stands behind a project. A decision that the visitor owes is
/// told with what they owe, not here.
pub fn sponsor(scene: Scene<'_>, stops: &[Stop], duties: &[Duty]) -> Option<Sponsor> {
    scene.person.filter(|person| decides(scene, *person))?;
    let line = |stop: &Stop| Line {
        title: match stop.standing {
            "done" => scene.t.t(&format!("step-{}.done", stop.key)).to_owned(),
            _ => stop.title.clone(),
        },
        told: match &stop.waits_for {
            Some(name) => scene.t.one("risk-waits-for", "person", name.clone()),
            None if stop.standing != "done" && stop.later && stop.told.is_empty() => {
                scene.t.one("way-lacks", "what", stop.lacks.join("; "))
            }
            None => stop.told.clone(),
        },
        href: stop.href.clone(),
        act: stop.act.clone(),
    };
    let decisions = || stops.iter().filter(|stop| stop.decision);
    let done = decisions().filter(|stop| stop.standing == "done").map(|stop| (stop.on, line(stop)));
    let mut decided: Vec<_> = done.chain(approved(scene)).collect();
    decided.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    let ahead = |stop: &&Stop| stop.standing != "done";
    let later = decisions().filter(ahead).filter(|stop| !waits(stop)).map(line);
    let (coming, more) = coming(scene);
    Some(Sponsor {
        decided: decided.into_iter().map(|(_, line)| line).collect(),
        above: decisions().any(|stop| waits(stop) && owed(stop, duties)),
        waiting: {
            // What waits for somebody else is theirs to decide.
            let theirs = |stop: &&Stop| waits(stop) && stop.waits_for.is_none() && !owed(stop, duties);
            let stops = decisions().filter(theirs).map(line);
            once(stops.chain(frozen(scene)).chain(asked(scene)))
        },
        not_due: coming.into_iter().chain(later).collect(),
        more,
        calendar: scene.href("calendar"),
    })
}

/// The version of the statement that was approved last, for each edition, with the day.
fn approved(scene: Scene<'_>) -> Vec<(Option<Date>, Line)> {
    let mut newest = std::collections::BTreeMap::new();
    for (id, version) in scene.state.of::<Statement>().iter() {
        let Some(approval) = &version.approval else { continue };
        let held = newest.entry(version.edition.key()).or_insert((approval.on, id));
        *held = (*held).max((approval.on, id));
    }
    let line = |(on, id): (Date, Id<Statement>)| {
        let version = scene.state.get(id)?;
        let by = version.approval.as_ref().map(|approval| scene.person_name(approval.by).to_owned());
        let (reference, day) = (scene.state.reference(id), scene.t.day(on));
        let told = scene.t.with("way-decided", &[("person", by.unwrap_or_default().into()), ("day", day.into())]);
        let told = version.approval.as_ref().map_or(told.clone(), |own| brought::beside(scene, told, own));
        let title = format!("{reference} {}", version.title);
        Some((Some(on), Line { title, told, href: page(scene, id), act: None }))
    };
    newest.into_values().filter_map(line).collect()
}

/// Versions of the statement that are frozen and wait for their approval.
pub fn frozen(scene: Scene<'_>) -> Vec<Line> {
    let table = scene.state.table(Statement::KEY);
    let rows = table.into_iter().flat_map(|table| table.rows()).filter(|row| !row.head.retired);
    let line = |row: Row<'_>| {
        let version = row.record.as_any().downcast_ref::<Statement>()?;
        let frozen = version.frozen.as_ref().filter(|_| version.approval.is_none())?;
        Some(Line {
            title: format!("{} {}", row.reference(), version.title),
            told: scene.t.one("sponsor-frozen", "day", scene.t.day(frozen.on)),
            href: scene.named(row).href,
            act: scene.doing("statement.approve", row),
        })
    };
    rows.filter_map(line).collect()
}

/// Lines, each about something else.
pub fn once(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for line in lines {
        if !found.iter().any(|own| own.href == line.href) {
            found.push(line);
        }
    }
    found
}

/// What somebody asked the visitor for, and is still open.
pub fn asked(scene: Scene<'_>) -> Vec<Line> {
    let Some(person) = scene.person else { return Vec::new() };
    let tasks = scene.state.pointing::<Task>(person.raw()).filter(|(_, task)| is_asked(scene, task));
    let line = |(_, task): (Id<Task>, &kernel::Held<Task>)| {
        let (row, act) = (scene.state.find(task.about?.0)?, task.asks.as_ref()?);
        let told = scene.t.one("sponsor-asked", "day", task.asked_on.map(|on| scene.t.day(on)).unwrap_or_default());
        Some(Line {
            title: format!("{} {}", row.reference(), row.record.title()),
            told: asked_for(scene, task, told),
            href: scene.named(row).href,
            act: scene.doing(act, row),
        })
    };
    tasks.filter_map(line).collect()
}

/// Whether a task asks the visitor for something that is still open.
pub fn is_asked(scene: Scene<'_>, task: &Task) -> bool {
    let theirs = task.asks.is_some() && task.assignee.is_some() && task.assignee == scene.person;
    theirs && is_open(scene.state, task)
}

/// Whether a step stands among what the visitor owes: its record, or the signatures about what remains of risks.
pub fn owed(stop: &Stop, duties: &[Duty]) -> bool {
    let signature = |duty: &Duty| matches!(duty.act, Some("risk.accept" | "risk.sign" | "risk.countersign"));
    let of_risks = stop.key == "accept" && stop.waits_for.is_none() && duties.iter().any(signature);
    of_risks || stop.record.is_some_and(|id| duties.iter().any(|duty| duty.record == id))
}

/// Whether a step is a decision of top management that waits by now.
pub fn waits(stop: &Stop) -> bool {
    stop.decision && stop.standing != "done" && !stop.later && (stop.begun || stop.standing == "next")
}

/// Whether somebody is of top management, or stands behind a project.
pub fn decides(scene: Scene<'_>, person: Id<Person>) -> bool {
    top_management(scene.state, scene.day).contains(&person)
        || scene.state.of::<Project>().iter().any(|(_, project)| project.sponsor == Some(person))
}

/// Audits, reviews and visits that are planned, the next first, and how many more there are.
fn coming(scene: Scene<'_>) -> (Vec<Line>, usize) {
    let mut found: Vec<(Date, String, String)> = Vec::new();
    let ahead = |day: Option<Date>| day.filter(|day| *day > scene.day);
    for (id, audit) in scene.state.of::<Audit>().iter() {
        found.extend(ahead(audit.starts_on).map(|day| (day, audit.title.to_string(), page(scene, id))));
    }
    for (id, review) in scene.state.of::<Review>().iter().filter(|(_, review)| review.held_on.is_none()) {
        found.extend(ahead(review.planned_on).map(|day| (day, review.title.to_string(), page(scene, id))));
    }
    for (id, certification) in scene.state.of::<Certification>().iter() {
        let visits = certification.visits.iter().map(|(_, visit)| visit);
        found.extend(visits.filter_map(|visit| {
            let kind = scene.t.choice("visit-kind", visit.kind.key()).to_owned();
            ahead(visit.from).map(|day| (day, kind, page(scene, id)))
        }));
    }
    found.sort();
    let line = |(day, title, href): (Date, String, String)| Line { title, told: scene.t.day(day), href, act: None };
    let more = found.len().saturating_sub(AHEAD_MAX);
    (found.into_iter().take(AHEAD_MAX).map(line).collect(), more)
}

fn page<R: Declared>(scene: Scene<'_>, id: Id<R>) -> String {
    scene.page_of(R::REGISTER, &scene.state.reference(id))
}
