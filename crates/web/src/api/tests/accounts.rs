//! Accounts of the instance, for whoever administers it.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value as Json, json};

use super::{Answer, House};

/// Asks with the token of whoever administers the server.
async fn ask(house: &House, token: &str, method: Method, path: &str, body: &Json) -> Answer {
    house.ask(method, path, body, &[("authorization", &format!("Bearer {token}"))]).await
}

async fn all(house: &House, token: &str) -> Vec<Json> {
    let told = ask(house, token, Method::GET, "/accounts", &Json::Null).await.good(200);
    told["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_account_leaves_and_is_erased_and_nobody_else_may_do_that() {
    let house = House::new().await;
    let root = house.administrator().await;
    let kari = all(&house, &root).await.into_iter().find(|account| account["login"] == "kari").unwrap();
    assert_eq!(kari["organizations"], json!([{ "key": "acme", "name": "Acme", "role": "manager" }]));
    let (leave, erase) = (
        format!("/accounts/{}/leave", kari["id"].as_str().unwrap()),
        format!("/accounts/{}/erase", kari["id"].as_str().unwrap()),
    );
    assert!(house.get("/accounts").await.problem(403).contains("administer"));
    house.post(&leave, json!({ "organization": "acme" })).await.problem(403);
    // Who may not is told so, whatever else is wrong with what they sent.
    let broken = Request::builder().method(Method::POST).uri(format!("/api/v1{erase}"));
    let broken = broken.header("authorization", format!("Bearer {}", house.token));
    let broken = broken.header("content-type", "application/json").body(Body::from("{")).unwrap();
    house.send(broken).await.problem(403);
    let because = json!({ "because": "asked for it" });
    // Who belongs somewhere is not erased.
    ask(&house, &root, Method::POST, &erase, &because).await.problem(422);
    ask(&house, &root, Method::POST, &leave, &json!({ "organization": "nowhere" })).await.problem(404);
    for wrong in [json!({}), json!([]), json!({ "organization": 1 }), json!({ "organization": "acme", "more": true })] {
        let said = ask(&house, &root, Method::POST, &leave, &wrong).await.problem(422);
        assert!(!said.is_empty());
    }
    let left = ask(&house, &root, Method::POST, &leave, &json!({ "organization": "acme" })).await.good(200);
    assert_eq!(left["organizations"], json!([]));
    ask(&house, &root, Method::POST, &erase, &json!({ "because": " " })).await.problem(422);
    let erased = ask(&house, &root, Method::POST, &erase, &because).await.good(200);
    assert_ne!(erased["name"], kari["name"]);
    house.get("/orgs").await.problem(401);
    let text = serde_json::to_string(&all(&house, &root).await).unwrap();
    assert!(!text.contains("Kari"), "{text}");
}

#[tokio::test]
async fn nobody_takes_themselves_out_and_what_is_not_there_is_not_found() {
    let house = House::new().await;
    let root = house.administrator().await;
    let own = all(&house, &root).await.into_iter().find(|account| account["login"] == "root").unwrap();
    let path = format!("/accounts/{}/leave", own["id"].as_str().unwrap());
    let said = ask(&house, &root, Method::POST, &path, &json!({ "organization": "acme" })).await.problem(422);
    assert!(said.contains("another administrator"), "{said}");
    for id in ["nobody", "018f0000-0000-7000-8000-000000000000"] {
        let path = format!("/accounts/{id}/erase");
        ask(&house, &root, Method::POST, &path, &json!({ "because": "gone" })).await.problem(404);
    }
}
