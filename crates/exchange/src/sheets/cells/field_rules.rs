//! Texts that a rule of their field refuses by themselves: such a cell may be left out, and the rest of its row comes in.

use isms::support::people;
use kernel::{Path, Refusal, Register, Value};

use super::choices::says_nothing;

/// Fields whose texts have a rule of their own.
type Rule = (&'static str, &'static str, fn(&str) -> Option<Refusal>);
const RULES: [Rule; 1] = [("person", "email", people::odd_address)];

fn rule(register: &Register, path: &Path) -> Option<&'static Rule> {
    let whole = path.group_key().is_none() && path.part_key().is_none();
    RULES.iter().find(|(own, field, _)| whole && *own == register.key && path.field == *field)
}

/// Whether the texts of a place have a rule.
pub fn is(register: &Register, path: &Path) -> bool {
    rule(register, path).is_some()
}

/// The value of a place, where no rule speaks against its text; a word for nothing leaves the place empty.
///
/// # Errors
/// What the rule says.
pub fn settled(register: &Register, path: &Path, value: Value) -> Result<Value, Refusal> {
    let Value::Text(text) = &value else { return Ok(value) };
    match rule(register, path).and_then(|(.., refuse)| refuse(text)) {
        Some(_) if says_nothing(text) => Ok(Value::Nothing),
        Some(refusal) => Err(refusal),
        None => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn every_rule_is_of_a_text_that_a_record_can_do_without() {
        for (register, field, _) in RULES {
            let own = isms::REGISTERS.iter().find(|own| own.key == register).expect("a register");
            let (_, field) = own.field(field).expect("a field");
            assert!(matches!(field.kind, kernel::Kind::Text) && !field.required, "{register} {}", field.key);
        }
    }
}
