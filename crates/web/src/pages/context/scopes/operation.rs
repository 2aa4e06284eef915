//! 8.1: from when the organization works by a scope, who said so, and the day to ask about while nobody did.

use isms::context::Scope;
use isms::rehearsal::{operation, proposed_operation};
use kernel::{Declared, Id};
use serde::Serialize;

use crate::pages::scene::{Doing, Scene};

/// The act by which it is said.
const ACT: &str = "scope.begin_operation";

/// From when an organization works by its management system.
#[derive(Serialize)]
pub struct Beginning {
    /// The day, who said it and when, and how an early day is known; or that nobody said it, and the day to ask about.
    pub words: String,
    /// Whether somebody said it.
    pub said: bool,
    /// Saying it, or correcting it.
    pub act: Option<Doing>,
}

/// What is known of the beginning with an approved scope; none of a draft.
pub fn beginning(scene: Scene<'_>, id: Id<Scope>) -> Option<Beginning> {
    let (t, held) = (scene.t, scene.state.get(id).filter(|scope| scope.approval.is_some())?);
    let Some(from) = held.operates_from else {
        return unsaid(scene, id);
    };
    let day = ("day", t.day(from).into());
    let words = match &held.began {
        None => t.with("scope-operates-plain", &[day]),
        Some(began) => {
            let by = began.by.map_or(t.t("unknown"), |by| scene.person_name(by)).to_owned();
            let said = t.with("scope-operates-said", &[day, ("person", by.into()), ("on", t.day(began.on).into())]);
            let reason = began.reason.as_ref().map(|reason| format!(" {reason}")).unwrap_or_default();
            format!("{said}{reason}")
        }
    };
    Some(Beginning { words, said: true, act: correct(scene, id) })
}

/// That nobody said it, with the day on which everything was there that it takes.
fn unsaid(scene: Scene<'_>, id: Id<Scope>) -> Option<Beginning> {
    let (t, retired) = (scene.t, scene.state.get(id)?.head.retired);
    if retired || operation(scene.state).is_some() {
        return None;
    }
    let words = match proposed_operation(scene.state) {
        Some(day) => t.one("scope-operates-proposed", "day", t.day(day)),
        None => t.t("scope-operates-unsaid").to_owned(),
    };
    Some(Beginning { words, said: false, act: correct(scene, id) })
}

/// The act, also where it was done: saying it again corrects it.
fn correct(scene: Scene<'_>, id: Id<Scope>) -> Option<Doing> {
    let row = scene.state.row(Scope::KEY, id.raw()).filter(|row| !row.head.retired)?;
    let act = isms::act(ACT).filter(|act| scene.may_do(act))?;
    let href = format!("{}/acts/{ACT}", scene.page_of(Scope::REGISTER, &row.reference()));
    Some(Doing { act: act.key, label: scene.t.act(act).to_owned(), href, signs: false, asks: None })
}

/// Confirming the day that the records propose, on the scope that is in force.
pub fn confirm(scene: Scene<'_>) -> Option<Doing> {
    proposed_operation(scene.state)?;
    let approved = scene.state.of::<Scope>().iter().find(|(_, scope)| scope.approval.is_some());
    correct(scene, approved?.0)
}
