//! Spreadsheets as commands: workbooks and text files, ours and other people's.
//!
//! A file becomes neutral sheets ([`book`]), each sheet is about a register, each column means a place, and each
//! row is about a record: by reference, by a unique content such as an e-mail address, where asked for by its
//! title, or else about a new one. Only what differs becomes a command, and all commands of a file are one batch:
//! nothing comes in unless everything does. Whatever is refused names sheet, row and column.

mod about;
mod annex;
mod answers;
mod apart;
mod archive;
mod beside;
mod blocks;
pub mod book;
mod bounds;
mod brought;
mod called;
mod cells;
mod choices;
mod coined;
mod columns;
mod commands;
mod composed;
mod computed;
mod content;
mod contested;
mod counts;
mod currencies;
mod days;
mod decode;
mod directory;
mod ditto;
mod doubts;
mod durations;
mod encodings;
mod ended;
mod exported;
mod fields;
mod file;
mod fits;
mod forms;
mod garbled;
mod grouped;
mod habits;
mod headings;
mod in_place;
mod initials;
mod joined;
pub mod json;
mod judged;
mod kept;
mod leading;
mod left;
mod levels;
mod listed;
mod looks;
mod made;
mod marks;
mod merge;
mod multiples;
mod names;
mod near;
mod numbers;
mod opening;
mod ours;
mod people;
mod periods;
mod places;
mod preview;
mod priced;
mod reader;
mod readings;
mod reasons;
mod refused;
mod room;
mod rows;
mod ruled;
mod samples;
mod sayings;
mod several;
mod shared;
mod shares;
mod shows;
mod soa;
mod stated;
mod stored;
mod strings;
mod subject;
mod suggest;
mod text;
mod told;
mod top;
mod touching;
mod turned;
mod twins;
mod types;
mod undated;
mod unfound;
mod units;
mod unknown;
mod unread;
mod unsaid;
mod unseen;
mod valued;
mod variants;
mod warned;
mod watched;
mod ways;
mod wide;
mod word;
mod words;
mod workbook;
pub mod written;
mod xlsx;
mod xml;
mod zoned;

pub use columns::{By, Column, Headings, Meaning, offered};
pub use contested::{Contested, Side, Take};
pub use days::{Order, read as day};
pub use encodings::Encoding;
pub use fields::place as own_place;
pub use file::stem;
pub use forms::ALL as ALL_CELLS;
pub use in_place::key as made_as;
pub use judged::{ALL as ALL_CRITERIA, SHARED, said};
pub use numbers::WHOSE;
pub use preview::{Aside, Brings, Change, Counts, Lacking, Outcome, Preview, Row, Sheet, Unsaid, preview};
pub use sayings::{Means, Saying, Word};
pub use ways::{is_needed as is_past, registers as with_past};
pub use workbook::Hidden;
pub use xlsx::{Made, xlsx};

use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZone;
use kernel::{RawId, Register, State};

use crate::progress::Progress;

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 32 << 20;
/// Most rows in a file, the headings aside.
pub const ROWS_MAX: usize = 100_000;
/// Most columns in a sheet.
pub const COLUMNS_MAX: usize = 300;
/// Most cells in a file, those left empty before the last one of a row with them.
pub const CELLS_MAX: usize = 4_000_000;
/// Most bytes of text in the cells of a file; a workbook can say the same long text in many of them.
pub const CONTENT_BYTES_MAX: usize = 128 << 20;
/// Longest cell, in bytes.
pub const CELL_BYTES_MAX: usize = kernel::types::MARKDOWN_BYTES_MAX;
/// What is said of a longer one.
static TOO_LONG: LazyLock<String> = LazyLock::new(|| format!("this is longer than {CELL_BYTES_MAX} bytes; shorten it"));
/// Most refusals in one answer.
pub const REFUSALS_MAX: usize = 200;
/// Rows of a sheet that are told one by one; the others are counted.
pub const ROWS_TOLD_MAX: usize = 500;
/// Rows among which the headings are looked for.
const HEADING_ROWS_MAX: usize = 30;

/// The key under which a file's commands are recorded.
pub const ACT: &str = "sheet.import";

