//! A cell that was edited here and in the file: the preview has the buttons that say which of the two counts.

use axum::http::StatusCode;
use isms::planning::Asset;
use kernel::{Declared, Id, Value};

use super::World;
use super::imports::{IMPORT, again, confirm, size};

async fn begun() -> (World, Id<Asset>, String) {
    let world = World::new().await;
    let mut file = "reference,name,location,description,record_version\n".to_owned();
    let asset = Id::<Asset>::of(world.add(Asset::REGISTER, &[("name", "Orders"), ("location", "Hall 1")]).await);
    file.push_str(&format!("A-0001,Orders,Hall 3,All of them,{}\n", size(&world).await));
    world.set(asset, "location", Value::Text("Hall 2".into())).await;
    world.set(asset, "description", Value::Text("Some".into())).await;
    (world, asset, file)
}

async fn held(world: &World, asset: Id<Asset>) -> [Option<String>; 2] {
    let state = world.engine.state("test").await.unwrap();
    let asset = state.get(asset).unwrap();
    [asset.location.as_deref().map(str::to_owned), asset.description.as_deref().map(str::to_owned)]
}

#[tokio::test]
async fn a_conflict_is_settled_by_a_button_for_each_cell() {
    let (world, asset, file) = begun().await;
    let page = world.upload(IMPORT, &[], &[("assets.csv", file.as_bytes())]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    for told in [
        "Edited here and in the file",
        "value=\"2:location=here\"",
        "value=\"2:description=sheet\"",
        "value=\"*=sheet\"",
    ] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    let one = again(&world, &page, &[("take.0", "2:location=here")]).await;
    assert_eq!(one.status, StatusCode::CONFLICT, "the other cell waits: {}", one.body);
    assert!(one.body.contains("One still waits for that"), "{}", one.body);
    let both = again(&world, &one, &[("take.0", "2:description=sheet")]).await;
    assert_eq!(both.status, StatusCode::OK, "{}", both.body);
    let done = confirm(&world, &both).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(held(&world, asset).await, [Some("Hall 2".to_owned()), Some("All of them".to_owned())]);
}

#[tokio::test]
async fn a_button_settles_all_and_what_is_edited_after_that_is_not_overwritten() {
    let (world, asset, file) = begun().await;
    let page = world.upload(IMPORT, &[], &[("assets.csv", file.as_bytes())]).await;
    let kept = again(&world, &page, &[("take.0", "*=here")]).await;
    assert!(kept.body.contains("As it stands here"), "{}", kept.body);
    assert!(!kept.body.contains("value=\"confirm\""), "nothing is left to bring in: {}", kept.body);
    let theirs = again(&world, &kept, &[("take.0", "*=sheet")]).await;
    world.set(asset, "location", Value::Text("Hall 4".into())).await;
    let late = confirm(&world, &theirs).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert_eq!(held(&world, asset).await[0].as_deref(), Some("Hall 4"));
    assert!(late.body.contains("Hall 4"), "{}", late.body);
    assert_eq!(confirm(&world, &late).await.status, StatusCode::SEE_OTHER);
    assert_eq!(held(&world, asset).await, [Some("Hall 3".to_owned()), Some("All of them".to_owned())]);
}
