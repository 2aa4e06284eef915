//! What a level means: the steps and criteria of the method at hand.

use isms::planning::{Method, scoring};
use kernel::{Field, Kind, Many, State};

/// A step with its name and meaning.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Step {
    /// Its number.
    pub step: String,
    /// Its name.
    pub label: String,
    /// What it means.
    pub meaning: String,
}

/// The steps a level field may take: likelihood where its key says so, else consequence.
pub fn steps(state: &State, field: &Field) -> Vec<Step> {
    let method = scoring::at_hand(state).map(|(_, method)| method);
    method.map(|method| of(scoring::scale(method, field.key))).unwrap_or_default()
}

/// The steps of a scale, in its order.
pub fn of(scale: &Many<isms::planning::methods::Step>) -> Vec<Step> {
    let step = |(key, step): (&str, &isms::planning::methods::Step)| Step {
        step: key.to_owned(),
        label: step.label.to_string(),
        meaning: step.meaning.as_ref().map(ToString::to_string).unwrap_or_default(),
    };
    scale.iter().map(step).collect()
}

/// Whether the method at hand judges this field at all: not every method asks how easily vulnerabilities are used.
pub fn judged(state: &State, field: &Field) -> bool {
    let eased = |method: &Method| scoring::scale(method, field.key).is_empty();
    !matches!(field.kind, Kind::Level) || scoring::at_hand(state).is_none_or(|(_, method)| !eased(method))
}

/// The name of a level: `4 Likely`; the number alone where no method names it.
pub fn name(state: &State, field: &Field, level: u8) -> String {
    let number = level.to_string();
    let found = steps(state, field).into_iter().find(|step| step.step == number);
    found.map_or(number.clone(), |step| format!("{number} {}", step.label))
}

/// The name of a row of a keyed list: the criterion it stands for, else its key.
pub fn row(state: &State, parts: &[Field], key: &str) -> String {
    let criteria = criteria(state, parts);
    criteria.into_iter().find(|(own, ..)| own == key).map_or_else(|| key.to_owned(), |(_, label, _)| label)
}

/// The rows a keyed list of judgements has: one for each criterion of the method.
pub fn criteria(state: &State, parts: &[Field]) -> Vec<(String, String, String)> {
    let judged = parts.iter().any(|part| matches!(part.kind, Kind::Level));
    let method = scoring::at_hand(state).filter(|_| judged).map(|(_, method)| method);
    let named = |method: &Method| {
        let each = method.criteria.iter().map(|(key, criterion)| {
            let meaning = criterion.meaning.as_ref().map(ToString::to_string).unwrap_or_default();
            (key.to_owned(), criterion.label.to_string(), meaning)
        });
        each.collect()
    };
    method.map(named).unwrap_or_default()
}
