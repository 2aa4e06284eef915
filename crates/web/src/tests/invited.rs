//! Accounts for many people at once: from the register of people, by page and by API.

use access::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use engine::Actor;
use isms::support::Person;
use kernel::{Declared, Id};
use serde_json::{Value as Json, json};

use super::World;

const WAY: &str = "/o/test/members/invite";

/// Four people more: two with an address, one without, one who signs in elsewhere already.
async fn people() -> World {
    let world = World::new().await;
    for (name, email) in [("Kari Berg", "Kari@example.org"), ("Per Lie", "per@example.org"), ("Siv Moe", "")] {
        world.add(Person::REGISTER, &[("name", name), ("email", email)]).await;
    }
    let operator = Actor::operator();
    world.engine.create_account("ola@example.org", "Ola Dahl", None, false, &operator).await.unwrap();
    world.add(Person::REGISTER, &[("name", "Ola Dahl"), ("email", "ola@example.org")]).await;
    world
}

fn members(world: &World) -> usize {
    let state = world.engine.instance();
    let belongs = |id| access::belongs(id, &state).any(|(org, _)| *org.key == *"test");
    state.of::<access::Account>().iter().filter(|(id, _)| belongs(*id)).count()
}

#[tokio::test]
async fn people_of_the_register_get_accounts_and_their_passwords_are_shown_once() {
    let world = people().await;
    let list = world.get("/o/test/support/people").await.body;
    assert!(list.contains("name=\"act\" value=\"invite\""), "{list}");
    let way = world.post("/o/test/support/people/bulk", &[("act", "invite"), ("id", "P-002"), ("id", "P-005")]).await;
    assert_eq!(way.header("location"), format!("{WAY}?id=P-002&id=P-005"), "{}", way.body);
    let form = world.get(way.header("location")).await.body;
    assert_eq!(form.matches("name=\"id\"").count(), 4, "everybody without an account is offered: {form}");
    assert_eq!(form.matches("value=\"P-002\" checked").count() + form.matches("value=\"P-005\" checked").count(), 2);
    let before = world.engine.instance().size();
    let made = world.post(WAY, &[("id", "P-002"), ("id", "P-003"), ("id", "P-005"), ("role", "contributor")]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!((world.engine.instance().size(), members(&world)), (before + 1, 4), "one entry for all");
    assert!(made.body.contains("kari@example.org") && made.body.contains("signs in as before"), "{}", made.body);
    let secrets: Vec<_> = made.body.split("<code class=\"secret\">").skip(1).collect();
    assert_eq!(secrets.len(), 2);
    let password = secrets[0].split('<').next().unwrap();
    assert!(world.engine.sign_in("kari@example.org", password, "a test").await.is_ok(), "the password does not open");
    let kari = world.engine.account("kari@example.org").unwrap();
    let actor = world.engine.membership(kari, "test").unwrap();
    let state = world.engine.state("test").await.unwrap();
    assert_eq!((actor.role, actor.person), (Role::Contributor, state.resolve("person", "P-002").ok()));
    assert!(!world.get(WAY).await.body.contains(password), "it is shown a second time");
}

#[tokio::test]
async fn all_are_invited_or_none_and_everybody_who_lacks_something_is_named() {
    let world = people().await;
    let (before, ids) = (members(&world), [("id", "P-001"), ("id", "P-002"), ("id", "P-004"), ("role", "reader")]);
    let refused = world.post(WAY, &ids).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["P-001 Ada Berg has an account here already", "P-004 Siv Moe has no e-mail address"] {
        assert!(refused.body.contains(said), "{said} is not said: {}", refused.body);
    }
    assert!(refused.body.contains("value=\"P-002\" checked"), "what was chosen is lost");
    assert_eq!(members(&world), before);
    assert_eq!(world.post(WAY, &[("role", "reader")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody chosen");
    let reading = world.reading().await;
    assert_eq!(reading.get(WAY).await.status, StatusCode::FORBIDDEN);
    assert!(!reading.get("/o/test/support/people").await.body.contains("value=\"invite\""));
    // Whoever left comes back with the same account.
    world.post(WAY, &[("id", "P-002"), ("role", "reader")]).await;
    let kari = world.engine.account("kari@example.org").unwrap();
    world.engine.leave(kari, "test", &Actor::operator()).await.unwrap();
    let again = world.post(WAY, &[("id", "P-002"), ("role", "manager")]).await;
    assert!(again.status == StatusCode::OK && again.body.contains("signs in as before"), "{}", again.body);
    assert_eq!(world.engine.membership(kari, "test").map(|actor| actor.role), Some(Role::Manager));
}

#[tokio::test]
async fn programs_invite_people_too() {
    let world = people().await;
    let token = world.engine.create_token(Id::of(world.actor.account), "a test", None).await.unwrap();
    let ask = async |body: Json| {
        let request = Request::builder().method("POST").uri("/api/v1/orgs/test/members");
        let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        world.send(request.body(Body::from(body.to_string())).unwrap()).await
    };
    let made = ask(json!({ "people": ["P-002", "P-005"], "role": "contributor" })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let told: Json = serde_json::from_str(&made.body).unwrap();
    assert_eq!((&told["items"][0]["login"], &told["items"][1]["password"]), (&json!("kari@example.org"), &Json::Null));
    assert!(told["items"][0]["password"].as_str().is_some_and(|password| password.len() >= 12));
    for wrong in [json!({}), json!({ "people": ["P-003"] }), json!({ "people": ["P-099"], "role": "reader" })] {
        assert_eq!(ask(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
