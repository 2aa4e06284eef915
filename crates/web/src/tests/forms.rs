use axum::http::{StatusCode, header};
use isms::context::Unit;
use isms::evaluation::Audit;
use isms::planning::Asset;
use isms::support::Person;
use kernel::{Declared, Id, Value};

use super::World;

const ASSETS: &str = "/o/test/planning/assets";

#[tokio::test]
async fn a_record_is_added_read_edited_and_its_history_marks_the_words() {
    let world = World::new().await;
    let added = world.post(&format!("{ASSETS}/new"), &[("name", "Planning database"), ("kind", "primary")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    assert_eq!(added.header("location"), format!("{ASSETS}/A-0001"));
    let card = world.get(&format!("{ASSETS}/A-0001")).await;
    assert!(card.body.contains("Planning database") && card.body.contains("Primary"), "{}", card.body);
    let version = "2";
    let saved =
        [("name", "Dispatch database"), ("kind", "primary"), ("_version", version), ("_reason", "a better name")];
    let saved = world.post(&format!("{ASSETS}/A-0001/edit"), &saved).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let history = world.get(&format!("{ASSETS}/A-0001/history")).await.body;
    assert!(history.contains("<del>Planning</del><ins>Dispatch</ins> database"), "{history}");
    assert!(history.contains("a better name"));
}

#[tokio::test]
async fn a_refused_form_comes_back_with_everything_typed_and_says_all_that_is_wrong() {
    let world = World::new().await;
    let typed = [
        ("name", ""),
        ("kind", "purple"),
        ("owner", "Nobody <b>"),
        ("description", "Kept **as typed**"),
        ("_reason", "because"),
        ("_happened_on", "2026-11-01"),
    ];
    let refused = world.post(&format!("{ASSETS}/new"), &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["Kept **as typed**", "Nobody &#60;b&#62;", "value=\"because\"", "value=\"2026-11-01\"", "data-refused"]
    {
        assert!(refused.body.contains(kept), "{kept} is lost: {}", refused.body);
    }
    for place in ["#f-kind", "#f-owner"] {
        assert!(refused.body.contains(&format!("href=\"{place}\"")), "{place} is not named: {}", refused.body);
    }
}

#[tokio::test]
async fn whoever_saves_second_sees_what_the_first_one_changed() {
    let world = World::new().await;
    let unit = world.add(Unit::REGISTER, &[("name", "Ops")]).await;
    let state = world.engine.state("test").await.unwrap();
    let address = format!("/o/test/context/units/{}/edit", state.row(Unit::KEY, unit).unwrap().reference());
    world.set(Id::<Unit>::of(unit), "name", Value::Text("Operations".into())).await;
    let late = world.post(&address, &[("name", "Operating"), ("_version", "2")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert!(late.body.contains("Ada Berg changed this record"), "{}", late.body);
    assert!(late.body.contains("value=\"Operating\""), "what was typed stays");
    assert!(late.body.contains("<ins>Operations</ins>"), "{}", late.body);
}

#[tokio::test]
async fn whoever_saves_second_keeps_what_the_first_one_did_elsewhere_in_the_record() {
    let world = World::new().await;
    world.post(&format!("{ASSETS}/new"), &[("name", "Mail"), ("description", "ours")]).await;
    let address = format!("{ASSETS}/A-0001/edit");
    let opened = world.get(&address).await.body;
    let version = opened.split("name=\"_version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let both = |number: &'static str, description: &'static str| {
        [("name", "Mail"), ("quantity", number), ("description", description)]
    };
    let first = world.post(&address, &[&both("3", "ours")[..], &[("_version", version)]].concat()).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = world.post(&address, &[&both("", "everybody's")[..], &[("_version", version)]].concat()).await;
    assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.body);
    assert!(second.body.contains("value=\"3\""), "the number is lost: {}", second.body);
    assert!(second.body.contains("everybody&#39;s"), "what was typed is lost: {}", second.body);
}

#[tokio::test]
async fn rows_of_a_keyed_list_come_and_go_without_a_script() {
    let world = World::new().await;
    let scopes = "/o/test/context/scopes";
    let first = [("title", "All"), ("statement", "Everything"), ("_rows", "exclusions"), ("add", "exclusions")];
    let more = world.post(&format!("{scopes}/new"), &first).await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.body.contains("name=\"exclusions[1].what\""), "{}", more.body);
    let full = [
        ("title", "All"),
        ("statement", "Everything"),
        ("_rows", "exclusions"),
        ("exclusions[1].what", "The canteen"),
        ("exclusions[1].justification", "no information is handled there"),
        ("exclusions[2].what", ""),
        ("exclusions[2].justification", ""),
    ];
    let added = world.post(&format!("{scopes}/new"), &full).await;
    let card = added.header("location").to_owned();
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    assert!(world.get(&format!("{card}/edit")).await.body.contains("value=\"The canteen\""));
    let without = [("title", "All"), ("statement", "Everything"), ("_rows", "exclusions")];
    assert_eq!(world.post(&format!("{card}/edit"), &without).await.status, StatusCode::SEE_OTHER);
    assert!(!world.get(&format!("{card}/edit")).await.body.contains("The canteen\""));
}

#[tokio::test]
async fn an_act_is_prefilled_refused_with_its_reasons_and_done() {
    let world = World::new().await;
    world.post("/o/test/context/scopes/new", &[("title", "All"), ("statement", "Everything")]).await;
    let draft = world.get("/o/test/context/scopes").await.body;
    assert!(draft.contains("None was named yet."), "what nobody filled in is not said to be none: {draft}");
    let act = "/o/test/context/scopes/SC-01/acts/scope.approve";
    let refused = world.post(act, &[("remark", "as discussed")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("say where the scope ends"), "{}", refused.body);
    assert!(refused.body.contains("as discussed"));
    world.post("/o/test/context/scopes/SC-01/edit", &[("location", "Oslo")]).await;
    let done = world.post(act, &[("remark", "as discussed")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(world.get("/o/test/context/scopes/SC-01/history").await.body.contains("class=\"signed\""));
    let again = world.post(act, &[]).await.body;
    assert!(again.contains("/o/test/context/scopes/SC-01/acts/scope.revise\""), "the act is a link: {again}");
    assert!(!again.contains("with scope.revise"), "{again}");
}

#[tokio::test]
async fn what_keeps_a_record_from_being_approved_leads_to_the_field_that_is_to_be_filled() {
    let world = World::new().await;
    world
        .post("/o/test/planning/methods/new", &[("title", "Ours"), ("_rows", "bands"), ("bands[1].label", "Low")])
        .await;
    let told = world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await.body;
    for place in ["#f-consequence\">Scale of consequence:", "#f-likelihood\">Scale of likelihood:"] {
        assert!(told.contains(&format!("/o/test/planning/methods/M-01/edit{place}")), "{place}: {told}");
    }
}

#[tokio::test]
async fn the_form_of_an_approved_record_says_at_once_that_it_needs_a_revision() {
    let world = World::new().await;
    let scope = [("title", "All"), ("statement", "Everything"), ("location", "Oslo")];
    world.post("/o/test/context/scopes/new", &scope).await;
    let edit = "/o/test/context/scopes/SC-01/edit";
    assert!(world.get(edit).await.body.contains("name=\"statement\""));
    world.post("/o/test/context/scopes/SC-01/acts/scope.approve", &[]).await;
    let told = world.get(edit).await.body;
    assert!(told.contains("acts/scope.revise\"") && !told.contains("name=\"statement\""), "{told}");
}

#[tokio::test]
async fn a_record_is_retired_with_undo_and_chosen_ones_together() {
    let world = World::new().await;
    for name in ["Laptops", "Phones", "Servers"] {
        world.add(Asset::REGISTER, &[("name", name)]).await;
    }
    let mut retired = world.post(&format!("{ASSETS}/A-0001/retire"), &[]).await;
    let said = retired.headers.remove(header::SET_COOKIE).unwrap();
    let cookie = format!("{}; {}", world.cookie, said.to_str().unwrap().split(';').next().unwrap());
    let request = axum::http::Request::get(ASSETS).header(header::COOKIE, cookie);
    let page = world.send(request.body(axum::body::Body::empty()).unwrap()).await;
    let undo = page.body.split("action=\"").find_map(|rest| rest.split('"').next().filter(|to| to.ends_with("/undo")));
    let undo = undo.expect("the toast offers to undo").to_owned();
    assert!(page.header("set-cookie").contains("Max-Age=0"), "it is said once");
    world.post(&format!("{ASSETS}/bulk"), &[("id", "A-0002"), ("id", "A-0003"), ("act", "retire")]).await;
    assert!(world.get(&format!("{ASSETS}?retired=1")).await.body.contains("Servers"));
    assert_eq!(world.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(ASSETS).await.body.contains("Laptops"));
}

#[tokio::test]
async fn a_risk_leaves_the_register_from_its_page_with_a_reason() {
    let world = World::new().await;
    let (risk, title) = ("/o/test/planning/risks/R-0001", [("title", "Fire")]);
    world.add(isms::planning::Risk::REGISTER, &title).await;
    let page = world.get(risk).await.body;
    assert!(page.contains(&format!("action=\"{risk}/retire\"")) && page.contains("data-reason=\""), "{page}");
    assert!(world.get("/o/test/planning/risks").await.body.contains("value=\"retire\""));
    world.post(&format!("{risk}/retire"), &[("_reason", "Typed by mistake")]).await;
    assert!(world.get(risk).await.body.contains(&format!("action=\"{risk}/restore\"")));
    assert!(world.get(&format!("{risk}/history")).await.body.contains("Typed by mistake"));
}

#[tokio::test]
async fn what_rests_on_a_record_is_told_before_it_is_retired() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Servers")]).await;
    let alone = world.get(&format!("{ASSETS}/A-0001")).await.body;
    assert!(alone.contains("Retire this record? It stays readable"), "{alone}");
    for name in ["Web", "Mail"] {
        world.add(Asset::REGISTER, &[("name", name), ("depends_on", "A-0001")]).await;
    }
    let told = "2 records rest on it and will name something retired: A-0002, A-0003. It stays readable";
    let page = world.get(&format!("{ASSETS}/A-0001")).await.body;
    assert!(page.replace(['\u{2068}', '\u{2069}'], "").contains(told), "{page}");
}

#[tokio::test]
async fn a_list_is_searched_filtered_sorted_and_paged_by_its_address() {
    let world = World::new().await;
    for (name, kind) in [("Laptops", "supporting"), ("Contracts", "primary"), ("Backups", "primary")] {
        world.add(Asset::REGISTER, &[("name", name), ("kind", kind)]).await;
    }
    let filtered = world.get(&format!("{ASSETS}?kind=primary&sort=name")).await.body;
    assert!(!filtered.contains(">Laptops</td>") && filtered.contains("Kind: Primary"), "{filtered}");
    assert!(filtered.find(">Backups</td>") < filtered.find(">Contracts</td>"));
    let found = world.get(&format!("{ASSETS}?q=lap")).await.body;
    assert!(found.contains(">Laptops</td>") && !found.contains(">Contracts</td>"));
    let first = world.get(&format!("{ASSETS}?sort=name&limit=2")).await.body;
    assert!(first.contains("rel=\"next\"") && !first.contains(">Laptops</td>"), "{first}");
    let wrong = world.get(&format!("{ASSETS}?colour=red")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn one_cell_is_edited_where_it_stands() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Laptops")]).await;
    world.add(Person::REGISTER, &[("name", "Solveig Brandt")]).await;
    let cell = format!("{ASSETS}/A-0001/cells/owner");
    let form = world.get(&cell).await;
    assert!(form.body.starts_with("<form") && form.body.contains("Solveig Brandt"), "{}", form.body);
    let saved = world.post(&cell, &[("owner", "P-002")]).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    assert!(saved.body.contains("Solveig Brandt"));
    assert_eq!(world.post(&cell, &[("owner", "P-404")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_edit_is_undone_by_a_new_entry_unless_somebody_stands_on_it() {
    let world = World::new().await;
    world.post(&format!("{ASSETS}/new"), &[("name", "Planning database")]).await;
    world.post(&format!("{ASSETS}/A-0001/edit"), &[("name", "Dispatch database")]).await;
    let undone = world.post("/o/test/history/3/undo", &[]).await;
    assert_eq!(undone.header("location"), format!("{ASSETS}/A-0001"), "{}", undone.body);
    let history = world.get(&format!("{ASSETS}/A-0001/history")).await.body;
    assert!(history.contains("<del>Dispatch</del><ins>Planning</ins> database"), "{history}");
    assert!(history.contains("undoes entry 3"));
    let refused = world.post("/o/test/history/3/undo", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("changed since by Ada Berg in entry 4"), "{}", refused.body);
    assert!(!world.get("/o/test/history/3").await.body.contains("history/3/undo"));
    assert!(world.get("/o/test/history/4").await.body.contains("history/4/undo"));
}

#[tokio::test]
async fn what_is_no_text_is_refused_and_nothing_is_kept_of_it() {
    let world = World::new().await;
    let form = world.request("POST", &format!("{ASSETS}/new")).header("sec-fetch-site", "same-origin");
    let form = form.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = world.send(form.body(axum::body::Body::from("name=Caf%E9")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.body.contains("name: what was sent is no UTF-8 text"), "{}", answer.body);
}

#[tokio::test]
async fn a_time_is_typed_as_the_clock_on_the_wall_shows_it() {
    let world = World::new().await;
    let incidents = "/o/test/operation/incidents";
    let form = world.get(&format!("{incidents}/new")).await.body;
    assert!(form.contains("type=\"datetime-local\""), "{form}");
    for typed in ["28.10.2026 09:30", "2026-10-28 09:30", "2026-10-28T09:30"] {
        let added = world.post(&format!("{incidents}/new"), &[("title", "Mail lost"), ("detected_at", typed)]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{typed}: {}", added.body);
        let again = world.get(&format!("{}/edit", added.header("location"))).await.body;
        assert!(again.contains("value=\"2026-10-28T09:30\""), "{typed}: {again}");
    }
    let refused = world.post(&format!("{incidents}/new"), &[("title", "Mail lost"), ("detected_at", "soon")]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("value=\"soon\""));
}

#[tokio::test]
async fn what_an_audit_finds_is_folded_away_until_it_is_held() {
    let world = World::new().await;
    let blank = world.get("/o/test/evaluation/audits/new").await.body;
    let fold = blank.split_once("<details class=\"computed fold\"><summary>What came of it").expect("it is folded").1;
    assert!(fold.contains("name=\"summary\"") && !blank.split_once("<details").unwrap().0.contains("name=\"summary\""));
    world.add(Audit::REGISTER, &[("title", "Access"), ("state", "running")]).await;
    let list = world.get("/o/test/evaluation/audits").await.body;
    let reference = list.split_once("AUD-").expect("it is listed").1.get(..7).unwrap();
    let held = world.get(&format!("/o/test/evaluation/audits/AUD-{reference}/edit")).await.body;
    assert!(held.contains("<details class=\"computed fold\" open><summary>What came of it"), "{held}");
}

#[tokio::test]
async fn a_form_folds_away_what_most_records_do_without_but_nothing_that_is_filled() {
    let world = World::new().await;
    let blank = world.get("/o/test/planning/objectives/new").await.body;
    let folds = |body: &str| {
        let all = body.split("<details class=\"computed fold\">").skip(1);
        all.filter_map(|fold| Some(fold.split_once("</details>")?.0.to_owned())).collect::<String>()
    };
    assert!(
        folds(&blank).contains("More that may be said: ") && folds(&blank).contains("name=\"baseline\""),
        "{blank}"
    );
    for asked in ["name=\"owner\"", "name=\"due\"", "name=\"target\""] {
        assert!(blank.contains(asked) && !folds(&blank).contains(asked), "{asked} is asked for by the standard");
    }
    let filled = world.get("/o/test/planning/objectives/new?baseline=40").await.body;
    assert!(filled.contains("name=\"baseline\"") && !folds(&filled).contains("name=\"baseline\""), "{filled}");
}

#[tokio::test]
async fn a_measure_for_a_risk_is_in_the_hands_of_its_owner_and_is_led_to_where_it_lacks_something() {
    let world = World::new().await;
    for title in ["Power cut", "Fire"] {
        world.add(isms::planning::Risk::REGISTER, &[("title", title), ("owner", "P-001")]).await;
    }
    let form = "/o/test/planning/treatments/new?risks=R-0001&risks=R-0002&_to=planning/owner";
    let page = world.get(form).await.body;
    assert!(page.contains("value=\"P-001\"") || page.contains("P-001 "), "the owner of the risks: {page}");
    assert!(page.contains("asked before it is approved"), "{page}");
    let typed = [("title", "Backups"), ("risks", "R-0001\nR-0002"), ("_given", "_to=planning/owner")];
    let made = world.post("/o/test/planning/treatments/new", &typed).await;
    assert_eq!(made.header("location"), "/o/test/planning/owner", "{}", made.body);
    let signed = [("risks", "R-0001"), ("risks", "R-0002")];
    let refused = world.post("/o/test/planning/risks/acts/risk.sign", &signed).await.body;
    let place = "href=\"/o/test/planning/treatments/TP-2026-001/edit#f-due\"";
    assert_eq!(refused.matches(place).count(), 1, "once, at its field: {refused}");
    assert!(refused.contains("TP-2026-001 Backups"), "{refused}");
}

#[tokio::test]
async fn what_has_to_be_said_whenever_it_is_asked_is_not_called_optional() {
    let world = World::new().await;
    let page = world.get("/o/test/planning/applicability/acts/applicability.decide").await.body;
    let (_, field) = page.split_once("<label for=\"f-exclusion\">").expect("it is asked");
    let (field, _) = field.split_once("<textarea").expect("it is typed");
    assert!(!field.contains("optional"), "{field}");
}

#[tokio::test]
async fn an_audit_programme_names_all_clauses_with_one_click() {
    let world = World::new().await;
    let new = "/o/test/evaluation/programmes/new";
    assert!(world.get(new).await.body.contains("name=\"add\" value=\"coverage:clauses\""));
    let typed = [("title", "2027"), ("coverage[1].item", "9"), ("add", "coverage:clauses")];
    let filled = world.post(new, &typed).await.body;
    for item in ["4", "10", "A.8"] {
        assert!(filled.contains(&format!(".item\" value=\"{item}\"")), "{item}: {filled}");
    }
    assert_eq!(filled.matches(".item\" value=\"9\"").count(), 1, "what stood there stays: {filled}");
}

#[tokio::test]
async fn a_new_record_is_in_no_state_to_which_an_act_leads() {
    let world = World::new().await;
    let address = "/o/test/operation/incidents/new";
    let form = world.get(address).await.body;
    assert!(form.contains("value=\"resolved\"") && !form.contains("value=\"closed\""), "{form}");
    let refused = world.post(address, &[("title", "Lost phone"), ("class", "incident"), ("state", "closed")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("“Close” says so") && refused.body.contains("value=\"closed\""), "{}", refused.body);
    let made = world.post(address, &[("title", "Lost phone"), ("class", "incident"), ("state", "resolved")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
}
