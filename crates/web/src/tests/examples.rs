use axum::http::StatusCode;
use isms::context::{Issue, Profile};
use kernel::Declared;

use super::World;

#[tokio::test]
async fn an_empty_register_offers_what_the_trade_needs_and_keeps_what_is_ticked() {
    let world = World::new().await;
    world.add(Profile::REGISTER, &[("name", "Test"), ("sector", "health")]).await;
    let empty = world.get("/o/test/context/issues").await;
    assert!(empty.body.contains("name=\"keep\" value=\"patient-safety\""), "{}", empty.body);
    assert!(!empty.body.contains("one-cloud"), "another trade's example is offered");
    let kept = [("sector", "health"), ("keep", "patient-safety"), ("keep", "climate")];
    let answer = world.post("/o/test/context/issues/examples", &kept).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/o/test/context/issues"));
    let state = world.engine.state("test").await.unwrap();
    assert_eq!(state.of::<Issue>().iter().count(), 2);
    let again = world.post("/o/test/context/issues/examples", &[("keep", "climate")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("is in the register already"));
    let list = world.get("/o/test/context/issues").await;
    assert!(list.body.contains("/o/test/context/issues/examples"), "the rest is reachable from the list");
}

#[tokio::test]
async fn an_example_can_be_edited_before_it_is_kept_and_all_can_be_kept_at_once() {
    let world = World::new().await;
    let form = world.get("/o/test/context/parties/new?_example=insurer").await;
    assert!(
        form.body.contains("value=\"Cyber insurer\"") && form.body.contains("needs[conditions].what"),
        "{}",
        form.body
    );
    let answer = world.post("/o/test/planning/assets/examples", &[("_all", "1")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let left = world.get("/o/test/planning/assets").await;
    assert!(!left.body.contains("/o/test/planning/assets/examples"), "nothing is left to keep");
    let nothing = world.post("/o/test/planning/assets/examples", &[("_all", "1")]).await;
    assert!(nothing.body.contains("name at least one example to keep"));
}
