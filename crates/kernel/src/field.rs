//! The declaration of one field.

use crate::kind::Kind;

/// Who may write a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// Everybody who may edit the record, through the generic acts.
    Edit,
    /// Only named acts: the field records a decision.
    Act,
}

/// One field of a register, of a group or one argument of an act, as declared.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Key in code, URL, ledger and API: for ever.
    pub key: &'static str,
    /// What it means, in one sentence.
    pub help: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a record needs it filled.
    pub required: bool,
    /// Who may write it.
    pub writer: Writer,
    /// The clause that asks for it; empty where none does.
    pub clause: &'static str,
    /// The key it had before, still understood in old ledgers and old files.
    pub was: Option<&'static str>,
    /// No longer offered; old entries still replay.
    pub retired: bool,
    /// No two records may share its content.
    pub unique: bool,
    /// Shown in the register's list unless the reader chooses other columns.
    pub column: bool,
    /// The keys of its rows mean something and are written by people, like the steps of a scale.
    pub keyed: bool,
    /// Shown only while another field has one of these values: `(field, values)`.
    pub when: Option<(&'static str, &'static [&'static str])>,
}

impl Field {
    /// Whether `key` names this field, today or in the past.
    pub fn answers_to(&self, key: &str) -> bool {
        self.key == key || self.was == Some(key)
    }
}

/// The parts of a group and, behind them, those of the group that lies flat in it; `N` is how many both are.
pub const fn joined<const N: usize>(own: &[Field], flat: &[Field]) -> [Field; N] {
    let mut all = [own[0]; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < own.len() { own[at] } else { flat[at - own.len()] };
        at += 1;
    }
    all
}
