use axum::http::StatusCode;
use isms::context::Unit;
use isms::support::Person;
use kernel::{Declared, Id, Value};

use super::World;
use super::world::NOW_S;

/// Moves the clock by whole days.
fn after(world: &World, days: i64) {
    world.clock.set(jiff::Timestamp::from_second(NOW_S + days * 86_400).unwrap());
}

#[tokio::test]
async fn an_earlier_day_shows_what_was_there_and_cannot_be_changed() {
    let world = World::new().await;
    let unit = world.add(Unit::REGISTER, &[("name", "Ops")]).await;
    after(&world, 3);
    world.set(Id::<Unit>::of(unit), "name", Value::Text("Operations".into())).await;
    world.add(Person::REGISTER, &[("name", "Latecomer")]).await;
    let then = world.get("/o/test/context/units?as_of=2026-11-24").await;
    assert_eq!(then.status, StatusCode::OK, "{}", then.body);
    assert!(then.body.contains(">Ops<") && !then.body.contains("Operations"), "{}", then.body);
    assert!(then.body.contains("data-asof=\"2026-11-24\""));
    assert!(then.body.contains("/o/test/planning?as_of=2026-11-24"), "links keep the day");
    assert!(!then.body.contains("/units/new"), "nothing can be added in the past");
    let refused = world.post("/o/test/context/units/new?as_of=2026-11-24", &[("name", "New")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(world.get("/o/test/context/units").await.body.contains("Operations"));
    assert_eq!(world.get("/o/test/context/units?as_of=yesterday").await.status, StatusCode::BAD_REQUEST);
    let future = world.get("/o/test/context/units?as_of=2027-01-01").await;
    assert_eq!(future.status, StatusCode::BAD_REQUEST);
    assert!(future.body.contains("this day is still to come"), "{}", future.body);
}

#[tokio::test]
async fn a_record_that_was_made_later_is_said_not_to_have_been_there() {
    let world = World::new().await;
    after(&world, 3);
    world.add(Unit::REGISTER, &[("name", "Ops")]).await;
    let then = world.get("/o/test/context/units/U-001?as_of=2026-11-24").await;
    assert_eq!(then.status, StatusCode::NOT_FOUND);
    assert!(then.body.contains("This was not there on that day") && then.body.contains("2026-11-24"), "{}", then.body);
    let nowhere = world.get("/o/test/context/units/U-009").await;
    assert!(nowhere.body.contains("This page does not exist"), "{}", nowhere.body);
}

#[tokio::test]
async fn a_ledger_ahead_of_the_clock_is_told_of_until_the_clock_has_passed_it() {
    let world = World::new().await;
    let told = "the clock of this server is behind";
    after(&world, 3);
    world.add(Unit::REGISTER, &[("name", "Entered by a wrong clock")]).await;
    assert!(!world.get("/o/test/today").await.body.contains(told));
    after(&world, 1);
    let page = world.get("/o/test/today").await;
    assert!(page.body.contains(told) && page.body.contains("26 Nov 2026"), "{}", page.body);
    assert!(!world.get("/o/test/today?as_of=2026-11-23").await.body.contains(told), "the past is as it was");
    after(&world, 4);
    assert!(!world.get("/o/test/today").await.body.contains(told));
}

#[tokio::test]
async fn a_page_that_was_kept_does_not_tell_of_a_clock_that_is_right_again() {
    let world = World::new().await;
    let told = "the clock of this server is behind";
    let hours = |hours: u8| world.clock.set(jiff::Timestamp::from_second(NOW_S + i64::from(hours) * 3_600).unwrap());
    hours(8);
    world.add(Unit::REGISTER, &[("name", "Entered by a wrong clock")]).await;
    hours(1);
    for _ in 0..3 {
        assert!(world.get("/o/test/today").await.body.contains(told));
    }
    hours(9);
    assert!(!world.get("/o/test/today").await.body.contains(told));
}

#[tokio::test]
async fn an_answer_to_an_import_goes_with_whom_it_tells_of() {
    let mut world = World::new().await;
    let id = world.add(Person::REGISTER, &[("name", "Ansgar Unforgettable"), ("left_on", "2026-11-20")]).await;
    world.hurries();
    let file: &[u8] = b"name,email\nAnsgar Unforgettable,nowhere\n";
    let begun = world.upload("/o/test/import", &[], &[("people.csv", file)]).await;
    let way = begun.header("location").to_owned();
    let answer = loop {
        let answer = world.get(&way).await;
        if answer.status != StatusCode::ACCEPTED {
            break answer;
        }
        tokio::task::yield_now().await;
    };
    assert!(answer.body.contains("Ansgar"), "{}", answer.body);
    let person = world.engine.state("test").await.unwrap().reference(Id::<Person>::of(id));
    let form = format!("/o/test/support/people/{person}/acts/person.erase");
    let done = world.post(&form, &[("_reason", "asked for by letter")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let after = world.get(&way).await;
    assert!(!after.body.contains("Ansgar"), "{}", after.body);
}

#[tokio::test]
async fn what_was_erased_is_on_no_page_of_any_day() {
    let world = World::new().await;
    let id = world.add(Person::REGISTER, &[("name", "Ansgar Unforgettable"), ("left_on", "2026-11-24")]).await;
    after(&world, 1);
    let person = world.engine.state("test").await.unwrap().reference(Id::<Person>::of(id));
    let pages = [
        "/o/test/support/people".to_owned(),
        "/o/test/support/people?as_of=2026-11-24".to_owned(),
        format!("/o/test/support/people/{person}"),
        format!("/o/test/support/people/{person}?as_of=2026-11-24"),
        format!("/o/test/support/people/{person}/history"),
        "/o/test/history".to_owned(),
        "/o/test/search?q=unforgettable".to_owned(),
        "/o/test/search?q=unforgettable&as_of=2026-11-24".to_owned(),
        "/o/test/support/people/export/csv?as_of=2026-11-24".to_owned(),
    ];
    for page in &pages {
        let before = world.get(page).await;
        let asked = page.contains("search");
        assert!(before.body.contains("Ansgar") || asked, "{page}: {}", before.body);
    }
    let form = format!("/o/test/support/people/{person}/acts/person.erase");
    after(&world, 9);
    let done = world.post(&form, &[("_reason", "asked for by letter")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    for page in &pages {
        let after = world.get(page).await.body;
        assert!(!after.contains("Ansgar") && !after.contains(">Unforgettable"), "{page}: {after}");
    }
    let past = world.get(&pages[3]).await.body;
    assert!(past.contains("erased on 2026-12-0"), "{past}");
}

#[tokio::test]
async fn what_was_judged_by_an_earlier_method_is_told_in_its_words() {
    let mut world = World::new().await;
    world.post("/o/test/planning/methods/acts/method.adopt", &[]).await;
    world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await;
    world.actor = engine::Actor::operator();
    world.add(isms::planning::Asset::REGISTER, &[("name", "Server"), ("value[c].level", "4")]).await;
    world.post("/o/test/planning/methods/M-01/acts/method.revise", &[]).await;
    let draft: kernel::RawId = world.engine.state("test").await.unwrap().resolve("method", "M-02").unwrap();
    let path: kernel::Path = "consequence[4].label".parse().unwrap();
    let label = (path, Value::Text("Calamitous".into()));
    world.execute(kernel::Command::Edit(isms::planning::Method::REGISTER, draft, vec![label], None)).await;
    world.post("/o/test/planning/methods/M-02/acts/method.approve", &[]).await;
    let asset = "/o/test/planning/assets/A-0001";
    assert!(world.get(asset).await.body.contains("4 Calamitous"), "today's words on the card");
    for page in [format!("{asset}/history"), "/o/test/history".to_owned()] {
        let told = world.get(&page).await.body;
        assert!(told.contains("4 Major"), "{page}: {told}");
        assert!(!told.contains("Level 4 Calamitous"), "{page}: {told}");
    }
}
