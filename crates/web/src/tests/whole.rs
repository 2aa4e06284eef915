//! A whole organization out of one door and into another, and a record made from another.

use access::Role;
use axum::http::StatusCode;
use engine::Actor;
use isms::context::Unit;
use isms::planning::Asset;
use isms::support::Person;
use kernel::{Command, Declared, Path, Value};
use serde_json::Value as Json;

use super::World;
use super::world::Answer;

const BRING: &str = "/organizations/import";

/// A few records that lean on each other, one of them retired.
async fn filled() -> World {
    let world = World::new().await;
    world.add(Unit::REGISTER, &[("name", "Dispatch")]).await;
    let old = world.add(Person::REGISTER, &[("name", "Kari Berg"), ("email", "kari@example.org")]).await;
    world
        .add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary"), ("owner", "P-001"), ("value[c].level", "3")])
        .await;
    world.add(Asset::REGISTER, &[("name", "Server"), ("kind", "supporting"), ("depends_on", "A-0001")]).await;
    world.execute(Command::Retire(Person::REGISTER, old)).await;
    world
}

/// Every record of an organization as its export has it.
async fn registers(world: &World, org: &str) -> Json {
    let out = world.get(&format!("/o/{org}/export/json")).await;
    assert_eq!(out.status, StatusCode::OK, "{org}: {}", out.body);
    serde_json::from_str::<Json>(&out.body).unwrap()["registers"].take()
}

#[tokio::test]
async fn an_organization_is_founded_from_a_file_equal_to_the_last_field() {
    let world = filled().await;
    for (kind, key) in [("json", "copy"), ("yaml", "second")] {
        let out = world.get(&format!("/o/test/export/{kind}")).await.bytes;
        let founded = world.upload(BRING, &[("key", key)], &[("test.json", &out)]).await;
        assert_eq!((founded.status, founded.header("location")), (StatusCode::SEE_OTHER, format!("/o/{key}").as_str()));
        assert_eq!(registers(&world, key).await, registers(&world, "test").await, "{kind}");
    }
    assert!(world.get("/").await.body.contains("Test Company"), "it bears the name that the file tells");
}

