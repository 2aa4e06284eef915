//! Lists, records, histories, views and proofs.

use axum::http::Method;
use serde_json::{Value as Json, json};

use super::House;

const ASSETS: &str = "/orgs/acme/registers/assets";

fn names(list: &Json) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["fields"]["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_register_is_filtered_searched_sorted_and_paged() {
    let house = House::new().await;
    let assets = [("Payroll", "primary"), ("Archive", "primary"), ("Server", "supporting")];
    for (second, (name, kind)) in assets.into_iter().enumerate() {
        house.clock.set(format!("2026-03-02T09:00:0{second}Z").parse().unwrap());
        house.post(ASSETS, json!({ "name": name, "kind": kind })).await.good(201);
    }
    let check = async |query: &str, expected: &[&str]| {
        let list = house.get(&format!("{ASSETS}?{query}")).await.good(200);
        assert_eq!(names(&list), expected, "{query}");
        list
    };
    check("", &["Payroll", "Archive", "Server"]).await;
    check("kind=primary&sort=name", &["Archive", "Payroll"]).await;
    check("sort=-name", &["Server", "Payroll", "Archive"]).await;
    check("q=serv", &["Server"]).await;
    check("owner.empty=true&limit=1000", &["Payroll", "Archive", "Server"]).await;
    check("retired=true", &[]).await;
    let first = check("sort=name&limit=2", &["Archive", "Payroll"]).await;
    assert_eq!((&first["total"], &first["entry"]), (&json!(3), &json!(3)));
    let rest = check(&format!("sort=name&limit=2&cursor={}", first["next"].as_str().unwrap()), &["Server"]).await;
    assert_eq!(rest["next"], Json::Null);
}

#[tokio::test]
async fn parameters_that_mean_nothing_are_named() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let check = async |path: &str, field: &str| {
        let answer = house.get(path).await;
        answer.problem(400);
        assert_eq!(answer.json()["errors"][0]["field"], field, "{path}: {}", answer.text);
    };
    check(&format!("{ASSETS}?colour=red"), "colour").await;
    check(&format!("{ASSETS}?kind=purple"), "kind").await;
    check(&format!("{ASSETS}?limit=0"), "limit").await;
    check(&format!("{ASSETS}?limit=1001"), "limit").await;
    check(&format!("{ASSETS}?cursor=xyz"), "cursor").await;
    check(&format!("{ASSETS}?sort=-colour"), "sort").await;
    check(&format!("{ASSETS}/A-0001?colour=red"), "colour").await;
    check("/orgs/acme/views/soa?standard=iso9001", "standard").await;
    check("/orgs/acme/views/risk-matrix?reading=worst", "reading").await;
    check("/orgs?colour=red", "colour").await;
    house.get(&format!("{ASSETS}?as_of=yesterday")).await.problem(400);
}

#[tokio::test]
async fn a_record_answers_to_its_id_and_its_reference() {
    let house = House::new().await;
    let made = house.asset("Payroll").await;
    let id = made["id"].as_str().unwrap();
    for name in [id, "A-0001", "a-1"] {
        assert_eq!(house.get(&format!("{ASSETS}/{name}")).await.good(200), made);
    }
}

#[tokio::test]
async fn an_earlier_day_shows_what_was_and_takes_no_changes() {
    let house = House::new().await;
    house.asset("Payroll").await;
    house.clock.set("2026-03-04T09:00:00Z".parse().unwrap());
    house.patch(&format!("{ASSETS}/A-0001"), "*", json!({ "name": "Wages" })).await.good(200);
    let then = house.get(&format!("{ASSETS}/A-0001?as_of=2026-03-03")).await.good(200);
    let now = house.get(&format!("{ASSETS}/A-0001")).await.good(200);
    assert_eq!((&then["fields"]["name"], &now["fields"]["name"]), (&json!("Payroll"), &json!("Wages")));
    assert_eq!(names(&house.get(&format!("{ASSETS}?as_of=2026-03-01")).await.good(200)), Vec::<&str>::new());
    house.get(&format!("{ASSETS}/A-0001?as_of=2026-03-01")).await.problem(404);
    let history = house.get(&format!("{ASSETS}/A-0001/history?as_of=2026-03-03")).await.good(200);
    assert_eq!(history["entries"].as_array().unwrap().len(), 1);
    house.post(&format!("{ASSETS}?as_of=2026-03-03"), json!({ "name": "Late" })).await.problem(409);
}

