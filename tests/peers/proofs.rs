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
    let (key, size) = (engine.verifier("acme"), engine.state("acme").await.unwrap().size());

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
