//! Creating, editing, retiring, acting: what is written, what is refused, and what is sent twice.

use axum::http::Method;
use serde_json::{Value as Json, json};

use super::House;

const ASSETS: &str = "/orgs/acme/registers/assets";
const ASSET: &str = "/orgs/acme/registers/assets/A-0001";

#[tokio::test]
async fn a_new_record_is_answered_with_its_place_and_version() {
    let house = House::new().await;
    let answer = house.post(ASSETS, json!({ "name": "Payroll", "value": { "c": { "level": 3 } } })).await;
    let made = answer.good(201);
    assert_eq!(answer.header("location"), format!("/api/v1{ASSETS}/{}", made["id"].as_str().unwrap()));
    assert!(answer.header("etag").starts_with("\"1-"));
    assert_eq!((&made["reference"], &made["version"]), (&json!("A-0001"), &json!(1)));
    assert_eq!(made["fields"]["value"]["c"]["level"], 3);
    assert_eq!(house.get(ASSET).await.good(200), made);
}

#[tokio::test]
async fn every_refusal_names_its_field_and_what_it_rests_on() {
    let house = House::new().await;
    let body = json!({ "name": 7, "colour": "red", "owner": "nobody", "value": { "c": { "level": "high" } } });
    let answer = house.post(ASSETS, body).await;
    answer.problem(422);
    let errors = answer.json()["errors"].clone();
    let fields: Vec<_> = errors.as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["name", "colour", "owner", "value[c].level"]);
    assert_eq!(errors[0]["basis"], "software");
    let answer = house.post("/orgs/acme/registers/risks", json!({})).await;
    answer.problem(422);
    assert_eq!(answer.json()["errors"][0]["message"], "required; fill this in");
}

#[tokio::test]
async fn an_edit_writes_the_fields_given_and_no_others() {
    let house = House::new().await;
    let body =
        json!({ "name": "Payroll", "description": "Wages", "value": { "c": { "level": 3 }, "i": { "level": 2 } } });
    house.post(ASSETS, body).await.good(201);
    let patch = json!({ "description": null, "value": { "c": null, "a": { "level": 1 } } });
    let fields = house.patch(ASSET, "\"1\"", patch).await.good(200)["fields"].clone();
    assert_eq!((&fields["name"], &fields["description"]), (&json!("Payroll"), &Json::Null));
    let levels: Vec<_> = ["c", "i", "a"].iter().map(|key| fields["value"][key]["level"].clone()).collect();
    assert_eq!(levels, [Json::Null, json!(2), json!(1)]);
}

#[tokio::test]
async fn a_record_as_read_can_be_sent_back_but_decisions_are_for_acts() {
    let house = House::new().await;
    let risks = "/orgs/acme/registers/risks";
    let risk = house.post(risks, json!({ "title": "Wages are disclosed" })).await.good(201);
    let path = format!("{risks}/{}", risk["id"].as_str().unwrap());
    let same = house.patch(&path, "\"1\"", risk["fields"].clone()).await.good(200);
    assert_eq!(same["version"], 1);
    let body = json!({ "acceptance": { "reason": "because" } });
    let answer = house.patch(&path, "\"1\"", body).await;
    answer.problem(422);
    assert!(answer.json()["errors"][0]["field"].as_str().unwrap().starts_with("acceptance"), "{}", answer.text);
}

#[tokio::test]
async fn a_retired_record_comes_back() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let move_to = async |end: &str| house.post(&format!("{ASSET}/{end}"), Json::Null).await;
    let retired = move_to("retire?because=sold").await;
    assert_eq!(retired.good(200)["retired"], true);
    assert!(retired.header("etag").starts_with("\"2-"));
    assert!(move_to("retire").await.problem(422).contains("retired"));
    house.patch(ASSET, "*", json!({ "name": "Wages" })).await.problem(422);
    assert_eq!(house.get(&format!("{ASSETS}?retired=true")).await.good(200)["total"], 1);
    assert_eq!(move_to("restore").await.good(200)["retired"], false);
    assert!(move_to("restore").await.problem(422).contains("not retired"));
}

