use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::texts;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The texts that a source names as `t.t("key")`, `t.one("key"`, `t.with("key"`.
fn named(source: &str) -> impl Iterator<Item = &str> {
    let calls =
        ["t.t(\"", "t.one(\"", "t.with(\"", "t.find(\"", "t().t(\"", "t().one(\"", "texts.t(\"", "texts.one(\""];
    calls.into_iter().flat_map(move |call| keys_after(source, call))
}

/// The keys after a call on something of just this name.
fn keys_after<'a>(source: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = |at: usize| !source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
    let found = source.match_indices(call).filter(move |(at, _)| whole(*at));
    found.filter_map(move |(at, _)| source[at + call.len()..].split('"').next())
}

#[test]
fn every_text_that_a_page_names_is_there() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(&room.join("templates"), &mut sources);
    files(&room.join("src"), &mut sources);
    let mut lacking = BTreeSet::new();
    for path in sources.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "tests")) {
        let source = fs::read_to_string(path).unwrap();
        let plain = |key: &&str| {
            key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let keys = named(&source).filter(plain).filter(|key| !texts::fallback().has(key));
        lacking.extend(keys.map(|key| format!("{key} ({})", path.strip_prefix(room).unwrap().display())));
    }
    assert_eq!(lacking, BTreeSet::new());
}
