//! isms.
pub mod catalogue;