#[tokio::test]
async fn what_cannot_be_read_founds_nothing_and_says_where_it_is_wrong() {
    let world = filled().await;
    let out = String::from_utf8(world.get("/o/test/export/json").await.bytes).unwrap();
    let broken = out.replace("\"supporting\"", "\"floating\"");
    for (file, told) in [
        (broken.as_bytes(), "A-0002"),
        (&out.as_bytes()[..out.len() / 2], "this is no JSON"),
        (b"name,kind\nOrders,primary\n", "this is no"),
        (b"", "choose a file first"),
    ] {
        let refused = world.upload(BRING, &[("key", "copy"), ("name", "Kept")], &[("test.json", file)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains(told), "{told} is not said: {}", refused.body);
        assert!(refused.body.contains("value=\"Kept\""), "what was typed is lost");
    }
    let taken = world.upload(BRING, &[("key", "test")], &[("test.json", out.as_bytes())]).await;
    assert!(taken.status.is_client_error(), "the key is taken: {}", taken.status);
    assert_eq!(world.engine.organizations().len(), 1);
}

#[tokio::test]
async fn a_field_of_the_form_that_founds_is_bounded() {
    let world = World::new().await;
    let long = "x".repeat(1 << 20);
    let refused = world.upload(BRING, &[("key", "copy"), ("name", &long)], &[]).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", refused.body);
    let many = vec![("name", ""); 10_000];
    assert_eq!(world.upload(BRING, &many, &[]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_whole_file_comes_into_an_empty_organization_by_its_import_page() {
    let world = filled().await;
    let operator = Actor::operator();
    world.engine.found("empty", "Empty", None, &operator).await.unwrap();
    let account = kernel::Id::of(world.actor.account);
    world.engine.join(account, "empty", Role::Administrator, None, &operator).await.unwrap();
    let out = world.get("/o/test/export/json").await.bytes;
    let page = world.upload("/o/empty/import", &[], &[("test.json", &out)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("Ready to come in"), "{}", page.body);
    let hidden = |name: &str| {
        let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.replace("&#34;", "\"").replace("&#38;", "&")
    };
    let (seen, file) = (hidden("_seen"), hidden("file"));
    let pairs = [("_seen", seen.as_str()), ("file", file.as_str()), ("_step", "confirm")];
    let done = world.post("/o/empty/import", &pairs).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(registers(&world, "empty").await, registers(&world, "test").await);
}

#[tokio::test]
async fn a_duplicate_is_a_filled_form_and_becomes_a_record_of_its_own_when_it_is_sent() {
    let world = filled().await;
    let before = world.engine.state("test").await.unwrap().size();
    let card = world.get("/o/test/planning/assets/A-0001").await;
    let way = "/o/test/planning/assets/new?_copy=A-0001";
    assert!(card.body.contains(&format!("href=\"{way}\"")) && card.body.contains("Duplicate"), "{}", card.body);
    let form = world.get(way).await;
    for filled in ["value=\"Orders (copy)\"", "P-001", "value=\"3\""] {
        assert!(form.body.contains(filled), "{filled} is not copied: {}", form.body);
    }
    assert_eq!(world.engine.state("test").await.unwrap().size(), before, "nothing is saved until it is sent");
    let saved = world.post("/o/test/planning/assets/new", &[("name", "Orders of 2027"), ("kind", "primary")]).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, "/o/test/planning/assets/A-0003"));
    assert_eq!(world.get("/o/test/planning/assets/new?_copy=A-0099").await.status, StatusCode::NOT_FOUND);
}

/// What an organization with so many assets exports.
async fn large(world: &World, assets: usize) -> Vec<u8> {
    let made = |number: usize| {
        let name = (Path::field("name"), Value::Text(format!("Asset {number}")));
        let values = vec![name, (Path::field("kind"), Value::Choice("primary".into()))];
        (String::new(), Command::Create(Asset::REGISTER, values))
    };
    world.execute(Command::Batch("import", (0..assets).map(made).collect())).await;
    world.get("/o/test/export/json").await.bytes
}

async fn begin(world: &World, file: &[u8]) -> Answer {
    world.upload(BRING, &[("key", "copy")], &[("test.json", file)]).await
}

/// The answer of a work that goes on beside its request.
async fn answered(world: &World, way: &str) -> Answer {
    loop {
        let answer = world.get(way).await;
        if answer.status != StatusCode::ACCEPTED {
            return answer;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_founding_goes_on_beside_its_request_and_can_be_given_up() {
    let mut world = World::new().await;
    let file = large(&world, 4_000).await;
    world.hurries();
    let begun = begin(&world, &file).await;
    let way = begun.header("location").to_owned();
    assert!(begun.status == StatusCode::SEE_OTHER && way.starts_with("/organizations/import/"), "{way}");
    let shown = world.get(&way).await;
    assert_eq!(shown.status, StatusCode::ACCEPTED, "{}", shown.body);
    assert!(shown.body.contains(&format!("action=\"{way}/give-up\"")) && shown.body.contains("test.json"));
    assert!(world.get("/").await.body.contains(&format!("href=\"{way}\"")), "no way back to it");
    let given_up = world.post(&format!("{way}/give-up"), &[]).await;
    assert_eq!((given_up.status, given_up.header("location")), (StatusCode::SEE_OTHER, "/"));
    assert!(answered(&world, &way).await.body.contains("this was given up"));
    assert_eq!(world.engine.organizations().len(), 1, "nothing was founded");
    assert_eq!(world.post(&format!("{BRING}/7/give-up"), &[]).await.status, StatusCode::NOT_FOUND);
    // Let alone, it ends whole.
    let way = begin(&world, &file).await.header("location").to_owned();
    let founded = answered(&world, &way).await;
    assert_eq!((founded.status, founded.header("location")), (StatusCode::SEE_OTHER, "/o/copy"));
    assert_eq!(registers(&world, "copy").await, registers(&world, "test").await);
}
