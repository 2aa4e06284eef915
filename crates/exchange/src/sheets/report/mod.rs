//! What is told of a file before anything is done: the preview and its JSON, notes, warnings and refusals.

pub mod json;
pub mod notes;
pub mod places;
pub mod preview;
pub mod refusals;
pub mod warnings;
