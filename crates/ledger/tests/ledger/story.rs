//! One story, told on every store.

use crate::builder::{DAY_US, NOON_US, draft, entries, grow, sealed, stored};
use ledger::{AppendFault, BodyItem, Checkpoint, Head, Store, hash, verify};

#[tokio::test]
async fn the_story_in_memory() {
    story(Store::memory()).await;
}

#[tokio::test]
async fn the_story_in_sqlite() {
    let (_folder, store) = crate::builder::folder().await;
    story(store.clone()).await;
    store.close().await;
    assert_eq!(store.head("sample").await.unwrap_err().to_string(), CLOSED);
}

#[tokio::test]
async fn the_story_in_postgresql() {
    let (_folder, store) = crate::builder::database().await;
    story(store.clone()).await;
    store.close().await;
    assert_eq!(store.head("sample").await.unwrap_err().to_string(), CLOSED);
}

const CLOSED: &str = "the store is closed: open it again";

async fn story(store: Store) {
    organizations_are_made_once(&store).await;
    entries_come_back_as_they_were_written(&store).await;
    what_does_not_fit_is_refused_and_changes_nothing(&store).await;
    requests_and_days_are_found(&store).await;
    what_is_erased_is_gone_and_proofs_hold(&store).await;
    snapshots_are_kept_by_kind_and_size(&store).await;
    small_things_lie_beside(&store).await;
    ledgers_do_not_touch_each_other(&store).await;
    large_ledgers_keep_checkpoints(&store).await;
}

async fn organizations_are_made_once(store: &Store) {
    store.create("sample").await.unwrap();
    store.create(ledger::limits::INSTANCE).await.unwrap();
    assert_eq!(store.organizations().await.unwrap(), ["instance", "sample"]);
    let refused = async |org: &str, message: &str| {
        let said = store.create(org).await.unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    };
    refused("sample", "choose another key").await;
    refused("", "start with a letter").await;
    refused("Sample", "start with a letter").await;
    refused("1sample", "start with a letter").await;
    refused("s/../..", "start with a letter").await;
    refused("a-key-of-forty-one-letters-is-one-too-many", "at most 40").await;
    let said = store.head("nobody").await.unwrap_err().to_string();
    assert_eq!(said, "there is no organization nobody: create it first");
}

async fn entries_come_back_as_they_were_written(store: &Store) {
    let empty = Head { size: 0, root: hash::empty_root(), time_us: 0 };
    assert_eq!(store.head("sample").await.unwrap(), empty);
    assert!(store.read("sample", 0, 10).await.unwrap().is_empty());

    let head = store.append("sample", 0, entries(0, 3)).await.unwrap();
    assert_eq!((head.size, head.time_us), (3, NOON_US + 2_000_000));
    assert_eq!(store.head("sample").await.unwrap(), head);
    assert_eq!(store.root("sample", 3).await.unwrap(), head.root);
    assert_eq!(store.read("sample", 0, 10).await.unwrap(), stored(0, 3));
    assert_eq!(store.read("sample", 1, 1).await.unwrap(), stored(1, 2));
    assert_eq!(store.entry("sample", 2).await.unwrap(), stored(2, 3)[0]);
    let said = store.entry("sample", 3).await.unwrap_err().to_string();
    assert_eq!(said, "organization sample has no entry 4; run `muniment verify` and restore a backup");
    assert!(store.landed("sample", &entries(2, 3)[0].mark()).await.unwrap());
    assert!(!store.landed("sample", &entries(3, 4)[0].mark()).await.unwrap());

    let note = store.checkpoint("sample").await.unwrap();
    let said = Checkpoint::open(&note, "sample", store.keys()).unwrap();
    assert_eq!((said.size, said.root), (3, head.root));
}

async fn what_does_not_fit_is_refused_and_changes_nothing(store: &Store) {
    let before = store.head("sample").await.unwrap();
    for expected in [2, 4] {
        let next = entries(expected, expected + 1);
        let stale = store.append("sample", expected, next).await.unwrap_err();
        assert!(matches!(stale, AppendFault::Stale { actual: 3 }), "{stale}");
    }
    let older = sealed(draft(1), 3);
    let large = || sealed(ledger::Draft { items: [vec![0; 5 << 20]].iter().collect(), ..draft(3) }, 3);
    let refused = async |batch, message: &str| {
        let said = store.append("sample", 3, batch).await.unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    };
    refused(vec![], "at least one entry").await;
    refused(entries(3, 3 + 257), "at most 256 entries: split it").await;
    refused(vec![large(), large()], "at most 8388608 bytes: split it").await;
    refused(entries(4, 5), "seal it again").await;
    refused(vec![older], "older than the one before it").await;
    assert_eq!(store.head("sample").await.unwrap(), before);
    assert!(store.append("nobody", 0, entries(0, 1)).await.is_err());
}

