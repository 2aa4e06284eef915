//! Bytes to acts and back: JSON, CSV, workbooks, threat libraries, dated acts, and what describes them (OpenAPI, problems).
//!
//! Pure: nothing here opens a file, reads a clock or writes a state. What comes in becomes values and
//! commands, or refusals that name their place.

pub mod asked;
pub mod csv;
pub mod dated;
pub mod duties;
pub mod examples;
pub mod instants;
pub mod intake;
pub mod json;
pub mod latin;
pub mod openapi;
pub mod problem;
pub mod progress;
pub mod query;
pub mod rehearsal;
pub mod sheets;
pub mod statement;
pub mod texts;
pub mod threat_library;
pub mod threats;
pub mod whole;
