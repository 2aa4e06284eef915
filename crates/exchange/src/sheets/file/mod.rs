//! The bytes of a file as sheets, told by what they begin with.

pub mod artifacts;
pub mod book;
pub mod bounds;
pub mod content;
mod decoding;
pub mod encodings;
pub mod invisibles;
pub mod mojibake;
pub mod text;
pub mod watch;

use kernel::Refusal;

use crate::progress::Step;
use crate::sheets::{FILE_BYTES_MAX, Options, workbook};
use book::Book;

/// Reads a file. The one sheet of a text file is called like the file.
///
/// # Errors
/// What is no such file, with what to save instead.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Book, Vec<Refusal>> {
    let refused = |message: &str| Err(vec![Refusal::software("file", message)]);
    if bytes.len() > FILE_BYTES_MAX {
        return refused(&format!("bring in at most {} MiB at once; split the file", FILE_BYTES_MAX >> 20));
    }
    options.progress.begin(Step::Reading, 0);
    match bytes {
        [b'P', b'K', 3, 4, ..] if is_open_document(bytes) => {
            refused("this is an OpenDocument spreadsheet; save it as XLSX or as CSV UTF-8")
        }
        [b'P', b'K', 3 | 5, 4 | 6, ..] => workbook::read(bytes, options),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            refused("this is an old workbook (XLS) or one with a password; save it as XLSX without a password")
        }
        [b'%', b'P', b'D', b'F', ..] => refused("this is a PDF; save the sheet as XLSX or as CSV UTF-8"),
        _ => text::read(stem(name), bytes, options.encoding, &options.progress)
            .map(|page| Book { pages: vec![page], notes: Vec::new() }),
    }
}

/// An OpenDocument file tells its kind in the first bytes of its archive.
fn is_open_document(bytes: &[u8]) -> bool {
    bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis"))
}

/// The name of a file without folder and ending.
pub fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
