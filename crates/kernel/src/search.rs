//! Finding records of any register by words: an index brought up to a state from the records that changed.
//!
//! Every word of a reference, a title, a tag or a text is kept with the documents it stands in. A document is never
//! rewritten: a record that changed leaves its old one behind and gets a new one at the end, until so many lie
//! behind that the index is made anew.

mod asked;
pub mod words;

use std::collections::{BTreeMap, HashMap};

pub use asked::{Asked, Found, Hit};

use crate::id::RawId;
use crate::record::Row;
use crate::state::State;
use crate::table::Table;

/// Where a word stands, as it counts: later ones count more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Place {
    Text = 1,
    Title = 3,
    TitleStart = 5,
    Reference = 7,
}

/// Bits of a posting that hold its place.
const PLACE_BITS: u32 = 3;
/// Documents left behind before the index is made anew; below it, it is not worth it.
const BEHIND_MIN: usize = 1_024;

/// A word in a document: the document's number above, the place below.
type Posting = u32;

/// What a record said when it was read last.
struct Document {
    id: RawId,
    table: u16,
    standing: Standing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Live,
    Retired,
    /// A newer document of the same record has taken its place.
    Behind,
}

/// The words of every record of a state.
#[derive(Default)]
pub struct Index {
    words: BTreeMap<Box<str>, Vec<Posting>>,
    documents: Vec<Document>,
    newest: HashMap<RawId, u32>,
    behind: usize,
    at: Option<State>,
}

impl Index {
    /// The index of one state.
    pub fn of(state: &State) -> Self {
        let mut index = Self::default();
        index.follow(state);
        index
    }

    /// The index of the first so many records of a state: for a look at it, not to be followed.
    pub fn of_first(state: &State, records: usize) -> Self {
        let mut index = Self::default();
        index.read(state, records);
        index.at = Some(state.clone());
        index
    }

    /// Number of ledger entries it has read; 0 before the first.
    pub fn size(&self) -> u64 {
        self.at.as_ref().map_or(0, State::size)
    }

    /// Brings it up to a later state of the same ledger; an earlier one changes nothing.
    pub fn follow(&mut self, state: &State) {
        match self.at.take() {
            Some(known) if known.size() >= state.size() => {
                self.at = Some(known);
                return;
            }
            Some(known) if self.behind < BEHIND_MIN.max(self.documents.len() / 2) => {
                for id in state.touched_since(&known) {
                    self.read_again(state, id);
                }
            }
            Some(_) | None => {
                *self = Self::default();
                self.read(state, usize::MAX);
            }
        }
        self.at = Some(state.clone());
    }

    /// Bytes that its words, postings and documents take, without what the allocator adds.
    pub fn bytes(&self) -> usize {
        let entry = size_of::<(Box<str>, Vec<Posting>)>();
        let held = self.words.iter().map(|(word, postings)| word.len() + postings.capacity() * size_of::<Posting>());
        self.words.len() * entry
            + held.sum::<usize>()
            + self.documents.capacity() * size_of::<Document>()
            + self.newest.capacity() * size_of::<(RawId, u32)>()
    }

    fn read(&mut self, state: &State, records: usize) {
        let tables = state.registers().iter().enumerate();
        let rows = tables.flat_map(|(at, register)| {
            state.table(register.key).into_iter().flat_map(Table::rows).map(move |row| (at, row))
        });
        for (at, row) in rows.take(records) {
            self.put(at, &row);
        }
        self.words.values_mut().for_each(Vec::shrink_to_fit);
    }

    fn read_again(&mut self, state: &State, id: RawId) {
        let Some(row) = state.find(id) else { return };
        let key = row.record.register().key;
        let Some(at) = state.registers().iter().position(|register| register.key == key) else { return };
        if let Some(old) = self.newest.get(&id) {
            self.documents[*old as usize].standing = Standing::Behind;
            self.behind += 1;
        }
        self.put(at, &row);
    }

    /// Reads a record into a new document.
    fn put(&mut self, table: usize, row: &Row<'_>) {
        let number = u32::try_from(self.documents.len()).expect("records fit into memory");
        let standing = if row.head.retired { Standing::Retired } else { Standing::Live };
        self.documents.push(Document { id: row.id, table: table as u16, standing });
        self.newest.insert(row.id, number);
        self.put_reference(number, &row.reference());
        let register = row.record.register();
        for (at, field) in register.fields.iter().enumerate() {
            let place = if at == register.title || field.key == "tags" { Place::Title } else { Place::Text };
            let mut first = at == register.title;
            row.record.get(at).each_text(&mut |text| {
                words::each(text, |word| {
                    self.note(number, word, if first { Place::TitleStart } else { place });
                    first = false;
                });
            });
        }
    }

    /// The number of a reference is asked for with its zeros and without; its letters say little.
    fn put_reference(&mut self, number: u32, reference: &str) {
        let own = reference.rsplit('-').next().unwrap_or_default();
        words::each(reference, |word| {
            let place = if word.eq_ignore_ascii_case(own) { Place::Reference } else { Place::Text };
            self.note(number, word, place);
        });
        self.note(number, own.trim_start_matches('0'), Place::Reference);
    }

    fn note(&mut self, number: u32, word: &str, place: Place) {
        if word.is_empty() {
            return;
        }
        let posting = number << PLACE_BITS | place as u32;
        let Some(postings) = self.words.get_mut(word) else {
            self.words.insert(word.into(), vec![posting]);
            return;
        };
        match postings.last_mut() {
            Some(last) if *last >> PLACE_BITS == number => *last = posting.max(*last),
            _ => postings.push(posting),
        }
    }
}
