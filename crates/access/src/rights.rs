//! One table: role x kind of act.

use kernel::{Act, Basis, Change, Choice, Command, Refusal, Register, undo};

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
    /// Write what decides who may decide: scope, method, roles, people and own fields; and approve what holds for the whole
    /// organization: scope, method, Statement of Applicability and exclusions that records speak against, audit programme,
    /// changes, exceptions.
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

/// Every right, in the order in which pages and the manual list them.
pub const RIGHTS: [Right; 9] = [
    Right::Read,
    Right::Edit,
    Right::Act,
    Right::Sign,
    Right::Govern,
    Right::Retire,
    Right::Import,
    Right::Admit,
    Right::Erase,
];

impl Right {
    /// The lowest role that has this right.
    pub fn least(self) -> Role {
        match self {
            Self::Read => Role::Reader,
            Self::Edit | Self::Act | Self::Sign => Role::Contributor,
            Self::Govern | Self::Retire | Self::Import => Role::Manager,
            Self::Admit | Self::Erase => Role::Administrator,
        }
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

/// Acts by which something holds for the whole organization from then on, on records that everybody may edit. Who may
/// approve a document or sign a review says the record; these name nobody.
const BINDING: [&str; 20] = [
    // It makes scope, method and roles of top management.
    "profile.begin",
    "statement.freeze",
    "statement.approve",
    "change.approve",
    "document.bring_in",
    "statement.bring_in",
    "treatment.bring_in",
    "risk.bring_in",
    "change.bring_in",
    "audit.bring_in",
    "finding.bring_in",
    "review.bring_in",
    "nonconformity.bring_in",
    "certification.bring_in",
    "incident.bring_in",
    "exception.approve",
    "programme.approve",
    "profile.set_aside",
    "profile.count_again",
    // A contributor proposes an exclusion in its row; whether it stands against the evidence is not theirs to say.
    "applicability.uphold",
];

/// What people say in their own name alone: whoever may read a document may say so, and whoever sees that something
/// went wrong.
const OWN_WORD: [&str; 2] = ["acknowledgement.give", "incident.report"];

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
    if BINDING.contains(&act.key) {
        return Right::Govern;
    }
    if OWN_WORD.contains(&act.key) {
        return Right::Read;
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
            highest(commands.iter().map(|(_, command)| right_for(&command)))
        }
        Command::Batch(..) => Right::Import,
        // It brings people, roles and decisions along.
        Command::Whole(_) => Right::Admit,
        Command::Erasing(command, _) => right_for(command),
    }
}

/// The right that undoing an entry of these changes needs: what was written is written back, what was made, retired or
/// restored is retired or restored.
pub fn right_to_undo(changes: impl Iterator<Item = Change>) -> Right {
    let right = |change: Change| {
        let register = isms::REGISTERS.iter().find(|register| register.key == change.subject().0);
        if change.is_set() { register.map_or(Right::Edit, |register| right_for_edit(register)) } else { Right::Retire }
    };
    highest(changes.map(right))
}

