//! States that acts lead to: who closed, completed or approved something is said by the act, so that a new record begins
//! before them. Lists of what was done elsewhere keep their own way.

use kernel::{Command, Path, Refusal, Register, Value};

/// The field that holds a state.
const STATE: &str = "state";

/// States of registers, each with the act that leads to it.
const LED: [(&str, &str, &str); 7] = [
    ("treatment", "done", "treatment.complete"),
    ("treatment", "dropped", "treatment.drop"),
    ("audit", "done", "audit.issue_report"),
    ("incident", "closed", "incident.close"),
    ("exception", "approved", "exception.approve"),
    ("assessment", "completed", "assessment.complete"),
    ("access-review", "completed", "access-review.complete"),
];

/// The key of the act that leads to a content of a field; none where a new record may hold it.
pub fn by(register: &str, field: &str, content: &str) -> Option<&'static str> {
    let led = |(own, state, _): &&(&str, &str, &str)| *own == register && *state == content && field == STATE;
    LED.iter().find(led).map(|(.., act)| *act)
}

/// Values of a new record that somebody writes by hand.
type Values = Vec<(Path, Value)>;

/// The command that makes a record of such values.
///
/// # Errors
/// As [`allowed`].
pub fn created(register: &'static Register, values: Values) -> Result<Command, Vec<Refusal>> {
    allowed(register, values).map(|values| Command::Create(register, values))
}

/// The same values, where a new record may hold them.
///
/// # Errors
/// A state to which an act leads, with the clause of that act.
pub fn allowed(register: &Register, values: Values) -> Result<Values, Vec<Refusal>> {
    let objection = |(path, value): &(Path, Value)| {
        let Value::Choice(content) = value else { return None };
        let key = by(register.key, &path.field, content)?;
        let message =
            format!("{key} says so, with who and when; leave the state before it, and do that once this is there");
        let clause = crate::act(key).map_or("", |act| act.clause);
        Some(Refusal { clause: clause.into(), ..Refusal::house_rule(&path.to_string(), message) })
    };
    let refusals: Vec<_> = values.iter().filter_map(objection).collect();
    if refusals.is_empty() { Ok(values) } else { Err(refusals) }
}

#[cfg(test)]
mod tests {
    use kernel::{Kind, Path, Value, Writer};

    use super::{LED, STATE, allowed, by, created};

    #[test]
    fn every_state_is_one_of_its_register_that_an_act_of_it_leads_to() {
        for (key, state, act) in LED {
            let register = crate::REGISTERS.iter().find(|own| own.key == key).expect("a listed register");
            let (_, field) = register.field(STATE).expect("it has states");
            let Kind::Choice(choices) = field.kind else { panic!("{key}") };
            assert!(choices.values.contains(&state) && field.writer == Writer::Edit, "{key}: {state}");
            assert!(crate::acts_on(key).any(|own| own.key == act), "{act}");
        }
        assert_eq!(by("incident", "state", "resolved"), None);
        let incident = crate::REGISTERS.iter().find(|own| own.key == "incident").expect("a listed register");
        let state = |state: &'static str| vec![(Path::field(STATE), Value::Choice(state.into()))];
        let refused = allowed(incident, state("closed")).expect_err("incident.close closes it");
        assert!(refused[0].message.starts_with("incident.close says so") && !refused[0].clause.is_empty());
        assert!(created(incident, state("resolved")).is_ok());
    }
}
