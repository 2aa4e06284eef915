//! The front door: pages that work without a script, and the JSON API, over one engine.
//!
//! Everything visible is a function of a state, a visitor and an address; the only things that write are
//! the engine's commands. `routes.rs` lists every address.

// What waits for a store waits for many things inside each other, which the compiler counts.
#![recursion_limit = "256"]

mod api;
mod assets;
mod auth;
mod cache;
mod closing;
pub mod comparison;
mod error;
mod files;
mod flash;
mod frame;
mod generic;
mod house;
mod intake;
mod lobby;
mod manner;
mod orders;
mod outlet;
mod pages;
mod routes;
mod searches;
mod security;
mod sent;
mod serve;
#[cfg(test)]
mod tests;
pub mod texts;
mod visit;
pub mod whole;
mod wrongs;

pub use assets::FONTS;
pub use closing::Closing;
pub use house::Settings;
pub use lobby::sample::{Making, SAMPLE, Sampler};
pub use routes::app;
pub use serve::{FINISH_WAIT, serve};
