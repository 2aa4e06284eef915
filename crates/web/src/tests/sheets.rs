use axum::http::StatusCode;
use isms::context::parties::Addressed;
use isms::context::{Obligation, Party};
use isms::planning::Asset;
use kernel::Declared;

use super::world::{Answer, World};

const NEEDS: &str = "/o/test/context/needs";
const VALUES: &str = "/o/test/planning/values";

/// Two parties, one of which needs something.
async fn parties() -> World {
    let world = World::new().await;
    let needs = [("needs[notice].what", "Notice of incidents"), ("needs[notice].how", "Asked in every survey")];
    world.add(Party::REGISTER, &[&[("name", "Customers")][..], &needs].concat()).await;
    world.add(Party::REGISTER, &[("name", "Owners")]).await;
    world
}

/// Sends a sheet as it was just shown.
async fn sent(world: &World, path: &str, pairs: &[(&str, &str)]) -> Answer {
    let shown = world.engine.state("test").await.unwrap().size().to_string();
    world.post(path, &[&[("_entry", &*shown)], pairs].concat()).await
}

async fn needs_of(world: &World, name: &str) -> Vec<(String, Addressed)> {
    let state = world.engine.state("test").await.unwrap();
    let (_, party) = state.of::<Party>().iter().find(|(_, party)| &*party.name == name).unwrap();
    party.needs.iter().map(|(_, need)| (need.what.to_string(), need.addressed)).collect()
}

#[tokio::test]
async fn the_needs_of_all_parties_are_kept_written_and_taken_away_as_one_entry() {
    let world = parties().await;
    let page = world.get(NEEDS).await.body;
    assert!(page.contains("name=\"IP-01.needs[notice].addressed\"") && page.contains("name=\"IP-02.needs[1].what\""));
    let before = world.engine.state("test").await.unwrap().size();
    let pairs = [
        ("_record", "IP-01"),
        ("_record", "IP-02"),
        ("IP-01.needs[notice].what", "Notice of incidents"),
        ("IP-01.needs[notice].kind", "contractual"),
        ("IP-01.needs[notice].addressed", "addressed"),
        ("IP-01.needs[notice].climate", "no"),
        ("IP-01.needs[1].what", ""),
        ("IP-01.needs[1].kind", ""),
        ("IP-01.needs[1].climate", "no"),
        ("IP-02.needs[1].what", "An honest picture\nof the risks"),
        ("IP-02.needs[1].kind", ""),
        ("IP-02.needs[1].addressed", ""),
    ];
    let saved = sent(&world, NEEDS, &pairs).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, NEEDS), "{}", saved.body);
    assert_eq!(needs_of(&world, "Customers").await, [("Notice of incidents".to_owned(), Addressed::Addressed)]);
    assert_eq!(needs_of(&world, "Owners").await, [("An honest picture of the risks".to_owned(), Addressed::Undecided)]);
    assert_eq!(world.engine.state("test").await.unwrap().size(), before + 1);

    let open = world.get(&format!("{NEEDS}?show=open")).await.body;
    assert!(!open.contains("value=\"IP-01\"") && open.contains("value=\"IP-02\""), "{open}");
    let away =
        [("_record", "IP-01"), ("IP-01.needs[notice].what", "Notice of incidents"), ("_away", "IP-01.needs[notice]")];
    assert_eq!(sent(&world, NEEDS, &away).await.status, StatusCode::SEE_OTHER);
    assert_eq!(needs_of(&world, "Customers").await, []);
}

