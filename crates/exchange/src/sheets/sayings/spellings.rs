//! Words that write the name of one person in several ways: one question, whatever column and sheet they stand in.

use std::collections::HashMap;

use isms::support::Person;
use kernel::Declared;

use super::{Means, Word, folded, notations, repeats};
use crate::sheets::links::people;
use crate::sheets::links::spellings::{self, Spelled};
use crate::sheets::opening::Opened;

/// Marks words that are other forms of one that is asked about, or of which something was said, and has what was said of
/// that count for them. Gives back whom the words mean, the word that is asked about first.
pub fn settle(opened: &mut [Opened]) -> Vec<Spelled> {
    let mut said: HashMap<String, Option<Means>> = HashMap::new();
    let mut texts = Vec::new();
    for word in opened.iter_mut().flat_map(|own| &mut own.sheet.words).filter(|word| is_of_people(word)) {
        word.named = spellings::is_name(&word.word);
        if word.named && counts(word) && said.insert(word.word.clone(), word.said.clone()).is_none() {
            texts.push(word.word.clone());
        }
    }
    let mut people = spellings::people(&texts);
    people.iter_mut().for_each(|own| lead(own, &said));
    for own in &people {
        follow(own, &said, opened);
    }
    doubt(&people, &said, opened);
    people
}

/// Asks about a first letter and a last name that somebody wants to be made a person of its own, beside the one who is
/// made new and whom they fit.
fn doubt(people: &[Spelled], said: &HashMap<String, Option<Means>>, opened: &mut [Opened]) {
    let is_new = |own: &&Spelled| matches!(own.words.first().and_then(|word| said.get(word)), Some(Some(Means::New)));
    let new: Vec<_> = people.iter().filter(is_new).collect();
    for sheet in opened.iter_mut().map(|own| &mut own.sheet) {
        let alone =
            sheet.words.iter().filter(|word| is_of_people(word) && word.said == Some(Means::New) && !counts(word));
        let asked = alone.filter_map(|word| {
            let name = &new.iter().find(|own| spellings::may_be(&word.word, own))?.name;
            Some(format!(
                "\"{}\" and \"{name}\" are made two people; say which of the two it is, where it is one",
                word.word
            ))
        });
        let asked: Vec<_> = asked.collect();
        sheet.unsure.extend(asked);
    }
}

/// What is to be told of names that are read as one.
pub fn notes(people: &[Spelled]) -> impl Iterator<Item = String> {
    people.iter().filter_map(|own| {
        let (first, others) = own.words.split_first().filter(|(_, others)| !others.is_empty())?;
        let others = others.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        Some(format!("{others}: read as other forms of \"{first}\"; where one is somebody else, say who"))
    })
}

fn is_of_people(word: &Word) -> bool {
    word.kind.target() == Some(Person::KEY) && word.word != notations::ALL
}

/// Whether a word may stand for others: nothing was said, or that it is one whole name; a letter alone is whom it is
/// said to be.
fn counts(word: &Word) -> bool {
    match &word.said {
        None => true,
        Some(Means::New | Means::Written(_)) => people::initialed(&word.word).is_none(),
        Some(Means::Nothing | Means::Control(_) | Means::Role) => false,
    }
}

/// Puts the word first of which something was said.
fn lead(own: &mut Spelled, said: &HashMap<String, Option<Means>>) {
    if let Some(at) = own.words.iter().position(|word| said.get(word).is_some_and(Option::is_some)) {
        own.words[..=at].rotate_right(1);
    }
}

fn follow(own: &Spelled, said: &HashMap<String, Option<Means>>, opened: &mut [Opened]) {
    let Some((first, others)) = own.words.split_first() else { return };
    let silent = |text: &str| said.get(text).is_some_and(Option::is_none);
    let written = said.get(first).cloned().flatten().filter(|means| matches!(means, Means::Written(_)));
    for sheet in opened {
        let mut words = sheet.sheet.words.iter_mut();
        words
            .by_ref()
            .filter(|word| is_of_people(word) && others.contains(&word.word) && silent(&word.word))
            .for_each(|word| word.form_of = Some(first.clone()));
        let Some(means) = &written else { continue };
        for (path, _) in repeats::linking(sheet.register, &sheet.sheet.columns).filter(|(_, to)| *to == Person::KEY) {
            for word in others.iter().filter(|word| silent(word)) {
                sheet.manner.sayings.share(path, &folded(word), means);
            }
        }
    }
}
