use axum::http::StatusCode;
use isms::certification::Certification;
use isms::planning::AssetType;
use isms::project::Activity;

use super::World;

const ANSWERS: [(&str, &str); 4] =
    [("name", "Fjord & Co"), ("persons", "60"), ("sector", "software"), ("wished_on", "2026-12-24")];

#[tokio::test]
async fn three_answers_make_an_organization_with_a_plan_and_lead_to_the_next_thing() {
    let world = World::new().await;
    let lobby = world.get("/").await;
    for way in ["/sample", "/start", "/start?then=import"] {
        assert!(lobby.body.contains(&format!("href=\"{way}\"")), "{way} is no way in: {}", lobby.body);
    }
    let answer = world.post("/start", &ANSWERS).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/o/fjord-co/today"));
    let state = world.engine.state("fjord-co").await.unwrap();
    assert_eq!(state.of::<Activity>().iter().count(), 101);
    assert!(state.of::<AssetType>().iter().next().is_some(), "the threat library came along");
    let today = world.get("/o/fjord-co/today").await.body;
    for told in ["Bring the people in", "About 10 days of audit", "row of 46 to 65 persons", "weeks too early"] {
        assert!(today.contains(told), "{told} is not said: {today}");
    }
    let scope = world.get("/o/fjord-co/context/scopes").await.body;
    assert!(scope.contains("Development, operation and support of the software"), "{scope}");
}

#[tokio::test]
async fn answers_that_are_refused_found_nothing_and_stay_in_the_form() {
    let world = World::new().await;
    let wrong = world.post("/start", &[("name", "Acme"), ("persons", "many"), ("sector", "software")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"Acme\"") && wrong.body.contains("href=\"#f-persons\""), "{}", wrong.body);
    let past = world
        .post("/start", &[("name", "Acme"), ("persons", "5"), ("sector", "general"), ("wished_on", "2020-01-01")])
        .await;
    assert!(past.body.contains("pick a date after today"), "{}", past.body);
    assert!(world.get("/o/acme/today").await.status == StatusCode::NOT_FOUND, "nothing was founded");
    let taken = world.post("/start", &[("name", "Test"), ("persons", "5"), ("sector", "general")]).await;
    assert!(taken.status.is_client_error(), "the key test is taken: {}", taken.body);
}

#[tokio::test]
async fn the_sample_is_told_of_where_it_cannot_be_made() {
    let world = World::new().await;
    let page = world.get("/sample").await.body;
    assert!(page.contains("muniment sample"), "{page}");
    assert_eq!(world.post("/sample", &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_signs_in_by_what_is_no_address_of_a_person_begins_too() {
    let mut world = World::new().await;
    let operator = engine::Actor::operator();
    let login = "ada@localhost";
    world.engine.create_account(login, "Ada", Some(super::world::PASSWORD), true, &operator).await.unwrap();
    let session = world.engine.sign_in(login, super::world::PASSWORD, "a test").await.unwrap();
    world.cookie = format!("muniment={session}");
    // Founded the other day, when it broke off.
    let account = world.engine.account(login).unwrap();
    world.engine.found("fjord-co", "Fjord & Co", None, &operator).await.unwrap();
    world.engine.join(account, "fjord-co", access::Role::Administrator, None, &operator).await.unwrap();
    for (name, key) in [("Fjord & Co", "fjord-co"), ("Fjell", "fjell")] {
        let answers: Vec<_> =
            ANSWERS.into_iter().filter(|(field, _)| *field != "name").chain([("name", name)]).collect();
        let answer = world.post("/start", &answers).await;
        assert_eq!(answer.header("location"), format!("/o/{key}/today"), "{}", answer.body);
    }
}

#[tokio::test]
async fn whoever_brings_theirs_in_tells_the_certificate_that_is_held_and_finds_the_lists_of_the_past() {
    let world = World::new().await;
    let form = world.get("/start?then=import").await.body;
    assert!(
        form.contains("name=\"certificate_number\"") && form.contains("A certificate that you hold already"),
        "{form}"
    );
    assert!(!world.get("/start").await.body.contains("certificate_number"), "whoever starts holds none");
    let bringing = [&ANSWERS[..], &[("then", "import")]].concat();
    let half = world.post("/start", &[&bringing[..], &[("certified_on", "2031-05-02")]].concat()).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in ["href=\"#f-certificate_number\"", "pick a day before today", "href=\"#f-valid_until\""] {
        assert!(half.body.contains(told), "{told}: {}", half.body);
    }
    assert_eq!(world.get("/o/fjord-co/today").await.status, StatusCode::NOT_FOUND, "nothing was founded");
    let held = [("certificate_number", "IS 712345"), ("certified_on", "2019-05-02"), ("valid_until", "2031-05-01")];
    let answer = world.post("/start", &[&bringing[..], &held[..]].concat()).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/o/fjord-co/import"));
    let state = world.engine.state("fjord-co").await.unwrap();
    let (_, own) = state.of::<Certification>().iter().next().expect("it began");
    let decision = own.decision.as_ref().expect("it is held");
    assert_eq!(
        (own.certificate_number.as_deref(), decision.on.to_string().as_str()),
        (Some("IS 712345"), "2019-05-02")
    );
    assert!(decision.origin().is_some_and(|own| own.proof.starts_with("As stated")));
    let lists = world.get("/o/fjord-co/import").await.body;
    for way in ["import?register=audits", "import?register=findings", "import?register=nonconformities"] {
        assert!(lists.contains(way), "{way}: {lists}");
    }
}
