//! What a heading says in other words: as programs write names, with a word too many before or behind.

use kernel::{Kind, Path, Register, parse};

use super::meanings::Meaning;
use super::{denials, headings, vocabulary};
use crate::sheets::cues::{CUES, Words};

/// What a heading may mean once it is said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Only {
    /// Whatever it says.
    Anything,
    /// Whatever columns of lists say, their numbers aside.
    Content,
    /// A question that is answered by yes or no.
    YesOrNo,
    /// A day.
    Day,
}

/// A heading in other words, and what it may mean by them.
#[derive(Debug, PartialEq, Eq)]
pub struct Variant {
    /// The words.
    pub words: String,
    only: Only,
}

/// What a heading says in other words, the nearest first.
pub fn of(register: &Register, heading: &str) -> Vec<Variant> {
    let spaced = vocabulary::spaced(headings::custom(heading));
    let small = spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let variant = |words: &str, only| Variant { words: words.trim().to_owned(), only };
    let mut all = vec![variant(&spaced, Only::Anything)];
    let question = small.trim_end_matches('?').trim_end().to_owned();
    let (cues, called) = (&CUES.headings, CUES.headings.called.get(register.key));
    let before = |word: &str| question.strip_prefix(word).filter(|rest| rest.starts_with(' '));
    let behind = |word: &str| question.strip_suffix(word).filter(|rest| rest.ends_with(' '));
    all.extend(called.into_iter().flat_map(Words::iter).filter_map(before).map(|rest| variant(rest, Only::Content)));
    all.extend((question != small).then(|| variant(&question, Only::YesOrNo)));
    all.extend(cues.asking.iter().filter_map(before).map(|rest| variant(rest, Only::YesOrNo)));
    all.extend(cues.asked.iter().filter_map(behind).map(|rest| variant(rest, Only::YesOrNo)));
    all.extend(cues.dated.iter().filter_map(behind).map(|rest| variant(rest, Only::Day)));
    all
}

impl Variant {
    /// Whether it is the heading itself, with spaces between its words.
    pub fn is_plain(&self) -> bool {
        self.only == Only::Anything
    }

    /// Whether it may mean this.
    pub fn may(&self, register: &'static Register, meaning: &Meaning) -> bool {
        let kind = |path: &Path| parse::place(register.fields, path).ok().map(|(_, kind)| kind);
        match (self.only, meaning) {
            (_, Meaning::Unknown) => false,
            (Only::Anything, _) => true,
            (Only::Content, Meaning::Place(_) | Meaning::Computed | Meaning::Decided) => true,
            (Only::YesOrNo, Meaning::Place(path)) => denials::question(register, path).is_some(),
            (Only::Day, Meaning::Place(path)) => matches!(kind(path), Some(Kind::Date | Kind::Time)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_said_without_the_words_around_it() {
        let register = |key: &str| isms::REGISTERS.iter().find(|own| own.key == key).copied().expect("a register");
        for (key, heading, words) in [
            ("asset", "StoresPII", "pii"),
            ("asset", "PII stored?", "pii stored"),
            ("asset", "DataClassification", "classification"),
            ("supplier", "lastReviewedAt", "last reviewed"),
            ("supplier", "nextReviewDueDate", "next review"),
            ("risk", "Custom field (Risk likelihood)", "likelihood"),
        ] {
            let all: Vec<_> = of(register(key), heading).into_iter().map(|own| own.words).collect();
            assert!(all.iter().any(|own| own == words), "{heading}: {all:?}");
        }
    }
}
