//! Every call of a store fails in turn, before and after its effect; nothing acknowledged is lost.

use crate::builder::entries;
use cluster::Cluster;
use ledger::{AppendFault, Fault, Plan, Store, When, verify};
use std::sync::Arc;

const ROUNDS: u64 = 4;

/// Appends two entries and settles whatever the store answers, as a writer does.
/// Gives the size that is known to be durable then.
async fn append(store: &Store, size: u64) -> Result<u64, Fault> {
    let batch = entries(size, size + 2);
    match store.append("sample", size, batch.clone()).await {
        Ok(head) => Ok(head.size),
        Err(AppendFault::Unknown(_)) if store.landed("sample", &batch[1].mark()).await? => Ok(size + 2),
        Err(AppendFault::Unknown(fault) | AppendFault::Fault(fault)) => Err(fault),
        Err(AppendFault::Stale { actual }) => Ok(actual),
    }
}

/// A day of work; gives what was acknowledged although one call may fail.
async fn work(store: &Store) -> u64 {
    let _ = store.create("sample").await;
    let mut known = 0;
    for round in 0..ROUNDS {
        if let Ok(head) = store.head("sample").await {
            known = known.max(append(store, head.size).await.unwrap_or(0));
        }
        let _ = store.put_snapshot("sample", known, "state", vec![round as u8]).await;
        let _ = store.put_aside("draft", "a", vec![round as u8]).await;
        let _ = store.erase("sample", 0, &[0]).await;
        let _ = store.snapshot("sample", "state", known).await;
        let _ = store.find("sample", "request").await;
    }
    known
}

async fn every_call_fails_in_turn(when: When, open: impl AsyncFn() -> Store) {
    for nth in 1.. {
        let (sound, plan) = (open().await, Arc::new(Plan::at(nth, when)));
        let known = work(&sound.clone().failing(plan.clone())).await;
        let size = sound.head("sample").await.map_or(0, |head| head.size);
        assert!(known <= size, "call {nth} {when:?}: {known} acknowledged, {size} stored");
        if size > 0 {
            assert!(known >= 2 * (ROUNDS - 1), "call {nth} {when:?}: only {known} acknowledged");
            let report = verify(&sound, "sample", sound.keys(), None).await;
            assert!(report.is_sound(), "call {nth} {when:?}: {report}");
        }
        if plan.calls() < nth {
            assert!(nth > 20, "the plan counted only {} calls", plan.calls());
            return;
        }
    }
}

#[tokio::test]
async fn in_memory() {
    for when in [When::BeforeEffect, When::AfterEffect] {
        every_call_fails_in_turn(when, async || Store::memory()).await;
    }
}

#[tokio::test]
async fn in_sqlite() {
    let root = tempfile::tempdir().unwrap();
    let count = std::sync::atomic::AtomicU64::new(0);
    for when in [When::BeforeEffect, When::AfterEffect] {
        every_call_fails_in_turn(when, async || {
            let nth = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            Store::sqlite(root.path().join(nth.to_string())).await.unwrap()
        })
        .await;
    }
}

#[tokio::test]
async fn in_postgresql() {
    let (keys, url) = (tempfile::tempdir().unwrap(), Cluster::shared().database());
    for when in [When::BeforeEffect, When::AfterEffect] {
        every_call_fails_in_turn(when, async || {
            Store::postgres(&Cluster::shared().schema(&url), keys.path()).await.unwrap()
        })
        .await;
    }
}

#[tokio::test]
async fn a_failure_after_the_effect_is_an_unknown_outcome_and_one_before_it_is_not() {
    for (when, landed) in [(When::BeforeEffect, false), (When::AfterEffect, true)] {
        let sound = Store::memory();
        sound.create("sample").await.unwrap();
        let fault = sound.clone().failing(Plan::at(1, when)).append("sample", 0, entries(0, 2)).await.unwrap_err();
        assert_eq!(matches!(fault, AppendFault::Unknown(_)), landed, "{fault}");
        assert_eq!(sound.landed("sample", &entries(1, 2)[0].mark()).await.unwrap(), landed);
    }
}
