//! Several names in one cell: what joins them, and what tells that a text goes on behind the first of them.

use crate::sheets::cues::CUES;

/// What a word or sign that is none of the names says about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// Both are meant.
    Both,
    /// Those between them are meant too.
    Between,
    /// Something that nobody wrote out.
    More,
    /// Nothing about them.
    Nothing,
}

/// What a word says.
pub fn says(word: &str) -> Says {
    let word = word.trim().to_lowercase();
    let (bare, cues) = (word.trim_end_matches('.'), &CUES.enumerations);
    match () {
        () if cues.joining.has(&word) => Says::Both,
        () if cues.ranging.has(&word) => Says::Between,
        () if cues.going_on.has(bare) => Says::More,
        () => Says::Nothing,
    }
}

/// Words, and the signs that join names although no space stands beside them.
pub fn tokens(text: &str) -> Vec<&str> {
    let sign = |letter: char| matches!(letter, '&' | '+' | '/' | '–' | '—' | '…' | '(' | ')' | '[' | ']');
    let parted = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '|' | ':');
    let mut all = Vec::new();
    for word in text.split(parted) {
        let mut from = 0;
        for (at, letter) in word.char_indices().filter(|(_, letter)| sign(*letter)) {
            all.extend([&word[from..at], &word[at..at + letter.len_utf8()]]);
            from = at + letter.len_utf8();
        }
        all.push(&word[from..]);
    }
    all.retain(|token| !token.is_empty());
    all
}

/// The parts of a text between the words that join names; the text itself where there are none.
pub fn joined(text: &str) -> Vec<&str> {
    let (mut all, mut from) = (Vec::new(), 0);
    let starts = text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    for (at, word) in starts.filter(|(_, word)| says(word) == Says::Both) {
        all.push(text[from..at].trim());
        from = at + word.len();
    }
    all.push(text[from..].trim());
    all.retain(|part| !part.is_empty());
    all
}

/// The references of a text in which stands nothing else but what joins them; none where there is more, or one alone.
pub fn references(text: &str, is_reference: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    let tokens = tokens(text);
    let (all, rest): (Vec<&str>, Vec<&str>) = tokens.into_iter().partition(|token| is_reference(token));
    (all.len() > 1 && rest.iter().all(|token| says(token) == Says::Both)).then_some(all)
}

/// Whether a text that begins with a reference says behind it that others are meant too, or that it is not.
pub fn goes_on(rest: &str, is_reference: impl Fn(&str) -> bool) -> bool {
    let tokens = tokens(rest);
    let words: Vec<_> = tokens.iter().filter(|token| !matches!(**token, "(" | "[" | ")" | "]")).collect();
    let Some(first) = words.first() else { return false };
    // A hyphen stands before a title as well.
    let dashed = ["-", "–", "—"].contains(*first);
    let named = |token: &&&str| is_reference(token);
    match says(first) {
        Says::Between if dashed => words.iter().skip(1).any(named),
        Says::Both | Says::Between | Says::More => true,
        Says::Nothing => words.iter().any(named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_by_words_and_signs_of_several_languages() {
        assert_eq!(joined("CRM and ERP & Mail"), ["CRM", "ERP", "Mail"]);
        assert_eq!(joined("R&D lab"), ["R&D lab"]);
        let is = |text: &str| text.starts_with("A-");
        assert_eq!(references("A-1 und A-2+A-3", is), Some(vec!["A-1", "A-2", "A-3"]));
        assert_eq!(references("A-1 A-2", is), Some(vec!["A-1", "A-2"]));
        assert_eq!((references("A-1 to A-3", is), references("A-1", is)), (None, None));
        for rest in ["and more", "to A-3", "– A-3", "ff.", "+ ERP", "(A-2)", "not A-2", "Laptop A-2"] {
            assert!(goes_on(rest, is), "{rest}");
        }
        for rest in ["", "Laptop", "- Laptop", "(IT)", "– Front office and back office"] {
            assert!(!goes_on(rest, is), "{rest}");
        }
    }
}
