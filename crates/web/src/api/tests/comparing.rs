use axum::http::Method;
use serde_json::{Value as Json, json};

use super::House;

const COMPARE: &str = "/orgs/acme/compare";

/// Two assets on the second of March; one renamed and a risk added on the fourth.
async fn house() -> House {
    let house = House::new().await;
    for name in ["Payroll", "Archive"] {
        house.asset(name).await;
    }
    house.clock.set("2026-03-04T09:00:00Z".parse().unwrap());
    let path = "/orgs/acme/registers/assets/A-0001?because=merged+with+another";
    house.patch(path, "*", json!({ "name": "Wages" })).await.good(200);
    house.post("/orgs/acme/registers/risks", json!({ "title": "Wages are disclosed" })).await.good(201);
    house
}

/// Clause, reference and what became of each record.
fn records(answer: &Json) -> Vec<[String; 3]> {
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    let of = |group: &Json| {
        let records = group["records"].as_array().unwrap().iter();
        records.map(|one| [text(&group["clause"]), text(&one["reference"]), text(&one["became"])]).collect::<Vec<_>>()
    };
    answer["groups"].as_array().unwrap().iter().flat_map(of).collect()
}

#[tokio::test]
async fn two_days_are_compared_by_clause_with_who_and_why() {
    let house = house().await;
    let answer = house.get(&format!("{COMPARE}?from=2026-03-02&to=2026-03-04")).await.good(200);
    assert_eq!(
        (&answer["from"], &answer["to"]),
        (&json!({ "day": "2026-03-02", "entry": 2 }), &json!({ "day": "2026-03-04", "entry": 4 }))
    );
    let found = records(&answer);
    assert_eq!(found.len(), 2, "{answer}");
    let asset =
        &answer["groups"].as_array().unwrap().iter().find(|group| group["register"] == "assets").unwrap()["records"][0];
    assert_eq!(asset["changes"], json!([{ "field": "name", "label": "Name", "before": "Payroll", "after": "Wages" }]));
    let entry = &asset["entries"][0];
    assert_eq!((&entry["act"], &entry["reason"]), (&json!("asset.edit"), &json!("merged with another")));
    assert_eq!(entry["actor"]["name"], "Kari Nordmann");
    // Whichever day is named first, and where none is: yesterday and today.
    assert_eq!(house.get(&format!("{COMPARE}?from=2026-03-04&to=2026-03-02")).await.good(200), answer);
    assert_eq!(records(&house.get(COMPARE).await.good(200)), found);
    assert_eq!(house.get(&format!("{COMPARE}?from=2026-03-04")).await.good(200)["total"], 0);
}

#[tokio::test]
async fn a_comparison_comes_in_pages_and_says_what_it_cannot_read() {
    let house = house().await;
    let page = |rest: &str| format!("{COMPARE}?from=2026-03-01{rest}");
    let all = house.get(&page("")).await.good(200);
    assert_eq!((&all["total"], &all["next"]), (&json!(3), &Json::Null));
    let first = house.get(&page("&limit=2")).await.good(200);
    let rest = house.get(&page("&limit=2&at=2")).await.good(200);
    assert_eq!((&first["next"], &rest["next"]), (&json!(2), &Json::Null));
    assert_eq!([records(&first), records(&rest)].concat(), records(&all));
    for (query, field) in [("from=soon", "from"), ("limit=0", "limit"), ("at=-1", "at"), ("as_of=2026-03-02", "as_of")]
    {
        let said = house.ask(Method::GET, &format!("{COMPARE}?{query}"), &Json::Null, &[]).await.problem(400);
        assert!(said.contains(field), "{said}");
    }
    assert!(house.get(&format!("{COMPARE}?to=2027-01-01")).await.problem(422).contains("still to come"));
}
