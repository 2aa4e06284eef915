use super::*;
use crate::entry::{Draft, Items, seal};

/// Rows of a ledger whose hashes all fit, as only the holder of the signing key could make it.
struct Forge {
    walk: Walk,
    tree: Frontier,
}

impl Forge {
    fn new() -> Forge {
        Forge { walk: Walk::new("sample"), tree: Frontier::default() }
    }

    fn row(self, place: u64, seq: u64, time_us: i64) -> Forge {
        self.keyed(place, seq, time_us, None)
    }

    fn keyed(mut self, place: u64, seq: u64, time_us: i64, key: Option<&str>) -> Forge {
        let idempotency = key.map(str::to_owned);
        let draft = Draft { time_us, actor: [1; 16], act: "a.b".into(), idempotency, items: Items::default() };
        let entry = seal(draft, seq, &mut || [0; 32]).unwrap();
        let hashes = self.tree.push(entry.leaf());
        self.walk.row(&Row { seq: place, ..Row::of(entry, &hashes).stored() });
        self
    }

    fn found(mut self) -> Vec<String> {
        self.walk.checkpoint(self.tree.root());
        self.walk.finish().findings.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn time_going_back_is_found_though_everything_is_signed() {
    let ledger = Forge::new().row(0, 0, 10).row(1, 1, 20).row(2, 2, 19).row(3, 3, 19);
    assert_eq!(ledger.found(), ["entry 3: its time is before that of the entry before it"]);
}

#[test]
fn a_number_that_is_not_its_place_is_found_though_everything_is_signed() {
    let ledger = Forge::new().row(0, 0, 10).row(1, 2, 20).row(2, 2, 30);
    assert_eq!(ledger.found(), ["entry 2: it carries the number 2: rows were moved or swapped"]);
}

#[test]
fn a_gap_is_found_and_nothing_after_it_counts_as_covered() {
    let forge = Forge::new().row(0, 0, 10).row(3, 3, 20);
    assert!(forge.walk.is_lost());
    assert_eq!(forge.walk.report.covered, None);
    assert_eq!(forge.found(), ["entries 2 to 3: they are missing"]);
}

#[test]
fn a_request_that_was_recorded_twice_is_a_warning_and_the_ledger_sound() {
    let keys = [Some("7:k1"), None, Some("7:k2"), Some("8:k1"), Some("7:k1")];
    let forge = keys.iter().zip(0..).fold(Forge::new(), |forge, (key, seq)| forge.keyed(seq, seq, 10, *key));
    let report = forge.walk.finish();
    let warned: Vec<_> = report.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warned, ["entry 5: it carries the idempotency key of entry 1: one request was recorded twice"]);
    assert!(report.is_sound());
}

#[test]
fn doubts_are_counted_when_there_are_too_many_to_list() {
    let mut forge = Forge::new();
    for seq in 0..2 * FINDINGS {
        forge = forge.row(seq, seq, -(seq as i64));
    }
    forge.walk.checkpoint(forge.tree.root());
    let report = forge.walk.finish();
    assert_eq!((report.findings.len() as u64, report.further), (FINDINGS, FINDINGS - 1));
}

const FINDINGS: u64 = crate::limits::FINDINGS_MAX as u64;
