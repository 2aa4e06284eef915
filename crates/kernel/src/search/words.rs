//! What counts as a word: letters and digits in a row, letter case and marks on letters aside.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Longest part of a word that is kept; longer ones are found by their beginning.
pub const WORD_BYTES_MAX: usize = 32;
/// Most words of a question that count.
pub const ASKED_MAX: usize = 8;
/// Letters before this one carry their marks above and below; in scripts behind it a mark makes another letter.
const MARKED_BEFORE: char = '\u{2000}';

/// Every word of a text, in plain letters.
pub fn each(text: &str, mut tell: impl FnMut(&str)) {
    let mut small = String::new();
    for range in ranges(text) {
        small.clear();
        plain(&text[range], &mut small);
        small.truncate(small.floor_char_boundary(WORD_BYTES_MAX));
        tell(&small);
    }
}

/// Adds a word in plain letters: small, and without the marks that whoever searches may not have on the keyboard.
fn plain(word: &str, small: &mut String) {
    if word.is_ascii() {
        return small.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ø' => small.push('o'),
            'ł' => small.push('l'),
            'đ' | 'ð' => small.push('d'),
            'ı' => small.push('i'),
            'ß' => small.push_str("ss"),
            'æ' => small.push_str("ae"),
            'œ' => small.push_str("oe"),
            'þ' => small.push_str("th"),
            letter if letter < MARKED_BEFORE => decompose_canonical(letter, |part| {
                if !is_combining_mark(part) {
                    small.push(part);
                }
            }),
            letter => small.push(letter),
        }
    }
}

/// The different words of a question, in plain letters, the first [`ASKED_MAX`] of them.
pub fn asked(question: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    each(question, |word| {
        if words.len() < ASKED_MAX && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    });
    words
}

/// Where the words of a text begin with one of the asked ones: for marking what was found.
pub fn marks(text: &str, asked: &[String]) -> Vec<Range<usize>> {
    let begins = |range: &Range<usize>| {
        let mut word = String::new();
        plain(&text[range.clone()], &mut word);
        asked.iter().any(|wanted| word.starts_with(wanted.as_str()))
    };
    ranges(text).filter(begins).collect()
}

fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from + text[from..].find(char::is_alphanumeric)?;
        let end = text[begin..].find(|letter: char| !letter.is_alphanumeric()).map_or(text.len(), |at| begin + at);
        from = end;
        Some(begin..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_whatever_stands_between() {
        assert_eq!(asked("  Back-up of ÄRZTE's backup, 2026!"), ["back", "up", "of", "arzte", "s", "backup", "2026"]);
        assert!(asked(" -- ").is_empty());
    }

    #[test]
    fn a_word_is_found_by_the_letters_that_every_keyboard_has() {
        assert_eq!(
            asked("Lønnsverket Łódź İzmir Straße Ægir cœur"),
            ["lonnsverket", "lodz", "izmir", "strasse", "aegir", "coeur"]
        );
        let marked = marks("die Größe", &asked("gros"));
        assert_eq!(marked.iter().map(|range| &"die Größe"[range.clone()]).collect::<Vec<_>>(), ["Größe"]);
    }

    #[test]
    fn marks_stand_where_a_word_begins_as_asked() {
        let text = "Restore the Backups; never back up";
        let marked: Vec<_> = marks(text, &asked("BACK rest")).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, ["Restore", "Backups", "back"]);
    }
}
