//! Words that other people's lists use for what our registers hold, and the columns of theirs that are computed here.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

const FILE: &str = include_str!("../../../../../content/headings.yaml");

/// What a foreign heading means in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The content of this place.
    Place(&'static str),
    /// Something that is computed here, or that the product keeps by itself.
    Computed,
    /// Something that acts decide here, or that another register holds.
    Decided,
}

#[derive(Deserialize)]
struct File {
    places: HashMap<String, HashMap<String, Vec<String>>>,
    computed: HashMap<String, Vec<String>>,
    decided: HashMap<String, Vec<String>>,
    brought: HashMap<String, HashMap<String, Vec<String>>>,
    sheets: HashMap<String, Vec<String>>,
    names: Names,
    any: HashMap<String, Vec<String>>,
    idle: Vec<String>,
}

/// Headings that hold a part of the name of a person.
#[derive(Deserialize)]
struct Names {
    first: Vec<String>,
    last: Vec<String>,
}

struct Words {
    headings: HashMap<String, HashMap<String, Word>>,
    /// The position of each word among those of its place.
    ranks: HashMap<String, HashMap<String, usize>>,
    /// What acts of bringing in take: by register, the place that a heading fills, or what a word says.
    brought: HashMap<String, HashMap<String, HashSet<String>>>,
    sheets: HashMap<String, &'static str>,
    /// The first and the last part of the name of a person.
    names: [HashSet<String>; 2],
    /// What headings of any list say, whatever it lists.
    any: HashMap<String, HashSet<String>>,
    idle: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| read(FILE));

/// What a heading means in a register, where the list knows it.
pub fn heading(register: &str, heading: &str) -> Option<Word> {
    WORDS.headings.get(register)?.get(&plain(heading)).copied()
}

/// How far behind a heading stands among those of its place: the usual ones come first.
pub fn rank(register: &str, heading: &str) -> usize {
    let own = plain(heading);
    WORDS.ranks.get(register).and_then(|ranks| ranks.get(&own)).copied().unwrap_or(0)
}

/// The words known for places of a register.
pub fn known(register: &str) -> impl Iterator<Item = (&'static str, Word)> {
    WORDS.headings.get(register).into_iter().flatten().map(|(word, meaning)| (word.as_str(), *meaning))
}

/// Whether a word stands in this list of what is told about the past of a register: headings of a place, or words of a
/// status.
pub fn is_brought(register: &str, list: &str, word: &str) -> bool {
    let lists = WORDS.brought.get(register);
    lists.and_then(|lists| lists.get(list)).is_some_and(|words| words.contains(&plain(word)))
}

/// The register whose records a sheet of this name usually lists.
pub fn sheet(name: &str) -> Option<&'static str> {
    WORDS.sheets.get(&plain(name)).copied()
}

/// Which part of the name of a person a heading holds, counted from 0; none where it holds all or none of it.
pub fn name_part(heading: &str) -> Option<usize> {
    let own = plain(heading);
    WORDS.names.iter().position(|part| part.contains(&own))
}

/// What headings of any list say, whatever it lists: of its `title`, its `description` or a `currency`; of `personal` days
/// parts of headings.
pub fn any(what: &str) -> &'static HashSet<String> {
    WORDS.any.get(what).expect("every list of these that is asked for stands in the file")
}

/// Whether a tool writes a column about its own rows, such as who touched them last: nobody misses it.
pub fn is_idle(heading: &str) -> bool {
    WORDS.idle.contains(&plain(&spaced(heading)))
}

/// Letters and digits alone, small: how headings are compared. An i counts alike with its dot and without, since capitals
/// do not tell.
pub fn plain(heading: &str) -> String {
    let small = heading.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric());
    small.map(|letter| if letter == 'ı' { 'i' } else { letter }).collect()
}

/// A heading with spaces between its words, where it is written as programs write names: `residualRisk`, `risk_owner`,
/// `hasDPASigned`, `Review_x0020_date`.
pub fn spaced(heading: &str) -> String {
    if heading.trim().contains(' ') {
        return heading.to_owned();
    }
    let letters: Vec<char> = unescaped(heading).chars().collect();
    let mut all = String::new();
    for (at, sign) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |at| letters[at]);
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        // The last of several capitals begins a word, as in `PIIStored`; one small letter behind makes a plural: `PCs`.
        let begins =
            before.is_uppercase() && next.is_lowercase() && letters.get(at + 2).is_some_and(|own| own.is_lowercase());
        if sign.is_uppercase() && (before.is_lowercase() || begins) {
            all.push(' ');
        }
        all.push(if matches!(sign, '_' | '-') { ' ' } else { sign });
    }
    all
}

/// A heading whose signs stand there by their numbers, as SharePoint writes them: `Due_x0020_date`.
fn unescaped(heading: &str) -> String {
    let mut parts = heading.split("_x");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let sign = part.get(..4).filter(|_| part[4..].starts_with('_'));
        let sign = sign.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match sign {
            Some(sign) => all.extend([&*sign.to_string(), &part[5..]]),
            None => all.extend(["_x", part]),
        }
    }
    all
}

