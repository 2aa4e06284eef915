//! One table: role x kind of act.

use kernel::{Act, Basis, Choice, Command, Refusal, Register, undo};

use crate::roles::Role;

/// What a role may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// See records, history and reports.
    Read,
    /// Make and edit records, one at a time.
    Edit,
    /// Do the named acts; whose decision it is, each act asks the records.
    Act,
    /// Sign and approve as the person behind the account.
    Sign,
    /// Write what decides who may decide: scope, method, roles and people; and approve scope and method.
    Govern,
    /// Take records out of the management system and back.
    Retire,
    /// Bring in many records at once.
    Import,
    /// Give and take access to the organization.
    Admit,
    /// Erase contents for ever, from the ledger too.
    Erase,
}

/// Every right with the lowest role that has it; printed as a page.
pub const TABLE: &[(Right, Role)] = &[
    (Right::Read, Role::Reader),
    (Right::Edit, Role::Contributor),
    (Right::Act, Role::Contributor),
    (Right::Sign, Role::Contributor),
    (Right::Govern, Role::Manager),
    (Right::Retire, Role::Manager),
    (Right::Import, Role::Manager),
    (Right::Admit, Role::Administrator),
    (Right::Erase, Role::Administrator),
];

impl Right {
    /// The lowest role that has this right.
    pub fn least(self) -> Role {
        let row = TABLE.iter().find(|(right, _)| *right == self);
        row.expect("every right stands in the table").1
    }

    /// The stem of its texts: `right-edit`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "right-read",
            Self::Edit => "right-edit",
            Self::Act => "right-act",
            Self::Sign => "right-sign",
            Self::Govern => "right-govern",
            Self::Retire => "right-retire",
            Self::Import => "right-import",
            Self::Admit => "right-admit",
            Self::Erase => "right-erase",
        }
    }
}

impl Role {
    /// Whether this role has a right.
    pub fn has(self, right: Right) -> bool {
        self >= right.least()
    }
}

/// Registers whose records decide who may decide; whoever writes them could give authority to anybody.
const GOVERNING: [&str; 5] = ["scope", "method", "role", "person", "own-field"];

/// Begins the keys of acts that do to a choice of records what could be done to each.
pub const BULK: &str = "bulk.";

/// The right that making or editing a record of a register needs.
pub fn right_for_edit(register: &Register) -> Right {
    if GOVERNING.contains(&register.key) { Right::Govern } else { Right::Edit }
}

/// The right a named act needs.
pub fn right_for_act(act: &Act) -> Right {
    if act.key.ends_with(kernel::erasure::VERB) {
        return Right::Erase;
    }
    match act.subject().or_else(|| act.key.split('.').next()) {
        Some(register) if GOVERNING.contains(&register) => Right::Govern,
        _ if act.signs => Right::Sign,
        _ => Right::Act,
    }
}

/// The right a command needs.
pub fn right_for(command: &Command) -> Right {
    match command {
        Command::Act(act, _) => right_for_act(act),
        Command::Create(register, _) | Command::Edit(register, ..) => right_for_edit(register),
        Command::Retire(..) | Command::Restore(..) => Right::Retire,
        // Whoever may do each thing may undo it, and do it to a choice of records.
        Command::Batch(key, commands) if *key == undo::ACT || key.starts_with(BULK) => {
            let each = commands.iter().map(|(_, command)| right_for(command));
            each.max_by_key(|right| right.least()).unwrap_or(Right::Edit)
        }
        Command::Batch(..) => Right::Import,
        // It brings people, roles and decisions along.
        Command::Whole(_) => Right::Admit,
        Command::Erasing(command, _) => right_for(command),
    }
}

/// Whether a role may do a command.
pub fn may(role: Role, command: &Command) -> Result<(), Refusal> {
    holds(role, right_for(command))
}

/// Refuses a role that has not a right, and says who has.
pub fn holds(role: Role, right: Right) -> Result<(), Refusal> {
    if role.has(right) {
        return Ok(());
    }
    let message = format!("a {} may not do this; ask a {} of the organization", role.key(), right.least().key());
    Err(Refusal::forbidden(message, Basis::HouseRule))
}

/// Whether a role may see the organization's records.
pub fn may_read(role: Role) -> bool {
    role.has(Right::Read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_stands_once_in_the_table_and_an_administrator_has_it() {
        for (right, _) in TABLE {
            assert_eq!(TABLE.iter().filter(|(other, _)| other == right).count(), 1);
            assert!(Role::Administrator.has(*right));
        }
    }

    #[test]
    fn a_reader_only_reads() {
        let held: Vec<_> = TABLE.iter().filter(|(right, _)| Role::Reader.has(*right)).collect();
        assert_eq!(held, [&(Right::Read, Role::Reader)]);
    }
}
