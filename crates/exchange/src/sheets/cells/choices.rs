//! Choices as other people's lists write them: by key, by alias, by label, or by a word that the list of words knows.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use isms::support::trainings::TrainingResult;
use kernel::kind::Choices;
use kernel::refusal::Wrong;
use kernel::{Choice, Kind, Value};
use serde::Deserialize;

use super::doubts;
use crate::sheets::columns::vocabulary::plain;
use crate::texts;

const FILE: &str = include_str!("../../../../../content/choices.yaml");

/// Words by the value they mean.
type Means = HashMap<String, String>;

#[derive(Deserialize)]
struct File {
    flags: HashMap<String, Vec<String>>,
    described: HashMap<String, Vec<String>>,
    nothing: Vec<String>,
    endless: Vec<String>,
    undone: Vec<String>,
    unknown: Vec<String>,
    choices: HashMap<String, HashMap<String, Vec<String>>>,
}

struct Known {
    flags: HashMap<String, bool>,
    described: HashMap<String, bool>,
    nothing: HashSet<String>,
    endless: HashSet<String>,
    undone: HashSet<String>,
    unknown: HashSet<String>,
    choices: HashMap<String, Means>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let file: File = serde_norway::from_str(FILE).expect("the list of choices is part of the build and tested");
    let answers = |all: HashMap<String, Vec<String>>| -> HashMap<String, bool> {
        let pairs = |(value, words): (String, Vec<String>)| {
            let yes = value == "yes";
            words.into_iter().map(move |word| (plain(&word), yes)).collect::<Vec<_>>()
        };
        all.into_iter().flat_map(pairs).collect()
    };
    let means = |values: HashMap<String, Vec<String>>| -> Means {
        let pairs = |(value, words): (String, Vec<String>)| {
            words.into_iter().map(move |word| (plain(&word), value.clone())).collect::<Vec<_>>()
        };
        values.into_iter().flat_map(pairs).collect()
    };
    let words = |words: &[String]| words.iter().map(|word| plain(word)).collect();
    Known {
        flags: answers(file.flags),
        described: answers(file.described),
        nothing: words(&file.nothing),
        endless: words(&file.endless),
        undone: words(&file.undone),
        unknown: words(&file.unknown),
        choices: file.choices.into_iter().map(|(key, values)| (key, means(values))).collect(),
    }
});

/// Whether a text says that nothing stands in a place of this kind, unless something is called so; of days also that
/// there is none yet.
pub fn is_nothing(kind: &Kind, text: &str) -> bool {
    match kind {
        Kind::Date | Kind::Time => says_nothing(text) || KNOWN.endless.contains(&plain(text)),
        // Whoever does not know says neither yes nor no.
        Kind::Flag => says_nothing(text) && !KNOWN.unknown.contains(&plain(text)) && !text.contains('?'),
        Kind::Whole | Kind::Decimal | Kind::Money | Kind::Level | Kind::Choice(_) | Kind::Link(_) | Kind::Links(_) => {
            says_nothing(text)
        }
        Kind::Text | Kind::Markdown | Kind::Lines | Kind::File | Kind::Group(_) | Kind::Many(_) => false,
    }
}

/// Whether a text says that there is nothing to say: signs alone, or a word such as `n/a`.
pub fn says_nothing(text: &str) -> bool {
    let (word, text) = (plain(text), text.trim());
    let sign = |own: char| matches!(own, '-' | '–' | '—' | '―' | '−' | '/' | '.' | '?' | ' ');
    match word.is_empty() {
        true => !text.is_empty() && text.chars().all(sign),
        false => KNOWN.nothing.contains(&word),
    }
}

/// Whether a text says no more than that something was done, or not yet, where others tell what was.
pub fn is_undone(text: &str) -> bool {
    KNOWN.undone.contains(&plain(text))
}

/// Yes or no.
pub fn flag(text: &str) -> Result<bool, Wrong> {
    let described = || KNOWN.described.get(&plain(text)).copied();
    bare(text).or_else(described).ok_or_else(|| Wrong::new(format!("\"{}\" is neither yes nor no", text.trim())))
}

/// Yes or no where a text says nothing else: a tick, or the mere word.
pub fn bare(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "" if text.contains(['✓', '✔', '✅', '☑', '●', '•']) => Some(true),
        "" if text.contains(['-', '–', '—', '☐', '✗', '✘', '❌']) => Some(false),
        word => KNOWN.flags.get(word).copied(),
    }
}

