//! Keys made, rotated, lost, and files that do not belong together.

use super::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;

#[test]
fn the_seed_is_made_once_and_only_its_owner_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let first = Keys::create(folder.path()).unwrap();
    let again = Keys::create(folder.path()).unwrap();
    assert_eq!(first.verifier("sample"), again.verifier("sample"));
    let mode = fs::metadata(folder.path().join(KEY_FILE)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_rotation_that_was_cut_off_is_brought_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let old = Keys::create(folder.path()).unwrap();
    let secret = |name: &str| folder.path().join(name);
    let before = fs::read(secret(KEY_FILE)).unwrap();
    let new = Keys::rotate(folder.path(), 5).unwrap();
    assert!(!secret(NEXT_FILE).exists());
    // As it lies when the list was written and the new secret was not yet in its place.
    fs::rename(secret(KEY_FILE), secret(NEXT_FILE)).unwrap();
    fs::write(secret(KEY_FILE), before).unwrap();
    let again = Keys::load(folder.path()).unwrap();
    let note = again.sign("text\n", "name").unwrap();
    assert!(again.timely(&note, "name", i64::MAX).is_ok());
    assert_eq!(again.verifier("sample"), new.verifier("sample"));
    assert_ne!(again.verifier("sample"), Keys::public(&old.oldest()).unwrap().verifier("sample"));
    assert!(!secret(NEXT_FILE).exists());
}

#[test]
fn a_key_that_was_given_up_signs_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    Keys::create(folder.path()).unwrap();
    let before = fs::read(folder.path().join(KEY_FILE)).unwrap();
    Keys::rotate(folder.path(), 5).unwrap();
    fs::write(folder.path().join(KEY_FILE), before).unwrap();
    let said = Keys::load(folder.path()).unwrap().sign("text\n", "name").unwrap_err().to_string();
    assert!(said.contains("was given up for a newer key"), "{said}");
    assert!(Keys::rotate(folder.path(), 6).unwrap_err().to_string().contains("was given up"));
    let new = Keys::replace(folder.path(), 6).unwrap();
    assert_eq!(new.told("sample").len(), 3);
    new.sign("text\n", "name").unwrap();
}

#[test]
fn a_handover_that_nobody_signed_and_a_key_without_one_are_named() {
    let folder = tempfile::tempdir().unwrap();
    Keys::create(folder.path()).unwrap();
    Keys::rotate(folder.path(), 5).unwrap();
    let file = folder.path().join(PUBLIC_FILE);
    let list = fs::read_to_string(&file).unwrap();
    let refused = |list: String, expected: &str| {
        fs::write(&file, list).unwrap();
        let said = Keys::load(folder.path()).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    };
    refused(list.replace(" 5 ", " 6 "), "line 2: no key before it signed this handover");
    refused(format!("{}\n{list}", Keys::ephemeral().oldest()), "line 2: it says neither since when");
    refused(list.lines().last().unwrap().to_owned(), "line 1: the first key takes over from nobody");
}

#[test]
fn notes_signed_before_a_rotation_or_a_loss_still_open() {
    let folder = tempfile::tempdir().unwrap();
    let old = Keys::create(folder.path()).unwrap();
    let note = old.sign("text\n", "name").unwrap();
    fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
    let public_only = Keys::load(folder.path()).unwrap();
    assert!(public_only.sign("text\n", "name").unwrap_err().to_string().contains("say that it is lost"));
    let said = Keys::rotate(folder.path(), 5).unwrap_err().to_string();
    assert!(said.contains("say that it is lost"), "{said}");

    let new = Keys::replace(folder.path(), 5).unwrap();
    let told: Vec<_> = new.told("sample").iter().map(|key| (key.since_us, key.handed_over)).collect();
    assert_eq!(told, [(None, false), (Some(5), false)]);
    assert_ne!(new.verifier("sample"), old.verifier("sample"));
    assert_eq!(new.open(&note, "name"), Ok("text\n"));
    let newer = new.sign("text\n", "name").unwrap();
    // Keys of a folder follow its files, as those of a running server do.
    assert_eq!(old.open(&newer, "name"), Ok("text\n"));
    assert_eq!(old.verifier("sample"), new.verifier("sample"));
    assert!(Keys::ephemeral().open(&newer, "name").is_err());
}

const HOUR_US: i64 = 3_600_000_000;

