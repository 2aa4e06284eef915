use axum::http::StatusCode;
use isms::planning::Risk;
use isms::support::Person;
use kernel::Declared;

use super::World;

const RISKS: &str = "/o/test/planning/risks";

const WORKSHOP: &str = "/o/test/planning/workshop";

/// A method in force and two risks of the person who asks.
async fn prepared() -> World {
    let world = World::new().await;
    let done = world.post("/o/test/planning/methods/acts/method.adopt", &[("title", "")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let approved = world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    let state = world.engine.state("test").await.unwrap();
    let owner = state.table(Person::KEY).unwrap().rows().next().unwrap().reference();
    for title in ["Power cut", "Fire in the server room"] {
        world.add(Risk::REGISTER, &[("title", title), ("owner", &owner)]).await;
    }
    world
}

#[tokio::test]
async fn risk_after_risk_is_scored_until_none_is_left() {
    let world = prepared().await;
    for (reference, next) in [("R-0001", "R-0002"), ("R-0002", "Every risk has a score")] {
        let page = world.get("/o/test/planning/workshop").await.body;
        assert!(page.contains(&format!("{RISKS}/{reference}/acts/risk.assess")), "{page}");
        assert!(page.contains("value=\"5\"") && page.contains("data-score"), "{page}");
        let back = format!("planning/workshop?after={reference}");
        let scored = [("_back", &*back), ("likelihood", "2"), ("consequence[c].level", "3"), ("method", "M-01")];
        let scored = world.post(&format!("{RISKS}/{reference}/acts/risk.assess"), &scored).await;
        assert_eq!(scored.header("location"), format!("/o/test/{back}"), "{}", scored.body);
        let following = world.get(&format!("/o/test/{back}")).await.body;
        assert!(following.contains(next), "{following}");
    }
}

#[tokio::test]
async fn what_is_asked_again_is_given_as_before_in_one_click_and_controls_are_named_on_the_way() {
    let world = prepared().await;
    let scored = [("likelihood", "2"), ("consequence[c].level", "3"), ("method", "M-01")];
    let first = world.get(WORKSHOP).await.body;
    assert!(!first.contains("Same as before"), "nothing stood before: {first}");
    let naming = "/o/test/planning/risks/R-0001/edit?_to=planning/workshop";
    assert!(first.contains(&format!("href=\"{naming}#f-controls\"")), "{first}");
    let form = world.get(naming).await.body;
    assert!(form.contains("name=\"_given\""), "{form}");
    let kept = [("title", "Power cut"), ("_given", "_to=planning%2Fworkshop")];
    assert_eq!(world.post("/o/test/planning/risks/R-0001/edit", &kept).await.header("location"), WORKSHOP);
    world.post(&format!("{RISKS}/R-0001/acts/risk.assess"), &scored).await;
    world.does("risk.reopen", &[("risk", "R-0001"), ("reason", "a year has passed")]).await;
    let again = world.get(WORKSHOP).await.body;
    let same = again.split("Same as before").next().and_then(|rest| rest.rsplit("<form").next()).expect("a form");
    for field in ["name=\"likelihood\" value=\"2\"", "name=\"consequence[c].level\" value=\"3\""] {
        assert!(same.contains(field), "{field}: {same}");
    }
    let given = [&scored[..], &[("_back", "planning/workshop"), ("_rows", "consequence")]].concat();
    assert_eq!(world.post(&format!("{RISKS}/R-0001/acts/risk.assess"), &given).await.header("location"), WORKSHOP);
}

#[tokio::test]
async fn a_score_that_is_refused_comes_back_with_what_was_picked_and_the_way_back() {
    let world = prepared().await;
    let half = [("_back", "planning/workshop?after=R-0001"), ("consequence[c].level", "3")];
    let refused = world.post(&format!("{RISKS}/R-0001/acts/risk.assess"), &half).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"planning/workshop?after=R-0001\""), "{}", refused.body);
    // The workshop goes on where it was, with what was picked, and says what is missing.
    for kept in ["class=\"score\"", "value=\"3\" checked", "class=\"errors\""] {
        assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
    }
}

#[tokio::test]
async fn a_way_back_never_leads_out_of_the_organization() {
    let world = prepared().await;
    let mut risk = 0;
    for away in ["//evil.example", "https://evil.example", "../../../sign-out", "/sign-out"] {
        risk += 1;
        let reference = format!("R-000{}", 1 + risk % 2);
        let scored = [("_back", away), ("likelihood", "2"), ("consequence[c].level", "3")];
        let scored = world.post(&format!("{RISKS}/{reference}/acts/risk.assess"), &scored).await;
        assert_eq!(scored.header("location"), format!("{RISKS}/{reference}"), "{away}");
    }
}