/// The value that a text means.
pub fn choice(choices: &Choices, text: &str) -> Result<Value, Wrong> {
    find(choices, text).map(|key| Value::Choice(Cow::Borrowed(key))).ok_or_else(|| {
        let all = choices.values.join(", ");
        Wrong::new(format!("\"{}\" is none of the choices; choose {all}", text.trim()))
    })
}

/// Whether a word says in which state a training is.
pub fn is_training(text: &str) -> bool {
    KNOWN.choices.get("training-state").is_some_and(|words| words.contains_key(&plain(text)))
}

/// Whether a text says below the result of a training that somebody was not there, so that there is none.
pub fn is_missed(kind: &Kind, text: &str) -> bool {
    let missed = || KNOWN.choices.get("training-state").and_then(|words| words.get(&plain(text)));
    matches!(kind, Kind::Choice(of) if of.key == "training-result") && missed().is_some_and(|own| own == "missed")
}

/// Whether a text says of a training that it was not passed.
pub fn is_failed(text: &str) -> bool {
    let failed = choice(TrainingResult::CHOICES, text);
    matches!(failed, Ok(Value::Choice(key)) if key == "failed")
}

/// Whether a text is a choice in our own words, by key, alias or label.
pub fn is_own(choices: &Choices, text: &str) -> bool {
    choices.find(text).is_some() || own(choices, &plain(text)).is_some()
}

/// Whether a text is a choice in our own words, sign by sign.
pub fn is_written(choices: &Choices, text: &str) -> bool {
    let labelled = |value: &&str| {
        texts::english(&label(choices, value)).is_some_and(|label| label.eq_ignore_ascii_case(text.trim()))
    };
    choices.find(text.trim()).is_some() || choices.values.iter().any(labelled)
}

/// The text that names a value.
fn label(choices: &Choices, value: &str) -> String {
    format!("choice-{}-{value}", choices.key).replace(['_', '.'], "-")
}

fn own(choices: &Choices, word: &str) -> Option<&'static str> {
    let labelled = |value: &&&str| {
        plain(value) == word || texts::english(&label(choices, value)).is_some_and(|label| plain(label) == word)
    };
    let alias = || choices.aliases.iter().find(|(alias, _)| plain(alias) == word).map(|(_, value)| *value);
    choices.values.iter().find(labelled).copied().or_else(alias)
}

fn find(choices: &Choices, text: &str) -> Option<&'static str> {
    if let Some(found) = choices.find(text) {
        return Some(found);
    }
    let word = plain(text);
    if word.is_empty() {
        // A tick says what yes says, where that is a choice.
        return (bare(text) == Some(true)).then(|| find(choices, "yes")).flatten();
    }
    let known = || {
        let value = KNOWN.choices.get(choices.key)?.get(&word)?;
        choices.values.iter().find(|own| *own == value).copied()
    };
    let stem = || {
        let (words, aside) = text.split_once(['(', '['])?;
        find(choices, words).filter(|value| is_idle(choices, value, aside.trim_end_matches([')', ']', ' '])))
    };
    let found = own(choices, &word).or_else(known);
    found.or_else(|| share(choices, text)).or_else(stem).or_else(|| find(choices, numbered(text)?))
}

/// The words behind the number of a step: `1 - Critical`, `3. Implemented`.
fn numbered(text: &str) -> Option<&str> {
    let rest = text.trim().trim_start_matches(|sign: char| sign.is_ascii_digit());
    let words = rest.trim_start().strip_prefix(['-', '–', '—', '.', ':', ')'])?.trim_start();
    (rest.len() < text.trim().len() && words.starts_with(char::is_alphabetic)).then_some(words)
}

/// Whether what stands in brackets behind a choice says nothing else: the same once more, its number or initial, or how
/// far it is in place, which is kept beside it.
fn is_idle(choices: &Choices, value: &str, aside: &str) -> bool {
    let aside = aside.trim();
    let told = choices.key == "implementation" && share_of(aside).is_some_and(|part| part > 0.0 && part < 100.0);
    let initial = plain(aside).chars().count() == 1 && !doubts::are_in(aside);
    initial || (told && value == "partly") || find(choices, aside) == Some(value)
}

