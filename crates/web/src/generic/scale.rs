//! What a level means: the steps and criteria of the method at hand.

use isms::planning::{Method, scoring};
use kernel::value::Parts;
use kernel::{Field, Id, Kind, Many, State, Value, own};

use super::desk::own_label;

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
    let asked = |method: &Method| {
        let ease = field.key.rsplit('_').next() == Some("ease");
        if ease { !scoring::eases(method).is_empty() } else { !scoring::scale(method, field.key).is_empty() }
    };
    !matches!(field.kind, Kind::Level) || scoring::at_hand(state).is_none_or(|(_, method)| asked(method))
}

/// The name of a level: `4 Likely`; the number alone where no method names it.
pub fn name(state: &State, field: &Field, level: u8) -> String {
    let number = level.to_string();
    let found = steps(state, field).into_iter().find(|step| step.step == number);
    found.map_or(number.clone(), |step| format!("{number} {}", step.label))
}

/// The name of a row of a keyed list, else its key; `stem` names the field's owner for the texts.
pub fn row(state: &State, stem: &str, field: &Field, key: &str) -> String {
    row_name(state, stem, field, key).unwrap_or_else(|| key.to_owned())
}

/// What a row of a keyed list stands for: a criterion, or an own field; none where its content says what it is.
pub fn row_name(state: &State, stem: &str, field: &Field, key: &str) -> Option<String> {
    if field.key == own::FIELD {
        return own_label(state.register(stem)?, key, state);
    }
    let criteria = criteria(state, field.kind.parts().unwrap_or_default());
    criteria.into_iter().find(|(own, ..)| own == key).map(|(_, label, _)| label)
}

/// The name of the level that a reading fell in, which is kept by its key in the method beside it; none for any other
/// part of a group.
pub fn band(state: &State, part: &Field, value: &Value, parts: &Parts) -> Option<String> {
    let Value::Text(key) = value else { return None };
    let method = parts.iter().find(|(own, _)| part.key == "band" && own == "method").map(|(_, value)| value);
    let Some(Value::Link(id)) = method else { return None };
    state.get(Id::<Method>::of(*id))?.bands.at(key).map(|band| band.label.to_string())
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
