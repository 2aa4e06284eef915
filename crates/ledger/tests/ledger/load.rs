//! Writers under load, and the count afterwards: nothing acknowledged is lost, nothing is there twice.

use crate::builder::{NOON_US, draft};
use ledger::{AppendFault, Draft, Store, random_salts, seal, verify};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Ledgers written to at the same time.
const LEDGERS: usize = 4;

/// Writers that go on until they are told to stop.
pub struct Load {
    over: Arc<AtomicBool>,
    /// Acknowledged so far, over all ledgers.
    count: Arc<AtomicU64>,
    writers: Vec<tokio::task::JoinHandle<Vec<String>>>,
}

/// What came of a load.
#[derive(Debug)]
pub struct Counted {
    pub acknowledged: usize,
    /// Written although nobody was told.
    pub unanswered: usize,
}

impl Load {
    /// Begins to write to ledgers of its own, one writer each.
    pub async fn on(store: &Store) -> Load {
        let (over, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let mut writers = Vec::new();
        for nth in 0..LEDGERS {
            let org = format!("load-{nth}");
            store.create(&org).await.unwrap();
            writers.push(tokio::spawn(write(store.clone(), org, over.clone(), count.clone())));
        }
        Load { over, count, writers }
    }

    /// Waits until so many more appends were acknowledged.
    pub async fn more(&self, appends: u64) {
        let wanted = self.count.load(Ordering::SeqCst) + appends;
        while self.count.load(Ordering::SeqCst) < wanted {
            tokio::task::yield_now().await;
        }
    }

    /// Ends the load and counts in a store that reads what is there.
    pub async fn counted(self, store: &Store) -> Counted {
        self.over.store(true, Ordering::SeqCst);
        let (mut acknowledged, mut written) = (Vec::new(), HashMap::<String, usize>::new());
        for writer in self.writers {
            acknowledged.extend(writer.await.unwrap());
        }
        for org in (0..LEDGERS).map(|nth| format!("load-{nth}")) {
            let report = verify(store, &org, store.keys(), None).await;
            assert!(report.is_sound(), "{report}");
            let mut from = 0;
            loop {
                let entries = store.read(&org, from, 1_000).await.unwrap();
                if entries.is_empty() {
                    break;
                }
                from += entries.len() as u64;
                for entry in entries {
                    let reason = entry.body[0].bytes().unwrap().to_vec();
                    *written.entry(String::from_utf8(reason).unwrap()).or_default() += 1;
                }
            }
        }
        let doubled: Vec<_> = written.iter().filter(|(_, count)| **count > 1).collect();
        assert!(doubled.is_empty(), "{doubled:?}");
        let lost: Vec<_> = acknowledged.iter().filter(|reason| !written.contains_key(*reason)).collect();
        assert!(lost.is_empty(), "{lost:?}");
        Counted { acknowledged: acknowledged.len(), unanswered: written.len() - acknowledged.len() }
    }
}

/// Appends one entry after the other, each with a reason of its own; gives those that were acknowledged.
async fn write(store: Store, org: String, over: Arc<AtomicBool>, count: Arc<AtomicU64>) -> Vec<String> {
    let (mut acknowledged, mut salts) = (Vec::new(), random_salts());
    for nth in 0.. {
        if over.load(Ordering::SeqCst) {
            break;
        }
        // What is refused is not tried again, as a user who gives up; so the next place is asked for each time.
        let Ok(head) = store.head(&org).await else { continue };
        let reason = format!("{org}, act {nth}");
        let time_us = NOON_US + nth as i64;
        let draft = Draft { time_us: time_us.max(head.time_us), items: [&reason].iter().collect(), ..draft(0) };
        let entry = seal(draft, head.size, &mut salts).unwrap();
        let mark = entry.mark();
        let landed = match store.append(&org, head.size, vec![entry]).await {
            Ok(_) => true,
            Err(AppendFault::Unknown(_)) => store.landed(&org, &mark).await.unwrap_or(false),
            Err(AppendFault::Fault(_) | AppendFault::Stale { .. }) => false,
        };
        if landed {
            acknowledged.push(reason);
            count.fetch_add(1, Ordering::SeqCst);
        }
    }
    acknowledged
}
