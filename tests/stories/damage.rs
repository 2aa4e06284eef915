//! A ledger with one bit flipped, cut short, or with an entry removed: `verify` names it, with exit code 1.

use rusqlite::Connection;

use crate::program::Muniment;

fn filled() -> Muniment {
    let muniment = Muniment::founded();
    for name in ["Sales", "Support", "Finance"] {
        muniment.ok(&["do", "unit.create", "--org", "acme", &format!("name={name}")]);
    }
    muniment.ok(&["verify"]);
    muniment
}

/// Damages the file by SQL, behind the program's back, and says what `verify` finds.
fn found_after(sql: String) -> String {
    let muniment = filled();
    let database = Connection::open(muniment.data.path().join("muniment.db")).unwrap();
    assert_eq!(database.execute(&sql, ()).unwrap(), 1, "{sql}");
    drop(database);
    let told = muniment.run(&["list", "units", "--org", "acme"]);
    assert_ne!(told.code, 0, "what does not verify was listed: {sql}\n{}", told.out);
    assert!(told.err.contains("muniment verify"), "{sql}\n{}", told.err);
    let told = muniment.run(&["verify"]);
    assert_eq!(told.code, 1, "{sql}\n{}{}", told.out, told.err);
    told.out
}

const ACME: &str = "(SELECT number FROM organization WHERE key = 'acme') * 1099511627776";

#[test]
fn a_flipped_bit_is_found_and_its_entry_named() {
    let flipped = "unhex(replace(hex(body), hex('Support'), hex('Supporu')))";
    let found = found_after(format!("UPDATE entry SET body = {flipped} WHERE place = {ACME} + 1"));
    assert!(found.contains("entry 2"), "{found}");
}

#[test]
fn a_removed_entry_is_found_and_named() {
    let found = found_after(format!("DELETE FROM entry WHERE place = {ACME} + 1"));
    assert!(found.contains("entry 2") && found.contains("missing"), "{found}");
}

#[test]
fn a_ledger_cut_short_is_found() {
    let found = found_after(format!("DELETE FROM entry WHERE place = {ACME} + 2"));
    assert!(found.contains("entry 3") && found.contains("missing"), "{found}");
}

#[test]
#[cfg(unix)]
fn what_others_may_read_or_write_is_told_though_all_is_sound() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let muniment = Muniment::founded();
    let folder = muniment.data.path();
    assert!(!muniment.ok(&["verify"]).contains("open to others"));
    std::fs::set_permissions(folder.join("muniment.key"), PermissionsExt::from_mode(0o644)).unwrap();
    let notes = tempfile::tempdir().unwrap();
    std::fs::rename(folder.join("witness"), notes.path().join("witness")).unwrap();
    symlink(notes.path().join("witness"), folder.join("witness")).unwrap();
    let told = muniment.ok(&["verify"]);
    assert!(told.contains("muniment.key is open to others (mode 644)"), "{told}");
    assert!(told.contains("witness/ is a link to"), "{told}");
}
