//! Words that nearly name a record: "Malware" beside "Malware infection".

use isms::planning::AssetType;
use kernel::{Declared, State};

use crate::sheets::cells::types;
use crate::sheets::sayings::{Word, notations};

/// Words of a sheet for which one is looked for.
const WORDS_MAX: usize = 300;
/// Records among which it is looked for.
const RECORDS_MAX: usize = 1_000;

/// Letters that two words begin with alike, so that one may be the other in another form.
const STEM_LETTERS_MIN: usize = 5;
/// Shortest word that says something.
const LETTERS_MIN: usize = 3;

/// Tells of words that nobody understands which record they nearly name.
pub fn find(words: &mut [Word], state: &State) {
    // A class of several types is near none of them.
    let classes = |word: &Word| word.kind.target() == Some(AssetType::KEY) && types::is_class(&word.word);
    let words = words.iter_mut().filter(|word| word.word != notations::ALL && !classes(word));
    for word in words.take(WORDS_MAX) {
        let table = word.kind.target().and_then(|to| state.table(to));
        let rows = table.into_iter().flat_map(|table| table.rows()).filter(|row| !row.head.retired).take(RECORDS_MAX);
        let (rows, titles): (Vec<_>, Vec<_>) = rows.map(|row| (row, row.record.title())).unzip();
        let at = of(&word.word, titles.iter().map(String::as_str));
        word.near = at.map(|at| rows[at].reference());
    }
}

/// The position of the one title that is nearest to a word; none where none is near, or two are equally so.
fn of<'t>(word: &str, titles: impl Iterator<Item = &'t str>) -> Option<usize> {
    let wanted = parts(word);
    let rated = titles.enumerate().filter_map(|(at, title)| Some((apart(&wanted, &parts(title))?, at)));
    let mut rated: Vec<_> = rated.collect();
    rated.sort_unstable();
    match rated.as_slice() {
        [(_, at)] => Some(*at),
        [(first, at), (second, _), ..] if first < second => Some(*at),
        _ => None,
    }
}

/// How many words one of two names has beyond the other; none where the shorter is not in the longer.
fn apart(one: &[String], other: &[String]) -> Option<usize> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let within = short.iter().all(|word| long.iter().any(|own| alike(word, own)));
    (within && !short.is_empty()).then(|| long.len() - short.len())
}

/// Whether two words are one, or begin alike for most of the shorter: `forge`, `forging`.
fn alike(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(own, theirs)| own == theirs).count();
    let shorter = one.chars().count().min(other.chars().count());
    one == other || (same >= STEM_LETTERS_MIN && same + 2 >= shorter)
}

fn parts(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() >= LETTERS_MIN).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_word_is_near_the_one_title_that_says_it_in_more_words() {
        let titles = ["Malware infection", "Fire", "Theft of equipment", "Theft of documents", "Abuse of rights"];
        let near = |word| of(word, titles.into_iter()).map(|at| titles[at]);
        assert_eq!(near("Malware"), Some("Malware infection"));
        assert_eq!(near("malware infections"), Some("Malware infection"));
        assert_eq!(near("Equipment theft"), Some("Theft of equipment"));
        assert_eq!(near("Fire in the server room"), Some("Fire"));
        assert_eq!(near("Theft"), None, "two are as near");
        assert_eq!((near("Phishing"), near(""), near("of")), (None, None, None));
    }
}
