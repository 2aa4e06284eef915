//! A whole organization with its files, packed and unpacked: what does not fit is refused by name.

use std::io::{Cursor, Write};

use exchange::progress::Progress;
use exchange::whole::{Form, Limits, Packed, Packing, Whole, is_archive};
use kernel::{FileRef, RawId, Refusal};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PROOF: &[u8] = b"restored in four hours";
const LOG: &[u8] = b"all is well";
const LIMITS: Limits = Limits { records: 1 << 20, file: 1 << 20 };

fn file(name: &str, content: &[u8]) -> FileRef {
    let digest = hex::encode(Sha256::digest(content));
    FileRef { digest, name: name.into(), size: content.len() as u64, media: "text/plain".into() }
}

/// The records of an organization with so many pieces of evidence.
fn records(files: &[FileRef]) -> Vec<u8> {
    let record = |(at, file): (usize, &FileRef)| {
        let id = RawId(0x0189_0000_0000_7000_8000_0000_0000_0000 + at as u128);
        let fields = json!({ "title": file.name, "kind": "output", "file": file });
        json!({ "id": id.to_string(), "reference": format!("EV-{:03}", at + 1), "fields": fields })
    };
    let evidence: Json = files.iter().enumerate().map(record).collect();
    let whole =
        json!({ "muniment": "organization", "format": 1, "name": "Two", "registers": { "evidence": evidence } });
    whole.to_string().into_bytes()
}

fn named(file: &FileRef) -> String {
    format!("files/{}", file.digest)
}

/// An archive of whatever stands in it.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(content).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn open(bytes: &[u8], limits: Limits) -> Result<(Packed<Cursor<Vec<u8>>>, Whole), Vec<String>> {
    let told = |refusals: Vec<Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
    Packed::open(Cursor::new(bytes.to_vec()), limits, isms::REGISTERS, &Progress::default()).map_err(told)
}

#[track_caller]
fn refused(bytes: &[u8], said: &str) {
    let refusals = open(bytes, LIMITS).err().unwrap_or_default();
    assert!(refusals.len() == 1 && refusals[0].contains(said), "{said:?} is not said alone: {refusals:?}");
}

#[test]
fn what_is_packed_piece_by_piece_is_unpacked_equal() {
    let (proof, log) = (file("proof.txt", PROOF), file("log.txt", LOG));
    let records = records(&[proof.clone(), log.clone(), FileRef { name: "the same.txt".into(), ..proof.clone() }]);
    let mut packing = Packing::of(&records, Form::Json).expect("memory");
    let mut bytes = packing.take();
    for (file, content) in [(&proof, PROOF), (&log, LOG)] {
        packing.file(&file.digest).expect("memory");
        content.chunks(5).for_each(|piece| packing.push(piece).expect("memory"));
        bytes.extend(packing.take());
    }
    bytes.extend(packing.finish().expect("memory"));
    assert!(is_archive(&bytes[..64]));
    let (mut packed, whole) = open(&bytes, LIMITS).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    assert_eq!((whole.records, packed.len()), (3, 2), "a file named twice lies in it once");
    for at in 0..packed.len() {
        let (mut content, named) = (Vec::new(), packed.named(at).file.clone());
        let all = packed.each_piece(at, |piece| {
            content.extend_from_slice(piece);
            Ok(())
        });
        assert_eq!((all, file(&named.name, &content)), (Ok(()), named));
    }
}

#[test]
fn what_is_missing_damaged_doubled_or_superfluous_is_refused_with_its_name() {
    let (proof, other) = (file("proof.txt", PROOF), named(&file("", LOG)));
    let (records, at) = (records(std::slice::from_ref(&proof)), named(&proof));
    let own: [(&str, &[u8]); 2] = [("organization.json", &records), (&at, PROOF)];
    assert!(open(&archive(&own), LIMITS).is_ok(), "the sound one comes in");
    refused(&archive(&own[..1]), "evidence EV-001, file: proof.txt: its content is missing in this archive; export");
    let swapped: Vec<u8> = PROOF.iter().rev().copied().collect();
    refused(&archive(&[own[0], (&at, &swapped)]), "proof.txt: its content in this archive is damaged");
    refused(&archive(&[own[0], (&at, LOG)]), "proof.txt: it has 11 bytes in this archive and is named with 22");
    refused(&archive(&[own[0], own[1], (&other, LOG)]), "no record names this; take it out of the archive");
    refused(&archive(&[own[0], own[1], ("notes.txt", LOG)]), "notes.txt: no record names this");
    refused(
        &archive(&[own[0], own[1], ("organization.yaml", &records)]),
        "both organization.json and organization.yaml lie in this archive",
    );
    refused(&archive(&own[1..]), "there is no organization.json at the top of this archive");
    // Twice under one name: as no program of ours writes it.
    let twin = archive(&[own[0], own[1], (&format!("files/{}", "0".repeat(64)), PROOF)]);
    let doubled = replaced(&twin, "0".repeat(64).as_bytes(), proof.digest.as_bytes());
    refused(&doubled, "a file lies in this archive twice");
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let places: Vec<_> = (0..=out.len() - from.len()).filter(|at| out[*at..].starts_with(from)).collect();
    places.into_iter().for_each(|at| out[at..at + to.len()].copy_from_slice(to));
    out
}

#[test]
fn no_more_is_unpacked_than_is_named_and_taken() {
    let bomb = vec![0; 4 << 20];
    let named_small = FileRef { size: 9, ..file("bomb.bin", &bomb) };
    let at = named(&named_small);
    let small = records(&[named_small]);
    refused(&archive(&[("organization.json", &small), (&at, &bomb)]), "it has 4194304 bytes in this archive");
    let large = records(&[file("bomb.bin", &bomb)]);
    refused(&archive(&[("organization.json", &large), (&at, &bomb)]), "bomb.bin: it is larger than 1 MiB");
    refused(&archive(&[("organization.json", &bomb)]), "its records take more than 1 MiB");
    let cut = archive(&[("organization.json", &small)]);
    refused(&cut[..cut.len() - 9], "this is no archive, or it was cut short");
    refused(b"name;owner", "this is no archive");
}

#[test]
fn an_archive_that_is_altered_anywhere_is_refused_or_read_the_same() {
    let proof = file("proof.txt", PROOF);
    let bytes = archive(&[("organization.json", &records(std::slice::from_ref(&proof))), (&named(&proof), PROOF)]);
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 0x41;
        if let Ok((packed, whole)) = open(&altered, LIMITS) {
            assert_eq!((whole.files[0].file.digest.as_str(), packed.len()), (proof.digest.as_str(), 1), "byte {at}");
        }
    }
}
