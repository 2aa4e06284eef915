//! Columns by which a list values its assets: a criterion, in whatever words stand beside it.

use isms::planning::aims::AIMS;
use isms::planning::scoring;
use kernel::{Path, Register, State};

use crate::sheets::columns::vocabulary::{self, Word, plain};
use crate::sheets::cues::CUES;

/// The value of an asset by the criterion that a heading names.
pub fn place(register: &Register, heading: &str, state: &State) -> Option<Path> {
    let spaced = vocabulary::spaced(heading).to_lowercase();
    let said = |word: &&str| !word.is_empty() && word.chars().any(char::is_alphabetic) && !CUES.values.valued.has(word);
    let said: Vec<_> = spaced.split(|sign: char| !sign.is_alphanumeric()).filter(said).collect();
    let [word] = said[..] else { return None };
    let own = || criterion(register, word, state).map(|key| Path::group("value", key).part("level"));
    let foreign = || match vocabulary::heading(register.key, word) {
        Some(Word::Place(place)) if place.starts_with("value[") => place.parse().ok(),
        _ => None,
    };
    own().or_else(foreign)
}

/// The criterion of the method that a heading names, by key or label, for the values of assets; before there is a method,
/// the aim of information security.
pub fn criterion(register: &Register, word: &str, state: &State) -> Option<String> {
    if register.key != "asset" {
        return None;
    }
    let Some((_, method)) = scoring::at_hand(state) else {
        return AIMS.iter().find(|aim| word == aim.key || word == aim.field).map(|aim| aim.key.to_owned());
    };
    let named =
        |(key, own): &(&str, &isms::planning::methods::Criterion)| plain(key) == word || plain(&own.label) == word;
    method.criteria.iter().find(named).map(|(key, _)| key.to_owned())
}
