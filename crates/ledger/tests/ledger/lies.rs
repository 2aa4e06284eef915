//! A disk that lies: it acknowledges what it loses, tears pages, puts them elsewhere, and gives back old ones.

use crate::builder::{folder, grow};
use ledger::{Entry, Report, Store, verify_folder};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The pages of SQLite, which are those of most disks.
const PAGE: usize = 4_096;
const EARLIER: u64 = 20;
const LATER: u64 = 36;

/// The data file of two ledgers at two moments, each whole in the one file.
async fn two_moments() -> (TempDir, Vec<u8>, Vec<u8>) {
    let (folder, store) = folder().await;
    for org in ["other", "sample"] {
        store.create(org).await.unwrap();
    }
    let earlier = grown(&folder, store, EARLIER).await;
    let store = Store::sqlite(folder.path()).await.unwrap();
    let later = grown(&folder, store, LATER).await;
    (folder, earlier, later)
}

async fn grown(folder: &TempDir, store: Store, size: u64) -> Vec<u8> {
    for org in ["other", "sample"] {
        grow(&store, org, size).await;
    }
    store.close().await;
    fs::read(folder.path().join("muniment.db")).unwrap()
}

/// A page of a file; nothing was written yet where the file ends before it.
fn page(file: &[u8], number: usize) -> [u8; PAGE] {
    let stored = file.get(number * PAGE..(number + 1) * PAGE);
    stored.map_or([0; PAGE], |bytes| bytes.try_into().unwrap())
}

fn put(file: &mut [u8], number: usize, bytes: &[u8]) {
    file[number * PAGE..(number + 1) * PAGE].copy_from_slice(bytes);
}

/// The file as a disk gives it back that lied about one of its pages.
fn lies(earlier: &[u8], later: &[u8], number: usize) -> Vec<(&'static str, Vec<u8>)> {
    let (old, new) = (page(earlier, number), page(later, number));
    let half = PAGE / 2;
    let torn = |first: &[u8; PAGE], second: &[u8; PAGE]| [&first[..half], &second[half..]].concat();
    let with = |bytes: &[u8]| {
        let mut file = later.to_vec();
        put(&mut file, number, bytes);
        file
    };
    let mut elsewhere = with(&old);
    let last = later.len() / PAGE - 1;
    put(&mut elsewhere, if number == last { number - 1 } else { number + 1 }, &new);
    vec![
        ("an old page", with(&old)),
        ("a page torn at its end", with(&torn(&new, &old))),
        ("a page torn at its beginning", with(&torn(&old, &new))),
        ("a page put elsewhere", elsewhere),
        ("a page of nothing", with(&[0; PAGE])),
    ]
}

async fn contents(folder: &Path) -> Option<Vec<Entry>> {
    let store = Store::sqlite_read_only(folder).await.ok()?;
    let mut all = store.read("sample", 0, 999).await.ok()?;
    all.extend(store.read("other", 0, 999).await.ok()?);
    store.close().await;
    Some(all)
}

#[tokio::test]
async fn whatever_page_it_lies_about_is_found_or_changed_nothing() {
    let (folder, earlier, later) = two_moments().await;
    let (file, told) = (folder.path().join("muniment.db"), contents(folder.path()).await.unwrap());
    let (mut tried, mut found) = (0, 0);
    for number in (0..later.len() / PAGE).filter(|number| page(&earlier, *number) != page(&later, *number)) {
        for (lie, bytes) in lies(&earlier, &later, number) {
            fs::write(&file, bytes).unwrap();
            let sound = verify_folder(folder.path(), None).await.is_ok_and(|all| all.iter().all(Report::is_sound));
            assert!(!sound || contents(folder.path()).await.as_ref() == Some(&told), "{lie}, page {number}");
            (tried, found) = (tried + 1, found + usize::from(!sound));
        }
    }
    assert!(tried >= 30 && found * 10 > tried * 8, "{found} of {tried} lies were found");
}

#[tokio::test]
async fn what_it_acknowledged_and_lost_is_seen_by_what_is_remembered_beside_the_database() {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", EARLIER).await;
    store.close().await;
    let store = Store::sqlite(folder.path()).await.unwrap();
    for size in EARLIER + 1..=LATER {
        grow(&store, "sample", size).await;
    }
    store.remember("sample").await.unwrap();
    let (log, lost) = (fs::read(folder.path().join("muniment.db-wal")).unwrap(), tempfile::tempdir().unwrap());
    let file = fs::read(folder.path().join("muniment.db")).unwrap();
    for file in ["muniment.key", "muniment.pub"] {
        fs::copy(folder.path().join(file), lost.path().join(file)).unwrap();
    }
    fs::create_dir(lost.path().join("witness")).unwrap();
    fs::copy(folder.path().join("witness/sample.note"), lost.path().join("witness/sample.note")).unwrap();
    let mut sizes = std::collections::BTreeSet::new();
    for kept in (0..=log.len()).step_by(log.len() / 40) {
        fs::remove_file(lost.path().join("muniment.db-shm")).ok();
        fs::write(lost.path().join("muniment.db"), &file).unwrap();
        fs::write(lost.path().join("muniment.db-wal"), &log[..kept]).unwrap();
        let store = Store::sqlite(lost.path()).await.unwrap();
        let size = store.head("sample").await.unwrap().size;
        // The ledger agrees with itself, however much of its end is gone.
        assert!(ledger::verify(&store, "sample", store.keys(), None).await.is_sound());
        let found = store.recall("sample").await.unwrap().map(|finding| finding.to_string());
        let said = format!("witness/sample.note: there were {LATER} entries, now there are only {size}");
        assert_eq!(found, (size < LATER).then_some(said), "{kept} bytes of the log");
        sizes.insert(size);
        store.close().await;
    }
    assert!(sizes.len() > 4 && sizes.contains(&EARLIER), "{sizes:?}");
}

#[tokio::test]
async fn a_note_that_is_not_of_this_ledger_is_named() {
    let (folder, store) = folder().await;
    for org in ["other", "sample"] {
        store.create(org).await.unwrap();
        grow(&store, org, 5).await;
        store.remember(org).await.unwrap();
        assert_eq!(store.recall(org).await.unwrap(), None);
    }
    let note = |org: &str| folder.path().join(format!("witness/{org}.note"));
    let found = async || store.recall("sample").await.unwrap().unwrap().sentence;
    fs::copy(note("other"), note("sample")).unwrap();
    assert_eq!(found().await, "it belongs to organization other");
    let advice = async || store.recall("sample").await.unwrap().unwrap().advice;
    assert!(advice().await.starts_with("the note is another ledger's"), "{}", advice().await);
    for garbage in ["nonsense", "", "muniment/sample\nx\n"] {
        fs::write(note("sample"), garbage).unwrap();
        assert!(!found().await.is_empty());
        assert!(advice().await.starts_with("the note itself is damaged"), "{garbage}: {}", advice().await);
    }
    fs::write(note("sample"), fs::read_to_string(note("other")).unwrap().replace("/other", "/sample")).unwrap();
    assert!(advice().await.starts_with("this is an older or another copy"), "{}", advice().await);
    fs::remove_file(note("sample")).unwrap();
    assert_eq!(store.recall("sample").await.unwrap(), None);
}
