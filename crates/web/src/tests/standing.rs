//! Who stands behind an account: one account a person, never said of oneself, nobody who has left, and a password of
//! one's own.

use access::Role;
use axum::http::StatusCode;
use engine::Actor;
use isms::support::Person;
use kernel::Declared;

use super::World;

const MEMBERS: &str = "/o/test/members";
const WAY: &str = "/o/test/members/invite";

/// What a form about a member sends.
fn saying<'a>(account: &'a str, role: &'a str, person: &'a str) -> [(&'a str, &'a str); 4] {
    [("account", account), ("do", "save"), ("role", role), ("person", person)]
}

#[tokio::test]
async fn nobody_says_for_whom_the_own_account_stands_and_nobody_has_two_accounts() {
    let world = World::new().await;
    let boss = world.add(Person::REGISTER, &[("name", "Dorte Holm"), ("email", "dorte@example.org")]).await;
    let own = world.actor.account.to_string();
    let refused = world.post(MEMBERS, &saying(&own, "administrator", &boss.to_string())).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("does not say so of themselves"), "{}", refused.body);
    assert_eq!(world.engine.membership(kernel::Id::of(world.actor.account), "test").unwrap(), world.actor);
    world.post(WAY, &[("id", "P-002"), ("role", "reader")]).await;
    let (rita, _) = world.engine.create_account("rita", "Rita Vang", None, false, &Actor::operator()).await.unwrap();
    world.engine.join(rita, "test", Role::Reader, None, &Actor::operator()).await.unwrap();
    let refused = world.post(MEMBERS, &saying(&rita.raw().to_string(), "reader", "P-002")).await;
    assert!(refused.body.contains("the account dorte@example.org stands for this person"), "{}", refused.body);
    // What was done can be read by whoever administers.
    let told = world.get(MEMBERS).await.body;
    assert!(told.contains("Dorte Holm: belongs here, stands for Dorte Holm"), "{told}");
}

#[tokio::test]
async fn whoever_administers_alone_says_once_who_they_are() {
    let world = World::empty().await;
    let operator = Actor::operator();
    let (ines, _) = world.engine.create_account("ines", "Ines Marr", None, true, &operator).await.unwrap();
    world.engine.found("test", "Test Company", None, &operator).await.unwrap();
    world.engine.join(ines, "test", Role::Administrator, None, &operator).await.unwrap();
    let [first, second] =
        ["Ines Marr", "Dorte Holm"].map(|name| async { world.add(Person::REGISTER, &[("name", name)]).await });
    let (first, second) = (first.await, second.await);
    let herself = world.engine.membership(ines, "test").unwrap();
    let join = async |person| world.engine.join(ines, "test", Role::Administrator, person, &herself).await;
    join(Some(first)).await.unwrap();
    for person in [Some(second), None] {
        let refused = join(person).await.unwrap_err().to_string();
        assert!(refused.contains("let another administrator"), "{refused}");
    }
    world.engine.join(ines, "test", Role::Administrator, Some(second), &operator).await.unwrap();
}

#[tokio::test]
async fn who_has_left_gets_no_account_and_whose_account_stays_open_is_named() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Lars Quist"), ("email", "lars@example.org")]).await;
    world.post(WAY, &[("id", "P-002"), ("role", "contributor")]).await;
    assert!(!world.get("/o/test/today").await.body.contains("Lars Quist"));
    world.post("/o/test/support/people/P-002/edit", &[("name", "Lars Quist"), ("left_on", "2026-08-31")]).await;
    assert!(world.get(MEMBERS).await.body.contains("<div class=\"late\">"), "Members marks him");
    assert!(world.get("/o/test/today").await.body.contains("Lars Quist"), "Today asks to close his account");
    world.add(Person::REGISTER, &[("name", "Eva Lie"), ("email", "eva@example.org"), ("left_on", "2026-10-31")]).await;
    assert!(!world.get(WAY).await.body.contains("Eva Lie"), "she is not offered");
    let refused = world.post(WAY, &[("id", "P-003"), ("role", "reader")]).await;
    assert!(refused.body.contains("who has left gets no account"), "{}", refused.body);
    let refused = world.post(MEMBERS, &[("person", "P-003"), ("role", "reader")]).await;
    assert!(refused.body.contains("this person left on 31 Oct 2026"), "{}", refused.body);
    assert!(world.engine.account("eva@example.org").is_none(), "an account was made that belongs nowhere");
}

#[tokio::test]
async fn who_has_left_is_marked_wherever_something_still_belongs_to_them() {
    let world = World::new().await;
    let gone = [("name", "Lea Holm"), ("email", "lea@example.org"), ("left_on", "2026-08-31")];
    world.add(Person::REGISTER, &gone).await;
    world.add(isms::planning::Risk::REGISTER, &[("title", "Fire"), ("owner", "P-002")]).await;
    for page in ["planning/risks", "planning/risks/R-0001"] {
        let page = world.get(&format!("/o/test/{page}")).await.body;
        assert!(page.contains("Lea Holm (left 31 Aug 2026)"), "{page}");
    }
}

#[tokio::test]
async fn a_password_handed_out_opens_nothing_but_its_change() {
    let mut world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Kari Sol"), ("email", "kari@example.org")]).await;
    let chosen = [("id", "P-002"), ("role", "contributor")];
    let made = world.post(WAY, &chosen).await.body;
    let password = made.split("<code class=\"secret\">").nth(1).unwrap().split('<').next().unwrap();
    let again = world.post(WAY, &chosen).await;
    assert!(again.body.contains("gives a new one under"), "who reloads the page learns what to do: {}", again.body);
    let session = world.engine.sign_in("kari@example.org", password, "a test").await.unwrap();
    world.cookie = format!("muniment={session}");
    let mut kari = world;
    for closed in ["/o/test/today", "/", "/o/test/planning/risks"] {
        let led = kari.get(closed).await.header("location").to_owned();
        assert_eq!(led, format!("/account?next={}", closed.replace('/', "%2F")), "{closed}");
    }
    let api = kari.get("/api/v1/orgs/test/registers/risks").await;
    assert_eq!(api.status, StatusCode::FORBIDDEN, "{}", api.body);
    let page = kari.get("/account?next=%2Fo%2Ftest%2Fplanning%2Frisks").await.body;
    assert!(page.contains("Choose one of your own") && page.contains("value=\"/o/test/planning/risks\""), "{page}");
    assert!(!page.contains("name=\"old\""), "it was typed just now: {page}");
    let same = kari.post("/account/password", &[("new", password)]).await;
    assert!(same.body.contains("choose another"), "{}", same.body);
    let own = [("new", "a long walk in the rain"), ("next", "/o/test/planning/risks")];
    let changed = kari.post("/account/password", &own).await;
    assert_eq!(changed.header("location"), "/o/test/planning/risks", "{}", changed.body);
    let cookie = changed.headers.get_all("set-cookie").iter().find_map(|line| {
        let line = line.to_str().ok()?.split(';').next()?;
        line.starts_with("muniment=").then(|| line.to_owned())
    });
    kari.cookie = cookie.expect("signed in again");
    assert_eq!(kari.get("/o/test/today").await.status, StatusCode::OK);
}
