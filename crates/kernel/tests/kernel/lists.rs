//! Filter, search, sort and pages that keep their place.

use kernel::list::{By, Cursor, Order, Query, Test, page};
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

fn field(key: &str) -> By {
    By::Field(Book::REGISTER.field(key).unwrap().0)
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
        let whole = titles(&world, &Query { sort: sort.clone(), ..Query::default() }).0;
        let (mut joined, mut after) = (Vec::new(), None);
        loop {
            let (rows, total, next) =
                titles(&world, &Query { sort: sort.clone(), limit: 2, after: after.take(), ..Query::default() });
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
    let narrowed = |tests: Vec<(By, Test)>, words: &str| {
        titles(&world, &Query { tests, words: words.into(), ..Query::default() }).0
    };
    assert_eq!(narrowed(vec![(field("pages"), Test::Is(vec![Value::Whole(100)]))], ""), ["Arcadia", "Candide"]);
    assert_eq!(narrowed(vec![(field("pages"), Test::AtLeast(Value::Whole(300)))], ""), ["Emma", "dune", "Beloved"]);
    assert_eq!(narrowed(vec![(field("pages"), Test::AtMost(Value::Whole(299)))], "cand"), ["Candide"]);
    assert_eq!(narrowed(vec![(field("published"), Test::Filled(false))], "B-2026-002"), ["dune"]);
    assert_eq!(narrowed(vec![(field("title"), Test::Is(vec![Value::Text("E".into())]))], "").len(), 4);
    let nobody = world.state.resolve("reader", "Bob").unwrap();
    assert!(narrowed(vec![(field("owner"), Test::Is(vec![Value::Link(nobody)]))], "").is_empty());
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

fn sorted(world: &World, by: By, down: bool) -> Vec<String> {
    titles(world, &Query { sort: Some((by, down)), ..Query::default() }).0
}

#[test]
fn choices_stand_as_declared_links_by_title_and_what_is_empty_last_both_ways() {
    let mut world = shelf();
    let set = |world: &mut World, title: &str, pairs: &[(&str, &str)]| {
        let book = world.state.resolve("book", title).unwrap();
        world.edit(Book::REGISTER, book, pairs).unwrap();
    };
    set(&mut world, "Emma", &[("owner", "Bob"), ("sort", "nonfiction"), ("published", "1915-12-23")]);
    set(&mut world, "Candide", &[("published", "1959-01-01")]);
    assert_eq!(sorted(&world, field("owner"), true)[0], "Emma");
    assert_eq!(sorted(&world, field("sort"), false)[4], "Emma");
    assert_eq!(sorted(&world, field("published"), false)[..2], ["Emma", "Candide"]);
    assert_eq!(sorted(&world, field("published"), true)[..2], ["Candide", "Emma"]);
    assert_eq!(sorted(&world, By::Reference, true)[0], "Candide");
}

#[test]
fn an_order_brought_up_to_date_is_the_order_made_anew() {
    let mut world = shelf();
    for number in 0..60 {
        let ada = world.state.resolve("reader", "Ada").unwrap();
        let book = world.book(&format!("Volume {:02}", number * 7 % 60), ada);
        world.edit(Book::REGISTER, book, &[("pages", &(number % 9).to_string())]).unwrap();
    }
    let queries = [
        Query::default(),
        Query { sort: Some((field("title"), false)), ..Query::default() },
        Query {
            sort: Some((field("pages"), true)),
            tests: vec![(field("pages"), Test::Filled(true))],
            ..Query::default()
        },
        Query { sort: Some((field("owner"), false)), words: "o".into(), ..Query::default() },
    ];
    let orders = queries.each_ref().map(|query| Order::of(&world.state, Book::REGISTER, query));
    let edited = world.state.resolve("book", "Volume 13").unwrap();
    world.edit(Book::REGISTER, edited, &[("title", "Aalto"), ("pages", "8")]).unwrap();
    let retired = world.state.resolve("book", "Emma").unwrap();
    world.execute(&kernel::Command::Retire(Book::REGISTER, retired)).unwrap();
    let bob = world.state.resolve("reader", "Bob").unwrap();
    world.book("Middlemarch", bob);
    for (query, order) in queries.iter().zip(orders) {
        assert!(!order.is_current(&world.state, Book::REGISTER, query));
        let renewed = order.renewed(&world.state, Book::REGISTER, query);
        assert_eq!(renewed.ids(), Order::of(&world.state, Book::REGISTER, query).ids(), "{}", query.key());
    }
    world.edit(Reader::REGISTER, bob, &[("name", "Aaron")]).unwrap();
    let by_owner = &queries[3];
    let order = Order::of(&world.state, Book::REGISTER, by_owner);
    world.edit(Reader::REGISTER, bob, &[("name", "Zoe")]).unwrap();
    let renewed = order.renewed(&world.state, Book::REGISTER, by_owner);
    assert_eq!(renewed.ids(), Order::of(&world.state, Book::REGISTER, by_owner).ids());
}

#[test]
fn a_page_knows_where_it_stands_and_the_page_before_it() {
    let world = shelf();
    let query = Query { sort: Some((field("title"), false)), limit: 2, ..Query::default() };
    let first = page(&world.state, Book::REGISTER, &query);
    assert_eq!((first.before, first.previous.is_none()), (0, true));
    let second = page(&world.state, Book::REGISTER, &Query { after: first.next, ..query.clone() });
    assert_eq!((second.before, second.previous.is_none()), (2, true));
    let third = page(&world.state, Book::REGISTER, &Query { after: second.next, ..query.clone() });
    let back = titles(&world, &Query { after: third.previous, ..query });
    assert_eq!((third.before, back.0), (4, vec!["Candide".to_owned(), "dune".to_owned()]));
}
