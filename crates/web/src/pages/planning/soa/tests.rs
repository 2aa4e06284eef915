use isms::catalogue::Edition;

use super::control::detail;
use super::{Filter, Statement, statement};
use crate::pages::world::{World, address};

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