/// The right that only the highest role of these has; editing where nothing asks for more.
fn highest(rights: impl Iterator<Item = Right>) -> Right {
    rights.max_by_key(|right| right.least()).unwrap_or(Right::Edit)
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
    fn every_right_is_listed_once_by_its_place_and_an_administrator_has_it() {
        for (at, right) in RIGHTS.into_iter().enumerate() {
            assert_eq!(right as usize, at, "{right:?}");
            assert!(Role::Administrator.has(right));
        }
        assert_eq!(RIGHTS.len(), Right::Erase as usize + 1, "Erase is the last of them");
    }

    /// Who may approve: by the account's role, or by what the records say of the person.
    const APPROVING: &[(&str, Right)] = &[
        ("scope.approve", Right::Govern),
        ("method.approve", Right::Govern),
        // The owner of the risk, or a holder of the role that its level names.
        ("risk.accept", Right::Sign),
        ("risk.accept_all", Right::Sign),
        ("risk.sign", Right::Sign),
        ("risk.countersign", Right::Sign),
        ("treatment.approve", Right::Sign),
        ("statement.freeze", Right::Govern),
        ("statement.approve", Right::Govern),
        ("change.approve", Right::Govern),
        // Somebody else than who carried it out or did it.
        ("change.review", Right::Sign),
        ("change.settle_risks", Right::Sign),
        ("treatment.judge", Right::Sign),
        // Who answers for an exclusion with the own name.
        ("applicability.uphold", Right::Govern),
        ("experience.confirm", Right::Sign),
        // A holder of the role it names, for a policy that names none top management or who governs; not its author.
        ("document.approve", Right::Sign),
        // Only what was approved, or needs no approval.
        ("document.publish", Right::Act),
        ("document.bring_in", Right::Govern),
        // What was approved elsewhere, with the proof: no signature here.
        ("scope.bring_in", Right::Govern),
        ("method.bring_in", Right::Govern),
        ("statement.bring_in", Right::Govern),
        ("treatment.bring_in", Right::Govern),
        ("risk.bring_in", Right::Govern),
        ("change.bring_in", Right::Govern),
        ("audit.bring_in", Right::Govern),
        ("finding.bring_in", Right::Govern),
        ("review.bring_in", Right::Govern),
        ("nonconformity.bring_in", Right::Govern),
        ("certification.bring_in", Right::Govern),
        ("incident.bring_in", Right::Govern),
        // What the person read: readers have to read, too.
        ("acknowledgement.give", Right::Read),
        // What the person judged.
        ("attestation.sign", Right::Sign),
        ("profile.find_no_opportunity", Right::Sign),
        ("asset.find_no_risk", Right::Sign),
        ("profile.set_aside", Right::Govern),
        ("profile.count_again", Right::Govern),
        ("exception.approve", Right::Govern),
        ("programme.approve", Right::Govern),
        // The auditors' own word.
        ("audit.issue_report", Right::Sign),
        ("finding.confirm", Right::Sign),
        // Who took part, of top management or who governs.
        ("review.sign", Right::Sign),
        ("nonconformity.judge", Right::Sign),
        ("nonconformity.close", Right::Sign),
        ("improvement.decide", Right::Sign),
    ];

    #[test]
    fn who_may_approve_is_said_of_every_approving_act() {
        let verbs = [".approve", ".publish", ".sign", ".accept", ".bring_in", ".freeze"];
        let approving = |act: &&&Act| act.signs || verbs.iter().any(|verb| act.key.ends_with(verb));
        let found: Vec<_> = isms::ACTS.iter().filter(approving).map(|act| (act.key, right_for_act(act))).collect();
        let told = |act: &(&str, Right)| APPROVING.contains(act);
        assert_eq!(found.iter().filter(|act| !told(act)).collect::<Vec<_>>(), [] as [&(&str, Right); 0]);
        assert_eq!(found.len(), APPROVING.len());
    }

    #[test]
    fn a_contributor_approves_nothing_that_holds_for_everybody() {
        for key in BINDING {
            let act = isms::act(key).expect(key);
            assert!(!Role::Contributor.has(right_for_act(act)) && Role::Manager.has(right_for_act(act)), "{key}");
        }
    }

    #[test]
    fn undoing_needs_the_right_that_the_other_way_round_needs() {
        let id = kernel::RawId(1);
        let set = |register: &'static str| Change::Set {
            register: register.into(),
            id,
            at: kernel::Path::field("title"),
            to: kernel::Value::Nothing,
        };
        let retired = || Change::Retire { register: "asset".into(), id };
        for (changes, right) in [
            (vec![], Right::Edit),
            (vec![set("asset"), set("risk")], Right::Edit),
            (vec![set("asset"), set("scope")], Right::Govern),
            (vec![set("asset"), retired()], Right::Retire),
        ] {
            assert_eq!(right_to_undo(changes.into_iter()), right);
        }
    }

    #[test]
    fn a_reader_only_reads_and_says_so() {
        let acts: Vec<_> = isms::ACTS.iter().filter(|act| Role::Reader.has(right_for_act(act))).collect();
        assert_eq!(acts.iter().map(|act| act.key).collect::<Vec<_>>(), OWN_WORD);
        let held: Vec<_> = RIGHTS.iter().filter(|right| Role::Reader.has(**right)).collect();
        assert_eq!(held, [&Right::Read]);
    }
}
