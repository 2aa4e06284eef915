//! Rows beside the ledgers that somebody else wrote: they count for nothing, and are named.

use crate::builder::{database, folder, sql};
use cluster::Cluster;
use ledger::{ASIDE_FILE, Store, transfer, verify_all};

/// What `verify` says of rows beside the ledgers.
async fn found(store: &Store) -> Vec<String> {
    let reports = verify_all(store, None).await.unwrap();
    reports.iter().flat_map(|report| &report.findings).map(ToString::to_string).collect()
}

async fn filled(store: &Store) {
    store.put_aside("password", "ada", b"hers".to_vec()).await.unwrap();
    store.put_aside("password", "bob", b"his".to_vec()).await.unwrap();
    store.put_aside("token", "one", b"of bob".to_vec()).await.unwrap();
}

/// Bob gives Ada the password that he has, and himself a token of hers.
const STOLEN: &str = "UPDATE aside SET bytes = (SELECT bytes FROM aside WHERE key = 'bob') WHERE key = 'ada';
    INSERT INTO aside SELECT 'token', 'two', bytes FROM aside WHERE key = 'one'";

async fn counts_for_nothing(store: &Store) {
    assert_eq!(store.get_aside("password", "ada").await.unwrap(), None);
    assert_eq!(store.get_aside("token", "two").await.unwrap(), None);
    assert_eq!(store.get_aside("password", "bob").await.unwrap(), Some(b"his".to_vec()));
    assert_eq!(store.list_aside("token").await.unwrap(), [("one".to_owned(), b"of bob".to_vec())]);
    let said = |what: &str| format!("{what}: it was written past this program and counts for nothing");
    assert_eq!(found(store).await, [said("password ada"), said("token two")]);
    // What the program writes in its place counts again.
    store.put_aside("password", "ada", b"new".to_vec()).await.unwrap();
    store.delete_aside("token", "two").await.unwrap();
    assert_eq!(store.get_aside("password", "ada").await.unwrap(), Some(b"new".to_vec()));
    assert_eq!(found(store).await, [""; 0]);
}

#[tokio::test]
async fn what_somebody_else_writes_into_the_file_counts_for_nothing() {
    let (folder, store) = folder().await;
    filled(&store).await;
    assert_eq!(found(&store).await, [""; 0]);
    sql(folder.path(), STOLEN);
    counts_for_nothing(&store).await;
}

#[tokio::test]
async fn what_somebody_with_the_password_of_the_database_writes_counts_for_nothing() {
    let (folder, store) = database().await;
    filled(&store).await;
    let url = std::fs::read_to_string(folder.path().join("address")).unwrap();
    Cluster::shared().run_in(&url, STOLEN);
    counts_for_nothing(&store).await;
}

#[tokio::test]
async fn what_was_there_before_the_secret_is_marked_once_and_only_once() {
    let (folder, store) = folder().await;
    filled(&store).await;
    store.close().await;
    // As a program that knew of no secret left it.
    std::fs::remove_file(folder.path().join(ASIDE_FILE)).unwrap();
    let unmarked =
        "DELETE FROM aside WHERE space = 'aside'; UPDATE aside SET bytes = substr(bytes, 1, length(bytes) - 32)";
    sql(folder.path(), unmarked);
    let open = || Store::sqlite(folder.path());
    let (one, other) = tokio::join!(open(), open());
    for store in [one.unwrap(), other.unwrap(), open().await.unwrap()] {
        assert_eq!(store.get_aside("password", "ada").await.unwrap(), Some(b"hers".to_vec()));
        assert_eq!(found(&store).await, [""; 0]);
        store.close().await;
    }
    let next = folder.path().join("muniment.aside.next");
    assert!(!next.exists() && folder.path().join(ASIDE_FILE).exists());
    sql(folder.path(), STOLEN);
    let store = open().await.unwrap();
    assert_eq!(store.get_aside("password", "ada").await.unwrap(), None);
}

#[tokio::test]
async fn a_copy_marks_with_its_own_secret_and_takes_nothing_of_others_along() {
    let (home, store) = folder().await;
    store.create("sample").await.unwrap();
    filled(&store).await;
    sql(home.path(), STOLEN);
    let elsewhere = tempfile::tempdir().unwrap();
    for key in ["muniment.key", "muniment.pub"] {
        std::fs::copy(home.path().join(key), elsewhere.path().join(key)).unwrap();
    }
    let copy = Store::sqlite(elsewhere.path()).await.unwrap();
    transfer(&store, &copy).await.unwrap();
    assert_eq!(copy.get_aside("password", "bob").await.unwrap(), Some(b"his".to_vec()));
    assert_eq!(copy.get_aside("password", "ada").await.unwrap(), None);
    let secret = |folder: &tempfile::TempDir| std::fs::read(folder.path().join(ASIDE_FILE)).unwrap();
    assert_ne!(secret(&home), secret(&elsewhere));
}

#[tokio::test]
async fn a_folder_that_lost_its_secret_is_refused_until_somebody_says_that_it_is_lost() {
    let (folder, store) = folder().await;
    filled(&store).await;
    store.close().await;
    let file = folder.path().join(ASIDE_FILE);
    std::fs::remove_file(&file).unwrap();
    let looking = Store::sqlite_read_only(folder.path()).await.unwrap();
    let told = found(&looking).await;
    assert!(told.iter().any(|said| said.contains("muniment.aside is missing")), "{told:?}");
    looking.close().await;
    let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
    assert!(
        said.contains("muniment.aside is missing") && said.contains("copy it from the server that has it"),
        "{said}"
    );
    std::fs::write(&file, "").unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    assert_eq!(store.get_aside("password", "ada").await.unwrap(), None);
    store.put_aside("password", "ada", b"new".to_vec()).await.unwrap();
    store.close().await;
    let store = Store::sqlite(folder.path()).await.unwrap();
    assert_eq!(store.get_aside("password", "ada").await.unwrap(), Some(b"new".to_vec()));
}

#[tokio::test]
async fn a_folder_that_lost_its_secret_and_the_row_that_says_so_is_refused_by_what_its_rows_show() {
    let (folder, store) = folder().await;
    filled(&store).await;
    store.close().await;
    std::fs::remove_file(folder.path().join(ASIDE_FILE)).unwrap();
    sql(folder.path(), "DELETE FROM aside WHERE space = 'aside'");
    let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("muniment.aside is missing") && said.contains("make an empty one"), "{said}");
    // With no row left there is nothing to be taken for somebody else's.
    sql(folder.path(), "DELETE FROM aside");
    let store = Store::sqlite(folder.path()).await.unwrap();
    assert_eq!(found(&store).await, [""; 0]);
}

#[tokio::test]
async fn nothing_is_copied_from_a_folder_that_lost_its_secret() {
    let (folder, store) = folder().await;
    filled(&store).await;
    store.close().await;
    std::fs::remove_file(folder.path().join(ASIDE_FILE)).unwrap();
    let source = Store::sqlite_read_only(folder.path()).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    for name in ["muniment.key", "muniment.pub"] {
        std::fs::copy(folder.path().join(name), home.path().join(name)).unwrap();
    }
    let copy = Store::sqlite(home.path()).await.unwrap();
    for said in [source.has_secret().await.unwrap_err(), transfer(&source, &copy).await.unwrap_err()] {
        assert!(said.to_string().contains("muniment.aside is missing"), "{said}");
    }
    assert_eq!(copy.organizations().await.unwrap(), [""; 0]);
}
