//! Days compared, accounts erased and snapshots dropped from the command line.

mod typed;

use serde_json::Value as Json;
use typed::{founded, json, muniment, refused, told};

#[test]
fn two_days_are_compared_as_text_and_as_json() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "site.create", "name=Oslo", "persons=12", "--because", "we rented it"]);
    let text = told(data, &["compare", "--from", "2020-01-01"]);
    for words in ["Context", "S-001 Oslo (added)", "Name: \"\" -> \"Oslo\"", "site.create by operator: we rented it"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let json: Json = json(data, &["compare", "--from", "2020-01-01"]);
    assert_eq!((&json["total"], &json["groups"][0]["records"][0]["became"]), (&1.into(), &"added".into()));
    assert_eq!(told(data, &["compare", "--from", "2020-01-01", "--to", "2020-01-02"]), "");
    assert!(refused(data, &["compare", "--from", "2020-01-01", "--to", "2199-01-01"])[0].contains("still to come"));
}

#[test]
fn an_account_leaves_and_is_erased() {
    let data = founded();
    let data = data.path();
    told(data, &["account", "create", "rolf", "--name", "Rolf Hagen", "--role", "reader", "--org", "acme"]);
    let still = refused(data, &["account", "erase", "rolf", "--because", "left"]);
    assert!(still[0].contains("belongs to acme still"), "{still:?}");
    assert!(told(data, &["account", "list"]).contains("acme (reader)"));
    let listed = json(data, &["account", "list"]);
    assert_eq!(listed[0]["organizations"][0], serde_json::json!({ "key": "acme", "role": "reader" }));
    told(data, &["account", "leave", "rolf", "--org", "acme"]);
    let again = refused(data, &["account", "leave", "rolf", "--org", "acme"]);
    assert!(again[0].contains("this account left the organization on 20"), "{again:?}");
    let long = "because ".repeat(300);
    assert!(
        refused(data, &["account", "erase", "rolf", "--because", &long])[0].contains("characters; take away at least")
    );
    assert!(refused(data, &["account", "erase", "rolf"])[0].contains("say why this is erased"));
    assert!(told(data, &["account", "erase", "rolf", "--because", "left"]).contains("what it did stands under"));
    assert!(!told(data, &["account", "list"]).contains("Rolf"));
    assert!(refused(data, &["account", "erase", "rolf", "--because", "left"])[0].contains("there is no account rolf"));
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

#[test]
fn without_the_secret_of_the_tables_beside_nothing_is_backed_up_or_moved() {
    let data = founded();
    let (data, folder) = (data.path(), tempfile::tempdir().expect("a folder"));
    told(data, &["account", "create", "rolf", "--name", "Rolf Hagen", "--role", "reader", "--org", "acme"]);
    std::fs::remove_file(data.join("muniment.aside")).expect("it was there");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (backup, moved, from) = (at("backup.muniment"), at("moved"), data.to_str().expect("UTF-8"));
    for words in [vec!["backup", &backup], vec!["move", "--from", from, "--to", &moved]] {
        let output = muniment(data, &words);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains("muniment.aside is missing"), "{words:?}: {said}");
    }
    assert!(std::fs::read_dir(folder.path()).expect("there").next().is_none(), "nothing is left of the tries");
}

#[test]
fn a_column_that_no_field_holds_is_asked_about_and_kept() {
    let data = founded();
    let (data, folder) = (data.path(), tempfile::tempdir().expect("a folder"));
    let list = folder.path().join("assets.csv");
    std::fs::write(&list, "Name,Owner,Retention period\nOrders,,10 years\n").expect("written");
    let list = list.to_str().expect("UTF-8");
    let asked = refused(data, &["import", list]).join("\n");
    assert!(asked.contains("left out: \"Retention period\" (C), 1 value, for example \"10 years\""), "{asked}");
    let kept = told(data, &["import", list, "--keep", "Retention period"]);
    assert!(kept.contains("written as entry"), "{kept}");
    let own = json(data, &["list", "own-fields"]);
    assert_eq!(own["total"], 1, "{own}");
}
