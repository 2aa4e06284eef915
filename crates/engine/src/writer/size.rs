//! Whether what is asked fits into one entry of the ledger.

use std::fmt::Display;

use kernel::Refusal;
use kernel::entry::{self, Room};
use ledger::{entry_bytes, limits};

// Whoever reads files knows no ledger, and has to know what comes in at once.
const _: () = assert!(entry::BYTES_MAX == limits::ENTRY_BYTES_MAX);

/// Refuses what could not be recorded under an act as one entry, before anybody waits for it to be written.
///
/// # Errors
/// Its size and the most that is recorded at once.
pub fn fits(act: &str, room: Room) -> Result<(), Vec<Refusal>> {
    entry_bytes(act, None, room.items, room.bytes).map(drop).map_err(|malformed| too_large(&malformed))
}

pub(super) fn too_large(what: &dyn Display) -> Vec<Refusal> {
    vec![Refusal::software("", format!("{what}; bring it in in smaller parts"))]
}

#[cfg(test)]
mod tests {
    use kernel::{Change, Context, Date, Path, RawId, Timestamp, Value};
    use ledger::limits::ENTRY_BYTES_MAX;

    use super::*;

    #[test]
    fn an_item_takes_beside_its_bytes_what_is_counted_for_it_before_a_file_comes_in() {
        let bytes = |items: usize| entry_bytes("act", None, items, 0).expect("it is small");
        assert_eq!(bytes(1) - bytes(0), entry::BESIDE_ITEM_BYTES);
    }

    #[test]
    fn what_is_more_than_one_entry_holds_is_refused_before_it_is_written() {
        let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), Timestamp::UNIX_EPOCH, 7);
        let written = |bytes: usize| Change::Set {
            register: "asset".into(),
            id: RawId(2),
            at: Path::field("description"),
            to: Value::Text("x".repeat(bytes)),
        };
        let taken = |bytes: usize| {
            let mut room = Room::of(&context);
            (0..2).for_each(|_| room.take(&[written(bytes)]));
            fits("sheet.import", room)
        };
        assert_eq!(taken(1_000), Ok(()));
        let told = taken(ENTRY_BYTES_MAX / 2).expect_err("more than an entry");
        assert!(told[0].message.contains("in smaller parts"), "{}", told[0]);
    }
}
