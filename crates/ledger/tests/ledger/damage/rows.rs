//! Rows removed, moved, repeated, swapped, rewritten.

use super::{SAMPLE, at, check, note_of, report_on, three_days};
use crate::builder::{DAY_US, connect, draft, sealed, sql};
use ledger::{Draft, Finding, Place, Report, Store, verify_folder};

#[tokio::test]
async fn removed_entries_are_named() {
    check(&format!("DELETE FROM entry WHERE place = {}", at(5)), &["entry 6: it is missing"]).await;
    check(
        &format!("DELETE FROM entry WHERE place BETWEEN {} AND {}", at(5), at(9)),
        &["entries 6 to 10: they are missing"],
    )
    .await;
    check(&format!("DELETE FROM entry WHERE place >= {}", at(10)), &["entries 11 to 12: they are missing"]).await;
    check(&format!("DELETE FROM entry WHERE place >= {SAMPLE}"), &["entries 1 to 12: they are missing"]).await;
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
            "entry 6: it carries the number 9: rows were moved or swapped",
            "tree hash over entries 5 to 6: it does not fit these entries: one of them was changed or swapped",
            "entries 5 to 8: they are not all the ones that checkpoint 8 signs; the one before it that agrees is checkpoint 4",
            "entry 10: it carries the number 5: rows were moved or swapped",
        ],
    )
    .await;
    let repeat = format!(
        "INSERT INTO entry SELECT {}, idempotency, header, hashes, body FROM entry WHERE place = {}",
        at(12),
        at(11)
    );
    check(&repeat, &["entry 13: it lies beyond the head, which ends at 12 entries"]).await;
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
    let range = "entries 9 to 12: they are not all the ones that checkpoint 12 signs; \
        the one before it that agrees is checkpoint 8";
    check(&swap(10), &[&said("11 to 12"), range]).await;
    check(&swap(11), &[&said("11 to 12"), range]).await;
}

#[tokio::test]
async fn a_tail_rewritten_with_its_hashes_is_named_as_a_range() {
    let folder = three_days().await;
    let forged = forged_tail(9).await;
    let conn = connect(folder.path());
    for (place, header, hashes, body) in forged {
        let update = "UPDATE entry SET header = ?, hashes = ?, body = ?, idempotency = NULL WHERE place = ?";
        conn.execute(update, (header, hashes, body, place + (1 << 40))).unwrap();
    }
    let report = report_on(folder.path(), "sample").await;
    assert_eq!(report.findings.len(), 1, "{report}");
    assert_eq!(report.findings[0].place, Place::Entries { first: 8, last: 11 });
    assert_eq!(report.covered.unwrap().size, 8);
}

type Forged = Vec<(i64, Vec<u8>, Vec<u8>, Vec<u8>)>;

/// The rows of another ledger that begins as ours does, but differs from entry `from` on.
async fn forged_tail(from: u64) -> Forged {
    let (folder, store) = crate::builder::folder().await;
    store.create("sample").await.unwrap();
    for seq in 0..12 {
        let time_us = draft(seq).time_us + (seq as i64 / 4) * DAY_US;
        let (idempotency, items) = match seq < from {
            true => (Some(format!("request-{seq}")), draft(seq).items),
            false => (None, [b"what never was"].iter().collect()),
        };
        let entry = sealed(Draft { time_us, idempotency, items, ..draft(seq) }, seq);
        store.append("sample", seq, vec![entry]).await.unwrap();
    }
    store.close().await;
    let conn = connect(folder.path());
    let mut select = conn.prepare("SELECT place, header, hashes, body FROM entry WHERE place >= ?").unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    select.query_map([(1i64 << 40) + from as i64], row).unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn what_belongs_to_no_organization_is_named() {
    check(
        "UPDATE organization SET number = 5 WHERE number = 2",
        &[
            "entries 1 to 12: they are missing",
            "data file: there are entries of organization number 2, which is not listed",
            "data file: there are checkpoints or snapshots of organization number 2, which is not listed",
        ],
    )
    .await;
    let folder = three_days().await;
    let note = note_of(folder.path(), Some(12));
    sql(folder.path(), "DELETE FROM organization WHERE number = 2");
    let reports = verify_folder(folder.path(), note.as_deref()).await.unwrap();
    let said = |told: fn(&Report) -> &Vec<Finding>| -> Vec<_> {
        reports.iter().flat_map(told).map(|found| found.sentence.as_str()).collect()
    };
    assert_eq!(said(|report| &report.findings), ["the checkpoint from outside belongs to no organization here"]);
    assert_eq!(
        said(|report| &report.warnings),
        [
            "there are entries of organization number 2, which is not listed",
            "there are checkpoints or snapshots of organization number 2, which is not listed",
        ]
    );
}

#[tokio::test]
async fn what_belongs_to_nobody_comes_to_belong_to_no_organization_that_is_founded_later() {
    let folder = three_days().await;
    // Under the number that comes next, an entry; under the one after that, a checkpoint.
    let copy = format!(
        "INSERT INTO entry SELECT {}, NULL, header, hashes, body FROM entry WHERE place = {}",
        3u64 << 40,
        at(0)
    );
    sql(folder.path(), &copy);
    sql(
        folder.path(),
        "INSERT INTO checkpoint SELECT 4, size, note FROM checkpoint WHERE organization = 2 AND size = 4",
    );
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.create("third").await.unwrap();
    store.append("third", 0, crate::builder::entries(0, 9)).await.unwrap();
    store.close().await;
    let reports = verify_folder(folder.path(), None).await.unwrap();
    assert!(reports.iter().all(Report::is_sound), "{reports:?}");
    let warned: Vec<_> = reports.iter().flat_map(|report| &report.warnings).map(ToString::to_string).collect();
    assert_eq!(
        warned,
        [
            "data file: there are entries of organization number 3, which is not listed",
            "data file: there are checkpoints or snapshots of organization number 4, which is not listed",
        ]
    );
}
