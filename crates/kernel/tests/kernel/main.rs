//! The machinery below every register, tried on two small registers of its own.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

mod commands;
mod compare;
mod lists;
mod replay;
mod search;
mod texts;
mod undo;
mod world;
