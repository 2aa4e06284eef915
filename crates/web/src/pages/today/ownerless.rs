//! What waits for nobody in particular: told to whoever has the right to see to it.

use access::Right;
use isms::operation::incidents;
use isms::planning::acceptance;

use super::owed::Line;
use crate::auth::members;
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
        all.extend([("today-unhandled", unhandled(scene)), ("today-stranded", stranded(scene))]);
    }
    all.retain(|(_, lines)| !lines.is_empty());
    all
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
    Line { reference, title, href, what, who: String::new(), due: None, late: false, act: Some(act) }
}
