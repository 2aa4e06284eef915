//! A place in a list that stays where it is while records come and go.

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
        hex::encode(postcard::to_stdvec(self).expect("a cursor is plain data"))
    }

    /// From a URL.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        let wrong = || Wrong::new("this is no cursor; begin again at the first page");
        let short = Some(text).filter(|text| text.len() <= CURSOR_CHARS_MAX).ok_or_else(wrong)?;
        let bytes = hex::decode(short).map_err(|_| wrong())?;
        postcard::from_bytes(&bytes).map_err(|_| wrong())
    }
}
