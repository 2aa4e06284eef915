//! The key of a scale that a sheet writes above, below or beside its list: `1 = rare … 5 = almost certain`. Where it runs
//! the other way than the method, or counts another number of steps, numbers are asked about.

use std::collections::BTreeSet;

use kernel::{Path, Register};

use super::judgements::ALL;
use super::ladders::{self, STEPS_MAX};
use super::scales::unlettered;
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::vocabulary::{self, Word, plain};
use crate::sheets::cues::CUES;
use crate::sheets::file::book::{Cell, Line, Lines, Page};

/// Most rows of a sheet in which a key is looked for.
const ROWS_MAX: usize = 2_000;
/// Fewest letters of a word that is looked for in another.
const ALIKE_MIN: usize = 4;
/// Most words that one step is called by.
const WORDS_MAX: usize = 4;
/// What stands between a number and its word.
const BETWEEN: [char; 6] = ['=', ':', '-', '–', '—', '→'];
/// What ends a word.
const ENDS: [char; 10] = [',', ';', '.', '|', '/', '(', ')', '…', '\n', '"'];

/// What stands before a key that tells what it is about.
const INTRODUCING: [char; 3] = [':', '(', '|'];
/// Most words of a text that tells what the key below it is about.
const ABOUT_WORDS_MAX: usize = 6;

/// How the numbers of a column count, where a key says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// From 1 to so many.
    To(u8),
    /// The highest number is the lowest step.
    Down,
}

/// One step of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    number: u8,
    words: String,
    /// What the key is about, as it stands there; empty where it does not say.
    about: String,
}

/// The keys of a sheet: each text that holds one, whole.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    texts: Vec<String>,
    steps: Vec<Step>,
}

impl Keys {
    /// The keys in the rows above a list of which this is the first row below its headings, in rows of it that hold
    /// little else, and in what stands beside it.
    pub fn of(page: &Page, first: usize) -> Self {
        let mut keys = Self::default();
        let (mut table, mut about) = (Vec::new(), String::new());
        let above = page.lines.iter().take(first.saturating_sub(1)).map(|line| row(&line));
        let below = page.lines.iter().skip(first).take(ROWS_MAX).filter(is_short).map(|line| row(&line));
        for text in page.beside.iter().cloned().chain(above).chain(below) {
            match steps(&text)[..] {
                [] => {
                    about =
                        Some(text).filter(|own| own.split_whitespace().count() <= ABOUT_WORDS_MAX).unwrap_or_default()
                }
                // A step a row makes a key with the rows below it.
                [ref one] if one.about.is_empty() => table.push((text, Step { about: about.clone(), ..one.clone() })),
                [ref one] => table.push((text, one.clone())),
                ref several => keys.add(text, several.to_vec()),
            }
        }
        if table.len() > 1 {
            let (texts, steps): (Vec<_>, Vec<_>) = table.into_iter().unzip();
            keys.add(texts.join("; "), steps);
        }
        keys
    }

    fn add(&mut self, text: String, steps: Vec<Step>) {
        self.texts.push(text);
        self.steps.extend(steps);
    }

    /// The words that stand beside the numbers of a column, in its cells and in those right beside them.
    pub fn in_cells(lines: &Lines, at: usize) -> Self {
        let mut pairs = BTreeSet::new();
        for line in lines.iter().take(ROWS_MAX) {
            let own = line.cell(at).words();
            let Some(number) = number(&own) else { continue };
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().map(|at| line.cell(at));
            let beside = beside.filter(|cell| matches!(cell, Cell::Text(_))).map(|cell| cell.words().trim().to_owned());
            pairs.extend(
                beside.chain([own.replace(|sign: char| sign.is_ascii_digit(), " ")]).map(|words| (number, words)),
            );
        }
        let worded = |words: &str| words.contains(char::is_alphabetic);
        let steps = pairs.into_iter().filter(|(_, words)| worded(words));
        let steps = steps.map(|(number, words)| Step { number, words, about: String::new() }).collect();
        Self { texts: Vec::new(), steps }
    }

    /// Those that are about a column: that name it, or else those that name nothing else.
    pub fn about(&self, register: &Register, columns: &[Column], column: &Column) -> Self {
        let named = |step: &&Step| names(&step.about, register, column);
        // A key of risks is one of all that is judged of them.
        let title = register.fields[register.title].key;
        let is_title = |word: Word| matches!(word, Word::Place(place) if place == title);
        let heads = |about: &str| {
            let mut others = columns.iter().filter(|own| own.place().is_none_or(|path| path.field != title));
            others.any(|own| own.at != column.at && core(&own.heading) == about)
        };
        let other = |step: &&Step| {
            let about = core(&step.about);
            let word =
                vocabulary::heading(register.key, &step.about).or_else(|| vocabulary::heading(register.key, &about));
            let known = word.is_some_and(|word| !is_title(word) && !means(word, column));
            !about.is_empty() && (CUES.scales.others.has(&about) || known || heads(&about))
        };
        let own: Vec<_> = self.steps.iter().filter(named).cloned().collect();
        let any = || self.steps.iter().filter(|step| !other(step)).cloned().collect();
        let steps = if own.is_empty() { any() } else { own };
        Self { texts: self.texts.clone(), steps }
    }

