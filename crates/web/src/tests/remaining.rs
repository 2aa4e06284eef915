//! What remains of several risks, judged on one page.

use axum::http::StatusCode;
use isms::planning::{Risk, Treatment};
use kernel::Declared;

use super::World;

const PAGE: &str = "/o/test/planning/remaining";
const RISKS: &str = "/o/test/planning/risks";

/// Two risks of the person who asks that are to be treated by a plan.
async fn planned() -> World {
    let world = World::new().await;
    world.post("/o/test/planning/methods/acts/method.adopt", &[("title", "")]).await;
    world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await;
    for (reference, title) in [("R-0001", "Power cut"), ("R-0002", "Fire in the server room")] {
        world.add(Risk::REGISTER, &[("title", title), ("owner", "P-001")]).await;
        let scored = [("likelihood", "3"), ("consequence[c].level", "4"), ("method", "M-01")];
        let scored = world.post(&format!("{RISKS}/{reference}/acts/risk.assess"), &scored).await;
        assert_eq!(scored.status, StatusCode::SEE_OTHER, "{}", scored.body);
    }
    let decided = [("risks", "R-0001"), ("risks", "R-0002"), ("option", "modify")];
    let decided = world.post(&format!("{RISKS}/acts/risk.decide_all"), &decided).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
    let plan = [("title", "A second line"), ("risks", "R-0001\nR-0002"), ("owner", "P-001"), ("due", "2027-03-01")];
    world.add(Treatment::REGISTER, &plan).await;
    world
}

/// What is expected of each risk: likelihood and score; nothing where nobody judged.
async fn judged(world: &World) -> Vec<Option<(u8, i64)>> {
    let state = world.engine.state("test").await.unwrap();
    let of = |risk: &Risk| risk.residual.as_ref().map(|own| (risk.residual_likelihood.0, own.score));
    let mut risks: Vec<_> = state.of::<Risk>().iter().collect();
    risks.sort_by_key(|(_, risk)| risk.head.reference);
    risks.into_iter().map(|(_, risk)| of(risk)).collect()
}

#[tokio::test]
async fn what_remains_of_several_risks_is_judged_on_one_page_as_one_entry() {
    let world = planned().await;
    let owner = world.get("/o/test/planning/owner").await.body;
    assert!(owner.contains("href=\"/o/test/planning/remaining?owner=P-001\""), "{owner}");
    let page = world.get(PAGE).await.body;
    for shown in
        ["name=\"R-0001.residual_likelihood\"", "name=\"R-0002.residual_consequence[c].level\"", "A second line"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("name=\"R-0001.residual_consequence[a].level\""), "only what is judged today: {page}");
    let size = world.engine.state("test").await.unwrap().size();
    let rows = [("_record", "R-0001"), ("_record", "R-0002"), ("R-0001.residual_likelihood", "1")];
    let done = world.post(PAGE, &rows).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, PAGE), "{}", done.body);
    assert_eq!(judged(&world).await, [Some((1, 4)), None], "what is left stays as today; a silent row is not judged");
    assert_eq!(world.engine.state("test").await.unwrap().size(), size + 1);
    assert!(!world.get(PAGE).await.body.contains("R-0001."), "it waits no longer");
}

#[tokio::test]
async fn what_is_wrong_in_a_row_is_said_at_its_field_and_nothing_is_kept() {
    let world = planned().await;
    let rows = [
        ("_record", "R-0001"),
        ("_record", "R-0002"),
        ("R-0001.residual_likelihood", "1"),
        ("R-0002.residual_likelihood", "5"),
        ("R-0002.because", "It gets worse"),
    ];
    let refused = world.post(PAGE, &rows).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let place = crate::generic::desk::id_of("R-0002.residual_likelihood");
    for told in [format!("href=\"#{place}\""), format!("id=\"e-{place}\""), "It gets worse".to_owned()] {
        assert!(refused.body.contains(&told), "{told}: {}", refused.body);
    }
    assert!(refused.body.contains("<option value=\"1\" selected>"), "{}", refused.body);
    assert_eq!(judged(&world).await, [None, None]);
}
