use isms::catalogue::Edition;
use isms::rehearsal::rehearse;

use super::{View, view};
use crate::pages::world::{TODAY, World, address};

fn shown(world: &World, query: &str) -> View {
    view(world.scene(), &address(query), &rehearse(&world.state, Edition::Iso27001_2022, TODAY))
}

#[test]
fn requirements_that_nothing_reads_are_counted_openly_and_shown_when_asked() {
    let world = World::with_risks();
    let (some, all) = (shown(&world, ""), shown(&world, "all=1"));
    assert_eq!(all.lines.len(), all.total);
    assert!(some.lines.len() < all.lines.len());
    assert!(some.lines.iter().all(|line| line.verdict != "unread"));
    assert!(some.bounds[0].contains("not an internal audit"), "{:?}", some.bounds);
}

#[test]
fn a_tile_narrows_to_its_clause_and_its_bar_stays_within_its_width() {
    let world = World::with_risks();
    let view = shown(&world, "clause=6");
    assert!(view.lines.iter().all(|line| line.requirement.starts_with("6.")));
    assert_eq!(view.clauses.iter().map(|clause| clause.id).collect::<Vec<_>>(), ["4", "5", "6", "7", "8", "9", "10"]);
    for clause in view.clauses {
        assert!(clause.bars.iter().all(|(_, left, width)| left + width <= 100.1), "{}", clause.id);
    }
}

#[test]
fn every_sentence_is_said_in_words() {
    let world = World::with_risks();
    for line in shown(&world, "").lines {
        assert!(
            !line.sentence.is_empty() && !line.sentence.contains("check-"),
            "{}: {}",
            line.requirement,
            line.sentence
        );
    }
}

#[test]
fn the_next_best_act_leads_to_a_form() {
    let world = World::with_risks();
    let best = shown(&world, "").best;
    assert!(!best.is_empty());
    assert!(best.iter().filter_map(|best| best.act.as_ref()).all(|act| act.href.starts_with("/o/test/")));
}

#[test]
fn what_records_cannot_tell_is_settled_by_an_act_or_by_a_word_that_it_is_right() {
    let mut world = World::with_risks();
    let need = [("needs[1].what", "Plans"), ("needs[1].addressed", "addressed")];
    world.create("party", &[&[("name", "Customers")][..], &need].concat());
    let view = shown(&world, "requirement=4.2.c");
    let line = view.lines.iter().find(|line| line.requirement == "4.2.c").expect("it is read");
    assert_eq!(line.verdict, "judgement", "{}", line.sentence);
    assert_eq!(line.act.as_ref().map(|act| act.href.as_str()), Some("/o/test/context/needs#IP-01"));
    assert_eq!(line.judge.as_ref().map(|act| act.act), Some("attestation.create"));
}
