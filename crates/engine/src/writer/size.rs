//! Whether what is asked fits into one entry of the ledger.

use std::fmt::Display;

use kernel::{Change, Command, Context, Refusal, entry};
use ledger::{entry_bytes, limits};

// Whoever reads files knows no ledger, and has to know what comes in at once.
const _: () = assert!(entry::BYTES_MAX == limits::ENTRY_BYTES_MAX);

/// Refuses changes that could not be recorded as one entry, before anybody waits for them to be written.
///
/// # Errors
/// Their size and the most that is recorded at once.
pub fn fits(context: &Context, command: &Command, changes: &[Change]) -> Result<(), Vec<Refusal>> {
    let sizes = entry::sizes(context, changes);
    entry_bytes(&command.key(), None, sizes).map(drop).map_err(|malformed| too_large(&malformed))
}

pub(super) fn too_large(what: &dyn Display) -> Vec<Refusal> {
    vec![Refusal::software("", format!("{what}; bring it in in smaller parts"))]
}

#[cfg(test)]
mod tests {
    use kernel::{Date, Path, RawId, Timestamp, Value};
    use ledger::limits::ENTRY_BYTES_MAX;

    use super::*;

    #[test]
    fn an_item_takes_beside_its_bytes_what_is_counted_for_it_before_a_file_comes_in() {
        let bytes = |items: &[usize]| entry_bytes("act", None, items.iter().copied()).expect("it is small");
        assert_eq!(bytes(&[0]) - bytes(&[]), entry::BESIDE_ITEM_BYTES);
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
        let command = Command::Batch("sheet.import", Vec::new());
        assert_eq!(fits(&context, &command, &[written(1_000), written(1_000)]), Ok(()));
        let half = ENTRY_BYTES_MAX / 2;
        let told = fits(&context, &command, &[written(half), written(half)]).expect_err("more than an entry");
        assert!(told[0].message.contains("in smaller parts"), "{}", told[0]);
    }
}
