//! Damage of many kinds to the data file: `verify` says what, and where.

mod builder;

use builder::{DAY_US, connect, draft, grow, sealed, sql};
use ledger::{Draft, Place, Report, Store, verify, verify_folder};
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use tempfile::TempDir;

/// Four entries a day over three days, in two organizations: checkpoints are kept at 4 and 8.
async fn three_days() -> TempDir {
    let (folder, store) = builder::folder().await;
    for (org, act) in [("other", "scope.approve"), ("sample", "risk.accept")] {
        store.create(org).await.unwrap();
        for seq in 0..12 {
            let time_us = draft(seq).time_us + (seq as i64 / 4) * DAY_US;
            let idempotency = Some(format!("request-{seq}"));
            let entry = sealed(Draft { time_us, idempotency, act: act.into(), ..draft(seq) }, seq);
            store.append(org, seq, vec![entry]).await.unwrap();
        }
    }
    store.put_snapshot("sample", 8, "state", b"the state after eight".to_vec()).await.unwrap();
    store.close().await;
    folder
}

/// The base of the places of `sample`, the second organization.
const SAMPLE: u64 = 2 << 40;

async fn report_on(folder: &Path, org: &str) -> Report {
    let reports = verify_folder(folder, None).await.unwrap();
    reports.into_iter().find(|report| report.org == org).unwrap()
}

/// Runs SQL on a fresh ledger; the report on `sample` must then read like this.
async fn check(damage: &str, expected: &[&str]) {
    check_with(damage, None, expected).await;
}

async fn check_with(damage: &str, outside: Option<u64>, expected: &[&str]) {
    let folder = three_days().await;
    let note = note_of(folder.path(), outside).await;
    sql(folder.path(), damage).await;
    let reports = verify_folder(folder.path(), note.as_deref()).await.unwrap();
    let sample = reports.iter().filter(|report| report.org != "other");
    let found = sample.flat_map(|report| &report.findings);
    let found: Vec<String> = found.map(ToString::to_string).collect();
    assert_eq!(found, expected, "after {damage}");
}

async fn note_of(folder: &Path, size: Option<u64>) -> Option<String> {
    let size = size?;
    let mut conn = connect(folder).await;
    let select = "SELECT note FROM checkpoint WHERE organization = 2 AND size = ?
        UNION ALL SELECT checkpoint FROM organization WHERE number = 2 AND size = ?";
    let note = sqlx::query_scalar(select).bind(size as i64).bind(size as i64);
    Some(note.fetch_one(&mut conn).await.unwrap())
}

fn at(seq: u64) -> u64 {
    SAMPLE + seq
}

#[tokio::test]
async fn an_untouched_ledger_is_sound() {
    let folder = three_days().await;
    let reports = verify_folder(folder.path(), None).await.unwrap();
    let told = "sample: 12 entries, 3 checkpoints agree; complete up to checkpoint 12 of 2026-03-03; \
        no checkpoint from outside was compared\n";
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[1].to_string(), told);
}

#[tokio::test]
async fn removed_entries_are_named() {
    check(&format!("DELETE FROM entry WHERE place = {}", at(5)), &["entry 5: it is missing"]).await;
    check(
        &format!("DELETE FROM entry WHERE place BETWEEN {} AND {}", at(5), at(9)),
        &["entries 5 to 9: they are missing"],
    )
    .await;
    check(&format!("DELETE FROM entry WHERE place >= {}", at(10)), &["entries 10 to 11: they are missing"]).await;
    check(&format!("DELETE FROM entry WHERE place >= {SAMPLE}"), &["entries 0 to 11: they are missing"]).await;
}

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
async fn reordered_and_repeated_entries_are_named() {
    let swap = format!(
        "UPDATE entry SET place = -1 WHERE place = {a}; UPDATE entry SET place = {a} WHERE place = {b};
         UPDATE entry SET place = {b} WHERE place = -1",
        a = at(5),
        b = at(9)
    );
    check(
        &swap,
        &[
            "entry 5: it carries the number 9: rows were moved or swapped",
            "tree hash over entries 4 to 5: it does not fit these entries: one of them was changed or swapped",
            "entries 4 to 7: they are not all the ones that checkpoint 8 signs; the one before it that agrees is checkpoint 4",
            "entry 9: it carries the number 5: rows were moved or swapped",
        ],
    )
    .await;
    let repeat = format!(
        "INSERT INTO entry SELECT {}, idempotency, header, hashes, body FROM entry WHERE place = {}",
        at(12),
        at(11)
    );
    check(&repeat, &["entry 12: it lies beyond the head, which ends at 12 entries"]).await;
}

