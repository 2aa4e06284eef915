//! Which record a cell names: names and numbers of records, of people and of sites, and records that are made by their
//! name alone.

pub mod additions;
mod asset_types;
pub mod directories;
pub mod names;
mod numbered_titles;
pub mod numbering;
pub mod people;
pub mod references;
pub mod resemblance;
pub mod sites;
pub mod spellings;
