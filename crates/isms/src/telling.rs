//! What words tell: the topics of `content/words.yaml`, in every language that stands there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// What words may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Software is developed.
    Development,
    /// People work from home.
    Home,
    /// Equipment that software runs on.
    Equipment,
    /// Incidents and how they are handled.
    Incidents,
    /// A cloud service.
    Cloud,
    /// What climate change does.
    Climate,
    /// Something necessary is still to come.
    Postponed,
    /// Somebody outside does it on behalf of the organization.
    Outsourced,
    /// A risk is accepted as it is.
    Accepted,
    /// A sign of success that everybody reads in their own way.
    Vague,
}

/// Whether a sentence tells of a topic, and denies nothing before; a phrase may begin with what denies: `not yet done`.
pub fn tells(topic: Topic, text: &str) -> bool {
    let known = known();
    sentences(text).any(|words| {
        let mut hits = known.of(topic).hits(&words).peekable();
        hits.peek().is_some() && hits.any(|(at, language)| at <= known.denied(language, &words))
    })
}

/// Whether a topic is named, whatever is said of it.
pub fn names(topic: Topic, text: &str) -> bool {
    sentences(text).any(|words| known().of(topic).hits(&words).next().is_some())
}

/// Whether a topic is named in a sentence in which nothing is denied, neither before nor behind.
pub fn affirms(topic: Topic, text: &str) -> bool {
    let known = known();
    sentences(text)
        .any(|words| known.of(topic).hits(&words).any(|(_, language)| known.denied(language, &words) == words.len()))
}

/// What declines something and gives no reason for it, in small letters.
pub fn declining() -> impl Iterator<Item = &'static str> {
    all(&file().declining)
}

/// What leads from such words to a reason, in small letters.
pub fn leading() -> impl Iterator<Item = &'static str> {
    all(&file().leading)
}

/// Whether a word of a name, in small letters, says only what kind of thing it is of.
pub fn is_kind(word: &str) -> bool {
    all(&file().kinds).any(|own| own == word)
}

/// Whether a word stands between the parts of a name, each of which names it.
pub fn joins(word: &str) -> bool {
    all(&file().joining).any(|own| own == word)
}

fn all(words: &'static ByLanguage) -> impl Iterator<Item = &'static str> {
    words.values().flatten().map(String::as_str)
}

/// The words of each sentence, in small letters.
fn sentences(text: &str) -> impl Iterator<Item = Vec<String>> {
    text.split(['.', ';', '\n']).map(|sentence| {
        let words = sentence.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    })
}

/// Words by language.
type ByLanguage = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct File {
    denying: ByLanguage,
    development: Listed,
    home: Listed,
    equipment: Listed,
    incidents: Listed,
    cloud: Listed,
    climate: Listed,
    postponed: Listed,
    outsourced: Listed,
    accepted: Listed,
    vague: Listed,
    declining: ByLanguage,
    leading: ByLanguage,
    kinds: ByLanguage,
    joining: ByLanguage,
}

#[derive(Deserialize)]
struct Listed {
    told: ByLanguage,
    #[serde(default)]
    otherwise_before: ByLanguage,
    #[serde(default)]
    otherwise_behind: ByLanguage,
}

/// The words of all topics, ready to be looked up.
struct Known {
    /// By language, what denies.
    denying: HashMap<&'static str, HashSet<&'static str>>,
    topics: [Words; 10],
}

/// The words of one topic.
struct Words {
    /// By the first word of a phrase: its language, and the words behind.
    phrases: HashMap<&'static str, Vec<(&'static str, Vec<&'static str>)>>,
    /// What a word may end with, with its language.
    endings: Vec<(&'static str, &'static str)>,
    /// By language, what makes it something else: words before, and words behind.
    otherwise: HashMap<&'static str, [HashSet<&'static str>; 2]>,
}

fn file() -> &'static File {
    static FILE: LazyLock<File> = LazyLock::new(|| {
        let text = include_str!("../../../content/words.yaml");
        serde_norway::from_str(text).expect("the words are part of the build, and a test reads them")
    });
    &FILE
}

fn known() -> &'static Known {
    static KNOWN: LazyLock<Known> = LazyLock::new(|| {
        let file = file();
        let listed = [
            &file.development,
            &file.home,
            &file.equipment,
            &file.incidents,
            &file.cloud,
            &file.climate,
            &file.postponed,
            &file.outsourced,
            &file.accepted,
            &file.vague,
        ];
        Known { denying: sets(&file.denying), topics: listed.map(Words::of) }
    });
    &KNOWN
}

fn sets(words: &'static ByLanguage) -> HashMap<&'static str, HashSet<&'static str>> {
    words.iter().map(|(language, own)| (language.as_str(), own.iter().map(String::as_str).collect())).collect()
}

impl Known {
    fn of(&self, topic: Topic) -> &Words {
        &self.topics[topic as usize]
    }

    /// Where a sentence is denied in a language; its end where it is not.
    fn denied(&self, language: &str, words: &[String]) -> usize {
        let denying = self.denying.get(language);
        let denies = |word: &String| denying.is_some_and(|own| own.contains(word.as_str()));
        words.iter().position(denies).unwrap_or(words.len())
    }
}

