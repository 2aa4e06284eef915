//! Undoing: edit then undo is as before; what stands on it, and what was decided, is not undone.

use kernel::undo::{self, Later};
use kernel::{Command, Declared, RawId, State, Value};
use proptest::prelude::*;

use crate::world::{APPROVE, Book, REGISTERS, Reader, World, context};

/// The world as it was before its entry `seq`.
fn before(world: &World, seq: usize) -> State {
    let mut state = State::new(REGISTERS);
    for (at, changes) in world.entries[..seq - 1].iter().enumerate() {
        state.apply(at as u64 + 1, context(at as i16 + 1).time, changes).unwrap();
    }
    state
}

/// Undoes entry `seq`, or says why not.
fn undone(world: &mut World, seq: usize) -> Result<(), Vec<String>> {
    let later = world.entries[seq..].iter().enumerate().map(|(at, changes)| Later {
        seq: (seq + at) as u64 + 1,
        by: "Ada".into(),
        changes: changes.clone(),
    });
    let later: Vec<_> = later.collect();
    let commands = undo::commands(&world.entries[seq - 1], &before(world, seq), &later, &world.state);
    let told = |refusals: Vec<kernel::Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
    world.execute(&Command::Batch(undo::ACT, commands.map_err(told)?.into())).map(drop)
}

fn contents(state: &State, id: RawId) -> Vec<Value> {
    let row = state.row("book", id).unwrap();
    (0..Book::REGISTER.fields.len()).map(|at| row.record.get(at)).collect()
}

/// A world with a book: entry 1 makes its owner, entry 2 the book.
fn library() -> (World, RawId) {
    let mut world = World::new();
    let ada = world.reader("Ada");
    let book = world.book("Emma", ada);
    (world, book)
}

#[test]
fn a_new_record_is_taken_out_again_and_an_undo_can_be_undone() {
    let (mut world, book) = library();
    undone(&mut world, 2).unwrap();
    assert!(world.state.row("book", book).unwrap().head.retired);
    undone(&mut world, 3).unwrap();
    assert!(!world.state.row("book", book).unwrap().head.retired);
    let said = undone(&mut world, 2).unwrap_err();
    assert_eq!(said, ["B-2026-001: changed since by Ada in entry 4; undo that entry first, or edit the record"]);
}

#[test]
fn what_was_changed_since_is_not_overwritten_and_its_entry_is_named() {
    let (mut world, book) = library();
    world.edit(Book::REGISTER, book, &[("pages", "10"), ("lent", "yes")]).unwrap();
    world.edit(Book::REGISTER, book, &[("pages", "20")]).unwrap();
    world.edit(Book::REGISTER, book, &[("tags", "old")]).unwrap();
    let said = undone(&mut world, 3).unwrap_err();
    assert_eq!(said, ["B-2026-001: changed since by Ada in entry 4; undo that entry first, or edit the record"]);
    undone(&mut world, 4).unwrap();
    assert_eq!(world.state.row("book", book).unwrap().record.value("pages"), Value::Whole(10));
}

#[test]
fn a_row_that_moved_on_keeps_its_neighbours_from_being_rewritten() {
    let (mut world, book) = library();
    world.edit(Book::REGISTER, book, &[("marks[a].level", "1"), ("marks[b].level", "2")]).unwrap();
    let gone = vec![(kernel::Path::group("marks", "a"), Value::Nothing)];
    world.execute(&Command::Edit(Book::REGISTER, book, gone, None)).unwrap();
    world.edit(Book::REGISTER, book, &[("marks[b].level", "3")]).unwrap();
    // Putting the first row back where it stood writes the whole list, and the second row has changed since.
    assert!(undone(&mut world, 4).is_err());
    let marks = world.state.row("book", book).unwrap().record.value("marks");
    assert!(matches!(marks, Value::Many(rows) if rows.len() == 1));
}

#[test]
fn a_decision_is_decided_again_instead() {
    let (mut world, book) = library();
    let args = vec![("book".to_owned(), Value::Link(book)), ("level".to_owned(), Value::Level(3))];
    world.execute(&Command::Act(APPROVE, args)).unwrap();
    let said = undone(&mut world, 3).unwrap_err();
    assert_eq!(said, ["B-2026-001: a decision is not undone but decided again; see the acts on book"]);
}

#[test]
fn many_records_of_one_entry_are_undone_together() {
    let mut world = World::new();
    let ids: Vec<_> = ["Ada", "Bea"].map(|name| world.reader(name)).into();
    let retire = |id: &RawId| (id.to_string(), Command::Retire(Reader::REGISTER, *id));
    world.execute(&Command::Batch("bulk.retire", ids.iter().map(retire).collect())).unwrap();
    undone(&mut world, 3).unwrap();
    assert!(ids.iter().all(|id| !world.state.row("reader", *id).unwrap().head.retired));
}

fn edit() -> impl Strategy<Value = (&'static str, String)> {
    let field = |name: &'static str, text: &'static str| (Just(name), text);
    prop_oneof![
        field("title", "[A-Z][a-z]{1,8}"),
        field("pages", "[0-9]{1,4}"),
        field("body", "[a-z ]{0,12}"),
        field("lent", "(yes|no)"),
        field("sort", "(novel|non-fiction)"),
        field("tags", "[a-z]{1,3}"),
        field("price", "([0-9]{1,3} NOK)?"),
        field("marks[a].level", "[1-5]"),
        field("marks[b].level", "[1-5]"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edit_then_undo_is_as_before(
        first in proptest::collection::vec(edit(), 0..6),
        second in proptest::collection::vec(edit(), 1..6),
    ) {
        let (mut world, book) = library();
        for edits in [first, second] {
            let pairs: Vec<_> = edits.iter().map(|(field, text)| (*field, text.as_str())).collect();
            world.edit(Book::REGISTER, book, &pairs).unwrap();
        }
        prop_assume!(!world.entries[3].is_empty());
        let then = contents(&before(&world, 4), book);
        undone(&mut world, 4).unwrap();
        prop_assert_eq!(contents(&world.state, book), then);
    }
}
