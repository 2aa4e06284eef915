//! What the standards say: clauses, requirements and reference controls of each edition, and the way between editions.
//!
//! The facts are data (`content/standards`), embedded at build time and parsed once. Statements are in our own words.

mod answer;
mod attribute;
mod control;
mod edition;
mod file;
mod mapping;
mod objections;
mod order;
mod place;
mod requirement;
mod standard;

pub use answer::{Answer, answer, answers};
pub use attribute::{Attribute, Attributes};
pub use control::{Control, Objective, Theme};
pub use edition::{Edition, find_control};
pub use mapping::{Mapped, Mapping, MappingKind, mapping};
pub use objections::{Objection, free, objections};
pub use order::compare_ids;
pub use place::{known, names_edition, names_standard, unknown};
pub use requirement::{Actor, Change, Clause, DocumentKind, DocumentedInformation, Requirement, cited, printed};
pub use standard::Standard;

#[cfg(test)]
mod tests;