#[tokio::test]
async fn entries_swapped_between_organizations_are_named() {
    let swap = |seq: u64| {
        format!(
            "UPDATE entry SET place = -1 WHERE place = {a}; UPDATE entry SET place = {a} WHERE place = {b};
             UPDATE entry SET place = {b} WHERE place = -1",
            a = at(seq),
            b = (1 << 40) + seq
        )
    };
    let said = |range: &str| {
        format!("tree hash over entries {range}: it does not fit these entries: one of them was changed or swapped")
    };
    let range = "entries 8 to 11: they are not all the ones that checkpoint 12 signs; \
        the one before it that agrees is checkpoint 8";
    check(&swap(10), &[&said("10 to 11"), range]).await;
    check(&swap(11), &[&said("10 to 11"), range]).await;
}

#[tokio::test]
async fn a_tail_rewritten_with_its_hashes_is_named_as_a_range() {
    let folder = three_days().await;
    let forged = forged_tail(9).await;
    let mut conn = connect(folder.path()).await;
    for (place, header, hashes, body) in forged {
        let update = "UPDATE entry SET header = ?, hashes = ?, body = ?, idempotency = NULL WHERE place = ?";
        let update = sqlx::query(update).bind(header).bind(hashes).bind(body).bind(place + (1 << 40));
        update.execute(&mut conn).await.unwrap();
    }
    conn.close().await.unwrap();
    let report = report_on(folder.path(), "sample").await;
    assert_eq!(report.findings.len(), 1, "{report}");
    assert_eq!(report.findings[0].place, Place::Entries { first: 8, last: 11 });
    assert_eq!(report.covered.unwrap().size, 8);
}

type Forged = Vec<(i64, Vec<u8>, Vec<u8>, Vec<u8>)>;

/// The rows of another ledger that begins as ours does, but differs from entry `from` on.
async fn forged_tail(from: u64) -> Forged {
    let (folder, store) = builder::folder().await;
    store.create("sample").await.unwrap();
    for seq in 0..12 {
        let time_us = draft(seq).time_us + (seq as i64 / 4) * DAY_US;
        let (idempotency, items) = match seq < from {
            true => (Some(format!("request-{seq}")), draft(seq).items),
            false => (None, vec![b"what never was".to_vec()]),
        };
        let entry = sealed(Draft { time_us, idempotency, items, ..draft(seq) }, seq);
        store.append("sample", seq, vec![entry]).await.unwrap();
    }
    store.close().await;
    let mut conn = connect(folder.path()).await;
    let select = "SELECT place, header, hashes, body FROM entry WHERE place >= ?";
    let rows = sqlx::query_as(select).bind((1i64 << 40) + from as i64);
    rows.fetch_all(&mut conn).await.unwrap()
}

#[tokio::test]
async fn a_history_signed_again_with_the_stolen_key_is_seen_from_outside() {
    let folder = three_days().await;
    let note = note_of(folder.path(), Some(8)).await;
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
    let note = note_of(three_days().await.path(), Some(8)).await.unwrap();
    let folder = three_days().await;
    let reports = verify_folder(folder.path(), Some(&note)).await.unwrap();
    assert_eq!(reports[1].findings[0].to_string(), format!("checkpoint from outside: {unsigned}"));
}

#[tokio::test]
async fn a_missing_thousandth_checkpoint_is_named() {
    let (folder, store) = builder::folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", 1_030).await;
    store.close().await;
    sql(folder.path(), "DELETE FROM checkpoint").await;
    let report = report_on(folder.path(), "sample").await;
    let told = report.findings[0].to_string();
    assert_eq!(told, "checkpoint 1000: it is missing, though it is to be kept for ever");
}

