//! Names of people whom nobody is known by yet: which words of a file write one name, and which are none.

use std::collections::HashMap;

use super::people::{self, Initialed};
use crate::latin;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::cues::CUES;
use crate::sheets::sayings::folded;

/// Most letters of a short form in capitals, such as of a unit.
const SHORT_MAX: usize = 5;

/// One person, as the words of a file write the name.
#[derive(Debug, PartialEq, Eq)]
pub struct Spelled {
    /// The name as it is kept.
    pub name: String,
    /// The e-mail address, where a word is or has one.
    pub mail: Option<String>,
    /// The words, the fullest first.
    pub words: Vec<String>,
}

/// Whether a word is the name of one person: no group, position or several people, and nobody's place.
pub fn is_name(text: &str) -> bool {
    let (Spelling { name, .. }, cues) = (Spelling::of(text), &CUES.people);
    let words: Vec<_> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let strange = |sign: char| !(sign.is_alphabetic() || sign.is_whitespace() || ".,-'’´`·".contains(sign));
    let meant = |word: &&str| {
        let word = word.trim_matches('.').to_lowercase();
        [&cues.groups, &cues.positions, &cues.joins].iter().any(|own| own.has(&word))
    };
    let short = || words.len() == 1 && is_capital(words[0]) && words[0].chars().count() <= SHORT_MAX;
    !words.is_empty()
        && !name.contains(strange)
        && !words.iter().any(meant)
        && !cues.nobody.has(&plain(&name))
        && !short()
}

/// The people whose names these words write, each with all of the words that may mean it alone.
pub fn people(words: &[String]) -> Vec<Spelled> {
    let mut groups: Vec<Vec<Spelling>> = Vec::new();
    let mut keyed: HashMap<String, usize> = HashMap::new();
    for word in words {
        let own = Spelling::of(word);
        let found = own.keys.iter().find_map(|key| keyed.get(key)).copied();
        let at = found.unwrap_or(groups.len());
        for key in &own.keys {
            keyed.entry(key.clone()).or_insert(at);
        }
        match groups.get_mut(at) {
            Some(group) => group.push(own),
            None => groups.push(vec![own]),
        }
    }
    let (full, short): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.iter().any(|own| !own.initials()));
    let (mut full, mut left) = (full, Vec::new());
    for group in short {
        let fits = |other: &Vec<Spelling>| other.iter().any(|own| group.iter().any(|short| short.fits(own)));
        let at: Vec<_> = full.iter().enumerate().filter(|(_, other)| fits(other)).map(|(at, _)| at).collect();
        match at[..] {
            [one] => full[one].extend(group),
            _ => left.push(group),
        }
    }
    full.into_iter().chain(left).map(spelled).collect()
}

/// Whether a word says a first letter and the last name of this person.
pub fn may_be(text: &str, person: &Spelled) -> bool {
    let (short, full) = (Spelling::of(text), Spelling::of(&person.name));
    short.initials() && short.fits(&full)
}

fn spelled(mut group: Vec<Spelling>) -> Spelled {
    // Of equals the first stays first.
    group.sort_by_key(|own| std::cmp::Reverse(own.worth()));
    let (best, alone) = (&group[0], group.len() == 1);
    let name = if alone && best.mail.is_none() { best.text.trim() } else { &best.name };
    Spelled {
        name: name.to_owned(),
        mail: group.iter().find_map(|own| own.mail.clone()),
        words: group.iter().map(|own| own.text.clone()).collect(),
    }
}

/// One way to write a name.
struct Spelling {
    text: String,
    /// The name as one would say it: `Grace Lee` of `LEE, Grace` and of `grace.lee@example.org`.
    name: String,
    mail: Option<String>,
    /// All that it is found by, in small letters with and without signs.
    keys: Vec<String>,
}

impl Spelling {
    fn of(text: &str) -> Self {
        let (shown, mail) = people::addressed(text);
        let bare = people::bare(shown);
        let account = mail.as_deref().filter(|_| bare.is_empty()).and_then(people::account);
        let name = match account {
            Some(account) => account.split(' ').map(dotted).collect::<Vec<_>>().join(" "),
            None if bare.is_empty() => text.trim().to_owned(),
            None => said(bare),
        };
        let ways = [name.clone(), bare.to_owned()].into_iter().chain(people::written_otherwise(bare));
        let sound = |way: &String| way.contains(' ') && !way.contains(['@', ',', '(', '<']);
        let mut keys: Vec<_> = ways.filter(sound).flat_map(|way| latin::forms(&folded(&way))).collect();
        keys.dedup();
        Self { text: text.to_owned(), name, mail, keys }
    }