async fn requests_and_days_are_found(store: &Store) {
    let asked = ledger::Draft { idempotency: Some("request-1".into()), ..draft(3) };
    let same_time = ledger::Draft { time_us: asked.time_us, ..draft(4) };
    let next_day = ledger::Draft { time_us: NOON_US + DAY_US, ..draft(5) };
    let batch = vec![sealed(asked, 3), sealed(same_time, 4), sealed(next_day, 5)];
    store.append("sample", 3, batch).await.unwrap();

    assert_eq!(store.find("sample", "request-1").await.unwrap(), Some(3));
    assert_eq!(store.find("sample", "request-2").await.unwrap(), None);
    assert_eq!(store.find("instance", "request-1").await.unwrap(), None);
    let at = async |time_us: i64| store.size_at("sample", time_us).await.unwrap();
    assert_eq!(at(NOON_US - 1).await, 0);
    assert_eq!(at(NOON_US).await, 1);
    assert_eq!(at(NOON_US + 3_000_000).await, 5);
    assert_eq!(at(NOON_US + DAY_US - 1).await, 5);
    assert_eq!(at(i64::MAX).await, 6);
}

async fn what_is_erased_is_gone_and_proofs_hold(store: &Store) {
    let before = store.head("sample").await.unwrap();
    store.put_snapshot("sample", 1, "state", b"without the reason".to_vec()).await.unwrap();
    store.put_snapshot("sample", 6, "state", b"with the reason".to_vec()).await.unwrap();
    let digest = store.entry("sample", 1).await.unwrap().body[0].digest();
    store.erase("sample", 1, &[0]).await.unwrap();
    store.erase("sample", 1, &[0]).await.unwrap();

    let entry = store.entry("sample", 1).await.unwrap();
    assert_eq!(entry.body[0], BodyItem::Erased { digest });
    assert_eq!(entry.body[1].bytes(), Some("change 1".as_bytes()));
    assert_eq!(store.head("sample").await.unwrap(), before);
    let snapshot = store.snapshot("sample", "state", 6).await.unwrap();
    assert_eq!(snapshot.map(|(size, _)| size), Some(1));
    let report = verify(store, "sample", store.keys(), None).await;
    assert_eq!((report.is_sound(), report.items_erased), (true, 1), "{report}");

    let said = store.erase("sample", 1, &[2]).await.unwrap_err().to_string();
    assert_eq!(said, "entry 2 has 2 items, so none to erase at 2");
    assert!(store.erase("sample", 6, &[0]).await.is_err());
}

async fn snapshots_are_kept_by_kind_and_size(store: &Store) {
    for (size, bytes) in [(2, "two"), (4, "four"), (4, "four again")] {
        store.put_snapshot("sample", size, "rows-1", bytes.into()).await.unwrap();
    }
    let at = async |kind, size| {
        let found = store.snapshot("sample", kind, size).await.unwrap();
        found.map(|(size, bytes)| (size, String::from_utf8(bytes).unwrap()))
    };
    assert_eq!(at("rows-1", 1).await, None);
    assert_eq!(at("rows-1", 3).await, Some((2, "two".into())));
    assert_eq!(at("rows-1", u64::MAX).await, Some((4, "four again".into())));
    assert_eq!(at("rows-2", 9).await, None);
    let two_lines = store.put_snapshot("sample", 4, "rows\n1", vec![]).await;
    assert!(two_lines.unwrap_err().to_string().contains("one line"));
    for (seq, kind) in store.snapshots("sample").await.unwrap() {
        store.drop_snapshot("sample", seq, &kind).await.unwrap();
    }
    assert_eq!(at("rows-1", 9).await, None);
}

async fn small_things_lie_beside(store: &Store) {
    for (key, bytes) in [("b", "old"), ("a", "first"), ("b", "new")] {
        store.put_aside("session", key, bytes.into()).await.unwrap();
    }
    store.put_aside("token", "a", b"another space".to_vec()).await.unwrap();
    let listed = store.list_aside("session").await.unwrap();
    assert_eq!(listed, [("a".into(), b"first".to_vec()), ("b".into(), b"new".to_vec())]);
    store.delete_aside("session", "a").await.unwrap();
    store.delete_aside("session", "never there").await.unwrap();
    assert_eq!(store.get_aside("session", "a").await.unwrap(), None);
    assert_eq!(store.get_aside("session", "b").await.unwrap(), Some(b"new".to_vec()));
    assert_eq!(store.list_aside("nothing").await.unwrap(), []);
}

async fn ledgers_do_not_touch_each_other(store: &Store) {
    let sample = store.head("sample").await.unwrap();
    store.create("other").await.unwrap();
    let (left, right) =
        tokio::join!(store.append("other", 0, entries(0, 5)), store.append("instance", 0, entries(0, 7)),);
    assert_eq!((left.unwrap().size, right.unwrap().size), (5, 7));
    assert_eq!(store.head("sample").await.unwrap(), sample);
    assert_eq!(store.read("other", 0, 99).await.unwrap(), stored(0, 5));
}

async fn large_ledgers_keep_checkpoints(store: &Store) {
    grow(store, "other", 2_100).await;
    let note = store.checkpoint("other").await.unwrap();
    grow(store, "other", 2_500).await;
    let report = verify(store, "other", store.keys(), Some(&note)).await;
    let told = "other: 2500 entries, 4 checkpoints agree; complete up to checkpoint 2500 of 2026-03-01; \
        the checkpoint of 2100 entries from outside agrees\n";
    assert_eq!(report.to_string(), told);
    let report = verify(store, "sample", store.keys(), None).await;
    let told = "sample: 6 entries, 2 checkpoints agree; complete up to checkpoint 6 of 2026-03-02; \
        no checkpoint from outside was compared\n";
    assert_eq!(report.to_string(), told);
}
