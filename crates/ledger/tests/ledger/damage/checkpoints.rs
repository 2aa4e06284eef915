//! What only checkpoints show: a ledger cut short, a history signed again, checkpoints moved.

use super::{at, check, check_with, note_of, report_on, three_days};
use crate::builder::{DAY_US, NOON_US, connect, grow, sql};
use ledger::{Place, Store, verify, verify_folder};

#[tokio::test]
async fn a_ledger_cut_short_is_seen_by_what_is_left_and_by_a_checkpoint_from_outside() {
    let cut = format!("DELETE FROM entry WHERE place >= {}", at(7));
    check(
        &format!("{cut}; UPDATE organization SET size = 7 WHERE number = 2"),
        &[
            "checkpoint 7: it signs 12 entries: checkpoints were moved or the head was changed",
            "checkpoint 8: the ledger ends before it, at 7 entries: it was cut short",
        ],
    )
    .await;
    // Back to a checkpoint that was signed then: the whole file is as it was on that day.
    let whole_day = format!(
        "DELETE FROM entry WHERE place >= {}; DELETE FROM snapshot;
         UPDATE organization SET size = 4, checkpoint = (SELECT note FROM checkpoint WHERE organization = 2 AND size = 4)
         WHERE number = 2; DELETE FROM checkpoint WHERE organization = 2 AND size > 4",
        at(4)
    );
    check(&whole_day, &[]).await;
    let said = "checkpoint from outside: it signs 12 entries, but there are only 4";
    check_with(&whole_day, Some(12), &[said]).await;
    check_with(&whole_day, Some(4), &[]).await;
}

#[tokio::test]
async fn a_history_signed_again_with_the_stolen_key_is_seen_from_outside() {
    let folder = three_days().await;
    let note = note_of(folder.path(), Some(8));
    let again = tempfile::tempdir().unwrap();
    for file in ["muniment.key", "muniment.pub"] {
        std::fs::copy(folder.path().join(file), again.path().join(file)).unwrap();
    }
    let store = Store::sqlite(again.path()).await.unwrap();
    store.create("sample").await.unwrap();
    grow(&store, "sample", 12).await;
    let report = verify(&store, "sample", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
    let report = verify(&store, "sample", store.keys(), note.as_deref()).await;
    assert_eq!(report.findings.len(), 1, "{report}");
    assert_eq!(report.findings[0].place, Place::Outside);
    assert!(report.findings[0].sentence.contains("they were rewritten"));
}

#[tokio::test]
async fn checkpoints_that_are_changed_moved_or_missing_are_named() {
    let unsigned = "the signature fits none of the known keys";
    check(
        "UPDATE checkpoint SET note = replace(note, char(10) || '8' || char(10), char(10) || '9' || char(10)) WHERE organization = 2",
        &[&format!("checkpoint 8: {unsigned}")],
    )
    .await;
    check(
        "UPDATE organization SET checkpoint = (SELECT checkpoint FROM organization WHERE number = 1) WHERE number = 2",
        &["checkpoint 12: it belongs to organization other"],
    )
    .await;
    check(
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE organization = 2 AND size = 4) WHERE organization = 2",
        &["checkpoint 8: it signs 4 entries: checkpoints were moved or the head was changed"],
    )
    .await;
    let gone = "DELETE FROM checkpoint WHERE organization = 2 AND size = 8";
    check(gone, &["checkpoint 8: it is missing, though it ended a day"]).await;
    let note = note_of(three_days().await.path(), Some(8)).unwrap();
    let folder = three_days().await;
    let reports = verify_folder(folder.path(), Some(&note)).await.unwrap();
    assert_eq!(reports[1].findings[0].to_string(), format!("checkpoint from outside: {unsigned}"));
}

#[tokio::test]
async fn a_missing_thousandth_checkpoint_is_named() {
    let (folder, store) = crate::builder::folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", 1_030).await;
    store.close().await;
    sql(folder.path(), "DELETE FROM checkpoint");
    let report = report_on(folder.path(), "sample").await;
    let told = report.findings[0].to_string();
    assert_eq!(told, "checkpoint 1000: it is missing, though it is to be kept for ever");
}

#[tokio::test]
async fn what_is_signed_with_a_key_after_it_was_given_up_is_named() {
    let folder = three_days().await;
    // The first of the three days was over when the new key took over; whoever has the old one went on with it.
    ledger::Keys::rotate(folder.path(), NOON_US + DAY_US / 2).unwrap();
    let report = report_on(folder.path(), "sample").await;
    let found: Vec<_> = report.findings.iter().map(ToString::to_string).collect();
    let said = |size| format!("checkpoint {size}: it is signed by a key that was given up before its last entry");
    assert_eq!(found, [said(8), said(12)]);
    let note = note_of(folder.path(), Some(4));
    let reports = verify_folder(folder.path(), note.as_deref()).await.unwrap();
    assert_eq!(reports[1].outside, Some(4));
}

#[tokio::test]
async fn a_server_goes_on_with_a_new_key_by_itself() {
    let (folder, store) = crate::builder::folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", 3).await;
    let old = store.keys().verifier("sample");
    ledger::Keys::rotate(folder.path(), NOON_US + DAY_US).unwrap();
    grow(&store, "sample", 6).await;
    assert_ne!(store.keys().verifier("sample"), old);
    let only_old = ledger::Keys::public(&old).unwrap();
    let note = store.checkpoint("sample").await.unwrap();
    assert!(ledger::Checkpoint::open(&note, "sample", &only_old).is_err());
    let report = verify(&store, "sample", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
}

/// Flips one bit in each byte of a stored text in turn; each time something must be found.
async fn every_bit_counts(table: &str, column: &str, of: &str) {
    let folder = three_days().await;
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let conn = connect(folder.path());
    let select = format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE {of}");
    let whole: Vec<u8> = conn.query_row(&select, (), |row| row.get(0)).unwrap();
    let kind = if column == "bytes" { "BLOB" } else { "TEXT" };
    let update = format!("UPDATE {table} SET {column} = CAST(? AS {kind}) WHERE {of}");
    for byte in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[byte] ^= 1 << (byte % 7);
        if kind == "BLOB" || std::str::from_utf8(&flipped).is_ok() {
            conn.execute(&update, (&flipped,)).unwrap();
            let report = verify(&store, "sample", store.keys(), None).await;
            assert!(!report.is_sound(), "{table}.{column}, byte {byte}: {}", String::from_utf8_lossy(&flipped));
        }
    }
    conn.execute(&update, (&whole,)).unwrap();
    let report = verify(&store, "sample", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test]
async fn every_bit_of_a_checkpoint_and_of_a_snapshot_counts() {
    every_bit_counts("checkpoint", "note", "organization = 2 AND size = 8").await;
    every_bit_counts("organization", "checkpoint", "number = 2").await;
    every_bit_counts("snapshot", "note", "organization = 2").await;
    every_bit_counts("snapshot", "bytes", "organization = 2").await;
}
