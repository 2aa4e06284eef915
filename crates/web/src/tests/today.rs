//! Today through the browser's eyes: how much waits, and what others did meanwhile.

use engine::Actor;
use isms::context::Scope;
use isms::leadership::Role;
use isms::planning::Risk;
use kernel::{Declared, Id, Value};

use super::World;

#[tokio::test]
async fn the_headline_counts_the_decisions_of_top_management_and_the_next_step() {
    let mut world = World::new().await;
    world.add(Scope::REGISTER, &[("title", "The whole company"), ("statement", "All that we do.")]).await;
    let page = world.get("/o/test/today").await.body;
    assert!(page.contains("One thing waits for you"), "the next step: {page}");
    // Nobody gives a role to themselves.
    world.actor = Actor::operator();
    world.add(Role::REGISTER, &[("title", "Board"), ("top_management", "yes"), ("holders", "P-001")]).await;
    let page = world.get("/o/test/today").await.body;
    assert!(page.contains("2 things wait for you"), "the scope to approve as well: {page}");
    assert!(!page.contains("Nothing waits for you"), "{page}");
}

#[tokio::test]
async fn what_others_changed_is_told_record_by_record_in_sentences() {
    let mut world = World::new().await;
    let risk = Id::<Risk>::of(world.add(Risk::REGISTER, &[("title", "Power cut"), ("owner", "P-001")]).await);
    let quiet = world.get("/o/test/today").await.body;
    assert!(quiet.contains("Nobody changed a record that names you"), "{quiet}");
    world.actor = Actor::operator();
    world.set(risk, "title", Value::Text("Power cut at the office".into())).await;
    world.set(risk, "category", Value::Text("Utilities".into())).await;
    let page = world.get("/o/test/today").await.body;
    let (_, changes) = page.split_once("What others changed").expect("the section is there");
    assert_eq!(changes.matches("<span class=\"ref\">R-0001</span> Power cut at the office").count(), 1, "{changes}");
    for told in [" changed Title.", " changed Category."] {
        assert!(changes.contains(told), "{told} is not said: {changes}");
    }
}