#[tokio::test]
async fn a_history_tells_who_did_what_and_why() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let path = format!("{ASSETS}/A-0001");
    let query = "because=it+was+renamed&happened_on=2026-03-01";
    house.patch(&format!("{path}?{query}"), "*", json!({ "name": "Wages" })).await.good(200);
    let history = house.get(&format!("{path}/history")).await.good(200);
    let newest = &history["entries"][0];
    let expected = json!({
        "entry": 2, "time": "2026-03-02T09:00:00Z",
        "actor": { "id": newest["actor"]["id"], "name": "Kari Nordmann" },
        "act": "asset.edit", "reason": "it was renamed", "happened_on": "2026-03-01",
        "changes": [{ "change": "set", "register": "asset", "id": newest["changes"][0]["id"], "reference": "A-0001", "at": "name", "to": "Wages" }],
        "erased": 0,
    });
    assert_eq!(*newest, expected);
    assert_eq!(history["entries"][1]["act"], "asset.create");
}

#[tokio::test]
async fn views_give_numbers_of_an_empty_house_too() {
    let house = House::new().await;
    let soa = house.get("/orgs/acme/views/soa").await.good(200);
    assert_eq!((soa["standard"].as_str(), soa["rows"].as_array().unwrap().len()), (Some("iso27001-2022"), 93));
    let soa = house.get("/orgs/acme/views/soa?standard=iso27001-2013").await.good(200);
    assert_eq!(soa["rows"].as_array().unwrap().len(), 114);
    assert_eq!(house.get("/orgs/acme/views/risk-matrix").await.good(200)["method"], Json::Null);
    house.post("/orgs/acme/acts/method.adopt", json!({ "title": "Ours" })).await.good(200);
    let matrix = house.get("/orgs/acme/views/risk-matrix?reading=residual").await.good(200);
    assert_eq!(matrix["cells"].as_array().unwrap().len(), 5);
    assert_eq!(matrix["method"]["title"], "Ours");
}

