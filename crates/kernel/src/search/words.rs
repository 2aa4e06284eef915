//! What counts as a word: letters and digits in a row, letter case aside.

use std::ops::Range;

/// Longest part of a word that is kept; longer ones are found by their beginning.
pub const WORD_BYTES_MAX: usize = 32;
/// Most words of a question that count.
pub const ASKED_MAX: usize = 8;

/// Every word of a text, in small letters.
pub fn each(text: &str, mut tell: impl FnMut(&str)) {
    let mut small = String::new();
    for range in ranges(text) {
        small.clear();
        small.extend(text[range].chars().flat_map(char::to_lowercase));
        small.truncate(small.floor_char_boundary(WORD_BYTES_MAX));
        tell(&small);
    }
}

/// The different words of a question, in small letters, the first [`ASKED_MAX`] of them.
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
        let word: String = text[range.clone()].chars().flat_map(char::to_lowercase).collect();
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
        assert_eq!(asked("  Back-up of ÄRZTE's backup, 2026!"), ["back", "up", "of", "ärzte", "s", "backup", "2026"]);
        assert!(asked(" -- ").is_empty());
    }

    #[test]
    fn marks_stand_where_a_word_begins_as_asked() {
        let text = "Restore the Backups; never back up";
        let marked: Vec<_> = marks(text, &asked("BACK rest")).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, ["Restore", "Backups", "back"]);
    }
}