/// The column that names the record of a row.
pub const REFERENCE: &str = "reference";
/// The column that tells the version a record had when it was exported.
pub const RECORD_VERSION: &str = "record_version";
/// The sheet in which an export says what it is; it holds no records.
pub const ABOUT_SHEET: &str = "About this file";

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The register of a sheet that does not tell it by its name; none leaves the sheet out. The name `*` stands
    /// for every sheet that is not named otherwise.
    pub sheets: Vec<(String, Option<&'static Register>)>,
    /// What headings mean, for all sheets.
    pub headings: Headings,
    /// What headings mean in the sheet of this name; this comes before what is said for all.
    pub of_sheets: Vec<(String, Headings)>,
    /// The register of a sheet that stands alone and that nothing else tells.
    pub usual: Option<&'static Register>,
    /// What words mean that no choice and no record is called by.
    pub words: Vec<Saying>,
    /// What hidden sheets come to.
    pub hidden: Hidden,
    /// How rows without a reference find their record.
    pub matching: Matching,
    /// Which of two numbers is the day, in columns that do not show it.
    pub days: Option<Order>,
    /// How a text file is encoded that does not show it.
    pub encoding: Option<Encoding>,
    /// The zone of times without an offset; UTC where none is given.
    pub zone: Option<TimeZone>,
    /// Rows that are left out: the sheet, or `*` for all, and their number.
    pub rows_left_out: Vec<(String, u32)>,
    /// Whether rows with a refusal are left out, so that the others come in.
    pub refused_left_out: bool,
    /// Rows of which somebody was told that they are refused: left out, with why.
    pub told_left_out: Vec<(String, u32)>,
    /// What new records hold at places for which a sheet has no column: the sheet, or `*` for all, place and words;
    /// `{Course}` in them stands for the row's cell in the column of that name.
    pub filled: Vec<(String, String, String)>,
    /// Columns that are kept as own fields: the sheet, or `*` for all, and the heading; `*` for all that nobody knows.
    pub kept: Vec<(String, String)>,
    /// Sheets whose rows come in as decided before where they say so; `*` for all.
    pub brought: Vec<String>,
    /// Keep what was said about headings under this title, for the next file of the same make.
    pub remember: Option<String>,
    /// Which edit is taken of cells that were edited here and in the file since it was made.
    pub taken: Vec<Take>,
    /// The records as they were when the file was made, where it is an export older than what is here.
    pub past: Past,
    /// Who brings the file in; none where that may do everything.
    pub who: Option<Who>,
    /// Who is told how far the reading is.
    pub progress: Arc<Progress>,
}

/// Who brings a file in, as far as rules ask about it.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// The person behind the account.
    pub person: Option<RawId>,
    /// Whether they govern the management system.
    pub governs: bool,
}

impl Who {
    /// Whether they may decide about a risk of this owner.
    pub fn may_decide(self, owner: Option<RawId>) -> bool {
        self.governs || owner.is_none_or(|owner| self.person == Some(owner))
    }
}

/// An earlier state, where one is at hand.
#[derive(Clone, Default)]
pub struct Past(pub Option<Arc<State>>);

impl std::fmt::Debug for Past {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Past").field(&self.0.as_ref().map(|state| state.size())).finish()
    }
}

impl Options {
    /// What was said about the headings of a sheet.
    fn told(&self, sheet: &str) -> Headings {
        let own = self.of_sheets.iter().filter(|(name, _)| name == sheet).flat_map(|(_, headings)| &headings.0);
        let here = self
            .headings
            .0
            .iter()
            .filter_map(|(heading, place)| Some((within(heading, sheet)?.to_owned(), place.clone())));
        Headings(own.cloned().chain(here).chain(self.headings.0.iter().cloned()).collect())
    }

    /// Whether a column is to be kept as an own field, or all that nobody knows.
    fn keeps(&self, sheet: &str, heading: &str) -> bool {
        let here = |own: &str, said: &str| match own {
            "*" => within(said, sheet).unwrap_or(said.trim()).eq_ignore_ascii_case(heading.trim()),
            own => own == sheet && said.trim().eq_ignore_ascii_case(heading.trim()),
        };
        self.kept.iter().any(|(own, said)| here(own, said))
    }

    /// Whether rows of a sheet come in as decided before where they say so.
    fn brings_in(&self, sheet: &str) -> bool {
        self.brought.iter().any(|own| own == sheet || own == "*")
    }

    /// Whether a row is left out.
    fn leaves_out(&self, sheet: &str, row: u32) -> bool {
        self.rows_left_out.iter().any(|(own, number)| *number == row && (own == sheet || own == "*"))
    }

    /// What new records of a sheet hold where it has no column.
    fn filled<'o>(&'o self, sheet: &'o str) -> impl Iterator<Item = (&'o str, &'o str)> {
        let of_sheet = move |(own, ..): &&(String, String, String)| own == sheet || own == "*";
        self.filled.iter().filter(of_sheet).map(|(_, place, words)| (place.as_str(), words.as_str()))
    }
}

/// How rows without a reference find their record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// By unique contents alone; what bears a known title is new, and said to look like the other.
    #[default]
    Unique,
    /// By title as well.
    Titles,
}

/// The heading that is meant in a sheet alone: `Assets!Asset ID`.
fn within<'h>(heading: &'h str, sheet: &str) -> Option<&'h str> {
    heading.trim().strip_prefix(sheet)?.strip_prefix('!').map(str::trim)
}
