//! Ladders: the words by which lists call the steps of a scale, from the lowest step.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use kernel::Path;

use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::Cell;

const FILE: &str = include_str!("../../../../../content/levels.yaml");

/// Most steps of a scale that is known in words.
pub const STEPS_MAX: usize = 10;

/// A scale in words, from the lowest step; each step with its alternatives.
pub type Ladder = Vec<Vec<String>>;

/// The known ladders by what they measure.
static LADDERS: LazyLock<HashMap<String, Vec<Ladder>>> = LazyLock::new(|| {
    let mut file: HashMap<String, Vec<Ladder>> =
        serde_norway::from_str(FILE).expect("the list of levels is part of the build and tested");
    let words = file.values_mut().flatten().flatten().flatten();
    words.for_each(|word| *word = plain(word));
    file
});

/// Whether all that stands in these cells are numbers, or words of a ladder.
pub fn are_steps(cells: &[Cell<'_>]) -> bool {
    let is_step = |text: &str| {
        let word = plain(text);
        let known = || LADDERS["any"].iter().flatten().flatten().any(|own| *own == word);
        word.chars().all(|sign| sign.is_ascii_digit()) || known()
    };
    !cells.is_empty() && cells.iter().all(|cell| is_step(&cell.words()))
}

/// The ladders for a place whose scale has so many steps.
pub fn ladders(path: &Path, steps: usize) -> Vec<&'static Ladder> {
    let measures: &[&str] = match (path.field.rsplit('_').next(), path.field.as_ref(), path.group_key()) {
        (Some("likelihood"), ..) => &["any", "likelihood"],
        (Some("ease"), ..) => &["any"],
        (_, "value", Some("c")) => &["any", "consequence", "confidentiality"],
        _ => &["any", "consequence"],
    };
    let all = measures.iter().filter_map(|measure| LADDERS.get(*measure)).flatten();
    all.filter(|ladder| ladder.len() == steps).collect()
}

/// The step that a word means by itself on a scale of so many, where it can mean one alone.
pub fn step_of(word: &str, steps: usize) -> Option<u8> {
    let ladders: Vec<_> = LADDERS.get("any")?.iter().filter(|ladder| ladder.len() == steps).collect();
    let word = BTreeMap::from([(word.to_owned(), String::new())]);
    meant(&word, &ladders).values().next().and_then(one)
}

/// The steps that each known word can mean: on the ladders on which all known words of the column stand.
pub fn meant(written: &BTreeMap<String, String>, ladders: &[&Ladder]) -> BTreeMap<String, BTreeSet<u8>> {
    let step = |ladder: &Ladder, word: &str| {
        let at = ladder.iter().position(|step| step.iter().any(|own| own == word))?;
        u8::try_from(at + 1).ok()
    };
    let known: Vec<_> =
        written.keys().filter(|word| ladders.iter().any(|ladder| step(ladder, word).is_some())).collect();
    let whole = |ladder: &&&Ladder| known.iter().all(|word| step(ladder, word).is_some());
    let fitting: Vec<_> = ladders.iter().filter(whole).collect();
    let means = |word: &&String| ((*word).clone(), fitting.iter().filter_map(|own| step(own, word)).collect());
    known.iter().map(means).collect()
}

/// The steps that words beside numbers can mean: together, or each for itself where no ladder has all of them.
pub fn beside(numbered: &BTreeMap<String, u8>, ladders: &[&Ladder]) -> BTreeMap<String, BTreeSet<u8>> {
    let all = numbered.keys().map(|word| (word.clone(), word.clone())).collect();
    let mut found = meant(&all, ladders);
    for (word, steps) in found.iter_mut().filter(|(_, steps)| steps.is_empty()) {
        let alone = meant(&BTreeMap::from([(word.clone(), word.clone())]), ladders);
        steps.extend(alone.into_values().flatten());
    }
    found
}

/// The scale on which another list counts, where its words stand on one of another length alone, at their numbers.
pub fn elsewhere(numbered: &BTreeMap<String, u8>, path: &Path, own: usize) -> Option<(u8, u8)> {
    let at = |ladder: &Ladder, word: &String| ladder.iter().position(|step| step.contains(word));
    let fits = |ladder: &Ladder| {
        let numbered = numbered.iter().map(|(word, number)| (at(ladder, word), usize::from(*number)));
        numbered.into_iter().all(|(at, number)| at.is_some_and(|at| at + 1 == number))
    };
    // One word alone says little.
    if numbered.len() < 2 || ladders(path, own).into_iter().any(fits) {
        return None;
    }
    let mut others = (2..=STEPS_MAX).filter(|steps| *steps != own);
    let found = others.find(|steps| ladders(path, *steps).into_iter().any(fits))?;
    Some((1, u8::try_from(found).ok()?))
}

/// The step, where there is one alone.
pub fn one(steps: &BTreeSet<u8>) -> Option<u8> {
    steps.first().copied().filter(|_| steps.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ladder_has_a_word_twice() {
        for ladder in LADDERS.values().flatten() {
            let words: Vec<_> = ladder.iter().flatten().collect();
            let different: BTreeSet<_> = words.iter().collect();
            assert_eq!(words.len(), different.len(), "{ladder:?}");
        }
    }

    #[test]
    fn words_beside_numbers_show_another_scale() {
        let path = Path::field("likelihood");
        let column = |cells: &[(&str, u8)]| {
            let numbered = cells.iter().map(|(word, number)| (plain(word), *number)).collect();
            elsewhere(&numbered, &path, 5)
        };
        assert_eq!(column(&[("peu vraisemblable", 1), ("très vraisemblable", 3)]), Some((1, 4)));
        assert_eq!(column(&[("low", 1), ("high", 3)]), Some((1, 3)));
        assert_eq!(column(&[("low", 2), ("high", 4)]), None);
        assert_eq!(column(&[("high", 3)]), None);
    }

    #[test]
    fn words_of_a_column_belong_together() {
        let path = Path::group("value", "a").part("level");
        let steps = |words: &[&str], steps: usize| {
            let written = words.iter().map(|word| (plain(word), (*word).to_owned())).collect();
            let found = meant(&written, &ladders(&path, steps));
            words
                .iter()
                .map(|word| found.get(&plain(word)).map(|own| own.iter().copied().collect()))
                .collect::<Vec<_>>()
        };
        let only = |step: u8| Some(vec![step]);
        assert_eq!(steps(&["Hoch", "mittel", "sehr hoch"], 5), [only(4), only(3), only(5)]);
        assert_eq!(steps(&["normal", "hoch"], 3), [only(1), only(2)]);
        assert_eq!(steps(&["hoch", "mittel"], 3), [only(3), only(2)]);
        assert_eq!(steps(&["hoch"], 3), [Some(vec![2, 3])], "of normal, high, very high, or of low, medium, high");
        assert_eq!(steps(&["critical", "very high"], 5), [Some(vec![]), Some(vec![])], "no scale has both");
        assert_eq!(steps(&["elevated", "high"], 5), [None, only(4)]);
    }
}
