//! Files as nobody should send them, and files that take long, through both doors: pages and API.

use access::Role;
use axum::body::Body;
use axum::http::{StatusCode, header};
use engine::Actor;
use isms::planning::Asset;
use isms::support::Person;
use kernel::{Command, Declared};

use super::World;
use super::imports::{ASSETS, IMPORT, assets, confirm, size};
use super::world::{Answer, PASSWORD};

const BOMB: &[u8] = include_bytes!("../../../exchange/tests/exchange/foreign/odd/bomb.xlsx");
const MERGED: &[u8] = include_bytes!("../../../exchange/tests/exchange/foreign/odd/merged.xlsx");
const FORMULA: &[u8] = include_bytes!("../../../exchange/tests/exchange/foreign/odd/formula.xlsx");
const HIDDEN: &[u8] = include_bytes!("../../../exchange/tests/exchange/foreign/odd/hidden.xlsx");
const DAYS_1900: &[u8] = include_bytes!("../../../exchange/tests/exchange/foreign/odd/days-1900.xlsx");
const DAYS_1904: &[u8] = include_bytes!("../../../exchange/tests/exchange/foreign/odd/days-1904.xlsx");

/// Sends a file to the API as the administrator.
async fn sent(world: &World, name: &str, content: &[u8]) -> Answer {
    let path = format!("/api/v1/orgs/test/import?name={name}");
    let request = world.request("POST", &path).header("sec-fetch-site", "same-origin");
    world.send(request.header(header::CONTENT_TYPE, "text/csv").body(Body::from(content.to_vec())).unwrap()).await
}

/// Asks for a page until it is no more the progress of an import.
async fn finished(world: &World, path: &str) -> Answer {
    loop {
        let answer = world.get(path).await;
        if answer.status != StatusCode::ACCEPTED {
            return answer;
        }
        tokio::task::yield_now().await;
    }
}

/// A list of so many assets.
fn many(rows: usize) -> Vec<u8> {
    let rows = (1..=rows).map(|row| format!("Asset {row},primary\n"));
    std::iter::once("name,kind\n".to_owned()).chain(rows).collect::<String>().into_bytes()
}

