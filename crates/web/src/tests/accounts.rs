use axum::body::Body;
use axum::http::{StatusCode, header};

use isms::support::Person;
use kernel::Declared;

use super::World;
use super::world::PASSWORD;

#[tokio::test]
async fn the_first_visitor_sets_the_instance_up_and_nobody_after() {
    let mut world = World::empty().await;
    assert_eq!(world.get("/").await.header("location"), "/setup");
    let short = [("name", "Ada"), ("login", "ada"), ("password", "short"), ("code", "1234")];
    let short = world.post("/setup", &short).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains("value=\"Ada\""), "what was typed stays: {}", short.body);
    let made = world.post("/setup", &[("name", "Ada"), ("login", "Ada"), ("password", PASSWORD)]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let cookie = made.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    world.cookie = cookie.split(';').next().unwrap().to_owned();
    assert_eq!(world.get("/").await.status, StatusCode::OK);
    assert_eq!(world.get("/setup").await.header("location"), "/");
    let again = world.post("/setup", &[("name", "Eve"), ("login", "eve"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_sent_to_the_door_and_back() {
    let mut world = World::new().await;
    world.cookie = String::new();
    let sent = world.get("/o/test/planning/risks?q=a").await;
    assert_eq!(sent.header("location"), "/sign-in?next=%2Fo%2Ftest%2Fplanning%2Frisks%3Fq%3Da");
    let back = [("login", "ada"), ("password", PASSWORD), ("next", "/o/test/planning/risks?q=a")];
    assert_eq!(world.post("/sign-in", &back).await.header("location"), "/o/test/planning/risks?q=a");
    let wrong = world.post("/sign-in", &[("login", "ada"), ("password", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.body.contains("do not fit together"));
    // Whoever asked for no page and has one organization begins with what waits there.
    let door = [("login", "ada"), ("password", PASSWORD)];
    assert_eq!(world.post("/sign-in", &door).await.header("location"), "/o/test/today");
    world.engine.found("other", "Other Company", None, &engine::Actor::operator()).await.unwrap();
    let account = world.engine.account("ada").unwrap();
    let operator = engine::Actor::operator();
    world.engine.join(account, "other", access::Role::Reader, None, &operator).await.unwrap();
    assert_eq!(world.post("/sign-in", &door).await.header("location"), "/");
}

#[tokio::test]
async fn too_many_attempts_have_to_wait() {
    let world = World::new().await;
    for _ in 0..5 {
        world.post("/sign-in", &[("login", "ada"), ("password", "wrong")]).await;
    }
    let waits = world.post("/sign-in", &[("login", "ada"), ("password", PASSWORD)]).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(waits.header("retry-after"), "5");
}

#[tokio::test]
async fn a_form_of_another_site_is_not_taken() {
    let world = World::new().await;
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
    {
        let request = world.request("POST", "/sign-out").header(name, value);
        assert_eq!(world.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN, "{name}");
    }
    let ours = world.request("POST", "/theme").header("origin", "http://house");
    let ours = ours.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(world.send(ours.body(Body::from("theme=dark")).unwrap()).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_end_passwords_change_and_tokens_are_shown_once() {
    let world = World::new().await;
    let page = world.post("/account/tokens", &[("name", "A script"), ("days", "30")]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("mnt_"));
    assert!(!world.get("/account").await.body.contains("mnt_"));
    let wrong = world.post("/account/password", &[("old", "no"), ("new", "a much better sentence")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let weak = world.post("/account/password", &[("old", PASSWORD), ("new", "weak")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = world.post("/account/password", &[("old", PASSWORD), ("new", "a much better sentence")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    assert_eq!(world.get("/account").await.status, StatusCode::SEE_OTHER, "the session ended with the password");
}

#[tokio::test]
async fn a_member_is_added_with_a_password_shown_once_and_reads_only() {
    let mut world = World::new().await;
    let added =
        world.post("/o/test/members", &[("login", "Rolf@example.org"), ("name", "Rolf"), ("role", "reader")]).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    let password = added.body.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let entered = world.post("/sign-in", &[("login", "rolf@example.org"), ("password", &password)]).await;
    let rolf = world.engine.account("rolf@example.org").unwrap().raw().to_string();
    let reset = [("account", rolf.as_str()), ("role", "reader"), ("do", "reset")];
    let again = world.post("/o/test/members", &reset).await;
    assert!(again.body.contains("class=\"secret\"") && !again.body.contains(&password), "{}", again.body);
    let old = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    let password = again.body.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let entered = world.post("/sign-in", &[("login", "rolf@example.org"), ("password", &password)]).await;
    world.cookie = old;
    assert_eq!(world.get("/account").await.status, StatusCode::SEE_OTHER, "the old session ended");
    world.cookie = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    world.engine.keep_password(world.engine.account("rolf@example.org").unwrap()).await.unwrap();
    assert_eq!(world.get("/o/test/planning/risks").await.status, StatusCode::OK);
    assert_eq!(world.get("/o/test/members").await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get("/o/test/planning/risks/new").await.status, StatusCode::FORBIDDEN);
    let refused = world.post("/o/test/context/units/new", &[("name", "Operations")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(!world.get("/o/test/planning/risks").await.body.contains("/planning/risks/new"));
}

#[tokio::test]
async fn who_said_for_whom_an_account_stands_is_told_beside_it() {
    let world = World::new().await;
    let person = world.add(Person::REGISTER, &[("name", "Rolf Dahl")]).await.to_string();
    let rolf = [("login", "rolf"), ("name", "Rolf"), ("role", "reader"), ("person", "")];
    world.post("/o/test/members", &rolf).await;
    let row = async || {
        let page = world.get("/o/test/members").await.body;
        page.split("<tr>").find(|row| row.contains(">rolf<")).expect("the member").to_owned()
    };
    assert!(!row().await.contains("Said by"), "{}", row().await);
    let account = world.engine.account("rolf").unwrap().raw().to_string();
    let given = [("account", &*account), ("role", "reader"), ("person", &person), ("do", "save")];
    let given = world.post("/o/test/members", &given).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    assert!(row().await.contains("Said by Ada"), "{}", row().await);
}

#[tokio::test]
async fn an_administrator_does_not_lock_the_organization_by_leaving() {
    let world = World::new().await;
    let own = world.actor.account.to_string();
    for change in [
        [("account", own.as_str()), ("role", "reader"), ("do", "save")],
        [("account", &own), ("role", "administrator"), ("do", "remove")],
    ] {
        assert_eq!(world.post("/o/test/members", &change).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn an_organization_is_founded_and_its_key_checked() {
    let world = World::new().await;
    let bad =
        world.post("/organizations", &[("name", "New & Co"), ("key", "New Co"), ("time_zone", "Mars/Base")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.body.contains("New &#38; Co") || bad.body.contains("New &amp; Co"), "{}", bad.body);
    let good = world.post("/organizations", &[("name", "New"), ("key", "new"), ("time_zone", "")]).await;
    assert_eq!(good.header("location"), "/o/new", "{}", good.body);
    assert_eq!(world.get("/o/new/planning").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_member_is_shown_as_the_person_written_down_for_it() {
    let world = World::new().await;
    let rolf = [("login", "rolf@example.org"), ("name", "Rolf Hagen"), ("role", "reader"), ("person", "new")];
    let answer = world.post("/o/test/members", &rolf).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(answer.body.contains(" selected>Rolf Hagen</option>"), "{}", answer.body);
}

#[tokio::test]
async fn whoever_left_is_taken_out_and_erased_by_who_administers_the_server() {
    let mut world = World::new().await;
    let rolf = [("login", "rolf@example.org"), ("name", "Rolf Hagen"), ("role", "reader")];
    assert_eq!(world.post("/o/test/members", &rolf).await.status, StatusCode::OK);
    let id = world.engine.account("rolf@example.org").unwrap().raw().to_string();
    let erase = |reason: &'static str| [("account", id.as_str()), ("do", "erase"), ("reason", reason)];
    let page = world.get("/accounts").await.body;
    assert!(page.contains("Rolf Hagen") && !page.contains("value=\"erase\""), "{page}");
    let early = world.post("/accounts", &erase("asked for by letter")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("belongs to test still"), "{}", early.body);

    let leave = [("account", id.as_str()), ("organization", "test"), ("do", "leave")];
    assert_eq!(world.post("/accounts", &leave).await.status, StatusCode::SEE_OTHER);
    let bare = world.post("/accounts", &erase("")).await;
    assert!(bare.body.contains("say why this is erased"), "{}", bare.body);
    let done = world.post("/accounts", &erase("asked for by letter")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = world.get("/accounts").await.body;
    assert!(!page.contains("Rolf") && page.contains("Ada Berg"), "{page}");

    let own = world.engine.account("ada").unwrap().raw().to_string();
    let own = world.post("/accounts", &[("account", own.as_str()), ("do", "erase"), ("reason", "tidy")]).await;
    assert!(own.body.contains("your own account"), "{}", own.body);
    let own = world.engine.account("ada").unwrap().raw().to_string();
    let own = world.post("/accounts", &[("account", own.as_str()), ("organization", "test"), ("do", "leave")]).await;
    assert!(own.body.contains("let another administrator"), "{}", own.body);
    // Nobody else sees them.
    let other = world.post("/o/test/members", &[("login", "eve"), ("name", "Eve"), ("role", "administrator")]).await;
    let password = other.body.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let entered = world.post("/sign-in", &[("login", "eve"), ("password", &password)]).await;
    world.cookie = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    world.engine.keep_password(world.engine.account("eve").unwrap()).await.unwrap();
    assert_eq!(world.get("/accounts").await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.post("/accounts", &leave).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_is_invited_is_typed_once() {
    let world = World::new().await;
    let eve = [("name", "Eve Moe"), ("email", "eve@example.org")];
    let eve = world.add(Person::REGISTER, &eve).await.to_string();
    let card = world.get("/o/test/support/people/P-002").await.body;
    assert!(card.contains("/o/test/members?person=P-002#add"), "{card}");
    let form = world.get("/o/test/members?person=P-002").await.body;
    assert!(form.contains(&format!("<option value=\"{eve}\" selected>Eve Moe")), "{form}");
    let invited = world.post("/o/test/members", &[("person", &*eve), ("role", "contributor")]).await;
    assert!(invited.body.contains("eve@example.org") && invited.body.contains("class=\"secret\""), "{}", invited.body);
    let new = [("person", "new"), ("name", "Ola Dahl"), ("login", "ola"), ("role", "manager")];
    let new = world.post("/o/test/members", &new).await;
    assert!(new.body.contains("class=\"secret\""), "{}", new.body);
    let state = world.engine.state("test").await.unwrap();
    let mut people: Vec<_> = state.of::<Person>().iter().map(|(_, person)| person.name.to_string()).collect();
    people.sort_unstable();
    assert_eq!(people, ["Ada Berg", "Eve Moe", "Ola Dahl"]);
    let actor = world.engine.membership(world.engine.account("ola").unwrap(), "test").unwrap();
    assert_eq!(actor.person.and_then(|id| state.find(id)).map(|row| row.record.title()).as_deref(), Some("Ola Dahl"));
    assert!(!world.get("/o/test/support/people/P-002").await.body.contains("members?person="));
    // Somebody whose address another person has gets no account whose password nobody would see.
    let per = world.add(Person::REGISTER, &[("name", "Per Lie"), ("email", "per@example.org")]).await;
    let twice = [("person", "new"), ("name", "Per L."), ("login", "per@example.org"), ("role", "manager")];
    assert_eq!(world.post("/o/test/members", &twice).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(world.engine.account("per@example.org").is_none(), "{per}");
}

#[tokio::test]
async fn whoever_administers_the_server_is_told_what_lies_in_the_data_file_and_belongs_to_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = engine::Place::Folder(folder.path().to_owned());
    let world = World::at(place.clone()).await.founded().await;
    let told = "checkpoints or snapshots of organization number 9";
    assert!(!world.get("/accounts").await.body.contains(told));
    world.engine.close().await;
    let stray = "INSERT INTO checkpoint VALUES (9, 1, 'of nobody')";
    rusqlite::Connection::open(folder.path().join("muniment.db")).unwrap().execute_batch(stray).unwrap();
    let mut again = World::at(place).await;
    again.cookie = world.cookie;
    let page = again.get("/accounts").await;
    assert!(page.body.contains(told) && page.body.contains("role=\"status\""), "{}", page.body);
}
