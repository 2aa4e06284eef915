//! The risk register offers what every list offers.

use isms::planning::{Method, Risk};
use kernel::{Declared, Value};

use super::World;

const RISKS: &str = "/o/test/planning/risks";

#[tokio::test]
async fn where_a_risk_stands_is_told_anew_once_a_house_rule_is_set_aside() {
    let world = World::new().await;
    world.add(isms::context::Profile::REGISTER, &[("name", "Brixen")]).await;
    world.does("method.adopt", &[]).await;
    let method = world.engine.state("test").await.unwrap().of::<Method>().iter().next().unwrap().0;
    world.set(method, "line", Value::Whole(1)).await;
    world.does("method.approve", &[("method", "M-01")]).await;
    world.add(Risk::REGISTER, &[("title", "Fire"), ("owner", "P-001")]).await;
    world.does("risk.assess", &[("risk", "R-0001"), ("consequence[c].level", "2"), ("likelihood", "2")]).await;
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "retain")]).await;
    let rule = [("profile", "PF-01"), ("rule", "acceptances-end")];
    world.does("profile.set_aside", &[rule[0], rule[1], ("reason", "The board looks at them each quarter")]).await;
    world.does("risk.accept", &[("risk", "R-0001"), ("reason", "The customer pays for it")]).await;
    let above = format!("{RISKS}?stage=above-line");
    let line = async || {
        let body = world.get(RISKS).await.body;
        body.split("<tr").find(|line| line.contains("R-0001")).map(str::to_owned).expect("a line of the risk")
    };
    assert!(!world.get(&above).await.body.contains("R-0001"));
    let accepted = line().await;
    world.does("profile.count_again", &rule).await;
    assert!(world.get(&above).await.body.contains("R-0001"), "the list is found anew");
    assert_ne!(line().await, accepted, "and its line is printed anew");
}

#[tokio::test]
async fn columns_views_files_and_the_retired_are_offered_as_above_every_list() {
    let world = World::new().await;
    world.add(Risk::REGISTER, &[("title", "Fire"), ("description", "In the server room")]).await;
    let page = world.get(RISKS).await.body;
    for offered in ["action=\"/o/test/columns\"", "action=\"/o/test/views\"", "retired=1", "export/whole", "data-print"]
    {
        assert!(page.contains(offered), "{offered} is not offered: {page}");
    }
    assert!(!page.contains("In the server room"));
    let view = [("_register", "risk"), ("_view", "mine=1"), ("columns", "owner"), ("columns", "description")];
    let to = world.post("/o/test/columns", &view).await.header("location").to_owned();
    assert_eq!(to, format!("{RISKS}?mine=1&columns=owner,description"));
    let page = world.get(RISKS).await.body;
    assert!(page.contains("In the server room"), "a column of the risk behind those of the register: {page}");
    assert!(
        page.contains("sort=owner") && !page.contains("aria-sort=\"descending\""),
        "only those chosen stand: {page}"
    );
    let usual = [("_register", "risk"), ("_view", ""), ("columns", "owner"), ("_usual", "1")];
    world.post("/o/test/columns", &usual).await;
    assert!(world.get(RISKS).await.body.contains("aria-sort=\"descending\""));
    let saved = [("_register", "risk"), ("_view", "above=1"), ("title", "Above the line")];
    assert_eq!(world.post("/o/test/views", &saved).await.header("location"), format!("{RISKS}?above=1"));
    assert!(world.get(RISKS).await.body.contains("Above the line"));
    world.post("/o/test/planning/risks/R-0001/retire", &[("_reason", "gone")]).await;
    let retired = world.get(&format!("{RISKS}?retired=1")).await.body;
    assert!(retired.contains("R-0001"), "{retired}");
}
