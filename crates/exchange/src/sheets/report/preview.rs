//! What a file would do: told sheet by sheet, column by column and row by row, before anything is done.

use std::collections::BTreeSet;

use kernel::{RawId, Refusal, Register, State, Steps};

use super::notes;
use crate::sheets::columns::meanings::Column;
use crate::sheets::columns::unknowns;
use crate::sheets::file::book::Book;
use crate::sheets::layout::omissions::{self, row_of};
use crate::sheets::layout::{blocks, crosstabs};
use crate::sheets::reader::Reader;
use crate::sheets::rows::conflicts::Contested;
use crate::sheets::rows::{defaults, versions};
use crate::sheets::sayings::Word;
use crate::sheets::sayings::strays::Held;
use crate::sheets::{Options, REFUSALS_MAX, file};

/// What a file would do.
#[derive(Debug, Default)]
pub struct Preview {
    /// Its sheets, without those left out.
    pub sheets: Vec<Sheet>,
    /// What is to be told about the file as a whole.
    pub notes: Vec<String>,
    /// What is wrong with the file as a whole.
    pub refusals: Vec<Refusal>,
    /// The entry of which the file says that it was made.
    pub(in crate::sheets) taken_from: Option<u64>,
    pub(in crate::sheets) commands: Steps,
}

/// What one sheet would do.
#[derive(Debug)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// The register it is about, where that is known.
    pub register: Option<&'static Register>,
    /// Registers that it may be about where that is not known, the likeliest first.
    pub candidates: Vec<&'static Register>,
    /// The number of the row that names the columns; 0 where there is none.
    pub heading_row: u32,
    /// What each column means.
    pub columns: Vec<Column>,
    /// Words that have to be, or were, told what they mean.
    pub words: Vec<Word>,
    /// What its rows come to.
    pub counts: Counts,
    /// Rows that do something, as many as are told one by one.
    pub rows: Vec<Row>,
    /// What is to be told about it.
    pub notes: Vec<String>,
    /// What may do harm, and is done only where somebody says so once more.
    pub warnings: Vec<String>,
    /// What was found while it was opened that has to be confirmed; told with the other warnings.
    pub(in crate::sheets) unsure: Vec<String>,
    /// Records found by what they hold alone, such as an e-mail address, to which rows give another title.
    pub(in crate::sheets) retitled: Vec<String>,
    /// The newest version that a record had when the file was made.
    pub(in crate::sheets) newest: Option<u64>,
    /// Rows that change a record without a word about the version they were made from.
    pub(in crate::sheets) undated: usize,
    /// Rows left out as asked.
    pub left_out: Vec<Aside>,
    /// Rows that look like no records and may be left out.
    pub proposed: Vec<Aside>,
    /// Choices that its new records take without a column for them.
    pub unsaid: Vec<Unsaid>,
    /// Positions of columns whose heading denies, or that hold the ticks of several, and that leave rows without a word.
    pub(in crate::sheets) silent: Vec<usize>,
    /// New rows that say whether their asset is primary by its type alone.
    pub(in crate::sheets) typed: usize,
    /// Words of its status about which something was said.
    pub(in crate::sheets) heard: Vec<String>,
    /// What its rows say about the past, where they say anything.
    pub brings: Option<Brings>,
    /// Texts that its new records need and no column fills.
    pub lacking: Vec<Lacking>,
    /// Numbers of the rows with a refusal.
    pub refused: BTreeSet<u32>,
    /// What is wrong with it, by row and column; at most [`REFUSALS_MAX`].
    pub refusals: Vec<Refusal>,
    /// How many more there are.
    pub further: usize,
}

/// A row that is left out, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its number as a spreadsheet counts it.
    pub row: u32,
    /// The first words in it.
    pub words: String,
    /// Whether a warning asks about it.
    pub asked: bool,
}

/// A choice, or a no, that new records take although no column says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    /// The place.
    pub place: &'static str,
    /// What is taken.
    pub taken: String,
    /// What is taken where nobody says otherwise.
    pub usual: String,
    /// Whether somebody said so.
    pub told: bool,
    /// Whether a warning tells it.
    pub warned: bool,
    /// What is taken instead where the row says the day on which it was done.
    pub once_done: Option<&'static str>,
    /// What may be taken.
    pub choices: &'static [&'static str],
}

