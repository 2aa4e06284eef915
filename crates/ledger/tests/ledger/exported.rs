//! An exported ledger: written down, verified with nothing beside it, and damaged in every way a text can be.

use crate::builder::{DAY_US, draft, folder, grow, sealed, sql};
use ledger::{Draft, Keys, Report, Store, Trust, verify_file};

/// Four entries a day over three days, as a file.
async fn three_days() -> (Store, String) {
    let store = Store::memory();
    for org in ["other", "sample"] {
        store.create(org).await.unwrap();
    }
    for seq in 0..12 {
        let time_us = draft(seq).time_us + (seq as i64 / 4) * DAY_US;
        let entry = sealed(Draft { time_us, idempotency: Some(format!("request-{seq}")), ..draft(seq) }, seq);
        store.append("sample", seq, vec![entry]).await.unwrap();
    }
    store.erase("sample", 2, &[0]).await.unwrap();
    let text = written(&store, "sample").await;
    (store, text)
}

async fn written(store: &Store, org: &str) -> String {
    let (mut raw, mut text) = (store.raw(org).await.unwrap(), String::new());
    while let Some(lines) = raw.next().await.unwrap() {
        text.push_str(&lines);
    }
    text
}

fn report(text: &str, trust: &Trust) -> Report {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    verify_file(file.path(), trust, &mut ()).unwrap()
}

fn found(text: &str, trust: &Trust) -> Vec<String> {
    report(text, trust).findings.iter().map(ToString::to_string).collect()
}

/// The lines with those from `at` on replaced.
fn with(text: &str, change: impl FnOnce(&mut Vec<String>)) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    lines.join("\n") + "\n"
}

#[tokio::test]
async fn what_was_written_down_is_sound_and_says_what_it_rests_on() {
    let (store, text) = three_days().await;
    let told = report(&text, &Trust::default()).to_string();
    let expected = "sample: 12 entries, 3 checkpoints agree; complete up to checkpoint 12 of 2026-03-03; \
        no checkpoint from outside was compared\n";
    assert_eq!(told, expected);
    let keys = Keys::public(&store.keys().verifier("sample")).unwrap();
    let trust = Trust { checkpoint: Some(store.checkpoint("sample").await.unwrap()), keys: Some(keys) };
    let told = report(&text, &trust);
    assert_eq!((told.is_sound(), told.outside, told.items_erased), (true, Some(12), 1));
    assert!(report(&written(&store, "other").await, &Trust::default()).is_sound());
}

#[tokio::test]
async fn a_long_ledger_is_written_down_with_every_checkpoint() {
    let store = Store::memory();
    store.create("sample").await.unwrap();
    grow(&store, "sample", 2_345).await;
    let told = report(&written(&store, "sample").await, &Trust::default());
    assert_eq!((told.is_sound(), told.entries, told.checkpoints), (true, 2_345, 3), "{told}");
}

// Lines from 0: mark, origin, key, entries 1 to 4, checkpoint 4, entries 5 to 8, checkpoint 8, entries 9 to 12,
// checkpoint 12, end.
#[tokio::test]
async fn lines_removed_moved_repeated_and_cut_are_named() {
    let (store, text) = three_days().await;
    let check = |change: &dyn Fn(&mut Vec<String>), expected: &[&str]| {
        assert_eq!(found(&with(&text, change), &Trust::default())[..], *expected);
    };
    let again = |line: u64, entry: u64| {
        format!("line {line}: entry {entry} stands here again or too late: lines were repeated or moved")
    };
    check(&|lines| drop(lines.remove(9)), &["entry 6: it is missing"]);
    check(&|lines| drop(lines.drain(8..11)), &["entries 5 to 7: they are missing"]);
    check(&|lines| lines.swap(8, 9), &["entry 5: it is missing", &again(10, 5)]);
    check(&|lines| lines.insert(10, lines[9].clone()), &[&again(11, 6)]);
    check(&|lines| lines[9].truncate(40), &["entry 6: it is missing", "line 10: its entry cannot be read"]);
    check(
        &|lines| lines.truncate(14),
        &[
            "checkpoint 9: it is missing, though it signs the end of the ledger",
            "file: it ends after 9 entries without saying so: it was cut short",
        ],
    );
    check(&|lines| lines.push("entry again".into()), &["line 20: it stands behind the end"]);
    check(&|lines| lines[18] = "end 13".into(), &["line 19: it says that there are 13 entries, but 12 came"]);
    check(
        &|lines| lines[12] = "note".into(),
        &["checkpoint 8: it is missing, though it ended a day", "line 13: it is none that a ledger has"],
    );
    check(&|lines| drop(lines.remove(12)), &["checkpoint 8: it is missing, though it ended a day"]);
    let foreign = written(&store, "other").await.lines().nth(3).unwrap().to_owned();
    check(&|lines| lines[12].clone_from(&foreign), &["checkpoint 8: it belongs to organization other"]);
    check(
        &|lines| lines.swap(7, 12),
        &[
            "checkpoint 4: it signs 8 entries: checkpoints were moved or the head was changed",
            "checkpoint 8: it signs 4 entries: checkpoints were moved or the head was changed",
        ],
    );
}

