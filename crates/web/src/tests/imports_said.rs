use axum::http::StatusCode;
use isms::support::{Course, Person, Training};
use kernel::Declared;

use super::World;
use super::imports::{IMPORT, again};

/// Where the first of these stands in a page.
fn at(body: &str, text: &str) -> usize {
    body.find(text).unwrap_or_else(|| panic!("{text}: {body}"))
}

#[tokio::test]
async fn a_needed_text_is_taken_from_a_column_and_what_has_to_be_said_stands_before_the_rows() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Kari Dahl")]).await;
    world.add(Course::REGISTER, &[("title", "Cloud security")]).await;
    let head = "Person,Course,Done on\n".to_owned();
    let rows: String = (0..60).map(|_| "Kari Dahl,Cloud security,2026-09-14\n").collect();
    let file = head + &rows;
    let from = [("register", "trainings")];
    let page = world.upload(IMPORT, &from, &[("trainings.csv", file.as_bytes())]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.body.contains("<option value=\"{Course}\">Course</option>"), "{}", page.body);
    assert!(at(&page.body, "name=\"days\"") < at(&page.body, "<h2>trainings</h2>"), "the order of days comes first");
    let ready = again(&world, &page, &[("fill.0.title", "{Course}"), ("fill.0.title", "")]).await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.body);
    assert!(ready.body.contains("<option value=\"{Course}\" selected>"), "{}", ready.body);
    for before in ["value=\"confirm\"", "id=\"fill.0.state\"", "Planned, or Done where"] {
        assert!(at(&ready.body, before) < at(&ready.body, "Rows of trainings"), "{before}");
    }
    assert!(at(&ready.body, "id=\"fill.0.state\"") > at(&ready.body, "name=\"_reason\""), "beside the button");
    assert!(ready.body.contains("<summary>10 more rows</summary>"), "{}", ready.body);
    let done = again(&world, &ready, &[("fill.0.title", "{Course}"), ("_step", "confirm")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    assert_eq!(state.of::<Training>().iter().filter(|(_, own)| &*own.title == "Cloud security").count(), 60);
}

#[tokio::test]
async fn a_cell_that_cannot_be_read_is_emptied_by_page() {
    let world = World::new().await;
    let file: &[u8] = b"Supplier,Annual cost (EUR)\nPayFjord,2% of turnover\n";
    let page = world.upload(IMPORT, &[], &[("suppliers.csv", file)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.body.contains("name=\"means.0.0\""), "{}", page.body);
    let ready = again(&world, &page, &[("means.0.0", "-")]).await;
    assert!(ready.status == StatusCode::OK && ready.body.contains("1 new"), "{}", ready.body);
}
