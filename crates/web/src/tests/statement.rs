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
    assert_eq!(file("docx?version=SV-01").await.status, StatusCode::NOT_FOUND);
    let pdf = file("pdf?version=SV-01").await;
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"), "{:?}", pdf.headers);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.header("content-disposition").ends_with("_SV-01_2026-11-23.pdf\""), "{:?}", pdf.headers);
    let api = world.get("/api/v1/orgs/test/export?statement=SV-01&format=pdf").await;
    assert_eq!(api.status, StatusCode::OK, "{}", api.body);
    assert_eq!(api.bytes, pdf.bytes, "the same version is the same document");
    world.add(isms::planning::Statement::REGISTER, &[("title", "The next")]).await;
    let open = file("csv?version=SV-02").await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(open.body.contains("not frozen yet"), "{}", open.body);
}

#[tokio::test]
async fn a_field_that_waits_for_another_is_offered_when_many_rows_are_edited() {
    let world = prepared().await;
    save(&world, "applicable", &[("applicable", "applicable"), ("business", "yes")]).await;
    let rows = [("act", "edit"), ("id", "A.8.13"), ("_field", "status")];
    let form = world.post("/o/test/planning/applicability/bulk", &rows).await.body;
    assert!(form.contains("name=\"status\"") && !form.contains("data-when-name"), "{form}");
    let ask = [&rows[..], &[("status", "partly"), ("_step", "preview")]].concat();
    let told = world.post("/o/test/planning/applicability/bulk", &ask).await.body;
    assert!(told.contains(" A.8.13") || told.contains("<td class=\"full lead\">A.8.13</td>"), "{told}");
}

#[tokio::test]
async fn rows_take_their_status_from_the_own_controls_one_by_one_and_all_at_once() {
    let world = prepared().await;
    let backups = [("title", "Nightly copies"), ("reference_controls", "A.8.13"), ("status", "implemented")];
    world.add(isms::planning::Control::REGISTER, &backups).await;
    save(&world, "applicable", &[("applicable", "applicable"), ("business", "yes")]).await;
    let page = world.get(SOA).await.body;
    let row = page.split("<tr").find(|row| row.contains("/A.8.13\"")).expect("the control");
    assert!(row.contains("own controls: Implemented") && row.contains("acts/applicability.take_status"), "{row}");
    let taken = world.post(&format!("{SOA}/take-status"), &[("edition", "iso27001-2022"), ("all", "1")]).await;
    assert_eq!((taken.status, taken.header("location")), (StatusCode::SEE_OTHER, SOA), "{}", taken.body);
    assert!(!world.get(SOA).await.body.contains("own controls: Implemented"));
    let again = world.post(&format!("{SOA}/take-status"), &[("edition", "iso27001-2022"), ("all", "1")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
}

#[tokio::test]
async fn deciding_about_many_rows_leads_back_to_the_statement_and_a_row_is_headed_with_its_title() {
    let world = prepared().await;
    let act = "/o/test/planning/applicability/acts/applicability.decide";
    let decided = [("rows", "A.8.13"), ("rows", "A.8.14"), ("applicable", "applicable"), ("business", "yes")];
    let done = world.post(act, &decided).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, SOA), "{}", done.body);
    let form = world.get("/o/test/planning/applicability/A.8.13/edit").await.body;
    assert!(form.contains("A.8.13 Information backup</h1>"), "{form}");
}

#[tokio::test]
async fn an_exclusion_is_told_as_answered_once_it_names_what_speaks_against_it() {
    let world = prepared().await;
    world.add(isms::planning::Asset::REGISTER, &[("name", "Source code"), ("kind", "primary")]).await;
    let excluded = async |words: &str| {
        let saved = [("applicable", "excluded"), ("exclusion", words)];
        world.post(&format!("{SOA}/A.8.28/cells/applicable"), &saved).await.body
    };
    assert!(excluded("All of it is done with care").await.contains("Left out against:"));
    assert!(excluded("A-0001 is written by ourselves").await.contains("Answered in the justification:"));
    assert!(!world.get(SOA).await.body.contains("somebody has to look"));
}

