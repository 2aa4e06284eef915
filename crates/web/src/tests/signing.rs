//! What is signed is what the signer saw.

use axum::http::StatusCode;
use isms::context::Scope;
use isms::planning::{Method, Risk};
use isms::support::Person;
use kernel::Declared;

use super::World;

const RISKS: &str = "/o/test/planning/risks";

/// The entry that a page says was the last one its reader has seen.
fn seen(page: &str) -> String {
    let after = page.split("name=\"_seen\" value=\"").nth(1).expect(page);
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_text_changed_after_the_page_was_opened_is_not_signed() {
    let world = World::new().await;
    world.add(Scope::REGISTER, &[("title", "Everything"), ("statement", "All we do")]).await;
    let act = "/o/test/context/scopes/SC-01/acts/scope.approve";
    let opened = seen(&world.get(act).await.body);
    world
        .post("/o/test/context/scopes/SC-01/edit", &[("title", "Head office alone"), ("statement", "All we do")])
        .await;
    let refused = world.post(act, &[("_seen", &opened), ("remark", "Fine")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    for told in ["Ada Berg changed SC-01", "Head office alone", "value=\"Fine\""] {
        assert!(refused.body.contains(told), "{told}: {}", refused.body);
    }
    assert_ne!(seen(&refused.body), opened, "who has read the change may sign it");
}

#[tokio::test]
async fn what_was_accepted_looks_as_if_it_stays_and_is_no_field_of_the_form() {
    let world = World::new().await;
    world.does("method.adopt", &[]).await;
    world.does("method.approve", &[("method", "M-01")]).await;
    world.add(Risk::REGISTER, &[("title", "Power cut"), ("owner", "P-001")]).await;
    let form = async || world.get(&format!("{RISKS}/R-0001/edit")).await.body;
    assert!(form().await.contains("name=\"title\"") && !form().await.contains("class=\"computed locked\""));
    world.does("risk.assess", &[("risk", "R-0001"), ("consequence[c].level", "1"), ("likelihood", "1")]).await;
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "retain")]).await;
    world.does("risk.accept", &[("risk", "R-0001"), ("reason", "It is short"), ("until", "2027-05-01")]).await;
    let form = form().await;
    assert!(form.contains("class=\"computed locked\"") && form.contains("Stays as it is: Title, "), "{form}");
    assert!(!form.contains("name=\"title\"") && form.contains("name=\"category\""), "{form}");
}

#[tokio::test]
async fn a_risk_assessed_again_or_with_another_plan_is_not_accepted_unseen() {
    let world = World::new().await;
    world.post("/o/test/planning/methods/acts/method.adopt", &[("title", "")]).await;
    world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await;
    let state = world.engine.state("test").await.unwrap();
    let owner = state.table(Person::KEY).unwrap().rows().next().unwrap().reference();
    for title in ["Power cut", "Fire in the server room"] {
        world.add(Risk::REGISTER, &[("title", title), ("owner", &owner)]).await;
    }
    for reference in ["R-0001", "R-0002"] {
        let scored = [("likelihood", "2"), ("consequence[c].level", "2")];
        world.post(&format!("{RISKS}/{reference}/acts/risk.assess"), &scored).await;
        world.post(&format!("{RISKS}/{reference}/acts/risk.decide"), &[("option", "retain")]).await;
    }
    let opened = seen(&world.get("/o/test/planning/owner").await.body);
    let signed = [("_seen", &*opened), ("_back", "planning/owner"), ("risks", "R-0001"), ("risks", "R-0002")];
    let again = [("likelihood", "3"), ("consequence[c].level", "2")];
    world.post(&format!("{RISKS}/R-0002/acts/risk.assess"), &again).await;
    let refused = world.post(&format!("{RISKS}/acts/risk.sign"), &signed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("Ada Berg changed R-0002") && !refused.body.contains("changed R-0001"));
    let opened = seen(&refused.body);
    let alone = [("_seen", &*opened), ("risks", "R-0001")];
    world.post("/o/test/planning/treatments/new", &[("title", "A second line"), ("risks", "R-0001")]).await;
    let refused = world.post(&format!("{RISKS}/acts/risk.sign"), &alone).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "a plan made meanwhile is signed with the risk: {}", refused.body);
    assert!(refused.body.contains("Ada Berg changed TP-"), "{}", refused.body);
}

#[tokio::test]
async fn who_approves_a_revision_reads_first_what_it_changes() {
    let world = World::new().await;
    world.does("method.adopt", &[]).await;
    world.does("method.approve", &[("method", "M-01")]).await;
    world.add(Risk::REGISTER, &[("title", "Fire"), ("owner", "P-001")]).await;
    let assessed = [("risk", "R-0001"), ("consequence[c].level", "3"), ("likelihood", "3")];
    world.does("risk.assess", &assessed).await;
    let first = world.get("/o/test/planning/methods/M-01/acts/method.approve").await.body;
    assert!(!first.contains("What changes since"), "{first}");
    world.does("method.revise", &[("method", "M-01")]).await;
    let state = world.engine.state("test").await.unwrap();
    let draft = kernel::Id::<Method>::of(state.resolve(Method::KEY, "M-02").unwrap());
    world.set(draft, "line", kernel::Value::Whole(4)).await;
    let page = world.get("/o/test/planning/methods/M-02/acts/method.approve").await.body;
    let (_, told) = page.split_once("What changes since M-01").expect(&page);
    let (told, signed) = told.split_once("</section>").unwrap();
    assert!(told.contains("<ins>4</ins>") && told.contains("One assessment becomes stale"), "{told}");
    assert!(told.contains("Now reaching beyond the acceptance line of 4: Medium."), "{told}");
    assert_eq!(told.matches("<dt>").count(), 1, "nothing but the line: {told}");
    assert!(signed.contains("class=\"signed\""), "all of it stands below");
}

#[test]
fn every_form_that_signs_says_what_was_seen() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut folders = vec![folder];
    let mut forms = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            // What stands before a button that signs, back to the beginning of its form; links lead to such a form.
            for (at, _) in text.match_indices("<button class=\"btn btn-sign") {
                let form = text[..at].rfind("<form").map_or(&text[..at], |from| &text[from..at]);
                assert!(form.contains("name=\"_seen\""), "{}: {form}", path.display());
                forms += 1;
            }
        }
    }
    assert!(forms >= 5, "{forms}");
}
