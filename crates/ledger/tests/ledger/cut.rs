//! PostgreSQL taken away in the middle of writes: cut off, restarted, failed over, full, read-only.

use crate::builder::{database, entries, grow};
use crate::load::Load;
use crate::proxy::Proxy;
use cluster::Cluster;
use ledger::{Elsewhere, Store, verify};
use tokio::task::spawn_blocking;

/// Runs what waits for other programs where it keeps no writer waiting.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    spawn_blocking(work).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_on_one_database_hear_of_each_other() {
    let (keys, one) = database().await;
    let url = one_address(&keys);
    let two = Store::postgres(&url, keys.path()).await.unwrap();
    assert_eq!(two.elsewhere().await, Elsewhere::Anything);
    one.create("sample").await.unwrap();
    one.append("sample", 0, entries(0, 1)).await.unwrap();
    // That the first marked the tables when it opened may be heard late.
    let heard = match two.elsewhere().await {
        Elsewhere::Aside => two.elsewhere().await,
        heard => heard,
    };
    assert_eq!(heard, Elsewhere::Ledger("sample".into()));
    one.put_aside("session", "a", vec![1]).await.unwrap();
    assert_eq!(two.elsewhere().await, Elsewhere::Aside);
    two.append("sample", 1, entries(1, 2)).await.unwrap();
    assert_eq!(one.elsewhere().await, Elsewhere::Anything);
    assert_eq!(one.elsewhere().await, Elsewhere::Ledger("sample".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_may_start_on_a_new_database_at_once() {
    let keys = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let url = aside(|| Cluster::shared().database()).await;
        let open = || Store::postgres(&url, keys.path());
        let (a, b, c) = tokio::join!(open(), open(), open());
        let stores = [a.unwrap(), b.unwrap(), c.unwrap()];
        stores[0].create("sample").await.unwrap();
        for (size, store) in (0..).zip(&stores) {
            store.append("sample", size, entries(size, size + 1)).await.unwrap();
        }
        let report = verify(&stores[0], "sample", stores[2].keys(), None).await;
        assert_eq!((report.is_sound(), report.entries), (true, 3), "{report}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_cut_off_in_the_middle_of_writes_lose_nothing() {
    let (keys, store) = database().await;
    let url = one_address(&keys);
    let load = Load::on(&store).await;
    for _ in 0..20 {
        load.more(20).await;
        // Others use the same cluster, each in a database of its own.
        let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE application_name = 'muniment' AND datname = current_database()";
        let url = url.clone();
        aside(move || Cluster::shared().run_in(&url, cut)).await;
    }
    load.more(20).await;
    let counted = load.counted(&store).await;
    assert!(counted.acknowledged >= 21 * 20, "{counted:?}");
    assert_eq!(counted.unanswered, 0, "a cut is settled and made good before anybody is answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_restarted_in_the_middle_of_writes_loses_nothing() {
    let cluster = aside(Cluster::own).await;
    let keys = tempfile::tempdir().unwrap();
    let store = Store::postgres(&cluster.database(), keys.path()).await.unwrap();
    let load = Load::on(&store).await;
    let mut cluster = cluster;
    for _ in 0..3 {
        load.more(40).await;
        cluster = aside(move || {
            cluster.cut();
            cluster.start_again();
            cluster
        })
        .await;
    }
    load.more(40).await;
    let counted = load.counted(&store).await;
    assert!(counted.acknowledged >= 4 * 40, "{counted:?}");
    assert_eq!(counted.unanswered, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_a_standby_takes_over_nothing_acknowledged_is_lost() {
    let (primary, standby) = aside(|| {
        let primary = Cluster::own();
        let standby = primary.follower("standby");
        (primary, standby)
    })
    .await;
    let keys = tempfile::tempdir().unwrap();
    let (own, name) = split(&primary.database());
    let both = format!("{own},127.0.0.1:{}/{name}", standby.port());
    let store = Store::postgres(&both, keys.path()).await.unwrap();
    let load = Load::on(&store).await;
    load.more(100).await;
    let standby = aside(move || {
        primary.cut();
        standby.promote();
        standby
    })
    .await;
    load.more(100).await;
    let there = Store::postgres_read_only(&standby.address(&name), keys.path()).await.unwrap();
    let counted = load.counted(&there).await;
    assert!(counted.acknowledged >= 200, "{counted:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_append_that_arrives_late_does_not_land_once_it_was_asked_for() {
    let (keys, sound) = database().await;
    sound.create("sample").await.unwrap();
    let proxy = Proxy::before(Cluster::shared().port()).await;
    let through = one_address(&keys).replace(&Cluster::shared().port().to_string(), &proxy.port().to_string());
    let cut_off = Store::postgres(&through, keys.path()).await.unwrap();
    // The first is let through, so that everything is known and prepared.
    cut_off.append("sample", 0, entries(0, 1)).await.unwrap();
    let batch = entries(1, 3);
    let held = proxy.hold_next_append().await;
    let lost = tokio::spawn({
        let batch = batch.clone();
        async move { cut_off.append("sample", 1, batch).await }
    });
    held.caught().await;
    lost.abort();
    assert!(!sound.landed("sample", &batch[1].mark()).await.unwrap());
    held.deliver().await;
    assert!(!sound.landed("sample", &batch[1].mark()).await.unwrap());
    assert_eq!(sound.append("sample", 1, batch).await.unwrap().size, 3);
    let report = verify(&sound, "sample", sound.keys(), None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_that_hangs_is_given_up_for_the_next_one() {
    let (keys, sound) = database().await;
    sound.create("sample").await.unwrap();
    let port = Cluster::shared().port();
    let proxy = Proxy::before(port).await;
    let both = one_address(&keys).replace(&port.to_string(), &format!("{},127.0.0.1:{port}", proxy.port()));
    let store = Store::postgres(&both, keys.path()).await.unwrap();
    store.append("sample", 0, entries(0, 1)).await.unwrap();
    proxy.freeze();
    store.append("sample", 1, entries(1, 2)).await.unwrap();
    let report = verify(&store, "sample", sound.keys(), None).await;
    assert_eq!((report.is_sound(), report.entries), (true, 2), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_or_a_read_only_database_an_append_fails_and_nothing_is_lost() {
    let cluster = aside(|| {
        let cluster = Cluster::own();
        cluster.cut();
        cluster.start_within(Some(20));
        cluster
    })
    .await;
    let (keys, url) = (tempfile::tempdir().unwrap(), cluster.database());
    let store = Store::postgres(&url, keys.path()).await.unwrap();
    store.create("sample").await.unwrap();
    let large = |seq: u64| {
        let items = [vec![seq as u8; 3 << 20]];
        vec![crate::builder::sealed(ledger::Draft { items: items.iter().collect(), ..crate::builder::draft(seq) }, seq)]
    };
    let mut acknowledged = 0;
    let fault = loop {
        match store.append("sample", acknowledged, large(acknowledged)).await {
            Ok(head) => acknowledged = head.size,
            Err(fault) => break fault.to_string(),
        }
    };
    assert!(acknowledged > 0);
    assert!(fault.starts_with("nothing was written: the database failed"), "{fault}");
    assert_eq!(store.head("sample").await.unwrap().size, acknowledged);

    let cluster = aside(move || {
        cluster.cut();
        cluster.start_again();
        cluster
    })
    .await;
    grow(&store, "sample", acknowledged + 10).await;
    cluster.run("ALTER SYSTEM SET default_transaction_read_only = on");
    cluster.run("SELECT pg_reload_conf()");
    let refused = Store::postgres(&url, keys.path()).await.unwrap_err().to_string();
    assert!(refused.contains("takes no writes"), "{refused}");
    let reader = Store::postgres_read_only(&url, keys.path()).await.unwrap();
    let report = verify(&reader, "sample", reader.keys(), None).await;
    assert_eq!((report.is_sound(), report.entries), (true, acknowledged + 10), "{report}");
}

/// The address of the database that a store was made in, which is written beside its keys.
fn one_address(keys: &tempfile::TempDir) -> String {
    std::fs::read_to_string(keys.path().join("address")).unwrap()
}

/// User, host and port; and the database.
fn split(address: &str) -> (String, String) {
    let (host, name) = address.rsplit_once('/').unwrap();
    (host.to_owned(), name.to_owned())
}
