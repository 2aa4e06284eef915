//! A stored file, as a record names it: by the digest of its content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::refusal::Wrong;

/// Longest name of a file, in bytes.
pub const NAME_BYTES_MAX: usize = 255;
/// Longest media type, in bytes.
const MEDIA_BYTES_MAX: usize = 127;
/// What stands before the digest in text.
const DIGEST: &str = "sha256:";

/// A file in the object store. As text, name, media type, size and digest stand in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// SHA-256 of the content, hexadecimal: the content's address.
    pub digest: String,
    /// The name it was brought in under.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type.
    pub media: String,
}

impl FileRef {
    /// No file at all.
    pub const NONE: Self = Self { digest: String::new(), name: String::new(), size: 0, media: String::new() };

    /// Whether this could name a file: what is wrong with it otherwise.
    pub fn check(&self) -> Result<(), Wrong> {
        if !is_digest(&self.digest) {
            return Err(Wrong::new("write the digest as 64 small hexadecimal digits"));
        }
        if !is_name(&self.name) {
            return Err(Wrong::new(format!(
                "name the file in 1 to {NAME_BYTES_MAX} bytes, without slashes and control characters"
            )));
        }
        if !is_media(&self.media) {
            return Err(Wrong::new("write the media type like application/pdf"));
        }
        Ok(())
    }
}

impl From<Box<FileRef>> for FileRef {
    fn from(boxed: Box<FileRef>) -> Self {
        *boxed
    }
}

/// Whether a text is a SHA-256 in small hexadecimal digits.
pub fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_name(name: &str) -> bool {
    let odd = |c: char| c.is_control() || matches!(c, '/' | '\\');
    name.trim() == name
        && (1..=NAME_BYTES_MAX).contains(&name.len())
        && !name.contains(odd)
        && name != "."
        && name != ".."
}

/// Whether a text is a media type without parameters.
pub fn is_media(text: &str) -> bool {
    let token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    text.len() <= MEDIA_BYTES_MAX && text.split_once('/').is_some_and(|(kind, own)| token(kind) && token(own))
}

impl fmt::Display for FileRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {DIGEST}{}", self.name, self.media, self.size, self.digest)
    }
}

impl FromStr for FileRef {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let wrong = || Wrong::new("bring files in as files; as text, copy a file from an export");
        // The name may hold spaces, the rest cannot.
        let mut parts = text.trim().rsplitn(4, ' ');
        let digest = parts.next().and_then(|part| part.strip_prefix(DIGEST)).ok_or_else(wrong)?;
        let size = parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong)?;
        let (media, name) = (parts.next().ok_or_else(wrong)?, parts.next().ok_or_else(wrong)?);
        let file = Self { digest: digest.to_owned(), name: name.to_owned(), size, media: media.to_owned() };
        file.check().map(|()| file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> FileRef {
        FileRef { digest: "0a".repeat(32), name: name.into(), size: 7, media: "application/pdf".into() }
    }

    #[test]
    fn a_file_reads_back_from_its_text() {
        for name in ["report.pdf", "minutes of 2026 (signed).pdf", "Übersicht.xlsx", "="] {
            assert_eq!(file(name).to_string().parse(), Ok(file(name)));
        }
    }

    #[test]
    fn what_names_no_file_is_refused() {
        for name in ["", "a/b", "..", " led", "two\nlines", &"x".repeat(256)] {
            assert!(file(name).check().is_err(), "{name:?}");
        }
        assert!(FileRef { digest: "0A".repeat(32), ..file("a") }.check().is_err());
        assert!(FileRef { media: "text/html; charset=x".into(), ..file("a") }.check().is_err());
        for text in ["report.pdf", "report.pdf application/pdf 7 sha256:00", "a b c d"] {
            assert!(text.parse::<FileRef>().is_err(), "{text}");
        }
    }
}
