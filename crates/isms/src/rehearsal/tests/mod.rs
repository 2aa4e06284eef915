//! A clean organization has no gap; each planted defect is found, named and graded, and nothing else.

mod attested;
mod clean;
mod context;
mod lists;
mod method;
mod operation;
mod planted;
mod risks;
mod statement;
mod texts;
mod treatment;
mod world;