#[tokio::test]
async fn a_file_that_is_nearly_what_was_written_is_told_what_is_wrong_with_it() {
    let (_, text) = three_days().await;
    for end in ["end 012", "end +12", "end 12 "] {
        let said = format!("line 19: it says that there are {} entries, but 12 came", &end[4..]);
        assert_eq!(found(&with(&text, |lines| lines[18] = end.into()), &Trust::default()), [said]);
    }
    let cut = "file: its last line has no end: it was cut short";
    assert_eq!(found(text.trim_end(), &Trust::default()), [cut]);
    let foreign = format!("key {} 5", Keys::ephemeral().verifier("sample"));
    let strange = with(&text, |lines| lines.insert(3, format!("{foreign} lost")));
    let keys = Keys::public(text.lines().nth(2).unwrap().strip_prefix("key ").unwrap()).unwrap();
    let told = found(&strange, &Trust { checkpoint: None, keys: Some(keys) });
    assert_eq!(told, ["line 4: nobody whose key is known handed over to this key"]);
    let refused = |text: &str| {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        verify_file(file.path(), &Trust::default(), &mut ()).unwrap_err().to_string()
    };
    for (text, said) in [
        (text.replace('\n', "\r\n"), "its lines end as on Windows"),
        (format!("\u{feff}{text}"), "a mark of its encoding was put before it"),
        (
            text.replace("ledger@v1", "ledger@v2"),
            "its form is \"muniment/ledger@v2\", this program knows muniment/ledger@v1",
        ),
        (String::new(), "it is empty"),
        (text.replace("\nkey ", "\nkeys "), "it names no public key"),
    ] {
        let told = refused(&text);
        assert!(told.contains("is no exported ledger") && told.contains(said), "{told}");
    }
}

#[tokio::test]
async fn an_entry_put_in_the_place_of_another_is_found_by_the_next_checkpoint() {
    let (store, text) = three_days().await;
    let another = Store::memory();
    another.create("sample").await.unwrap();
    let entry = sealed(Draft { items: [b"what never was"].iter().collect(), ..draft(0) }, 0);
    another.append("sample", 0, vec![entry]).await.unwrap();
    let forged = written(&another, "sample").await.lines().nth(3).unwrap().to_owned();
    let text = with(&text, |lines| lines[3] = forged);
    let range = "entries 1 to 4: they are not all the ones that checkpoint 4 signs; no checkpoint before it agrees";
    assert_eq!(found(&text, &Trust::default()), [range]);
    let trust = Trust { checkpoint: Some(store.checkpoint("sample").await.unwrap()), keys: None };
    let outside = "checkpoint from outside: it cannot be compared, as entries before it are missing or changed";
    assert_eq!(found(&text, &trust), [outside, range]);
}

#[tokio::test]
async fn every_letter_of_the_file_counts() {
    let (store, text) = three_days().await;
    let keys = Keys::public(&store.keys().verifier("sample")).unwrap();
    let trust = Trust { checkpoint: None, keys: Some(keys) };
    for at in (0..text.len()).step_by(7) {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &bytes).unwrap();
        // The keys of the file do not count beside our own.
        let in_a_key = text.lines().nth(2).is_some_and(|key| {
            let from = text.find(key).unwrap();
            (from + 4..from + key.len()).contains(&at)
        });
        let sound = verify_file(file.path(), &trust, &mut ()).is_ok_and(|report| report.is_sound());
        assert!(!sound || in_a_key, "byte {at} of {:?}", &text[at.saturating_sub(20)..at + 20]);
    }
}

#[tokio::test]
async fn what_was_changed_or_taken_away_is_not_written_down_as_if_it_were_whole() {
    let (folder, store) = folder().await;
    store.create("sample").await.unwrap();
    grow(&store, "sample", 2_345).await;
    store.close().await;
    let file = folder.path().join("muniment.db");
    let whole = std::fs::read(&file).unwrap();
    let place = |seq: u64| (1_u64 << 40) + seq - 1;
    let other = format!("(SELECT header, hashes, body FROM entry WHERE place = {})", place(9));
    let damage = [
        (
            format!("UPDATE entry SET header = CAST(x'00' || substr(header, 2) AS BLOB) WHERE place = {}", place(500)),
            "entry 500:",
        ),
        (format!("UPDATE entry SET hashes = zeroblob(32) WHERE place = {}", place(500)), "entry 500: its header or"),
        (format!("UPDATE entry SET body = substr(body, 2) WHERE place = {}", place(2_000)), "entry 2000:"),
        (
            format!("UPDATE entry SET (header, hashes, body) = {other} WHERE place = {}", place(700)),
            "entry 700: it carries",
        ),
        (format!("DELETE FROM entry WHERE place BETWEEN {} AND {}", place(1_500), place(1_511)), "has no entry 1500;"),
        (format!("DELETE FROM entry WHERE place >= {}", place(2_340)), "has no entry 2340;"),
        (
            "UPDATE checkpoint SET note = (SELECT checkpoint FROM organization) WHERE size = 1000".into(),
            "checkpoint 1000:",
        ),
    ];
    for (statement, said) in damage {
        std::fs::write(&file, &whole).unwrap();
        sql(folder.path(), &statement);
        let store = Store::sqlite_read_only(folder.path()).await.unwrap();
        let mut text = String::new();
        let told = match store.raw("sample").await {
            // All that is read at once is looked at before anything is given.
            Err(fault) => fault.to_string(),
            Ok(mut raw) => loop {
                match raw.next().await {
                    Ok(lines) => text.push_str(&lines.expect("it breaks off before its end")),
                    Err(fault) => break fault.to_string(),
                }
            },
        };
        assert!(told.contains(said) && !text.contains("\nend "), "{statement}: {told}");
        store.close().await;
    }
}
