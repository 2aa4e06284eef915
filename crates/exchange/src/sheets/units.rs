//! Units in which numbers count: those of a field, by the end of its key, and those that a heading names.

use kernel::Path;

/// Units in which fields count, by the end of their keys.
const UNITS: [(&str, &[&str]); 3] = [
    (
        "_hours",
        &[
            "h", "hrs", "hr", "hour", "hours", "std", "std.", "stunde", "stunden", "heures", "horas", "timer", "uur",
            "uren",
        ],
    ),
    ("_days", &["d", "day", "days", "tag", "tage", "jours", "días", "dage", "dag", "dagen"]),
    ("_months", &["m", "mo", "month", "months", "monat", "monate", "mois", "meses", "maanden", "maand"]),
];

/// A number without the unit in which its field counts anyway: `8 h`.
pub fn unitless<'t>(text: &'t str, path: &Path) -> &'t str {
    let number = text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '.').trim_end();
    let unit = text[number.len()..].trim().to_lowercase();
    let fits = |(end, words): &(&str, &[&str])| path.field.ends_with(end) && words.contains(&unit.as_str());
    if UNITS.iter().any(fits) { number } else { text }
}

/// The unit that a heading names in brackets and the one of the field, where these are two: `Préavis (mois)` for days.
pub fn other(heading: &str, path: &Path) -> Option<(&'static str, &'static str)> {
    let (ours, _) = UNITS.iter().find(|(end, _)| path.field.ends_with(end))?;
    let (_, bracket) = heading.split_once(['(', '['])?;
    let bracket = bracket.to_lowercase();
    let words = bracket.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    let named = |word: &str| UNITS.iter().find(|(_, words)| words.contains(&word)).map(|(end, _)| *end);
    let theirs = words.into_iter().find_map(named).filter(|theirs| theirs != ours)?;
    Some((theirs.trim_start_matches('_'), ours.trim_start_matches('_')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_that_counts_in_another_unit_is_told_from_one_that_does_not() {
        let told = |heading: &str, field: &'static str| other(heading, &Path::field(field));
        assert_eq!(told("Préavis (mois)", "notice_days"), Some(("months", "days")));
        assert_eq!(told("RTO [Tage]", "rto_hours"), Some(("days", "hours")));
        assert_eq!(told("RTO (h)", "rto_hours"), None);
        assert_eq!(told("Notice", "notice_days"), None);
    }
}