#[test]
fn after_a_rotation_under_a_wrong_clock_entries_go_where_the_old_key_counts_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let first = Keys::create(folder.path()).unwrap();
    assert_eq!(first.dated(7), 7);
    let old = first.sign("text\n", "name").unwrap();
    let second = Keys::rotate(folder.path(), 10 * HOUR_US).unwrap();
    let entered = second.dated(HOUR_US);
    assert!(entered > 10 * HOUR_US);
    assert!(second.timely(&old, "name", entered).is_err());
    assert_eq!(second.timely(&old, "name", 10 * HOUR_US), Ok(()));
    assert_eq!(second.dated(11 * HOUR_US), 11 * HOUR_US);
}

#[test]
fn an_old_key_signs_that_another_takes_over_and_each_counts_for_its_own_time() {
    let folder = tempfile::tempdir().unwrap();
    let first = Keys::create(folder.path()).unwrap();
    let outside = Keys::public(&first.verifier("sample")).unwrap();
    let by_first = first.sign("text\n", "name").unwrap();
    let second = Keys::rotate(folder.path(), 10 * HOUR_US).unwrap();
    let by_second = second.sign("text\n", "name").unwrap();
    assert!(second.told("sample")[1].handed_over);

    // Whoever holds the first key alone is led to the second by the handover, and to no other.
    assert!(outside.open(&by_second, "name").is_err());
    let list = Keys::public(&second.lines("sample").join("\n")).unwrap();
    let (led, wrong) = outside.with_heirs(&list);
    assert_eq!((led.open(&by_second, "name"), wrong), (Ok("text\n"), Vec::new()));
    let stranger = Keys::ephemeral();
    let forged = Keys::public(&format!("{} 36000000000 lost", stranger.verifier("sample"))).unwrap();
    assert!(outside.with_heirs(&forged).0.open(&stranger.sign("text\n", "name").unwrap(), "name").is_err());

    let timely = |note: &str, last: i64| second.timely(note, "name", last * HOUR_US).is_ok();
    assert!(timely(&by_first, 9) && !timely(&by_first, 11));
    // The last checkpoint of a day is signed when the next entry comes, perhaps by the next key.
    assert!(timely(&by_second, 9) && timely(&by_second, 11));
}

#[test]
fn keys_that_do_not_belong_together_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    Keys::create(folder.path()).unwrap();
    Keys::create(other.path()).unwrap();
    fs::copy(other.path().join(KEY_FILE), folder.path().join(KEY_FILE)).unwrap();
    let said = Keys::load(folder.path()).unwrap_err().to_string();
    assert!(said.contains("does not belong"), "{said}");
    fs::write(folder.path().join(KEY_FILE), "nonsense").unwrap();
    let said = Keys::load(folder.path()).unwrap_err().to_string();
    assert!(said.contains("not a key file"), "{said}");
}

#[test]
fn a_key_hands_over_once_and_whoever_has_it_afterwards_hands_over_nothing() {
    let (folder, stolen) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    Keys::create(folder.path()).unwrap();
    for file in [KEY_FILE, PUBLIC_FILE] {
        fs::copy(folder.path().join(file), stolen.path().join(file)).unwrap();
    }
    let first = Keys::load(folder.path()).unwrap().lines("sample");
    let own = Keys::rotate(folder.path(), 10 * HOUR_US).unwrap();
    let forged = Keys::rotate(stolen.path(), 11 * HOUR_US).unwrap();
    let by_forger = forged.sign("text\n", "name").unwrap();
    let list = [own.lines("sample"), forged.lines("sample")[1..].to_vec()].concat().join("\n");
    let file = Keys::public(&list).unwrap();
    let twice = Malformed::new("the key that hands over here had handed over to another key before");
    // Whoever knows both keys, and whoever is led from the first to the second, is led no further.
    for known in [own.lines("sample"), first] {
        let (led, wrong) = Keys::public(&known.join("\n")).unwrap().with_heirs(&file);
        assert!(led.open(&by_forger, "name").is_err());
        assert_eq!(wrong, [(2, twice.clone())]);
    }
    assert_eq!(file.check(), Err((2, twice)));
    let early = Keys::rotate(folder.path(), 9 * HOUR_US).unwrap_err().to_string();
    assert!(early.contains("line 3: this key takes over before the one before it did"), "{early}");
    let strange = Keys::public(&format!("{list}\n{} 5 lost", Keys::ephemeral().oldest())).unwrap();
    let (_, wrong) = own.with_heirs(&strange);
    assert_eq!(wrong[1], (3, Malformed::new("nobody whose key is known handed over to this key")));
}
