use access::Role;
use axum::http::StatusCode;
use engine::Actor;
use exchange::sheets::book::{Cell, Line, Page};
use exchange::sheets::{self, Made};
use isms::planning::{Asset, Risk};
use isms::support::Person;
use isms::work::ColumnMap;
use jiff::SignedDuration;
use kernel::{Declared, Id, Value};

use super::World;
use super::world::{Answer, PASSWORD};

pub(super) const IMPORT: &str = "/o/test/import";
pub(super) const ASSETS: &[u8] = b"name,kind,description\nOrders,primary,All of them\nServer room,supporting,\n";

/// What a page's hidden fields hold, so that its form can be sent.
fn form(page: &Answer) -> Vec<(String, String)> {
    let plain = |text: &str| text.replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&");
    let hidden = page.body.split("<input type=\"hidden\" name=\"").skip(1);
    let pair = |rest: &str| {
        let (name, rest) = rest.split_once("\" value=\"")?;
        Some((name.to_owned(), plain(rest.split_once('"')?.0)))
    };
    hidden.filter_map(pair).collect()
}

/// Sends the form of a preview with some fields more.
pub(super) async fn again(world: &World, page: &Answer, more: &[(&str, &str)]) -> Answer {
    let mut pairs = form(page);
    pairs.extend(more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let pairs: Vec<_> = pairs.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    world.post(IMPORT, &pairs).await
}

pub(super) async fn confirm(world: &World, page: &Answer) -> Answer {
    again(world, page, &[("_step", "confirm")]).await
}

pub(super) async fn size(world: &World) -> u64 {
    world.engine.state("test").await.unwrap().size()
}

pub(super) async fn assets(world: &World) -> Vec<String> {
    let state = world.engine.state("test").await.unwrap();
    state.of::<Asset>().iter().map(|(_, asset)| asset.name.to_string()).collect()
}

/// A workbook with one sheet.
fn workbook(name: &str, rows: &[&[&str]]) -> Vec<u8> {
    fn line<'a>((number, cells): (u32, &&[&'a str])) -> Line<'a> {
        Line { number, cells: cells.iter().map(|cell| Cell::text(*cell)).collect() }
    }
    let lines = (1..).zip(rows).map(line).collect();
    let page = Page { name: name.to_owned(), lines, ..Page::default() };
    let made = Made { organization: "Elsewhere".into(), day: kernel::Date::constant(2026, 11, 1), entry: 7 };
    sheets::xlsx(&[page], &made).unwrap()
}

