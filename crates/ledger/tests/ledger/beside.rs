//! What lies in the data folder under the names that SQLite uses: a journal, links, pipes, another name of the file.

use crate::builder::{DAY_US, draft, entries, folder, grow, sealed};
use ledger::{Draft, Store, verify_folder};
use rusqlite::Connection;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const PAGE: usize = 4_096;
const SECTOR: usize = 512;

/// A closed ledger of so many entries, and its data file.
async fn closed(size: u64) -> (TempDir, PathBuf) {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", size).await;
    store.close().await;
    let file = folder.path().join("muniment.db");
    (folder, file)
}

/// What every way to open a folder says.
async fn refused(folder: &Path) -> [String; 4] {
    let backup = tempfile::tempdir().unwrap();
    [
        Store::sqlite(folder).await.unwrap_err().to_string(),
        Store::sqlite_read_only(folder).await.unwrap_err().to_string(),
        verify_folder(folder, None).await.unwrap_err().to_string(),
        ledger::copy(folder, &backup.path().join("muniment.db")).await.unwrap_err().to_string(),
    ]
}

/// A rollback journal by which SQLite makes the newer file the older one again.
fn journal(older: &[u8], newer: &[u8]) -> Vec<u8> {
    const NONCE: u32 = 77;
    let (mut records, mut count) = (Vec::new(), 0_u32);
    for (page, (old, new)) in (1_u32..).zip(older.chunks(PAGE).zip(newer.chunks(PAGE))) {
        if old != new {
            let sum = (1..PAGE - 199).rev().step_by(200).fold(NONCE, |sum, at| sum.wrapping_add(old[at].into()));
            records.extend([&page.to_be_bytes()[..], old, &sum.to_be_bytes()].concat());
            count += 1;
        }
    }
    let words = [count, NONCE, (older.len() / PAGE) as u32, SECTOR as u32, PAGE as u32];
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    journal.extend(words.iter().flat_map(|word| word.to_be_bytes()));
    journal.resize(SECTOR, 0);
    [journal, records].concat()
}

#[tokio::test]
async fn a_rollback_journal_beside_the_file_takes_nothing_away() {
    let (folder, file) = closed(3).await;
    let older = fs::read(&file).unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    let later = |seq| Draft { time_us: draft(seq).time_us + DAY_US, ..draft(seq) };
    store.append("sample", 3, (3..5).map(|seq| sealed(later(seq), seq)).collect()).await.unwrap();
    store.close().await;
    let newer = fs::read(&file).unwrap();
    let planted = journal(&older, &newer);

    // It is one by which SQLite does what is feared.
    let tried = tempfile::tempdir().unwrap();
    fs::write(tried.path().join("muniment.db"), &newer).unwrap();
    fs::write(tried.path().join("muniment.db-journal"), &planted).unwrap();
    let conn = Connection::open(tried.path().join("muniment.db")).unwrap();
    let size: i64 = conn.query_row("SELECT size FROM organization", (), |row| row.get(0)).unwrap();
    assert_eq!(size, 3);

    let path = folder.path().join("muniment.db-journal");
    fs::write(&path, &planted).unwrap();
    for said in refused(folder.path()).await {
        assert!(said.contains("muniment.db-journal lies beside the data file"), "{said}");
    }
    assert_eq!((fs::read(&file).unwrap(), fs::read(&path).unwrap()), (newer, planted));
    // One in which nothing stands does nothing.
    fs::write(&path, "").unwrap();
    assert!(verify_folder(folder.path(), None).await.unwrap()[0].is_sound());
    assert_eq!(Store::sqlite(folder.path()).await.unwrap().head("sample").await.unwrap().size, 5);
}

#[tokio::test]
async fn a_journal_laid_beside_an_open_file_stops_what_is_read_and_written_until_it_is_gone() {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    let path = folder.path().join("muniment.db-journal");
    fs::write(&path, "anything").unwrap();
    let told = [
        store.append("sample", 0, entries(0, 1)).await.unwrap_err().to_string(),
        store.checkpoint("sample").await.unwrap_err().to_string(),
        store.look().await.unwrap_err().to_string(),
    ];
    for said in told {
        assert!(said.contains("muniment.db-journal lies beside the data file"), "{said}");
    }
    fs::remove_file(&path).unwrap();
    grow(&store, "sample", 2).await;
}