#[tokio::test]
async fn what_belongs_to_no_organization_is_named() {
    check(
        "UPDATE organization SET number = 5 WHERE number = 2",
        &[
            "entries 0 to 11: they are missing",
            "data file: there are entries of organization number 2, which is not listed",
            "data file: there are checkpoints or snapshots of organization number 2, which is not listed",
        ],
    )
    .await;
    let folder = three_days().await;
    let note = note_of(folder.path(), Some(12)).await;
    sql(folder.path(), "DELETE FROM organization WHERE number = 2").await;
    let reports = verify_folder(folder.path(), note.as_deref()).await.unwrap();
    let said: Vec<_> = reports.iter().flat_map(|report| &report.findings).map(|f| f.sentence.as_str()).collect();
    assert_eq!(
        said,
        [
            "there are entries of organization number 2, which is not listed",
            "there are checkpoints or snapshots of organization number 2, which is not listed",
            "the checkpoint from outside belongs to no organization here",
        ]
    );
}

/// Flips one bit in each byte of a column of one row in turn; each time `verify` must say `expected`,
/// a place and the beginning of a sentence for the byte at that offset.
async fn flip(column: &str, seq: u64, expected: impl Fn(usize) -> (Place, &'static str)) {
    let folder = three_days().await;
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let mut conn = connect(folder.path()).await;
    let select = format!("SELECT {column} FROM entry WHERE place = {}", at(seq));
    let whole: Vec<u8> = sqlx::query_scalar(sqlx::AssertSqlSafe(select)).fetch_one(&mut conn).await.unwrap();
    for byte in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[byte] ^= 1 << (byte % 8);
        write(&mut conn, column, seq, &flipped).await;
        let report = verify(&store, "sample", store.keys(), None).await;
        let (place, sentence) = expected(byte);
        let finding = &report.findings[0];
        assert_eq!(finding.place, place, "{column} of {seq}, byte {byte}: {report}");
        assert!(finding.sentence.starts_with(sentence), "{column} of {seq}, byte {byte}: {report}");
        assert_eq!(report.findings.len(), 1, "{column} of {seq}, byte {byte}: {report}");
    }
    write(&mut conn, column, seq, &whole).await;
    assert!(verify(&store, "sample", store.keys(), None).await.is_sound());
}

async fn write(conn: &mut SqliteConnection, column: &str, seq: u64, bytes: &[u8]) {
    let update = format!("UPDATE entry SET {column} = ? WHERE place = {}", at(seq));
    sqlx::query(sqlx::AssertSqlSafe(update)).bind(bytes).execute(conn).await.unwrap();
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
    let said = "entry 3: its idempotency column does not fit its header";
    check(&entry(3, "idempotency = idempotency + 1"), &[said]).await;
    check(&entry(3, "idempotency = NULL"), &[said]).await;
    check(&entry(3, "hashes = substr(hashes, 1, 64)"), &["entry 3: its tree hashes have a wrong length"]).await;
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
async fn a_snapshot_that_was_changed_is_passed_over() {
    let folder = three_days().await;
    sql(folder.path(), "UPDATE snapshot SET bytes = x'00'").await;
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    assert_eq!(store.snapshot("sample", "state", 12).await.unwrap(), None);
}

#[tokio::test]
async fn an_entry_that_cannot_be_read_is_a_fault_that_names_it() {
    let folder = three_days().await;
    sql(folder.path(), &format!("UPDATE entry SET body = x'01ff' WHERE place = {}", at(3))).await;
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let said = store.entry("sample", 3).await.unwrap_err().to_string();
    assert_eq!(said, "organization sample, entry 3: the body is cut short; run `muniment verify` and restore a backup");
    assert!(store.entry("sample", 4).await.is_ok());
}

/// Bytes of the file itself, not of a column: whatever is changed is said, or was of no meaning.
#[tokio::test]
async fn any_byte_of_the_file_that_matters_counts() {
    let folder = three_days().await;
    sql(folder.path(), "PRAGMA wal_checkpoint(TRUNCATE)").await;
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
