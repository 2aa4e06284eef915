//! Days compared, accounts erased and snapshots dropped from the command line.

mod typed;

use serde_json::Value as Json;
use typed::{founded, json, refused, told};

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
    assert!(refused(data, &["account", "erase", "rolf", "--because", &long])[0].contains("at most 2000 bytes"));
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