#[tokio::test]
async fn the_log_of_a_file_that_is_a_link_is_guarded_where_it_lies() {
    for (real, cut) in [("muniment.db", true), ("kept.sqlite", true), ("muniment.db", false)] {
        let (folder, file) = closed(1).await;
        let elsewhere = tempfile::tempdir().unwrap();
        let place = elsewhere.path().join(real);
        fs::copy(&file, &place).unwrap();
        fs::remove_file(&file).unwrap();
        symlink(&place, &file).unwrap();
        let store = Store::sqlite(folder.path()).await.unwrap();
        grow(&store, "sample", 3).await;
        let log = elsewhere.path().join(format!("{real}-wal"));
        if cut {
            OpenOptions::new().write(true).open(&log).unwrap().set_len(0).unwrap();
        } else {
            fs::remove_file(&log).unwrap();
        }
        let said = store.append("sample", 3, entries(3, 4)).await.unwrap_err().to_string();
        assert!(said.contains("-wal was replaced, removed, cut or written over"), "{said}");
    }
}

#[tokio::test]
async fn a_link_that_leads_elsewhere_while_its_file_is_open_takes_no_more_writes() {
    let (folder, file) = closed(1).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| elsewhere.path().join(name));
    fs::copy(&file, &one).unwrap();
    fs::copy(&file, &two).unwrap();
    fs::remove_file(&file).unwrap();
    symlink(&one, &file).unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    grow(&store, "sample", 2).await;
    fs::remove_file(&file).unwrap();
    symlink(&two, &file).unwrap();
    let said = store.append("sample", 2, entries(2, 3)).await.unwrap_err().to_string();
    assert!(said.contains("muniment.db was replaced"), "{said}");
}

#[tokio::test]
async fn a_link_to_nowhere_makes_no_new_house() {
    let (folder, file) = closed(1).await;
    fs::remove_file(&file).unwrap();
    symlink(folder.path().join("unmounted/muniment.db"), &file).unwrap();
    for said in refused(folder.path()).await {
        assert!(said.contains("muniment.db is a link to a place where nothing is"), "{said}");
    }
}

#[tokio::test]
async fn what_is_no_plain_file_in_the_place_of_the_log_is_refused_at_once() {
    for name in ["muniment.db-wal", "muniment.db-shm", "muniment.db-journal"] {
        let (folder, _) = closed(1).await;
        let path = folder.path().join(name);
        let made: [&dyn Fn(); 3] = [
            &|| assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            &|| symlink("/dev/null", &path).unwrap(),
            &|| fs::create_dir(&path).unwrap(),
        ];
        for make in made {
            make();
            for said in refused(folder.path()).await {
                assert!(said.contains(name) && !said.contains("permissions"), "{said}");
            }
            fs::remove_file(&path).or_else(|_| fs::remove_dir(&path)).unwrap();
        }
        assert!(verify_folder(folder.path(), None).await.unwrap()[0].is_sound());
    }
}

#[tokio::test]
async fn a_note_or_a_key_that_is_larger_than_any_is_refused_unread() {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", 2).await;
    store.remember("sample").await.unwrap();
    let swell = |name: &str| {
        let file = OpenOptions::new().write(true).open(folder.path().join(name)).unwrap();
        file.set_len(3 << 30).unwrap();
    };
    swell("witness/sample.note");
    let found = store.recall("sample").await.unwrap().unwrap();
    assert!(found.sentence.contains("it is larger than what belongs there"), "{}", found.sentence);
    swell("muniment.pub");
    let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("muniment.pub: it is larger than what belongs there"), "{said}");
}

#[tokio::test]
async fn a_file_with_another_name_is_read_and_not_written() {
    let (folder, file) = closed(1).await;
    let other = folder.path().join("other");
    fs::hard_link(&file, &other).unwrap();
    let said = Store::sqlite(folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("muniment.db has another name (a hard link)"), "{said}");
    assert!(verify_folder(folder.path(), None).await.unwrap()[0].is_sound());
    fs::remove_file(&other).unwrap();
    Store::sqlite(folder.path()).await.unwrap();
}
