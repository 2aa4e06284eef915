//! Says clearly when the built assets are missing, and gives each build a name of its own.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What pages are made of, beside the built assets, which carry hashes of their own.
const SOURCES: [&str; 12] = [
    "src",
    "templates",
    "../kernel/src",
    "../isms/src",
    "../access/src",
    "../engine/src",
    "../exchange/src",
    "../reports/src",
    "../ledger/src",
    "../kernel/derive/src",
    "../../content",
    // Markdown is drawn and cleaned by crates.
    "../../Cargo.lock",
];

fn main() {
    println!("cargo::rustc-env=BUILD_HASH={:016x}", hash());
    for path in SOURCES.into_iter().chain(["dist/manifest.json"]) {
        println!("cargo::rerun-if-changed={path}");
    }
    if !Path::new("dist/manifest.json").exists() {
        println!("cargo::error=crates/web/dist is missing: run `make assets` (it needs node 20 or newer)");
    }
}

/// A hash of all sources, so that no page of another build is taken for one of this.
fn hash() -> u64 {
    let mut hasher = DefaultHasher::new();
    let files: BTreeSet<PathBuf> = SOURCES.iter().flat_map(|folder| files(Path::new(folder))).collect();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    hasher.finish()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    if folder.is_file() {
        return vec![folder.to_owned()];
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
