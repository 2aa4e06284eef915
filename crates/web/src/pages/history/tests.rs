use kernel::{Declared, Id, Value};

use crate::tests::World;

/// A house in which a site was added, renamed on the next day, and retired.
async fn house() -> World {
    let world = World::new().await;
    let site = world.add(isms::context::Site::REGISTER, &[("name", "The old planning office")]).await;
    world.clock.set(jiff::Timestamp::from_second(crate::tests::world::NOW_S + 86_400).expect("a valid instant"));
    let id = Id::<isms::context::Site>::of(site);
    world.set(id, "name", Value::Text("The old dispatch office".into())).await;
    world.execute(kernel::Command::Retire(isms::context::Site::REGISTER, site)).await;
    world
}

#[tokio::test]
async fn the_history_shows_the_words_that_changed() {
    let page = house().await.get("/o/test/history").await.body;
    assert!(page.contains("<del>planning</del>") && page.contains("<ins>dispatch</ins>"), "{page}");
    assert!(page.contains("S-001 The old dispatch office"), "{page}");
}

#[tokio::test]
async fn filters_leave_entries_out_and_a_before_value_is_still_right() {
    let house = house().await;
    let page = house.get("/o/test/history?act=site.edit").await.body;
    assert!(page.contains("<del>planning</del>"), "{page}");
    assert!(!page.contains("history/2\""), "{page}");
    let none = house.get("/o/test/history?register=risk").await.body;
    assert!(none.contains("No record fits these filters"), "{none}");
}

#[tokio::test]
async fn an_entry_has_a_page_and_others_are_not_found() {
    let house = house().await;
    let page = house.get("/o/test/history/3").await;
    assert!(page.body.contains("site.edit"), "{}", page.body);
    assert_eq!(house.get("/o/test/history/999").await.status, 404);
    assert_eq!(house.get("/o/test/history/nonsense").await.status, 404);
}

#[tokio::test]
async fn two_days_are_compared_with_who_changed_what() {
    let house = house().await;
    let page = house.get("/o/test/history/compare?from=2026-11-23&to=2026-11-24").await.body;
    assert!(page.contains("<del>planning</del>") && page.contains("Ada Berg"), "{page}");
    let same = house.get("/o/test/history/compare?from=2026-11-24&to=2026-11-24").await.body;
    assert!(same.contains("Nothing changed"), "{same}");
}

#[tokio::test]
async fn the_ledger_is_verified_against_itself_and_a_note_from_outside() {
    let house = house().await;
    let page = house.post("/o/test/history/verify", &[("checkpoint", "")]).await;
    assert!(page.body.contains("complete and unchanged"), "{}", page.body);
    let note = house.engine.checkpoint("test").await.expect("a signed note");
    let page = house.post("/o/test/history/verify", &[("checkpoint", &note)]).await;
    assert!(page.body.contains("from outside agrees"), "{}", page.body);
    let page = house.post("/o/test/history/verify", &[("checkpoint", "nonsense")]).await;
    assert!(!page.body.contains("complete and unchanged"), "{}", page.body);
}

#[tokio::test]
async fn proofs_are_handed_out_as_files_that_hold_offline() {
    let house = house().await;
    let page = house.get("/o/test/history/proofs").await.body;
    assert!(page.contains("muniment/test+") && page.contains("/o/test/history/checkpoints/"), "{page}");
    let note = house.engine.checkpoint("test").await.expect("a signed note");
    let trust = ledger::Trust { checkpoint: Some(note.clone()), keys: None };
    let proof = house.get("/o/test/history/proofs/entry?number=1&content=true").await;
    assert_eq!(proof.header("content-disposition").split(';').next(), Some("attachment"));
    let proved = ledger::proof::judge(&proof.body, &trust).expect("it holds");
    assert!(matches!(proved, ledger::Proved::Entry { items: Some(_), .. }));
    let size = house.engine.state("test").await.expect("it is open").size();
    let own = house.get(&format!("/o/test/history/checkpoints/{size}")).await;
    assert_eq!(own.body, note);
    let growth = house.get(&format!("/o/test/history/proofs/consistency?from={size}")).await;
    assert!(ledger::proof::judge(&growth.body, &trust).is_ok(), "{}", growth.body);
    assert_eq!(house.get("/o/test/history/proofs/entry?number=999").await.status, 404);
    for (address, field) in [("entry?entry=5", "number"), ("consistency?size=5", "from")] {
        let wrong = house.get(&format!("/o/test/history/proofs/{address}")).await;
        assert!(wrong.status == 400 && wrong.body.contains(&format!("?{field}=1")), "{}", wrong.body);
    }
    assert_eq!(house.get("/o/test/history/proofs/entry?number=").await.status, 303);
    assert_eq!(house.get("/o/test/history/checkpoints/1").await.status, 404);
    let raw = house.get("/o/test/history/ledger").await;
    assert!(raw.body.starts_with("muniment/ledger@v1\n") && raw.body.ends_with(&format!("end {size}\n")));
}
