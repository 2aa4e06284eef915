//! What a list says about the past: one tick beside the question brings it in, and nothing without it.

use axum::http::StatusCode;
use isms::improvement::Nonconformity;

use super::World;
use super::imports::{IMPORT, again, confirm, size};

const LIST: &[u8] = b"Title,Date raised,Date closed,Status\nBackups not tested,2025-04-03,2025-05-20,Closed\nNo DPIA,2025-04-04,,Open\n";

#[tokio::test]
async fn closed_nonconformities_come_in_by_one_tick() {
    let world = World::new().await;
    let from = [("register", "nonconformities")];
    let page = world.upload(IMPORT, &from, &[("list.csv", LIST)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let before = size(&world).await;
    for told in
        ["name=\"bring.0\"", "One row says that it was done before: Bring in as closed before", "name=\"_sure\""]
    {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    // Ticked in the same breath as it is confirmed, it is shown again first.
    let hurried = again(&world, &page, &[("bring.0", "yes"), ("_step", "confirm")]).await;
    assert_eq!((hurried.status, size(&world).await), (StatusCode::CONFLICT, before));
    let ticked = again(&world, &page, &[("bring.0", "yes")]).await;
    assert_eq!(ticked.status, StatusCode::OK, "{}", ticked.body);
    for told in ["value=\"yes\" checked", "Closed: On, as it was before", "20 May 2025"] {
        assert!(ticked.body.contains(told), "{told}: {}", ticked.body);
    }
    assert!(!ticked.body.contains("name=\"_sure\""), "nothing is left to ask: {}", ticked.body);
    let done = again(&world, &ticked, &[("bring.0", "yes"), ("_step", "confirm")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    let closed: Vec<_> = state.of::<Nonconformity>().iter().filter_map(|(_, own)| own.closure.clone()).collect();
    assert_eq!(closed.len(), 1);
    assert!(closed[0].provenance.origin().is_some_and(|own| own.proof == "list.csv, list, row 2"));
}

#[tokio::test]
async fn what_rules_have_against_it_stands_at_its_cell_and_nothing_comes_in() {
    let world = World::new().await;
    let late = String::from_utf8_lossy(LIST).replace("2025-05-20", "2025-04-01");
    let from = [("register", "nonconformities"), ("sheet.0", "list"), ("bring.0", "yes")];
    let before = size(&world).await;
    let page = world.upload(IMPORT, &from, &[("list.csv", late.as_bytes())]).await;
    assert!(page.body.contains("Date closed") && page.body.contains("this lies before 3 Apr 2025"), "{}", page.body);
    assert_eq!((confirm(&world, &page).await.status, size(&world).await), (StatusCode::CONFLICT, before));
    let silent = b"Title,Status\nBackups not tested,Closed\n";
    let page = world.upload(IMPORT, &from, &[("list.csv", silent)]).await;
    assert!(page.body.contains("name=\"fill.0.closure.on\""), "{}", page.body);
    assert!(page.body.contains("Closed: On is needed of what comes in as it was decided before"), "{}", page.body);
}
