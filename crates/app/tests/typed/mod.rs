//! The binary as it is typed, on a data folder.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;

/// What comes of some words.
pub fn muniment(data: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muniment"));
    command.arg("--data").arg(data).args(words).env_remove("MUNIMENT_ORG").env_remove("MUNIMENT_SERVER");
    command.output().expect("the binary starts")
}

/// What a command that succeeds prints.
pub fn told(data: &Path, words: &[&str]) -> String {
    let output = muniment(data, words);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The same as JSON.
pub fn json(data: &Path, words: &[&str]) -> Json {
    serde_json::from_str(&told(data, &[words, &["--format", "json"]].concat())).expect("JSON")
}

/// What a command that is refused says, line by line.
pub fn refused(data: &Path, words: &[&str]) -> Vec<String> {
    failed(data, words, 2)
}

/// What a command that ends with this code says, line by line.
pub fn failed(data: &Path, words: &[&str], code: i32) -> Vec<String> {
    let output = muniment(data, words);
    assert_eq!(output.status.code(), Some(code), "{words:?}");
    String::from_utf8(output.stderr).expect("UTF-8").lines().map(str::to_owned).collect()
}

/// A data folder with one organization.
pub fn founded() -> tempfile::TempDir {
    let data = tempfile::tempdir().expect("a folder");
    told(data.path(), &["init", "--org", "acme", "--name", "Acme"]);
    data
}
