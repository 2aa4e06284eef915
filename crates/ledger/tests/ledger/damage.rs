//! Damage of many kinds to the data file: `verify` says what, and where.

mod bits;
mod checkpoints;
mod indexes;
mod rows;

use crate::builder::{DAY_US, connect, draft, sealed, sql};
use ledger::{Draft, Report, verify_folder};
use std::path::Path;
use tempfile::TempDir;

/// Four entries a day over three days, in two organizations: checkpoints are kept at 4 and 8.
async fn three_days() -> TempDir {
    let (folder, store) = crate::builder::folder().await;
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
    let note = note_of(folder.path(), outside);
    sql(folder.path(), damage);
    let reports = verify_folder(folder.path(), note.as_deref()).await.unwrap();
    let sample = reports.iter().filter(|report| report.org != "other");
    let found = sample.flat_map(|report| report.findings.iter().chain(&report.warnings));
    let found: Vec<String> = found.map(ToString::to_string).collect();
    assert_eq!(found, expected, "after {damage}");
}

fn note_of(folder: &Path, size: Option<u64>) -> Option<String> {
    let size = size?;
    let select = "SELECT note FROM checkpoint WHERE organization = 2 AND size = ?
        UNION ALL SELECT checkpoint FROM organization WHERE number = 2 AND size = ?";
    Some(connect(folder).query_row(select, (size as i64, size as i64), |row| row.get(0)).unwrap())
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
