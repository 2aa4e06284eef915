//! Forms that belong to no register tell everything that is wrong at once: in the summary with the field's name, and
//! at the field.

use axum::http::StatusCode;

use super::World;

/// What the summary says of the fields, and whether each says it where it stands.
fn told(page: &str) -> Vec<String> {
    let summary = page.split_once("class=\"errors\"").and_then(|(_, rest)| rest.split_once("</ul>")).map(|own| own.0);
    let links = summary.unwrap_or_default().split("<a href=\"#f-").skip(1);
    let told = links.map(|own| {
        let (field, rest) = own.split_once("\">").unwrap();
        assert!(page.contains(&format!("id=\"e-{field}\"")), "{field} says nothing where it stands: {page}");
        let label = rest.split_once(": ").map_or("", |(label, _)| label);
        format!("{field} {label}")
    });
    told.collect()
}

#[tokio::test]
async fn whoever_sets_up_is_told_everything_at_once() {
    let world = World::empty().await;
    let page = world.post("/setup", &[("name", " "), ("login", "a b"), ("password", "short")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let expected = ["name Your name", "login E-mail address", "password Password"];
    assert_eq!(told(&page.body), expected, "{}", page.body);
    assert!(page.body.contains(" novalidate"), "the browser stops at the first one: {}", page.body);
}

#[tokio::test]
async fn whoever_starts_is_told_everything_at_once() {
    let world = World::new().await;
    let answers = [
        ("name", ""),
        ("persons", "many"),
        ("sector", "software"),
        ("wished_on", "2020-01-01"),
        ("key", "No Key"),
        ("time_zone", "Nowhere"),
    ];
    let page = world.post("/start", &answers).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = told(&page.body).iter().map(|own| own.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(fields, ["name", "persons", "wished_on", "key", "time_zone"], "{}", page.body);
    assert!(told(&page.body).iter().all(|own| own.contains(' ') && !own.ends_with(' ')), "{}", page.body);
}

#[tokio::test]
async fn a_password_that_will_not_do_is_told_at_its_field() {
    let world = World::new().await;
    let page = world.post("/account/password", &[("old", super::world::PASSWORD), ("new", "short")]).await;
    assert_eq!(told(&page.body), ["new New password"], "{}", page.body);
}

#[tokio::test]
async fn what_is_not_there_is_told_in_the_frame_of_the_organization_to_whoever_belongs_there() {
    let world = World::new().await;
    let missing = world.get("/o/test/planning/risks/R-0099").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    for part in ["id=\"main\"", "Test Company", "href=\"/o/test/planning/risks\""] {
        assert!(missing.body.contains(part), "{part}: {}", missing.body);
    }
    let ahead = world.get("/o/test/planning/risks?as_of=2030-01-01").await;
    assert!(ahead.status.is_client_error() && ahead.body.contains("Test Company"), "{}", ahead.body);
    let elsewhere = world.get("/o/nowhere/today").await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    assert!(!elsewhere.body.contains("Test Company"), "{}", elsewhere.body);
}
