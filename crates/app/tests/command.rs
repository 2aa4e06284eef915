//! The command line as it is typed, on a data folder of its own.

mod typed;

use serde_json::Value as Json;
use typed::{failed, founded, json, muniment, refused, told};

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
    assert!(refused(data.path(), &["import", sheet])[0].contains("left out: \"Colour\""));
    assert_eq!(json(data.path(), &["import", sheet, "--sure"])["sheets"][0]["columns"][2]["meaning"], "unknown");
    told(data.path(), &["export", "sites", "--out", sheet]);
    assert_eq!(json(data.path(), &["import", sheet])["same"], 1);
}

#[test]
fn a_foreign_sheet_says_what_it_needs_to_be_told() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "asset.create", "name=Orders", "kind=primary"]);
    let sheet = data.join("assets.csv");
    std::fs::write(&sheet, "No,Name,State,Owner\nA-0001,Shop,Mothballed,Mira\n").expect("written");
    let map = data.join("map.yaml");
    std::fs::write(&map, "No: reference\n").expect("written");
    let (sheet, map) = (sheet.to_str().expect("UTF-8"), map.to_str().expect("UTF-8"));
    let import = ["import", sheet, "--map", map];
    let open = refused(data, &import);
    assert!(open.iter().any(|line| line.contains("\"Mothballed\" is none of the choices")), "{open:?}");
    let said = ["--word", "State: Mothballed = stored", "--word", "Owner: Mira = +"];
    let import = [&import[..], &said].concat();
    let unsure = refused(data, &import);
    assert!(unsure[0].contains("say with sure that this is meant: 1 row changes a record that is there"), "{unsure:?}");
    assert_eq!(json(data, &[&import[..], &["--sure"]].concat())["changed"], 1);
    let shown = json(data, &["show", "asset", "A-0001"]);
    assert_eq!(shown["fields"]["state"], "stored");
    assert_eq!(json(data, &["list", "people", "q=Mira"])["total"], 1);
}

#[test]
fn what_rules_refuse_is_told_with_all_that_was_understood() {
    let data = founded();
    let data = data.path();
    let sheet = data.join("statement.csv");
    std::fs::write(&sheet, "control,applicable\nA.9.9.9,applicable\n").expect("written");
    let sheet = sheet.to_str().expect("UTF-8");
    for more in [&[][..], &["--dry-run"]] {
        let import = ["import", sheet, "--kind", "applicability", "--format", "json"];
        let output = muniment(data, &[&import[..], more].concat());
        assert_eq!(output.status.code(), Some(2));
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!((&told["new"], &told["entry"]), (&serde_json::json!(1), &serde_json::Value::Null));
        let place = told["refusals"][1]["place"].as_str().expect("it is placed");
        assert_eq!(place, "statement, row 2, column control (A2)");
    }
}

#[test]
fn which_of_two_edits_counts_is_said_on_the_command_line() {
    for (side, name) in [("here", "Here"), ("sheet", "There"), ("assets:2:name=sheet", "There")] {
        let data = founded();
        let data = data.path();
        told(data, &["do", "asset.create", "name=Orders", "kind=primary"]);
        let sheet = data.join("assets.csv");
        let path = sheet.to_str().expect("UTF-8").to_owned();
        told(data, &["export", "assets", "--out", &path]);
        told(data, &["do", "asset.edit", "asset=A-0001", "name=Here"]);
        let edited = std::fs::read_to_string(&sheet).expect("written").replace("Orders", "There");
        std::fs::write(&sheet, edited).expect("written");
        let import = ["import", &path, "--sure"];
        assert!(!refused(data, &import).is_empty(), "nothing is overwritten unasked");
        told(data, &[&import[..], &["--take", side]].concat());
        assert_eq!(json(data, &["show", "asset", "A-0001"])["fields"]["name"], name, "{side}");
    }
}

#[test]
fn a_word_that_nearly_names_a_record_is_told_with_it() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "person.create", "name=Mira Lund"]);
    let sheet = data.join("assets.csv");
    std::fs::write(&sheet, "Name,Kind,Owner\nShop,primary,Mira\n").expect("written");
    let looked = muniment(data, &["import", sheet.to_str().expect("UTF-8"), "--kind", "assets", "--dry-run"]);
    let told = String::from_utf8_lossy(&looked.stdout).into_owned();
    assert!(told.contains("\"Mira\" in Owner (1 rows) is not known, perhaps P-001; say what it means"), "{told}");
}

#[test]
fn nothing_is_signed_that_changed_after_it_was_read() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "person.create", "name=Ada Berg"]);
    told(data, &["do", "method.adopt"]);
    told(data, &["do", "method.edit", "method=M-01", "title=Another"]);
    let sign = |seen| muniment(data, &["do", "method.approve", "method=M-01", "--as", "P-001", "--seen", seen]);
    let unseen = sign("2");
    let told = String::from_utf8_lossy(&unseen.stderr).into_owned();
    assert!(!unseen.status.success() && told.contains("M-01 was changed in entry 3, after you opened it"), "{told}");
    assert!(sign("3").status.success());
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
    let (whole, other) = (std::fs::read(backup).expect("there"), folder.path().join("other"));
    let refused_as = |bytes: &[u8], said: &str| {
        std::fs::write(backup, bytes).expect("written");
        let told = refused(&other, &["restore", backup]);
        assert!(told.len() == 1 && told[0].contains(said), "{told:?}");
        // Nothing is left that could be taken for what was restored.
        assert!(std::fs::read_dir(&other).expect("made").next().is_none());
    };
    refused_as(b"no backup", "this is no backup of muniment");
    refused_as(&[&whole[..], b"x"].concat(), "something was put behind its end");
    refused_as(&[&whole[..], &whole[..]].concat(), "something was put behind its end");
    refused_as(&whole[..whole.len() - 9], "backup.muniment");
    std::fs::write(backup, b"").expect("written");
    assert!(refused(&data, &["verify", backup])[0].contains("is empty"));
}