#[tokio::test]
async fn an_act_tells_what_it_changed() {
    let house = House::new().await;
    let done = house.post("/orgs/acme/acts/method.adopt?because=a+start", json!({ "title": "Ours" })).await.good(200);
    assert_eq!((&done["repeated"], &done["changes"][0]["change"]), (&json!(false), &json!("create")));
    let answer = house.post("/orgs/acme/acts/risk.accept", json!({ "risk": "R-0009", "until": "soon" })).await;
    answer.problem(422);
    let told = answer.json();
    let fields: Vec<_> = told["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(fields, ["risk", "until"]);
    let done = house.post("/orgs/acme/acts/asset.create", json!({ "name": "Payroll" })).await.good(200);
    assert_eq!(done["changes"][0]["reference"], "A-0001");
}

#[tokio::test]
async fn what_is_sent_twice_is_done_once() {
    let house = House::new().await;
    let twice = async |method: Method, path: &str, body: Json, tag: &str| {
        let key = format!("key of {method} {path}");
        let headers = [("idempotency-key", key.as_str()), ("if-match", tag)];
        let first = house.ask(method.clone(), path, &body, &headers).await;
        let again = house.ask(method, path, &body, &headers).await;
        assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), ("", "true"), "{path}");
        assert_eq!(first.status, again.status);
        assert_eq!(first.header("location"), again.header("location"));
        (first.json(), again.json())
    };
    let (first, again) = twice(Method::POST, ASSETS, json!({ "name": "Payroll" }), "*").await;
    assert_eq!(first, again);
    // The version seen is no longer the current one when the request comes again; it is still the same request.
    let (first, again) = twice(Method::PATCH, ASSET, json!({ "name": "Wages" }), "\"1\"").await;
    assert_eq!(first, again);
    twice(Method::POST, &format!("{ASSET}/retire"), Json::Null, "*").await;
    let (first, again) = twice(Method::POST, "/orgs/acme/acts/method.adopt", json!({ "title": "Ours" }), "*").await;
    assert_eq!(
        (&first["entry"], &first["changes"], &again["repeated"]),
        (&again["entry"], &again["changes"], &json!(true))
    );
    assert_eq!(house.get(ASSETS).await.good(200)["entry"], 4);
}

#[tokio::test]
async fn circumstances_that_make_no_sense_are_refused() {
    let house = House::new().await;
    let check = async |query: &str, key: &str, status: u16, field: &str| {
        let headers = [("idempotency-key", key)];
        let path = format!("{ASSETS}?{query}");
        let answer = house.ask(Method::POST, &path, &json!({ "name": "Payroll" }), &headers).await;
        answer.problem(status);
        assert_eq!(answer.json()["errors"][0]["field"], field, "{}", answer.text);
    };
    check("colour=red", "k", 400, "colour").await;
    check("happened_on=yesterday", "k", 400, "happened_on").await;
    check("happened_on=2027-01-01", "k", 422, "happened_on").await;
    check("", &"k".repeat(201), 400, "Idempotency-Key").await;
    house.ask(Method::POST, ASSETS, &json!({ "name": "A" }), &[("idempotency-key", "k")]).await.good(201);
    let headers = [("idempotency-key", "k")];
    let answer = house.ask(Method::POST, &format!("{ASSET}/retire"), &Json::Null, &headers).await;
    assert!(answer.problem(422).contains("another request (asset.create)"));
}

#[tokio::test]
async fn a_new_record_in_a_state_to_which_an_act_leads_is_refused_with_that_act() {
    let house = House::new().await;
    let body = json!({ "title": "Lost phone", "class": "incident", "state": "closed" });
    for path in ["/orgs/acme/registers/incidents", "/orgs/acme/acts/incident.create"] {
        let answer = house.post(path, body.clone()).await;
        answer.problem(422);
        let errors = answer.json()["errors"].clone();
        assert_eq!((&errors[0]["field"], &errors[0]["basis"]), (&json!("state"), &json!("house-rule")), "{errors}");
        assert!(errors[0]["message"].as_str().unwrap().contains("incident.close"), "{errors}");
    }
}
