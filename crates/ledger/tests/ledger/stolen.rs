//! A key that was given up, in the hands of somebody who can write to the store: nothing signed with it is gone on from.

use crate::builder::{DAY_US, NOON_US, draft, entries, sealed, sql};
use ledger::proof::{Proved, judge};
use ledger::{AppendFault, Draft, Keys, Store, Trust, verify_file, verify_folder};
use std::path::Path;
use tempfile::TempDir;

/// The day on which the first key was given up, and the one after it.
const ROTATED_US: i64 = NOON_US + DAY_US;
const AFTER_US: i64 = NOON_US + 2 * DAY_US;
const SAID: &str = "it is signed by a key that was given up before its last entry";

fn dated(seq: u64, time_us: i64) -> Vec<ledger::Sealed> {
    vec![sealed(Draft { time_us, ..draft(seq) }, seq)]
}

/// A ledger that went on under a second key, and a copy of its folder that still has the first.
async fn rotated() -> (TempDir, TempDir) {
    let (folder, thief) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.append("sample", 0, entries(0, 3)).await.unwrap();
    // The first day ends under the first key.
    store.append("sample", 3, dated(3, NOON_US + DAY_US / 2)).await.unwrap();
    store.close().await;
    for file in ["muniment.key", "muniment.pub"] {
        std::fs::copy(folder.path().join(file), thief.path().join(file)).unwrap();
    }
    Keys::rotate(folder.path(), ROTATED_US).unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.append("sample", 4, dated(4, AFTER_US)).await.unwrap();
    store.close().await;
    std::fs::copy(folder.path().join("muniment.db"), thief.path().join("muniment.db")).unwrap();
    (folder, thief)
}

/// What whoever has the first key writes on top: the database of its copy, with one entry more, signed with that key.
async fn forged(thief: &Path) {
    let store = Store::sqlite(thief).await.unwrap();
    // Only the newest key opens what stands there, so the forger signs all of it for itself first.
    sign_head(&store, thief).await;
    store.append("sample", 5, dated(5, AFTER_US + 1)).await.unwrap();
    store.close().await;
}

/// Signs the head as it stands with the key that lies in the folder.
async fn sign_head(store: &Store, folder: &Path) {
    let root = store.root("sample", 5).await.unwrap();
    let note = ledger::Checkpoint { org: "sample".into(), size: 5, root }.sign(store.keys()).unwrap();
    sql(folder, &format!("UPDATE organization SET checkpoint = '{note}' WHERE key = 'sample'"));
}

#[tokio::test]
async fn whoever_follows_opens_or_appends_refuses_what_a_key_signed_that_was_given_up() {
    let (folder, thief) = rotated().await;
    let running = Store::sqlite(folder.path()).await.unwrap();
    assert_eq!(running.head("sample").await.unwrap().size, 5);
    forged(thief.path()).await;
    // The entry goes into the file that the house has open.
    let conn = crate::builder::connect(folder.path());
    conn.execute("ATTACH ? AS thief", (thief.path().join("muniment.db").to_str(),)).unwrap();
    let taken = "INSERT INTO main.entry SELECT * FROM thief.entry WHERE place NOT IN (SELECT place FROM main.entry)";
    assert_eq!(conn.execute(taken, ()).unwrap(), 1);
    let head = "UPDATE main.organization SET (size, checkpoint) =
        (SELECT size, checkpoint FROM thief.organization WHERE key = 'sample') WHERE key = 'sample'";
    conn.execute(head, ()).unwrap();

    let told = running.head("sample").await.unwrap_err();
    assert!(told.is_damage() && told.to_string().contains(SAID), "{told}");
    let mut attested = running.attested_from("sample", 5).await.unwrap();
    for entry in running.read("sample", 5, 9).await.unwrap() {
        attested.push(&entry);
    }
    assert!(running.attest(&attested).await.unwrap_err().to_string().contains(SAID));
    let early = running.attested_from("sample", 3).await.unwrap();
    assert!(running.attest(&early).await.unwrap_err().to_string().contains(SAID));
    let before = running.append("sample", 5, dated(5, AFTER_US + 2)).await.unwrap_err();
    assert!(matches!(before, AppendFault::Fault(_)) && before.to_string().contains(SAID), "{before}");
    let on_top = running.append("sample", 6, dated(6, AFTER_US + 2)).await.unwrap_err();
    assert!(on_top.to_string().contains(SAID), "{on_top}");
    running.close().await;
    let opened = Store::sqlite(folder.path()).await.unwrap();
    let on_top = opened.append("sample", 6, dated(6, AFTER_US + 2)).await.unwrap_err();
    assert!(on_top.to_string().contains(SAID), "{on_top}");
    let reports = verify_folder(folder.path(), None).await.unwrap();
    assert!(reports[0].to_string().contains(SAID), "{}", reports[0]);
}

