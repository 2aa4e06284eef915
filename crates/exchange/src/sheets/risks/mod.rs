//! What lists of risks and of valued assets say in the terms of a method: steps of scales, criteria, the state in which a
//! risk is judged, and the judgements that come in as acts.

pub mod criteria;
pub mod initials;
pub mod judgements;
pub mod ladders;
pub mod levels;
pub mod properties;
pub mod scale_keys;
mod scales;
pub mod scores;
pub mod stages;
pub mod verdicts;
