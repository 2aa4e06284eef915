//! Which acts this program knows: what an entry says was done has to be one of them.

use access::rights::BULK;
use kernel::{undo, whole};

/// What can be done to a record of any register.
const ON_ANY: &[&str] = &["create", "edit", "retire", "restore"];
/// Several commands that are one act.
const BATCHES: &[&str] = &[
    undo::ACT,
    whole::ACT,
    "import",
    "sheet.import",
    "library.import",
    "evidence.attach",
    "membership.invite",
    "membership.return",
];

/// Whether an act can have been recorded by this program.
pub(crate) fn is_known(act: &str) -> bool {
    let named = |own: &&kernel::Act| own.key == act;
    if BATCHES.contains(&act) || act.starts_with(BULK) || isms::ACTS.iter().any(named) || named(&access::ERASE_ACCOUNT)
    {
        return true;
    }
    let mut registers = isms::REGISTERS.iter().chain(access::REGISTERS);
    act.rsplit_once('.')
        .is_some_and(|(register, verb)| ON_ANY.contains(&verb) && registers.any(|known| known.key == register))
}

/// What is said of one that is not.
pub(crate) fn unknown(act: &str) -> String {
    format!("this program knows no act {act:?}: was it made by a newer program?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_of_this_program_are_known_and_no_others() {
        for known in ["risk.accept", "risk.create", "account.erase", "membership.retire", "bulk.edit", "undo", "import"]
        {
            assert!(is_known(known), "{known}");
        }
        for unknown in ["risk.forget", "", "risk", ".create", "create", "dragon.create", "Risk.accept", "imports"] {
            assert!(!is_known(unknown), "{unknown}");
        }
    }
}
