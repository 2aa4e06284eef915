//! An append that was built on what somebody else's entries stand in the place of, or that was there before.

use crate::builder::{draft, entries, sealed};
use cluster::Cluster;
use ledger::{AppendFault, Draft, Store, verify};
use tokio::task::spawn_blocking;

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_put_before_the_operators_of_the_database_is_not_asked() {
    let denies =
        "CREATE FUNCTION public.denies(bigint, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
        CREATE OPERATOR public.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = public.denies)";
    let url = spawn_blocking(move || {
        let (cluster, url) = (Cluster::shared(), Cluster::shared().database());
        let name = url.rsplit_once('/').map(|(_, rest)| rest.split('?').next().unwrap_or(rest).to_owned()).unwrap();
        cluster.run_in(&url, denies);
        cluster.run_in(&url, &format!("ALTER DATABASE \"{name}\" SET search_path = public, pg_catalog"));
        url
    });
    let (url, keys) = (url.await.unwrap(), tempfile::tempdir().unwrap());
    let store = Store::postgres(&url, keys.path()).await.unwrap();
    store.create("sample").await.unwrap();
    let asked = Draft { idempotency: Some("request-1".into()), ..draft(0) };
    store.append("sample", 0, vec![sealed(asked, 0)]).await.unwrap();
    assert_eq!(store.find("sample", "request-1").await.unwrap(), Some(0));
}
