//! A field that the organization adds to a register.

use kernel::{Choice, Guard, Lines, Many, Own, Proposal, Record, Refusal, Register, Text, own};

/// Longest key, in bytes.
const KEY_BYTES_MAX: usize = 40;

/// A field that the organization adds to a register.
#[derive(Clone, Debug, Record)]
#[register(key = "own-field", plural = "own-fields", reference = "OF-{n:03}")]
pub struct OwnField {
    /// What it is called in forms and lists.
    #[field(column)]
    pub title: Text,
    /// The key its contents stand under, in small letters: for ever.
    #[field(column)]
    pub key: Text,
    /// The key of the register whose records carry it.
    #[field(column)]
    pub register: Text,
    /// What it holds.
    #[field(column)]
    pub kind: OwnKind,
    /// The values to choose from.
    #[field(when = "kind=choice")]
    pub choices: Lines,
    /// What it means, in one sentence.
    pub help: Option<Text>,
    /// Whether a new record has to have it.
    #[field(column)]
    pub required: bool,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What an own field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "own-kind")]
pub enum OwnKind {
    /// One line of text.
    Text,
    /// A whole number.
    Whole,
    /// A decimal number.
    Decimal,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// One of a list of values.
    Choice,
    /// A person of the organization.
    Person,
}

impl Guard for OwnField {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let after = proposal.after;
        let mut refusals = Vec::new();
        let known = proposal.state.registers().iter().find(|register| register.key == &*after.register);
        match known {
            None if after.register.is_empty() => {}
            None => refusals.push(Refusal::software(
                "register",
                format!("there is no register {}; write the key of one, such as risk", after.register),
            )),
            Some(register) => refusals.extend(doubled(proposal, register)),
        }
        if !after.key.is_empty() && !speakable(&after.key) {
            let message = format!("write up to {KEY_BYTES_MAX} small letters, digits and - , beginning with a letter");
            refusals.push(Refusal::software("key", message));
        }
        if after.kind == OwnKind::Choice && after.choices.0.is_empty() {
            refusals.push(Refusal::software("choices", "write the values to choose from, one a line"));
        }
        refusals.extend(lasting(proposal));
        refusals
    }
}

/// Whether a key can stand in addresses, sheets and programs.
fn speakable(key: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    key.len() <= KEY_BYTES_MAX && key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(letters)
}

/// Two own fields of a register under one key, also where one of them is retired.
fn doubled(proposal: &Proposal<'_, OwnField>, register: &Register) -> Option<Refusal> {
    let after = proposal.after;
    let rows = proposal.state.table(own::REGISTER)?.rows().filter(|row| row.id != proposal.id);
    let mut others = rows.filter_map(|row| Some((row.reference(), row.record.as_any().downcast_ref::<OwnField>()?)));
    let (reference, _) = others.find(|(_, other)| other.register == after.register && other.key == after.key)?;
    let message = format!("{reference} has this key in {} already; write another", register.plural);
    Some(Refusal::software("key", message))
}

/// Contents stand under register and key and are read by kind, so these stay as they are.
fn lasting(proposal: &Proposal<'_, OwnField>) -> Vec<Refusal> {
    let Some(before) = proposal.before else { return Vec::new() };
    let after = proposal.after;
    let kept = "contents stand under it; retire this field and add another";
    let mut changed = Vec::new();
    if before.key != after.key {
        changed.push("key");
    }
    if before.register != after.register {
        changed.push("register");
    }
    if before.kind != after.kind {
        changed.push("kind");
    }
    if changed.is_empty() || !used(proposal, before) {
        return Vec::new();
    }
    changed.into_iter().map(|field| Refusal::software(field, kept)).collect()
}

/// Whether any record of the register has content under the key.
fn used(proposal: &Proposal<'_, OwnField>, field: &OwnField) -> bool {
    let Some(table) = proposal.state.table(&field.register) else { return false };
    table.rows().any(|row| match row.record.value(own::FIELD) {
        kernel::Value::Many(rows) => own::content(&rows, &field.key).is_some(),
        _ => false,
    })
}
