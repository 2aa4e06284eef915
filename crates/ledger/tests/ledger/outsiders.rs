//! Proofs as files, in the hands of somebody who has nothing but a checkpoint or a key.

use crate::builder::grow;
use ledger::proof::judge;
use ledger::{Keys, Proved, Store, Trust};

const SIZES: [u64; 7] = [1, 2, 3, 7, 8, 33, 70];

/// A ledger of 70 entries and the checkpoint it had at each size.
async fn ledger() -> (Store, Vec<(u64, String)>) {
    let store = Store::memory();
    store.create("sample").await.unwrap();
    let mut notes = Vec::new();
    for size in SIZES {
        grow(&store, "sample", size).await;
        notes.push((size, store.checkpoint("sample").await.unwrap()));
    }
    (store, notes)
}

fn keys(store: &Store) -> Option<Keys> {
    Some(Keys::public(&store.keys().verifier("sample")).unwrap())
}

fn kept(note: &str) -> Trust {
    Trust { checkpoint: Some(note.to_owned()), keys: None }
}

#[tokio::test]
async fn every_entry_is_proved_against_every_checkpoint_that_holds_it() {
    let (store, notes) = ledger().await;
    for (size, note) in &notes {
        for seq in 0..*size {
            let file = store.prove_entry("sample", seq, seq % 2 == 0, Some(note)).await.unwrap().text();
            let Proved::Entry { within, header, items, signed } = judge(&file, &kept(note)).unwrap() else {
                panic!("not the proof of an entry")
            };
            assert_eq!((within.size, header.seq, signed), (*size, seq, false));
            assert_eq!(items.map(|items| items.len()), (seq % 2 == 0).then_some(2));
            let by_key = judge(&file, &Trust { checkpoint: None, keys: keys(&store) });
            assert!(matches!(by_key, Ok(Proved::Entry { signed: true, .. })));
        }
    }
}

#[tokio::test]
async fn every_checkpoint_is_proved_to_grow_out_of_every_older_one() {
    let (store, notes) = ledger().await;
    for (to, newer) in &notes {
        for (from, older) in notes.iter().filter(|(from, _)| from <= to) {
            let file = store.prove_growth("sample", *from, Some(newer)).await.unwrap().text();
            let trust = Trust { keys: keys(&store), ..kept(older) };
            let Proved::Grown { from: a, to: b, signed, given_up_us: None } = judge(&file, &trust).unwrap() else {
                panic!("no growth")
            };
            assert_eq!((a.size, b.size, signed), (*from, *to, true));
        }
    }
}

#[tokio::test]
async fn a_proof_with_one_character_changed_proves_nothing() {
    let (store, notes) = ledger().await;
    let (_, note) = &notes[5];
    let (_, older) = &notes[3];
    let files = [
        (store.prove_entry("sample", 20, true, Some(note)).await.unwrap().text(), kept(note)),
        (
            store.prove_growth("sample", 7, Some(note)).await.unwrap().text(),
            Trust { keys: keys(&store), ..kept(older) },
        ),
    ];
    for (file, trust) in files {
        let whole = judge(&file, &trust).unwrap();
        let signature = file.find('\u{2014}').unwrap();
        for at in 0..file.len() {
            let mut bytes = file.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            // Without a key nobody looks at the signature; padding of base64 and the last newline say nothing.
            match judge(&changed, &trust) {
                Ok(same) => assert!(same == whole && (at >= signature || at + 1 == file.len()), "byte {at}: {changed}"),
                Err(fault) => assert!(!fault.to_string().is_empty()),
            }
        }
    }
}

#[tokio::test]
async fn what_proves_nothing_is_told_with_its_reason() {
    let (store, notes) = ledger().await;
    let other = Store::memory();
    for org in ["other", "sample"] {
        other.create(org).await.unwrap();
        grow(&other, org, 9).await;
    }
    let file = store.prove_entry("sample", 2, false, Some(&notes[4].1)).await.unwrap().text();
    let growth = store.prove_growth("sample", 3, Some(&notes[4].1)).await.unwrap().text();
    let refused = |file: &str, trust: Trust, message: &str| {
        let said = judge(file, &trust).unwrap_err().to_string();
        assert!(said.contains(message), "{said}");
    };
    refused("nonsense", kept(&notes[0].1), "this is no proof");
    refused(&file, Trust::default(), "name a checkpoint that was kept, or the public key");
    refused(&file, kept(&notes[5].1), "signs 33 entries, the proof leads to the one of 8");
    refused(&file, kept(&other.checkpoint("other").await.unwrap()), "another ledger");
    refused(&file, Trust { checkpoint: None, keys: keys(&other) }, "fits none of the known keys");
    refused(&growth, Trust::default(), "name the older checkpoint");
    refused(&growth, kept(&notes[3].1), "signs 7 entries, but the proof starts at 3");
    refused(&growth, kept(&other.checkpoint("other").await.unwrap()), "belongs to organization other");
    let moved = file.replace("\nindex 2\n", "\nindex 3\n");
    refused(&moved, kept(&notes[4].1), "carries the number 2, not 3");

    let foreign = other.checkpoint("sample").await.unwrap();
    let said = store.prove_entry("sample", 2, false, Some(&foreign)).await.unwrap_err().to_string();
    assert_eq!(said, "the signature fits none of the known keys");
}

#[tokio::test]
async fn checkpoints_are_listed_with_the_newest_at_the_end() {
    let (store, _) = ledger().await;
    grow(&store, "sample", 2_050).await;
    let sizes = async |from, max| {
        let all = store.checkpoints("sample", from, max).await.unwrap();
        all.iter().map(|(size, _)| *size).collect::<Vec<_>>()
    };
    assert_eq!(sizes(0, 10).await, [1_000, 2_000, 2_050]);
    assert_eq!(sizes(1_001, 10).await, [2_000, 2_050]);
    assert_eq!(sizes(0, 1).await, [1_000]);
    assert_eq!(sizes(2_051, 9).await, [0; 0]);
}
