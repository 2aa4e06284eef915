//! Whether words say anything at all, and anything beyond what was to be said anyway.

/// What stands where something is still to be said, in small letters without anything between them. "None" may be an
/// answer and is not among them.
const PLACEHOLDERS: [&str; 58] = [
    "asabove",
    "asdf",
    "blank",
    "comingsoon",
    "dito",
    "ditto",
    "draft",
    "dummy",
    "empty",
    "example",
    "fillin",
    "fixme",
    "folgt",
    "idem",
    "keineangabe",
    "later",
    "loremipsum",
    "missing",
    "na",
    "nil",
    "notapplicable",
    "notdefined",
    "notyetdefined",
    "notyetdetermined",
    "null",
    "nochoffen",
    "nochzudefinieren",
    "nochzuklären",
    "pending",
    "placeholder",
    "pordefinir",
    "qwerty",
    "sameasabove",
    "seeabove",
    "sesover",
    "siehoben",
    "sieheoben",
    "tba",
    "tbc",
    "tbd",
    "test",
    "text",
    "texthere",
    "tobeadded",
    "tobeagreed",
    "tobeannounced",
    "tobecompleted",
    "tobeconfirmed",
    "tobedecided",
    "tobedefined",
    "tobedetermined",
    "tobedone",
    "tobefilledin",
    "tobewritten",
    "todo",
    "undefined",
    "wip",
    "àdéfinir",
];

/// Whether a text says nothing: it is empty, a dash or a row of one letter, or stands where something is still to be said.
pub fn says_nothing(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let first = letters.chars().next().filter(|first| !first.is_numeric());
    let number = first.is_none() && !letters.is_empty();
    !number && letters.chars().all(|other| Some(other) == first) || PLACEHOLDERS.contains(&letters.as_str())
}

/// Words that add nothing to a reason.
pub const FILLERS: [&str; 62] = [
    "a",
    "an",
    "the",
    "and",
    "or",
    "for",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "us",
    "we",
    "our",
    "it",
    "its",
    "this",
    "that",
    "is",
    "are",
    "was",
    "be",
    "do",
    "does",
    "not",
    "no",
    "yet",
    "now",
    "here",
    "currently",
    "moment",
    "present",
    "today",
    "year",
    "years",
    "next",
    "later",
    "perhaps",
    "maybe",
    "soon",
    "time",
    "being",
    "planned",
    "decided",
    "decision",
    "management",
    "control",
    "controls",
    "company",
    "organization",
    "have",
    "has",
    "need",
    "needed",
    "with",
    "just",
    "too",
    "very",
    "still",
    "so",
    "will",
];

/// The number of words that are left of a text without these phrases and these words.
pub fn words_left(text: &str, phrases: &[&str], fillers: &[&str]) -> usize {
    let mut text = text.to_lowercase();
    for phrase in phrases {
        text = text.replace(phrase, " ");
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !fillers.contains(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_where_something_is_to_be_said_says_nothing() {
        let empty =
            ["", " ", "-", "–", "...", "?", "x", "Xxx", "tbd", "T.B.D.", "TBD!", "n/a", "N.A.", "To do", "todo"];
        let spelt = ["to be defined", "To be determined.", "(same as above)", "See above"];
        for text in empty.iter().chain(&spelt) {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["none", "no", "nothing", "2", "11", "IT", "Nat", "tbd by the board in May", "Todor asks for it"] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
