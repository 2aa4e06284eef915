//! What tests of erasing share: a month, and whether a folder still holds some letters.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;

/// Noon of a day in March.
pub fn noon(day: i8) -> Timestamp {
    date(2026, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

/// Whether any file of a folder holds these letters.
pub fn holds(folder: &Path, letters: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => holds(&path, letters),
            false => std::fs::read(&path).unwrap().windows(letters.len()).any(|part| part == letters),
        }
    })
}
