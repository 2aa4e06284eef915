//! Words that stand in several columns or sheets for the same record: each is told once.

use std::collections::HashMap;

use kernel::{Path, Register, parse};

use super::{Means, folded, notations};
use crate::sheets::columns::meanings::Column;
use crate::sheets::opening::Opened;

/// The words of which something was said, by the register that they name a record of.
type Said = HashMap<(&'static str, String), Means>;

/// Has what was said about a word count wherever else it stands for a record of the same register. What was left empty in
/// one column is asked about in the others.
pub fn share(opened: &mut [Opened]) {
    let mut said = Said::new();
    for own in opened.iter() {
        for (path, to) in linking(own.register, &own.sheet.columns) {
            let told = own
                .manner
                .sayings
                .at(path)
                .filter(|(word, means)| *word != notations::ALL && **means != Means::Nothing);
            for (word, means) in told {
                said.entry((to, word.to_owned())).or_insert_with(|| means.clone());
            }
        }
    }
    for own in opened.iter_mut().filter(|_| !said.is_empty()) {
        for (path, to) in linking(own.register, &own.sheet.columns) {
            for ((_, word), means) in said.iter().filter(|((register, _), _)| *register == to) {
                own.manner.sayings.share(path, word, means);
            }
        }
    }
}

/// Marks the words that are told with the same word of another column, of their sheet or one before it.
pub fn mark(opened: &mut [Opened]) {
    let mut seen: HashMap<(&'static str, String), Option<Means>> = HashMap::new();
    for word in opened.iter_mut().flat_map(|own| &mut own.sheet.words) {
        let Some(to) = word.kind.target().filter(|_| word.word != notations::ALL) else { continue };
        let key = (to, folded(&word.word));
        word.again = match seen.get(&key) {
            Some(before) => *before == word.said && word.said != Some(Means::Nothing),
            None => false,
        };
        seen.entry(key).or_insert_with(|| word.said.clone());
    }
}

/// The places of columns that link to records, each with their register.
pub(super) fn linking<'c>(
    register: &'static Register,
    columns: &'c [Column],
) -> impl Iterator<Item = (&'c Path, &'static str)> + use<'c> {
    let target = |path: &Path| parse::place(register.fields, path).ok().and_then(|(_, kind)| kind.target());
    columns.iter().filter_map(move |column| column.filled().and_then(|path| Some((path, target(path)?))))
}
