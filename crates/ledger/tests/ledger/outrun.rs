//! An append that was built on what somebody else's entries stand in the place of, or that was there before; and a
//! database that changes under whoever uses it.

use crate::builder::{draft, entries, sealed};
use cluster::Cluster;
use ledger::{AppendFault, Draft, Fault, Store, verify};
use std::sync::Arc;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_right_that_was_taken_away_is_told_with_what_to_grant() {
    let url = spawn_blocking(|| {
        let url = Cluster::shared().database();
        let name = url.rsplit_once('/').map(|(_, name)| name.to_owned()).unwrap();
        let role = format!("server_{name}");
        Cluster::shared().run_in(&url, &format!("CREATE ROLE {role} LOGIN; GRANT ALL ON SCHEMA public TO {role}"));
        (url.replace("postgres@", &format!("{role}@")), url, role)
    });
    let ((theirs, url, role), keys) = (url.await.unwrap(), tempfile::tempdir().unwrap());
    let store = Store::postgres(&theirs, keys.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.append("sample", 0, entries(0, 1)).await.unwrap();
    let revoke = format!("REVOKE INSERT ON entry FROM {role}");
    spawn_blocking(move || Cluster::shared().run_in(&url, &revoke)).await.unwrap();
    let said = store.append("sample", 1, entries(1, 2)).await.unwrap_err();
    let AppendFault::Fault(fault @ Fault::Unusable(_)) = &said else { panic!("{said:?}") };
    for words in ["permission denied for table entry", "grant it again to SELECT, INSERT"] {
        assert!(fault.to_string().contains(words), "{fault}");
    }
    assert_eq!(store.head("sample").await.unwrap().size, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_syncs_its_files_no_more_is_noticed_while_it_is_used() {
    let cluster = Arc::new(spawn_blocking(Cluster::own).await.unwrap());
    let on = async |setting: &'static str| {
        let cluster = cluster.clone();
        let set = move || {
            cluster.run(&format!("ALTER SYSTEM SET fsync = {setting}"));
            cluster.run("SELECT pg_reload_conf()");
            program_until(|| cluster.run("SHOW fsync") == setting);
        };
        spawn_blocking(set).await.unwrap();
    };
    let url = cluster.clone();
    let url = spawn_blocking(move || url.database()).await.unwrap();
    let keys = tempfile::tempdir().unwrap();
    let store = Store::postgres(&url, keys.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.look().await.unwrap();
    on("off").await;
    let said = store.look().await.unwrap_err().to_string();
    assert!(said.contains("fsync off"), "{said}");
    let said = store.append("sample", 0, entries(0, 1)).await.unwrap_err().to_string();
    assert!(said.contains("nothing was written") && said.contains("switch fsync on"), "{said}");
    on("on").await;
    assert_eq!(store.append("sample", 0, entries(0, 1)).await.unwrap().size, 1);
    store.look().await.unwrap();
}

/// Waits until a setting has arrived.
fn program_until(is_so: impl Fn() -> bool) {
    while !is_so() {
        std::thread::yield_now();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_of_two_schemas_of_one_path_are_refused_by_name() {
    let url = spawn_blocking(|| Cluster::shared().database());
    let (url, keys) = (url.await.unwrap(), tempfile::tempdir().unwrap());
    let store = Store::postgres(&url, keys.path()).await.unwrap();
    store.create("sample").await.unwrap();
    store.close().await;
    let (admin, name) = (url.clone(), url.rsplit_once('/').map(|(_, name)| name.to_owned()).unwrap());
    let shadow = format!(
        "CREATE SCHEMA shadow; CREATE TABLE shadow.entry (LIKE public.entry INCLUDING ALL);
        ALTER DATABASE \"{name}\" SET search_path = shadow, public"
    );
    spawn_blocking(move || Cluster::shared().run_in(&admin, &shadow)).await.unwrap();
    let said = Store::postgres(&url, keys.path()).await.unwrap_err().to_string();
    assert!(said.contains("the table entry is that of the schema shadow"), "{said}");
}
