//! One bit flipped, anywhere: in each column, and in the file itself.

use super::{at, check, three_days};
use crate::builder::{connect, sql};
use ledger::{Place, Report, Store, verify, verify_folder};
use rusqlite::Connection;
use std::path::Path;

/// Flips one bit in each byte of a column of one row in turn; each time `verify` must say `expected`,
/// a place and the beginning of a sentence for the byte at that offset.
async fn flip(column: &str, seq: u64, expected: impl Fn(usize) -> (Place, &'static str)) {
    let folder = three_days().await;
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let conn = connect(folder.path());
    let select = format!("SELECT {column} FROM entry WHERE place = {}", at(seq));
    let whole: Vec<u8> = conn.query_row(&select, (), |row| row.get(0)).unwrap();
    for byte in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[byte] ^= 1 << (byte % 8);
        write(&conn, column, seq, &flipped);
        let report = verify(&store, "sample", store.keys(), None).await;
        let (place, sentence) = expected(byte);
        let finding = &report.findings[0];
        assert_eq!(finding.place, place, "{column} of {seq}, byte {byte}: {report}");
        assert!(finding.sentence.starts_with(sentence), "{column} of {seq}, byte {byte}: {report}");
        assert_eq!(report.findings.len(), 1, "{column} of {seq}, byte {byte}: {report}");
    }
    write(&conn, column, seq, &whole);
    assert!(verify(&store, "sample", store.keys(), None).await.is_sound());
}

fn write(conn: &Connection, column: &str, seq: u64, bytes: &[u8]) {
    let update = format!("UPDATE entry SET {column} = ? WHERE place = {}", at(seq));
    conn.execute(&update, (bytes,)).unwrap();
}

#[tokio::test]
async fn every_bit_of_a_header_counts() {
    for seq in [0, 5, 11] {
        flip("header", seq, |_| (Place::Entry(seq), "its header was changed")).await;
    }
}

#[tokio::test]
async fn every_bit_of_a_body_counts() {
    for seq in [0, 5, 11] {
        flip("body", seq, |byte| match byte {
            0 => (Place::Entry(seq), "the body has unknown version"),
            1 => (Place::Entry(seq), "the body "),
            34..38 => (Place::Entry(seq), "the body "),
            _ => (Place::Entry(seq), ""),
        })
        .await;
    }
}

#[tokio::test]
async fn every_bit_of_a_stored_hash_counts() {
    flip("hashes", 7, |byte| match byte / 32 {
        0 => (Place::Entry(7), "its stored leaf hash was changed"),
        level => (Place::Hash { first: 8 - (1 << level), last: 7 }, "it was changed"),
    })
    .await;
}

#[tokio::test]
async fn every_other_column_counts() {
    let entry = |seq: u64, set: &str| format!("UPDATE entry SET {set} WHERE place = {}", at(seq));
    let said = "entry 4: its idempotency column does not fit its header";
    check(&entry(3, "idempotency = idempotency + 1"), &[said]).await;
    check(&entry(3, "idempotency = NULL"), &[said]).await;
    check(&entry(3, "hashes = substr(hashes, 1, 64)"), &["entry 4: its tree hashes have a wrong length"]).await;
    check(
        "UPDATE organization SET key = 'sampla' WHERE number = 2",
        &[
            "checkpoint 4: it belongs to organization sample",
            "checkpoint 8: it belongs to organization sample",
            "snapshot 8: the signature fits none of the known keys",
            "checkpoint 12: it belongs to organization sample",
        ],
    )
    .await;
    let changed = "snapshot 8: its bytes are not the ones that were signed";
    for set in ["bytes = x'00'", "kind = 'other'"] {
        check(&format!("UPDATE snapshot SET {set}"), &[changed]).await;
    }
    check("UPDATE snapshot SET size = 9", &["snapshot 9: its bytes are not the ones that were signed"]).await;
    check("UPDATE snapshot SET note = note || note", &["snapshot 8: the signature fits none of the known keys"]).await;
}

