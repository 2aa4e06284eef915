//! What records say on the inputs of a management review.

use isms::evaluation::Review;
use isms::evaluation::reviews::inputs::{SOURCES, decisions, since, spoken};
use kernel::{Declared, Kind};

use crate::world::World;

#[test]
fn every_source_names_an_input_and_fields_that_there_are() {
    for source in SOURCES {
        let register = isms::REGISTERS.iter().find(|own| own.key == source.register).expect(source.register);
        let (_, input) = Review::REGISTER.field(source.input).expect(source.input);
        assert!(input.clause.starts_with("9.3.2 "), "{}", source.input);
        for key in source.on {
            let kind = register.field(key).map(|(_, field)| field.kind);
            assert!(matches!(kind, Some(Kind::Date)), "{} {key}", source.register);
        }
        assert!(source.tells == "stage" || register.field(source.tells).is_some(), "{}", source.register);
    }
    let spoken_of: Vec<_> = SOURCES.iter().map(|source| source.input).collect();
    let asked = Review::REGISTER.fields.iter().filter(|field| field.clause.starts_with("9.3.2 "));
    let silent: Vec<_> = asked.map(|field| field.key).filter(|key| !spoken_of.contains(key)).collect();
    assert_eq!(silent, ["earlier_actions"], "decisions of earlier reviews speak on it");
}

#[test]
fn records_speak_on_what_happened_since_the_review_before_and_on_what_is_open() {
    let mut world = World::new();
    let row = ["decided", "due"].map(|part| format!("decisions[a].{part}"));
    let before = [("title", "First"), ("held_on", "2026-06-01"), (&*row[0], "Buy a safe"), (&*row[1], "2026-07-01")];
    world.create("review", &before);
    world.create("review", &[("title", "Second"), ("planned_on", "2026-12-01")]);
    world.create("audit", &[("title", "Old"), ("ends_on", "2026-05-01"), ("state", "done")]);
    world.create("audit", &[("title", "New"), ("ends_on", "2026-10-01"), ("state", "done")]);
    world.create("feedback", &[("title", "Too slow"), ("received_on", "2026-01-10")]);
    let second = world.id::<Review>("review", "Second");
    let told = |world: &World| {
        let reference = |id: &kernel::RawId| world.state.find(*id).expect("it is there").reference();
        let line = |own: isms::evaluation::reviews::inputs::Spoken| {
            format!("{} {}", own.input, own.records.iter().map(reference).collect::<Vec<_>>().join(","))
        };
        spoken(&world.state, Some(second), world.day).into_iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(since(&world.state, Some(second)).map(|day| day.to_string()).as_deref(), Some("2026-06-01"));
    assert_eq!(told(&world), ["audits AUD-2026-02", "feedback FB-2026-001"]);
    world.edit("feedback", "Too slow", &[("state", "answered"), ("answered_on", "2026-02-01")]);
    assert_eq!(told(&world), ["audits AUD-2026-02"], "what was answered before is no news");
    assert_eq!(decisions(&world.state, Some(second)).len(), 1);
    world.edit("review", "First", &[("decisions[a].done_on", "2026-05-30")]);
    assert!(decisions(&world.state, Some(second)).is_empty(), "what was done before is no news");
}
