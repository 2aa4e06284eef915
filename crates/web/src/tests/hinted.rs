//! What forms and lists say by themselves: who has left, what rests on a record, to which programme an audit belongs.

use axum::http::header;
use isms::evaluation::Programme;
use isms::planning::Asset;
use isms::support::Person;
use kernel::Declared;

use super::World;

const ASSETS: &str = "/o/test/planning/assets";

/// Text without the marks that keep directions of writing apart.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test]
async fn people_who_left_are_offered_last_and_marked_wherever_they_stand() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Aksel Holm"), ("left_on", "2026-05-31")]).await;
    world.add(Person::REGISTER, &[("name", "Asta Lund")]).await;
    let form = plain(&world.get(&format!("{ASSETS}/new")).await.body);
    let (owners, _) =
        form.split_once("name=\"owner\"").and_then(|(_, rest)| rest.split_once("</select>")).expect("few");
    let at = |words: &str| owners.find(words).unwrap_or_else(|| panic!("{words} is not offered: {owners}"));
    assert!(at("P-003 Asta Lund<") < at("P-002 Aksel Holm (left 31 May 2026)<"), "{owners}");
    let offers = plain(&world.get("/o/test/suggest/person?q=a").await.body);
    assert!(offers.find("Asta") < offers.find("Aksel"), "{offers}");
    assert!(offers.contains("\"hint\":\"left 31 May 2026\""), "{offers}");
    world.add(Asset::REGISTER, &[("name", "Servers"), ("owner", "P-002")]).await;
    let list = plain(&world.get(ASSETS).await.body);
    assert!(list.contains("Aksel Holm (left 31 May 2026)"), "{list}");
}

#[tokio::test]
async fn what_rests_on_records_retired_together_is_told() {
    let world = World::new().await;
    for name in ["Servers", "Disks"] {
        world.add(Asset::REGISTER, &[("name", name)]).await;
    }
    world.add(Asset::REGISTER, &[("name", "Web"), ("depends_on", "A-0001")]).await;
    world.add(Asset::REGISTER, &[("name", "Mail"), ("depends_on", "A-0001\nA-0002")]).await;
    let mut done =
        world.post(&format!("{ASSETS}/bulk"), &[("id", "A-0001"), ("id", "A-0002"), ("act", "retire")]).await;
    let said = done.headers.remove(header::SET_COOKIE).expect("something is said");
    let cookie = format!("{}; {}", world.cookie, said.to_str().unwrap().split(';').next().unwrap());
    let request = axum::http::Request::get(ASSETS).header(header::COOKIE, cookie);
    let page = plain(&world.send(request.body(axum::body::Body::empty()).unwrap()).await.body);
    assert!(page.contains("2 records rest on what was retired: A-0003, A-0004."), "{page}");
}

#[tokio::test]
async fn a_new_audit_belongs_to_the_programme_under_way() {
    let world = World::new().await;
    for (title, from, to) in [("Last", "2025-01-01", "2025-12-31"), ("This", "2026-01-01", "2026-12-31")] {
        world.add(Programme::REGISTER, &[("title", title), ("starts_on", from), ("ends_on", to)]).await;
    }
    let form = world.get("/o/test/evaluation/audits/new").await.body;
    assert!(form.contains("<option value=\"AP-02\" selected>"), "{form}");
}

#[tokio::test]
async fn a_filtered_list_says_out_of_how_many() {
    let world = World::new().await;
    for name in ["Servers", "Disks", "Cables"] {
        world.add(Asset::REGISTER, &[("name", name)]).await;
    }
    let page = plain(&world.get(&format!("{ASSETS}?q=disks")).await.body);
    assert!(page.contains("1 of 3"), "{page}");
}

#[tokio::test]
async fn a_document_for_nobody_is_told_before_it_is_published_and_says_who_read_it() {
    let mut world = World::new().await;
    // Nobody gives a unit to themselves.
    world.actor = engine::Actor::operator();
    world.add(isms::context::Unit::REGISTER, &[("name", "Works")]).await;
    let written = [("title", "Loading"), ("kind", "record"), ("body", "Lock the gate."), ("to_acknowledge", "yes")];
    world.add(isms::support::Document::REGISTER, &[&written[..], &[("units", "Works")]].concat()).await;
    let card = "/o/test/support/documents/DOC-001";
    let nobody = "Nobody who works here is in the units";
    for page in [card.to_owned(), format!("{card}/acts/document.publish")] {
        let page = world.get(&page).await.body;
        assert!(page.contains(nobody) && page.contains("U-001 Works"), "{page}");
    }
    world.add(Person::REGISTER, &[("name", "Asta Lund"), ("unit", "Works")]).await;
    let ada = kernel::Id::<Person>::of(world.engine.state("test").await.unwrap().resolve("person", "P-001").unwrap());
    let works = world.engine.state("test").await.unwrap().resolve("unit", "U-001").unwrap();
    world.set(ada, "unit", kernel::Value::Link(works)).await;
    let draft = plain(&world.get(card).await.body);
    assert!(!draft.contains(nobody) && !draft.contains("have read version"), "{draft}");
    world.post(&format!("{card}/acts/document.publish"), &[]).await;
    let unread = plain(&world.get(card).await.body);
    assert!(unread.contains("0 of 2 people have read version 1") && unread.contains("2 people have not"), "{unread}");
    world.post(&format!("{card}/acts/acknowledgement.give"), &[]).await;
    let read = plain(&world.get(card).await.body);
    assert!(read.contains("1 of 2 people have read version 1"), "{read}");
    assert!(read.contains("P-002 Asta Lund") && read.contains("version 1 · 23 Nov 2026"), "{read}");
    let told = world.get("/api/v1/orgs/test/views/readers?record=DOC-001").await.body;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let told = &told["documents"][0];
    assert_eq!(told["audience"], 2);
    assert_eq!(told["read"][0]["person"]["reference"], "P-001");
    assert_eq!(told["unread"][0]["title"], "Asta Lund");
}
