//! Finding the files of the project, for the tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the project").to_owned()
}

/// A file of the project with its text.
pub struct Source {
    /// Path from the root, with slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The files of the root itself whose names end in one of these.
pub fn at_root(endings: &[&str]) -> Vec<Source> {
    let entries = fs::read_dir(root()).expect("folders of the project can be read").flatten();
    let named = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let kept = named.filter(|name| endings.iter().any(|ending| name.ends_with(ending)));
    kept.filter_map(|name| Some(Source { text: fs::read_to_string(root().join(&name)).ok()?, path: name })).collect()
}

/// All files below a folder whose names end in one of these, built things left out.
pub fn sources(below: &str, endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    let mut open = vec![root.join(below)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("folders of the project can be read").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                let built = matches!(name.as_str(), "target" | "node_modules" | "dist" | ".git" | "data");
                if !built {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(&path).expect("sources are text");
                let path = path.strip_prefix(&root).expect("it lies below the root").to_string_lossy().into_owned();
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing below {below} ends in {endings:?}");
    found
}