#[tokio::test]
async fn a_snapshot_that_an_earlier_key_signed_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.append("sample", 0, entries(0, 4)).await.unwrap();
    store.put_snapshot("sample", 3, "kind", b"state".to_vec()).await.unwrap();
    assert!(store.snapshot("sample", "kind", 9).await.unwrap().is_some());
    Keys::rotate(folder.path(), ROTATED_US).unwrap();
    assert_eq!(store.snapshot("sample", "kind", 9).await.unwrap(), None);
    store.put_snapshot("sample", 3, "kind", b"state".to_vec()).await.unwrap();
    assert_eq!(store.snapshot("sample", "kind", 9).await.unwrap(), Some((3, b"state".to_vec())));
}

/// The same keys once more.
fn again(keys: &Keys) -> Keys {
    Keys::public(&keys.lines("sample").join("\n")).unwrap()
}

#[tokio::test]
async fn a_proof_by_a_key_that_was_given_up_proves_nothing_that_was_entered_after() {
    let (folder, thief) = rotated().await;
    let whole = Store::sqlite(folder.path()).await.unwrap();
    let known = Keys::public(&whole.keys().lines("sample").join("\n")).unwrap();
    let honest = whole.checkpoint("sample").await.unwrap();
    let trust = Trust { checkpoint: None, keys: Some(known) };
    assert!(judge(&whole.prove_entry("sample", 4, true, None).await.unwrap().text(), &trust).is_ok());
    forged(thief.path()).await;
    let store = Store::sqlite(thief.path()).await.unwrap();
    let late = store.prove_entry("sample", 5, true, None).await.unwrap().text();
    let said = judge(&late, &trust).unwrap_err().to_string();
    assert_eq!(said, format!("checkpoint 6: {SAID}"));
    // What was entered while the key counted is proved by it still.
    assert!(judge(&store.prove_entry("sample", 2, true, None).await.unwrap().text(), &trust).is_ok());
    let grown = store.prove_growth("sample", 5, None).await.unwrap().text();
    let held = |checkpoint| Trust { checkpoint: Some(checkpoint), keys: trust.keys.as_ref().map(again) };
    let said = judge(&grown, &held(honest)).unwrap_err().to_string();
    assert_eq!(said, "checkpoint 6: it is signed by a key that was given up before the older checkpoint was signed");
    // From a checkpoint of the same key nobody can tell when the newer one was signed.
    let (size, older) = whole.checkpoints("sample", 0, 1).await.unwrap().remove(0);
    let grown = store.prove_growth("sample", size, None).await.unwrap().text();
    let proved = judge(&grown, &held(older)).unwrap();
    assert!(matches!(proved, Proved::Grown { given_up_us: Some(ROTATED_US), .. }), "{proved:?}");
}

