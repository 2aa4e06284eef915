//! Whether words say anything beyond what was to be said anyway.

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