/// A share in percent.
fn share_of(text: &str) -> Option<f64> {
    text.trim().strip_suffix('%')?.trim().replace(',', ".").parse().ok()
}

/// How far something is in place, told in percent.
fn share(choices: &Choices, text: &str) -> Option<&'static str> {
    let word = match share_of(text)? {
        0.0 => "not-started",
        100.0 => "implemented",
        part if (0.0..100.0).contains(&part) => "partly",
        _ => return None,
    };
    choices.values.iter().find(|own| choices.key == "implementation" && **own == word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Field;

    /// Every choice that a field or a part of one offers.
    fn offered() -> HashMap<&'static str, &'static Choices> {
        fn into(fields: &'static [Field], found: &mut HashMap<&'static str, &'static Choices>) {
            for field in fields {
                match &field.kind {
                    Kind::Choice(choices) => {
                        found.insert(choices.key, choices);
                    }
                    kind => into(kind.parts().unwrap_or_default(), found),
                }
            }
        }
        let mut found = HashMap::new();
        isms::REGISTERS.iter().for_each(|register| into(register.fields, &mut found));
        found
    }

    #[test]
    fn every_word_leads_to_one_value_of_a_choice_that_is_offered() {
        let (file, offered): (File, _) = (serde_norway::from_str(FILE).expect("the list reads"), offered());
        for (key, values) in &file.choices {
            let choices = offered.get(key.as_str()).unwrap_or_else(|| panic!("there is no choice {key}"));
            let mut seen: HashMap<String, &str> = HashMap::new();
            for value in choices.values {
                seen.insert(plain(value), value);
            }
            seen.extend(choices.aliases.iter().map(|(alias, value)| (plain(alias), *value)));
            for (value, words) in values {
                assert!(choices.values.contains(&value.as_str()), "{key}: there is no {value}");
                for word in words {
                    let before = seen.insert(plain(word), value);
                    assert!(before.is_none_or(|before| before == value), "{key}: {word} means {value} and {before:?}");
                }
            }
        }
        let mut seen = HashMap::new();
        for (value, word) in file
            .flags
            .iter()
            .chain(&file.described)
            .flat_map(|(value, words)| words.iter().map(move |word| (value, word)))
        {
            let before = seen.insert(plain(word), value);
            assert!(before.is_none_or(|before| before == value), "{word} means yes and no");
        }
    }

    #[test]
    fn words_of_four_languages_and_signs_beside_them_are_understood() {
        let offered = offered();
        let means = |key: &str, text: &str| match choice(offered[key], text) {
            Ok(Value::Choice(value)) => Some(value.into_owned()),
            other => panic!("{key}: {other:?}"),
        };
        let told = [
            ("treatment-state", "In Progress", "under-way"),
            ("training-state", "✅ Completed", "done"),
            ("severity", "SEV-1", "critical"),
            ("severity", "P2", "high"),
            ("severity", "élevée", "high"),
            ("implementation", "teilweise umgesetzt", "partly"),
            ("implementation", "Partially", "partly"),
            ("applicable", "Ja", "applicable"),
            ("applicable", "N", "excluded"),
            ("supplier-state", "Terminated", "ended"),
            ("asset-state", "Deployed", "in-use"),
            ("treatment-option", "Mindern", "modify"),
            ("implementation", "100%", "implemented"),
            ("implementation", "0 %", "not-started"),
            ("implementation", "Partially implemented (60%)", "partly"),
            ("implementation", "37,5 %", "partly"),
        ];
        for (key, text, value) in told {
            assert_eq!(means(key, text).as_deref(), Some(value), "{key}: {text}");
        }
        for text in ["N/A", "—", "entfällt"] {
            let kind = Kind::Choice(offered["implementation"]);
            assert!(choice(offered["implementation"], text).is_err() && is_nothing(&kind, text), "{text}");
        }
        assert!(is_nothing(&Kind::Date, "unbefristet") && !is_nothing(&Kind::Money, "unbefristet"));
        assert!(!is_nothing(&Kind::Text, "N/A") && !says_nothing("Anna") && !says_nothing(""));
        assert!(choice(offered["severity"], "purple").is_err() && flag("maybe").is_err());
        assert_eq!((flag("Ja"), flag("✗"), flag("Y")), (Ok(true), Ok(false), Ok(true)));
    }
}
