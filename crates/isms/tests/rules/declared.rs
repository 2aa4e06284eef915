//! The lists of registers and acts: keys, help and clauses.

use std::collections::BTreeSet;

use isms::catalogue::Edition;
use isms::{ACTS, REGISTERS};
use kernel::Field;

/// Whether a clause as declared, `6.1.2 c 2`, stands in the catalogue: a clause, a requirement, or several that
/// begin so.
fn known(clause: &str) -> bool {
    let id = clause.replace(' ', ".");
    let standard = Edition::Iso27001_2022.standard();
    let begins =
        |other: &str| other.strip_prefix(&id).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']));
    standard.clause(&id).is_some() || standard.requirements.iter().any(|requirement| begins(&requirement.id))
}

fn sound(owner: &str, fields: &[Field]) {
    let mut keys = BTreeSet::new();
    for field in fields {
        let place = format!("{owner}.{}", field.key);
        assert!(keys.insert(field.key), "{place} is declared twice");
        assert!(!field.help.is_empty(), "{place} has no help");
        assert!(field.clause.is_empty() || known(field.clause), "{place} names the unknown clause {}", field.clause);
        if let Some((other, _)) = field.when {
            assert!(fields.iter().any(|field| field.key == other), "{place} depends on the unknown field {other}");
        }
        sound(&place, field.kind.parts().unwrap_or_default());
    }
}

/// Whether a register and its acts are bound to a clause of the catalogue. What people work with, whichever clause they
/// work on, is bound to none: tasks, comments, views, own fields, columns.
fn bound(register: &str, clause: &str) -> bool {
    let of_work = REGISTERS.iter().any(|own| own.key == register && own.section() == "work");
    if of_work { clause.is_empty() } else { known(clause) }
}

#[test]
fn every_register_has_its_own_keys_and_a_known_clause() {
    let mut names = BTreeSet::new();
    for register in REGISTERS {
        assert!(names.insert(register.key), "{} is declared twice", register.key);
        assert!(register.plural == register.key || names.insert(register.plural), "{} twice", register.plural);
        assert!(!register.help.is_empty(), "{} has no help", register.key);
        assert!(bound(register.key, register.clause), "{} names the clause {}", register.key, register.clause);
        sound(register.key, register.fields);
    }
    let prefixes: BTreeSet<_> = REGISTERS.iter().map(|register| register.reference.prefix).collect();
    assert_eq!(prefixes.len(), REGISTERS.len(), "two registers number alike");
}

#[test]
fn every_act_has_its_own_key_on_a_register_and_a_known_clause() {
    let mut keys = BTreeSet::new();
    for act in ACTS {
        assert!(keys.insert(act.key), "{} is declared twice", act.key);
        let (register, verb) = act.key.split_once('.').expect(act.key);
        assert!(REGISTERS.iter().any(|own| own.key == register), "{} acts on no register", act.key);
        assert!(!["create", "edit", "retire", "restore"].contains(&verb), "{} hides a generic act", act.key);
        assert!(!act.help.is_empty(), "{} has no help", act.key);
        assert!(bound(register, act.clause), "{} names the clause {}", act.key, act.clause);
        sound(act.key, act.arguments);
    }
}

#[test]
fn every_link_leads_to_a_register() {
    let fields = REGISTERS.iter().flat_map(|register| register.fields).chain(ACTS.iter().flat_map(|act| act.arguments));
    let parts = fields.flat_map(|field| std::iter::once(field).chain(field.kind.parts().unwrap_or_default()));
    for field in parts {
        let Some(target) = field.kind.target() else { continue };
        let known = target == kernel::ANY || REGISTERS.iter().any(|register| register.key == target);
        assert!(known, "{} links to {target}", field.key);
    }
}