#[tokio::test]
async fn a_file_is_shown_first_and_comes_in_as_one_entry_that_can_be_undone() {
    let world = World::new().await;
    let before = size(&world).await;
    assert!(world.get("/o/test/import?register=assets").await.body.contains("type=\"file\""));
    let page = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for shown in ["2 new, 0 changed, 0 as they were", "Server room", "Bring 2 records in"] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    assert_eq!(size(&world).await, before, "a preview writes nothing");
    let done = confirm(&world, &page).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/o/test/planning/assets"));
    assert_eq!(size(&world).await, before + 1);
    assert_eq!(assets(&world).await, ["Orders", "Server room"]);
    let undone = world.post(&format!("/o/test/history/{}/undo", before + 1), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
}

#[tokio::test]
async fn the_same_form_sent_twice_is_done_once_and_the_same_file_again_is_told_to_look_known() {
    let world = World::new().await;
    let page = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
    let first = confirm(&world, &page).await;
    let second = confirm(&world, &page).await;
    assert_eq!((second.status, second.header("location")), (first.status, first.header("location")), "{}", second.body);
    assert_eq!(assets(&world).await.len(), 2);
    let known = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
    assert!(known.body.contains("2 rows would make records that look like others"), "{}", known.body);
    let matched = again(&world, &known, &[("match_titles", "yes")]).await;
    assert!(matched.body.contains("Nothing to do") && !matched.body.contains("value=\"confirm\""), "{}", matched.body);
}

#[tokio::test]
async fn what_was_undone_comes_in_again() {
    let world = World::new().await;
    for _ in 0..2 {
        let before = size(&world).await;
        let page = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
        let done = confirm(&world, &page).await;
        assert_eq!((done.status, size(&world).await), (StatusCode::SEE_OTHER, before + 1), "{}", done.body);
        let undone = world.post(&format!("/o/test/history/{}/undo", before + 1), &[]).await;
        assert_eq!((undone.status, assets(&world).await.len()), (StatusCode::SEE_OTHER, 0), "{}", undone.body);
    }
}

#[tokio::test]
async fn what_was_changed_between_look_and_deed_is_shown_again_and_not_overwritten() {
    let world = World::new().await;
    let orders = world.add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary")]).await;
    let version = size(&world).await;
    let file = format!("reference,name,description,record_version\nA-0001,Orders,Mine,{version}\n");
    let page = world.upload(IMPORT, &[], &[("assets.csv", file.as_bytes())]).await;
    assert!(page.body.contains("0 new, 1 changed"), "{}", page.body);
    world.set(Id::<Asset>::of(orders), "description", Value::Text("Theirs".into())).await;
    let late = confirm(&world, &page).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for told in
        ["The records were changed since you looked", "Changed by others", "<ins>Mine</ins>", "<del>Theirs</del>"]
    {
        assert!(late.body.contains(told), "{told}: {}", late.body);
    }
    let state = world.engine.state("test").await.unwrap();
    let kept = state.get(Id::<Asset>::of(orders)).unwrap().description.clone();
    assert_eq!(kept.map(|text| text.to_string()).as_deref(), Some("Theirs"));
}

#[tokio::test]
async fn two_imports_at_once_do_not_both_make_the_same_records() {
    let world = World::new().await;
    let one = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
    let more: &[u8] = b"name,kind\nOrders,primary\n";
    let other = world.upload(IMPORT, &[], &[("assets.csv", more)]).await;
    let (first, second) = tokio::join!(confirm(&world, &one), confirm(&world, &other));
    let mut answers = [first.status, second.status];
    answers.sort();
    assert_eq!(answers, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    assert_eq!(assets(&world).await.iter().filter(|name| *name == "Orders").count(), 1);
}

#[tokio::test]
async fn a_file_that_waited_too_long_is_asked_for_again() {
    let mut world = World::new().await;
    let page = world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await;
    world.clock.set(world.engine.now() + SignedDuration::from_hours(25));
    world.upload(IMPORT, &[], &[("other.csv", b"name\nOther\n")]).await;
    let session = world.engine.sign_in("ada", PASSWORD, "a test").await.unwrap();
    world.cookie = format!("muniment={session}");
    let late = confirm(&world, &page).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);
    assert!(late.body.contains("assets.csv is no longer held here"), "{}", late.body);
    assert_eq!(assets(&world).await.len(), 0);
}

#[tokio::test]
async fn a_foreign_heading_is_said_once_and_kept() {
    let world = World::new().await;
    let book = workbook("Dinge", &[&["Wie es heisst", "Kostenstelle"], &["Orders", "4711"]]);
    let page = world.upload(IMPORT, &[("register", "assets")], &[("dinge.xlsx", &book)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("none of the columns Wie es heisst, Kostenstelle is known"), "{}", page.body);
    let said = [("place.0.0", "name"), ("place.0.1", "-"), ("remember", "Group inventory")];
    let ready = again(&world, &page, &said).await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.body);
    let said = [&said[..], &[("_step", "confirm")]].concat();
    let done = again(&world, &ready, &said).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/o/test/planning/assets"));
    let state = world.engine.state("test").await.unwrap();
    let map = state.of::<ColumnMap>().iter().next().unwrap().1;
    assert_eq!((&*map.title, map.headings.len()), ("Group inventory", 2));
    let other = workbook("Dinge", &[&["Wie es heisst", "Kostenstelle"], &["Room", "1"]]);
    let known = world.upload(IMPORT, &[("register", "assets")], &[("dinge.xlsx", &other)]).await;
    assert!(known.status == StatusCode::OK && known.body.contains("said before"), "{}", known.body);
}

#[tokio::test]
async fn a_sheet_that_was_left_out_can_be_taken_back() {
    let world = World::new().await;
    let book = workbook("Notes of March", &[&["Name", "Classification", "Custodian"], &["Orders", "", ""]]);
    let page = world.upload(IMPORT, &[], &[("list.xlsx", &book)]).await;
    assert!(page.body.contains("Perhaps: Assets"), "{}", page.body);
    let left = again(&world, &page, &[("register.0", "-")]).await;
    assert!(left.body.contains("Leave the sheet out") && left.body.contains("Notes of March"), "{}", left.body);
    let back = again(&world, &left, &[("register.0", "asset")]).await;
    assert!(back.body.contains("1 new, 0 changed"), "{}", back.body);
}

#[tokio::test]
async fn refusals_name_sheet_row_and_column_and_nothing_comes_in() {
    let world = World::new().await;
    let book = workbook("Assets", &[&["Name", "Owner"], &["Orders", "Nobody Known"], &["", ""], &["Room", ""]]);
    let page = world.upload(IMPORT, &[], &[("assets.xlsx", &book)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("<b>Assets, row 2, column Owner (B2)</b>"), "{}", page.body);
    let forced = confirm(&world, &page).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    assert_eq!(assets(&world).await.len(), 0);
}

#[tokio::test]
async fn whoever_may_not_bring_files_in_is_told_who_may() {
    let mut world = World::new().await;
    let operator = Actor::operator();
    let (account, _) = world.engine.create_account("eve", "Eve", Some(PASSWORD), false, &operator).await.unwrap();
    world.engine.join(account, "test", Role::Contributor, None, &operator).await.unwrap();
    let session = world.engine.sign_in("eve", PASSWORD, "a test").await.unwrap();
    world.cookie = format!("muniment={session}");
    for answer in [world.get(IMPORT).await, world.upload(IMPORT, &[], &[("assets.csv", ASSETS)]).await] {
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.body.contains("ask a manager"), "{}", answer.body);
    }
    assert!(!world.get("/o/test/planning/assets").await.body.contains("/o/test/import"));
    let past = world.get("/o/test/import?as_of=2026-01-01").await;
    assert_eq!(past.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn everything_goes_out_as_one_workbook_and_has_nothing_to_do_when_it_comes_back() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Kari =1+1"), ("email", "kari@example.org")]).await;
    world
        .add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary"), ("owner", "P-002"), ("description", "=2+2")])
        .await;
    let out = world.get("/o/test/export/xlsx").await;
    assert_eq!(out.status, StatusCode::OK);
    assert!(out.header("content-disposition").contains("test_2026-11-23.xlsx"));
    let back = world.upload(IMPORT, &[], &[("everything.xlsx", &out.bytes)]).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert!(back.body.contains("Nothing to do: the file says what is known already"), "{}", back.body);
    let list = world.get("/o/test/planning/assets/export/book").await;
    let back = world.upload(IMPORT, &[], &[("assets.xlsx", &list.bytes)]).await;
    assert!(back.body.contains("Nothing to do"), "{}", back.body);
}

#[tokio::test]
async fn a_whole_organization_comes_into_an_empty_one_alone() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary")]).await;
    let out = world.get("/o/test/export/json").await.bytes;
    let refused = world.upload(IMPORT, &[], &[("test.json", &out)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("records stand in this organization already"), "{}", refused.body);
    let account = world.engine.organizations();
    assert_eq!(account.len(), 1);
}

#[tokio::test]
async fn the_threat_library_of_the_build_comes_in_by_one_button() {
    let world = World::new().await;
    let page = world.post(IMPORT, &[("_source", "carried")]).await;
    assert!(page.status == StatusCode::OK && page.body.contains("Vulnerabilities"), "{}", page.body);
    let done = confirm(&world, &page).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    assert_eq!(state.table("vulnerability").unwrap().len_live(), 706);
}

#[tokio::test]
async fn what_changes_records_by_another_lists_numbers_is_said_once_more() {
    let world = World::new().await;
    world.add(Asset::REGISTER, &[("name", "Orders"), ("kind", "primary")]).await;
    let file: &[u8] = b"ID,Name\nA-0001,Laptop\n,Phone\n";
    let page = world.upload(IMPORT, &[], &[("assets.csv", file)]).await;
    assert!(page.body.contains("2 new, 0 changed"), "{}", page.body);
    let said = [("place.0.0", "reference")];
    let told = again(&world, &page, &said).await;
    for shown in ["1 row changes a record that is there: A-0001", "Bring 1 new in and change 1"] {
        assert!(told.body.contains(shown), "{shown}: {}", told.body);
    }
    let unsure = again(&world, &told, &[&said[..], &[("_step", "confirm")]].concat()).await;
    assert_eq!(unsure.status, StatusCode::CONFLICT);
    assert!(unsure.body.contains("say that it is meant"), "{}", unsure.body);
    assert_eq!(assets(&world).await, ["Orders"]);
    let sure = again(&world, &told, &[&said[..], &[("_step", "confirm"), ("_sure", "yes")]].concat()).await;
    assert_eq!(sure.status, StatusCode::SEE_OTHER, "{}", sure.body);
    let mut brought = assets(&world).await;
    brought.sort();
    assert_eq!(brought, ["Laptop", "Phone"]);
}

#[tokio::test]
async fn rows_with_a_refusal_are_left_out_and_named() {
    let world = World::new().await;
    let file: &[u8] = b"Name,Owner,Acquired on\nOrders,Nobody,\nWiki,,soon\nRoom,,\nTotal,,3\n";
    let page = world.upload(IMPORT, &[], &[("assets.csv", file)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["Leave out the 2 refused rows 2, 3", "2 rows are refused", "no records, such as totals"] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let ready = again(&world, &page, &[("leave_refused", "0:2,0:3"), ("leave.0", "5")]).await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.body);
    assert!(ready.body.contains("value=\"2\" checked") && ready.body.contains("1 new, 0 changed"), "{}", ready.body);
    assert!(ready.body.contains("left out: assets, row 2, column Owner (B2)"), "{}", ready.body);
    let none = again(&world, &ready, &["2", "3", "4", "5"].map(|row| ("leave.0", row))).await;
    assert!(none.body.contains("all rows are left out"), "{}", none.body);
    let left = [("leave.0", "2"), ("leave.0", "3"), ("leave.0", "5"), ("_step", "confirm")];
    let done = again(&world, &ready, &left).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(assets(&world).await, ["Room"]);
}

#[tokio::test]
async fn a_word_is_said_something_about_once_and_its_record_comes_in_beside_the_rows() {
    let world = World::new().await;
    let file = b"Asset,Type,Status\nMail,Cloud-Dienst,Mothballed\nShop,Cloud-Dienst,Mothballed\n";
    let page = world.upload(IMPORT, &[], &[("assets.csv", file)]).await;
    for shown in
        ["rows 2 and 3, column Type (B)", "in 2 rows", "Make \u{201c}Cloud-Dienst\u{201d} new", "name=\"means.0.1\""]
    {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let said = [("means.0.0", "+"), ("means.0.1", "stored")];
    let ready = again(&world, &page, &said).await;
    assert!(ready.body.contains("value=\"confirm\""), "{}", ready.body);
    let done = again(&world, &ready, &[&said[..], &[("_step", "confirm")]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    assert!(state.of::<Asset>().iter().all(|(_, asset)| asset.asset_type.is_some()));
}

#[tokio::test]
async fn a_day_is_chosen_by_its_readings_and_an_owner_made_a_person_or_a_role() {
    let world = World::new().await;
    let file = b"Asset,Kind,Owner,Acquired on\nMail,primary,DPO,03.04.24\n";
    let page = world.upload(IMPORT, &[], &[("assets.csv", file)]).await;
    for shown in [
        "<option value=\"+\">Make \u{201c}DPO\u{201d} new, as a person",
        "<option value=\"+role\">Make \u{201c}DPO\u{201d} new, as a role",
        "<option value=\"2024-04-03\">",
        "<option value=\"2024-03-04\">",
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let said = [("means.0.0", "+role"), ("means.0.1", "2024-03-04")];
    let ready = again(&world, &page, &said).await;
    assert!(ready.body.contains("<option value=\"2024-03-04\" selected>"), "{}", ready.body);
    let done = again(&world, &ready, &[&said[..], &[("_step", "confirm")]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    let (_, asset) = state.of::<Asset>().iter().next().unwrap();
    assert_eq!((asset.owner.is_none(), asset.acquired_on), (true, Some(kernel::Date::constant(2024, 3, 4))));
    assert!(state.resolve("role", "DPO").is_ok());
}

#[tokio::test]
async fn whoever_governs_brings_in_risks_of_others_with_what_to_do_about_them() {
    let world = World::new().await;
    world.add(Person::REGISTER, &[("name", "Ben Ohm")]).await;
    world.post("/o/test/planning/methods/acts/method.adopt", &[]).await;
    world.post("/o/test/planning/methods/M-01/acts/method.approve", &[]).await;
    let file = b"Risk,Owner,CIA,Likelihood,Impact,Treatment\nFire,Ben Ohm,A,4,4,Reduce\n";
    let page = world.upload(IMPORT, &[("register", "risk")], &[("list.csv", file)]).await;
    assert!(page.body.contains("value=\"confirm\""), "{}", page.body);
    let done = confirm(&world, &page).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let state = world.engine.state("test").await.unwrap();
    let decided: Vec<_> = state.of::<Risk>().iter().map(|(_, risk)| risk.decision.is_some()).collect();
    assert_eq!(decided, [true]);
}

#[tokio::test]
async fn how_a_column_writes_its_amounts_is_chosen_or_written_once() {
    let world = World::new().await;
    let file = b"Supplier,Kind,Annual cost\nMail,cloud,\"$1,250\"\nPower,cloud,90\nGas,cloud,a lot\n";
    let page = world.upload(IMPORT, &[], &[("suppliers.csv", file)]).await;
    for shown in ["All numbers of this column", "Written as 1,234.56 USD", "name=\"day.0.1\""] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let said = [("means.0.0", "1,234.56 USD"), ("day.0.1", "500 EUR")];
    let ready = again(&world, &page, &said).await;
    assert!(ready.body.contains("value=\"confirm\"") && ready.body.contains("1250 USD"), "{}", ready.body);
}
