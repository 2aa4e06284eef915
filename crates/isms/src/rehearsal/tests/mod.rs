//! A clean organization has no gap; each planted defect is found, named and graded, and nothing else.

mod acceptance;
mod around;
mod assessments;
mod attested;
mod authority;
mod changes;
mod clean;
mod context;
mod exclusions;
mod fairness;
mod handovers;
mod issues;
mod lists;
mod method;
mod objectives;
mod operation;
mod opportunities;
mod order;
mod planted;
mod risks;
mod scenarios;
mod sides;
mod statement;
mod texts;
mod treatment;
pub(crate) mod world;
