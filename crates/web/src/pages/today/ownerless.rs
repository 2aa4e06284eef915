//! What waits for nobody in particular: told to whoever has the right to see to it.

use std::collections::BTreeSet;

use access::Right;
use isms::leadership::Role;
use isms::operation::incidents::{self, clocks};
use isms::planning::{Risk, acceptance};
use isms::support::Person;
use isms::work::Task;
use isms::work::duties::SEND;
use isms::work::tasks::is_open;
use kernel::{Declared, Id};

use super::owed::Line;
use crate::auth::{inviting, members};
use crate::pages::clocks::left;
use crate::pages::scene::{Named, Scene};
use crate::visit::Visit;

/// Accounts of people who have left, incidents that nobody handles, and risks that wait for a countersignature nobody can
/// give; empty groups left out.
pub fn groups(visit: &Visit) -> Vec<(&'static str, Vec<Line>)> {
    let scene = Scene::of(visit);
    let mut all = Vec::new();
    if visit.has(Right::Admit) {
        all.push(("today-closing", closing(visit)));
    }
    if visit.has(Right::Govern) {
        all.extend([("today-unhandled", unhandled(scene)), ("today-unsent", unsent(scene))]);
        all.push(("today-stranded", stranded(scene)));
    }
    all.retain(|(_, lines)| !lines.is_empty());
    all
}

/// People who own, hold or are asked for something, and for whom no account stands: for whoever may make one.
pub fn uninvited(visit: &Visit) -> Option<(&'static str, Vec<Line>)> {
    let (state, t) = (&visit.state, visit.t());
    let mut named: BTreeSet<Id<Person>> = state.of::<Role>().iter().flat_map(|(_, role)| role.holders.iter()).collect();
    named.extend(state.of::<Risk>().iter().filter_map(|(_, risk)| risk.owner));
    named.extend(
        state.of::<Task>().iter().filter(|(_, task)| is_open(state, task)).filter_map(|(_, task)| task.assignee),
    );
    let stands: Vec<_> = members::members(visit).into_iter().filter_map(|member| member.person).collect();
    let works = |id: &Id<Person>| state.live(*id).is_ok_and(|person| person.works_on(visit.today));
    let without: Vec<_> = named.into_iter().filter(|id| !stands.contains(&id.raw()) && works(id)).collect();
    let rows: Vec<_> = without.iter().filter_map(|id| state.row(Person::KEY, id.raw())).collect();
    let way = inviting::offered(visit, &rows).filter(|_| !rows.is_empty())?;
    let names = exchange::sheets::book::listed(rows.iter().map(|row| row.record.title()));
    let line = Line {
        reference: String::new(),
        title: names,
        href: way.clone(),
        what: t.one("today-uninvited-why", "count", rows.len()),
        who: String::new(),
        due: None,
        left: String::new(),
        late: false,
        act: Some((t.t("members-invite").to_owned(), way, false)),
    };
    Some(("today-uninvited", vec![line]))
}

fn closing(visit: &Visit) -> Vec<Line> {
    let (t, href) = (visit.t(), visit.href("members"));
    let line = |(title, what): (String, String)| Line {
        reference: String::new(),
        title,
        href: href.clone(),
        what,
        who: String::new(),
        due: None,
        left: String::new(),
        late: false,
        act: Some((t.t("members").to_owned(), href.clone(), false)),
    };
    members::left(visit).into_iter().map(line).collect()
}

/// Clause: 8.1. Incidents that were reported, and that nobody handles.
fn unhandled(scene: Scene<'_>) -> Vec<Line> {
    let found = incidents::unhandled(scene.state).filter_map(|incident| scene.link_to(incident));
    let edit = |own: &Named| (scene.t.t("edit").to_owned(), format!("{}/edit", own.href), false);
    found.map(|own| line(scene.t.t("today-unhandled-why").to_owned(), edit(&own), own)).collect()
}

/// Clause: 8.1. Reports about incidents that are to be sent by a time, and that nobody sees to.
fn unsent(scene: Scene<'_>) -> Vec<Line> {
    let found = clocks::unsent(scene.state).into_iter().filter(|own| own.who.is_none());
    let told = |own: clocks::Unsent<'_>| {
        let named = scene.link_to(own.incident)?;
        let edit = (scene.t.t("edit").to_owned(), format!("{}/edit", named.href), false);
        let (due, left) = (Some(scene.t.time(own.due, scene.zone)), left(scene, own.due));
        let late = own.due < scene.time;
        Some(Line { due, left, late, ..line(scene.t.duty(SEND), edit, named) })
    };
    found.filter_map(told).collect()
}

/// Clause: 6.1.2 a 1. Risks that wait for a countersignature nobody can give, with the role to give to somebody else.
fn stranded(scene: Scene<'_>) -> Vec<Line> {
    let found = acceptance::all_stranded(scene.state, scene.day).into_iter();
    let told = |(risk, role)| {
        let (risk, role) = (scene.link_to(risk)?, scene.link_to(role)?);
        let assign = (scene.t.t("act-role-assign").to_owned(), format!("{}/acts/role.assign", role.href), false);
        Some(line(scene.t.one("today-stranded-why", "role", role.title), assign, risk))
    };
    found.filter_map(told).collect()
}

fn line(what: String, act: (String, String, bool), own: Named) -> Line {
    let Named { reference, title, href } = own;
    let (who, left) = (String::new(), String::new());
    Line { reference, title, href, what, who, due: None, left, late: false, act: Some(act) }
}
