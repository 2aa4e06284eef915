//! Proofs, checkpoints and an exported ledger, checked by a program that shares no line with ours.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::path::Path;
use std::process::{Command, Output};

use engine::Engine;
use serde_json::json;

/// What the other program says of a file.
fn judged(folder: &Path, note: &str, key: &str, content: &str) -> Output {
    let (note_file, file) = (folder.join("note.txt"), folder.join("file"));
    std::fs::write(&note_file, note).unwrap();
    std::fs::write(&file, content).unwrap();
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("ledger.mjs");
    Command::new("node").arg(program).arg(note_file).arg(key).arg(file).output().unwrap()
}

fn agrees(folder: &Path, note: &str, key: &str, content: &str, said: &str) {
    let output = judged(folder, note, key, content);
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.contains(said), "{told}\n{content}");
}

fn objects(folder: &Path, note: &str, key: &str, content: &str) {
    let output = judged(folder, note, key, content);
    assert!(!output.status.success(), "{}\n{content}", String::from_utf8_lossy(&output.stdout));
}

/// A house in a folder, in which somebody does two things on a day of March 2026.
/// The newest public key, bare.
fn newest_key(engine: &Engine) -> String {
    let lines = engine.key_lines("acme");
    let newest = lines.lines().last().and_then(|line| line.split(' ').next());
    newest.unwrap().to_owned()
}

async fn housed(folder: &Path, day: u8) -> Engine {
    let clock = engine::SetClock::at(format!("2026-03-{day:02}T12:00:00Z").parse().unwrap());
    let engine = Engine::open(engine::Place::Folder(folder.to_owned()), std::sync::Arc::new(clock)).await.unwrap();
    if engine.organizations().is_empty() {
        engine.found("acme", "Acme", None, &engine::Actor::operator()).await.unwrap();
    }
    for name in ["Oslo", "Bergen"] {
        peers::act(&engine, "site.create", &json!({ "name": format!("{name} {day}") })).await.unwrap();
    }
    engine
}

async fn raw(engine: &Engine) -> String {
    let (mut raw, mut whole) = (engine.raw("acme").await.unwrap(), String::new());
    while let Some(lines) = raw.next().await.unwrap() {
        whole.push_str(&lines);
    }
    whole
}

/// The text with one letter of the line that starts so, and is the last of them, changed.
fn with_a_letter_changed(text: &str, start: &str) -> String {
    let at = text.rfind(start).unwrap() + start.len() + 9;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}

#[tokio::test]
async fn another_program_agrees_with_every_proof_and_objects_to_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let engine = peers::house().await.unwrap();
    let old = engine.checkpoint("acme").await.unwrap();
    let from = engine.state("acme").await.unwrap().size();
    for name in ["Oslo", "Bergen", "Tromsø"] {
        peers::act(&engine, "site.create", &json!({ "name": name })).await.unwrap();
    }
    let new = engine.checkpoint("acme").await.unwrap();
    let (key, size) = (newest_key(&engine), engine.state("acme").await.unwrap().size());

    for seq in 1..=size {
        let proof = engine.prove_entry("acme", seq, true, None).await.unwrap();
        agrees(folder, &new, &key, &proof, &format!("entry {seq} of {size}"));
    }
    let proof = engine.prove_entry("acme", 2, true, Some(&old)).await.unwrap();
    agrees(folder, &old, &key, &proof, &format!("entry 2 of {from}"));
    objects(folder, &new, &key, &proof);
    objects(folder, &old, &key, &with_a_letter_changed(&proof, "\nextra "));
    objects(folder, &old, &key, &with_a_letter_changed(&proof, "\nindex 1\n"));

    let growth = engine.prove_growth("acme", from, None).await.unwrap();
    agrees(folder, &old, &key, &growth, &format!("{from} to {size}"));
    objects(folder, &new, &key, &growth);
    objects(folder, &old, &key, &with_a_letter_changed(&growth, &format!("old {from}\n")));

    let whole = raw(&engine).await;
    agrees(folder, &old, &key, &whole, &format!("{size} entries"));
    for start in ["\nentry ", "\ncheckpoint "] {
        objects(folder, &old, &key, &with_a_letter_changed(&whole, start));
    }
    let first = whole.lines().position(|line| line.starts_with("entry ")).unwrap();
    let lines = whole.lines().enumerate().filter(|(at, _)| *at != first);
    let removed: String = lines.map(|(_, line)| format!("{line}\n")).collect();
    objects(folder, &old, &key, &removed);

    // Both programs say the same of the same file.
    let (path, trust) = (folder.join("file"), ledger::Trust::default());
    for (text, sound) in [(&whole, true), (&removed, false)] {
        std::fs::write(&path, text).unwrap();
        assert_eq!(ledger::verify_file(&path, &trust, &mut ()).unwrap().is_sound(), sound);
    }
}

