//! What whoever fills the management system in by hand meets: clocks, what can be added, proposals, several at once.

use axum::http::StatusCode;
use isms::context::{Obligation, Party};
use isms::evaluation::{Audit, Metric, Review};
use isms::leadership::Role;
use isms::operation::Incident;
use isms::planning::Asset;
use isms::support::Person;
use jiff::SignedDuration;
use kernel::Declared;
use serde_json::Value as Json;

use super::World;

/// A stolen laptop that Ada handles, noticed an hour ago, with a clock of eight hours.
async fn stolen() -> World {
    let world = World::new().await;
    let clock = [("clocks[a].kind", "own"), ("clocks[a].hours", "8"), ("clocks[a].to", "First customer")];
    let told = [("title", "A laptop was stolen"), ("owner", "P-001"), ("detected_at", "2026-11-23T11:00:00Z")];
    world.add(Incident::REGISTER, &[&told[..], &clock].concat()).await;
    world
}

#[tokio::test]
async fn a_clock_is_told_with_the_time_left_on_the_card_on_today_and_in_the_calendar() {
    let world = stolen().await;
    for page in ["/o/test/operation/incidents/INC-2026-001", "/o/test/today", "/o/test/calendar"] {
        let body = world.get(page).await.body;
        assert!(body.contains("23 Nov 2026 20:00") && body.contains("7 hours left"), "{page}: {body}");
    }
    // Pages are kept; time goes on all the same.
    world.clock.set(world.engine.now() + SignedDuration::from_hours(9));
    for page in ["/o/test/operation/incidents/INC-2026-001", "/o/test/today", "/o/test/calendar"] {
        let body = world.get(page).await.body;
        assert!(body.contains("overdue by 2 hours"), "{page}: {body}");
    }
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains("Report sent") && today.contains("Late <span"), "{today}");
    world.does("incident.send_report", &[("incident", "INC-2026-001")]).await;
    let card = world.get("/o/test/operation/incidents/INC-2026-001").await.body;
    assert!(card.contains("Sent late") && !card.contains("overdue by"), "{card}");
    assert!(!world.get("/o/test/calendar").await.body.contains("INC-2026-001"));
}