#[test]
fn what_does_not_verify_makes_no_backup_and_whatever_reads_it_names_the_file() {
    let folder = founded();
    let data = folder.path();
    told(data, &["do", "site.create", "name=Oslo", "--because", "an unmistakable reason"]);
    let (file, backup) = (data.join("muniment.db"), data.join("backup.muniment"));
    let backup = backup.to_str().expect("UTF-8");
    let sound = std::fs::read(&file).expect("there");
    let at = sound.windows(12).position(|part| part == b"unmistakable").expect("the reason stands in an entry");
    let mut flipped = sound.clone();
    flipped[at] ^= 1;
    std::fs::write(&file, &flipped).expect("written");
    let said = failed(data, &["backup", backup], 1);
    let told_of = |what: &str| said.iter().any(|line| line.contains(what));
    assert!(
        told_of("muniment.db does not verify, so no backup was written") && told_of("acme:") && told_of("entry 1:"),
        "{said:?}"
    );
    assert!(told_of("restore the newest backup that verifies"), "{said:?}");
    let left: Vec<_> = std::fs::read_dir(data).expect("there").flatten().map(|entry| entry.file_name()).collect();
    assert!(
        left.iter()
            .all(|name| !name.to_string_lossy().contains("backup") && !name.to_string_lossy().starts_with(".tmp")),
        "{left:?}"
    );

    let other = data.join("other");
    let other = other.to_str().expect("UTF-8");
    for (bytes, what) in [(&sound[..sound.len() / 2], "damaged or cut short"), (&[0xA7; 8192][..], "encrypted")] {
        std::fs::write(&file, bytes).expect("written");
        let place = data.to_str().expect("UTF-8");
        for words in [
            &["backup", backup][..],
            &["export", "sites"],
            &["list", "sites"],
            &["verify"],
            &["serve", "--listen", "127.0.0.1:0"],
            &["move", "--from", place, "--to", other],
        ] {
            let said = failed(data, words, 1).join("\n");
            assert!(
                said.contains("muniment.db") && said.contains(what) && said.contains("restore the newest"),
                "{words:?}: {said}"
            );
        }
    }
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

#[test]
fn people_get_accounts_at_once_and_everybody_without_an_address_is_named() {
    let data = founded();
    let data = data.path();
    for (name, email) in [("Ada Lind", "ada@example.org"), ("Bo Vik", "bo@example.org"), ("Siv Moe", "")] {
        told(data, &["do", "person.create", &format!("name={name}"), &format!("email={email}")]);
    }
    let said = refused(data, &["account", "invite", "P-001", "P-003", "--role", "reader"]);
    assert!(said.len() == 1 && said[0].contains("P-003 Siv Moe has no e-mail address"), "{said:?}");
    let made = json(data, &["account", "invite", "--all", "--role", "contributor"]);
    let logins: Vec<_> = made["items"].as_array().expect("a list").iter().map(|own| own["login"].clone()).collect();
    assert_eq!(logins, ["ada@example.org", "bo@example.org"]);
    assert!(made["items"][0]["password"].as_str().is_some_and(|password| password.len() >= 12));
    let none = refused(data, &["account", "invite", "--all", "--role", "contributor"]);
    assert!(none[0].contains("choose whom to make accounts for"), "{none:?}");
}

#[test]
fn an_account_that_would_belong_nowhere_is_not_made() {
    let data = founded();
    let data = data.path();
    let create = ["account", "create", "ada", "--name", "Ada", "--role", "manager"];
    refused(data, &[&create[..], &["--org", "typo"]].concat());
    refused(data, &[&create[..], &["--as", "Nobody"]].concat());
    assert!(told(data, &create).contains("password"));
}

#[test]
fn a_history_is_done_in_the_order_of_its_times_and_once() {
    let data = founded();
    let data = data.path();
    let file = data.join("acts.yaml");
    let name = file.to_str().expect("UTF-8");
    let rest = "- { on: 2026-02-04, at: '14:30', do: site.edit, with: { site: Oslo, persons: 15 } }\n\
                - { on: 2026-02-04, at: '09:00', do: site.create, with: { name: Oslo, persons: 12 } }\n";
    let wrong = "- { on: 2026-02-05, do: site.create, with: { name: Bergen, persons: many } }\n";
    std::fs::write(&file, format!("{rest}{wrong}")).expect("written");
    let said = refused(data, &["import", name]);
    assert!(said[0].starts_with("acts.yaml, act 3.persons"), "{said:?}");
    std::fs::write(&file, format!("{rest}{}", wrong.replace("many", "3"))).expect("written");
    let done = json(data, &["import", name]);
    assert_eq!((&done["acts"], &done["before"]), (&1.into(), &2.into()));
    let sites = json(data, &["list", "sites"]);
    assert_eq!((&sites["total"], &sites["items"][0]["fields"]["persons"]), (&2.into(), &15.into()));
    assert_eq!(json(data, &["import", name])["before"], 3);
}

#[test]
fn everything_as_yaml_comes_back_by_its_name_alone() {
    let data = founded();
    let data = data.path();
    told(data, &["do", "site.create", "name=Oslo", "persons=12"]);
    let file = data.join("acme.yaml");
    let name = file.to_str().expect("UTF-8");
    told(data, &["export", "all", "--out", name]);
    told(data, &["import", name, "--org", "acme-2"]);
    assert_eq!(json(data, &["list", "sites", "--org", "acme-2"])["total"], 1);
}
