//! The file and its folder: full, shared, read-only, closed, in the wrong hands.

use crate::builder::{draft, entries, folder, grow, sealed, stored};
use ledger::{AppendFault, Draft, Store, verify, verify_folder};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

#[tokio::test]
async fn on_a_full_disk_an_append_fails_and_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite_within(folder.path(), 60).await.unwrap();
    store.create("sample").await.unwrap();
    let mut acknowledged = 0;
    let fault = loop {
        match store.append("sample", acknowledged, entries(acknowledged, acknowledged + 40)).await {
            Ok(head) => acknowledged = head.size,
            Err(fault) => break fault,
        }
    };
    assert!(acknowledged > 0);
    assert!(matches!(fault, AppendFault::Fault(_)), "{fault:?}");
    assert_eq!(fault.to_string(), "nothing was written: the database failed: database or disk is full");
    assert_eq!(store.head("sample").await.unwrap().size, acknowledged);
    store.close().await;

    let store = Store::sqlite(folder.path()).await.unwrap();
    assert_eq!(store.read("sample", 0, 9_999).await.unwrap(), stored(0, acknowledged));
    grow(&store, "sample", acknowledged + 100).await;
    let report = verify(&store, "sample", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
}

#[tokio::test]
async fn nobody_else_reads_a_new_data_folder_and_one_that_is_there_stays_as_it_is() {
    let place = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (new, old) = (place.path().join("far/new"), place.path().join("old"));
    fs::create_dir(&old).unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o750)).unwrap();
    for folder in [&new, &old] {
        let store = Store::sqlite(folder).await.unwrap();
        store.create("sample").await.unwrap();
        grow(&store, "sample", 1).await;
        store.remember("sample").await.unwrap();
        store.close().await;
    }
    assert_eq!((mode(&new), mode(&old)), (0o700, 0o750));
    assert!(mode(&new.join("witness")) == 0o700 && mode(&new.join("muniment.pub")) == 0o644);
}

#[tokio::test]
async fn one_batch_that_fails_does_not_take_its_neighbours_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite_within(folder.path(), 300).await.unwrap();
    for org in ["large", "small", "third"] {
        store.create(org).await.unwrap();
    }
    let large = sealed(Draft { items: [vec![0; 2 << 20]].iter().collect(), ..draft(0) }, 0);
    let (large, small, third) = tokio::join!(
        store.append("large", 0, vec![large]),
        store.append("small", 0, entries(0, 3)),
        store.append("third", 0, entries(0, 3)),
    );
    assert!(large.unwrap_err().to_string().contains("disk is full"));
    assert_eq!((small.unwrap().size, third.unwrap().size), (3, 3));
    assert_eq!(store.head("large").await.unwrap().size, 0);
}

#[tokio::test]
async fn two_processes_on_one_folder_follow_each_other() {
    let (folder, server) = folder().await;
    server.create("sample").await.unwrap();
    let command = Store::sqlite(folder.path()).await.unwrap();
    let work = |store: Store| async move {
        let mut written = 0;
        while written < 40 {
            let size = store.head("sample").await.unwrap().size;
            match store.append("sample", size, entries(size, size + 1)).await {
                Ok(_) => written += 1,
                Err(AppendFault::Stale { actual }) => assert!(actual > size),
                Err(fault) => panic!("{fault}"),
            }
        }
    };
    tokio::join!(work(server.clone()), work(command.clone()), work(server.clone()));
    assert_eq!(server.head("sample").await.unwrap(), command.head("sample").await.unwrap());
    assert_eq!(server.read("sample", 0, 999).await.unwrap(), stored(0, 120));
    let reports = verify_folder(folder.path(), None).await.unwrap();
    assert_eq!(reports.len(), 1);
    assert!(reports[0].is_sound(), "{}", reports[0]);
}

#[tokio::test]
async fn several_processes_may_start_on_a_new_folder_at_once() {
    let root = tempfile::tempdir().unwrap();
    for nth in 0..10 {
        let folder = root.path().join(nth.to_string());
        let open = || Store::sqlite(&folder);
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

#[tokio::test]
async fn many_organizations_share_one_commit() {
    let (_folder, store) = folder().await;
    let orgs: Vec<String> = (0..20).map(|n| format!("org-{n}")).collect();
    for org in &orgs {
        store.create(org).await.unwrap();
    }
    let work = orgs.iter().cloned().map(|org| {
        let store = store.clone();
        tokio::spawn(async move {
            for size in 0..10 {
                store.append(&org, size, entries(size, size + 1)).await.unwrap();
            }
        })
    });
    for task in work.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    for org in &orgs {
        let report = verify(&store, org, store.keys(), None).await;
        assert_eq!((report.is_sound(), report.entries), (true, 10), "{report}");
    }
}

#[tokio::test]
async fn a_reading_store_beside_a_writing_one_reads_all_and_writes_nothing() {
    let (folder, server) = folder().await;
    server.create("sample").await.unwrap();
    let reader = Store::sqlite_read_only(folder.path()).await.unwrap();
    grow(&server, "sample", 5).await;
    assert_eq!(reader.read("sample", 0, 9).await.unwrap(), stored(0, 5));
    let said = reader.append("sample", 5, entries(5, 6)).await.unwrap_err().to_string();
    assert!(said.contains("opened for reading alone"), "{said}");
    let nowhere = Store::sqlite_read_only(folder.path().join("nowhere")).await.unwrap_err();
    assert!(nowhere.to_string().contains("check the data folder"), "{nowhere}");
}

#[tokio::test]
async fn what_is_erased_is_in_no_file_any_more() {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    let secret = "Jane Roe has a broken leg. ".repeat(400).into_bytes();
    let long = sealed(Draft { items: [&*secret, b"kept"].iter().collect(), ..draft(0) }, 0);
    store.append("sample", 0, vec![long]).await.unwrap();
    store.put_snapshot("sample", 1, "state", secret).await.unwrap();
    grow(&store, "sample", 50).await;
    assert!(holds(folder.path(), b"Jane Roe"));
    store.erase("sample", 0, &[0]).await.unwrap();
    // A write after it is answered once the log was emptied.
    store.put_aside("draft", "a", vec![]).await.unwrap();
    assert!(!holds(folder.path(), b"Jane Roe"));
    assert!(holds(folder.path(), b"kept"));
}

fn holds(folder: &Path, needle: &[u8]) -> bool {
    let files = fs::read_dir(folder).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
    files.into_iter().any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
}

#[tokio::test]
async fn a_folder_is_private_and_refused_without_its_keys_or_in_a_newer_format() {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    store.close().await;
    let file = |name: &str| folder.path().join(name);
    for name in ["muniment.db", "muniment.key"] {
        assert_eq!(fs::metadata(file(name)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let refused = async |message: &str| {
        let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    };
    fs::rename(file("muniment.pub"), file("away")).unwrap();
    refused("muniment.pub is missing").await;
    fs::rename(file("away"), file("muniment.pub")).unwrap();

    fs::remove_file(file("muniment.key")).unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    assert_eq!(store.head("sample").await.unwrap().size, 0);
    let said = store.append("sample", 0, entries(0, 1)).await.unwrap_err().to_string();
    assert!(said.contains("put it back from a backup, or say that it is lost"), "{said}");
    store.close().await;

    crate::builder::sql(folder.path(), "PRAGMA user_version = 9");
    refused("use the program that wrote it").await;
    crate::builder::sql(folder.path(), "PRAGMA application_id = 9");
    refused("not the data file any more that its keys beside it belong to").await;
}
