//! How a file is to be read: what was said about its sheets, headings and words, and who brings it in.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{RawId, Register, State};

use crate::progress::Progress;
use crate::sheets::columns::meanings::Headings;
use crate::sheets::file::encodings::Encoding;
use crate::sheets::quantities::days::Order;
use crate::sheets::rows::conflicts::Take;
use crate::sheets::sayings::Saying;
use crate::sheets::within;
use crate::sheets::workbook::Hidden;

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
    pub(in crate::sheets) fn told(&self, sheet: &str) -> Headings {
        let own = self.of_sheets.iter().filter(|(name, _)| name == sheet).flat_map(|(_, headings)| &headings.0);
        let here = self
            .headings
            .0
            .iter()
            .filter_map(|(heading, place)| Some((within(heading, sheet)?.to_owned(), place.clone())));
        Headings(own.cloned().chain(here).chain(self.headings.0.iter().cloned()).collect())
    }

    /// Whether a column is to be kept as an own field, or all that nobody knows.
    pub(in crate::sheets) fn keeps(&self, sheet: &str, heading: &str) -> bool {
        let here = |own: &str, said: &str| match own {
            "*" => within(said, sheet).unwrap_or(said.trim()).eq_ignore_ascii_case(heading.trim()),
            own => own == sheet && said.trim().eq_ignore_ascii_case(heading.trim()),
        };
        self.kept.iter().any(|(own, said)| here(own, said))
    }

    /// Whether rows of a sheet come in as decided before where they say so.
    pub(in crate::sheets) fn brings_in(&self, sheet: &str) -> bool {
        self.brought.iter().any(|own| own == sheet || own == "*")
    }

    /// Whether a row is left out.
    pub(in crate::sheets) fn leaves_out(&self, sheet: &str, row: u32) -> bool {
        self.rows_left_out.iter().any(|(own, number)| *number == row && (own == sheet || own == "*"))
    }

    /// What new records of a sheet hold where it has no column.
    pub(in crate::sheets) fn filled<'o>(&'o self, sheet: &'o str) -> impl Iterator<Item = (&'o str, &'o str)> {
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
