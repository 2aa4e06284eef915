//! Any register as CSV and back: one row a record, one column a field or part of a field.
//!
//! Columns are named by place (`owner`, `acceptance.until`, `value[c].level`), `reference` first. On the way in
//! headings may also be the English labels, or words that inventories commonly use. A row with a reference
//! edits that record, and only what differs becomes a command; other rows make new ones. Nothing comes in unless
//! every row does.

mod decode;
mod export;
mod headings;
mod import;
mod sheet;

pub use export::export;
pub use headings::Headings;
pub use import::{Import, import};

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 32 << 20;
/// Most rows, the headings aside.
pub const ROWS_MAX: usize = 50_000;
/// Most columns.
pub const COLUMNS_MAX: usize = 300;
/// Longest cell, in bytes.
pub const CELL_BYTES_MAX: usize = kernel::types::MARKDOWN_BYTES_MAX;
/// Most refusals in one answer.
pub const REFUSALS_MAX: usize = 200;
