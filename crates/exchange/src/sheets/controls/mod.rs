//! Statements of applicability and other lists of controls: the numbers of the annex, reasons, and how far a control is in
//! place.

pub mod annex;
pub mod applicability;
pub mod beginnings;
pub mod implementation;
pub mod lists;
pub mod reasons;
