use isms::catalogue::Edition;

use super::control::detail;
use super::{Filter, Statement, statement};
use crate::pages::world::{World, address};
use crate::tests::world::on_one_line;

fn shown(world: &World, edition: Edition, query: &str) -> Statement {
    let filter = Filter::of(world.scene(), edition, &address(query)).unwrap_or_else(|halt| panic!("{query}: {halt:?}"));
    statement(world.scene(), edition, &filter)
}

fn controls(world: &World, query: &str) -> Vec<&'static str> {
    let themes = shown(world, Edition::Iso27001_2022, query).themes;
    themes.iter().flat_map(|theme| theme.lines.iter().map(|line| line.control)).collect()
}

#[test]
fn every_control_has_a_line_before_anything_is_decided() {
    let world = World::with_risks();
    let view = shown(&world, Edition::Iso27001_2022, "");
    assert_eq!((view.counts.total, view.counts.rowless, view.shown), (93, 93, 93));
    assert_eq!(shown(&world, Edition::Iso27001_2013, "").counts.total, 114);
}

#[test]
fn what_risks_ask_for_is_a_proposal_until_a_person_confirms_it() {
    let mut world = World::with_risks();
    assert_eq!(controls(&world, "proposed=1"), ["A.8.13"]);
    world.does("applicability.prepare", &[]);
    world.does("applicability.confirm", &[("rows", "A.8.13")]);
    assert_eq!(controls(&world, "proposed=1"), [""; 0]);
    assert_eq!(controls(&world, "applicable=applicable"), ["A.8.13"]);
    let view = shown(&world, Edition::Iso27001_2022, "applicable=applicable");
    let line = view.themes.iter().flat_map(|theme| &theme.lines).next().expect("one is applicable");
    let reasons: Vec<_> = line.reasons.iter().map(|reason| (reason.mark, reason.count, reason.confirmed)).collect();
    assert_eq!(reasons, [("RRA", 1, true)]);
}

#[test]
fn filters_hold_together() {
    let world = World::with_risks();
    assert_eq!(controls(&world, "theme=A.6").len(), 8);
    assert_eq!(controls(&world, "q=backup"), ["A.8.13"]);
    let detective = controls(&world, "control-type=Detective&theme=A.7");
    assert!(!detective.is_empty() && detective.len() < 14, "{detective:?}");
}

#[test]
fn a_control_shows_its_counterparts_in_the_other_edition() {
    let world = World::with_risks();
    let edition = Edition::Iso27001_2022;
    let control = edition.standard().control("A.8.13").expect("there is a control on backup");
    let view = detail(world.scene(), edition, control).expect("it has a row");
    assert_eq!(view.counterparts.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), ["A.12.3.1"]);
    assert_eq!(view.line.risks.len(), 1);
    assert!(!view.attributes.is_empty());
}

#[test]
fn a_control_says_why_records_speak_against_leaving_it_out() {
    let mut world = World::with_risks();
    world.does("applicability.prepare", &[]);
    world.create("asset-type", &[("title", "Source code")]);
    world.create("asset", &[("name", "Platform"), ("kind", "primary"), ("asset_type", "Source code")]);
    world.create("supplier", &[("name", "Nimbus"), ("kind", "cloud"), ("service", "Hosting")]);
    let out = [("applicable", "excluded"), ("exclusion", "done elsewhere")];
    for control in ["A.8.28", "A.5.23"] {
        world.edit("applicability", control, &out);
    }
    assert_eq!(
        against(&world, "A.8.28"),
        ["A-0002 asset of the type “Source code”: what it says of itself tells that software is developed"]
    );
    assert_eq!(against(&world, "A.5.23"), ["SUP-001 supplier of “Hosting”: a cloud service is used"]);
    // Left out first, and then a risk rests on it and a plan puts it in place.
    world.create("control", &[("title", "Escrow"), ("reference_controls", "A.5.23")]);
    world.edit("risk", "R-0001", &[("controls", "C-002")]);
    world.create("treatment", &[("title", "Agree escrow"), ("risks", "R-0001"), ("controls", "C-002")]);
    let expected = [
        "TP-2026-001 part of the treatment plan (Planned): puts in place a control that stands for this one: C-002",
        "R-0001 risk with the decision “Modify”: rests on a control that stands for this one: C-002",
        "SUP-001 supplier of “Hosting”: a cloud service is used",
    ];
    assert_eq!(against(&world, "A.5.23"), expected);
    assert_eq!(shown(&world, Edition::Iso27001_2022, "").contradicted, ["A.5.23", "A.8.28"]);
}

#[test]
fn what_is_left_out_by_name_is_said_so_and_no_longer_waits_for_anybody() {
    let mut world = World::with_risks();
    world.does("applicability.prepare", &[]);
    let objected = |world: &World| {
        let found = super::objected(world.scene(), &[row(world, "A.8.13")]);
        let own = found.into_iter().next().expect("R-0001 rests on C-001, which stands for it");
        (own.answer, on_one_line(&own.to_string()))
    };
    let (answer, panel) = objected(&world);
    assert!(answer == "open" && panel.starts_with("<details") && panel.contains("R-0001"), "{panel}");
    let reason = "The copies are the provider's, and none of ours would be restored";
    world.does("applicability.uphold", &[("applicability", "A.8.13"), ("reason", reason)]);
    let (answer, panel) = objected(&world);
    assert!(answer == "upheld" && panel.contains("Left out by Ada on 23 Nov 2026"), "{panel}");
    let view = shown(&world, Edition::Iso27001_2022, "");
    assert_eq!(view.contradicted, [""; 0]);
    assert_eq!(view.beyond.iter().map(|own| own.record.reference.as_str()).collect::<Vec<_>>(), ["C-001"]);
    world.edit("applicability", "A.8.13", &[("exclusion", "We do not need any of this here")]);
    assert_eq!(objected(&world).0, "outdated");
    assert_eq!(shown(&world, Edition::Iso27001_2022, "").contradicted, ["A.8.13"]);
}

fn row<'a>(world: &'a World, control: &str) -> kernel::Row<'a> {
    let id = world.state.resolve("applicability", control).expect(control);
    world.state.find(id).expect(control)
}

fn against(world: &World, control: &str) -> Vec<String> {
    let edition = Edition::Iso27001_2022;
    let view = detail(world.scene(), edition, edition.standard().control(control).expect(control)).expect(control);
    let told = |own: super::against::Objector| {
        let through = own.through.map(|own| format!(" {}", own.reference)).unwrap_or_default();
        format!("{} {}{through}", own.record.reference, own.words)
    };
    view.line.against.into_iter().flat_map(|own| own.objectors).map(told).collect()
}

#[test]
fn what_proposes_a_reason_is_counted_by_its_kind() {
    let mut world = World::with_risks();
    world.create("control", &[("title", "Register of laws"), ("reference_controls", "A.5.31")]);
    world.create("obligation", &[("title", "Customs law"), ("kind", "law"), ("controls", "C-002")]);
    world.create("control", &[("title", "Locks"), ("reference_controls", "A.7.3"), ("status", "implemented")]);
    let edition = Edition::Iso27001_2022;
    let counted = |control: &str| {
        let view = detail(world.scene(), edition, edition.standard().control(control).expect(control)).expect(control);
        view.line.reasons.into_iter().map(|reason| format!("{} {}", reason.mark, reason.counted)).collect::<Vec<_>>()
    };
    assert_eq!(counted("A.5.31"), ["LR 1 obligation"]);
    assert_eq!(counted("A.8.13"), ["RRA 1 risk"]);
    assert_eq!(counted("A.7.3"), ["BP a control at work"]);
}
