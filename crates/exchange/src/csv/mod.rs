//! Any register as CSV: one row a record, one column a field or part of a field.
//!
//! Columns are named by place (`owner`, `acceptance.until`, `value[c].level`), `reference` first and
//! `record_version` last. [`crate::sheets`] reads it back.

mod export;

pub use export::export;
