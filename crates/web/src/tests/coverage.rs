use axum::http::StatusCode;
use isms::context::{Issue, Obligation, Party};
use isms::planning::{Control, Risk};
use isms::support::Person;
use kernel::Declared;

use super::World;

const COVERAGE: &str = "/o/test/context/coverage";

#[tokio::test]
async fn what_is_there_is_linked_from_the_coverage_in_one_step() {
    let world = World::new().await;
    world.add(Issue::REGISTER, &[("title", "Floods")]).await;
    world.add(Party::REGISTER, &[("name", "Customers")]).await;
    world.add(Obligation::REGISTER, &[("title", "Tell within a day")]).await;
    world.add(Risk::REGISTER, &[("title", "Water in the server room")]).await;
    world.add(Control::REGISTER, &[("title", "Sensors")]).await;
    let page = world.get(COVERAGE).await.body;
    assert!(page.contains("0 of 1 led to something") && page.contains("0 of 1 are met by a control"), "{page}");
    for (from, to) in
        [("I-01", "R-0001"), ("IP-01", "OB-001 Tell within a day"), ("OB-001", "C-001"), ("I-01", "OB-001")]
    {
        let linked = world.post(COVERAGE, &[("from", from), ("to", to)]).await;
        assert_eq!((linked.status, linked.header("location")), (StatusCode::SEE_OTHER, &*format!("{COVERAGE}#{from}")));
        let told = format!("{from} is linked with {}", &to[..to.find(' ').unwrap_or(to.len())]);
        assert!(world.said(&linked).await.contains(&told), "{told}");
    }
    let page = world.get(COVERAGE).await.body;
    assert!(page.contains("1 of 1 led to something") && page.contains("1 of 1 are met by a control"), "{page}");
    for (to, why) in [
        ("R-0001", "R-0001 is linked with it already"),
        ("C-001", "C-001 cannot follow from it; name one of "),
        ("R-0099", "name a record that is there"),
    ] {
        let refused = world.post(COVERAGE, &[("from", "I-01"), ("to", to)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(why) && refused.body.contains(&format!("value=\"{to}\"")), "{}", refused.body);
    }
    world.add(Party::REGISTER, &[("name", "Neighbours")]).await;
    let other = world.post(COVERAGE, &[("from", "IP-02"), ("to", "OB-001")]).await;
    assert!(other.body.contains("OB-001 is about IP-01 already; change it there"), "{}", other.body);
    let offers = world.get("/o/test/suggest/after-issue?q=").await.body;
    assert!(offers.contains("R-0001") && !offers.contains("C-001"), "only what can follow: {offers}");
}

#[tokio::test]
async fn examples_of_the_context_come_joined_up_whichever_is_kept_first() {
    let world = World::new().await;
    for register in ["issues", "parties", "obligations"] {
        let kept = world.post(&format!("/o/test/context/{register}/examples"), &[("_all", "1")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    }
    let state = world.engine.state("test").await.unwrap();
    let issue = state.resolve(Issue::KEY, "Data protection law makes us answer for every processing of personal data");
    let issue = state.get(kernel::Id::<Issue>::of(issue.unwrap())).unwrap();
    assert_eq!(issue.obligations.iter().count(), 3, "kept after the issue");
    let breach = state.resolve(Obligation::KEY, "Notice of personal data breaches").unwrap();
    assert!(state.get(kernel::Id::<Obligation>::of(breach)).unwrap().party.is_some(), "kept before the obligation");
}

#[tokio::test]
async fn the_thread_of_a_risk_asks_in_one_click() {
    let world = World::new().await;
    world.does("method.adopt", &[]).await;
    world.does("method.approve", &[("method", "M-01")]).await;
    world.add(Person::REGISTER, &[("name", "Clara")]).await;
    world.add(Risk::REGISTER, &[("title", "Fire"), ("owner", "P-002")]).await;
    world.does("risk.assess", &[("risk", "R-0001"), ("consequence[c].level", "2"), ("likelihood", "2")]).await;
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "retain")]).await;
    let page = world.get("/o/test/planning/risks/R-0001").await.body;
    assert!(page.contains("Clara has no account here"), "{page}");
    let thread = page.split("aria-labelledby=\"thread-title\"").nth(1).expect("a thread");
    let ask = format!("\"/o/test/{}/acts/task.ask", "work/tasks");
    assert!(thread.contains(&format!("action={ask}\"")), "{thread}");
    assert!(!thread.contains(&format!("href={ask}")), "no form to fill in: {thread}");
}
