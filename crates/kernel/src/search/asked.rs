//! Asking an index: all words must match, the best come first.

use super::{Index, PLACE_BITS, Place, Standing, words};
use crate::id::RawId;
use crate::reference::Reference;
use crate::state::State;

/// Added to the score of a word that stands there whole.
const WHOLE: u8 = 1;
/// Every score of live documents lies above those of retired ones.
const LIVE: u8 = 128;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Words, all of which stand somewhere in a record; each may be only the beginning of one.
    pub words: &'a str,
    /// The one register wanted, by key; empty for all.
    pub register: &'a str,
    /// Most hits of one register.
    pub each: usize,
    /// Most hits of all.
    pub limit: usize,
}

/// A record found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: RawId,
    /// Index of its register in the schema.
    pub table: usize,
    /// Whether it is retired.
    pub retired: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best, best first.
    pub hits: Vec<Hit>,
    /// How many there are of each register of the schema, those not shown included.
    pub counts: Vec<usize>,
}

impl Found {
    /// How many there are of all registers.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// How far a document has passed.
#[derive(Clone, Copy, Default)]
struct Mark {
    words: u8,
    score: u8,
    best: u8,
}

impl Index {
    /// The records in which all words stand; a reference typed whole comes first.
    pub fn find(&self, asked: &Asked<'_>) -> Found {
        let Some(state) = &self.at else { return Found::default() };
        let wanted = words::asked(asked.words);
        let mut levels: Vec<Vec<u32>> = vec![Vec::new(); usize::from(u8::MAX) + 1];
        let mut counts = vec![0; state.registers().len()];
        if !wanted.is_empty() {
            for (number, mark) in self.marked(&wanted).into_iter().enumerate() {
                let document = &self.documents[number];
                if usize::from(mark.words) < wanted.len() || document.standing == Standing::Behind {
                    continue;
                }
                counts[usize::from(document.table)] += 1;
                let live = if document.standing == Standing::Live { LIVE } else { 0 };
                levels[usize::from(live + mark.score)].push(number as u32);
            }
        }
        let exact = exactly(state, asked.words);
        let ranked = levels.iter().rev().flatten().map(|number| &self.documents[*number as usize]);
        let ranked = ranked.map(|document| Hit {
            id: document.id,
            table: usize::from(document.table),
            retired: document.standing == Standing::Retired,
        });
        let others = ranked.filter(|hit| exact.iter().all(|first| first.id != hit.id));
        Found { hits: chosen(exact.iter().copied().chain(others), state, asked), counts }
    }

    /// Every document with the words found in it. The rarest word is looked up first, so that few remain soon.
    fn marked(&self, wanted: &[String]) -> Vec<Mark> {
        let beginning = |word: &String| {
            let range =
                self.words.range::<str, _>((std::ops::Bound::Included(word.as_str()), std::ops::Bound::Unbounded));
            let word = word.clone();
            range.take_while(move |(own, _)| own.starts_with(word.as_str()))
        };
        let mut rarest: Vec<_> = wanted.iter().collect();
        rarest.sort_by_cached_key(|word| beginning(word).map(|(_, postings)| postings.len()).sum::<usize>());
        let mut marks = vec![Mark::default(); self.documents.len()];
        for (passed, word) in (0_u8..).zip(rarest) {
            for (own, postings) in beginning(word) {
                let whole = if own.len() == word.len() { WHOLE } else { 0 };
                for posting in postings {
                    let score = place(*posting) + whole;
                    marks[(posting >> PLACE_BITS) as usize].pass(passed, score);
                }
            }
        }
        marks
    }
}

impl Mark {
    /// Notes that a word was found, where all before it were.
    fn pass(&mut self, passed: u8, score: u8) {
        if self.words == passed {
            *self = Self { words: passed + 1, score: self.score + score, best: score };
        } else if self.words == passed + 1 && self.best < score {
            self.score += score - self.best;
            self.best = score;
        }
    }
}

fn place(posting: u32) -> u8 {
    (posting & ((1 << PLACE_BITS) - 1)) as u8
}

/// The records whose reference the words are.
fn exactly(state: &State, text: &str) -> Vec<Hit> {
    let registers = state.registers().iter().enumerate();
    let hit = |(table, register): (usize, &&'static crate::Register)| {
        let reference: Reference = register.reference.read(text)?;
        let own = state.table(register.key)?;
        let id = own.numbered(reference)?;
        Some(Hit { id, table, retired: own.row(id)?.head.retired })
    };
    registers.filter_map(hit).collect()
}

/// The first hits, so many of each register and so many in all.
fn chosen(ranked: impl Iterator<Item = Hit>, state: &State, asked: &Asked<'_>) -> Vec<Hit> {
    let mut taken = vec![0; state.registers().len()];
    let wanted = |hit: &Hit| asked.register.is_empty() || state.registers()[hit.table].key == asked.register;
    let room = |hit: &Hit| {
        taken[hit.table] += 1;
        taken[hit.table] <= asked.each
    };
    ranked.filter(wanted).filter(room).take(asked.limit).collect()
}

// The best score of all words together must stay below the live mark.
const _: () = assert!((Place::Reference as usize + WHOLE as usize) * words::ASKED_MAX < LIVE as usize);
