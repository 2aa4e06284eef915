use isms::planning::Risk;
use kernel::Id;

use super::{View, view};
use crate::auth::Pairs;
use crate::pages::world::World;

fn seen(world: &World, after: Option<&str>) -> View {
    let after: Option<Id<Risk>> = after.map(|reference| world.id::<Risk>(reference));
    view(world.scene(), None, after, None, &|_| Pairs::new())
}

#[test]
fn the_next_risk_comes_with_the_scales_that_its_threat_touches() {
    let mut world = World::with_risks();
    world.edit("risk", "R-0003", &[("threat", "Malware"), ("assets", "A-0001")]);
    let view = seen(&world, None);
    assert_eq!((view.done, view.total, view.next.len()), (2, 3, 0));
    let now = view.now.expect("one is not assessed");
    assert_eq!(now.record.reference, "R-0003");
    let names: Vec<_> = now.scales.iter().map(|scale| scale.name.as_str()).collect();
    assert_eq!(names, ["likelihood", "consequence[a].level"]);
    let beside: Vec<_> = now.beside.iter().map(|scale| scale.name.as_str()).collect();
    assert_eq!(beside, ["consequence[c].level", "consequence[i].level"]);
    assert!(now.scales.iter().all(|scale| scale.steps.len() == 5 && !scale.steps[0].label.is_empty()));
}

#[test]
fn a_workshop_goes_on_after_the_risk_passed_and_begins_anew() {
    let mut world = World::with_risks();
    world.does("risk.reopen", &[("risk", "R-0001"), ("reason", "it happened")]);
    let now = |view: View| view.now.map(|turn| turn.record.reference);
    assert_eq!(now(seen(&world, None)).as_deref(), Some("R-0001"));
    assert_eq!(now(seen(&world, Some("R-0001"))).as_deref(), Some("R-0003"));
    assert_eq!(now(seen(&world, Some("R-0003"))).as_deref(), Some("R-0001"));
}

#[test]
fn with_nothing_left_or_without_a_method_nothing_is_asked() {
    let mut world = World::with_risks();
    world.assess("R-0003", "2", "2");
    let done = seen(&world, None);
    assert!(done.now.is_none() && done.ruled && done.done == 3);
    let unruled = seen(&World::new(), None);
    assert!(unruled.now.is_none() && !unruled.ruled);
}

#[test]
fn what_the_assets_are_worth_stands_beside_and_is_no_judgement() {
    let mut world = World::with_risks();
    world.edit("asset", "A-0001", &[("value[c].level", "4")]);
    world.edit("risk", "R-0003", &[("assets", "A-0001")]);
    let now = seen(&world, None).now.expect("one is not assessed");
    let of = |key: &str| now.scales.iter().find(|scale| scale.name.contains(key)).expect(key);
    let worth = of("[c]").worth.as_deref();
    assert!(worth.is_some_and(|told| told.contains("4 ")), "{worth:?}");
    assert_eq!((of("[i]").worth.as_deref(), of("[c]").chosen.as_str()), (None, ""));
    assert!(of("[c]").untouched && !of("likelihood").untouched);
    // No threat says what is touched: the form opens with nothing.
    let act = isms::act("risk.assess").expect("it is listed");
    let context = kernel::Context::new(kernel::RawId(1), None, world.scene().day, kernel::Timestamp::UNIX_EPOCH, 1);
    let args = (act.prefill)(&world.state, &context, world.id::<Risk>("R-0003").raw()).expect("a form");
    assert!(args.iter().all(|(key, value)| key != "consequence" || value.is_blank()), "{args:?}");
}

#[test]
fn owners_go_on_to_their_own_risks_and_whoever_manages_to_those_of_everybody() {
    let world = World::with_risks();
    let me = world.scene().person;
    assert_eq!(super::onward(world.scene(), me).1, "/o/test/planning/owner");
    assert_eq!(super::onward(world.scene(), None).1, "/o/test/planning/risks?stage=to-decide");
}
