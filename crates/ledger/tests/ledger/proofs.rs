//! Proofs as another implementation checks them.

use crate::builder::{grow, stored};
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use ledger::{Hash, Store};
use sha2::Sha256;

const SIZE: u64 = 70;

async fn ledger() -> Store {
    let store = Store::memory();
    store.create("sample").await.unwrap();
    grow(&store, "sample", SIZE).await;
    store
}

async fn root(store: &Store, size: u64) -> RootHash<Sha256> {
    RootHash::new(store.root("sample", size).await.unwrap().into(), size)
}

fn bytes(proof: Vec<Hash>) -> Vec<u8> {
    proof.concat()
}

#[tokio::test]
async fn every_entry_is_proved_in_every_tree_that_holds_it() {
    let (store, entries) = (ledger().await, stored(0, SIZE));
    for size in 1..=SIZE {
        let root = root(&store, size).await;
        for seq in 0..size {
            let proof = store.inclusion_proof("sample", seq, size).await.unwrap();
            let proof = InclusionProof::<Sha256>::try_from_bytes(bytes(proof)).unwrap();
            root.verify_inclusion(&entries[seq as usize].header, seq, &proof).unwrap();
            let other = &entries[(seq as usize + 1) % SIZE as usize].header;
            assert!(root.verify_inclusion(other, seq, &proof).is_err());
        }
    }
}

#[tokio::test]
async fn every_tree_is_proved_to_grow_out_of_every_smaller_one() {
    let store = ledger().await;
    for to in 1..=SIZE {
        let new = root(&store, to).await;
        for from in 1..=to {
            let proof = store.consistency_proof("sample", from, to).await.unwrap();
            let proof = ConsistencyProof::<Sha256>::try_from_bytes(bytes(proof)).unwrap();
            new.verify_consistency(&root(&store, from).await, &proof).unwrap();
        }
    }
}

#[tokio::test]
async fn the_empty_tree_needs_no_proof_and_what_cannot_be_proved_is_refused() {
    let store = ledger().await;
    assert!(store.consistency_proof("sample", 0, SIZE).await.unwrap().is_empty());
    assert_eq!(store.root("sample", 0).await.unwrap(), ledger::hash::empty_root());
    let refused = |fault: ledger::Fault, message: &str| assert_eq!(fault.to_string(), message);
    let beyond = store.inclusion_proof("sample", 9, 9).await.unwrap_err();
    refused(beyond, "entry 10 is not among the first 9: ask for a larger size");
    let backward = store.consistency_proof("sample", 9, 8).await.unwrap_err();
    refused(backward, "a ledger of 8 entries cannot begin with 9: swap them");
    let future = store.root("sample", SIZE + 1).await.unwrap_err();
    refused(future, "organization sample has no entry 71; run `muniment verify` and restore a backup");
}