#[tokio::test]
async fn an_owner_decides_and_signs_on_one_page() {
    let world = prepared().await;
    for reference in ["R-0001", "R-0002"] {
        let scored = [("likelihood", "2"), ("consequence[c].level", "3")];
        world.post(&format!("{RISKS}/{reference}/acts/risk.assess"), &scored).await;
    }
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains("href=\"/o/test/planning/owner\">Several risks at once"), "{today}");
    let page = world.get("/o/test/planning/owner").await.body;
    assert!(page.contains(&format!("{RISKS}/acts/risk.decide_all")), "{page}");
    let decided = [("_back", "planning/owner"), ("risks", "R-0001"), ("risks", "R-0002"), ("option", "retain")];
    let size = world.engine.state("test").await.unwrap().size();
    let decided = world.post(&format!("{RISKS}/acts/risk.decide_all"), &decided).await;
    assert_eq!(decided.header("location"), "/o/test/planning/owner", "{}", decided.body);
    assert_eq!(world.engine.state("test").await.unwrap().size(), size + 1, "one entry for all");
    let page = world.get("/o/test/planning/owner").await.body;
    assert!(page.contains("name=\"risks\" value=\"R-0001\" checked"), "{page}");
    let signed = [("_back", "planning/owner"), ("risks", "R-0001"), ("risks", "R-0002"), ("until", "2027-06-30")];
    let signed = world.post(&format!("{RISKS}/acts/risk.sign"), &signed).await;
    assert_eq!((signed.status, signed.header("location")), (StatusCode::SEE_OTHER, "/o/test/planning/owner"));
    assert!(world.get("/o/test/planning/owner").await.body.contains("Nothing about risks waits for you"));
}

#[tokio::test]
async fn of_several_decided_about_at_once_the_refused_ones_are_named_and_can_be_left_out() {
    let world = prepared().await;
    let scored = [("likelihood", "2"), ("consequence[c].level", "3")];
    world.post(&format!("{RISKS}/R-0001/acts/risk.assess"), &scored).await;
    let both = [("_back", "planning/owner"), ("risks", "R-0001"), ("risks", "R-0002"), ("option", "retain")];
    let refused = world.post(&format!("{RISKS}/acts/risk.decide_all"), &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#row-R-0002\">R-0002 Fire in the server room:"), "{}", refused.body);
    for tick in ["id=\"row-R-0001\" name=\"risks\"", "id=\"row-R-0002\" name=\"risks\""] {
        assert!(refused.body.contains(tick), "{tick} can be taken back: {}", refused.body);
    }
}

#[tokio::test]
async fn what_is_asked_before_a_signature_says_what_this_act_does() {
    let world = prepared().await;
    let scored = [("likelihood", "5"), ("consequence[c].level", "5")];
    world.post(&format!("{RISKS}/R-0001/acts/risk.assess"), &scored).await;
    world.post(&format!("{RISKS}/R-0001/acts/risk.decide"), &[("option", "retain")]).await;
    let page = world.get("/o/test/planning/owner").await.body;
    // The page shows all that is signed and asks for the reason: it does not ask once more.
    assert!(page.contains("acts/risk.accept") && !page.contains("data-confirm"), "{page}");
    let beyond = [("_back", "planning/owner"), ("reason", "for now"), ("until", "2030-01-01")];
    let beyond = world.post(&format!("{RISKS}/R-0001/acts/risk.accept"), &beyond).await;
    assert!(beyond.body.contains("has every risk assessed again within 12 months"), "{}", beyond.body);
}

#[tokio::test]
async fn a_workshop_begins_its_record_with_one_click_and_completes_it() {
    let world = prepared().await;
    let page = world.get(WORKSHOP).await.body;
    assert!(page.contains("Begin the record of this workshop"), "{page}");
    let form =
        page.split("<form class=\"acts mb-4\"").nth(1).and_then(|rest| rest.split("</form>").next()).expect("a form");
    let fields: Vec<(String, String)> = form
        .split("<input type=\"hidden\" name=\"")
        .skip(1)
        .filter_map(|field| {
            let (name, rest) = field.split_once("\" value=\"")?;
            Some((name.to_owned(), rest.split('"').next()?.replace("&#38;", "&")))
        })
        .collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let made = world.post("/o/test/operation/assessments/new", &fields).await;
    assert_eq!(made.header("location"), WORKSHOP, "{}", made.body);
    let page = world.get(WORKSHOP).await.body;
    assert!(page.contains("What is scored belongs to") && page.contains("acts/assessment.complete"), "{page}");
    assert!(!page.contains("Begin the record"), "{page}");
    let others = world.get("/o/test/planning/owner?person=P-001").await.body;
    assert!(!others.contains("data-copy"), "one's own page is handed on by nobody: {others}");
}

#[tokio::test]
async fn a_plan_that_a_signature_would_not_approve_is_named_before_it() {
    let world = prepared().await;
    let scored = [("likelihood", "2"), ("consequence[c].level", "3"), ("method", "M-01")];
    world.post(&format!("{RISKS}/R-0001/acts/risk.assess"), &scored).await;
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "modify")]).await;
    let plan = [("title", "A second line"), ("risks", "R-0001"), ("owner", "P-001")];
    world.add(isms::planning::Treatment::REGISTER, &plan).await;
    let remains = [("risk", "R-0001"), ("residual_consequence[c].level", "2"), ("residual_likelihood", "1")];
    world.does("risk.expect", &remains).await;
    let page = world.get("/o/test/planning/owner").await.body;
    assert!(page.contains("A second line: no date. Your signature does not approve it so."), "{page}");
    assert!(page.contains("/edit?_to=planning/owner"), "{page}");
}