/// What the rows of a sheet say about the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brings {
    /// The act that brings it in.
    pub act: &'static str,
    /// How many rows say that it was done.
    pub rows: usize,
    /// The columns that say so.
    pub columns: Vec<String>,
    /// Whether somebody said that it comes in.
    pub told: bool,
}

/// A text that every record needs and no column fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The place.
    pub place: &'static str,
    /// What was said for it: words, or a column as `{Course}`; empty where nothing was.
    pub told: String,
}

/// What the rows of a sheet come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that make a new record.
    pub new: usize,
    /// Of those, rows that look like a record that is there.
    pub doubles: usize,
    /// Rows that change a record.
    pub changed: usize,
    /// Rows that say what is known already.
    pub same: usize,
    /// Rows about records that somebody changed since the file was exported, and that say otherwise.
    pub conflicts: usize,
    /// Rows with a refusal: what they do is known once they are put right.
    pub refused: usize,
    /// Of those that change a record, rows that give it another title.
    pub renamed: usize,
}

/// What one row would do.
#[derive(Debug)]
pub struct Row {
    /// Its number as a spreadsheet counts it.
    pub number: u32,
    /// What comes of it.
    pub outcome: Outcome,
    /// The record it is about.
    pub record: Option<RawId>,
    /// The reference of that record.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it writes.
    pub changes: Vec<Change>,
    /// Cells that were edited here and in the file since it was made.
    pub contested: Vec<Contested>,
    /// What is to be told about it.
    pub note: Option<String>,
}

/// What comes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It makes a new record.
    New,
    /// It makes a new record that looks like one that is there.
    Double,
    /// It changes a record.
    Changed,
    /// It says what is known, or what is said to be right stands here.
    Same,
    /// Somebody changed the record since the file was exported.
    Conflict,
    /// Something in it is refused.
    Refused,
}

impl Outcome {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Double => "double",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
        }
    }
}

/// One content that a row writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place.
    pub place: String,
    /// What stands there now.
    pub before: String,
    /// What the file says.
    pub after: String,
}

/// Reads a file and tells what it would do. The name is that of the file; a text file's sheet is called like it.
pub fn preview(name: &str, bytes: &[u8], options: &Options, state: &State) -> Preview {
    match file::read(name, bytes, options) {
        Ok(book) => of_book(name, book, options, state),
        Err(refusals) => Preview { refusals, ..Preview::default() },
    }
}

/// Tells what sheets would do.
pub fn of_book(name: &str, book: Book, options: &Options, state: &State) -> Preview {
    let book = crosstabs::split(blocks::split(book, options, state), name, options, state);
    let held = Held::of(&book);
    let taken_from = versions::taken_from(&book, state);
    let mut preview = Preview { taken_from, ..Reader::new(name, options, state).read(book) };
    let unfound = held.refusals(&preview, options);
    preview.refusals.extend(unfound);
    for sheet in &mut preview.sheets {
        let unheard = defaults::unheard(sheet);
        // What is refused is not asked about once more.
        let asked = |column: &&Column| unheard.iter().any(|own| own.field == defaults::place(&sheet.name, column));
        let asked: Vec<_> = sheet.columns.iter().filter(asked).cloned().collect();
        sheet.warnings.retain(|own| !asked.iter().any(|column| unknowns::is_about(own, column)));
        sheet.refuse(unheard);
    }
    preview
}

impl Preview {
    /// Everything that speaks against it, at most [`REFUSALS_MAX`].
    pub fn all_refusals(&self) -> Vec<Refusal> {
        let all = self.refusals.iter().chain(self.sheets.iter().flat_map(|sheet| &sheet.refusals));
        let mut shown = self.in_order(all.cloned().collect());
        let all = shown.len();
        shown.truncate(REFUSALS_MAX);
        let more = all - shown.len() + self.sheets.iter().map(|sheet| sheet.further).sum::<usize>();
        if more > 0 {
            shown.push(Refusal::software("", format!("and {more} more; repair those above first")));
        }
        shown
    }

    /// Refusals in the order in which a reader meets them: the file, then sheet by sheet what holds for all of its rows,
    /// then row by row and column by column.
    pub fn in_order(&self, mut refusals: Vec<Refusal>) -> Vec<Refusal> {
        let names: Vec<_> = self.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        refusals.sort_by_cached_key(|refusal| notes::position(&names, &refusal.field));
        refusals
    }

