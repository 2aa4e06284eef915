//! Letters of Latin alphabets without their signs: for keys, and for names that people write both ways.

/// Letters, what stands for them where signs are written out, and what remains of them without their signs.
const LETTERS: [(&str, &str, &str); 12] = [
    ("ä", "ae", "a"),
    ("ö", "oe", "o"),
    ("ü", "ue", "u"),
    ("ß", "ss", "ss"),
    ("áàâãå", "a", "a"),
    ("ç", "c", "c"),
    ("éèêë", "e", "e"),
    ("îïíì", "i", "i"),
    ("ñ", "n", "n"),
    ("ôóòõø", "o", "o"),
    ("ûúù", "u", "u"),
    ("æ", "ae", "ae"),
];

/// What stands for a small letter with a sign where signs are written out: `oe` for `ö`; none for any other letter.
pub fn written(letter: char) -> Option<&'static str> {
    LETTERS.iter().find(|(all, ..)| all.contains(letter)).map(|(_, written, _)| *written)
}

/// What remains of a small letter without its sign: `o` for `ö`; none for a letter that has none.
pub fn bare(letter: char) -> Option<&'static str> {
    LETTERS.iter().find(|(all, ..)| all.contains(letter)).map(|(.., bare)| *bare)
}

/// A text in small letters, each as `of` has it.
fn each(text: &str, of: impl Fn(char) -> Option<&'static str>) -> String {
    let mut all = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match of(letter) {
            Some(letters) => all.push_str(letters),
            None => all.push(letter),
        }
    }
    all
}

/// Whether two names are one, signs aside: `Jürgen`, `Juergen` and `Jurgen`.
pub fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (forms(one), forms(other));
    one.iter().any(|own| other.contains(own))
}

/// A text in small letters, with signs written out and without them: what two names share that are one.
pub fn forms(text: &str) -> [String; 2] {
    [each(text, written), each(text, bare)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_with_and_without_their_signs() {
        assert!(are_alike("Jürgen Müller", "juergen mueller") && are_alike("Jürgen Müller", "Jurgen Muller"));
        assert!(are_alike("Carlos García", "carlos garcia") && are_alike("Ada Lind", "ada lind"));
        assert!(!are_alike("Jürgen Müller", "Jorgen Müller") && !are_alike("Noël", "Nole"));
    }
}
