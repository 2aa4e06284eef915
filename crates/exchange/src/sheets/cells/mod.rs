//! From the words of a cell to the value of its field: choices, types and lists of several, and what doubts or refuses them.

pub mod choices;
mod doubts;
pub mod enumerations;
pub mod field_rules;
pub mod types;
pub mod values;
