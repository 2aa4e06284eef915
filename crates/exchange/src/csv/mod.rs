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

/// Whether a spreadsheet would take this text for a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Text that no spreadsheet takes for a formula: an apostrophe is put before it where it would be.
pub fn escaped(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text that [`escaped`] was given.
fn unescaped(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_formula(text)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_from_its_escape() {
        for text in ["plain", "=1+1", "'=1", "''-2", "'quoted'", "@here", "-5", "", "'"] {
            assert_eq!(unescaped(&escaped(text)), text);
            assert!(!escaped(text).starts_with(['=', '+', '-', '@']), "{text}");
        }
    }
}
