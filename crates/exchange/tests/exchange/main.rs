//! What the whole crate promises about every register.

mod generated;
mod json;
mod openapi;
