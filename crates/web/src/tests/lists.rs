//! Lists as people work in them: columns, conditions, views, samples, and one field of many records at once.

use axum::http::{StatusCode, header};
use isms::context::{Party, Unit};
use isms::planning::{Asset, AssetType, Risk, Threat, Vulnerability};
use isms::support::Person;
use kernel::{Declared, Id, Value};

use super::World;
use crate::generic::query::RESERVED;

const ASSETS: &str = "/o/test/planning/assets";

/// Laptops and phones are supporting, contracts are primary.
async fn stocked() -> World {
    let world = World::new().await;
    for (name, kind) in [("Laptops", "supporting"), ("Contracts", "primary"), ("Phones", "supporting")] {
        world.add(Asset::REGISTER, &[("name", name), ("kind", kind)]).await;
    }
    world
}

fn named(body: &str) -> Vec<&str> {
    ["Laptops", "Contracts", "Phones"].into_iter().filter(|name| body.contains(&format!(">{name}</td>"))).collect()
}

#[test]
fn no_field_bears_a_name_that_addresses_keep_for_themselves() {
    let fields = isms::REGISTERS.iter().flat_map(|register| register.fields.iter().map(move |field| (register, field)));
    let taken: Vec<_> = fields.filter(|(_, field)| RESERVED.contains(&field.key) || field.key == "recorded").collect();
    assert!(taken.is_empty(), "choose other keys for {taken:?}");
}

#[tokio::test]
async fn columns_come_from_the_address_and_are_remembered_until_the_usual_ones_are_wanted() {
    let world = stocked().await;
    let shown = world.get(&format!("{ASSETS}?columns=recorded,unit")).await.body;
    assert!(shown.find("data-label=\"Recorded\"") < shown.find("data-label=\"Unit\""), "{shown}");
    assert!(!world.get(ASSETS).await.body.contains("data-label=\"Unit\""), "looking remembers nothing");
    let chosen = [("_register", "asset"), ("columns", "kind"), ("columns", "unit"), ("_view", "kind=primary")];
    let answer = world.post("/o/test/columns", &chosen).await;
    assert_eq!(answer.header("location"), format!("{ASSETS}?kind=primary&columns=kind,unit"));
    assert!(world.get(ASSETS).await.body.contains("data-label=\"Unit\""));
    let moved = [("_register", "asset"), ("columns", "kind"), ("columns", "unit"), ("_forward", "unit")];
    assert_eq!(world.post("/o/test/columns", &moved).await.header("location"), format!("{ASSETS}?columns=unit,kind"));
    world.post("/o/test/columns", &[("_register", "asset"), ("columns", "unit"), ("_usual", "1")]).await;
    assert!(!world.get(ASSETS).await.body.contains("data-label=\"Unit\""));
}

#[tokio::test]
async fn what_the_filters_form_means_becomes_a_plain_address() {
    let world = stocked().await;
    let asked = "_period=recorded&_from=2026-11-01&_to=&_on=owner&_how=empty&kind=primary";
    let answer = world.get(&format!("{ASSETS}?{asked}")).await;
    let plain = format!("{ASSETS}?kind=primary&recorded.min=2026-11-01&owner.empty=yes");
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, plain.as_str()));
    let page = world.get(&plain).await.body;
    assert_eq!(named(&page), ["Contracts"]);
    for chip in ["Kind: Primary", "Recorded from 1 Nov", "Owner is empty"] {
        assert!(page.contains(chip), "{chip}: {page}");
    }
    assert!(named(&world.get(&format!("{ASSETS}?recorded.max=2026-11-01")).await.body).is_empty());
}

