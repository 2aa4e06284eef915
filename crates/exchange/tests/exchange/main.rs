//! What the whole crate promises about every register.

mod answers;
mod asked;
mod begun;
mod beside;
mod bounds;
mod csv;
mod ends;
mod foreign;
mod forms;
mod generated;
mod harm;
mod json;
mod looks;
mod mended;
mod openapi;
mod packed;
mod practice;
mod readings;
mod rounds;
mod said;
mod tables;
mod threats;
mod whole;
mod wide;
mod words;
mod workbooks;
