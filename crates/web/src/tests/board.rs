//! The treatment plan as a board: measures moved from column to column by the acts that fit.

use axum::http::StatusCode;
use isms::planning::{Risk, Treatment};
use kernel::Declared;

use super::world::{Answer, World};

const PLAN: &str = "/o/test/planning/plan";
const CARD: &str = "TP-2026-001";

async fn planned() -> World {
    let world = World::new().await;
    world.add(Risk::REGISTER, &[("title", "Theft"), ("owner", "P-001")]).await;
    world.add(Treatment::REGISTER, &[("title", "Locks"), ("risks", "R-0001"), ("owner", "P-001")]).await;
    world
}

async fn moved(world: &World, pairs: &[(&str, &str)]) -> Answer {
    world.post(&format!("{PLAN}/move"), &[&[("treatment", CARD), ("_view", "mine=1")], pairs].concat()).await
}

/// The column that the card stands in.
async fn column(world: &World) -> String {
    let state = world.engine.state("test").await.unwrap();
    let id = state.resolve("treatment", CARD).unwrap();
    let plan = state.get(kernel::Id::<Treatment>::of(id)).unwrap();
    kernel::Choice::key(isms::planning::treatments::standing(plan)).to_owned()
}

#[tokio::test]
async fn a_move_that_needs_nothing_is_made_and_comes_back_to_the_card() {
    let world = planned().await;
    assert!(world.get(PLAN).await.body.contains(&format!("id=\"to-{CARD}\"")), "each card has a menu");
    let done = moved(&world, &[("to", "under-way")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(done.header("location"), format!("{PLAN}?mine=1#card-{CARD}"));
    assert_eq!(column(&world).await, "under-way");
}

#[tokio::test]
async fn a_move_asks_on_the_card_for_what_it_needs_and_says_there_what_is_refused() {
    let world = planned().await;
    let asked = moved(&world, &[("to", "done")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.body.contains("name=\"result\"") && asked.body.contains("name=\"on\""), "{}", asked.body);
    assert_eq!(column(&world).await, "planned", "nothing is done before it is said what came of it");
    let early = [("to", "done"), ("_asked", "1"), ("result", "all locked"), ("on", "2027-01-01")];
    let refused = moved(&world, &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let card = refused.body.split_once(&format!("id=\"card-{CARD}\"")).expect("the card").1;
    assert!(card.contains("this day is still to come") && card.contains("all locked"), "{card}");
    let done = moved(&world, &[("to", "done"), ("_asked", "1"), ("result", "all locked"), ("on", "")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(column(&world).await, "done");
}

#[tokio::test]
async fn giving_up_waiting_and_taking_up_again_each_ask_for_the_reason() {
    let world = planned().await;
    for (to, reason) in [("waiting", "for the key"), ("dropped", "we move out"), ("planned", "we stay")] {
        assert_eq!(moved(&world, &[("to", to)]).await.status, StatusCode::OK, "{to} asks");
        let silent = moved(&world, &[("to", to), ("_asked", "1"), ("reason", "")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}: {}", silent.body);
        let done = moved(&world, &[("to", to), ("_asked", "1"), ("reason", reason)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{to}: {}", done.body);
        assert_eq!(column(&world).await, to);
        assert!(world.get(PLAN).await.body.contains(reason));
    }
}

#[tokio::test]
async fn a_column_that_is_none_is_refused() {
    let world = planned().await;
    assert_eq!(moved(&world, &[("to", "elsewhere")]).await.status, StatusCode::BAD_REQUEST);
}