#[tokio::test]
async fn a_sheet_that_is_refused_comes_back_with_what_was_typed_and_names_record_and_field() {
    let world = parties().await;
    let pairs = [
        ("_record", "IP-01"),
        ("_record", "IP-02"),
        ("IP-01.needs[notice].what", "Notice of incidents within a day"),
        ("IP-01.needs[notice].addressed", "perhaps"),
        ("IP-02.needs[1].what", "Something new"),
    ];
    let refused = sent(&world, NEEDS, &pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#f-IP-01-needs-notice--addressed\">IP-01, "), "{}", refused.body);
    assert!(refused.body.contains("Something new") && refused.body.contains("within a day"), "{}", refused.body);
}

#[tokio::test]
async fn a_record_that_somebody_changed_meanwhile_is_not_overwritten() {
    let world = parties().await;
    let seen = world.engine.state("test").await.unwrap().size().to_string();
    let away = [("_record", "IP-01"), ("_entry", &*seen), ("IP-01.needs[notice].what", "Mine")];
    assert_eq!(world.post(NEEDS, &away).await.status, StatusCode::SEE_OTHER);
    let late = [("_record", "IP-01"), ("_entry", &*seen), ("IP-01.needs[notice].what", "Too late")];
    let late = world.post(NEEDS, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert_eq!(needs_of(&world, "Customers").await[0].0, "Mine");
}

#[tokio::test]
async fn what_a_sheet_does_not_show_is_neither_written_nor_taken_away() {
    let world = parties().await;
    let held = needs_of(&world, "Customers").await;
    // An entry that the form is silent about stays.
    let another = [("_record", "IP-01"), ("IP-01.needs[1].what", "A certificate")];
    assert_eq!(sent(&world, NEEDS, &another).await.status, StatusCode::SEE_OTHER);
    assert_eq!(needs_of(&world, "Customers").await[0], held[0]);
    assert_eq!(needs_of(&world, "Customers").await.len(), 2);
    let before = world.engine.state("test").await.unwrap().size();
    let typed = ("IP-01.needs[notice].what", "Overwritten");
    for wrong in [
        &[("_record", "IP-01"), ("IP-01.name", "Overwritten")][..],
        &[("_record", "IP-99"), ("IP-99.needs[1].what", "Overwritten")],
        &[("_record", "ip-01"), ("ip-01.needs[1].what", "Overwritten")],
        &[("_record", "IP-01"), ("_record", "IP-01"), typed],
        &[typed],
    ] {
        let refused = sent(&world, NEEDS, wrong).await;
        assert!(refused.status.is_client_error(), "{wrong:?}: {}", refused.status);
    }
    for entry in ["", "abc", "-5", "999999"] {
        let unsaid = [("_entry", entry), ("_record", "IP-01"), typed];
        assert_eq!(world.post(NEEDS, &unsaid).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{entry}");
    }
    let many: Vec<_> = (0..5_000).map(|_| typed).collect();
    assert_eq!(sent(&world, NEEDS, &many).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.engine.state("test").await.unwrap().size(), before);
}

#[tokio::test]
async fn a_need_shows_the_obligations_it_led_to() {
    let world = parties().await;
    world.add(Obligation::REGISTER, &[("title", "Tell customers within a day"), ("party", "IP-01")]).await;
    let page = world.get(NEEDS).await.body;
    assert!(page.contains("OB-001 Tell customers within a day"), "{page}");
    assert!(page.contains("/o/test/context/obligations/new?party=IP-02"), "{page}");
}

/// A method, an asset with a value and a reason for it, and what supports it.
async fn assets() -> World {
    let world = World::new().await;
    let adopted = world.post("/o/test/planning/methods/acts/method.adopt", &[("title", "")]).await;
    assert_eq!(adopted.status, StatusCode::SEE_OTHER, "{}", adopted.body);
    let contracts = [("name", "Contracts"), ("depends_on", ""), ("value[c].level", "4"), ("value[c].because", "Law")];
    world.add(Asset::REGISTER, &contracts).await;
    world.add(Asset::REGISTER, &[("name", "Server"), ("kind", "supporting")]).await;
    world
}

async fn values_of(world: &World, name: &str) -> Vec<(String, u8, Option<String>)> {
    let state = world.engine.state("test").await.unwrap();
    let (_, asset) = state.of::<Asset>().iter().find(|(_, asset)| &*asset.name == name).unwrap();
    let rating = |(key, own): (&str, &isms::planning::assets::Rating)| {
        (key.to_owned(), own.level.0, own.because.as_ref().map(ToString::to_string))
    };
    asset.value.iter().map(rating).collect()
}

#[tokio::test]
async fn assets_are_valued_row_by_row_and_keep_the_reasons_they_have() {
    let world = assets().await;
    let page = world.get(VALUES).await.body;
    assert!(
        page.contains("name=\"A-0001.value[c].level\"") && page.contains("name=\"A-0001.value[a].level\""),
        "{page}"
    );
    assert!(!page.contains("value=\"A-0002\""), "only primary assets are asked for: {page}");
    let pairs = [
        ("_record", "A-0001"),
        ("A-0001.value[c].level", "3"),
        ("A-0001.value[i].level", "2"),
        ("A-0001.value[a].level", ""),
    ];
    let saved = sent(&world, VALUES, &pairs).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let held = values_of(&world, "Contracts").await;
    assert_eq!(held, [("c".to_owned(), 3, Some("Law".to_owned())), ("i".to_owned(), 2, None)]);
    let cleared = [("_record", "A-0001"), ("A-0001.value[c].level", ""), ("A-0001.value[i].level", "2")];
    assert_eq!(sent(&world, VALUES, &cleared).await.status, StatusCode::SEE_OTHER);
    assert_eq!(values_of(&world, "Contracts").await, [("i".to_owned(), 2, None)]);
}

#[tokio::test]
async fn a_value_beyond_the_scale_is_refused_and_nothing_is_written_when_nothing_differs() {
    let world = assets().await;
    let beyond = sent(&world, VALUES, &[("_record", "A-0001"), ("A-0001.value[c].level", "9")]).await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", beyond.body);
    let before = world.engine.state("test").await.unwrap().size();
    let same = sent(&world, VALUES, &[("_record", "A-0001"), ("A-0001.value[c].level", "4")]).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER, "{}", same.body);
    assert_eq!(world.engine.state("test").await.unwrap().size(), before);
}

#[tokio::test]
async fn what_is_not_said_of_needs_and_which_assets_have_no_value_is_told_above_them() {
    let world = parties().await;
    let need = [("needs[1].what", "Plans"), ("needs[1].addressed", "addressed")];
    world.add(Party::REGISTER, &[&[("name", "Staff")][..], &need].concat()).await;
    let page = world.get(NEEDS).await.body;
    assert!(page.contains("Of one need it is decided whether it is addressed, and not said how"), "{page}");
    let those = world.get(&format!("{NEEDS}?show=unsaid")).await.body;
    assert!(those.contains("value=\"IP-03\"") && !those.contains("value=\"IP-01\""), "{those}");
    world.add(Asset::REGISTER, &[("name", "Drawings"), ("kind", "primary"), ("value[c].level", "4")]).await;
    world.add(Asset::REGISTER, &[("name", "Rack"), ("kind", "supporting")]).await;
    let page = world.get(VALUES).await.body;
    assert!(page.contains("One asset has no value and nothing of value needs it") && page.contains("A-0002 Rack."));
    let those = world.get(&format!("{VALUES}?show=worthless")).await.body;
    assert!(those.contains("value=\"A-0002\"") && !those.contains("value=\"A-0001\""), "{those}");
}