/// The file, with parts of names among what fills the name of a person.
fn file(text: &str) -> File {
    let mut file: File = serde_norway::from_str(text).expect("the list of headings is part of the build and tested");
    let parts = [&file.names.first, &file.names.last].into_iter().flatten().cloned();
    let name = file.places.entry("person".to_owned()).or_default().entry("name".to_owned()).or_default();
    name.splice(..0, parts);
    file
}

fn read(text: &str) -> Words {
    let file = file(text);
    // The list lives as long as the program, so its words may too.
    let kept = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let mut headings: HashMap<String, HashMap<String, Word>> = HashMap::new();
    let mut ranks: HashMap<String, HashMap<String, usize>> = HashMap::new();
    for (listed, meaning) in [(file.computed, Word::Computed), (file.decided, Word::Decided)] {
        for (register, words) in listed {
            let own = headings.entry(register).or_default();
            own.extend(words.iter().map(|word| (plain(word), meaning)));
        }
    }
    for (register, places) in file.places {
        let ranked = places.values().flat_map(|words| words.iter().map(|word| plain(word)).zip(1..));
        ranks.insert(register.clone(), ranked.collect());
        let own = headings.entry(register).or_default();
        for (place, words) in places {
            let place = kept(place);
            own.extend(words.iter().map(|word| (plain(word), Word::Place(place))));
        }
    }
    let mut sheets = HashMap::new();
    for (register, names) in file.sheets {
        let register = kept(register);
        sheets.extend(names.iter().map(|name| (plain(name), register)));
    }
    let list = |words: Vec<String>| words.iter().map(|word| plain(word)).collect();
    let lists =
        |lists: HashMap<String, Vec<String>>| lists.into_iter().map(|(place, words)| (place, list(words))).collect();
    let brought = file.brought.into_iter().map(|(register, of)| (register, lists(of))).collect();
    let names = [list(file.names.first), list(file.names.last)];
    let any = lists(file.any);
    let idle = file.idle.iter().map(|word| plain(word)).collect();
    Words { headings, ranks, brought, sheets, names, any, idle }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::past::acts;

    #[test]
    fn names_of_programs_have_words() {
        for (heading, words) in [
            ("residualRisk", "residual Risk"),
            ("risk_owner", "risk owner"),
            ("InherentRiskScore", "Inherent Risk Score"),
            ("RPN", "RPN"),
            ("storesPII", "stores PII"),
            ("PIIStored", "PII Stored"),
            ("PCs", "PCs"),
            ("due-date", "due date"),
            ("Due_x0020_date", "Due date"),
            ("_x00dc_bersicht", "Übersicht"),
            ("tax_xxxxx", "tax xxxxx"),
            ("Risk owner", "Risk owner"),
        ] {
            assert_eq!(spaced(heading), words);
        }
    }

    #[test]
    fn a_part_of_a_name_fills_the_name_of_a_person() {
        for (word, part) in [("First name", Some(0)), ("Nachname", Some(1)), ("Full name", None)] {
            assert_eq!((name_part(word), heading("person", word)), (part, Some(Word::Place("name"))), "{word}");
        }
    }

    #[test]
    fn every_word_leads_to_a_place_of_a_listed_register_and_to_one_only() {
        let file = file(FILE);
        for (key, places) in &file.places {
            let register =
                isms::REGISTERS.iter().find(|register| register.key == key).unwrap_or_else(|| panic!("{key}"));
            let mut seen: HashMap<String, &str> = HashMap::new();
            for (place, words) in places {
                let path: kernel::Path = place.parse().expect("a path");
                let found = kernel::parse::place(register.fields, &path);
                assert!(found.is_ok(), "{key}: there is no {place}");
                for word in words {
                    let before = seen.insert(plain(word), place);
                    assert!(before.is_none_or(|before| before == place), "{key}: {word} means {place} and {before:?}");
                }
            }
            for word in file.computed.get(key).into_iter().flatten() {
                assert!(!seen.contains_key(&plain(word)), "{key}: {word} is a place and computed");
            }
        }
        for (key, lists) in &file.brought {
            let register = isms::REGISTERS.iter().find(|register| register.key == key).expect("a listed register");
            let known: Vec<_> = acts::places(register).map(|path| path.to_string()).collect();
            for list in
                lists.keys().filter(|list| !["status", "said", "begun", "about", "denied"].contains(&list.as_str()))
            {
                assert!(known.contains(list), "{key}: no act of bringing in writes {list}");
            }
        }
        let listed = |key: &&String| isms::REGISTERS.iter().any(|register| register.key == **key);
        assert!(file.sheets.keys().chain(file.computed.keys()).all(|key| listed(&key)));
    }
}
