//! Through the router as browsers and programs come, with an engine in memory and a clock that stands.

mod accounts;
mod addresses;
mod attached;
mod board;
mod caching;
mod cards;
mod examples;
mod faces;
mod filed;
mod forms;
mod hinted;
mod imports;
mod imports_contested;
mod imports_said;
mod invited;
mod lists;
mod odd_files;
mod packed;
mod past;
mod raw_keys;
mod remaining;
mod risk_register;
mod sheets;
mod shelves;
mod signing;
mod standing;
mod start;
mod statement;
mod talk;
mod today;
mod whole;
mod words;
mod workshop;
pub mod world;
mod wrongs;

pub use world::World;
