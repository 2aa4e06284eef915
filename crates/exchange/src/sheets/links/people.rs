//! Names of people as address books, directories and letters write them.

use crate::sheets::cues::CUES;

/// Other ways to write the name of a person, the surest first.
pub fn written_otherwise(text: &str) -> Vec<String> {
    let text = text.trim();
    let mut names = Vec::new();
    if let Some((name, mail)) = text.strip_suffix('>').and_then(|text| text.split_once('<')) {
        names.extend([mail.trim().to_owned(), name.trim().trim_matches('"').to_owned()]);
    }
    // `Jürgen Müller (IT)`, and `Müller, Jürgen` before or behind that.
    let bare = bare(text);
    names.extend([text, bare].into_iter().filter_map(turned));
    if bare != text {
        names.push(bare.to_owned());
    }
    // `Dr. Jane Cole` and `MÜLLER Jürgen`.
    let words: Vec<_> = bare.split_whitespace().collect();
    let named = words.iter().position(|word| !is_title(word)).unwrap_or_default();
    if named > 0 {
        names.push(words[named..].join(" "));
    }
    if let ([last, first @ ..], [front @ .., end]) = (&words[named..], &words[named..])
        && words.len() > named + 1
        && !bare.contains(',')
    {
        names.push(format!("{} {last}", first.join(" ")));
        names.push(format!("{end} {}", front.join(" ")));
    }
    names.extend(text.rsplit_once('|').filter(|_| text.starts_with("i:0")).map(|(_, own)| own.to_owned()));
    names.extend(account(bare));
    names.retain(|name| !name.is_empty());
    names
}

/// A name without a unit or a position in brackets behind it.
pub fn bare(text: &str) -> &str {
    text.split_once(['(', '[']).filter(|(_, aside)| is_idle(aside)).map_or(text, |(name, _)| name.trim())
}

/// The name and the address of `Jane Cole <jane@example.org>`; of an address alone there is no name.
pub fn addressed(text: &str) -> (&str, Option<String>) {
    let text = text.trim();
    let is_address = |text: &str| text.split_once('@').is_some_and(|(own, at)| !own.is_empty() && at.contains('.'));
    let is_one = |text: &&str| is_address(text) && !text.contains(char::is_whitespace);
    match text.strip_suffix('>').and_then(|text| text.split_once('<')) {
        Some((name, mail)) if is_one(&mail.trim()) => (name.trim().trim_matches('"'), Some(mail.trim().to_owned())),
        _ if is_one(&text) => ("", Some(text.to_owned())),
        _ => (text, None),
    }
}

/// Most words of a unit or a position.
const UNIT_WORDS_MAX: usize = 3;

/// Whether what stands in brackets behind a name says no more than a unit or a position: `IT)`.
fn is_idle(aside: &str) -> bool {
    let aside = aside.trim().trim_end_matches([')', ']']);
    let words: Vec<_> = aside.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase()).collect();
    let signs = |sign: char| sign.is_ascii_digit() || matches!(sign, ':' | ',' | ';' | '+' | '/' | '?' | ')' | ']');
    words.len() <= UNIT_WORDS_MAX && !aside.contains(signs) && !words.iter().any(|own| CUES.people.standing_in.has(own))
}

/// What stands in brackets behind a name.
pub fn aside(text: &str) -> Option<&str> {
    text.split_once(['(', '[']).map(|(_, aside)| aside.trim().trim_end_matches([')', ']']).trim())
}

/// `Jürgen Müller` of `Müller, Jürgen`.
pub fn turned(text: &str) -> Option<String> {
    let (last, first) = text.split_once(',').filter(|(_, first)| !first.contains(','))?;
    Some(format!("{} {}", first.trim(), last.trim()))
}

fn is_title(word: &str) -> bool {
    word.ends_with('.') && CUES.people.titles.has(&word.trim_end_matches('.').to_lowercase())
        || matches!(word.to_lowercase().as_str(), "dr" | "prof" | "herr" | "frau" | "mr" | "mrs" | "ms")
}

/// `jane cole` of the account `jane.cole`, of `DOMAIN\jane.cole` and of an address of hers.
pub fn account(text: &str) -> Option<String> {
    // `i:0#.f|membership|jane.cole@example.com` is how SharePoint writes an account.
    let own = text.rsplit_once(['\\', '|']).map_or(text, |(_, own)| own);
    let own = own.split_once('@').map_or(own, |(own, _)| own);
    let words: Vec<_> = own.split(['.', '_']).collect();
    let named = words.len() > 1 && words.iter().all(|word| !word.is_empty() && word.chars().all(char::is_alphabetic));
    named.then(|| words.join(" "))
}

/// A first letter and a last name.
pub struct Initialed {
    initial: String,
    last: String,
}

/// The first letter and the last name of `J. Müller` or `Müller, J.`.
pub fn initialed(text: &str) -> Option<Initialed> {
    let turned = turned(text);
    let words: Vec<_> = turned.as_deref().unwrap_or(text).split_whitespace().collect();
    let [initial, last] = words[..] else { return None };
    let initial = initial.strip_suffix('.').filter(|own| own.chars().count() == 1)?;
    Some(Initialed { initial: initial.to_lowercase(), last: format!(" {}", last.to_lowercase()) })
}

impl Initialed {
    /// Whether a name in small letters may be this one.
    pub fn fits(&self, name: &str) -> bool {
        name.starts_with(&self.initial) && name.ends_with(&self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_other_ways_of_writing_it() {
        for (text, name) in [
            ("Müller, Jürgen", "Jürgen Müller"),
            ("Unger, Bob (IT)", "Bob Unger"),
            ("Dr. Jane Cole", "Jane Cole"),
            ("COLE Jane", "Jane COLE"),
            ("jane.cole", "jane cole"),
            ("ACME\\jane.cole", "jane cole"),
            ("i:0#.f|membership|jane.cole@example.com", "jane.cole@example.com"),
            ("Jane Cole <jane@example.org>", "Jane Cole"),
        ] {
            assert!(written_otherwise(text).iter().any(|own| own == name), "{text}: {:?}", written_otherwise(text));
        }
        assert!(account("v1.2").is_none() && account("jane").is_none());
        assert!(initialed("Smith, J.").is_some_and(|own| own.fits("john smith")));
    }
}
