//! Clause 7: the people, and later what they need to know, read and be told.

pub mod people;

pub use people::Person;
