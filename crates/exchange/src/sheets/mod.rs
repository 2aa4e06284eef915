//! Spreadsheets as commands: workbooks and text files, ours and other people's.
//!
//! A file becomes neutral sheets ([`book`]), each sheet is about a register, each column means a place, and each
//! row is about a record: by reference, by a unique content such as an e-mail address, where asked for by its
//! title, or else about a new one. Only what differs becomes a command, and all commands of a file are one batch:
//! nothing comes in unless everything does. Whatever is refused names sheet, row and column.

mod cells;
mod columns;
mod controls;
mod cues;
pub mod export;
mod file;
mod layout;
mod links;
mod opening;
mod options;
mod past;
mod quantities;
mod reader;
mod report;
mod risks;
mod rows;
mod sayings;
mod workbook;

pub use columns::meanings::{By, Column, Headings, Meaning, offered};
pub use columns::own_fields::place as own_place;
pub use controls::beginnings::key as made_as;
pub use file::encodings::Encoding;
pub use file::{book, stem};
pub use links::numbering::WHOSE;
pub use options::{Matching, Options, Past, Who};
pub use past::acts::{is_needed as is_past, registers as with_past};
pub use quantities::days::{Order, read as day};
pub use report::json;
pub use report::preview::{Aside, Brings, Change, Counts, Lacking, Outcome, Preview, Row, Sheet, Unsaid, preview};
pub use risks::judgements::{ALL as ALL_CRITERIA, SHARED, said};
pub use rows::conflicts::{Contested, Side, Take};
pub use sayings::notations::ALL as ALL_CELLS;
pub use sayings::{Means, Saying, Word};
pub use workbook::Hidden;
pub use workbook::writer::{Made, xlsx};

use std::sync::LazyLock;

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

/// The heading that is meant in a sheet alone: `Assets!Asset ID`.
fn within<'h>(heading: &'h str, sheet: &str) -> Option<&'h str> {
    heading.trim().strip_prefix(sheet)?.strip_prefix('!').map(str::trim)
}