    /// How the numbers at a place count on a scale of so many steps of ours; none where nothing is said.
    pub fn counts(&self, path: &Path, own: usize) -> Option<Counts> {
        let ladders: Vec<_> = (2..=STEPS_MAX).flat_map(|steps| ladders::ladders(path, steps)).collect();
        let found = ladders.into_iter().filter_map(|ladder| Some((ladder.len(), self.found(ladder)?)));
        let found: Vec<_> = found.collect();
        // Those that know most of its words.
        let most = found.iter().map(|(_, steps)| steps.len()).max()?;
        let best = || found.iter().filter(|(_, steps)| steps.len() == most);
        let up = |(_, steps): &&(usize, BTreeSet<(usize, usize)>)| steps.iter().all(|(number, at)| *number == at + 1);
        let down = |(_, steps): &&(usize, BTreeSet<(usize, usize)>)| {
            let pairs = || steps.iter().flat_map(|one| steps.iter().map(move |other| (one, other)));
            pairs().all(|((number, at), (other, below))| number <= other || at < below)
        };
        let counted: Vec<_> = best().filter(up).map(|(length, _)| *length).collect();
        match counted.first().and_then(|length| u8::try_from(*length).ok()) {
            Some(_) if counted.contains(&own) => u8::try_from(own).ok().map(Counts::To),
            Some(length) => Some(Counts::To(length)),
            None => best().any(|own| down(&own)).then_some(Counts::Down),
        }
    }

    /// The numbers with the steps of a ladder that their words mean, where there are several of both.
    fn found(&self, ladder: &ladders::Ladder) -> Option<BTreeSet<(usize, usize)>> {
        let steps = self.steps.iter().filter_map(|step| Some((usize::from(step.number), at(ladder, &step.words)?)));
        let steps: BTreeSet<_> = steps.collect();
        let numbers: BTreeSet<_> = steps.iter().map(|(number, _)| number).collect();
        let places: BTreeSet<_> = steps.iter().map(|(_, at)| at).collect();
        (numbers.len() > 1 && places.len() > 1).then_some(steps)
    }

    /// The texts, whole.
    pub fn told(&self) -> String {
        self.texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// Whether what a key is about names a column: by its heading, or by another word for what it holds.
fn names(about: &str, register: &Register, column: &Column) -> bool {
    let heading = core(&column.heading);
    let each = about.split('|').map(core).filter(|own| !own.is_empty());
    let alike = |own: &String| {
        *own == heading
            || heading.len() >= ALIKE_MIN && own.contains(&heading)
            || own.len() >= ALIKE_MIN && heading.contains(own.as_str())
    };
    let known = |own: &String| vocabulary::heading(register.key, own).is_some_and(|word| means(word, column));
    column.filled().is_some() && each.into_iter().any(|own| alike(&own) || known(&own))
}

/// Whether a known word means what a column holds.
fn means(word: Word, column: &Column) -> bool {
    let Word::Place(place) = word else { return false };
    // What is said of all criteria is said of each.
    let all = |path: &Path| path.group_key().is_none_or(|key| key == ALL);
    let same = |own: &Path, path: &Path| own.field == path.field && (own == path || all(own) || all(path));
    place.parse().is_ok_and(|path: Path| column.filled().is_some_and(|own| same(own, &path)))
}

/// What a text is about, small and without what says nothing of it: `likelihood` of `Scale of likelihood`.
fn core(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !CUES.scales.general.has(word)).collect()
}

/// The number of a cell that holds one alone, or one with words.
fn number(text: &str) -> Option<u8> {
    let mut numbers = unlettered(text).split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let first = numbers.next()?.parse().ok()?;
    numbers.next().is_none().then_some(first)
}

/// Whether a text holds the key of a scale.
pub fn is_key(text: &str) -> bool {
    steps(text).len() > 1
}

/// The cells of a row as one text: a number and the word behind it are a step.
pub fn row(line: &Line<'_>) -> String {
    let mut text = String::new();
    let mut number = false;
    for cell in line.cells.iter().filter(|cell| !cell.is_empty()) {
        let words = cell.words().trim().to_owned();
        text.push_str(match (text.is_empty(), number) {
            (true, _) => "",
            (_, true) => " = ",
            (_, false) => " | ",
        });
        number = words.parse::<u8>().is_ok();
        text.push_str(&words);
    }
    text
}

/// The rows of a part of a sheet as texts.
pub fn rows(lines: &Lines, (from, end): (usize, usize)) -> impl Iterator<Item = String> {
    lines.iter().filter_map(move |line| {
        let cells: Vec<_> = line.cells.into_iter().take(end).skip(from).collect();
        let text = row(&Line { cells, ..line });
        (!text.is_empty()).then_some(text)
    })
}

/// Whether little stands in a row, and that in words.
fn is_short(line: &Line<'_>) -> bool {
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
    let (first, second, third) = (filled.next(), filled.next(), filled.next());
    third.is_none() && [first, second].into_iter().flatten().any(|cell| matches!(cell, Cell::Text(_)))
}

/// The numbers of a text with the words that stand for them, in either order.
fn steps(text: &str) -> Vec<Step> {
    let mut found = Vec::new();
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let part = |sign: char| sign.is_alphanumeric();
    let (mut read, mut about) = (0, String::new());
    for (at, (from, sign)) in signs.iter().enumerate() {
        let alone = sign.is_ascii_digit()
            && !at.checked_sub(1).is_some_and(|before| part(signs[before].1))
            && !signs.get(at + 1).is_some_and(|(_, next)| part(*next));
        if !alone {
            continue;
        }
        let number = sign.to_digit(10).and_then(|number| u8::try_from(number).ok()).unwrap_or_default();
        let behind = text[from + 1..].trim_start().strip_prefix(BETWEEN).map(word);
        let before = text[..*from].trim_end().strip_suffix(BETWEEN).map(last_word);
        let behind = behind.filter(|word| !word.is_empty());
        let end =
            behind.as_ref().map_or(*from, |word| from + text[*from..].find(word.as_str()).unwrap_or(1) + word.len());
        let lead = text.get(read..*from).unwrap_or_default();
        let lead = if behind.is_some() { lead } else { before.as_ref().map_or(lead, |word| without(lead, word)) };
        let Some(words) = behind.or(before).filter(|word| !word.is_empty()) else { continue };
        if found.is_empty() || lead.trim_end().ends_with(INTRODUCING) {
            about = introduced(lead).unwrap_or(about);
        }
        read = end.max(from + 1);
        found.push(Step { number, words, about: about.clone() });
    }
    found
}

/// A text before its last word and what stands between that and a number.
fn without<'t>(text: &'t str, word: &str) -> &'t str {
    text.rfind(word).map_or(text, |at| &text[..at])
}

