//! Numbers of reference controls as cells write them: one, several, or from one to another.

use std::ops::Range;

use isms::catalogue::{self, Edition};

use crate::sheets::cells::enumerations::{self, Says};
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;

/// What a text says about controls of the annex.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// Nothing.
    None,
    /// These.
    These(Vec<String>),
    /// More than the numbers in it, or less: nobody knows.
    Unclear,
}

/// The controls that a text names.
pub fn named(text: &str) -> Named {
    let found = found(text);
    let (Some((first, _)), Some((last, id))) = (found.first(), found.last()) else { return Named::None };
    let open = is_open_before(&text[..first.start]) || is_open_behind(&text[last.end..], id);
    match listed(text, &found).filter(|_| !open) {
        Some(ids) => Named::These(ids),
        None => Named::Unclear,
    }
}

/// The controls whose numbers stand in a text, each once, with those between where it says so; none where something else
/// stands between two of them.
fn listed(text: &str, found: &[(Range<usize>, String)]) -> Option<Vec<String>> {
    let mut ids: Vec<String> = found.first().map(|(_, id)| id.clone()).into_iter().collect();
    for pair in found.windows(2) {
        let [(before, from), (place, to)] = pair else { continue };
        let more = match between(&text[before.end..place.start], from)? {
            Says::Both => vec![to.clone()],
            Says::Between => through(from, to)?,
            Says::More | Says::Nothing => return None,
        };
        for id in more {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    Some(ids)
}

/// Whether what stands before the numbers says that others are meant, or not these.
fn is_open_before(text: &str) -> bool {
    enumerations::tokens(text).iter().any(|token| !matches!(enumerations::says(token), Says::Nothing | Says::Both))
}

/// Whether what stands behind the last number does: a hyphen stands before a title, and a title of the control may hold
/// any word.
fn is_open_behind(text: &str, id: &str) -> bool {
    let tokens = enumerations::tokens(text);
    let dashed = text.trim_start().starts_with(['-', '–', '—']);
    let goes_on = !dashed && tokens.first().is_some_and(|token| enumerations::says(token) != Says::Nothing);
    let numbered = |token: &&str| token.contains('.') && token.contains(|sign: char| sign.is_ascii_digit());
    goes_on || tokens.iter().any(numbered) || (!is_titled(text, id) && tokens.iter().any(is_denied))
}

/// Whether a word says that something else is meant.
fn is_denied(token: &&str) -> bool {
    CUES.controls.denying.has(token.to_lowercase().trim_end_matches('.'))
}

/// Whether any number of a control stands in a text.
pub fn is_in(text: &str) -> bool {
    !found(text).is_empty()
}

/// What stands beside the numbers of a text, where that is no title of theirs and no name of the standard: it is not
/// read.
pub fn beside(text: &str) -> bool {
    let found = found(text);
    let (Some((first, _)), Some((last, id))) = (found.first(), found.last()) else { return false };
    let before = enumerations::tokens(&text[..first.start]);
    let named = |token: &&str| CUES.controls.standard.has(&plain(token)) || plain(token).is_empty();
    !before.iter().all(named) || !is_titled(&text[last.end..], id)
}

/// What a text between two numbers says, the title of the first aside; none where it says something else.
fn between(text: &str, id: &str) -> Option<Says> {
    let tokens = enumerations::tokens(text);
    if text.contains(['(', '[']) {
        return None;
    }
    let words = title(id);
    let rest: Vec<_> = tokens.iter().map(|token| enumerations::says(token)).zip(&tokens).collect();
    let is_idle = |token: &str| CUES.controls.standard.has(&plain(token)) || words.contains(&plain(token));
    let says: Vec<_> = rest.iter().filter(|(says, token)| *says != Says::Nothing || !is_idle(token)).collect();
    match says[..] {
        [(Says::Between, _)] if tokens.len() == 1 => Some(Says::Between),
        _ if says.iter().all(|(says, _)| *says == Says::Both) => Some(Says::Both),
        _ => None,
    }
}

/// Whether a text says nothing but words from the title of a control.
fn is_titled(text: &str, id: &str) -> bool {
    let words = title(id);
    enumerations::tokens(text).iter().map(|token| plain(token)).all(|token| token.is_empty() || words.contains(&token))
}

fn title(id: &str) -> Vec<String> {
    let title = catalogue::find_control(id).map(|control| control.title.to_string()).unwrap_or_default();
    enumerations::tokens(&title).into_iter().map(plain).collect()
}

/// The controls from one to another of the same theme.
fn through(from: &str, to: &str) -> Option<Vec<String>> {
    let theme = |id: &str| id.rsplit_once('.').map(|(theme, _)| theme.to_owned());
    let all = Edition::ALL.iter().find_map(|edition| {
        let controls = &edition.standard().controls;
        let at = |id: &str| controls.iter().position(|own| own.id == *id);
        Some((controls, at(from)?, at(to)?))
    });
    let (controls, from, to) = all.filter(|(_, first, last)| first < last && theme(from) == theme(to))?;
    Some(controls.iter().take(to + 1).skip(from).map(|own| own.id.to_string()).collect())
}

/// Where the numbers of controls stand in a text, and which they are.
fn found(text: &str) -> Vec<(Range<usize>, String)> {
    let (mut all, mut from) = (Vec::new(), 0);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let begins = at >= from && !before.is_alphanumeric() && before != '.';
        before = letter;
        if let Some((end, id)) = begins.then(|| number(&text[at..])).flatten() {
            all.push((at..at + end, id));
            from = at + end;
        }
    }
    all
}

/// `A.5.1` of `5.1` or `05.01`; none of what are no numbers parted by stops.
pub fn identifier(numbers: &str) -> Option<String> {
    let is_number = |own: &str| !own.is_empty() && own.bytes().all(|sign| sign.is_ascii_digit());
    let whole = numbers.contains('.') && numbers.split('.').all(is_number);
    let part = |own: &str| own.trim_start_matches('0').to_owned();
    whole.then(|| format!("A.{}", numbers.split('.').map(part).collect::<Vec<_>>().join(".")))
}

/// `5.1` of `A.5.1`, `a 5.1` and `A-5.1`, with whatever stands behind it.
pub fn behind_theme(text: &str) -> &str {
    let rest = text.strip_prefix(['A', 'a']);
    rest.map_or(text, |rest| rest.trim_start_matches(['.', ' ', '-', '\u{a0}']))
}

/// The number of a control with which a text begins, and where it ends.
fn number(text: &str) -> Option<(usize, String)> {
    let rest = behind_theme(text);
    let digits = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
    let digits = rest[..digits].trim_end_matches('.');
    let end = text.len() - rest.len() + digits.len();
    let ends = !text[end..].starts_with(char::is_alphanumeric);
    let id = identifier(digits).filter(|_| ends)?;
    catalogue::find_control(&id).is_some().then_some((end, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_a_cell_is_read_or_none() {
        let these = |ids: &[&str]| Named::These(ids.iter().map(|id| (*id).to_owned()).collect());
        for text in [
            "A.5.1 and A.5.2",
            "A.5.1 & A.5.2",
            "A.5.1&5.2",
            "A.5.1 + A.5.2",
            "A.5.1 A.5.2",
            "A.5.1, A.5.2",
            "A.5.1 und A.5.2",
            "5.1 Policies and 5.2 Roles",
            "A.5.1/A.5.2",
            "A.5.1 - A.5.2",
            "A.5.1-A.5.2",
            "A.5.1 to 5.2",
            "A.5.1–A.5.2",
            "ISO 27001:2022 A.5.1 et A.5.2",
            "A.5.1 y A.5.2",
        ] {
            assert_eq!(named(text), these(&["A.5.1", "A.5.2"]), "{text}");
        }
        assert_eq!(named("A.8.15 - A.8.17"), these(&["A.8.15", "A.8.16", "A.8.17"]));
        for text in [
            "A.5.1 not A.5.2",
            "A.5.1 (A.5.2)",
            "A.5.1 ff.",
            "A.5.3 - A.5.1",
            "A.5.1 - A.6.2",
            "not A.5.1",
            "A.5.1 or A.5.2",
        ] {
            assert_eq!(named(text), Named::Unclear, "{text}");
        }
        for text in
            ["A.5.1", "5.1 Policies for information security", "Annex A 5.1", "A.5.1 - Leitlinien", "A.5.1 (partly)"]
        {
            assert_eq!(named(text), these(&["A.5.1"]), "{text}");
        }
        for (text, is) in
            [("A.5.1 (partly)", true), ("A.5.1 Policies for information security", false), ("Annex A 8.19", false)]
        {
            assert_eq!(beside(text), is, "{text}");
        }
        for title in
            ["Confidentiality or non-disclosure agreements", "Vertraulichkeits- oder Geheimhaltungsvereinbarungen"]
        {
            assert_eq!(named(&format!("A.6.6 {title}")), these(&["A.6.6"]), "{title}");
        }
        assert_eq!((named("Version 99.1"), named("v5.1")), (Named::None, Named::None));
    }
}
