//! Signs that doubt or bound the word beside them: `Implemented?`, `<3`, `~2026-01-05`. What they do to it somebody has to
//! say.

use kernel::Kind;
use kernel::refusal::Wrong;

/// Such signs.
const SIGNS: [char; 12] = ['?', '<', '>', '+', '~', '*', '≈', '≤', '≥', '±', '¿', '†'];

/// Whether such a sign stands before or behind the words of a text; signs alone say nothing.
pub fn are_in(text: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '✓' | '✔' | '✅' | '☑');
    let (Some(first), Some(last)) = (text.find(is_word), text.rfind(is_word)) else { return false };
    text[..first].contains(SIGNS) || text[last..].contains(SIGNS)
}

/// Refuses a text of which such a sign would be lost in a place of this kind.
pub fn asked(kind: &Kind, text: &str) -> Result<(), Wrong> {
    let loses = matches!(kind, Kind::Choice(_) | Kind::Flag | Kind::Level | Kind::Date | Kind::Time);
    if !(loses && are_in(text)) {
        return Ok(());
    }
    let text = text.trim();
    Err(Wrong::new(format!("\"{text}\" has a sign beside its word, which no such place keeps; say what it means")))
}

#[cfg(test)]
mod tests {
    use super::are_in;

    #[test]
    fn signs_before_and_behind_words_are_found() {
        for text in ["Implemented?", "<3", "3+", "4 ?", "~2", "Implemented (?)", "≥ 2026-01-05", "✓?"] {
            assert!(are_in(text), "{text}");
        }
        for text in ["?", "High (>80 %)", "4/5", "Implemented", "", "✅ Completed", "- 3"] {
            assert!(!are_in(text), "{text}");
        }
    }
}