#[tokio::test]
async fn a_view_is_saved_as_a_link_and_offered_above_its_list() {
    let world = stocked().await;
    let view =
        [("_register", "asset"), ("title", "What we sell"), ("_view", "kind=primary&cursor=00"), ("shared", "1")];
    let saved = world.post("/o/test/views", &view).await;
    assert_eq!(saved.header("location"), format!("{ASSETS}?kind=primary"), "{}", saved.body);
    let offered = world.get(ASSETS).await.body;
    assert!(offered.contains(&format!("href=\"{ASSETS}?kind=primary\">What we sell")), "{offered}");
    let elsewhere = world.get("/o/test/planning/threats?q=x").await.body;
    assert!(!elsewhere.contains("What we sell"));
    let unnamed = world.post("/o/test/views", &[("_register", "asset"), ("title", "")]).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_sample_is_drawn_by_its_seed_and_the_same_again() {
    let world = stocked().await;
    let draw = world.get(&format!("{ASSETS}?sample=2")).await;
    assert_eq!(draw.status, StatusCode::SEE_OTHER, "a seed is named");
    let first = world.get(draw.header("location")).await.body;
    assert_eq!(named(&first).len(), 2);
    assert!(first.contains("Random sample: 2 of 3 records, seed 1795435200000, ledger entry"), "{first}");
    assert_eq!(named(&first), named(&world.get(draw.header("location")).await.body));
    let seeds = (0..20).map(|seed| format!("{ASSETS}?sample=1&sample-seed={seed}"));
    let mut drawn = std::collections::BTreeSet::new();
    for address in seeds {
        drawn.insert(named(&world.get(&address).await.body).concat());
    }
    assert_eq!(drawn.len(), 3, "every record can be drawn");
}

#[tokio::test]
async fn one_field_of_many_is_shown_before_it_is_written_as_one_entry() {
    let world = stocked().await;
    world.add(Person::REGISTER, &[("name", "Solveig Brandt")]).await;
    let bulk = format!("{ASSETS}/bulk");
    let chosen = [("act", "edit"), ("id", "A-0001"), ("id", "A-0003"), ("_field", "owner"), ("owner", "P-002")];
    let form = world.post(&bulk, &chosen).await;
    assert!(form.body.contains("Edit 2 records") && form.body.contains("Solveig Brandt"), "{}", form.body);
    let preview = world.post(&bulk, &[&chosen[..], &[("_step", "preview")]].concat()).await.body;
    assert!(preview.contains("2 records change, 0 stay as they are."), "{preview}");
    let seen = preview.split("name=\"_seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let seen = seen.replace("&#38;", "&");
    let entry = world.engine.state("test").await.unwrap().size();
    let (step, version) = (("_step", "confirm"), entry.to_string());
    let unseen = world.post(&bulk, &[&chosen[..], &[step, ("_seen", "owner=P-001")]].concat()).await;
    assert_eq!(unseen.status, StatusCode::OK, "what was not shown is not done");
    let done = world.post(&bulk, &[&chosen[..], &[step, ("_seen", &seen), ("_entry", &version)]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(world.engine.state("test").await.unwrap().size(), entry + 1);
    assert!(done.header(header::SET_COOKIE).contains("muniment-said"));
    let again = world.post(&bulk, &[&chosen[..], &[("_step", "preview")]].concat()).await.body;
    assert!(again.contains("0 records change, 2 stay as they are."), "{again}");
}

#[tokio::test]
async fn tags_are_added_and_taken_away_on_all_that_match_and_a_later_edit_is_not_overwritten() {
    let world = stocked().await;
    let bulk = format!("{ASSETS}/bulk");
    let with = |how: &'static str, rest: &[(&'static str, &'static str)]| {
        let first = [("act", "edit"), ("_all", "1"), ("_view", "kind=supporting"), ("_field", "tags")];
        [&first[..], &[("tags", "mobile"), ("_how.tags", how)], rest].concat()
    };
    let seen = |how: &str| format!("_field=tags&tags=mobile&_how.tags={how}");
    let entry = world.engine.state("test").await.unwrap().size().to_string();
    let mut pairs = with("add", &[("_step", "confirm")]);
    let (added, late) = (seen("add"), entry);
    let added: &'static str = Box::leak(added.into_boxed_str());
    pairs.push(("_seen", added));
    assert_eq!(world.post(&bulk, &pairs).await.header("location"), format!("{ASSETS}?kind=supporting"));
    assert_eq!(named(&world.get(&format!("{ASSETS}?tags=mobile")).await.body), ["Laptops", "Phones"]);
    let removed: &'static str = Box::leak(seen("remove").into_boxed_str());
    let late: &'static str = Box::leak(late.into_boxed_str());
    let refused =
        world.post(&bulk, &with("remove", &[("_step", "confirm"), ("_seen", removed), ("_entry", late)])).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("A-0001 was changed by somebody else"), "{}", refused.body);
    world.post(&bulk, &with("remove", &[("_step", "confirm"), ("_seen", removed)])).await;
    assert!(named(&world.get(&format!("{ASSETS}?tags=mobile")).await.body).is_empty());
}

#[tokio::test]
async fn several_fields_of_many_records_are_written_as_one_entry() {
    let world = stocked().await;
    world.add(Person::REGISTER, &[("name", "Solveig Brandt")]).await;
    let bulk = format!("{ASSETS}/bulk");
    let fields = [("_field", "owner"), ("owner", "P-002"), ("_field", "tags"), ("tags", "core"), ("_how.tags", "add")];
    let chosen = [&[("act", "edit"), ("id", "A-0001"), ("id", "A-0003")][..], &fields].concat();
    let form = world.post(&bulk, &[&chosen[..], &[("_field", ""), ("_step", "choose")]].concat()).await.body;
    assert!(form.contains("Change Owner") && form.contains("Change Tags") && form.contains("One more field"), "{form}");
    let preview = world.post(&bulk, &[&chosen[..], &[("_field", ""), ("_step", "preview")]].concat()).await.body;
    assert!(preview.contains("2 records change, 0 stay as they are."), "{preview}");
    assert_eq!(preview.matches("data-label=\"Field\"").count(), 4, "each field of each record: {preview}");
    let seen =
        preview.split("name=\"_seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
    let size = world.engine.state("test").await.unwrap().size();
    let done = [("_field", ""), ("_step", "confirm"), ("_seen", &*seen)];
    let done = world.post(&bulk, &[&chosen[..], &done].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(world.engine.state("test").await.unwrap().size(), size + 1, "one entry");
    let list = world.get(&format!("{ASSETS}?owner=P-002&tags=core")).await.body;
    assert_eq!(named(&list).len(), 2, "{list}");
}

#[tokio::test]
async fn the_files_of_a_list_hold_what_it_shows() {
    let world = stocked().await;
    let csv = world.get(&format!("{ASSETS}/export/csv?kind=primary&columns=kind")).await.body;
    let rows: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows, ["Reference,Name,Kind", "A-0002,Contracts,Primary"]);
    let book = world.get(&format!("{ASSETS}/export/xlsx?kind=primary")).await;
    assert!(book.header(header::CONTENT_TYPE).contains("spreadsheetml") && book.body.starts_with("PK"));
    let whole = world.get(&format!("{ASSETS}/export/whole?kind=primary")).await;
    assert!(whole.header(header::CONTENT_DISPOSITION).ends_with(".csv\"") && whole.body.contains("Contracts"));
}

#[tokio::test]
async fn a_cell_changed_meanwhile_shows_what_it_holds_now() {
    let world = World::new().await;
    let unit = world.add(Unit::REGISTER, &[("name", "Ops")]).await;
    world.set(Id::<Unit>::of(unit), "name", Value::Text("Operations".into())).await;
    let state = world.engine.state("test").await.unwrap();
    let cell = format!("/o/test/context/units/{}/cells/name", state.row("unit", unit).unwrap().reference());
    let late = world.post(&cell, &[("name", "Operating"), ("_version", "2")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Now:</b> Operations") && late.body.contains("value=\"Operating\""), "{}", late.body);
}

#[tokio::test]
async fn a_list_in_a_cell_says_what_it_holds_and_not_by_which_key() {
    let world = World::new().await;
    let needs = [("needs[value].what", "No incident that makes news"), ("needs[lawful].what", "Lawful processing")];
    world.add(Party::REGISTER, &[&[("name", "Customers")], &needs[..]].concat()).await;
    let page = world.get("/o/test/context/parties?columns=needs").await.body;
    assert!(page.contains("No incident that makes news, Lawful processing"), "{page}");
    assert!(!page.contains("value No incident"), "{page}");
}

#[tokio::test]
async fn risks_are_proposed_from_the_assets_also_where_others_were_brought_in() {
    let world = World::new().await;
    world.add(AssetType::REGISTER, &[("title", "Server"), ("kind", "supporting")]).await;
    for title in ["Fire", "Flood"] {
        world.add(Threat::REGISTER, &[("title", title), ("availability", "yes")]).await;
        let used = [("exploited[1].threat", title), ("exploited[1].asset_types", "Server")];
        world.add(Vulnerability::REGISTER, &[&[("title", "Low ground")], &used[..]].concat()).await;
    }
    world.add(Asset::REGISTER, &[("name", "Rack"), ("kind", "supporting"), ("asset_type", "Server")]).await;
    world.add(Risk::REGISTER, &[("title", "Brought in from a list")]).await;
    world.add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary")]).await;
    let offer = "action=\"/o/test/planning/assets/acts/risk.propose\"";
    let (open, proposals) = ("/o/test/planning/risks", "/o/test/planning/risks?status=proposed");
    let leads = format!("href=\"{proposals}\">Propose risks from the assets</a>");
    assert!(world.get(open).await.body.contains(&leads), "in the head of the register");
    let page = world.get(proposals).await.body;
    assert!(page.contains(offer) && page.contains("value=\"A-0001\" checked"), "ticked where one stands: {page}");
    assert!(page.contains("knows 2 risks for this asset that are not"), "{page}");
    let untyped = page.split_once("One asset has no type").expect("it is said why nothing is proposed").1;
    assert!(untyped.contains("href=\"/o/test/planning/assets/A-0002/edit#f-asset_type\">A-0002 Orders"), "{untyped}");
    let limited = [("assets", "A-0001"), ("limit", "1")];
    world.post("/o/test/planning/assets/acts/risk.propose", &limited).await;
    let seq = world.engine.state("test").await.unwrap().size();
    let page = world.get(proposals).await.body;
    assert!(page.contains("knows one risk for this asset that is not"), "{page}");
    let entry = world.get(&format!("/o/test/history/{seq}")).await.body;
    assert!(entry.contains(&format!("/history/{seq}/undo")), "its entry offers to undo it: {entry}");
    let undone = world.post(&format!("/o/test/history/{seq}/undo"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
    assert!(world.get(proposals).await.body.contains("knows 2 risks for this asset"), "they are gone again");
}

#[tokio::test]
async fn every_risk_that_a_filter_finds_is_chosen_at_once_on_whichever_page_it_stands() {
    let world = World::new().await;
    for title in ["Fire", "Flood", "Fire in the cellar"] {
        world.add(Risk::REGISTER, &[("title", title)]).await;
    }
    let page = world.get("/o/test/planning/risks?q=fire&limit=1").await.body;
    assert!(page.contains("name=\"_all\"") && page.contains("name=\"_view\" value=\"q=fire"), "{page}");
    let all = [("_view", "q=fire&limit=1"), ("_all", "1"), ("act", "risk.hand_over")];
    let chosen = world.post("/o/test/planning/risks/bulk", &all).await;
    let to = chosen.header("location");
    assert!(to.contains("risks=R-0001") && to.contains("risks=R-0003") && !to.contains("R-0002"), "{to}");
    let form = world.get(to).await.body;
    assert!(form.contains("name=\"_back\" value=\"planning/risks?q=fire&#38;limit=1\""), "one goes on there: {form}");
}

#[tokio::test]
async fn own_fields_stand_on_the_card_in_the_list_and_in_its_files_by_their_kind() {
    let world = World::new().await;
    let declared =
        [("Cost centre", "cost", "text"), ("Deputy", "deputy", "person"), ("Contract until", "until", "date")];
    for (title, key, kind) in declared {
        let own = [("title", title), ("key", key), ("kind", kind), ("register", "asset")];
        world.add(isms::work::OwnField::REGISTER, &own).await;
    }
    let held = [("own[cost].value", "4711"), ("own[deputy].value", "P-001"), ("own[until].value", "2027-06-30")];
    world.add(Asset::REGISTER, &[&[("name", "Servers"), ("kind", "supporting")][..], &held].concat()).await;
    let card = world.get(&format!("{ASSETS}/A-0001")).await.body;
    for shown in ["<dt>Cost centre</dt><dd>4711</dd>", ">Ada Berg</a></dd>", "<dd>30 Jun 2027</dd>"] {
        assert!(card.contains(shown), "{shown}: {card}");
    }
    let list = world.get(ASSETS).await.body;
    let table = list.split_once("<table").expect("a list").1;
    for shown in ["Cost centre", "4711", "Deputy", "30 Jun 2027"] {
        assert!(table.contains(shown), "{shown}: {table}");
    }
    let csv = world.get(&format!("{ASSETS}/export/csv")).await.body;
    for written in ["Cost centre", "4711", "P-001 Ada Berg", "2027-06-30"] {
        assert!(csv.contains(written), "{written}: {csv}");
    }
    assert!(world.get(&format!("{ASSETS}/export/pdf")).await.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_list_is_not_filled_with_own_fields_unless_a_reader_chooses_them() {
    let world = stocked().await;
    for key in ["one", "two", "three", "four", "five"] {
        let own = [("title", key), ("key", key), ("kind", "text"), ("register", "asset")];
        world.add(isms::work::OwnField::REGISTER, &own).await;
    }
    let heads = async |query: &str| {
        let list = world.get(&format!("{ASSETS}{query}")).await.body;
        let head = list.split_once("<thead").and_then(|(_, rest)| rest.split_once("</thead>")).expect("a list").0;
        head.matches("<th ").count()
    };
    let without = heads("?columns=kind").await;
    let usual = Asset::REGISTER.live_fields().filter(|(at, own)| own.column && *at != Asset::REGISTER.title);
    assert_eq!(heads("").await, without - 1 + usual.count() + 3);
    assert_eq!(heads("?columns=own.one,own.two,own.three,own.four,own.five").await, without - 1 + 5);
}

#[tokio::test]
async fn the_page_and_the_register_of_risks_show_own_fields_too() {
    let world = World::new().await;
    let own = [("title", "Insured"), ("key", "insured"), ("kind", "flag"), ("register", "risk")];
    world.add(isms::work::OwnField::REGISTER, &own).await;
    world.add(Risk::REGISTER, &[("title", "Fire"), ("own[insured].value", "yes")]).await;
    let page = world.get("/o/test/planning/risks/R-0001").await.body;
    assert!(page.contains("<dt>Insured</dt><dd>Yes</dd>"), "{page}");
    let list = world.get("/o/test/planning/risks").await.body;
    assert!(list.contains("Insured") && !list.contains(">Yes<"), "it is offered, not shown: {list}");
    let list = world.get("/o/test/planning/risks?columns=owner,own.insured").await.body;
    assert!(list.contains(">Yes<"), "{list}");
}

#[tokio::test]
async fn an_act_on_many_opens_without_those_on_which_it_would_be_refused() {
    let world = World::new().await;
    world.does("method.adopt", &[]).await;
    world.does("method.approve", &[("method", "M-01")]).await;
    for title in ["Fire", "Flood"] {
        world.add(Risk::REGISTER, &[("title", title), ("owner", "P-001")]).await;
    }
    let chosen = [("id", "R-0001"), ("id", "R-0002"), ("act", "risk.decide_all")];
    let none = world.post("/o/test/planning/risks/bulk", &chosen).await;
    assert!(none.status.is_client_error() && none.body.contains("R-0001, R-0002: "), "{}", none.body);
    let assessed = [("risk", "R-0001"), ("consequence[c].level", "3"), ("likelihood", "3")];
    world.does("risk.assess", &assessed).await;
    let one = world.post("/o/test/planning/risks/bulk", &chosen).await;
    let to = one.header("location");
    assert!(to.ends_with("acts/risk.decide_all?risks=R-0001"), "{to}");
    assert!(one.header("set-cookie").contains("muniment-said"), "it is said which was left out");
    // What was accepted is left out as well, whatever is chosen now.
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "modify")]).await;
    let remains = [("risk", "R-0001"), ("residual_consequence[c].level", "2"), ("residual_likelihood", "2")];
    world.does("risk.expect", &remains).await;
    world.does("risk.accept", &[("risk", "R-0001"), ("until", "2027-06-30")]).await;
    let register = world.get("/o/test/planning/risks").await.body;
    assert!(!register.contains("R-0001/cells/title"), "what was accepted opens no cell");
    assert!(register.contains("R-0002/cells/title") && register.contains("R-0002/cells/owner"), "{register}");
    world.does("risk.assess", &[("risk", "R-0002"), ("consequence[c].level", "3"), ("likelihood", "3")]).await;
    let other = world.post("/o/test/planning/risks/bulk", &chosen).await;
    assert!(other.header("location").ends_with("acts/risk.decide_all?risks=R-0002"), "{}", other.header("location"));
    let said = world.said(&other).await;
    assert!(said.contains("R-0001: ") && said.contains("accepted what remains"), "{said}");
}
