//! Days compared, accounts erased and snapshots dropped from the command line.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;

fn muniment(data: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muniment"));
    command.arg("--data").arg(data).args(words).env_remove("MUNIMENT_ORG").env_remove("MUNIMENT_SERVER");
    command.output().expect("the binary starts")
}

fn told(data: &Path, words: &[&str]) -> String {
    let output = muniment(data, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn refused(data: &Path, words: &[&str]) -> String {
    let output = muniment(data, words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

fn founded() -> tempfile::TempDir {
    let data = tempfile::tempdir().expect("a folder");
    told(data.path(), &["init", "--org", "acme", "--name", "Acme"]);
    data
}

#[test]
fn two_days_are_compared_as_text_and_as_json() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "site.create", "name=Oslo", "persons=12", "--because", "we rented it"]);
    let text = told(data, &["compare", "--from", "2020-01-01"]);
    for words in ["Context", "S-001 Oslo (added)", "Name: \"\" -> \"Oslo\"", "site.create by operator: we rented it"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let json: Json =
        serde_json::from_str(&told(data, &["compare", "--from", "2020-01-01", "--format", "json"])).expect("JSON");
    assert_eq!((&json["total"], &json["groups"][0]["records"][0]["became"]), (&1.into(), &"added".into()));
    assert_eq!(told(data, &["compare", "--from", "2020-01-01", "--to", "2020-01-02"]), "");
    assert!(refused(data, &["compare", "--from", "2020-01-01", "--to", "2199-01-01"]).contains("still to come"));
}

#[test]
fn an_account_leaves_and_is_erased() {
    let data = founded();
    let data = data.path();
    told(data, &["account", "create", "rolf", "--name", "Rolf Hagen", "--role", "reader", "--org", "acme"]);
    let still = refused(data, &["account", "erase", "rolf", "--because", "left"]);
    assert!(still.contains("belongs to acme still"), "{still}");
    told(data, &["account", "leave", "rolf", "--org", "acme"]);
    assert!(refused(data, &["account", "erase", "rolf"]).contains("say why this is erased"));
    assert!(told(data, &["account", "erase", "rolf", "--because", "left"]).contains("what it did stands under"));
    assert!(!told(data, &["account", "list"]).contains("Rolf"));
    assert!(refused(data, &["account", "erase", "rolf", "--because", "left"]).contains("there is no account rolf"));
    told(data, &["verify"]);
}

#[test]
fn snapshots_are_listed_and_dropped() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "site.create", "name=Oslo"]);
    assert_eq!(told(data, &["snapshots"]), "");
    assert_eq!(told(data, &["snapshots", "--drop", "--format", "json"]).trim(), "{\n  \"dropped\": []\n}");
}
