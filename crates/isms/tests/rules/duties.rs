//! What a person owes: every kind names what there is, and what is done is owed no more.

use isms::support::Person;
use isms::work::duties::{KINDS, Open, duties};
use kernel::{Date, Field, Kind, Register};

use crate::world::World;

const DAY: Date = Date::constant(2026, 11, 23);

fn owed(world: &World, person: &str) -> Vec<String> {
    let duties = duties(&world.state, world.id::<Person>("person", person), DAY);
    let told = |duty: &isms::work::Duty| {
        let row = world.state.find(duty.record).expect("a duty names a record");
        let due = duty.due.map(|day| format!(" by {day}")).unwrap_or_default();
        format!("{} {}{due}", duty.kind, row.reference())
    };
    duties.iter().map(told).collect()
}

fn fields(register: &'static Register, rows: &str) -> Vec<&'static Field> {
    let inside = register.field(rows).and_then(|(_, field)| field.kind.parts()).unwrap_or_default();
    inside.iter().chain(register.fields).collect()
}

#[test]
fn every_kind_names_fields_choices_and_acts_that_there_are() {
    for kind in KINDS {
        let register = isms::REGISTERS.iter().find(|register| register.key == kind.register);
        let register = register.unwrap_or_else(|| panic!("{}: no register {}", kind.key, kind.register));
        let fields = fields(register, kind.rows);
        let field = |key: &str| {
            let (group, part) = key.split_once('.').map_or((key, None), |(group, part)| (group, Some(part)));
            let found = fields.iter().copied().find(|field| field.key == group);
            let found = match part {
                Some(part) => found.and_then(|field| field.kind.parts()?.iter().find(|own| own.key == part)),
                None => found,
            };
            found.unwrap_or_else(|| panic!("{}: {} has no field {key}", kind.key, kind.register))
        };
        let who = field(kind.who).kind;
        assert!(matches!(who, Kind::Link("person" | "role") | Kind::Links("person" | "role")), "{}: {who:?}", kind.key);
        assert!(kind.due.is_empty() || matches!(field(kind.due).kind, Kind::Date), "{}", kind.key);
        assert!(
            kind.act.is_empty() || isms::act(kind.act).is_some_and(|act| act.subject() == Some(kind.register)),
            "{}",
            kind.act
        );
        for open in kind.open {
            match *open {
                Open::Blank(key) | Open::Filled(key) | Open::Another(key) => drop(field(key)),
                Open::Is(key, values) | Open::Not(key, values) => {
                    let Kind::Choice(choices) = field(key).kind else { panic!("{}: {key} is no choice", kind.key) };
                    assert!(values.iter().all(|value| choices.values.contains(value)), "{}: {values:?}", kind.key);
                }
                Open::NoneLater(register, key) => {
                    assert!(register == kind.register && field(key).kind.target().is_some())
                }
                Open::Stage(_) => assert_eq!(kind.register, "risk"),
                Open::Unanswered(_) => assert_eq!(kind.register, "comment"),
            }
        }
        assert_eq!(KINDS.iter().filter(|other| other.key == kind.key).count(), 1, "{}", kind.key);
    }
}

#[test]
fn a_task_is_owed_until_it_is_done_and_again_when_it_is_opened() {
    let mut world = World::new().on("2026-11-23");
    world.create("task", &[("title", "Later"), ("assignee", "P-001"), ("due", "2026-12-01")]);
    world.create("task", &[("title", "Late"), ("assignee", "P-001"), ("due", "2026-11-01")]);
    world.create("task", &[("title", "Some time"), ("assignee", "P-001")]);
    world.create("task", &[("title", "Not hers"), ("assignee", "P-002"), ("due", "2026-11-01")]);
    world.create("task", &[("title", "Far away"), ("assignee", "P-001"), ("due", "2027-11-01")]);
    let all = ["task TK-0002 by 2026-11-01", "task TK-0001 by 2026-12-01", "task-undated TK-0003"];
    assert_eq!(owed(&world, "P-001"), all);
    world.does("task.complete", &[("tasks", "TK-0001\nTK-0002"), ("result", "It was easy")]);
    assert_eq!(owed(&world, "P-001"), ["task-undated TK-0003"]);
    assert_eq!(world.shows("task", "TK-0002", "done_on"), "2026-11-23");
    world.edit("task", "TK-0002", &[("done_on", "")]);
    assert_eq!(owed(&world, "P-001"), ["task TK-0002 by 2026-11-01", "task-undated TK-0003"]);
    world.retire("task", "TK-0003");
    assert_eq!(owed(&world, "P-001").len(), 1);
}

#[test]
fn the_owner_of_a_risk_owes_the_next_decision() {
    let world = World::with_risk();
    assert_eq!(owed(&world, "P-001"), ["risk-assess R-0001"]);
    let mut world = world;
    world.assess("R-0001", "3", "3");
    assert_eq!(owed(&world, "P-001"), ["risk-decide R-0001"]);
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "modify")]);
    assert_eq!(owed(&world, "P-001"), ["risk-plan R-0001"]);
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-01-31")]);
    assert_eq!(owed(&world, "P-001"), ["risk-expect R-0001"]);
    let expected = [("risk", "R-0001"), ("residual_consequence[c].level", "2"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    assert_eq!(owed(&world, "P-001"), ["risk-approve R-0001"]);
}

#[test]
fn whoever_is_spoken_to_owes_an_answer_for_a_while() {
    let mut world = World::new().on("2026-11-23");
    world.does("comment.write", &[("about", "P-002"), ("text", "What do you think, @p-002?")]);
    assert_eq!(owed(&world, "P-002"), ["mention N-00001"]);
    assert!(owed(&world, "P-001").is_empty());
    let mut answered = world.clone().acting("P-002");
    answered.does("comment.write", &[("about", "P-002"), ("text", "It is fine")]);
    assert!(owed(&answered, "P-002").is_empty());
}
