//! Who is let in, and how a request that is not understood is answered.

use access::Role;
use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value as Json, json};

use super::House;

const ASSETS: &str = "/orgs/acme/registers/assets";

#[tokio::test]
async fn whoever_administers_the_members_gives_the_organization_another_time_zone() {
    let house = House::new().await;
    let root = format!("Bearer {}", house.administrator().await);
    let patch = |body: Json| {
        let (house, root) = (&house, root.clone());
        async move { house.ask(Method::PATCH, "/orgs/acme", &body, &[("authorization", root.as_str())]).await }
    };
    let told = patch(json!({ "time_zone": "Asia/Tokyo" })).await.good(200);
    assert_eq!((&told["key"], &told["time_zone"]), (&json!("acme"), &json!("Asia/Tokyo")));
    assert_eq!(house.get("/orgs").await.good(200)["items"][0]["time_zone"], "Asia/Tokyo");
    for wrong in [json!({}), json!([]), json!({ "time_zone": 1 }), json!({ "time_zone": "UTC", "name": "Acme" })] {
        assert!(!patch(wrong).await.problem(422).is_empty());
    }
    assert!(patch(json!({ "time_zone": "Europe/Atlantis" })).await.problem(422).contains("zone"));
    let own = house.ask(Method::PATCH, "/orgs/acme", &json!({ "time_zone": "UTC" }), &[]).await;
    own.problem(403);
    assert_eq!(house.get("/orgs").await.good(200)["items"][0]["time_zone"], "Asia/Tokyo");
}

#[tokio::test]
async fn nobody_enters_without_a_token_and_is_told_how() {
    let house = House::new().await;
    for sent in ["", "Bearer", "Bearer mnt_wrong", "Basic a2FyaTprYXJp"] {
        let answer = house.ask(Method::GET, ASSETS, &Json::Null, &[("authorization", sent)]).await;
        assert!(answer.problem(401).contains("Authorization: Bearer"), "{sent}");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    }
}

#[tokio::test]
async fn an_organization_one_does_not_belong_to_does_not_exist() {
    let house = House::new().await;
    let (foreign, none) = (house.get("/orgs/other/registers").await, house.get("/orgs/nowhere/registers").await);
    assert_eq!(foreign.problem(404), none.problem(404));
    let mine = house.get("/orgs").await.good(200);
    let keys: Vec<_> = mine["items"].as_array().unwrap().iter().map(|org| org["key"].clone()).collect();
    assert_eq!(keys, ["acme"]);
    assert_eq!(mine["items"][0]["role"], "manager");
}

#[tokio::test]
async fn a_reader_reads_and_a_contributor_does_not_retire() {
    let house = House::new().await;
    let record = house.asset("Payroll").await;
    let path = format!("{ASSETS}/{}", record["reference"].as_str().unwrap());
    for (role, login, method, end, body, status) in [
        (Role::Reader, "per", Method::GET, "", Json::Null, 200),
        (Role::Reader, "ola", Method::PATCH, "", json!({ "name": "Other" }), 403),
        (Role::Contributor, "eva", Method::POST, "/retire", Json::Null, 403),
        (Role::Manager, "liv", Method::POST, "/retire", Json::Null, 200),
    ] {
        let bearer = format!("Bearer {}", house.another(login, login, Some(role)).await);
        let headers = [("authorization", bearer.as_str()), ("if-match", "*")];
        let answer = house.ask(method, &format!("{path}{end}"), &body, &headers).await;
        assert_eq!(answer.status.as_u16(), status, "{login}: {}", answer.text);
    }
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let house = House::new().await;
    let check = async |path: &str, word: &str| {
        let told = house.get(path).await.problem(404);
        assert!(told.contains(word), "{path}: {told}");
    };
    check("/orgs/acme/registers/hats", ", scopes, ").await;
    check(&format!("{ASSETS}/A-0099"), "A-0099").await;
    check(&format!("{ASSETS}/Payroll"), "Payroll").await;
    check(&format!("{ASSETS}/018f0000-0000-7000-8000-000000000000/history"), "018f").await;
    check("/orgs/acme/views/weather", "risk-matrix").await;
    check("/nothing", "nothing").await;
    let told = house.post("/orgs/acme/acts/risk.fly", json!({})).await.problem(404);
    assert!(told.contains("risk.accept"), "{told}");
}

#[tokio::test]
async fn a_method_that_is_not_taken_is_answered_with_those_that_are() {
    let house = House::new().await;
    for (method, path, allow) in [
        (Method::DELETE, ASSETS, "GET,HEAD,POST"),
        (Method::PUT, "/orgs/acme/registers/assets/A-0001", "GET,HEAD,PATCH"),
        (Method::GET, "/orgs/acme/acts/risk.accept", "POST"),
    ] {
        let answer = house.ask(method, path, &Json::Null, &[]).await;
        answer.problem(405);
        assert_eq!(answer.header("allow"), allow);
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_named_by_its_place() {
    let house = House::new().await;
    let send = async |kind: &'static str, body: String| {
        let request = Request::post(format!("/api/v1{ASSETS}"))
            .header("authorization", format!("Bearer {}", house.token))
            .header("content-type", kind);
        house.send(request.body(Body::from(body)).unwrap()).await
    };
    let told = send("application/json", "{\n  \"name\": \"x\",,\n}".to_owned()).await.problem(400);
    assert!(told.contains("line 2 column 15"), "{told}");
    send("application/json", String::new()).await.problem(400);
    send("application/json", "[".repeat(10_000)).await.problem(400);
    send("text/plain", "{}".to_owned()).await.problem(415);
    send("application/json", format!("\"{}\"", "x".repeat(30 << 20))).await.problem(413);
    let told = send("application/merge-patch+json", "[]".to_owned()).await.problem(422);
    assert!(told.contains("write an object"), "{told}");
}

#[tokio::test]
async fn another_site_cannot_write_with_a_browsers_session() {
    let house = House::new().await;
    let operator = engine::Actor::operator();
    let (account, password) = house.engine.create_account("siv", "Siv", None, false, &operator).await.unwrap();
    house.engine.keep_password(account).await.unwrap();
    house.engine.join(account, "acme", Role::Manager, None, &operator).await.unwrap();
    let secret = house.engine.sign_in("siv", &password, "browser").await.unwrap();
    let check = async |name: &'static str, value: &'static str, status: u16| {
        let request = Request::post(format!("/api/v1{ASSETS}"))
            .header("host", "isms.example")
            .header("cookie", format!("muniment={secret}"))
            .header("content-type", "application/json")
            .header(name, value);
        let answer = house.send(request.body(Body::from(json!({ "name": value }).to_string())).unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{name}: {value}: {}", answer.text);
    };
    check("sec-fetch-site", "cross-site", 403).await;
    check("sec-fetch-site", "same-site", 403).await;
    check("origin", "https://evil.example", 403).await;
    check("authorization", "Basic c2l2OnNpdg==", 401).await;
    check("sec-fetch-site", "same-origin", 201).await;
    check("origin", "https://isms.example", 201).await;
}
