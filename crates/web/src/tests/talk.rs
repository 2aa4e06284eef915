use axum::http::StatusCode;
use isms::operation::Incident;
use isms::planning::Asset;
use isms::support::{Document, Person};
use isms::work::Task;
use jiff::Span;
use kernel::Declared;

use super::World;

const CARD: &str = "/o/test/planning/assets/A-0001";
const BACK: &str = "planning/assets/A-0001";

/// An address among what helps to work.
fn work(page: &str) -> String {
    ["/o/test", Task::REGISTER.section(), page].join("/")
}

#[tokio::test]
async fn a_record_shows_what_is_said_and_to_be_done_about_it_and_takes_more() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Mail")]).await;
    let card = world.get(CARD).await.body;
    assert!(card.contains("data-mentions=\"/o/test/suggest/person\""), "{card}");
    assert!(card.contains(&format!("{}?about=A-0001&#38;_to={BACK}", work("tasks/new"))), "{card}");
    let said = [("about", "A-0001"), ("text", "Who **owns** this?"), ("_back", BACK)];
    let sent = world.post(&work("comments/acts/comment.write"), &said).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, CARD), "{}", sent.body);
    world.add(Task::REGISTER, &[("title", "Ask the provider"), ("about", "A-0001"), ("due", "2026-01-01")]).await;
    world.add(Task::REGISTER, &[("title", "Asked already"), ("about", "A-0001"), ("done_on", "2026-01-01")]).await;
    let card = world.get(CARD).await.body;
    let talk = card.split("class=\"talk\"").nth(1).expect("it is there");
    assert!(talk.contains("Who <strong>owns</strong> this?") && talk.contains("Ada Berg"), "{talk}");
    assert!(talk.contains("Ask the provider") && talk.contains("late") && !talk.contains("Asked already"), "{talk}");
}

#[tokio::test]
async fn nobody_comments_on_a_past_day_or_on_a_comment() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Mail")]).await;
    world.post(&work("comments/acts/comment.write"), &[("about", "A-0001"), ("text", "Fine"), ("_back", BACK)]).await;
    let comment = world.get(&work("comments/N-00001")).await.body;
    assert!(comment.contains("Fine") && !comment.contains("class=\"talk\""), "{comment}");
    let day = world.engine.today("test");
    world.clock.set(world.engine.now() + Span::new().hours(72));
    let then = world.get(&format!("{CARD}?as_of={day}")).await.body;
    assert!(then.contains("<p>Fine</p>") && !then.contains("talk-text"), "{then}");
}

#[tokio::test]
async fn fields_that_hold_nothing_are_folded_and_those_that_a_clause_asks_for_named() {
    let world = World::new().await;
    world.does("incident.report", &[("title", "A laptop is gone")]).await;
    let card = world.get("/o/test/operation/incidents/INC-2026-001").await.body;
    let (open, folded) =
        card.split_once("more fields, nothing in them; the standard asks for ").expect("some are folded");
    let (summary, rest) = folded.split_once("</summary>").unwrap();
    assert!(summary.contains("Consequences"), "{summary}");
    assert!(rest.split("</details>").next().is_some_and(|own| own.contains("Contained at")), "{rest}");
    assert!(!open.contains("<dt>Contained at") && !open.contains("<dt>Consequences"), "{open}");
}

#[tokio::test]
async fn the_next_act_leads_and_what_takes_a_record_away_stands_quietly_at_the_end() {
    let world = World::new().await;
    world.add(Document::REGISTER, &[("title", "Policy"), ("kind", "policy"), ("body", "We care.")]).await;
    let page = world.get("/o/test/support/documents/DOC-001").await.body;
    let (_, head) = page.split_once("<div class=\"acts\">").unwrap();
    let head = head.split_once("</div>").unwrap().0;
    let at = |what: &str| head.find(what).unwrap_or_else(|| panic!("{what}: {head}"));
    let (first, edit) =
        (at("btn btn-primary\" href=\"/o/test/support/documents/DOC-001/acts/document.submit"), at("/edit"));
    let (copy, retire) = (at("_copy=DOC-001"), at("/retire"));
    assert!(first < edit && edit < copy && copy < retire, "{head}");
    assert!(!head.contains("btn-danger"), "{head}");
}

#[tokio::test]
async fn an_incident_that_nobody_handles_waits_for_whoever_hands_out_work_then_for_its_handler() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Kari Sol"), ("email", "kari@example.org")]).await;
    world.does("incident.report", &[("title", "A laptop is gone")]).await;
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains("Incidents that nobody handles yet") && today.contains("A laptop is gone"), "{today}");
    let reported = world.engine.state("test").await.unwrap().of::<Incident>().iter().next().unwrap().0;
    world.set(reported, "owner", kernel::Value::Link(world.actor.person.unwrap())).await;
    let today = world.get("/o/test/today").await.body;
    assert!(!today.contains("Incidents that nobody handles yet"), "{today}");
    assert!(today.contains("Handle the incident"), "{today}");
}

#[tokio::test]
async fn the_palette_finds_reference_controls_by_number_and_by_name() {
    let world = World::new().await;
    for asked in ["A.8.13", "backup"] {
        let found = world.get(&format!("/o/test/palette?q={asked}")).await.body;
        assert!(found.contains("/o/test/planning/soa/A.8.13"), "{asked}: {found}");
    }
}
