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