#[tokio::test]
async fn an_entry_that_cannot_be_read_is_a_fault_that_names_it() {
    let folder = three_days().await;
    sql(folder.path(), &format!("UPDATE entry SET body = x'01ff' WHERE place = {}", at(3)));
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let said = store.entry("sample", 3).await.unwrap_err().to_string();
    assert_eq!(said, "organization sample, entry 4: the body is cut short; run `muniment verify` and restore a backup");
    assert!(store.entry("sample", 4).await.is_ok());
}

#[tokio::test]
async fn content_that_was_changed_is_disclosed_to_nobody() {
    let folder = three_days().await;
    let other =
        format!("UPDATE entry SET body = (SELECT body FROM entry WHERE place = {}) WHERE place = {}", at(4), at(3));
    sql(folder.path(), &other);
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let said = store.prove_entry("sample", 3, true, None).await.unwrap_err().to_string();
    assert!(said.contains("entry 4: the content does not belong to the entry"), "{said}");
    assert!(store.prove_entry("sample", 3, false, None).await.is_ok());
}

/// Bytes of the file itself, not of a column: whatever is changed is said, or was of no meaning.
#[tokio::test]
async fn any_byte_of_the_file_that_matters_counts() {
    let folder = three_days().await;
    sql(folder.path(), "PRAGMA wal_checkpoint(TRUNCATE)");
    let file = folder.path().join("muniment.db");
    let whole = std::fs::read(&file).unwrap();
    let before = contents(folder.path()).await.unwrap();
    for at in (0..whole.len()).step_by(997) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        std::fs::write(&file, &damaged).unwrap();
        let sound = verify_folder(folder.path(), None).await.is_ok_and(|all| all.iter().all(Report::is_sound));
        assert!(!sound || contents(folder.path()).await.as_ref() == Some(&before), "byte {at}");
    }
}

async fn contents(folder: &Path) -> Option<Vec<ledger::Entry>> {
    let store = Store::sqlite_read_only(folder).await.ok()?;
    let mut all = store.read("sample", 0, 99).await.ok()?;
    all.extend(store.read("other", 0, 99).await.ok()?);
    store.close().await;
    Some(all)
}
#[tokio::test]
async fn a_snapshot_that_was_changed_is_passed_over() {
    let folder = three_days().await;
    sql(folder.path(), "UPDATE snapshot SET bytes = x'00'");
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    assert_eq!(store.snapshot("sample", "state", 12).await.unwrap(), None);
}

#[tokio::test]
async fn a_data_file_that_was_emptied_is_not_taken_for_one_of_another_program() {
    let folder = three_days().await;
    for name in ["muniment.db", "muniment.db-wal", "muniment.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(name));
    }
    std::fs::write(folder.path().join("muniment.db"), "").unwrap();
    let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("restore the newest backup that verifies"), "{said}");
    std::fs::remove_file(folder.path().join("muniment.pub")).unwrap();
    let said = Store::sqlite_read_only(folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("choose another data folder"), "{said}");
}

#[tokio::test]
async fn bytes_behind_the_end_of_the_file_are_told() {
    let folder = three_days().await;
    let file = folder.path().join("muniment.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend(vec![7; 12_000]);
    std::fs::write(&file, bytes).unwrap();
    let reports = verify_folder(folder.path(), None).await.unwrap();
    assert!(reports.iter().all(Report::is_sound));
    let told: Vec<_> = reports.iter().flat_map(|report| &report.warnings).map(|told| told.sentence.as_str()).collect();
    assert_eq!(told, ["12000 bytes stand in the file behind its last page"]);
}

#[tokio::test]
async fn a_pipe_in_the_place_of_the_file_is_refused_at_once() {
    let folder = three_days().await;
    let file = folder.path().join("muniment.db");
    std::fs::remove_file(&file).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    let said = verify_folder(folder.path(), None).await.unwrap_err().to_string();
    assert!(said.contains("muniment.db is no file (a pipe"), "{said}");
    let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("muniment.db is no file (a pipe"), "{said}");
}