impl Words {
    fn of(listed: &'static Listed) -> Self {
        let (mut phrases, mut endings) = (HashMap::<_, Vec<_>>::new(), Vec::new());
        for (language, own) in &listed.told {
            for phrase in own {
                let mut words = phrase.split([' ', '-']);
                let first = words.next().unwrap_or_default();
                match first.strip_prefix('*') {
                    Some(ending) => endings.push((ending, language.as_str())),
                    None => phrases.entry(first).or_default().push((language.as_str(), words.collect())),
                }
            }
        }
        let [mut before, mut behind] = [&listed.otherwise_before, &listed.otherwise_behind].map(sets);
        let languages = listed.told.keys().map(String::as_str);
        let otherwise = |language| {
            let own = [&mut before, &mut behind].map(|sets| sets.remove(language).unwrap_or_default());
            (language, own)
        };
        Self { phrases, endings, otherwise: languages.map(otherwise).collect() }
    }

    /// Where these words are about it, each with the language in which they are.
    fn hits<'w>(&'w self, words: &'w [String]) -> impl Iterator<Item = (usize, &'static str)> + 'w {
        (0..words.len()).flat_map(move |at| {
            let phrases = self.phrases.get(words[at].as_str()).into_iter().flatten();
            let whole = phrases.filter(move |(_, rest)| {
                words[at + 1..].iter().zip(rest).filter(|(own, of)| own == of).count() == rest.len()
            });
            let whole = whole.map(|(language, rest)| (*language, rest.len()));
            let ended = self
                .endings
                .iter()
                .filter(move |(ending, _)| words[at].len() > ending.len() && words[at].ends_with(ending));
            let found = whole.chain(ended.map(|(_, language)| (*language, 0)));
            found
                .filter(move |(language, more)| !self.is_otherwise(language, words, at, *more))
                .map(move |(language, _)| (at, language))
        })
    }

    /// Whether the word before or behind makes it something else.
    fn is_otherwise(&self, language: &str, words: &[String], at: usize, more: usize) -> bool {
        let Some([before, behind]) = self.otherwise.get(language) else { return false };
        let before = at.checked_sub(1).is_some_and(|at| before.contains(words[at].as_str()));
        before || words.get(at + more + 1).is_some_and(|word| behind.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::Topic::{Accepted, Climate, Cloud, Development, Equipment, Home, Incidents, Outsourced, Postponed};
    use super::*;

    fn check(topic: Topic, telling: &[&str], silent: &[&str]) {
        telling.iter().for_each(|text| assert!(tells(topic, text), "{text}"));
        silent.iter().for_each(|text| assert!(!tells(topic, text), "{text}"));
    }

    #[test]
    fn words_tell_of_development_of_software_alone() {
        check(
            Development,
            &[
                "Development of the platform",
                "Softwaredevelopment",
                "Source code",
                "We run and develop it",
                "Eigene Softwareentwicklung in Graz",
                "Développement et exploitation du service",
                "Desarrollo y operación",
                "Utvikling av tjenesten",
                "Rozwój oprogramowania",
                "No delays; development goes on",
            ],
            &[
                "Business development",
                "Operation without development",
                "No own development",
                "Codes of conduct",
                "Betrieb ohne Softwareentwicklung",
                "Sin desarrollo propio",
                "Développement commercial",
            ],
        );
    }

    #[test]
    fn words_tell_of_work_from_home() {
        check(
            Home,
            &[
                "The office in Graz and work from home.",
                "Home office is usual",
                "Homes of staff",
                "Arbeit im Homeoffice",
            ],
            &["Nobody works from home", "A nursing home", "Care of the home network", "Kein Homeoffice"],
        );
    }

    #[test]
    fn a_word_of_one_language_denies_nothing_in_another() {
        // "non" denies in Italian.
        check(Development, &["Hosting of non-production systems and their development"], &["Non facciamo sviluppo"]);
    }

    #[test]
    fn words_tell_that_something_is_still_to_come() {
        let later =
            ["Not yet implemented; planned for next year.", "Noch nicht umgesetzt", "Will be introduced in 2027"];
        let never = [
            "No software is developed, and none is planned for next year",
            "Not implemented: nobody works from home",
            "Nichts davon ist zurückgestellt",
            "Keine Entwicklung ist für nächstes Jahr geplant",
        ];
        check(Postponed, &later, &never);
    }

    #[test]
    fn words_tell_that_others_do_it_and_that_a_risk_is_accepted() {
        let done = ["It is outsourced and certified", "Liegt in der Hand eines Dienstleisters", "En sous-traitance"];
        check(Outsourced, &done, &["Nothing is outsourced there", "Run by the hospitals", "Nicht ausgelagert"]);
        let borne = ["The risk is accepted.", "Das Risiko wird von der Geschäftsführung getragen."];
        check(Accepted, &borne, &["No risk accepted so far", "Risks are assessed"]);
    }

    #[test]
    fn what_is_denied_before_or_behind_is_not_affirmed() {
        assert!(affirms(Home, "Work from home and at the office."));
        assert!(!affirms(Home, "Work from home lies outside") && !affirms(Home, "Nobody works from home"));
    }

    #[test]
    fn what_is_named_is_named_whatever_is_said_of_it() {
        assert!(names(Cloud, "Hosting, not in the cloud") && !tells(Cloud, "Hosting, not in the cloud"));
        assert!(names(Cloud, "Amazon Web Services") && !names(Cloud, "Amazon"));
        assert!(
            names(Equipment, "Mail-Server")
                && names(Incidents, "Vorfälle behandeln")
                && names(Climate, "Hitze im Sommer")
        );
    }
}
