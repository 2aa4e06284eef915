//! Controls chosen in a form from shelves, the calendar as a file, and what a card says beyond its fields.

use axum::http::StatusCode;
use isms::evaluation::Programme;
use isms::planning::{Control, Risk, Threat};
use isms::support::Document;
use kernel::Declared;

use super::World;

const TREATMENTS: &str = "/o/test/planning/treatments";

#[tokio::test]
async fn a_form_offers_what_helps_first_and_takes_several_controls_at_once() {
    let world = World::new().await;
    world.add(Threat::REGISTER, &[("title", "Malware"), ("reference_controls", "A.8.7\nA.8.13")]).await;
    world.add(Control::REGISTER, &[("title", "Copies off site"), ("reference_controls", "A.8.13")]).await;
    world.add(Risk::REGISTER, &[("title", "Ransomware"), ("threat", "T-001")]).await;
    let form = world.get(&format!("{TREATMENTS}/new?risks=R-0001")).await.body;
    let (proposed, annex) = form.split_once("A.5 ").expect("the shelves of Annex A stand below");
    for value in ["C-001", "A.8.7"] {
        assert!(proposed.contains(&format!("name=\"controls\" value=\"{value}\"")), "{value} is proposed: {form}");
    }
    assert!(annex.contains("value=\"A.5.23\"") && !annex.contains("value=\"A.8.13\""), "{form}");
    let pairs = [
        ("title", "Keep it out"),
        ("risks", "R-0001"),
        ("controls", ""),
        ("controls", "C-001"),
        ("controls", "A.8.7"),
        ("controls", "A.5.23, A.8.13"),
    ];
    let made = world.post(&format!("{TREATMENTS}/new"), &pairs).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let card = world.get(made.header("location")).await.body;
    let titles = ["C-001 Copies off site", "C-002 Protection against malware", "C-003 "];
    assert!(titles.iter().all(|title| card.contains(title)) && !card.contains("C-004"), "{card}");
    let refused = world.post(&format!("{TREATMENTS}/new"), &[("title", ""), ("controls", "A.7.1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#f-title\"") && refused.body.contains("asked for by the software"));
}

#[tokio::test]
async fn a_reference_control_never_links_an_own_one_that_nobody_named() {
    let world = World::new().await;
    let own = [("title", "Disk encryption"), ("reference_controls", "A.8.24")];
    world.add(Control::REGISTER, &own).await;
    world.add(Risk::REGISTER, &[("title", "Theft")]).await;
    let offers = world.get("/o/test/suggest/controls?q=a.8.24").await.body;
    assert!(offers.contains("\"value\":\"C-001\"") && offers.contains("stands for"), "{offers}");
    assert!(offers.contains("\"value\":\"new A.8.24\""), "{offers}");
    let form = |control: &'static str| [("title", "Keys"), ("risks", "R-0001"), ("controls", control)];
    let asked = world.post(&format!("{TREATMENTS}/new"), &form("A.8.24")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("C-001 Disk encryption stands already"), "{}", asked.body);
    let made = world.post(&format!("{TREATMENTS}/new"), &form("new A.8.24")).await;
    let card = world.get(made.header("location")).await.body;
    assert!(card.contains("C-002 Use of cryptography") && !card.contains("C-001"), "{card}");
}

#[tokio::test]
async fn the_starter_policy_names_top_management_and_holds_nothing_but_policy() {
    let world = World::new().await;
    world.add(isms::leadership::Role::REGISTER, &[("title", "Top management"), ("top_management", "yes")]).await;
    let form = world.get("/o/test/support/documents/new?_example=policy").await.body;
    assert!(form.contains("value=\"RO-01\" selected"), "{form}");
    assert!(!form.contains("This draft is written to be changed"), "{form}");
}

#[tokio::test]
async fn reference_controls_are_ticked_or_typed_with_commas_between() {
    let world = World::new().await;
    let form = world.get("/o/test/planning/controls/new").await.body;
    assert!(form.contains("name=\"reference_controls\" value=\"A.8.13\""), "{form}");
    let pairs = [("title", "Copies"), ("reference_controls", "A.8.13"), ("reference_controls", "A.8.14, A.5.29")];
    let made = world.post("/o/test/planning/controls/new", &pairs).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let state = world.engine.state("test").await.unwrap();
    let (_, control) = state.of::<Control>().iter().next().unwrap();
    assert_eq!(control.reference_controls.0, ["A.8.13", "A.8.14", "A.5.29"]);
}

#[tokio::test]
async fn the_calendar_is_a_page_and_a_file() {
    let world = World::new().await;
    world.add(isms::work::Task::REGISTER, &[("title", "Write; it, down"), ("due", "2026-12-24")]).await;
    world.add(Document::REGISTER, &[("title", "Draft"), ("next_review", "2026-12-01")]).await;
    let page = world.get("/o/test/calendar").await.body;
    assert!(page.contains("Dec 2026") && page.contains("Task is due") && !page.contains("DOC-001"), "{page}");
    let none = world.get("/o/test/calendar?kind=audits,reviews").await.body;
    assert!(!none.contains("Dec 2026") && none.contains("/o/test/calendar?kind=reviews"), "{none}");
    assert_eq!(world.get("/o/test/calendar?kind=feasts").await.status, StatusCode::BAD_REQUEST);
    let file = world.get("/o/test/calendar.ics").await;
    assert!(file.header("content-type").starts_with("text/calendar"));
    assert!(file.body.contains("SUMMARY:Task is due: TK-0001 Write\\; it\\, down\r\n"), "{}", file.body);
}

#[tokio::test]
async fn a_programme_that_plans_no_audit_says_so_with_what_to_do() {
    let world = World::new().await;
    world.add(Programme::REGISTER, &[("title", "2026 to 2028")]).await;
    let card = world.get("/o/test/evaluation/programmes/AP-01").await.body;
    assert!(card.contains("no audit with a day belongs to it"), "{card}");
    assert!(card.contains("/o/test/evaluation/audits/new?programme=AP-01"), "{card}");
}
