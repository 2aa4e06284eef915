//! What is written can be read again: entries, snapshots, differences.

use kernel::entry::{body, items};
use kernel::{Change, Declared, Group, Id, State, snapshot};
use proptest::prelude::*;

use crate::world::{Book, Mark, REGISTERS, Reader, World, context};

fn filled() -> World {
    let mut world = World::new();
    let ada = world.reader("Ada");
    let book = world.book("Emma", ada);
    let pairs = [
        ("body", "# One\n\nand more"),
        ("pages", "12"),
        ("weight", "0.5"),
        ("price", "9.90 EUR"),
        ("published", "1915-12-23"),
        ("scanned", "2026-01-01T00:00:00Z"),
        ("lent", "yes"),
        ("readers", "RD-001"),
        ("tags", "a\nb"),
        ("marks[ada].level", "3"),
        ("marks[ada].by", "Ada"),
        ("marks[bob].level", "1"),
        ("marks[bob].paper", "The Times"),
        ("marks[bob].seen", "1916-03-01"),
    ];
    world.edit(Book::REGISTER, book, &pairs).unwrap();
    world
}

#[test]
fn replaying_the_entries_gives_the_same_state() {
    let world = filled();
    let mut replayed = State::new(REGISTERS);
    for (at, changes) in world.entries.iter().enumerate() {
        let stored = items(&context(0), changes);
        let read = body(stored.iter().map(|item| Some(item.as_slice()))).unwrap();
        assert_eq!(&read.changes, changes);
        let time = context(at as i16 + 1).time;
        replayed.apply(at as u64 + 1, time, &read.changes).unwrap();
    }
    assert_eq!(snapshot::encode(&replayed), snapshot::encode(&world.state));
}

#[test]
fn a_snapshot_gives_the_same_state_and_a_cut_one_never_the_whole() {
    let world = filled();
    let bytes = snapshot::encode(&world.state);
    let again = snapshot::decode(REGISTERS, &bytes).unwrap();
    assert_eq!(snapshot::encode(&again), bytes);
    assert_eq!(again.resolve("reader", "ada"), world.state.resolve("reader", "Ada"));
    for end in 0..bytes.len() {
        if let Ok(part) = snapshot::decode(REGISTERS, &bytes[..end]) {
            assert!(part.table("book").unwrap().is_empty(), "cut at {end}");
        }
    }
}

#[test]
fn only_differences_become_changes() {
    let mut world = filled();
    let book = world.state.table("book").unwrap().rows().next().unwrap().id;
    assert_eq!(world.edit(Book::REGISTER, book, &[("pages", "12"), ("marks[ada].level", "3")]).unwrap(), []);
    let changes = world.edit(Book::REGISTER, book, &[("marks[ada].level", "2")]).unwrap();
    let [Change::Set { at, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(at.to_string(), "marks[ada].level");
    assert_eq!(world.state.get(Id::<Book>::of(book)).unwrap().marks.at("bob").unwrap().level.0, 1);
}

#[test]
fn a_group_that_lies_flat_in_another_is_written_and_kept_as_if_its_parts_were_own_ones() {
    let world = filled();
    let book = world.state.table("book").unwrap().rows().next().unwrap().id;
    let mark = world.state.get(Id::<Book>::of(book)).unwrap().marks.at("bob").unwrap().clone();
    assert_eq!(mark.source.paper.as_deref(), Some("The Times"));
    assert_eq!(mark.parts().iter().map(|(key, _)| key.as_ref()).collect::<Vec<_>>(), ["level", "by", "paper", "seen"]);
    assert_eq!(Mark::of_parts(mark.parts()).unwrap(), mark);
}

#[test]
fn a_change_that_does_not_fit_is_a_misfit_and_not_a_panic() {
    let world = filled();
    for mut changes in world.entries.clone() {
        changes.retain(|change| matches!(change, Change::Set { .. }));
        assert!(State::new(REGISTERS).apply(1, world.state.time(), &changes).is_err());
    }
}

#[test]
fn groups_inside_groups_are_refused_however_deep() {
    let mut value = kernel::Value::Flag(true);
    for _ in 0..2_000 {
        value = kernel::Value::Group(vec![("a".into(), value)]);
    }
    let id = kernel::RawId(1);
    let change = Change::Set { register: "book".into(), id, at: kernel::Path::field("marks"), to: value };
    let item = items(&context(0), &[change]).remove(0);
    assert!(body([Some(item.as_slice())]).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = body([Some(bytes.as_slice())]);
        let _ = snapshot::decode(REGISTERS, &bytes);
        let _ = kernel::list::Cursor::read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_name_comes_back_as_it_was_written(name in "[^\\p{C}]{1,40}") {
        let mut world = World::new();
        match world.create(Reader::REGISTER, &[("name", &name)]) {
            Ok(id) => prop_assert_eq!(&*world.state.get(Id::<Reader>::of(id)).unwrap().name, name.trim()),
            Err(_) => prop_assert!(name.trim().is_empty()),
        }
    }
}