    /// Whether no more than a letter is said of the first name.
    fn initials(&self) -> bool {
        self.initialed().is_some()
    }

    fn initialed(&self) -> Option<Initialed> {
        people::initialed(&self.name)
    }

    /// Whether a first letter and a last name are those of a full name.
    fn fits(&self, full: &Self) -> bool {
        let last =
            |initials: &Self| latin::forms(&initials.name).into_iter().filter_map(|name| people::initialed(&name));
        !full.initials() && last(self).any(|own| latin::forms(&folded(&full.name)).iter().any(|name| own.fits(name)))
    }

    /// How good a form of the name it is: as one says it, else with the last name first, an address, or a letter.
    fn worth(&self) -> (u8, usize, usize) {
        let plain = self.text.trim() == self.name && !self.name.split(' ').any(is_capital);
        let kind = match (self.initials(), people::addressed(&self.text).0.is_empty(), plain) {
            (true, ..) => 0,
            (_, true, _) => 1,
            (.., false) => 2,
            (.., true) => 3,
        };
        // Of two ways to write a sign, the sign itself.
        (kind, self.name.chars().filter(|letter| !letter.is_ascii()).count(), self.name.chars().count())
    }
}

/// A word of an account; a letter alone stands for a name.
fn dotted(word: &str) -> String {
    let word = capitalized(word);
    if word.chars().count() == 1 { format!("{word}.") } else { word }
}

/// A name as one says it: the first name first, and no word in capitals alone.
fn said(bare: &str) -> String {
    let turned = people::turned(bare);
    let words: Vec<_> = turned.as_deref().unwrap_or(bare).split_whitespace().collect();
    // `LEE Grace`.
    let words = match &words[..] {
        // What is one word may be short for something.
        [_] => return bare.to_owned(),
        [last, first @ ..] if turned.is_none() && is_capital(last) && first.iter().any(|word| !is_capital(word)) => {
            first.iter().chain([last]).copied().collect()
        }
        _ => words,
    };
    let all = |word: &&str| if is_capital(word) { capitalized(word) } else { (*word).to_owned() };
    words.iter().map(all).collect::<Vec<_>>().join(" ")
}

/// Whether a word of several letters is in capitals alone.
fn is_capital(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && !word.contains(char::is_lowercase)
        && word.contains(char::is_uppercase)
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(words: &[&str]) -> Vec<(String, Option<String>, Vec<String>)> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        people(&words).into_iter().map(|own| (own.name, own.mail, own.words)).collect()
    }

    #[test]
    fn one_name_in_several_forms_is_one_person() {
        let words = ["Lee, Grace", "G. Lee", "LEE Grace", "grace.lee@acme.example", "Grace Lee"];
        let all = ["Grace Lee", "Lee, Grace", "LEE Grace", "grace.lee@acme.example", "G. Lee"];
        let mail = Some("grace.lee@acme.example".to_owned());
        assert_eq!(groups(&words), [("Grace Lee".to_owned(), mail.clone(), all.map(str::to_owned).to_vec())]);
        assert_eq!(groups(&words[3..4]), [("Grace Lee".to_owned(), mail, vec![words[3].to_owned()])]);
        let (first, _, words) = groups(&["MÜLLER Jürgen", "Mueller, Juergen", "J. Müller"]).remove(0);
        assert_eq!((first.as_str(), words.len()), ("Jürgen Müller", 3));
    }

    #[test]
    fn a_letter_that_fits_two_people_is_neither() {
        let found = groups(&["Grace Lee", "G. Lee", "George Lee", "Lee, G."]);
        let names: Vec<_> = found.iter().map(|(name, _, words)| (name.as_str(), words.len())).collect();
        assert_eq!(names, [("Grace Lee", 1), ("George Lee", 1), ("G. Lee", 2)]);
    }

    #[test]
    fn what_names_no_person_is_told_apart() {
        for name in
            ["Grace Lee", "Lee, Grace", "LEE Grace", "G. Lee", "g.lee@acme.example", "Anna", "O'Neil, Kay", "田中"]
        {
            assert!(is_name(name), "{name}");
        }
        let none =
            ["IT team", "N.N.", "Lindqvist / Okafor", "Ben and Kay", "CISO", "Head of IT", "info@acme.example", "HR"];
        for text in none.into_iter().chain(["tbd", "Finance", "Team 2", "Betriebsrat", "A & B", "?"]) {
            assert!(!is_name(text), "{text}");
        }
    }
}