#[tokio::test]
async fn an_obligation_that_wants_a_report_is_named_until_its_clock_runs() {
    let world = World::new().await;
    world.add(Party::REGISTER, &[("name", "The authority")]).await;
    let law = [("title", "Tell of breaches"), ("report_hours", "72"), ("party", "The authority")];
    world.add(Obligation::REGISTER, &law).await;
    world.add(Incident::REGISTER, &[("title", "A leak"), ("detected_at", "2026-11-23T11:00:00Z")]).await;
    let card = "/o/test/operation/incidents/INC-2026-001";
    let page = world.get(card).await.body;
    assert!(page.contains("no clock runs for it yet") && page.contains("Tell of breaches"), "{page}");
    let form = world.get(&format!("{card}/acts/incident.start_clocks")).await.body;
    assert!(form.contains("value=\"OB-001\" checked"), "it is chosen already: {form}");
    let done = world.post(&format!("{card}/acts/incident.start_clocks"), &[("obligations", "OB-001")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = world.get(card).await.body;
    assert!(page.contains("Report to The authority, due 26 Nov 2026 12:00"), "{page}");
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains("Reports about incidents that nobody sends"), "nobody handles it: {today}");
}

#[tokio::test]
async fn a_card_offers_new_records_that_link_to_it() {
    let world = World::new().await;
    world.add(Metric::REGISTER, &[("title", "Restore tests")]).await;
    world.add(Audit::REGISTER, &[("title", "Clause 9")]).await;
    world.add(Incident::REGISTER, &[("title", "A leak")]).await;
    let offers = [
        ("evaluation/metrics/MET-001", "evaluation/measurements/new?metric=MET-001"),
        ("evaluation/audits/AUD-2026-01", "evaluation/findings/new?audit=AUD-2026-01"),
        ("operation/incidents/INC-2026-001", "improvement/nonconformities/new?incidents=INC-2026-001"),
    ];
    for (card, form) in offers {
        let state = world.engine.state("test").await.unwrap();
        let register = state.registers().iter().find(|own| card.contains(&format!("/{}/", own.plural))).unwrap();
        let reference = state.table(register.key).unwrap().rows().next().unwrap().reference();
        let at = card.rsplit_once('/').unwrap();
        let form = form.replace(at.1, &reference);
        let body = world.get(&format!("/o/test/{}/{reference}", at.0)).await.body;
        assert!(body.contains(&format!("/o/test/{form}")), "{form}: {body}");
        let new = world.get(&format!("/o/test/{form}&_to={}/{reference}", at.0)).await.body;
        assert!(new.contains(&reference), "{new}");
    }
    let reader = world.reading().await;
    let body = reader.get("/o/test/operation/incidents/INC-2026-001").await.body;
    assert!(!body.contains("class=\"adding"), "whoever only reads adds nothing: {body}");
}

#[tokio::test]
async fn the_list_of_trainings_leads_to_one_for_several() {
    let world = World::new().await;
    let list = world.get("/o/test/support/trainings").await.body;
    assert!(list.contains("/o/test/support/trainings/acts/training.record"), "{list}");
    let done = world
        .post(
            "/o/test/support/trainings/acts/training.record",
            &[("people", "P-001"), ("title", "Phishing"), ("done_on", "2026-11-20")],
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(world.get("/o/test/support/trainings").await.body.contains("Phishing"));
}

#[tokio::test]
async fn inputs_of_a_review_are_proposed_where_nothing_is_written() {
    let world = World::new().await;
    world.add(Audit::REGISTER, &[("title", "Clause 9"), ("ends_on", "2026-11-01"), ("state", "done")]).await;
    world.add(Review::REGISTER, &[("title", "First"), ("audits", "Our own words.")]).await;
    world.add(Review::REGISTER, &[("title", "Second")]).await;
    let card = world.get("/o/test/evaluation/reviews/MR-2026-02").await.body;
    assert!(card.contains("10 inputs hold nothing yet") && card.contains("edit?_propose=1"), "{card}");
    let form = |reference: &str| format!("/o/test/evaluation/reviews/{reference}/edit?_propose=1");
    let second = world.get(&form("MR-2026-02")).await.body;
    assert!(second.contains("1 audit: 1 done") && second.contains("AUD-2026-01 Clause 9: Done"), "{second}");
    let first = world.get(&form("MR-2026-01")).await.body;
    assert!(first.contains("Our own words.") && !first.contains("1 audit: 1 done"), "{first}");
    let plain = world.get("/o/test/evaluation/reviews/MR-2026-02/edit").await.body;
    assert!(!plain.contains("1 audit: 1 done"), "nothing is proposed unasked: {plain}");
}

#[tokio::test]
async fn the_time_zone_is_changed_and_days_follow_it_at_once() {
    let world = World::new().await;
    let page = world.get("/o/test/settings").await.body;
    assert!(page.contains("value=\"Europe/Oslo\"") && page.contains("23 Nov 2026 13:00"), "{page}");
    let wrong = world.post("/o/test/settings", &[("time_zone", "Mars/Base")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("write a time zone such as Europe/Oslo"), "{}", wrong.body);
    let saved = world.post("/o/test/settings", &[("time_zone", "Pacific/Kiritimati")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(world.engine.today("test").to_string(), "2026-11-24");
    assert!(world.get("/o/test/settings").await.body.contains("24 Nov 2026 02:00"));
    // What is written from now on happens on the day there.
    let made =
        world.post(&format!("/o/test/{}/new", "work/tasks"), &[("title", "Early"), ("done_on", "2026-11-24")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let reader = world.reading().await;
    assert_eq!(reader.get("/o/test/settings").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_may_approve_by_their_roles_gets_the_rights_for_it() {
    let world = World::new().await;
    for (name, email) in [("Kari Berg", "kari@example.org"), ("Per Lie", "per@example.org")] {
        world.add(Person::REGISTER, &[("name", name), ("email", email)]).await;
    }
    world.add(Role::REGISTER, &[("title", "Board"), ("top_management", "yes")]).await;
    world.does("role.assign", &[("role", "Board"), ("person", "P-002")]).await;
    let form = world.get("/o/test/members/invite").await.body;
    assert!(form.contains("value=\"by-records\" checked"), "{form}");
    assert!(form.contains("kari@example.org · Manager") && form.contains("per@example.org · Contributor"), "{form}");
    let made = world.post("/o/test/members/invite", &[("id", "P-002"), ("id", "P-003"), ("role", "by-records")]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let role = |login: &str| {
        let account = world.engine.account(login).unwrap();
        world.engine.membership(account, "test").unwrap().role
    };
    assert_eq!((role("kari@example.org"), role("per@example.org")), (access::Role::Manager, access::Role::Contributor));
}

#[tokio::test]
async fn a_cell_says_what_was_saved_and_its_undo_comes_back_to_the_list() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Rack"), ("kind", "supporting")]).await;
    let saved = world.post("/o/test/planning/assets/A-0001/cells/name", &[("name", "Server")]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let toast = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, saved.header("muniment-toast")).unwrap();
    let toast = String::from_utf8(toast).unwrap();
    let seq = world.engine.state("test").await.unwrap().size();
    let undo = format!("/o/test/history/{seq}/undo");
    assert!(toast.contains("A-0001") && toast.contains(&undo), "{toast}");
    let undone = world.post(&undo, &[("_back", "planning/assets?sort=name")]).await;
    assert_eq!(undone.header("location"), "/o/test/planning/assets?sort=name", "{}", undone.body);
    assert!(world.get("/o/test/planning/assets").await.body.contains("Rack"));
    let out = world.post(&format!("/o/test/history/{}/undo", seq + 1), &[("_back", "https://example.org")]).await;
    assert!(out.header("location").starts_with("/o/test/"), "{}", out.header("location"));
}

#[tokio::test]
async fn today_and_the_foot_of_every_page_name_the_same_step() {
    let world = World::new().await;
    let named = |body: &str, before: &str, after: &str| {
        let rest = body.split_once(before).map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        rest.split(after).next().unwrap_or_default().to_owned()
    };
    let today = world.get("/o/test/today").await.body;
    let step = named(&today, "<h2 id=\"next\">", "</h2>");
    let list = world.get("/o/test/improvement/improvements").await.body;
    let foot = named(named(&list, "class=\"onward", "</nav>").as_str(), "<b>", "</b>");
    assert!(!step.is_empty(), "{today}");
    assert_eq!(step, foot);
}

#[tokio::test]
async fn suggestions_say_how_many_more_there_are() {
    let world = World::new().await;
    for number in 1..=15 {
        world.add(Asset::REGISTER, &[("name", &format!("Rack {number:02}")), ("kind", "supporting")]).await;
    }
    let offers: Json = serde_json::from_str(&world.get("/o/test/suggest/asset?q=rack").await.body).unwrap();
    let offers = offers.as_array().unwrap();
    assert_eq!(offers.len(), 13);
    assert_eq!((&offers[12]["value"], &offers[12]["label"]), (&"".into(), &"3 more: type on to find them".into()));
    let few: Json = serde_json::from_str(&world.get("/o/test/suggest/asset?q=rack+07").await.body).unwrap();
    assert_eq!(few.as_array().unwrap().len(), 1);
}
