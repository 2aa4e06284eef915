//! The command line as it is typed, on a data folder of its own.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;

fn muniment(data: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muniment"));
    command.arg("--data").arg(data).args(words).env_remove("MUNIMENT_ORG").env_remove("MUNIMENT_SERVER");
    command.output().expect("the binary starts")
}

/// What a command that succeeds prints.
fn told(data: &Path, words: &[&str]) -> String {
    let output = muniment(data, words);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(data: &Path, words: &[&str]) -> Json {
    serde_json::from_str(&told(data, &[words, &["--format", "json"]].concat())).expect("JSON")
}

/// What a command that is refused says, line by line.
fn refused(data: &Path, words: &[&str]) -> Vec<String> {
    let output = muniment(data, words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    String::from_utf8(output.stderr).expect("UTF-8").lines().map(str::to_owned).collect()
}

fn founded() -> tempfile::TempDir {
    let data = tempfile::tempdir().expect("a folder");
    told(data.path(), &["init", "--org", "acme", "--name", "Acme"]);
    data
}

#[test]
fn a_record_is_made_edited_listed_and_shown_as_of_a_day() {
    let data = founded();
    let data = data.path();
    let done = json(data, &["do", "site.create", "name=Oslo", "persons=12"]);
    assert_eq!(done["entry"], 1);
    told(data, &["do", "site.edit", "site=S-001", "persons=15", "--because", "three joined"]);
    let list = json(data, &["list", "sites", "persons.min=13"]);
    assert_eq!(list["items"][0]["fields"]["persons"], 15);
    assert_eq!(json(data, &["show", "site", "S-001"])["version"], 2);
    assert_eq!(json(data, &["list", "sites", "--as-of", "2020-01-01"])["total"], 0);
}

#[test]
fn examples_are_shown_for_the_trade_and_kept_as_one_entry() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "profile.create", "name=Acme", "sector=health"]);
    let shown = json(data, &["examples", "issues"]);
    assert_eq!((&shown["sector"], &shown["examples"][0]["sector"]), (&"health".into(), &"health".into()));
    let kept = json(data, &["examples", "issues", "--keep", "patient-safety,climate"]);
    assert_eq!(kept["entry"], 2);
    assert_eq!(json(data, &["list", "issues"])["total"], 2);
    let again = refused(data, &["examples", "issues", "--keep", "climate"]);
    assert!(again[0].contains("is in the register already"), "{again:?}");
}

#[test]
fn every_refusal_stands_on_its_own_line_with_basis_and_clause() {
    let data = founded();
    let data = data.path();
    let expected = ["persons: \"many\" is not a whole number; write digits only"];
    assert_eq!(refused(data, &["do", "site.create", "name=Oslo", "persons=many"]), expected);
    told(data, &["do", "applicability.prepare"]);
    let edit = ["do", "applicability.edit", "applicability=A.8.30", "applicable=excluded"];
    let expected = ["exclusion: say why the control is not necessary (requirement, 6.1.3 d)"];
    assert_eq!(refused(data, &edit), expected);
    assert_eq!(refused(data, &["list", "sites", "--org", "other"]), ["there is no organization other; there are acme"]);
    assert_eq!(refused(data, &["list", "sites", "--server", "http://127.0.0.1:9"]).len(), 1);
}

#[test]
fn a_key_given_twice_does_it_once() {
    let data = founded();
    let words = ["do", "site.create", "name=Oslo", "--key", "k1"];
    assert_eq!(json(data.path(), &words)["repeated"], false);
    assert_eq!(json(data.path(), &words)["repeated"], true);
    assert_eq!(json(data.path(), &["list", "sites"])["total"], 1);
}

#[test]
fn a_sheet_comes_in_once_and_goes_out_again() {
    let data = founded();
    let sheet = data.path().join("sites.csv");
    std::fs::write(&sheet, "Name;Address;Colour\nOslo;Storgata 1;red\n").expect("written");
    let sheet = sheet.to_str().expect("UTF-8");
    assert_eq!(json(data.path(), &["import", sheet, "--dry-run"])["new"], 1);
    assert_eq!(json(data.path(), &["import", sheet])["sheets"][0]["columns"][2]["meaning"], "unknown");
    told(data.path(), &["export", "sites", "--out", sheet]);
    assert_eq!(json(data.path(), &["import", sheet])["same"], 1);
}

/// What somebody who looks around finds at least.
const SAMPLE_LEAST: [(&str, u64); 6] =
    [("people", 30), ("sites", 2), ("assets", 60), ("risks", 80), ("controls", 45), ("applicability", 93)];

#[test]
fn the_sample_is_whole_verifies_and_comes_back_from_its_backup() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let made = json(&data, &["sample"]);
    assert!(made["password"].as_str().is_some_and(|password| password.len() >= 12));
    assert_eq!(told(&data, &["sample", "--once"]), "");
    let count = |register: &str| json(&data, &["list", register])["total"].as_u64().expect("a number");
    for (register, least) in SAMPLE_LEAST {
        assert!(count(register) >= least, "{register}: {}", count(register));
    }
    // The sample has open gaps, as a real organization has.
    assert_eq!(muniment(&data, &["check"]).status.code(), Some(1));

    let backup = folder.path().join("backup.muniment");
    let backup = backup.to_str().expect("UTF-8");
    told(&data, &["backup", backup]);
    told(&data, &["verify", backup]);
    let restored = folder.path().join("restored");
    told(&restored, &["restore", backup]);
    assert_eq!(json(&restored, &["list", "risks"]), json(&data, &["list", "risks"]));
    assert_eq!(refused(&restored, &["restore", backup]).len(), 1);
    std::fs::write(backup, b"no backup").expect("written");
    assert_eq!(refused(&folder.path().join("other"), &["restore", backup]).len(), 1);
}

#[test]
fn everything_goes_out_as_one_file_and_comes_into_a_new_organization() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "person.create", "name=Ada Lind"]);
    told(data, &["do", "site.create", "name=Oslo"]);
    told(data, &["do", "site.retire", "site=S-001"]);
    for (file, org) in [("all.json", "second"), ("all.yaml", "third")] {
        let file = data.join(file);
        let file = file.to_str().expect("UTF-8");
        told(data, &["--org", "acme", "export", "all", "--out", file]);
        let import = ["--org", org, "import", file, "--kind", "organization"];
        assert_eq!(json(data, &[&import[..], &["--dry-run"]].concat())["entry"], Json::Null);
        assert_eq!(json(data, &import)["records"], 2);
        let shown =
            |org: &str, record: &[&str]| json(data, &[&["--org", org, "show"], record].concat())["fields"].clone();
        assert_eq!(shown(org, &["person", "P-001"]), shown("acme", &["person", "P-001"]));
        assert_eq!(json(data, &["--org", org, "show", "site", "S-001"])["retired"], true);
        assert_eq!(refused(data, &import).len(), 1);
    }
}

#[test]
fn what_is_declared_is_told_in_json_too() {
    let data = tempfile::tempdir().expect("a folder");
    let all = |verb: &str| json(data.path(), &[verb]).as_array().map(Vec::len);
    let expected = [isms::REGISTERS.len(), isms::ACTS.len(), isms::rehearsal::CHECKS.len()];
    assert_eq!(["registers", "acts", "checks"].map(all), expected.map(Some));
    assert_eq!(json(data.path(), &["acts", "risk.accept"])["signs"], true);
}
