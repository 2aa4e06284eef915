//! What a file is, by its first bytes: names and media types may say anything.

use crate::whole::is_archive;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook or a text file with rows.
    Sheets,
    /// A part of a threat library.
    Threats,
    /// A whole organization.
    Organization,
    /// A whole organization with its files.
    Archive,
}

/// Bytes that are looked at.
const HEAD_BYTES: usize = 64;

impl Kind {
    /// What these bytes are.
    pub fn of(bytes: &[u8]) -> Self {
        if is_archive(&bytes[..bytes.len().min(HEAD_BYTES)]) {
            return Self::Archive;
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]);
        let list = head.strip_prefix('[').map(|rest| rest.trim_start());
        if head.starts_with('{') || head.starts_with("muniment:") {
            Self::Organization
        } else if list.is_some_and(|rest| rest.is_empty() || rest.starts_with(['{', ']'])) {
            Self::Threats
        } else {
            Self::Sheets
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sheets => "sheets",
            Self::Threats => "threats",
            Self::Organization | Self::Archive => "organization",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_what_it_begins_with() {
        for (bytes, kind) in [
            (&b"PK\x03\x04"[..], Kind::Sheets),
            (b"name;owner\n", Kind::Sheets),
            (b"[internal] name,owner\n", Kind::Sheets),
            (b"", Kind::Sheets),
            (b"\xEF\xBB\xBF [\n {\"uuid\": 1}]", Kind::Threats),
            (b"[]", Kind::Threats),
            (b"\n{\"muniment\": \"organization\"}", Kind::Organization),
            (b"muniment: organization\n", Kind::Organization),
        ] {
            assert_eq!(Kind::of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