#[tokio::test]
async fn an_exported_ledger_of_an_heir_that_a_stolen_key_made_is_refused() {
    let (folder, thief) = rotated().await;
    let whole = Store::sqlite(folder.path()).await.unwrap();
    let lines = whole.keys().lines("sample");
    Keys::rotate(thief.path(), AFTER_US).unwrap();
    let store = Store::sqlite(thief.path()).await.unwrap();
    sign_head(&store, thief.path()).await;
    let (mut raw, mut text) = (store.raw("sample").await.unwrap(), String::new());
    while let Some(more) = raw.next().await.unwrap() {
        text.push_str(&more);
    }
    let found = |text: &str, keys: &[String]| {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let keys = Keys::public(&keys.join("\n")).unwrap();
        let report = verify_file(file.path(), &Trust { checkpoint: None, keys: Some(keys) }, &mut ()).unwrap();
        report.findings.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let told = found(&text, &lines);
    let other = "checkpoint 5: it is signed by a key that the file names and that is not among the keys known";
    assert_eq!(told, [other, "line 4: the key that hands over here had handed over to another key before"]);
    // Whoever holds the newest key alone is told what to bring.
    let (mut raw, mut own) = (whole.raw("sample").await.unwrap(), String::new());
    while let Some(more) = raw.next().await.unwrap() {
        own.push_str(&more);
    }
    assert_eq!(found(&own, &lines), [""; 0]);
    let told = found(&own, &lines[1..]);
    assert_eq!(told, ["checkpoint 3: it is signed by a key that the file names and that is not among the keys known"]);
}

#[tokio::test]
async fn key_lines_of_a_file_that_are_not_those_known_are_told_though_others_count() {
    let (folder, _thief) = rotated().await;
    let store = Store::sqlite(folder.path()).await.unwrap();
    let keys = store.keys().lines("sample").join("\n");
    let (mut raw, mut text) = (store.raw("sample").await.unwrap(), String::new());
    while let Some(more) = raw.next().await.unwrap() {
        text.push_str(&more);
    }
    let warned = |change: fn(&mut Vec<&str>)| {
        let mut lines: Vec<&str> = text.lines().collect();
        change(&mut lines);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), lines.join("\n") + "\n").unwrap();
        let trust = Trust { checkpoint: None, keys: Some(Keys::public(&keys).unwrap()) };
        let report = verify_file(file.path(), &trust, &mut ()).unwrap();
        assert!(report.is_sound(), "{report}");
        report.warnings.iter().map(|told| told.to_string()).collect::<Vec<_>>()
    };
    let count = "; the keys known are another list, and they count";
    assert_eq!(warned(|_| {}), [""; 0]);
    assert_eq!(warned(|lines| lines.insert(2, lines[2])), [format!("line 4: this key stands here twice{count}")]);
    assert_eq!(warned(|lines| lines.swap(2, 3)), [format!("line 3: the first key takes over from nobody{count}")]);
    let gone = warned(|lines| {
        lines.remove(2);
    });
    assert_eq!(gone, [format!("line 3: the first key takes over from nobody{count}")]);
}

/// Both copies go on from the same entries with the same key; `other` is where the second ends up.
async fn parted(folder: &Path, other: &Path) -> (Store, Store) {
    let store = Store::sqlite(folder).await.unwrap();
    store.create("sample").await.unwrap();
    store.append("sample", 0, entries(0, 4)).await.unwrap();
    store.close().await;
    for file in ["muniment.db", "muniment.key", "muniment.pub"] {
        std::fs::copy(folder.join(file), other.join(file)).unwrap();
    }
    let (store, copy) = (Store::sqlite(folder).await.unwrap(), Store::sqlite(other).await.unwrap());
    store.append("sample", 4, dated(4, NOON_US + DAY_US)).await.unwrap();
    copy.append("sample", 4, dated(4, NOON_US + 2 * DAY_US)).await.unwrap();
    (store, copy)
}

#[tokio::test]
async fn a_snapshot_of_a_copy_that_went_its_own_way_is_passed_over_and_named() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (store, copy) = parted(folder.path(), other.path()).await;
    for place in [&store, &copy] {
        place.put_snapshot("sample", 4, "kind", b"shared".to_vec()).await.unwrap();
    }
    copy.put_snapshot("sample", 5, "kind", b"theirs".to_vec()).await.unwrap();
    copy.close().await;
    sql(
        folder.path(),
        &format!(
            "ATTACH '{}' AS theirs; INSERT INTO main.snapshot SELECT * FROM theirs.snapshot WHERE size = 5",
            other.path().join("muniment.db").display()
        ),
    );
    let found = store.snapshot("sample", "kind", 9).await.unwrap();
    assert_eq!(found, Some((4, b"shared".to_vec())), "what both began with is the same");
    let reports = verify_folder(folder.path(), None).await.unwrap();
    let said = "snapshot 5: it was made of other entries than these";
    assert!(reports[0].to_string().contains(said), "{}", reports[0]);
}