    /// The entry of which a file was made, where records moved on since: what they were tells which rows were edited.
    pub fn made_at(&self) -> Option<u64> {
        let any = |is: fn(&Sheet) -> bool| self.sheets.iter().any(is);
        let (stale, undated) = (any(|own| own.counts.conflicts > 0), any(|own| own.undated > 0));
        let newest = self.sheets.iter().filter_map(|sheet| sheet.newest).max().filter(|_| stale);
        newest.max(self.taken_from.filter(|_| undated))
    }

    /// Whether anything speaks against it.
    pub fn is_refused(&self) -> bool {
        !self.refusals.is_empty() || self.sheets.iter().any(|sheet| !sheet.refusals.is_empty())
    }

    /// Whether nothing but single rows is refused, so that the others can be tried.
    pub(in crate::sheets) fn stands_but_for_rows(&self) -> bool {
        let of_rows = |sheet: &Sheet| {
            let row = |refusal: &Refusal| {
                let rest = refusal.field.strip_prefix(&sheet.name).and_then(|rest| rest.strip_prefix(", row"));
                let digits = rest.map(|rest| rest.trim_start_matches(['s', ' ']));
                let first = digits.and_then(|rest| rest.split(|sign: char| !sign.is_ascii_digit()).next());
                first.and_then(|first| first.parse().ok()).is_some_and(|row: u32| row > sheet.heading_row)
            };
            sheet.heading_row > 0 && sheet.refusals.iter().all(row)
        };
        self.refusals.is_empty() && self.sheets.iter().all(of_rows)
    }

    /// Where single rows are refused, the commands of the others, so that what speaks against them is told as well.
    pub fn others(&mut self) -> Option<Steps> {
        (self.is_refused() && self.stands_but_for_rows()).then(|| std::mem::take(&mut self.commands))
    }

    /// What the rows of all sheets come to.
    pub fn counts(&self) -> Counts {
        self.sheets.iter().map(|sheet| sheet.counts).fold(Counts::default(), |sum, own| Counts {
            new: sum.new + own.new,
            doubles: sum.doubles + own.doubles,
            changed: sum.changed + own.changed,
            same: sum.same + own.same,
            conflicts: sum.conflicts + own.conflicts,
            refused: sum.refused + own.refused,
            renamed: sum.renamed + own.renamed,
        })
    }

    /// Everything that may do harm, and has to be said once more.
    pub fn warnings(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().flat_map(|sheet| &sheet.warnings).map(String::as_str)
    }

    /// What speaks against doing it until somebody says that what may do harm is meant.
    pub fn unsure(&self) -> Vec<Refusal> {
        let of_sheet = |sheet: &Sheet| {
            let unsure = |warning: &String| {
                Refusal::software(sheet.name.clone(), format!("say with sure that this is meant: {warning}"))
            };
            sheet.warnings.iter().chain(&omissions::question(&sheet.proposed)).map(unsure).collect::<Vec<_>>()
        };
        self.sheets.iter().flat_map(of_sheet).collect()
    }

    /// The rows about which something is refused, here or in `found`, each with its sheet.
    pub fn refused_rows(&self, found: &[Refusal]) -> Vec<(String, u32)> {
        let of_sheet = |sheet: &Sheet| {
            let below = |row: &u32| *row > sheet.heading_row;
            let found = found.iter().filter_map(|refusal| row_of(&sheet.name, &refusal.field)).filter(below);
            let rows: BTreeSet<_> = sheet.refused.iter().copied().chain(found).collect();
            rows.into_iter().map(|row| (sheet.name.clone(), row)).collect::<Vec<_>>()
        };
        self.sheets.iter().flat_map(of_sheet).collect()
    }

    /// Takes out the commands of one batch, each with sheet and row; none where the file says what is known already.
    ///
    /// # Errors
    /// Everything that speaks against it.
    pub fn commands(&mut self) -> Result<Steps, Vec<Refusal>> {
        if self.is_refused() { Err(self.all_refusals()) } else { Ok(std::mem::take(&mut self.commands)) }
    }
}

impl Sheet {
    /// Adds what is wrong: a list of thousands helps nobody, so the first are kept and the others counted.
    pub(in crate::sheets) fn refuse(&mut self, refusals: impl IntoIterator<Item = Refusal>) {
        for refusal in refusals {
            let row = row_of(&self.name, &refusal.field).filter(|row| *row > self.heading_row);
            self.refused.extend(row);
            if self.refusals.len() < REFUSALS_MAX {
                self.refusals.push(refusal);
            } else {
                self.further += 1;
            }
        }
    }
}
