//! What a row does: which record it is about, by which values that differs, who edited it meanwhile, and the commands that
//! come of it.

pub mod changes;
pub mod commands;
pub mod conflicts;
pub mod defaults;
mod requests;
pub mod subject;
pub mod templates;
pub mod twins;
pub mod versions;
pub mod weight;
