use axum::http::StatusCode;
use isms::planning::Threat;
use isms::support::{Course, Person, Training};
use isms::work::OwnField;
use kernel::Declared;

use super::World;
use super::imports::{IMPORT, again, assets};

/// Where the first of these stands in a page.
fn at(body: &str, text: &str) -> usize {
    body.find(text).unwrap_or_else(|| panic!("{text}: {body}"))
}

#[tokio::test]
async fn a_needed_text_is_taken_from_a_column_and_what_has_to_be_said_stands_before_the_rows() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Kari Dahl")]).await;
    world.add(Course::REGISTER, &[("title", "Cloud security")]).await;
    let head = "Person,Course,Done on\n".to_owned();
    let rows: String = (0..60).map(|_| "Kari Dahl,Cloud security,2026-09-14\n").collect();
    let file = head + &rows;
    let from = [("register", "trainings")];
    let page = world.upload(IMPORT, &from, &[("trainings.csv", file.as_bytes())]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.body.contains("<option value=\"{Course}\">Course</option>"), "{}", page.body);
    assert!(at(&page.body, "name=\"days\"") < at(&page.body, "<h2>trainings</h2>"), "the order of days comes first");
    let ready = again(&world, &page, &[("fill.0.title", "{Course}"), ("fill.0.title", "")]).await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.body);
    assert!(ready.body.contains("<option value=\"{Course}\" selected>"), "{}", ready.body);
    for before in ["value=\"confirm\"", "id=\"fill.0.state\"", "Planned, or Done where"] {
        assert!(at(&ready.body, before) < at(&ready.body, "Rows of trainings"), "{before}");
    }
    assert!(at(&ready.body, "id=\"fill.0.state\"") > at(&ready.body, "name=\"_reason\""), "beside the button");
    assert!(ready.body.contains("<summary>10 more rows</summary>"), "{}", ready.body);
    let done = again(&world, &ready, &[("fill.0.title", "{Course}"), ("_step", "confirm")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    assert_eq!(state.of::<Training>().iter().filter(|(_, own)| &*own.title == "Cloud security").count(), 60);
}

#[tokio::test]
async fn a_cell_that_cannot_be_read_is_emptied_by_page() {
    let world = World::new().await;
    let file: &[u8] = b"Supplier,Annual cost (EUR)\nPayFjord,2% of turnover\n";
    let page = world.upload(IMPORT, &[], &[("suppliers.csv", file)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(page.body.contains("name=\"means.0.0\""), "{}", page.body);
    let ready = again(&world, &page, &[("means.0.0", "-")]).await;
    assert!(ready.status == StatusCode::OK && ready.body.contains("1 new"), "{}", ready.body);
}

/// The value of the button whose words begin so.
fn button(body: &str, words: &str) -> String {
    let end = at(body, &format!("\">{words}"));
    body[..end].rsplit_once("value=\"").expect("a value").1.replace("&#38;", "&")
}

#[tokio::test]
async fn near_matches_are_offered_and_taken_one_by_one() {
    let world = World::new().await;
    for title in ["Malware infection", "Theft of equipment", "Fire"] {
        world.add(Threat::REGISTER, &[("title", title), ("availability", "yes")]).await;
    }
    let rows = "Title,Threat\nA,Malware\nB,Equipment theft\nC,Earthquake\n";
    let page = world.upload(IMPORT, &[("register", "risks")], &[("risks.csv", rows.as_bytes())]).await;
    assert!(page.body.contains("Perhaps: Malware infection (T"), "{}", page.body);
    assert!(!page.body.contains("near match"), "what is nearly called so may be another: {}", page.body);
}

#[tokio::test]
async fn one_button_makes_all_words_of_a_column_new_and_the_list_that_came_in_is_shown() {
    let world = World::new().await;
    let rows = "name,kind,supplier\nPayroll,primary,\nMail,supporting,Northern Mail\nFiles,supporting,Cloud House\n";
    let page = world.upload(IMPORT, &[("register", "assets")], &[("assets.csv", rows.as_bytes())]).await;
    let all = button(&page.body, "Make all 2 of “supplier” new");
    let ready = again(&world, &page, &[("many.0", &all)]).await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.body);
    let done = again(&world, &ready, &[("many.0", &all), ("_step", "confirm")]).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/o/test/planning/assets"));
    let state = world.engine.state("test").await.unwrap();
    assert_eq!(state.table("supplier").unwrap().len_live(), 2);
}

#[tokio::test]
async fn forms_of_one_name_are_made_one_person_and_what_is_no_name_is_not_made_with_them() {
    let world = World::new().await;
    let rows = "name,kind,owner\nPay,primary,Grace Leeds\nMail,supporting,\"Leeds, Grace\"\nFiles,supporting,G. Leeds\n\
        Web,supporting,grace.leeds@example.org\nShop,supporting,Kay Nord\nLog,supporting,IT team\n";
    let page = world.upload(IMPORT, &[("register", "assets")], &[("assets.csv", rows.as_bytes())]).await;
    assert!(page.body.contains("As “Grace Leeds”"), "{}", page.body);
    let all = button(&page.body, "Make all 2 of “owner” new");
    let ready = again(&world, &page, &[("many.0", &all)]).await;
    assert!(ready.body.contains("IT team") && !ready.body.contains("no person is called &#34;Leeds"), "{}", ready.body);
}

#[tokio::test]
async fn a_row_that_counts_the_others_is_no_record_unless_somebody_says_so() {
    let world = World::new().await;
    let rows = "name,kind\nPayroll,primary\nMail,supporting\n2 assets,\n";
    let page = world.upload(IMPORT, &[("register", "assets")], &[("assets.csv", rows.as_bytes())]).await;
    assert!(page.body.contains("2 new, 0 changed") && page.body.contains("value=\"4\" checked"), "{}", page.body);
    let kept = again(&world, &page, &[]).await;
    assert!(kept.body.contains("3 new, 0 changed"), "unticked it is one: {}", kept.body);
    let done = again(&world, &page, &[("leave.0", "4"), ("_step", "confirm")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(assets(&world).await, ["Payroll", "Mail"]);
}

#[tokio::test]
async fn judgements_that_wait_for_a_method_are_told_before_anything_else() {
    let world = World::new().await;
    let rows = "Title,Likelihood,Impact\nFire,3,4\n";
    let page = world.upload(IMPORT, &[("register", "risks")], &[("risks.csv", rows.as_bytes())]).await;
    let told = "Left out, because no method is approved yet: “Likelihood”, “Impact”.";
    assert!(page.body.contains(told) && page.body.contains("/planning/methods\">"), "{}", page.body);
}

#[tokio::test]
async fn a_text_that_is_called_a_workbook_is_told_to_be_none() {
    let world = World::new().await;
    let page = world.upload(IMPORT, &[], &[("assets.xlsx", b"name,kind\nPayroll,primary\n")]).await;
    assert!(page.body.contains("assets.xlsx is no workbook though its name ends with .xlsx"), "{}", page.body);
}

#[tokio::test]
async fn a_column_that_nobody_knows_is_asked_about_and_kept_by_one_button() {
    let world = World::new().await;
    let file = b"Name,Owner,Retention period,Moon phase\nOrders,,10 years,full\nFiles,,6 years,new\n";
    let page = world.upload(IMPORT, &[], &[("assets.csv", file)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for shown in [
        "left out: &#34;Retention period&#34; (C), 2 values",
        "name=\"keep.0\" value=\"Moon phase\"",
        "Keep all 2 columns that nobody knows as own fields",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let unsure = again(&world, &page, &[("_step", "confirm")]).await;
    assert!(unsure.body.contains("say that it is meant"), "{}", unsure.body);
    let one = again(&world, &page, &[("keep.0", "Moon phase")]).await;
    assert!(one.body.contains("<option value=\"own[moon-phase].value\" selected>"), "{}", one.body);
    let ready = again(&world, &page, &[("keep.0", "*")]).await;
    assert!(!ready.body.contains("left out: "), "{}", ready.body);
    let said = [("place.0.2", "own[retention-period].value"), ("place.0.3", "own[moon-phase].value")];
    let done = again(&world, &ready, &[&said[..], &[("_step", "confirm")]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    let mut own: Vec<_> = state.of::<OwnField>().iter().map(|(_, own)| own.title.to_string()).collect();
    own.sort();
    assert_eq!(own, ["Moon phase", "Retention period"]);
}