#[tokio::test]
async fn every_odd_file_is_refused_with_its_place_by_page_and_api_and_nothing_comes_in() {
    let world = World::new().await;
    let kari = world.add(Person::REGISTER, &[("name", "Kari Berg")]).await;
    world.add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary")]).await;
    world.execute(Command::Retire(Person::REGISTER, kari)).await;
    let before = size(&world).await;
    let rows = many(100_001);
    let odd: &[(&str, &[u8], &[&str])] = &[
        ("bomb.xlsx", BOMB, &["file", "unpacks to more than 256 MiB"]),
        ("merged.xlsx", MERGED, &["Assets, B2:C2", "unmerge them and fill each column"]),
        ("formula.xlsx", FORMULA, &["Assets, row 2, column Description (B2)", "this formula has no stored value"]),
        ("hidden.xlsx", HIDDEN, &["Assets, row 2, column Owner (B2)", "is hidden and left out"]),
        ("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &["file", "save it as XLSX without a password"]),
        ("half.csv", b"\xFF\xFEn\0a", &["file", "save the sheet as CSV UTF-8"]),
        (
            "assets.csv",
            b"name,rto_hours\nRoom,\"1,234\"\n",
            &["assets, row 2, column rto_hours (B2)", "can mean 1234 or"],
        ),
        ("assets.csv", b"name,acquired_on\nRoom,03/04/2026\n", &["column acquired_on (B2)", "can mean two days"]),
        ("assets.csv", b"name,owner\nRoom,P-002\n", &["column owner (B2)", "P-002 is retired"]),
        ("assets.csv", b"reference,name\nA-0001,Room\nA-0001,Hall\n", &["assets, row 3", "about the same record"]),
        ("assets.csv", b"name,C\nRoom,elevated\n", &["column C (B2)", "write its number"]),
        ("assets.csv", &rows, &["row 100002", "bring in at most 100000 rows at once"]),
    ];
    for (name, content, told) in odd {
        let page = world.upload(IMPORT, &[], &[(name, content)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", page.body);
        let problem = sent(&world, name, content).await;
        assert_eq!(problem.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", problem.body);
        for words in *told {
            assert!(page.body.contains(words), "{name}: {words} is not on the page: {}", page.body);
            assert!(problem.body.contains(words), "{name}: {words} is not in the answer: {}", problem.body);
        }
        assert!(!page.body.contains("value=\"confirm\""), "{name} could be brought in");
    }
    assert_eq!(size(&world).await, before);
}

#[tokio::test]
async fn days_of_both_epochs_are_the_same_days() {
    for (name, content) in [("days-1900.xlsx", DAYS_1900), ("days-1904.xlsx", DAYS_1904)] {
        let world = World::new().await;
        let page = world.upload(IMPORT, &[], &[(name, content)]).await;
        assert!(page.body.contains("1 new, 0 changed"), "{name}: {}", page.body);
        assert_eq!(confirm(&world, &page).await.status, StatusCode::SEE_OTHER);
        let state = world.engine.state("test").await.unwrap();
        let left: Vec<_> = state.of::<Person>().iter().filter_map(|(_, person)| person.left_on).collect();
        assert_eq!(left, [kernel::Date::constant(2026, 11, 23)], "{name}");
    }
}

#[tokio::test]
async fn a_german_list_in_its_own_encoding_comes_in_with_words_for_its_levels() {
    let world = World::new().await;
    let adopt = isms::ACTS.iter().find(|act| act.key == "method.adopt").unwrap();
    world.execute(Command::Act(adopt, Vec::new())).await;
    let list =
        "Bezeichnung;Vertraulichkeit;Verfügbarkeit;RTO\nAufträge;hoch;sehr hoch;1200\nLager;mittel;5 - Severe;8\n";
    let windows: Vec<u8> = list.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let page = world.upload(IMPORT, &[], &[("assets.csv", &windows)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("words are read as steps: mittel as 3 Moderate, hoch as 4 Major"), "{}", page.body);
    for told in ["4 Major", "5 Severe", "Value Confidentiality: Level"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert_eq!(confirm(&world, &page).await.status, StatusCode::SEE_OTHER);
    let state = world.engine.state("test").await.unwrap();
    let told = state.of::<Asset>().iter().map(|(_, asset)| {
        let levels: Vec<_> = asset.value.iter().map(|(key, own)| format!("{key}{}", own.level.0)).collect();
        format!("{} {} {:?}", asset.name, levels.join(" "), asset.rto_hours)
    });
    assert_eq!(told.collect::<Vec<_>>(), ["Aufträge c4 a5 Some(1200)", "Lager c3 a5 Some(8)"]);
    let costs = b"Name;Kind;yearly_cost\nHoster;cloud;1.200,50 EUR\n";
    let page = world.upload(IMPORT, &[], &[("suppliers.csv", costs)]).await;
    assert!(page.body.contains("1200.50 EUR"), "{}", page.body);
    let odd = world.upload(IMPORT, &[], &[("assets.csv", b"name,C\nHall,enormous\n")]).await;
    assert!(odd.body.contains("or the label: 1 Negligible, 2 Minor, 3 Moderate"), "{}", odd.body);
}

#[tokio::test]
async fn two_imports_at_once_through_the_api_each_end_whole() {
    let world = World::new().await;
    let file = b"name,email\nKari Berg,kari@example.org\n";
    let (first, second) = tokio::join!(sent(&world, "people.csv", file), sent(&world, "people.csv", file));
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK), "{} {}", first.body, second.body);
    let state = world.engine.state("test").await.unwrap();
    let same = state.of::<Person>().iter().filter(|(_, person)| person.email.is_some()).count();
    assert_eq!(same, 1, "whoever came second found the record by its address");
}

#[tokio::test]
async fn a_long_import_goes_on_alone_shows_how_far_it_is_and_keeps_its_answer() {
    let mut world = World::new().await;
    world.hurries();
    let file = many(3_000);
    let begun = world.upload(IMPORT, &[], &[("assets.csv", &file)]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let way = begun.header("location").to_owned();
    let progress = world.get(&way).await;
    assert_eq!((progress.status, progress.header("refresh")), (StatusCode::ACCEPTED, "2"), "{}", progress.body);
    assert!(
        progress.body.contains("<progress") && progress.body.contains("aria-current=\"step\""),
        "{}",
        progress.body
    );
    assert!(progress.body.contains("Reading the file") && !progress.header("etag").contains('"'));
    let chooser = world.get(IMPORT).await;
    assert!(chooser.body.contains(&format!("href=\"{way}\"")), "no way back: {}", chooser.body);
    let page = finished(&world, &way).await;
    assert!(page.body.contains("3000 new, 0 changed") || page.body.contains("3,000 new"), "{}", page.status);
    assert_eq!(finished(&world, &way).await.body, page.body, "it can be looked at again");
    assert!(!world.get(IMPORT).await.body.contains(&way), "it waits for nobody any more");

    let confirmed = confirm(&world, &page).await;
    let way = confirmed.header("location").to_owned();
    assert!(way.starts_with("/o/test/import/"), "{way}");
    let done = finished(&world, &way).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/o/test/planning/assets"));
    assert!(done.header("set-cookie").contains("muniment-said"), "what came of it is told");
    assert_eq!(assets(&world).await.len(), 3_000);
    assert_eq!(world.get("/o/test/import/7").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_import_can_be_given_up_and_nothing_of_it_comes_in() {
    let mut world = World::new().await;
    world.hurries();
    let begun = world.upload(IMPORT, &[], &[("assets.csv", &many(30_000))]).await;
    let way = begun.header("location").to_owned();
    assert!(world.get(&way).await.body.contains(&format!("action=\"{way}/give-up\"")));
    let given_up = world.post(&format!("{way}/give-up"), &[]).await;
    assert_eq!((given_up.status, given_up.header("location")), (StatusCode::SEE_OTHER, IMPORT));
    assert!(!world.get(IMPORT).await.body.contains(&way), "nobody waits for it");
    let answer = finished(&world, &way).await;
    assert!(answer.body.contains("this was given up"), "{}", answer.body);
    assert_eq!(assets(&world).await.len(), 0);
    assert_eq!(world.post("/o/test/import/7/give-up", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_import_is_shown_to_nobody_but_whoever_began_it() {
    let mut world = World::new().await;
    world.hurries();
    let begun = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
    let way = begun.header("location").to_owned();
    let operator = Actor::operator();
    let (account, _) = world.engine.create_account("eve", "Eve", Some(PASSWORD), false, &operator).await.unwrap();
    world.engine.join(account, "test", Role::Manager, None, &operator).await.unwrap();
    let session = world.engine.sign_in("eve", PASSWORD, "a test").await.unwrap();
    let own = std::mem::replace(&mut world.cookie, format!("muniment={session}"));
    assert_eq!(world.get(&way).await.status, StatusCode::NOT_FOUND);
    assert!(!world.get(IMPORT).await.body.contains(&way));
    world.cookie = own;
    assert_eq!(finished(&world, &way).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_export_carries_nothing_that_its_reader_may_not_see() {
    let mut world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary")]).await;
    let operator = Actor::operator();
    world.engine.found("other", "Other", None, &operator).await.unwrap();
    let (account, _) = world.engine.create_account("eve", "Eve", Some(PASSWORD), true, &operator).await.unwrap();
    world.engine.join(account, "other", Role::Administrator, None, &operator).await.unwrap();
    let session = world.engine.sign_in("eve", PASSWORD, "a test").await.unwrap();
    let ada = std::mem::replace(&mut world.cookie, format!("muniment={session}"));
    let everything = ["/o/{}/export/json", "/o/{}/export/yaml", "/o/{}/export/xlsx", "/api/v1/orgs/{}/export"];
    let lists = ["/o/{}/planning/assets/export/csv", "/api/v1/orgs/{}/export?register=assets", "/o/{}/history/ledger"];
    for path in everything.iter().chain(&lists) {
        let of = |org: &str| path.replace("{}", org);
        let kept = world.get(&of("test")).await;
        // Even to an administrator of the instance, who is told that there is a door.
        assert!(kept.status.is_client_error() && !kept.body.contains("Orders"), "{path}: {}", kept.status);
        let own = world.get(&of("other")).await;
        assert!(own.status == StatusCode::OK && !own.body.contains("Orders"), "{path}: {} {}", own.status, own.body);
    }
    world.cookie = ada;
    let told = world.get("/o/test/export/json").await.body;
    for secret in ["ada@", PASSWORD, "argon2", "muniment="] {
        assert!(!told.contains(secret), "{secret} goes out");
    }
}
