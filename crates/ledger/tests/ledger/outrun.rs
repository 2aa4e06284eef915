//! An append that was built on what somebody else's entries stand in the place of.

use crate::builder::{draft, entries, sealed};
use ledger::{AppendFault, Draft, Store, verify};

#[tokio::test]
async fn what_was_built_on_another_entry_of_the_same_number_does_not_land() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.append("sample", 0, entries(0, 1)).await.unwrap();
    let another = Store::sqlite(folder.path()).await.unwrap();
    let others = (1..4).map(|seq| sealed(Draft { act: "risk.sign".into(), ..draft(seq) }, seq));
    another.append("sample", 1, others.collect()).await.unwrap();
    let stale = store.append("sample", 1, entries(1, 4)).await.unwrap_err();
    assert!(matches!(stale, AppendFault::Stale { actual: 4 }), "{stale:?}");
    assert_eq!(store.append("sample", 4, entries(4, 6)).await.unwrap().size, 6);
    let report = verify(&store, "sample", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
}
