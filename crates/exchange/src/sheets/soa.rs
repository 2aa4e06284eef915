//! The Statement of Applicability as other people write it: identifiers without the letter of the annex, and one
//! column of reasons for what is included and what is not.

use isms::catalogue;
use kernel::{Path, Register, Value};

use super::columns::By;

/// The register of the statement.
const REGISTER: &str = "applicability";

/// An identifier as the annex writes it: `5.1` and `A 5.1` are A.5.1; anything else stays as it is.
pub fn identifier(text: &str) -> String {
    let text = text.trim();
    let rest = text.strip_prefix(['A', 'a']).unwrap_or(text).trim_start_matches(['.', ' ', '-', '\u{a0}']);
    let numbers = rest.contains('.')
        && rest.split('.').all(|own| !own.is_empty() && own.bytes().all(|sign| sign.is_ascii_digit()));
    if numbers { format!("A.{rest}") } else { text.to_owned() }
}

/// The content of a cell that names reference controls, where this is such a place.
pub fn controls(path: &Path, text: &str) -> Option<Value> {
    match path.field.as_ref() {
        "control" => Some(Value::Text(identifier(text))),
        "reference_controls" => {
            let each = text.split(['\n', ',', ';']).map(identifier).filter(|own| !own.is_empty());
            Some(Value::Lines(each.collect()))
        }
        _ => None,
    }
}

/// Where a row leaves a control out, a reason that stands in the one column for both is the reason for that; nothing
/// is said about how far such a control is in place. Columns that name the place by its key mean what they say.
pub fn settle(register: &Register, values: &mut Vec<(Path, Value, usize)>, by: impl Fn(usize) -> By) {
    let verdict = |(path, value, _): &(Path, Value, usize)| {
        path.field == "applicable" && matches!(value, Value::Choice(key) if key == "excluded")
    };
    if register.key != REGISTER || !values.iter().any(verdict) {
        return;
    }
    let said = values.iter().any(|(path, value, _)| path.field == "exclusion" && !value.is_blank());
    for (path, _, at) in values.iter_mut().filter(|(path, ..)| path.field == "inclusion") {
        if by(*at) != By::Key && !said {
            *path = Path::field("exclusion");
        }
    }
    values.retain(|(path, _, at)| path.field != "status" || by(*at) == By::Key);
}

/// Whether a text is the identifier of a reference control.
pub fn is_control(text: &str) -> bool {
    catalogue::find_control(&identifier(text)).is_some()
}
