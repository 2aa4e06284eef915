//! Two states compared.

use kernel::compare::{self, Became};
use kernel::{Command, Declared, State};

use crate::world::{Book, Reader, World};

/// Titles of the records that differ, with what became of each and the fields that changed.
fn told(then: &State, now: &State) -> Vec<(String, Became, Vec<&'static str>)> {
    let of = |one: &compare::Different| {
        let (after, blank) = (now.row(one.register.key, one.id).unwrap(), (one.register.blank)());
        let before = then.row(one.register.key, one.id);
        let before = before.as_ref().map_or(&*blank, |row| row.record);
        let fields = compare::fields(one.register, before, after.record).map(|(_, field)| field.key).collect();
        (after.record.title(), one.became, fields)
    };
    compare::differing(then, now).iter().map(of).collect()
}

#[test]
fn each_record_that_differs_is_told_once_with_what_became_of_it() {
    let mut world = World::new();
    let ada = world.reader("Ada");
    let (emma, persuasion) = (world.book("Emma", ada), world.book("Persuasion", ada));
    world.execute(&Command::Retire(Book::REGISTER, persuasion)).unwrap();
    let then = world.state.clone();
    assert_eq!(told(&then, &world.state), []);

    world.edit(Book::REGISTER, emma, &[("pages", "500")]).unwrap();
    world.edit(Book::REGISTER, emma, &[("pages", "512")]).unwrap();
    world.execute(&Command::Restore(Book::REGISTER, persuasion)).unwrap();
    world.book("Sanditon", ada);
    let bob = world.reader("Bob");
    world.execute(&Command::Retire(Reader::REGISTER, bob)).unwrap();
    let expected = [
        ("Bob".to_owned(), Became::Added, vec!["name"]),
        ("Emma".to_owned(), Became::Changed, vec!["pages"]),
        ("Persuasion".to_owned(), Became::Restored, vec![]),
        ("Sanditon".to_owned(), Became::Added, vec!["title", "owner"]),
    ];
    assert_eq!(told(&then, &world.state), expected);
    assert_eq!(compare::entries(&then, &world.state, emma).collect::<Vec<_>>(), [5, 6]);
}

#[test]
fn what_was_changed_and_changed_back_does_not_differ() {
    let mut world = World::new();
    let ada = world.reader("Ada");
    let then = world.state.clone();
    world.edit(Reader::REGISTER, ada, &[("name", "Ada Berg")]).unwrap();
    world.edit(Reader::REGISTER, ada, &[("name", "Ada")]).unwrap();
    assert_eq!(told(&then, &world.state), []);
    world.execute(&Command::Retire(Reader::REGISTER, ada)).unwrap();
    assert_eq!(told(&then, &world.state), [("Ada".to_owned(), Became::Retired, vec![])]);
}
