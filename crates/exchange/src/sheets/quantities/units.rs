//! Units in which numbers count: those of a field, by the end of its key, and those that a heading names.

use kernel::Path;

use crate::sheets::columns::vocabulary;
use crate::sheets::cues::{CUES, Words};

/// Fields that count by the year, by the beginning of their keys.
const YEARLY: &str = "yearly_";

/// Units in which fields count, by the end of their keys, with the words for each.
fn units() -> [(&'static str, &'static Words); 6] {
    let all = &CUES.units;
    [
        ("_hours", &all.hours),
        ("_days", &all.days),
        ("_months", &all.months),
        ("_minutes", &all.minutes),
        ("_weeks", &all.weeks),
        ("_years", &all.years),
    ]
}

/// A number without the unit in which its field counts anyway: `8 h`.
pub fn unitless<'t>(text: &'t str, path: &Path) -> &'t str {
    let number = text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '.').trim_end();
    let unit = text[number.len()..].trim().to_lowercase();
    let fits = |(end, words): &(&str, &Words)| path.field.ends_with(end) && words.has(&unit);
    if units().iter().any(fits) { number } else { text }
}

/// The unit that a heading names and the one of the field, where these are two: `Préavis (mois)` for days, `RTO in days`
/// for hours, a monthly cost for a yearly one.
pub fn other(heading: &str, path: &Path) -> Option<(&'static str, &'static str)> {
    let yearly = path.field.starts_with(YEARLY).then_some("_years");
    let ours = units().into_iter().map(|(end, _)| end).find(|end| path.field.ends_with(end)).or(yearly)?;
    let heading = vocabulary::spaced(heading).to_lowercase();
    let theirs = bracketed(&heading).or_else(|| unbracketed(&heading)).or_else(|| yearly.and(monthly(&heading)))?;
    (theirs != ours).then(|| (theirs.trim_start_matches('_'), ours.trim_start_matches('_')))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty())
}

/// The unit that a word names, as the end of the keys of fields that count in it.
pub fn named(word: &str) -> Option<&'static str> {
    units().into_iter().find(|(_, words)| words.has(word)).map(|(end, _)| end)
}

fn bracketed(heading: &str) -> Option<&'static str> {
    heading.split_once(['(', '[']).and_then(|(_, bracket)| words(bracket).find_map(named))
}

/// The unit behind a stroke or a word that announces one.
fn unbracketed(heading: &str) -> Option<&'static str> {
    let stroke = heading.split_once('/').and_then(|(_, behind)| words(behind).next().and_then(named));
    let all: Vec<_> = words(heading).collect();
    let announced =
        all.windows(2).find_map(|pair| CUES.counting.before_units.has(pair[0]).then(|| named(pair[1])).flatten());
    stroke.or(announced)
}

fn monthly(heading: &str) -> Option<&'static str> {
    words(heading).any(|word| CUES.counting.monthly.has(word)).then_some("_months")
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
        assert_eq!(told("rtoInDays", "rto_hours"), Some(("days", "hours")));
        assert_eq!(told("Notice", "notice_days"), None);
        assert_eq!(told("RPO (min)", "rpo_hours"), Some(("minutes", "hours")));
        assert_eq!(told("RTO in Tagen", "rto_hours"), Some(("days", "hours")));
        assert_eq!(told("RTO / days", "rto_hours"), Some(("days", "hours")));
        assert_eq!(told("Notice period (years)", "notice_days"), Some(("years", "days")));
        assert_eq!(told("Kosten pro Monat (€)", "yearly_cost"), Some(("months", "years")));
        assert_eq!(told("Monthly cost (EUR)", "yearly_cost"), Some(("months", "years")));
        assert_eq!(told("Cost per year", "yearly_cost"), None);
        assert_eq!(told("Hours until restored (h)", "rto_hours"), None);
    }
}
