//! Cues: words by which headings and cells of other people's lists are understood, beside what fields, choices and
//! steps are called.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::sheets::columns::vocabulary::plain;

const FILE: &str = include_str!("../../../../content/cues.yaml");

/// The words of `content/cues.yaml`, by what they are about.
pub static CUES: LazyLock<Cues> = LazyLock::new(|| read(FILE));

fn read(text: &str) -> Cues {
    serde_norway::from_str(text).expect("the list of cues is part of the build and tested")
}

/// Words in the order of the file, as they stand there.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Words(Vec<String>);

impl Words {
    /// Whether a word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.iter().any(|own| own == word)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Words of which letters and digits alone count, as in [`plain`].
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Plain(Words);

impl From<Vec<String>> for Plain {
    fn from(words: Vec<String>) -> Self {
        Self(Words(words.iter().map(|word| plain(word)).collect()))
    }
}

impl Deref for Plain {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.0
    }
}

/// Declares what stands in the file: each topic with its lists, which are told there.
macro_rules! topics {
    ($($(#[$about:meta])* $topic:ident: $name:ident { $($list:ident: $words:ty),+ $(,)? })+) => {
        /// The words by topic.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Cues {
            $($(#[$about])* pub $topic: $name,)+
            /// Months, from the first to the last.
            pub months: [Month; 12],
        }
        $($(#[$about])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(pub $list: $words,)+
        })+
    };
}

topics! {
    /// Columns of a directory that say whether an account works.
    accounts: Accounts {
        working_headings: Plain, off_headings: Plain, state_headings: Plain, working: Plain, switched_off: Plain,
    }
    /// Rows that are no records.
    rows: Rows { remarks: Words, pages: Words, totals: Plain, names: Plain }
    /// Headings that deny what their field asks, or answer it.
    answers: Answers { denying: Words, of_a_class: Words, positive: Words, negative: Words, either: Words }
    /// Days in words.
    days: Days { signs: Words, beside: Words }
    /// Units in which numbers count, by the end of the keys of fields that count in them.
    units: Units { hours: Words, days: Words, months: Words, minutes: Words, weeks: Words, years: Words }
    /// Words around units.
    counting: Counting { before_units: Words, monthly: Words, joining: Words, thousands: Words, millions: Words, percent: Words }
    /// The usual reasons for a control, by the field that says each.
    reasons: Reasons { legal: Plain, contractual: Plain, business: Plain, risk: Plain }
    /// The state in which a heading reads a risk.
    stages: Stages { inherent: Words, residual: Words, current: Words, idle: Words, alone: Plain }
    /// Columns of risks that are computed here.
    scores: Scores { scores: Plain, levels: Plain, others: Plain }
    /// What keys of scales are about.
    scales: Scales { general: Words, others: Plain }
    /// Which of confidentiality, integrity and availability a risk touches.
    properties: Properties { headings: Plain, confidentiality: Plain, integrity: Plain, availability: Plain }
    /// How lists value assets and describe risks.
    values: Values { valued: Words, reasons: Plain, described: Plain }
    /// Words around what a heading says.
    headings: Headings {
        asking: Words, asked: Words, dated: Words, othering: Words, numbers: Plain, numbered: Plain,
        called: HashMap<String, Words>,
    }
    /// Several names in one cell.
    enumerations: Enumerations { joining: Words, ranging: Words, going_on: Words }
    /// Words beside the names of people.
    people: People {
        titles: Words, standing_in: Words, nobody: Plain, groups: Words, positions: Words, joins: Words,
    }
    /// Controls in lists of anything.
    controls: Controls {
        existing: Words, in_place: Words, not_yet: Words, standard: Plain, denying: Words, titles: Plain,
    }
    /// Marks that say that a cell holds what stands above it.
    ditto: Ditto { marks: Words, pointed: Words }
}

/// A month.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Month {
    /// Its names, cut short as well.
    pub names: Words,
    /// Beginnings by which days in words name it.
    pub beginnings: Words,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{CUES, FILE, Words};

    #[test]
    fn every_list_reads_and_says_each_word_once() {
        let once = |words: &Words| words.iter().collect::<HashSet<_>>().len() == words.iter().count();
        assert!(CUES.months.iter().all(|own| once(&own.names) && once(&own.beginnings)));
        let file: serde_norway::Value = serde_norway::from_str(FILE).expect("the list reads");
        let lists = file.as_mapping().expect("topics").values().filter_map(|topic| topic.as_mapping());
        for (name, list) in lists.flatten().filter(|(_, list)| list.is_sequence()) {
            let words: Vec<String> = serde_norway::from_value(list.clone()).expect("words");
            assert!(words.iter().all(|own| own.to_lowercase() == *own), "{name:?}: all are written small");
            assert!(once(&Words(words)), "{name:?} says a word twice");
        }
    }

    #[test]
    fn every_register_that_is_called_otherwise_is_one() {
        let listed = |key: &String| isms::REGISTERS.iter().any(|register| register.key == key);
        assert!(CUES.headings.called.keys().all(listed));
    }
}