/// What the words before a key say that it is about.
fn introduced(lead: &str) -> Option<String> {
    let end = |sign: char| ENDS.contains(&sign) && sign != '|';
    let lead = lead.trim().trim_end_matches(INTRODUCING).trim_end();
    let last = lead.rsplit(end).next()?.trim_matches(|sign: char| !sign.is_alphanumeric());
    last.contains(char::is_alphabetic).then(|| last.to_owned())
}

/// The words at the beginning of a text, as far as they may be those of a step.
fn word(text: &str) -> String {
    let end = |sign: char| sign.is_ascii_digit() || ENDS.contains(&sign) || BETWEEN.contains(&sign);
    text.split(end).next().unwrap_or_default().trim().to_owned()
}

/// The words at the end of a text.
fn last_word(text: &str) -> String {
    let end = |sign: char| sign.is_ascii_digit() || ENDS.contains(&sign) || BETWEEN.contains(&sign);
    text.rsplit(end).next().unwrap_or_default().trim().to_owned()
}

/// Where words stand on a ladder: as they are, or without what follows them.
fn at(ladder: &ladders::Ladder, words: &str) -> Option<usize> {
    let words: Vec<_> = words.split_whitespace().take(WORDS_MAX).collect();
    let of = |count: usize| {
        let own = plain(&words[..count].join(" "));
        ladder.iter().position(|step| step.contains(&own))
    };
    (1..=words.len()).rev().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(field: &'static str, texts: &[&str]) -> Option<Counts> {
        let mut keys = Keys::default();
        texts.iter().for_each(|text| keys.add((*text).to_owned(), steps(text)));
        keys.counts(&Path::field(field), 5)
    }

    #[test]
    fn a_key_tells_how_its_numbers_count() {
        let both = "Likelihood: 1 = almost certain ... 5 = rare. Impact: 1 = catastrophic ... 5 = negligible";
        assert_eq!(
            (counts("likelihood", &[both]), counts("consequence", &[both])),
            (Some(Counts::Down), Some(Counts::Down))
        );
        for (texts, told) in [
            (&["1 = very low, 5 = very high"][..], Some(Counts::To(5))),
            (&["1 = very high, 5 = very low"], Some(Counts::Down)),
            (&["1 - sehr wahrscheinlich; 5 - unwahrscheinlich"], Some(Counts::Down)),
            (&["Skala: 1 = niedrig, 2 = mittel, 3 = hoch, 4 = sehr hoch (kritisch)"], Some(Counts::To(4))),
            (&["low = 1", "high = 3"], Some(Counts::To(3))),
            (&["1 = rare (less than once in 10 years)", "5 = almost certain"], Some(Counts::To(5))),
            (&["2026-11-23", "Version 1.2 - draft", "1 = yes, 2 = no"], None),
        ] {
            assert_eq!(counts("likelihood", texts), told, "{texts:?}");
        }
        let one = "Probability: 1 = almost certain, 5 = rare; Impact: 1 = negligible, 5 = catastrophic";
        assert_eq!(
            (counts("likelihood", &[one]), counts("consequence", &[one])),
            (Some(Counts::Down), Some(Counts::To(5)))
        );
    }
}
