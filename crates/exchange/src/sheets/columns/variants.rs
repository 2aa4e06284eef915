//! What a heading says in other words: as programs write names, with a word too many before or behind.

use kernel::{Kind, Path, Register, parse};

use super::meanings::Meaning;
use super::{denials, headings, vocabulary};

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

/// Words before a question that is answered by yes or no: `Stores PII`, `isCritical`.
const ASKING: [&str; 26] = [
    "is",
    "are",
    "has",
    "have",
    "stores",
    "contains",
    "holds",
    "processes",
    "handles",
    "involves",
    "includes",
    "any",
    "enthält",
    "speichert",
    "verarbeitet",
    "ist",
    "hat",
    "contient",
    "traite",
    "stocke",
    "est",
    "contiene",
    "trata",
    "almacena",
    "es",
    "tiene",
];
/// Words behind it: `PII stored`.
const ASKED: [&str; 24] = [
    "stored",
    "processed",
    "contained",
    "held",
    "handled",
    "involved",
    "included",
    "present",
    "data",
    "flag",
    "indicator",
    "gespeichert",
    "verarbeitet",
    "enthalten",
    "vorhanden",
    "betroffen",
    "traitées",
    "stockées",
    "présentes",
    "almacenados",
    "tratados",
    "incluidos",
    "required",
    "relevant",
];
/// Words behind what is a day: `Last reviewed at`, `Next review due date`.
const DATED: [&str; 10] = ["due date", "date", "at", "on", "due", "datum", "am", "day", "le", "fecha"];
/// What records of a register are called before the name of a field: `Risk likelihood`, `Vendor country`.
const CALLED: [(&str, &[&str]); 8] = [
    ("asset", &["asset", "data", "information", "system", "resource"]),
    ("risk", &["risk", "risiko", "threat"]),
    ("supplier", &["vendor", "supplier", "third party", "company", "provider", "lieferanten"]),
    ("control", &["control", "measure", "safeguard"]),
    ("treatment", &["action", "treatment", "task"]),
    ("incident", &["incident", "event"]),
    ("document", &["document", "policy"]),
    ("person", &["employee", "user", "staff"]),
];

/// What a heading says in other words, the nearest first.
pub fn of(register: &Register, heading: &str) -> Vec<Variant> {
    let spaced = vocabulary::spaced(headings::custom(heading));
    let small = spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let variant = |words: &str, only| Variant { words: words.trim().to_owned(), only };
    let mut all = vec![variant(&spaced, Only::Anything)];
    let question = small.trim_end_matches('?').trim_end().to_owned();
    let called = CALLED.iter().find(|(key, _)| *key == register.key).map_or([].as_slice(), |(_, words)| words);
    let before = |word: &&&str| question.strip_prefix(**word).filter(|rest| rest.starts_with(' '));
    let behind = |word: &&&str| question.strip_suffix(**word).filter(|rest| rest.ends_with(' '));
    all.extend(called.iter().filter_map(|word| before(&word)).map(|rest| variant(rest, Only::Content)));
    all.extend((question != small).then(|| variant(&question, Only::YesOrNo)));
    all.extend(ASKING.iter().filter_map(|word| before(&word)).map(|rest| variant(rest, Only::YesOrNo)));
    all.extend(ASKED.iter().filter_map(|word| behind(&word)).map(|rest| variant(rest, Only::YesOrNo)));
    all.extend(DATED.iter().filter_map(|word| behind(&word)).map(|rest| variant(rest, Only::Day)));
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
