//! What proofs look like as text: lines, hashes in base64, and a signed note at the end.

use crate::fault::Malformed;
use crate::hash::Hash;
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};

/// More steps than any tree of 2^63 leaves needs.
const STEPS_MAX: usize = 2 * 64;

/// One line for each hash.
pub(super) fn lines(steps: &[Hash]) -> String {
    steps.iter().map(|step| format!("{}\n", BASE64.encode(step))).collect()
}

/// The lines before the first empty one, and the note after it.
pub(super) fn parted(text: &str) -> Result<(&str, &str), Malformed> {
    text.split_once("\n\n").ok_or_else(|| Malformed::new("the proof ends before its checkpoint"))
}

/// The number behind a word: `index 41`.
pub(super) fn number(line: Option<&str>, word: &str) -> Result<u64, Malformed> {
    let told = line.and_then(|line| line.strip_prefix(word)?.strip_prefix(' ')?.parse().ok());
    told.ok_or_else(|| Malformed::new(format!("the proof has no line with the word {word} and a number")))
}

/// The hashes of the remaining lines.
pub(super) fn steps<'t>(lines: impl Iterator<Item = &'t str>) -> Result<Vec<Hash>, Malformed> {
    let one = |line: &str| BASE64.decode(line).ok().and_then(|step| step.try_into().ok());
    let all: Option<Vec<Hash>> = lines.map(one).collect();
    let all = all.ok_or_else(|| Malformed::new("the proof has a line that is not a hash in base64"))?;
    if all.len() > STEPS_MAX { Err(Malformed::new("the proof has too many hashes")) } else { Ok(all) }
}
