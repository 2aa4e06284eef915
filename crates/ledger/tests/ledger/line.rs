//! Appends that stand in line: each built on the one before it, which has not landed yet.

use crate::builder::{draft, entries, sealed, stored};
use ledger::{AppendFault, Draft, Store, verify};

#[tokio::test]
async fn what_was_built_on_what_did_not_land_does_not_land_either() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.append("sample", 0, entries(0, 1)).await.unwrap();
    let another = Store::sqlite(folder.path()).await.unwrap();
    let others = (1..4).map(|seq| sealed(Draft { act: "risk.sign".into(), ..draft(seq) }, seq));
    another.append("sample", 1, others.collect()).await.unwrap();
    // Not knowing of the other's three, three of its own would lead to the same size, and two more fit behind them.
    let first = store.line_up("sample", 1, entries(1, 4)).await.unwrap();
    let second = store.line_up("sample", 4, entries(4, 6)).await.unwrap();
    for in_line in [first, second] {
        let stale = in_line.landed().await.unwrap_err();
        assert!(matches!(stale, AppendFault::Stale { actual: 4 }), "{stale:?}");
    }
    assert_eq!(store.append("sample", 4, entries(4, 6)).await.unwrap().size, 6);
    let report = verify(&store, "sample", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test]
async fn what_stands_in_line_lands_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.create("sample").await.unwrap();
    let mut in_line = Vec::new();
    for (from, to) in [(0, 3), (3, 5), (5, 9), (9, 10)] {
        in_line.push((to, store.line_up("sample", from, entries(from, to)).await.unwrap()));
    }
    // Nobody need wait for the first to know of the last.
    for (size, lined_up) in in_line.into_iter().rev() {
        assert_eq!(lined_up.landed().await.unwrap().size, size);
    }
    assert_eq!(store.read("sample", 0, 99).await.unwrap(), stored(0, 10));
}