#[tokio::test]
async fn the_page_of_a_version_folds_its_rows_and_leads_to_its_files_and_to_what_differs() {
    let mut world = frozen().await;
    let page = world.get("/o/test/planning/statements/SV-01").await.body;
    assert!(page.matches("<details class=\"computed\"").count() >= 93, "each row folds: {page}");
    assert!(page.contains("A.8.13 · Information backup · "), "and is told in a few words: {page}");
    for way in
        ["export/xlsx?version=SV-01", "export/csv?version=SV-01", "versions?edition=iso27001-2022&#38;from=SV-01"]
    {
        assert!(page.contains(way), "{way}: {page}");
    }
    assert!(!world.get("/o/test/planning/statements/SV-01/acts/statement.approve").await.body.contains(">0</dd>"));
    // Nobody gives a role to themselves.
    world.actor = engine::Actor::operator();
    world.add(isms::leadership::Role::REGISTER, &[("title", "Board"), ("top_management", "yes")]).await;
    world.does("role.assign", &[("role", "Board"), ("person", "P-001")]).await;
    let today = world.get("/o/test/today").await.body;
    assert!(today.contains("SV-01 For the first audit") && today.contains("acts/statement.approve"), "{today}");
}

#[tokio::test]
async fn what_stands_otherwise_than_in_the_version_approved_is_told_with_the_way_to_compare() {
    let world = prepared().await;
    let controls = &isms::catalogue::Edition::Iso27001_2022.standard().controls;
    let rows = controls.iter().map(|control| control.id.as_str()).collect::<Vec<_>>().join(", ");
    world.does("applicability.decide", &[("rows", &rows), ("applicable", "applicable"), ("business", "yes")]).await;
    world.add(isms::planning::Statement::REGISTER, &[("title", "First"), ("edition", "2022")]).await;
    world.does("statement.freeze", &[("statement", "SV-01")]).await;
    world.does("statement.approve", &[("statement", "SV-01")]).await;
    let told = "no longer says what is decided here";
    assert!(!world.get(SOA).await.body.contains(told), "all stands as approved");
    let file = world.get(&format!("{SOA}/export/csv")).await.body;
    assert!(file.contains("Version 1, approved") && !file.contains("Draft, not approved"), "{file}");
    let saved = save(&world, "reasons", &[("business", "yes"), ("legal", "yes")]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    assert!(world.get(&format!("{SOA}/export/csv")).await.body.contains("Draft, not approved"));
    let way = "/o/test/planning/soa/versions?edition=iso27001-2022&#38;from=SV-01";
    for page in [SOA, "/o/test/planning/statements/SV-01"] {
        let page = world.get(page).await.body;
        assert!(page.contains(told) && page.contains("Necessary for other reasons: A.8.13."), "{page}");
        assert!(page.contains(way), "{page}");
    }
}

#[tokio::test]
async fn the_rows_of_today_are_frozen_and_handed_in_at_once() {
    let world = World::new().await;
    world.does("applicability.prepare", &[]).await;
    let versions = "/o/test/planning/soa/versions";
    let page = world.get(versions).await.body;
    assert!(page.contains("Freeze and hand in"), "{page}");
    let size = world.engine.state("test").await.unwrap().size();
    let done = world.post(versions, &[("edition", "iso27001-2022")]).await;
    assert!(done.header("location").starts_with(versions), "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    assert_eq!(state.size(), size + 1, "one entry");
    let frozen = state.of::<isms::planning::Statement>().iter().map(|(_, own)| own.rows.len()).collect::<Vec<_>>();
    assert_eq!(frozen, [93]);
    assert!(world.said(&done).await.contains("SV-01 keeps the rows of today"));
}