#[tokio::test]
async fn needs_and_values_have_views_of_their_own() {
    let house = House::new().await;
    let party = json!({ "name": "Customers", "needs": { "1": { "what": "Notice of incidents" } } });
    house.post("/orgs/acme/registers/parties", party).await.good(201);
    let found = house.get("/orgs/acme/views/needs?show=open").await.good(200);
    let record = &found["records"][0];
    assert_eq!(record["record"]["reference"], "IP-01");
    assert_eq!(
        (&record["rows"][0]["what"], &record["rows"][0]["addressed"]),
        (&json!("Notice of incidents"), &json!("undecided"))
    );
    house.post("/orgs/acme/acts/method.adopt", json!({ "title": "Ours" })).await.good(200);
    house.post(ASSETS, json!({ "name": "Server", "kind": "supporting" })).await.good(201);
    let orders =
        json!({ "name": "Orders", "kind": "primary", "value": { "a": { "level": 4 } }, "depends_on": ["A-0001"] });
    house.post(ASSETS, orders).await.good(201);
    let found = house.get("/orgs/acme/views/values?show=all").await.good(200);
    let of = |at: usize| {
        let rows = found["records"][at]["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["criterion"] == "a").unwrap();
        (row["level"].clone(), row["inherited"].clone())
    };
    assert_eq!(of(0), (Json::Null, json!({ "level": 4, "from": ["A-0002"] })));
    assert_eq!(of(1), (json!(4), Json::Null));
    let primary = house.get("/orgs/acme/views/values").await.good(200);
    assert_eq!((primary["show"].as_str(), primary["records"].as_array().unwrap().len()), (Some("primary"), 1));
}

#[tokio::test]
async fn the_rehearsal_tells_every_requirement() {
    let house = House::new().await;
    let found = house.get("/orgs/acme/views/rehearsal?standard=iso27001-2013&as_of=2026-06-01").await.good(200);
    assert_eq!((&found["standard"], &found["day"]), (&json!("iso27001-2013"), &json!("2026-06-01")));
    let scope = found["requirements"].as_array().unwrap().iter().find(|row| row["id"] == "4.3").unwrap();
    assert!(scope["sentence"].as_str().unwrap().contains("scope"), "{scope}");
    assert!(found["totals"]["unread"].as_u64().unwrap() > 0);
}

#[tokio::test]
async fn the_thread_of_a_risk_is_a_view_too() {
    let house = House::new().await;
    house.post("/orgs/acme/registers/risks", json!({ "title": "Wages are disclosed" })).await.good(201);
    let thread = house.get("/orgs/acme/views/risk?record=R-0001").await.good(200);
    assert!(thread.to_string().contains("Wages are disclosed"), "{thread}");
    house.get("/orgs/acme/views/risk?record=R-0002").await.problem(404);
    assert!(house.get("/orgs/acme/views/risk").await.problem(400).contains("record"));
    assert!(house.get("/orgs/acme/views/risks?q=wages").await.good(200).to_string().contains("Wages are disclosed"));
}

#[tokio::test]
async fn the_ledger_proves_itself() {
    let house = House::new().await;
    house.asset("Payroll").await;
    let note = house.get("/orgs/acme/checkpoint").await;
    assert_eq!((note.status.as_u16(), note.header("content-type")), (200, "text/plain; charset=utf-8"));
    let query = serde_urlencoded::to_string([("checkpoint", &note.text)]).unwrap();
    let report = house.get(&format!("/orgs/acme/verify?{query}")).await.good(200);
    assert_eq!((&report["sound"], &report["outside"]), (&json!(true), &json!(1)), "{report}");
    let report = house.get("/orgs/acme/verify?checkpoint=nonsense").await.good(200);
    assert_eq!(report["sound"], false);
}

#[tokio::test]
async fn a_version_is_compared_with_the_rows_of_today() {
    let house = House::new().await;
    house.post("/orgs/acme/acts/applicability.prepare", json!({})).await.good(200);
    house.post("/orgs/acme/registers/statements", json!({ "title": "For the first audit" })).await.good(201);
    house.post("/orgs/acme/acts/statement.freeze", json!({ "statement": "SV-01" })).await.good(200);
    let patch = json!({ "applicable": "excluded", "exclusion": "nothing is backed up here" });
    let rows = house.get("/orgs/acme/registers/applicability?control=A.8.13").await.good(200);
    let row = rows["items"][0]["id"].as_str().expect("the row of the control").to_owned();
    let row = format!("/orgs/acme/registers/applicability/{row}");
    house.ask(Method::PATCH, &row, &patch, &[("if-match", "*")]).await.good(200);
    let view = house.get("/orgs/acme/views/soa-versions?from=SV-01").await.good(200);
    assert_eq!((&view["compared"]["same"], &view["compared"]["lines"][0]["control"]), (&json!(92), &json!("A.8.13")));
    let part = &view["compared"]["lines"][0]["parts"][0];
    assert_eq!(part, &json!(["Applicable", "Not decided", "Excluded"]), "{part}");
    house.get("/orgs/acme/views/soa-versions?from=SV-09").await.problem(404);
    assert!(house.get("/orgs/acme/views/soa-versions?from=SV-01&edition=2013").await.problem(400).contains("edition"));
}

#[tokio::test]
async fn the_thread_of_any_record_is_a_view() {
    let house = House::new().await;
    house.post("/orgs/acme/registers/controls", json!({ "title": "Backups" })).await.good(201);
    let thread = house.get("/orgs/acme/views/thread?record=C-001").await.good(200);
    assert_eq!((&thread["record"]["reference"], &thread["standing"]), (&json!("C-001"), &json!(1)));
    let missing = thread["places"].as_array().unwrap().iter().flat_map(|place| place["missing"].as_array().unwrap());
    assert!(missing.clone().any(|own| own["act"]["act"] == "test.create"), "{thread}");
    house.get("/orgs/acme/views/thread?record=C-002").await.problem(404);
    assert_eq!(house.get("/orgs/acme/views/thread").await.good(200)["lines"], json!([]));
}
