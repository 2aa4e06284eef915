//! Designed pages of clause 5.

pub mod appointing;
