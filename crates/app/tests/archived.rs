//! The sample organization with files, out as an archive and founded anew from it.

mod typed;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use engine::{Actor, Asked, Engine, Place, SystemClock};
use exchange::progress::Progress;
use exchange::whole::{Limits, Packed};
use isms::certification::Evidence;
use kernel::{Command, Declared, Value};
use serde_json::Value as Json;
use typed::{founded, json, muniment, refused, told};

const LIMITS: Limits = Limits { records: 64 << 20, file: 64 << 20 };

/// Brings evidence with files into an organization.
fn file(data: &Path, org: &str, files: &[(&str, Vec<u8>)]) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let engine = Engine::open(Place::Folder(data.to_owned()), Arc::new(SystemClock)).await.expect("the data");
        for (name, content) in files {
            let mut receiving = engine.receive(org, &Actor::operator()).await.expect("room");
            receiving.push(content).await.expect("room");
            let file = receiving.finish(name, None).await.expect("not empty");
            let values = vec![
                (kernel::Path::field("title"), Value::Text((*name).to_owned())),
                (kernel::Path::field("kind"), Value::Choice("output".into())),
                (kernel::Path::field("file"), Value::File(Box::new(file))),
            ];
            let command = Command::Create(Evidence::REGISTER, values);
            engine.execute(org, Asked::by(Actor::operator()), command).await.expect("sound");
        }
        engine.close().await;
    });
}

/// Every change that an archive brings, in words, and each file with its content.
fn content(archive: &Path) -> (Vec<String>, Vec<(String, Vec<u8>)>) {
    let opened = Packed::open(File::open(archive).expect("there"), LIMITS, isms::REGISTERS, &Progress::default());
    let (mut packed, whole) = opened.unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let Command::Whole(changes) = &whole.command else { panic!("a whole organization") };
    let mut files = Vec::new();
    for at in 0..packed.len() {
        let (digest, mut bytes) = (packed.named(at).file.digest.clone(), Vec::new());
        let all = packed.each_piece(at, |piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        });
        assert!(all.is_ok(), "{all:?}");
        files.push((digest, bytes));
    }
    (changes.iter().map(|change| format!("{change:?}")).collect(), files)
}

/// What the rehearsal says of each requirement: verdict, grade, and in which words where something is to be done. What was
/// entered into a ledger later than it happened is counted by each ledger for itself.
fn found(data: &Path) -> Vec<String> {
    let mut rows = Vec::new();
    for standard in ["iso27001-2022", "iso27001-2013"] {
        let output = muniment(data, &["check", "--all", "--standard", standard, "--format", "json"]);
        let told: Json = serde_json::from_slice(&output.stdout).expect("JSON");
        let all = told["requirements"].as_array().expect("a list").iter();
        rows.extend(all.map(|row| {
            let words = if row["verdict"] == "no_gap" { &Json::Null } else { &row["sentence"] };
            format!("{} {} {} {words}", row["id"], row["verdict"], row["grade"])
        }));
    }
    rows
}

#[test]
fn the_sample_with_files_is_founded_anew_equal_from_its_archive() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, other) = (folder.path().join("data"), folder.path().join("other"));
    told(&data, &["sample"]);
    let list = json(&data, &["list", "risks"]);
    let organizations: Vec<_> = std::fs::read_dir(&data).expect("there").collect();
    assert!(!organizations.is_empty() && list["total"].as_u64() > Some(0));
    let random = (0..3_000_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    file(&data, "sample", &[("restore.txt", b"restored in four hours".to_vec()), ("dump.bin", random)]);
    let (first, second) = (folder.path().join("first.zip"), folder.path().join("second.zip"));
    let (first, second) = (first.to_str().expect("UTF-8"), second.to_str().expect("UTF-8"));
    told(&data, &["export", "all", "--files", "--out", first]);
    let import = ["import", first, "--org", "copy"];
    let tried = json(&other, &[&import[..], &["--dry-run"]].concat());
    assert_eq!((&tried["entry"], tried["files"].as_u64()), (&serde_json::Value::Null, Some(2)));
    assert!(json(&other, &import)["records"].as_u64() > Some(500));
    told(&other, &["export", "all", "--files", "--out", second, "--org", "copy"]);
    let (one, two) = (content(Path::new(first)), content(Path::new(second)));
    assert_eq!(one.1.len(), 2);
    assert_eq!(one.0.len(), two.0.len());
    assert!(one == two, "the copy differs");
    told(&other, &["verify"]);
    assert_eq!(found(&other), found(&data), "the copy is judged otherwise");
    // Into an organization with records it does not come, and files go with everything alone.
    assert_eq!(refused(&other, &import).len(), 1);
    assert_eq!(muniment(&data, &["export", "risks", "--files"]).status.code(), Some(2));
}

#[test]
fn what_is_no_whole_archive_founds_nothing() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "site.create", "name=Oslo"]);
    let out = data.join("all.zip");
    let out = out.to_str().expect("UTF-8");
    told(data, &["export", "all", "--files", "--out", out]);
    let whole = std::fs::read(out).expect("there");
    for (bytes, said) in [(&whole[..whole.len() - 9], "no archive, or it was cut short"), (b"PK", "no archive")] {
        std::fs::write(out, bytes).expect("written");
        let refusals = refused(data, &["import", out, "--org", "copy"]);
        assert!(refusals.len() == 1 && refusals[0].contains(said), "{refusals:?}");
    }
    assert_eq!(refused(data, &["list", "sites", "--org", "copy"]), ["there is no organization copy; there are acme"]);
}

/// How many records a file would make, change and so on.
fn counts(data: &Path, import: &[&str]) -> [Option<u64>; 4] {
    let tried = json(data, &[&["import"], import, &["--dry-run"]].concat());
    ["new", "changed", "conflicts", "refused"].map(|count| tried[count].as_u64())
}

#[test]
fn every_register_of_the_sample_comes_back_from_its_sheet_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    told(&data, &["sample"]);
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let all = path("all.xlsx");
    told(&data, &["export", "all", "--out", &all]);
    assert_eq!(counts(&data, &[&all]), [Some(0); 4]);
    for (register, name) in [("documents", "d.csv"), ("applicability", "a.xlsx"), ("threats", "threats.xlsx")] {
        let file = path(name);
        told(&data, &["export", register, "--out", &file]);
        assert_eq!(counts(&data, &[&file, "--kind", register]), [Some(0); 4], "{name}");
    }
}
