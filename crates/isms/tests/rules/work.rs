//! Across registers: comments speak to people and belong to their authors; own fields are declared before they are filled.

use crate::world::World;

fn comment(world: &mut World, text: &str) {
    world.does("comment.write", &[("about", "P-002"), ("text", text)]);
}

#[test]
fn a_comment_speaks_to_the_people_it_names() {
    let mut world = World::new();
    world.create("person", &[("name", "Ben Bergen")]);
    comment(&mut world, "Ask @Ben Bergen, @p-001 and @Ben; not @Benno or ada@ben.\n\nMore below.");
    assert_eq!(world.shows("comment", "N-00001", "mentions"), "P-003\nP-001\nP-002");
    assert_eq!(world.shows("comment", "N-00001", "by"), "P-001");
    assert_eq!(world.shows("comment", "N-00001", "about"), "P-002");
    assert_eq!(world.shows("comment", "N-00001", "title"), "Ask @Ben Bergen, @p-001 and @Ben; not @Benno or ada@ben.");
}

#[test]
fn a_comment_is_changed_and_taken_back_by_its_author_alone() {
    let mut world = World::new();
    comment(&mut world, "First thought");
    let mut ben = world.clone().acting("P-002");
    let refused = ben.try_edit("comment", "N-00001", &[("text", "Other words")]).expect_err("it is Ada's");
    assert_eq!(refused, ["house-rule text: only its author changes a comment; write one of your own"]);
    let message = "house-rule comment: only its author takes a comment back; write one of your own, or ask a manager to retire it";
    ben.refuses("comment.withdraw", &[("comment", "N-00001")], &[message]);
    world.try_edit("comment", "N-00001", &[("text", "Second thought")]).expect("her own");
    world.does("comment.withdraw", &[("comment", "N-00001")]);
    assert!(world.try_act("comment.withdraw", &[("comment", "N-00001")]).is_err());
}

#[test]
fn a_comment_is_about_something_and_says_something() {
    let world = World::new();
    let lost = "software about: required; fill this in";
    world.refuses("comment.write", &[("text", "Well")], &[lost]);
    world.refuses("comment.write", &[("about", "P-002"), ("text", " ")], &["software text: required; fill this in"]);
}

/// A world in which people have a locker with a number, needed from now on, and a badge of some colour.
fn with_own_fields() -> World {
    let mut world = World::new();
    let locker =
        [("title", "Locker"), ("key", "locker"), ("register", "person"), ("kind", "whole"), ("required", "yes")];
    world.create("own-field", &locker);
    let badge =
        [("title", "Badge"), ("key", "badge"), ("register", "person"), ("kind", "choice"), ("choices", "red\nblue")];
    world.create("own-field", &badge);
    world
}

#[test]
fn own_fields_take_what_their_kind_reads() {
    let mut world = with_own_fields();
    world.edit("person", "P-002", &[("own[locker].value", "12"), ("own[badge].value", "blue")]);
    assert_eq!(world.shows("person", "P-002", "own"), "locker: value 12\nbadge: value blue");
    let refused = |pair: (&str, &str)| world.clone().try_edit("person", "P-002", &[pair]).expect_err(pair.0);
    let number = "software own[locker].value: \"twelve\" is not a whole number; write digits only";
    assert_eq!(refused(("own[locker].value", "twelve")), [number]);
    let colour = "software own[badge].value: \"green\" is none of the choices; choose red, blue";
    assert_eq!(refused(("own[badge].value", "green")), [colour]);
    let unknown = "software own[shoe].value: no own field of people has the key shoe; declared: locker, badge";
    assert_eq!(refused(("own[shoe].value", "44")), [unknown]);
}

#[test]
fn a_needed_own_field_is_asked_of_new_records_only() {
    let mut world = with_own_fields();
    world.edit("person", "P-002", &[("email", "ben@example.org")]);
    let people = isms::REGISTERS.iter().find(|register| register.key == "person").expect("people");
    let name = vec![(kernel::Path::field("name"), kernel::Value::Text("Cy".into()))];
    let refused = world.clone().try_command(kernel::Command::Create(people, name)).expect_err("a locker is needed");
    assert_eq!(refused, ["house-rule own[locker].value: required; fill this in"]);
    world.create("person", &[("name", "Cy"), ("own[locker].value", "7")]);
}

#[test]
fn a_declaration_is_sound_and_keeps_what_stands_under_it() {
    let mut world = with_own_fields();
    let declared = |pairs: &[(&str, &str)]| {
        let register = isms::REGISTERS.iter().find(|register| register.key == "own-field").expect("own fields");
        let values =
            kernel::parse::assignments(register.fields, pairs.iter().copied(), &world.state).expect("readable");
        world.clone().try_command(kernel::Command::Create(register, values)).expect_err("refused")
    };
    let wrong = [("title", "Shoe"), ("key", "Shoe size"), ("register", "shoes"), ("kind", "choice")];
    assert_eq!(
        declared(&wrong),
        [
            "software register: there is no register shoes; write the key of one, such as risk",
            "software key: write up to 40 small letters, digits and - , beginning with a letter",
            "software choices: write the values to choose from, one a line",
        ]
    );
    let twice = declared(&[("title", "Locker"), ("key", "locker"), ("register", "person"), ("kind", "text")]);
    assert_eq!(twice, ["software key: OF-001 has this key in people already; write another"]);
    world.try_edit("own-field", "OF-001", &[("kind", "text")]).expect("nothing stands under it");
    world.edit("person", "P-002", &[("own[locker].value", "12")]);
    let refused = world.try_edit("own-field", "OF-001", &[("kind", "whole")]).expect_err("it is in use");
    assert_eq!(refused, ["software kind: contents stand under it; retire this field and add another"]);
}
