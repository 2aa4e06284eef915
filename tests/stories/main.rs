//! Stories through the front door: the program as its user runs it, on data folders of its own.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

mod afar;
mod damage;
mod disk;
mod journey;
mod killed;
mod moved;
mod program;
