//! Headings with something behind their words: `Annual spend (EUR)`, `Likelihood (1-5)`, `Kosten in Tsd. EUR`.

use super::{currencies, multiples};

/// How tools of tickets name fields that somebody added.
const CUSTOM: [&str; 3] = ["custom field (", "benutzerdefiniertes feld (", "champ personnalisé ("];

/// What a field is called that a tool of tickets writes as `Custom field (Severity)`.
pub fn custom(heading: &str) -> &str {
    let name = heading.trim().strip_suffix(')').and_then(|rest| {
        let begins = |start: &&&str| rest.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
        CUSTOM.iter().find(begins).map(|start| &rest[start.len()..])
    });
    name.unwrap_or(heading)
}

/// Words in brackets that make another thing of what stands before them.
const OTHERS: [&str; 16] = [
    "residual",
    "target",
    "inherent",
    "net",
    "gross",
    "after",
    "before",
    "post",
    "next",
    "last",
    "rest",
    "netto",
    "brutto",
    "résiduel",
    "cible",
    "meta",
];

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
    let other = behind.split(|letter: char| !letter.is_alphabetic()).any(|word| OTHERS.contains(&word));
    let words = words.trim();
    (!words.is_empty() && !other).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::{custom, stem};

    #[test]
    fn fields_that_somebody_added_are_called_by_their_names() {
        let names = ["Custom field (Root cause)", "Owner (custom)", "Custom field"].map(custom);
        assert_eq!(names, ["Root cause", "Owner (custom)", "Custom field"]);
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
