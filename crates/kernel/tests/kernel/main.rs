//! The machinery below every register, tried on two small registers of its own.

mod commands;
mod lists;
mod replay;
mod texts;
mod world;
