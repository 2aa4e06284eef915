//! A disk that takes nothing: acts fail and say so, reading goes on, and nothing that was there is lost.

use std::collections::BTreeMap;
use std::process::Command;

use crate::program::Muniment;

#[test]
fn on_a_disk_that_takes_nothing_an_act_fails_and_nothing_is_lost() {
    let muniment = Muniment::founded();
    muniment.ok(&["do", "unit.create", "--org", "acme", "name=Sales"]);
    let told = muniment.run_without_room(&["do", "unit.create", "--org", "acme", "name=Lost"]);
    assert_eq!(told.code, 1, "{}{}", told.out, told.err);
    assert!(told.err.contains("can be read and not written (File too large"), "{}", told.err);
    let units = muniment.json(&["list", "units", "--org", "acme"]);
    assert_eq!(units["total"], 1, "{units}");
    muniment.ok(&["do", "unit.create", "--org", "acme", "name=Support"]);
    muniment.ok(&["verify"]);
}

/// What the script told: exit code and words of each step.
fn told() -> BTreeMap<String, (i32, String)> {
    let home = tempfile::tempdir().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/stories/disk.sh");
    let mut command = Command::new("unshare");
    // A disk of its own, which needs no rights beyond those of whoever runs the test.
    command.args(["--map-root-user", "--mount", "sh", script, env!("CARGO_BIN_EXE_muniment")]).arg(home.path());
    for name in ["MUNIMENT_DATA", "MUNIMENT_DATABASE", "MUNIMENT_SERVER", "MUNIMENT_TOKEN", "MUNIMENT_ORG"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let step = |line: &str| {
        let (name, rest) = line.split_once(": ")?;
        let (code, words) = rest.split_once(' ').unwrap_or((rest, ""));
        Some((name.to_owned(), (code.parse().ok()?, words.to_owned())))
    };
    text.lines().filter_map(step).collect()
}

#[test]
fn a_disk_that_is_full_or_read_only_is_read_and_takes_writes_again_afterwards() {
    let told = told();
    let check = |step: &str, code: i32, words: &str| {
        let (ended, said) = told.get(step).unwrap_or_else(|| panic!("{step} was not reached: {told:#?}"));
        assert!(*ended == code && said.contains(words), "{step} ended with {ended}: {said}");
    };
    for step in ["founded", "made", "served", "emptied", "emptied-here", "again", "verified"] {
        check(step, 0, "");
    }
    check("full", 1, "there is no room left where the data lies: nothing was recorded");
    for step in ["full-listed", "full-here", "read-only", "read-only-served"] {
        check(step, 0, "First");
    }
    check("full-past", 0, "0 of 0");
    for step in ["full-verified", "read-only-verified"] {
        check(step, 0, "acme");
    }
    check("full-refused", 1, "can be read and not written (No space left on device");
    check("read-only-refused", 1, "can be read and not written (Read-only file system");
    check("read-only-refused-there", 1, "the data can be read and not written: nothing was recorded");
    check("lost", 0, "0 of 0");
    // Everything that was acknowledged: four by name, and those that filled the disk.
    let filled = told["acknowledged"].0;
    check("all", 0, &format!("1 of {}", filled + 4));
}
