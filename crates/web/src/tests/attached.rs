//! Evidence attached on the card of what it proves something about.

use axum::http::StatusCode;
use engine::Clock;
use isms::certification::Evidence;
use isms::planning::Risk;
use isms::support::Person;
use kernel::{Declared, Id, RawId};

use super::World;

/// What each piece of evidence is about.
async fn about(world: &World) -> Vec<Vec<RawId>> {
    let state = world.engine.state("test").await.unwrap();
    state.of::<Evidence>().iter().map(|(_, own)| own.about.0.clone()).collect()
}

#[tokio::test]
async fn a_card_takes_files_and_evidence_that_is_here_without_a_script() {
    let world = World::new().await;
    let risk = world.add(Risk::REGISTER, &[("title", "Fire in the server room")]).await;
    let person = Id::<Person>::of(world.actor.person.unwrap()).raw();
    for card in ["/o/test/planning/risks/R-0001", "/o/test/support/people/P-001"] {
        let page = world.get(card).await.body;
        let form = format!("action=\"{card}/evidence\" enctype=\"multipart/form-data\"");
        assert!(page.contains(&form) && page.contains("name=\"evidence\""), "{card}: {page}");
    }
    let files = [("log.txt", &b"all is well"[..]), ("plan.pdf", b"%PDF-1.7")];
    let attached = world.upload("/o/test/planning/risks/R-0001/evidence", &[], &files).await;
    assert_eq!(attached.header("location"), "/o/test/planning/risks/R-0001", "{}", attached.body);
    assert_eq!(about(&world).await, [vec![risk], vec![risk]]);
    let page = world.get("/o/test/planning/risks/R-0001").await.body;
    assert!(page.contains("EV-0001 log") && page.contains("EV-0002 plan"), "{page}");
    let reader = world.reading().await.get("/o/test/planning/risks/R-0001").await.body;
    assert!(reader.contains("EV-0001 log") && !reader.contains("name=\"evidence\""), "{reader}");
    // What is here already is about the person too; typed as it is suggested, with its title.
    let way = "/o/test/support/people/P-001/evidence";
    let linked = world.post(way, &[("evidence", "EV-0001 log")]).await;
    assert_eq!((linked.status, linked.header("location")), (StatusCode::SEE_OTHER, "/o/test/support/people/P-001"));
    assert_eq!(about(&world).await, [vec![risk, person], vec![risk]]);
    let said = |evidence: &'static str| async { world.post(way, &[("evidence", evidence)]).await };
    let again = said("EV-0001").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("is about this record already"), "{}", again.body);
    assert_eq!(said("EV-0099").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.upload(way, &[], &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was chosen");
}

#[tokio::test]
async fn where_evidence_proves_nothing_or_nobody_may_bring_it_nothing_is_offered() {
    let world = World::new().await;
    world.add(Evidence::REGISTER, &[("title", "Log"), ("kind", "output")]).await;
    world.execute(kernel::Command::Act(isms::act("applicability.prepare").unwrap(), Vec::new())).await;
    let control = "name=\"evidence\"";
    assert!(world.get("/o/test/planning/soa/A.5.1").await.body.contains(control), "on a row of the statement");
    assert!(!world.get("/o/test/certification/evidence/EV-0001").await.body.contains(control), "about itself");
    let reading = world.reading().await;
    assert!(!reading.get("/o/test/support/people/P-001").await.body.contains(control), "who only reads");
    assert!(world.get("/o/test/support/people/P-001").await.body.contains(control));
    world.clock.set(world.clock.now() + jiff::SignedDuration::from_hours(48));
    let past = world.get("/o/test/support/people/P-001?as_of=2026-11-23").await;
    assert!(!past.body.contains(control), "on a past day");
}

#[tokio::test]
async fn whoever_may_attach_one_file_may_attach_several() {
    let world = World::new().await;
    world.add(Risk::REGISTER, &[("title", "Fire in the server room")]).await;
    let files = [("log.txt", &b"all is well"[..]), ("plan.pdf", b"%PDF-1.7")];
    let contributor = world.reading_as(access::Role::Contributor).await;
    let attached = contributor.upload("/o/test/planning/risks/R-0001/evidence", &[], &files).await;
    assert_eq!(attached.status, StatusCode::SEE_OTHER, "{}", attached.body);
    assert_eq!(about(&world).await.len(), 2);
    assert!(world.get("/o/test/history").await.body.contains("Evidence attached"));
}
