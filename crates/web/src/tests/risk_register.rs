//! The risk register offers what every list offers.

use isms::planning::Risk;
use kernel::Declared;

use super::World;

const RISKS: &str = "/o/test/planning/risks";

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
