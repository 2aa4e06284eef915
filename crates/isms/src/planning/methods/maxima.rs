//! 6.1.2 d: words of a method that name a maximum which its scales do not reach.

use super::Method;
use crate::planning::scoring;

/// Words behind a range that make it one of something else than steps or scores.
const UNITS: &[&str] =
    &["minute", "hour", "day", "week", "month", "year", "percent", "%", "people", "person", "employee", "eur", "time"];
/// Words between the two ends of a range.
const BETWEEN: &[&str] = &["to", "-", "–", "—", "until", "through"];

/// A range that a text of the method names, and that fits none of its scales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The field that names it, with the row where it is one of several: `process`, `consequence[4].meaning`.
    pub place: String,
    /// The range as it is written: `1 to 25`.
    pub range: String,
}

/// Every range from one in the method's words whose end is beyond the steps of its scales and neither the highest score
/// nor the last of a level.
pub fn misfits(method: &Method) -> Vec<Misfit> {
    let scores = scoring::scores(method);
    let Some(highest) = scores.last().copied() else { return Vec::new() };
    let scales = [method.consequence.len(), method.likelihood.len(), scoring::eases(method).len()];
    let steps = scales.into_iter().max().and_then(|steps| i64::try_from(steps).ok()).unwrap_or_default();
    let ends_a_level = |end: i64| method.bands.iter().any(|(_, band)| Some(band.from) == end.checked_add(1));
    let products = scoring::chances(method);
    let fits = |end: i64| end <= steps || end == highest || ends_a_level(end) || products.last() == Some(&end);
    let told = |(place, words): (String, &str)| {
        let found = ranges(words).into_iter().filter(|(end, _)| !fits(*end));
        found.map(|(_, range)| Misfit { place: place.clone(), range }).collect::<Vec<_>>()
    };
    texts(method).into_iter().flat_map(told).collect()
}

/// The words of a method, each with its place.
fn texts(method: &Method) -> Vec<(String, &str)> {
    let long = [("process", &method.process), ("acceptance", &method.acceptance), ("performing", &method.performing)];
    let mut texts: Vec<_> =
        long.into_iter().filter_map(|(key, text)| Some((key.to_owned(), &**text.as_ref()?))).collect();
    let meant = method.criteria.iter().map(|(key, own)| ("criteria", key, own.meaning.as_ref()));
    texts.extend(meant.filter_map(|(field, key, text)| Some((format!("{field}[{key}].meaning"), &**text?))));
    for (field, scale) in
        [("consequence", &method.consequence), ("likelihood", &method.likelihood), ("ease", &method.ease)]
    {
        let own =
            scale.iter().filter_map(|(key, step)| Some((format!("{field}[{key}].meaning"), &**step.meaning.as_ref()?)));
        texts.extend(own);
    }
    texts
}

/// The ranges from one that a text names, with their ends.
fn ranges(words: &str) -> Vec<(i64, String)> {
    let spaced = words.replace(['–', '—', '-'], " - ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let number = |word: &str| word.trim_matches(|sign: char| !sign.is_alphanumeric()).parse::<i64>().ok();
    let range = |three: &[&str], next: Option<&&str>| {
        let (begin, end) = (number(three[0])?, number(three[2])?);
        let unit = next.is_some_and(|next| UNITS.iter().any(|unit| next.to_lowercase().starts_with(unit)));
        let counts = begin == 1 && end > 1 && BETWEEN.contains(&three[1]) && !unit && !three[2].contains('%');
        counts.then(|| (end, format!("{begin} {} {end}", three[1])))
    };
    (0..words.len()).filter_map(|at| range(words.get(at..at + 3)?, words.get(at + 3))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_people_write_them() {
        let ends = |words: &str| ranges(words).into_iter().map(|(end, _)| end).collect::<Vec<_>>();
        assert_eq!(ends("A score from 1 to 25, or 1–16; steps (1-5)."), [25, 16, 5]);
        assert_eq!(ends("Within 1 to 12 months, for 1-30 days or 1 to 50%, section 2 to 9."), []);
    }
}
