//! What shows that a control works, where that has grown old: in words, and on the control's card.

use access::Right;
use isms::certification::Evidence;
use isms::planning::evidenced::{Freshness, freshness};
use isms::planning::reasons::Reasons;
use isms::planning::{Control, controls};
use kernel::{Declared, Held, Id};

use crate::frame::register_path;
use crate::pages::hints::Hint;
use crate::pages::scene::Scene;

/// Most risks named on the card of a control.
const RISKS_MAX: usize = 8;

/// That all that shows that a control works is too old, or that nothing does; none while it is fresh.
pub fn told(scene: Scene<'_>, control: &Control, freshness: Freshness) -> Option<String> {
    let days = || control.evidence_days.unwrap_or_default();
    match freshness {
        Freshness::Fresh => None,
        Freshness::Missing => Some(scene.t.one("evidence-missing", "days", days())),
        Freshness::Old(day) => {
            let args = [("day", scene.t.day(day).into()), ("days", days().into())];
            let key = if control.evidence_days.is_some() { "evidence-too-old" } else { "evidence-run-out" };
            Some(scene.t.with(key, &args))
        }
    }
}

/// What the card of a control says of it, with the risks that rest on it.
pub fn on_card(scene: Scene<'_>, id: Id<Control>, control: &Held<Control>) -> Option<Hint> {
    let at_work = matches!(control.status, controls::Implementation::Implemented | controls::Implementation::Partly);
    let told = told(scene, control, freshness(scene.state, id, control, scene.day)).filter(|_| at_work)?;
    let risks = Reasons::of(scene.state).risks(&[id]);
    let records: Vec<_> = risks.into_iter().take(RISKS_MAX).filter_map(|risk| scene.link_to(risk)).collect();
    let key = if records.is_empty() { "control-unproven" } else { "control-unproven-risks" };
    let page = format!("{}/new?about={}", register_path(Evidence::REGISTER), scene.state.reference(id));
    let collect = (scene.t.t("control-collect").to_owned(), scene.href(&page));
    let acts = if scene.may(Right::Edit) { vec![collect] } else { Vec::new() };
    Some(Hint { words: scene.t.one(key, "told", told), records, acts })
}
