//! Proofs and exported ledgers as they are typed: written on one machine, checked on another that has nothing else.

use std::path::Path;
use std::process::{Command, Output};

fn muniment(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muniment"));
    command.args(words).env_remove("MUNIMENT_ORG").env_remove("MUNIMENT_SERVER").env_remove("MUNIMENT_DATA");
    command.output().expect("the binary starts")
}

/// What a command says, and its exit code.
fn said(words: &[&str]) -> (String, Option<i32>) {
    let output = muniment(words);
    let told = [output.stdout, output.stderr].concat();
    (String::from_utf8(told).expect("UTF-8"), output.status.code())
}

fn done(words: &[&str]) -> String {
    let (told, code) = said(words);
    assert_eq!(code, Some(0), "{words:?}: {told}");
    told
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn what_is_proved_on_one_machine_is_checked_on_another() {
    let (home, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let data = text(home.path());
    let file = |name: &str| elsewhere.path().join(name);
    let (old, proof, growth, ledger) = (file("old.txt"), file("proof.txt"), file("growth.txt"), file("ledger.txt"));
    let [old, proof, growth, ledger] = [&old, &proof, &growth, &ledger].map(|path| text(path));
    done(&["--data", data, "init", "--org", "acme", "--name", "Acme"]);
    done(&["--data", data, "do", "site.create", "name=Oslo", "--because", "we moved in"]);
    done(&["--data", data, "checkpoint", "--out", old]);
    done(&["--data", data, "do", "site.create", "name=Bergen"]);
    done(&["--data", data, "prove", "entry", "1", "--content", "--checkpoint", old, "--out", proof]);
    done(&["--data", data, "prove", "consistency", "1", "--out", growth]);
    done(&["--data", data, "export", "ledger", "--out", ledger]);
    drop(home);

    let told = done(&["verify-proof", proof, "--checkpoint", old]);
    assert!(told.starts_with("proved: entry 1 is in the ledger of acme, checkpoint 1"), "{told}");
    assert!(told.contains("site.create") && told.contains("we moved in") && told.contains("Oslo"), "{told}");
    let told = done(&["verify-proof", growth, "--checkpoint", old]);
    assert!(told.starts_with("proved: the ledger of acme at checkpoint 2 begins with all that checkpoint 1"), "{told}");
    let told = done(&["verify", ledger, "--checkpoint", old]);
    assert!(told.contains("2 entries") && told.contains("the checkpoint of 1 entries from outside agrees"), "{told}");

    let (told, code) = said(&["verify-proof", proof]);
    assert!(told.contains("name a checkpoint that was kept, or the public key"), "{told}");
    assert_eq!(code, Some(1));
    let damaged = std::fs::read_to_string(ledger).expect("a file").replacen("\nentry A", "\nentry B", 1);
    std::fs::write(ledger, damaged).expect("written");
    let (told, code) = said(&["verify", ledger, "--checkpoint", old]);
    assert!(told.contains("entry 1"), "{told}");
    assert_eq!(code, Some(1));
}

#[test]
fn a_key_is_rotated_and_whoever_holds_the_old_one_is_led_to_the_new() {
    let (home, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let data = text(home.path());
    let ledger = elsewhere.path().join("ledger.txt");
    let ledger = text(&ledger);
    done(&["--data", data, "init", "--org", "acme", "--name", "Acme"]);
    done(&["--data", data, "do", "site.create", "name=Oslo"]);
    let first = done(&["--data", data, "--org", "acme", "key", "show"]);
    let first = first.lines().find(|line| !line.starts_with('#')).expect("a key");
    let told = done(&["--data", data, "--org", "acme", "key", "rotate"]);
    assert!(told.lines().nth(2).is_some_and(|line| line.ends_with("handed over by the one before")), "{told}");
    done(&["--data", data, "do", "site.create", "name=Bergen"]);
    done(&["--data", data, "export", "ledger", "--out", ledger]);
    assert!(done(&["--data", data, "verify"]).contains("acme: 2 entries"));
    assert!(done(&["verify", ledger, "--key", first]).contains("acme: 2 entries"));
    // What is written down of the keys is read again as it is.
    let written = elsewhere.path().join("keys.txt");
    std::fs::write(&written, &told).expect("written");
    assert!(done(&["verify", ledger, "--key", text(&written)]).contains("acme: 2 entries"));

    std::fs::remove_file(home.path().join("muniment.key")).expect("it was there");
    let (told, code) = said(&["--data", data, "key", "rotate"]);
    assert!(told.contains("say that it is lost") && code == Some(1), "{told}");
    let told = done(&["--data", data, "key", "rotate", "--lost"]);
    assert!(told.contains("without a handover: the one before was lost"), "{told}");
    done(&["--data", data, "do", "site.create", "name=Bodo"]);
    assert!(done(&["--data", data, "verify"]).contains("acme: 3 entries"));
    done(&["--data", data, "export", "ledger", "--out", ledger]);
    let (told, code) = said(&["verify", ledger, "--key", first]);
    let unknown = "checkpoint 3: it is signed by a key that the file names and that is not among the keys known";
    assert!(told.contains(unknown) && told.contains("bring all lines of `muniment key show`"), "{told}");
    assert!(told.contains("line 5: nobody whose key is known handed over to this key") && code == Some(1), "{told}");
}

#[test]
fn what_cannot_be_proved_is_refused_with_what_to_do() {
    let home = tempfile::tempdir().expect("a folder");
    let data = text(home.path());
    done(&["--data", data, "init", "--org", "acme", "--name", "Acme"]);
    done(&["--data", data, "do", "site.create", "name=Oslo"]);
    let refused = |words: &[&str], message: &str| {
        let (told, code) = said(&[&["--data", data], words].concat());
        assert!(told.contains(message) && code == Some(2), "{words:?}: {told}");
    };
    refused(&["prove", "entry", "2"], "there is no entry 2; the ledger has 1");
    refused(&["prove", "consistency", "5"], "a ledger of 1 entries cannot begin with 5: swap them");
    refused(&["prove", "consistency", "0", "7"], "the ledger never had 7 entries");
    refused(&["checkpoint", "--size", "0"], "no checkpoint of 0 entries was kept; the next is that of 1");
    refused(&["export", "ledger", "--as-of", "2026-01-01"], "the raw ledger has one form and no day");
}
