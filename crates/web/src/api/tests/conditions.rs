//! Versions: what has not changed is not sent again, and nobody's change is lost.

use access::Role;
use axum::http::Method;
use serde_json::{Value as Json, json};

use super::House;

const ASSETS: &str = "/orgs/acme/registers/assets";
const ASSET: &str = "/orgs/acme/registers/assets/A-0001";

#[tokio::test]
async fn an_unchanged_answer_is_not_sent_again() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let paths = ["/orgs", "/openapi.json", "/orgs/acme/registers", ASSETS, ASSET, "/orgs/acme/views/soa"];
    for path in paths.iter().copied().chain([&*format!("{ASSET}/history")]) {
        let tag = house.get(path).await.header("etag").to_owned();
        let again = house.ask(Method::GET, path, &Json::Null, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""), "{path}");
        assert_eq!(again.header("etag"), tag);
    }
}

#[tokio::test]
async fn a_list_has_a_new_version_after_every_act() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let tag = house.get(ASSETS).await.header("etag").to_owned();
    house.asset("Archive").await;
    let again = house.ask(Method::GET, ASSETS, &Json::Null, &[("if-none-match", &tag)]).await;
    assert_eq!(again.good(200)["total"], 2);
}

#[tokio::test]
async fn a_record_is_sent_again_when_what_it_points_to_got_another_name() {
    let house = House::new().await;
    house.post("/orgs/acme/registers/people", json!({ "name": "Ola" })).await.good(201);
    house.post(ASSETS, json!({ "name": "Payroll", "owner": "Ola" })).await.good(201);
    let tag = house.get(ASSET).await.header("etag").to_owned();
    house.patch("/orgs/acme/registers/people/P-0001", "*", json!({ "name": "Ola Nordmann" })).await.good(200);
    let again = house.ask(Method::GET, ASSET, &Json::Null, &[("if-none-match", &tag)]).await;
    assert_eq!(again.good(200)["fields"]["owner"]["title"], "Ola Nordmann");
    // It has not changed itself, so whoever saw it may edit it.
    house.patch(ASSET, &tag, json!({ "name": "Wages" })).await.good(200);
}

#[tokio::test]
async fn an_edit_says_which_version_it_has_seen() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let answer = house.ask(Method::PATCH, ASSET, &json!({ "name": "Wages" }), &[]).await;
    assert!(answer.problem(428).contains("If-Match"));
    house.patch(ASSET, "nonsense", json!({ "name": "Wages" })).await.problem(400);
}

#[tokio::test]
async fn of_two_people_editing_one_record_the_second_is_told_what_the_first_did() {
    let house = House::new().await;
    let seen = house.asset("Payroll").await["version"].to_string();
    let ola = format!("Bearer {}", house.another("ola", "Ola Hansen", Some(Role::Contributor)).await);
    let tag = format!("\"{seen}\"");
    let headers = [("authorization", ola.as_str()), ("if-match", &tag)];
    let body = json!({ "name": "Wages", "personal_data": true });
    house.ask(Method::PATCH, ASSET, &body, &headers).await.good(200);
    let answer = house.patch(ASSET, &tag, json!({ "name": "Salaries" })).await;
    let told = answer.problem(412);
    assert_eq!(
        told,
        "A-0001 was changed since version 1: Ola Hansen changed name, personal_data in entry 2; read it again"
    );
    let problem = answer.json();
    assert_eq!((&problem["version"], &problem["changed"][0]["actor"]["name"]), (&json!(2), &json!("Ola Hansen")));
    assert_eq!(problem["changed"][0]["changes"][0]["to"], "Wages");
    house.patch(ASSET, answer.header("etag"), json!({ "name": "Salaries" })).await.good(200);
}

#[tokio::test]
async fn a_signature_under_what_was_changed_since_it_was_read_is_refused() {
    let house = House::new().await;
    let scope = json!({ "title": "Everything", "statement": "All we do" });
    let made = house.post("/orgs/acme/registers/scopes", scope).await.good(201)["version"].to_string();
    let tag = format!("\"{made}\"");
    house.patch("/orgs/acme/registers/scopes/SC-01", &tag, json!({ "statement": "Half of it" })).await.good(200);
    let approve = async |tag: &str| {
        let body = json!({ "scope": "SC-01" });
        house.ask(Method::POST, "/orgs/acme/acts/scope.approve", &body, &[("if-match", tag)]).await
    };
    let told = approve(&tag).await.problem(412);
    assert!(told.contains("SC-01 was changed in entry 2, after you opened it"), "{told}");
    approve("nonsense").await.problem(400);
    // The token stands for nobody, which is told of whoever has read the change, and of whoever says nothing.
    for read in ["\"2\"", "\"1\", \"2\"", "*"] {
        assert!(approve(read).await.problem(403).contains("a person has to sign this"), "{read}");
    }
}
