//! Forms that ask little, buttons that are not refused afterwards, and lists that come back as they went.

use axum::http::StatusCode;
use isms::planning::{Asset, Risk, Vulnerability};
use kernel::{Declared, Id, Value};

use super::World;
use super::imports::IMPORT;

const RISK: &str = "/o/test/planning/risks/R-0001";

/// A method in force, and a risk of Ada's that was assessed.
async fn assessed() -> World {
    let world = World::new().await;
    world.post("/o/test/planning/methods/acts/method.adopt", &[("title", "")]).await;
    world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await;
    world.add(Risk::REGISTER, &[("title", "Fire"), ("owner", "P-001")]).await;
    let scored =
        [("likelihood", "2"), ("consequence[c].level", "3"), ("consequence[a].level", "4"), ("method", "M-01")];
    let done = world.post(&format!("{RISK}/acts/risk.assess"), &scored).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    world
}

#[tokio::test]
async fn whoever_reports_an_incident_is_asked_little_and_a_phone_takes_the_photo() {
    let world = World::new().await;
    let form = world.get("/o/test/operation/incidents/acts/incident.report").await.body;
    let photo = "type=\"file\" id=\"f-photo\" name=\"photo\" accept=\"image/*\" capture=\"environment\"";
    assert!(form.contains(photo), "{form}");
    assert!(!form.contains("name=\"_reason\"") && !form.contains("name=\"_happened_on\""), "{form}");
    let when = form.split_once("name=\"noticed_at\" value=\"").map(|(_, rest)| &rest[..10]);
    assert_eq!(when, Some("2026-11-23"), "just now, unless it was earlier: {form}");
    let folded = form.split_once("More that may be said: Where, Site").expect("few need them").1;
    assert!(folded.contains("name=\"place\"") && folded.contains("name=\"site\""), "{form}");
    let address = "/o/test/operation/incidents/acts/incident.report";
    let sent = world.post(address, &[("title", "A door stood open"), ("photo", "")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let reader = world.reading().await;
    let form = reader.get(address).await.body;
    assert!(form.contains("name=\"title\"") && !form.contains("type=\"file\""), "who reads brings no file: {form}");
}

#[tokio::test]
async fn what_would_be_refused_to_a_reader_is_not_offered_and_says_why() {
    let world = assessed().await;
    let rita = world.reading_as(access::Role::Contributor).await;
    let page = rita.get(RISK).await.body;
    assert!(!page.contains("acts/risk.decide"), "{page}");
    let why = "only the owner of the risk or a manager decides about it; ask Ada Berg";
    assert!(page.contains("for others to do") && page.contains(why), "{page}");
    let mine = world.get(RISK).await.body;
    assert!(mine.contains("acts/risk.decide") && !mine.contains(why), "{mine}");
    assert!(!mine.contains("acts/risk.reopen"), "what nobody decided about is assessed again: {mine}");
}

#[tokio::test]
async fn the_form_of_an_assessment_says_what_the_steps_mean() {
    let world = assessed().await;
    let form = world.get(&format!("{RISK}/acts/risk.assess")).await.body;
    let state = world.engine.state("test").await.unwrap();
    let method = isms::planning::scoring::in_force(&state).unwrap().1;
    let (_, step) = method.likelihood.iter().next().unwrap();
    let meaning = step.meaning.as_ref().expect("the method explains its steps").to_string();
    assert!(form.contains("What the steps mean") && form.contains(&meaning), "{meaning}: {form}");
}

#[tokio::test]
async fn the_workshop_has_every_weakness_of_a_risk() {
    let world = assessed().await;
    for number in 1..=7 {
        world.add(Vulnerability::REGISTER, &[("title", &format!("Weakness {number}"))]).await;
    }
    let state = world.engine.state("test").await.unwrap();
    let all: Vec<_> = state.of::<Vulnerability>().iter().map(|(id, _)| id.raw()).collect();
    let risk = world.add(Risk::REGISTER, &[("title", "Theft"), ("owner", "P-001")]).await;
    world.set(Id::<Risk>::of(risk), "vulnerabilities", Value::Links(all)).await;
    let page = world.get("/o/test/planning/workshop").await.body;
    assert!(page.contains("and 2 more") && page.contains("Weakness 7"), "{page}");
}

#[tokio::test]
async fn a_list_of_risks_has_its_readings_in_columns_and_comes_back_equal() {
    let world = assessed().await;
    let list = world.get("/o/test/planning/risks/export/csv?status=open").await.body;
    let head = list.lines().next().unwrap();
    for column in
        ["Consequence: Confidentiality", "Consequence: Availability", "Likelihood", "Current: Score", "Current: Level"]
    {
        assert!(head.contains(column), "{column}: {head}");
    }
    let page = world.upload(IMPORT, &[("register", "risks")], &[("risks.csv", list.as_bytes())]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("0 new, 0 changed, 1 as they were"), "{}", page.body);
}

#[tokio::test]
async fn several_records_retired_at_once_come_back_with_one_press_that_leads_to_their_list() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Orders")]).await;
    world.add(Asset::REGISTER, &[("name", "Invoices")]).await;
    let both = [("act", "retire"), ("id", "A-0001"), ("id", "A-0002")];
    world.post("/o/test/planning/assets/bulk", &both).await;
    let seq = world.engine.state("test").await.unwrap().size();
    let undone = world.post(&format!("/o/test/history/{seq}/undo"), &[]).await;
    assert_eq!(undone.header("location"), "/o/test/planning/assets");
    let list = world.get("/o/test/planning/assets").await.body;
    assert!(list.contains("Orders") && list.contains("Invoices"), "{list}");
}

#[tokio::test]
async fn records_entered_later_than_their_day_can_be_listed() {
    let world = World::new().await;
    let site = [("name", "Ben Lie"), ("screened_on", "2026-01-05")];
    world.add(isms::support::Person::REGISTER, &site).await;
    let page = world.get("/o/test/rehearsal").await.body;
    assert!(page.contains("href=\"/o/test/rehearsal?late=") && !page.contains("id=\"late\""), "{page}");
    let listed = world.get("/o/test/rehearsal?late=1").await.body;
    let part = listed.split_once("id=\"late\"").expect("the list").1;
    assert!(part.contains("Ben Lie"), "{part}");
}

#[tokio::test]
async fn two_days_to_compare_are_a_week_apart_unless_others_are_chosen() {
    let world = World::new().await;
    let page = world.get("/o/test/history/compare").await.body;
    assert!(page.contains("name=\"from\" value=\"2026-11-16\""), "{page}");
    assert!(page.contains("name=\"to\" value=\"2026-11-23\""), "{page}");
}

#[tokio::test]
async fn times_of_an_account_are_those_of_its_organization() {
    let world = World::new().await;
    let session = world.engine.sessions(engine::accounts::KIND_SESSION, Id::of(world.actor.account)).remove(0);
    let there = crate::texts::fallback().time(session.created, &world.engine.zone("test"));
    let page = world.get("/account").await.body;
    assert!(page.contains(&there), "{there}: {page}");
}
