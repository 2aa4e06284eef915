//! Roles given to people and made known on one page.

use axum::http::StatusCode;
use isms::leadership::Role;
use isms::support::Person;
use kernel::{Declared, Id};

use super::World;

const PAGE: &str = "/o/test/leadership/appointing";

/// Three roles that nobody holds, and Clara beside whoever asks.
async fn founded() -> World {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Clara")]).await;
    for title in ["Top management", "Security officer"] {
        let top = if title == "Top management" { "yes" } else { "no" };
        let said = [("title", title), ("top_management", top), ("responsibilities", "What it answers for")];
        world.add(Role::REGISTER, &said).await;
    }
    world.add(Role::REGISTER, &[("title", "Archivist")]).await;
    world
}

/// Who holds each role, and whether it was made known.
async fn standing(world: &World) -> Vec<(usize, bool)> {
    let state = world.engine.state("test").await.unwrap();
    let mut roles: Vec<_> = state.of::<Role>().iter().collect();
    roles.sort_by_key(|(_, role)| role.head.reference);
    roles.into_iter().map(|(_, role)| (role.holders.iter().count(), role.communicated.is_some())).collect()
}

#[tokio::test]
async fn roles_are_given_and_made_known_together_as_one_entry() {
    let world = founded().await;
    assert!(world.get("/o/test/leadership/roles").await.body.contains("href=\"/o/test/leadership/appointing\""));
    let page = world.get(PAGE).await.body;
    assert!(page.contains("name=\"RO-01.person\"") && !page.contains("value=\"RO-02\" checked"), "{page}");
    let size = world.engine.state("test").await.unwrap().size();
    let given = [("RO-01.person", "P-002 Clara"), ("RO-02.person", "Clara"), ("RO-03.person", "")];
    let told = [("known", "RO-01"), ("known", "RO-02"), ("to", "All staff"), ("how", "Organization chart")];
    let done = world.post(PAGE, &[&given[..], &told].concat()).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, PAGE), "{}", done.body);
    assert_eq!(world.engine.state("test").await.unwrap().size(), size + 1);
    assert_eq!(standing(&world).await, [(1, true), (1, true), (0, false)]);
    let said = world.said(&done).await;
    assert!(said.contains("2 roles are given. 2 are made known."), "{said}");
    let history = world.get("/o/test/history").await.body;
    assert!(history.contains("Roles given together") && !history.contains(">bulk.appoint<"), "{history}");
}

#[tokio::test]
async fn a_role_that_nobody_holds_is_not_made_known() {
    let world = founded().await;
    let told = [("known", "RO-02"), ("to", "All staff")];
    let refused = world.post(PAGE, &told).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("nobody holds the role yet"), "{}", refused.body);
    assert_eq!(standing(&world).await, [(0, false), (0, false), (0, false)]);
    world.does("role.assign", &[("role", "RO-02"), ("person", "P-002")]).await;
    let page = world.get(PAGE).await.body;
    assert!(page.contains("value=\"RO-02\" checked") && !page.contains("value=\"RO-01\" checked"), "{page}");
}

#[tokio::test]
async fn what_is_refused_is_said_at_its_role_and_what_was_typed_stays() {
    let world = founded().await;
    let given = [("RO-01.person", "P-001"), ("RO-02.person", "Clara"), ("known", "RO-03"), ("to", "All staff")];
    let refused = world.post(PAGE, &given).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.body;
    assert!(page.contains("RO-01 Top management: nobody gives a role to themselves"), "{page}");
    assert!(page.contains("name=\"RO-02.person\" value=\"Clara\""), "{page}");
    assert_eq!(standing(&world).await, [(0, false), (0, false), (0, false)], "all or none");
    let untold = world.post(PAGE, &[("known", "RO-03"), ("to", "All staff")]).await.body;
    assert!(untold.contains("RO-03 Archivist: write the responsibilities"), "{untold}");
    let nobody = world.post(PAGE, &[("known", "RO-01"), ("how", "By mail")]).await.body;
    assert!(nobody.contains("say to whom they were made known"), "{nobody}");
}

#[tokio::test]
async fn a_role_for_oneself_is_asked_of_top_management_in_one_click() {
    let world = founded().await;
    assert!(!world.get(PAGE).await.body.contains("A role for yourself"), "nobody is there to be asked");
    world.does("role.assign", &[("role", "RO-01"), ("person", "P-002")]).await;
    let page = world.get(PAGE).await.body;
    assert!(page.contains("A role for yourself") && page.contains("Ask Clara"), "{page}");
    let asked = [
        ("title", "Give “Security officer” to Ada Berg"),
        ("about", "RO-02"),
        ("act", "role.assign"),
        ("person", "P-002"),
        ("asked_for", "P-001"),
        ("_back", "leadership/appointing"),
    ];
    for (name, value) in &asked {
        assert!(page.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{name}: {page}");
    }
    let sent = world.post(&format!("/o/test/{}/acts/task.ask", "work/tasks"), &asked).await;
    assert_eq!(sent.header("location"), PAGE, "{}", sent.body);
    assert!(world.get(PAGE).await.body.contains("Asked Clara on"));
    let state = world.engine.state("test").await.unwrap();
    let clara = Id::<Person>::of(state.resolve(Person::KEY, "Clara").unwrap());
    assert_eq!(state.pointing::<isms::work::Task>(clara.raw()).count(), 1);
}
