//! Finding by words: what is found, in which order, and that following finds what a new index would.

use kernel::search::{Asked, Found, Index};
use kernel::{Command, Declared, State};
use proptest::prelude::*;

use crate::world::{Book, World};

fn asked(words: &str) -> Asked<'_> {
    Asked { words, register: "", each: 100, limit: 100 }
}

fn titles(state: &State, found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| state.find(hit.id).unwrap().record.title()).collect()
}

fn find(world: &World, words: &str) -> Vec<String> {
    titles(&world.state, &Index::of(&world.state).find(&asked(words)))
}

fn library() -> World {
    let mut world = World::new();
    let ada = world.reader("Ada Marsh");
    for (title, body) in [
        ("Tides of the north", "Salt marshes and what lives in them"),
        ("Marsh birds", "A book of birds"),
        ("Birds of the marshland", "Nothing about water"),
        ("Cooking", "How to cook a bird of the Northern marsh"),
    ] {
        let book = world.book(title, ada);
        world.edit(Book::REGISTER, book, &[("body", body)]).unwrap();
    }
    world
}

#[test]
fn all_words_must_match_by_their_beginning() {
    let world = library();
    assert_eq!(find(&world, "marsh bird"), ["Marsh birds", "Birds of the marshland", "Cooking"]);
    assert_eq!(find(&world, "north COOK"), ["Cooking"]);
    assert!(find(&world, "marsh submarine").is_empty());
    assert!(find(&world, " - ").is_empty());
}

#[test]
fn a_reference_comes_first_then_titles_then_texts() {
    let mut world = library();
    assert_eq!(find(&world, "marsh")[..3], ["Marsh birds", "Ada Marsh", "Birds of the marshland"]);
    assert_eq!(find(&world, "B-2026-3")[0], "Birds of the marshland");
    assert_eq!(find(&world, "003"), ["Birds of the marshland"]);
    let second = world.state.resolve("book", "B-2026-002").unwrap();
    world.execute(&Command::Retire(Book::REGISTER, second)).unwrap();
    assert_eq!(find(&world, "marsh").last().unwrap(), "Marsh birds");
    assert_eq!(find(&world, "b-2026-002")[0], "Marsh birds");
}

#[test]
fn hits_are_bounded_and_counts_are_not() {
    let world = library();
    let index = Index::of(&world.state);
    let found = index.find(&Asked { words: "marsh", register: "", each: 1, limit: 5 });
    assert_eq!((found.hits.len(), found.counts, found.hits[0].table), (2, vec![1, 4], 1));
    let found = index.find(&Asked { words: "marsh", register: "reader", each: 9, limit: 9 });
    assert_eq!(titles(&world.state, &found), ["Ada Marsh"]);
}

#[test]
fn a_bounded_index_finds_only_what_it_read() {
    let world = library();
    assert_eq!(Index::of_first(&world.state, 2).find(&asked("marsh")).counts, [1, 1]);
}

#[test]
fn an_earlier_state_changes_nothing() {
    let mut world = library();
    let before = world.state.clone();
    world.reader("Zora");
    let mut index = Index::of(&world.state);
    index.follow(&before);
    assert_eq!(index.size(), world.state.size());
    assert_eq!(index.find(&asked("zora")).total(), 1);
}

proptest! {
    #[test]
    fn following_finds_what_a_new_index_finds(
        steps in prop::collection::vec((0..4_u8, 0..6_usize, "[ab]{1,2}( [ab]{1,2})?"), 1..60),
        words in "[ab]{1,2}",
    ) {
        let mut world = World::new();
        let mut index = Index::of(&world.state);
        let owner = world.reader("nobody");
        let mut books = Vec::new();
        for (step, which, title) in steps {
            match (step, books.get(which).copied()) {
                (1, Some(book)) => drop(world.edit(Book::REGISTER, book, &[("title", &title)])),
                (2, Some(book)) => drop(world.execute(&Command::Retire(Book::REGISTER, book))),
                (3, Some(book)) => drop(world.execute(&Command::Restore(Book::REGISTER, book))),
                _ => books.push(world.book(&title, owner)),
            }
            if which % 2 == 0 {
                index.follow(&world.state);
            }
        }
        index.follow(&world.state);
        let sorted = |index: &Index| {
            let mut found = index.find(&asked(&words));
            found.hits.sort_by_key(|hit| hit.id);
            found
        };
        prop_assert_eq!(sorted(&index), sorted(&Index::of(&world.state)));
    }
}
