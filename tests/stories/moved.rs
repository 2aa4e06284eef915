//! Ledgers in PostgreSQL through the front door: moved there and back, backed up and restored.

use cluster::Cluster;
use rusqlite::Connection;
use std::path::Path;

use crate::program::Muniment;

fn database() -> String {
    Cluster::shared().database()
}

/// Some acts, an account with a token, and a file.
fn filled(database: Option<String>) -> Muniment {
    let muniment = Muniment::founded_in(database);
    for name in ["Sales", "Support", "Finance"] {
        muniment.ok(&["do", "unit.create", "--org", "acme", &format!("name={name}")]);
    }
    muniment.ok(&["account", "create", "ada", "--name", "Ada", "--role", "manager", "--org", "acme"]);
    muniment.ok(&["account", "token", "ada", "--name", "load"]);
    let file = muniment.data.path().join("objects/ab");
    std::fs::create_dir_all(&file).unwrap();
    std::fs::write(file.join(format!("ab{}", "0".repeat(62))), "what a record might name").unwrap();
    muniment
}

/// Every stored byte of the ledgers and of what lies beside them.
fn bytes(folder: &Path) -> Vec<String> {
    let conn = Connection::open(folder.join("muniment.db")).unwrap();
    let all = "SELECT key || size || checkpoint FROM organization
        UNION ALL SELECT key || '/' || (place & 1099511627775) || ifnull(idempotency, '-')
            || hex(header) || hex(hashes) || hex(body) FROM entry JOIN organization ON number = place >> 40
        UNION ALL SELECT key || '/' || checkpoint.size || note FROM checkpoint JOIN organization ON number = organization
        UNION ALL SELECT space || '/' || key || hex(bytes) FROM aside";
    let mut all = conn.prepare(all).unwrap();
    let mut rows: Vec<String> = all.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    rows.sort();
    rows
}

#[test]
fn everything_moves_to_postgresql_and_back_bit_for_bit() {
    let muniment = filled(None);
    let (there, back) = (database(), tempfile::tempdir().unwrap());
    let (home, back) = (muniment.data.path().to_str().unwrap(), back.path().join("back"));
    let told = muniment.ok(&["move", "--from", home, "--to", &there]);
    assert!(told.contains("all heads are the same") && told.contains("1 files"), "{told}");

    let moved = Muniment { database: Some(there.clone()), ..muniment };
    assert_eq!(moved.json(&["list", "units", "--org", "acme"])["total"], 3);
    assert!(moved.ok(&["account", "list"]).contains("ada"));
    moved.ok(&["verify"]);
    let again = Muniment { database: None, ..moved };
    let refused = again.refused(&["move", "--from", again.data.path().to_str().unwrap(), "--to", &there]);
    assert!(refused.contains("there is data in postgres://postgres@127.0.0.1"), "{refused}");

    again.ok(&["move", "--from", &there, "--to", back.to_str().unwrap()]);
    assert_eq!(bytes(&back), bytes(again.data.path()));
    assert!(back.join(format!("objects/ab/ab{}", "0".repeat(62))).exists());
}

#[test]
fn a_database_is_backed_up_and_restored_into_a_folder_or_another_database() {
    let muniment = filled(Some(database()));
    let outside = tempfile::tempdir().unwrap();
    let backup = outside.path().join("backup");
    muniment.ok(&["backup", backup.to_str().unwrap()]);
    for database in [None, Some(database())] {
        let restored = Muniment { data: tempfile::tempdir().unwrap(), database };
        restored.ok(&["restore", backup.to_str().unwrap()]);
        assert_eq!(restored.json(&["list", "units", "--org", "acme"])["total"], 3);
        restored.ok(&["do", "unit.create", "--org", "acme", "name=Later"]);
        restored.ok(&["verify"]);
    }
}

#[test]
fn a_database_without_its_keys_or_without_data_is_refused_and_the_password_is_not_shown() {
    let address = database().replace("postgres@", "postgres:secret@");
    let muniment = Muniment { data: tempfile::tempdir().unwrap(), database: Some(address.clone()) };
    let refused = muniment.refused(&["list", "units"]);
    assert!(refused.contains("begin with muniment init") && !refused.contains("secret"), "{refused}");
    muniment.ok(&["init", "--org", "acme", "--name", "Acme"]);
    let elsewhere = Muniment { data: tempfile::tempdir().unwrap(), database: Some(address) };
    let told = elsewhere.run(&["list", "units"]);
    assert_eq!(told.code, 1);
    assert!(told.err.contains("muniment.pub is missing"), "{}", told.err);
    let other = Muniment::founded();
    let elsewhere = Muniment { database: elsewhere.database.clone(), ..other };
    let told = elsewhere.run(&["list", "units"]);
    assert!(told.err.contains("are not those of this database"), "{}", told.err);
}

#[test]
fn a_place_whose_copy_was_cut_off_is_no_data_until_it_was_begun_again() {
    let muniment = filled(None);
    let kept = tempfile::tempdir().unwrap();
    let backup = kept.path().join("backup");
    let backup = backup.to_str().unwrap();
    muniment.ok(&["backup", backup]);
    let cut = Muniment { data: tempfile::tempdir().unwrap(), database: None };
    cut.ok(&["restore", backup]);
    let mark = cut.data.path().join("muniment.unfinished");
    assert!(!mark.exists(), "a restore that came to its end leaves no mark");

    // As it lies there when the program is killed between its first file and its last.
    std::fs::write(&mark, "folder").unwrap();
    for verb in [&["list", "units", "--org", "acme"][..], &["verify"], &["restore", backup], &["serve"]] {
        let told = cut.run(verb);
        let todo = format!("empty the folder {}", cut.data.path().display());
        assert!(
            told.code != 0 && told.err.contains("was cut off") && told.err.contains(&todo),
            "{verb:?}: {}",
            told.err
        );
    }
    // A folder that keeps the keys of a database holds its own house as before.
    std::fs::write(&mark, "postgres://muniment@db.example.org/muniment").unwrap();
    cut.ok(&["verify"]);
}
