//! The Statement of Applicability edited cell by cell, and taken out as files.

use axum::http::StatusCode;
use kernel::{Args, Command, Declared, Value};

use super::world::{Answer, World};

const SOA: &str = "/o/test/planning/soa";

/// With every control of 2022 laid out, none decided.
async fn prepared() -> World {
    let world = World::new().await;
    does(&world, "applicability.prepare", vec![]).await;
    world
}

async fn does(world: &World, act: &str, args: Args) {
    world.execute(Command::Act(isms::act(act).unwrap(), args)).await;
}

async fn save(world: &World, cell: &str, pairs: &[(&str, &str)]) -> Answer {
    world.post(&format!("{SOA}/A.8.13/cells/{cell}"), pairs).await
}

#[tokio::test]
async fn a_verdict_is_edited_with_the_reasons_it_needs_and_the_whole_row_comes_back() {
    let world = prepared().await;
    let form = world.get(&format!("{SOA}/A.8.13/cells/applicable")).await.body;
    for field in ["applicable", "legal", "contractual", "business", "risk", "inclusion", "exclusion"] {
        assert!(form.contains(&format!("name=\"{field}\"")), "{field}: {form}");
    }
    let saved = save(&world, "applicable", &[("applicable", "applicable"), ("legal", "yes")]).await;
    assert_eq!((saved.status, saved.header("muniment-replaces")), (StatusCode::OK, "row"), "{}", saved.body);
    assert!(saved.body.starts_with("<tr") && saved.body.contains(">LR<"), "{}", saved.body);
    let saved = save(&world, "status", &[("status", "partly"), ("percent", "60"), ("due", "2027-03-31")]).await;
    assert!(saved.body.contains("60 %") && saved.body.contains("31 Mar 2027"), "{}", saved.body);
    let saved = save(&world, "how", &[("how", "Each night, to another site")]).await;
    assert!(saved.body.contains("Each night, to another site"), "{}", saved.body);
    let saved = save(&world, "owner", &[("owner", "P-001")]).await;
    assert!(saved.body.contains("Ada Berg"), "{}", saved.body);
}

#[tokio::test]
async fn a_refusal_in_a_cell_names_the_control_and_the_field() {
    let world = prepared().await;
    let refused = save(&world, "applicable", &[("applicable", "excluded")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = refused.body.split_once("role=\"alert\"").expect("an alert").1;
    assert!(told.contains("A.8.13 Information backup"), "{told}");
    assert!(told.contains("say why the control is not necessary"), "{told}");
    let unknown = save(&world, "owner", &[("owner", "P-404")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.body.contains("A.8.13") && unknown.body.contains("P-404"), "{}", unknown.body);
    assert_eq!(save(&world, "title", &[("title", "x")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(save(&world, "status", &[("status", "planned")]).await.status, StatusCode::NOT_FOUND, "not applicable");
}

#[tokio::test]
async fn a_row_changed_meanwhile_shows_what_it_holds_now() {
    let world = prepared().await;
    save(&world, "how", &[("how", "On tape")]).await;
    let late = save(&world, "how", &[("how", "On disk"), ("_version", "2")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("On tape") && late.body.contains("On disk"), "{}", late.body);
}

#[tokio::test]
async fn many_rows_refused_together_are_each_named_with_the_field() {
    let world = prepared().await;
    let rows = [("act", "edit"), ("id", "A.8.13"), ("id", "A.8.14"), ("_field", "applicable")];
    let ask = [&rows[..], &[("applicable", "excluded"), ("_step", "preview")]].concat();
    let told = world.post("/o/test/planning/applicability/bulk", &ask).await.body;
    assert!(told.contains(" A.8.13, ") && told.contains(" A.8.14, "), "{told}");
}

#[tokio::test]
async fn the_last_review_is_a_column_of_page_and_files_and_is_left_out_when_they_come_back() {
    let world = prepared().await;
    world
        .add(isms::planning::Control::REGISTER, &[("title", "Nightly copies"), ("reference_controls", "A.8.13")])
        .await;
    save(&world, "applicable", &[("applicable", "applicable"), ("business", "yes"), ("inclusion", "Orders are money")])
        .await;
    let row = async || {
        let page = world.get(SOA).await.body;
        page.split("<tr").find(|row| row.contains("/A.8.13\"")).expect("the control").to_owned()
    };
    let test = [
        ("title", "Restored"),
        ("control", "C-001"),
        ("kind", "operating"),
        ("tested_on", "2026-05-04"),
        ("result", "partly-effective"),
    ];
    world.add(isms::evaluation::ControlTest::REGISTER, &test).await;
    assert!(
        row().await.contains("<div>Last review 4 May 2026</div><div class=\"due\">Partly effective</div>"),
        "{}",
        row().await
    );
    let csv = world.get(&format!("{SOA}/export/csv")).await.body;
    assert!(csv.contains(",Last review,") && csv.contains(",2026-05-04 Partly effective,"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&world.get(&format!("{SOA}/export/json")).await.body).unwrap();
    let told = json["rows"].as_array().unwrap().iter().find(|row| row["control"] == "A.8.13").unwrap();
    let expected = serde_json::json!({ "on": "2026-05-04", "how": "tested", "result": "partly-effective" });
    assert_eq!(told["last_review"], expected);
    let preview = world.upload("/o/test/import", &[], &[("applicability.csv", csv.as_bytes())]).await.body;
    assert!(preview.contains("Last review") && preview.contains("computed here, left out"), "{preview}");
}

/// A frozen version, after which the rows went on.
async fn frozen() -> World {
    let world = prepared().await;
    save(&world, "applicable", &[("applicable", "excluded"), ("exclusion", "Nothing is kept")]).await;
    world.add(isms::planning::Statement::REGISTER, &[("title", "For the first audit")]).await;
    let state = world.engine.state("test").await.unwrap();
    let id = state.resolve("statement", "SV-01").unwrap();
    does(&world, "statement.freeze", vec![("statement".into(), Value::Link(id))]).await;
    save(&world, "applicable", &[("applicable", "applicable"), ("business", "yes")]).await;
    world
}

#[tokio::test]
async fn a_frozen_version_is_taken_out_as_it_was() {
    let world = frozen().await;
    let file = async |query: &str| world.get(&format!("{SOA}/export/{query}")).await;
    let csv = file("csv?version=SV-01").await;
    assert!(csv.header("content-disposition").contains("ISMS-SOA-001"), "{:?}", csv.headers);
    let line = |text: &str| text.lines().find(|line| line.starts_with("A.8.13,")).expect("the control").to_owned();
    assert!(line(&csv.body).contains("Nothing is kept"), "{}", line(&csv.body));
    assert!(!line(&file("csv").await.body).contains("Nothing is kept"));
    assert!(file("xlsx?version=SV-01").await.bytes.starts_with(b"PK"));
    let json: serde_json::Value = serde_json::from_str(&file("json?version=SV-01").await.body).unwrap();
    assert_eq!(json["statement"]["reference"], "SV-01");
    assert_eq!(json["rows"].as_array().unwrap().len(), 93);
    let row = json["rows"].as_array().unwrap().iter().find(|row| row["control"] == "A.8.13").unwrap();
    assert_eq!((&row["applicable"], &row["exclusion"]), (&"excluded".into(), &"Nothing is kept".into()));
    assert_eq!(file("pdf?version=SV-01").await.status, StatusCode::NOT_FOUND);
    world.add(isms::planning::Statement::REGISTER, &[("title", "The next")]).await;
    let open = file("csv?version=SV-02").await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(open.body.contains("not frozen yet"), "{}", open.body);
}
