//! Filter, search, sort and pages that keep their place.

use kernel::list::{Cursor, Query, Test, page};
use kernel::{Declared, Value};

use crate::world::{Book, Reader, World};

fn shelf() -> World {
    let mut world = World::new();
    let ada = world.reader("Ada");
    world.reader("Bob");
    for (title, pages) in [("Emma", "300"), ("dune", "600"), ("Arcadia", "100"), ("Beloved", "300"), ("Candide", "100")]
    {
        let book = world.book(title, ada);
        world.edit(Book::REGISTER, book, &[("pages", pages)]).unwrap();
    }
    world
}

fn titles(world: &World, query: &Query) -> (Vec<String>, usize, Option<Cursor>) {
    let page = page(&world.state, Book::REGISTER, query);
    (page.rows.iter().map(|row| row.record.title()).collect(), page.total, page.next)
}

fn field(key: &str) -> usize {
    Book::REGISTER.field(key).unwrap().0
}

#[test]
fn without_a_wish_records_come_in_the_order_of_their_making() {
    let (rows, total, next) = titles(&shelf(), &Query::default());
    assert_eq!((rows.join(" ").as_str(), total, next), ("Emma dune Arcadia Beloved Candide", 5, None));
}

#[test]
fn pages_joined_are_the_whole_list_for_every_order() {
    let world = shelf();
    for sort in [None, Some((field("title"), false)), Some((field("pages"), true)), Some((field("published"), false))] {
        let whole = titles(&world, &Query { sort, ..Query::default() }).0;
        let (mut joined, mut after) = (Vec::new(), None);
        loop {
            let (rows, total, next) =
                titles(&world, &Query { sort, limit: 2, after: after.take(), ..Query::default() });
            assert_eq!(total, 5);
            joined.extend(rows);
            match next {
                Some(cursor) => after = Some(Cursor::read(&cursor.print()).unwrap()),
                None => break,
            }
        }
        assert_eq!(joined, whole, "{sort:?}");
    }
}

#[test]
fn tests_and_words_narrow_the_list() {
    let world = shelf();
    let narrowed = |tests: Vec<(usize, Test)>, words: &str| {
        titles(&world, &Query { tests, words: words.into(), ..Query::default() }).0
    };
    assert_eq!(narrowed(vec![(field("pages"), Test::Is(Value::Whole(100)))], ""), ["Arcadia", "Candide"]);
    assert_eq!(narrowed(vec![(field("pages"), Test::AtLeast(Value::Whole(300)))], ""), ["Emma", "dune", "Beloved"]);
    assert_eq!(narrowed(vec![(field("pages"), Test::AtMost(Value::Whole(299)))], "cand"), ["Candide"]);
    assert_eq!(narrowed(vec![(field("published"), Test::Filled(false))], "B-2026-002"), ["dune"]);
    assert_eq!(narrowed(vec![(field("title"), Test::Is(Value::Text("E".into())))], "").len(), 4);
    let nobody = world.state.resolve("reader", "Bob").unwrap();
    assert!(narrowed(vec![(field("owner"), Test::Is(Value::Link(nobody)))], "").is_empty());
}

#[test]
fn retired_records_have_a_list_of_their_own() {
    let mut world = shelf();
    let book = world.state.resolve("book", "dune").unwrap();
    world.execute(&kernel::Command::Retire(Book::REGISTER, book)).unwrap();
    assert_eq!(titles(&world, &Query::default()).1, 4);
    assert_eq!(titles(&world, &Query { retired: true, ..Query::default() }).0, ["dune"]);
    assert_eq!(page(&world.state, Reader::REGISTER, &Query::default()).total, 2);
}

#[test]
fn a_cursor_that_is_none_is_refused() {
    for text in ["", "zz", "0", "ü!", "ff"] {
        assert!(Cursor::read(text).is_err(), "{text:?}");
    }
}
