//! Headings with something behind their words: `Annual spend (EUR)`, `Likelihood (1-5)`, `Kosten in Tsd. EUR`.

use isms::planning::scoring;
use kernel::{Field, Kind, Path, Register, State};

use crate::sheets::cues::CUES;
use crate::sheets::quantities::{currencies, multiples};
use crate::texts;

/// How tools of tickets name fields that somebody added.
const CUSTOM: [&str; 3] = ["custom field (", "benutzerdefiniertes feld (", "champ personnalisé ("];

/// What stands before the names of fields that somebody added to a tool of services.
const ADDED: &str = "u_";

/// What a field is called that a tool of tickets writes as `Custom field (Severity)`, or one of services as `u_severity`.
pub fn custom(heading: &str) -> &str {
    if let Some(name) = heading.trim().strip_prefix(ADDED).filter(|name| !name.is_empty()) {
        return name;
    }
    let name = heading.trim().strip_suffix(')').and_then(|rest| {
        let begins = |start: &&&str| rest.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
        CUSTOM.iter().find(begins).map(|start| &rest[start.len()..])
    });
    name.unwrap_or(heading)
}

/// The words of a heading without what stands in brackets behind them, or the currency in which it counts; none where
/// nothing does, or where that makes another thing of it.
pub fn stem(heading: &str) -> Option<&str> {
    let bracket = heading.find(['(', '[']).filter(|at| *at > 0);
    let counted = || {
        let at = heading.to_lowercase().find(" in ").filter(|at| heading.is_char_boundary(*at))?;
        let unit = heading.get(at + 4..)?;
        (currencies::currency(unit).is_some() || multiples::multiple(unit).is_some()).then_some(at)
    };
    let (words, behind) = heading.split_at(bracket.or_else(counted)?);
    let behind = behind.to_lowercase();
    let other = behind.split(|letter: char| !letter.is_alphabetic()).any(|word| CUES.headings.othering.has(word));
    let words = words.trim();
    (!words.is_empty() && !other).then_some(words)
}

/// The part of a row of a keyed list that a heading of ours names: `Consequence c: Level`.
pub fn of_row(register: &'static Register, heading: &str) -> Option<Path> {
    let (row, named) = heading.trim().split_once(": ")?;
    let of_field = |(_, field): (usize, &'static Field)| {
        let Kind::Many(parts) = field.kind else { return None };
        let whole = texts::label(register, &Path::field(field.key));
        let key = row.strip_prefix(&whole)?.strip_prefix(' ')?;
        let place = |part: &Field| Path::group(field.key, key.to_owned()).part(part.key);
        let label = |part: &Field| texts::label(register, &place(part));
        let part = parts.iter().find(|part| label(part).ends_with(&format!(": {named}")))?;
        Some((whole.len(), place(part)))
    };
    // "Consequence after the plan" begins like "Consequence".
    register.live_fields().filter_map(of_field).max_by_key(|(letters, _)| *letters).map(|(_, path)| path)
}

/// The level by a criterion of the method that a heading of ours names: `Consequence: Confidentiality`.
pub fn of_criterion(register: &'static Register, heading: &str, state: &State) -> Option<Path> {
    let (whole, named) = heading.trim().split_once(": ")?;
    let (_, method) = scoring::at_hand(state)?;
    let (key, _) = method.criteria.iter().find(|(_, own)| own.label.trim().eq_ignore_ascii_case(named.trim()))?;
    let level = |(_, field): (usize, &'static Field)| {
        let Kind::Many(parts) = field.kind else { return None };
        let part = parts.iter().find(|part| matches!(part.kind, Kind::Level))?;
        let own = texts::label(register, &Path::field(field.key)) == whole;
        own.then(|| Path::group(field.key, key.to_owned()).part(part.key))
    };
    register.live_fields().find_map(level)
}

#[cfg(test)]
mod tests {
    use kernel::Declared;

    use super::{custom, of_row, stem};

    #[test]
    fn rows_of_keyed_lists_are_known_by_their_labels() {
        let place = |heading| of_row(isms::planning::Risk::REGISTER, heading).map(|path| path.to_string());
        assert_eq!(place("Consequence c: Level").as_deref(), Some("consequence[c].level"));
        let after = place("Consequence after the plan c: Level");
        assert_eq!(after.as_deref(), Some("residual_consequence[c].level"));
        assert_eq!((place("Level"), place("Current: Score")), (None, None));
    }

    #[test]
    fn fields_that_somebody_added_are_called_by_their_names() {
        let names = ["Custom field (Root cause)", "Owner (custom)", "Custom field", "u_contains_pii", "u_"].map(custom);
        assert_eq!(names, ["Root cause", "Owner (custom)", "Custom field", "contains_pii", "u_"]);
    }

    #[test]
    fn what_stands_before_a_bracket_names_the_column() {
        let told = [
            "Annual spend (EUR)",
            "Asset name (mandatory)",
            "Inherent Likelihood (1-5)",
            "Kosten in Tsd. EUR",
            "Likelihood (residual)",
            "Owner",
            "(internal)",
            "People in scope",
        ];
        let stems = [
            Some("Annual spend"),
            Some("Asset name"),
            Some("Inherent Likelihood"),
            Some("Kosten"),
            None,
            None,
            None,
            None,
        ];
        assert_eq!(told.map(stem), stems);
    }
}