const DAY_US: i64 = 86_400_000_000;
/// Midnight before the first of March 2026.
const MARCH_US: i64 = 20_513 * DAY_US;

/// The file with since when each later key signs put off by a microsecond; the handover is not signed anew.
fn put_off(whole: &str) -> String {
    let line = |line: &str| match line.split(' ').collect::<Vec<_>>()[..] {
        ["key", key, since, handover] => format!("key {key} {} {handover}\n", since.parse::<i64>().unwrap() + 1),
        _ => format!("{line}\n"),
    };
    whole.lines().map(line).collect()
}

/// What our own program says of a file, with a key from outside.
fn ours(folder: &Path, key: &str, content: &str) -> bool {
    let file = folder.join("file");
    std::fs::write(&file, content).unwrap();
    let trust = ledger::Trust { checkpoint: None, keys: Some(ledger::Keys::public(key).unwrap()) };
    ledger::verify_file(&file, &trust, &mut ()).unwrap().is_sound()
}

#[tokio::test]
async fn another_program_follows_a_key_that_was_handed_over_and_none_that_was_not() {
    let (data, desk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (data, desk) = (data.path(), desk.path());
    housed(data, 1).await.close().await;
    let engine = housed(data, 2).await;
    let (first, old) = (newest_key(&engine), engine.checkpoint("acme").await.unwrap());
    engine.close().await;
    ledger::Keys::rotate(data, MARCH_US + 2 * DAY_US).unwrap();
    let engine = housed(data, 3).await;
    let (second, new) = (newest_key(&engine), engine.checkpoint("acme").await.unwrap());
    let whole = raw(&engine).await;
    assert_ne!(first, second);

    // Whoever holds the first key alone is led to the second by the handover; the note may be of either.
    for note in [&old, &new] {
        agrees(desk, note, &first, &whole, "6 entries");
    }
    assert!(ours(desk, &first, &whole));
    // The second alone does not open what the first signed, and a handover that nobody signed leads nowhere.
    objects(desk, &new, &second, &whole);
    objects(desk, &new, &first, &put_off(&whole));
    assert!(!ours(desk, &second, &whole) && !ours(desk, &first, &put_off(&whole)));

    // A proof tells no handovers, so whoever checks it gives the key that signed.
    let proof = engine.prove_entry("acme", 1, true, None).await.unwrap();
    agrees(desk, &new, &second, &proof, "entry 1 of 6");
    objects(desk, &new, &first, &proof);
    engine.close().await;

    // Lost: nobody signs the handover, and the old keys lead nowhere.
    std::fs::remove_file(data.join("muniment.key")).unwrap();
    ledger::Keys::replace(data, MARCH_US + 3 * DAY_US).unwrap();
    let engine = housed(data, 4).await;
    let (newest, whole) = (engine.checkpoint("acme").await.unwrap(), raw(&engine).await);
    for key in [&first, &second] {
        objects(desk, &newest, key, &whole);
        assert!(!ours(desk, key, &whole));
    }
}

#[tokio::test]
async fn what_a_key_signs_after_it_was_given_up_counts_for_nobody() {
    let (data, desk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (data, desk) = (data.path(), desk.path());
    let engine = housed(data, 1).await;
    let (first, old) = (newest_key(&engine), engine.checkpoint("acme").await.unwrap());
    engine.close().await;
    let files = ["muniment.key", "muniment.pub"];
    let read = || files.map(|name| std::fs::read(data.join(name)).unwrap());
    let write = |keys: &[Vec<u8>; 2]| {
        files.iter().zip(keys).for_each(|(name, key)| std::fs::write(data.join(name), key).unwrap())
    };
    let stolen = read();
    ledger::Keys::rotate(data, MARCH_US + DAY_US).unwrap();
    let rotated = read();
    // Whoever has the old key goes on with it, and puts the list of keys back.
    write(&stolen);
    housed(data, 3).await.close().await;
    write(&rotated);
    let store = ledger::Store::sqlite_read_only(data).await.unwrap();
    let (mut raw, mut whole) = (store.raw("acme").await.unwrap(), String::new());
    while let Some(lines) = raw.next().await.unwrap() {
        whole.push_str(&lines);
    }
    assert!(!ours(desk, &first, &whole));
    objects(desk, &old, &first, &whole);
}
