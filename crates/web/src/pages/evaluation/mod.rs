//! Clause 9: what a management review begins with.

pub mod inputs;
