//! The Rust types that fields are made of, one file per family of kinds.

mod choice;
mod few;
pub mod file;
mod link;
mod many;
mod number;
mod subject;
mod text;

pub use choice::Choice;
pub use file::FileRef;
pub use link::Links;
pub use many::{Group, Many, put_part};
pub use number::{Level, Money};
pub use subject::{ANY, Subject, Subjects};
pub use text::{LINES_MAX, Lines, MARKDOWN_BYTES_MAX, Markdown, TEXT_BYTES_MAX, Text, is_blank, too_long};
