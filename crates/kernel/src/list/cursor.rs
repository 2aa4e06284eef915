//! A place in a list that stays where it is while records come and go.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::id::RawId;
use crate::refusal::Wrong;
use crate::value::Value;

/// Longest cursor; also keeps what is nested in it from being deep.
const CURSOR_CHARS_MAX: usize = 1_000;

/// A place in a sorted list: the record before the page, with its sorting content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor(pub(super) Value, pub(super) RawId);

impl Cursor {
    /// As part of a URL.
    pub fn print(&self) -> String {
        let bytes = postcard::to_stdvec(self).expect("a cursor is plain data");
        bytes.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// From a URL.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        let wrong = || Wrong::new("this is no cursor; begin again at the first page");
        if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > CURSOR_CHARS_MAX {
            return Err(wrong());
        }
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| wrong());
        let bytes: Vec<u8> = (0..text.len()).step_by(2).map(byte).collect::<Result<_, _>>()?;
        postcard::from_bytes(&bytes).map_err(|_| wrong())
    }
}
