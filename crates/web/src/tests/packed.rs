//! An organization with its files: out as an archive, and founded anew from it.

use access::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use engine::Actor;
use serde_json::Value as Json;

use super::World;

const BRING: &str = "/organizations/import";
const EVIDENCE: &str = "/o/test/certification/evidence";
const PROOF: (&str, &[u8]) = ("restore of May.txt", b"restored in four hours");
const LOG: (&str, &[u8]) = ("log.txt", b"all is well");

/// An organization whose records name three files, one of them twice, one on a retired record and one on an erased one.
async fn filed() -> World {
    let world = World::new().await;
    let gone = ("gone.txt", &b"nobody reads this"[..]);
    for (title, file) in [("Restore", PROOF), ("Log", LOG), ("Restore again", PROOF)] {
        let added = world.upload(&format!("{EVIDENCE}/new"), &[("title", title), ("kind", "output")], &[file]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    }
    let minutes = [("title", "Minutes"), ("kind", "record")];
    let added = world.upload("/o/test/support/documents/new", &minutes, &[gone]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let retired = world.post(&format!("{EVIDENCE}/EV-0002/retire"), &[]).await;
    assert_eq!(retired.status, StatusCode::SEE_OTHER, "{}", retired.body);
    let document = added.header("location").to_owned();
    let erased = world.post(&format!("{document}/acts/document.erase"), &[("_reason", "asked for")]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
    world
}

/// Every record of an organization as its export has it.
async fn registers(world: &World, org: &str) -> Json {
    let out = world.get(&format!("/o/{org}/export/json")).await;
    serde_json::from_str::<Json>(&out.body).unwrap()["registers"].take()
}

#[tokio::test]
async fn an_organization_is_founded_from_its_archive_equal_with_its_files() {
    let world = filed().await;
    let page = world.get("/o/test/export").await.body.replace(['\u{2068}', '\u{2069}'], "");
    assert!(page.contains("/o/test/export/zip") && page.contains("2 files that they name (33 bytes)"), "{page}");
    let out = world.get("/o/test/export/zip").await;
    assert_eq!((out.status, out.header("content-type")), (StatusCode::OK, "application/zip"));
    assert!(!String::from_utf8_lossy(&out.bytes).contains("nobody reads this"), "what was erased is there");
    // Into a house that never saw the files.
    let other = World::new().await;
    let founded = other.upload(BRING, &[("key", "copy")], &[("test.zip", &out.bytes)]).await;
    assert_eq!((founded.status, founded.header("location")), (StatusCode::SEE_OTHER, "/o/copy"), "{}", founded.body);
    assert_eq!(registers(&other, "copy").await, registers(&world, "test").await);
    // Records made at the same moment stand in any order.
    let founded = registers(&other, "copy").await;
    let mut files = founded["evidence"].as_array().unwrap().iter().map(|row| &row["fields"]["file"]);
    let own = files.find(|file| file["name"] == PROOF.0).unwrap();
    let content = other.get(&format!("/o/copy/files/{}/x", own["digest"].as_str().unwrap())).await;
    assert_eq!(content.bytes, PROOF.1);
    // And out of there again: the same files, the same records.
    let again = other.get("/o/copy/export/zip").await;
    let third = other.upload(BRING, &[("key", "third")], &[("copy.zip", &again.bytes)]).await;
    assert_eq!(third.header("location"), "/o/third", "{}", third.body);
    assert_eq!(registers(&other, "third").await, registers(&world, "test").await);
}

#[tokio::test]
async fn an_archive_on_the_page_of_imports_is_shown_where_it_belongs() {
    let world = filed().await;
    let out = world.get("/o/test/export/zip").await.bytes;
    let page = world.upload("/o/test/import", &[], &[("test.zip", &out)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    for shown in ["holds a whole organization with its files", "href=\"/#from-file\""] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    assert!(world.get("/").await.body.contains("id=\"from-file\""));
}

#[tokio::test]
async fn a_damaged_archive_founds_nothing_and_leaves_nothing() {
    let world = filed().await;
    let out = world.get("/o/test/export/zip").await.bytes;
    let other = World::new().await;
    let cut = other.upload(BRING, &[("key", "copy")], &[("test.zip", &out[..out.len() - 30])]).await;
    assert_eq!(cut.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(cut.body.contains("this is no archive, or it was cut short"), "{}", cut.body);
    assert_eq!(other.engine.organizations().len(), 1);
}

#[tokio::test]
async fn records_alone_found_one_where_whoever_brings_them_may_see_their_files() {
    let world = filed().await;
    let out = world.get("/o/test/export/json").await.bytes;
    let founded = world.upload(BRING, &[("key", "copy")], &[("test.json", &out)]).await;
    assert_eq!(founded.header("location"), "/o/copy", "{}", founded.body);
    assert_eq!(registers(&world, "copy").await, registers(&world, "test").await);
    // An administrator who belongs to neither organization does not reach their files by naming them.
    let operator = Actor::operator();
    let made = world.engine.create_account("eve", "Eve Lund", Some(super::world::PASSWORD), true, &operator).await;
    made.unwrap();
    let session = world.engine.sign_in("eve", super::world::PASSWORD, "a test").await.unwrap();
    let mut eve = world;
    eve.cookie = format!("muniment={session}");
    let refused = eve.upload(BRING, &[("key", "own")], &[("test.json", &out)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let said = "log.txt: its content is not in this file and is kept in no organization that you belong to here";
    assert!(refused.body.contains(said) && refused.body.contains("export the organization with its files"));
    assert_eq!(eve.engine.organizations().len(), 2, "nothing was founded");
}

#[tokio::test]
async fn an_archive_on_the_import_page_is_told_where_it_belongs() {
    let world = filed().await;
    let out = world.get("/o/test/export/zip").await.bytes;
    let refused = world.upload("/o/test/import", &[], &[("test.zip", &out)]).await;
    assert!(
        refused.body.contains("it founds a new one, or fills an empty one of its key, on the page Organizations"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn programs_take_the_archive_out_and_found_an_organization_from_it() {
    let world = filed().await;
    let account = kernel::Id::of(world.actor.account);
    let token = format!("Bearer {}", world.engine.create_token(account, "a test", None).await.unwrap());
    let ask = async |method: &str, path: &str, body: Vec<u8>| {
        let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        world.send(request.header(header::AUTHORIZATION, &token).body(Body::from(body)).unwrap()).await
    };
    let out = ask("GET", "/orgs/test/export?format=zip", Vec::new()).await;
    assert_eq!((out.status, out.header("content-type")), (StatusCode::OK, "application/zip"), "{}", out.body);
    let tried = ask("POST", "/orgs?key=copy&dry_run=true", out.bytes.clone()).await;
    assert_eq!(tried.status, StatusCode::OK, "{}", tried.body);
    assert_eq!(world.engine.organizations().len(), 1);
    let founded = ask("POST", "/orgs?key=copy&name=Copy", out.bytes.clone()).await;
    assert_eq!(founded.status, StatusCode::CREATED, "{}", founded.body);
    let told: Json = serde_json::from_str(&founded.body).unwrap();
    assert_eq!((&told["key"], &told["files"]), (&Json::from("copy"), &Json::from(2)));
    assert_eq!(registers(&world, "copy").await, registers(&world, "test").await);
    for (query, body, status) in [
        ("key=copy", out.bytes.clone(), 422),
        ("", out.bytes.clone(), 422),
        ("key=more", Vec::new(), 422),
        ("key=more&more=1", out.bytes.clone(), 400),
    ] {
        let refused = ask("POST", &format!("/orgs?{query}"), body).await;
        assert_eq!(refused.status.as_u16(), status, "{query}: {}", refused.body);
    }
    let reading = world.reading().await;
    let token = reading.engine.create_token(kernel::Id::of(reading.actor.account), "a test", None).await.unwrap();
    let request = Request::builder().method("POST").uri("/api/v1/orgs?key=own");
    let request = request.header(header::AUTHORIZATION, format!("Bearer {token}")).body(Body::from(out.bytes));
    assert_eq!(reading.send(request.unwrap()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_archive_fills_an_organization_that_is_empty_and_no_other() {
    let world = filed().await;
    let out = world.get("/o/test/export/zip").await.bytes;
    let (operator, account) = (Actor::operator(), kernel::Id::of(world.actor.account));
    for (key, role) in [("empty", Role::Administrator), ("another", Role::Manager)] {
        world.engine.found(key, "Empty", None, &operator).await.unwrap();
        world.engine.join(account, key, role, None, &operator).await.unwrap();
    }
    let filled = world.upload(BRING, &[("key", "empty")], &[("test.zip", &out)]).await;
    assert_eq!(filled.header("location"), "/o/empty", "{}", filled.body);
    assert_eq!(registers(&world, "empty").await, registers(&world, "test").await);
    for key in ["empty", "another", "test"] {
        let refused = world.upload(BRING, &[("key", key)], &[("test.zip", &out)]).await;
        assert!(refused.status.is_client_error(), "{key}: {}", refused.status);
    }
    assert_eq!(world.engine.state("another").await.unwrap().size(), 0);
}
