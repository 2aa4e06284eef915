//! 6.1.3 d: the reasons for including a control as statements mark them, such as `LR, BR/BP, RRA`.

use kernel::{Path, Value};

use crate::sheets::columns::meanings::By;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;

/// Says the reasons that stand in the place of words by the fields for them. Columns that name the place by its key
/// mean what they say.
pub fn spread(values: &mut Vec<(Path, Value, usize)>, by: impl Fn(usize) -> By) {
    let marked = values.iter().enumerate().find_map(|(at, (path, value, column))| match value {
        Value::Text(text) if path.field == "inclusion" && by(*column) != By::Key => Some((at, *column, fields(text)?)),
        _ => None,
    });
    let Some((at, column, fields)) = marked else { return };
    values.remove(at);
    for field in fields {
        if !values.iter().any(|(path, ..)| path.field == field) {
            values.push((Path::field(field), Value::Flag(true), column));
        }
    }
}

/// The fields that a text of marks alone says; none where it says anything else.
fn fields(text: &str) -> Option<Vec<&'static str>> {
    let all = &CUES.reasons;
    let all =
        [("legal", &all.legal), ("contractual", &all.contractual), ("business", &all.business), ("risk", &all.risk)];
    let of = |mark: &str| all.iter().find(|(_, marks)| marks.has(&plain(mark))).map(|(field, _)| *field);
    let parts = text.split([',', ';', '+', '&', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let each = |part: &str| of(part).map_or_else(|| part.split('/').map(of).collect(), |field| Some(vec![field]));
    let found: Option<Vec<Vec<_>>> = parts.map(each).collect();
    found.map(|found| found.concat()).filter(|found| !found.is_empty())
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn marks_say_reasons_and_sentences_do_not() {
        assert_eq!(fields("LR, BR/BP; RRA"), Some(vec!["legal", "business", "risk"]));
        assert_eq!(fields("CO/RRA"), Some(vec!["contractual", "risk"]));
        assert_eq!(fields("Legal requirement"), Some(vec!["legal"]));
        for text in ["", "LR because of GDPR", "Risk R-12", "n/a"] {
            assert_eq!(fields(text), None, "{text}");
        }
    }
}
