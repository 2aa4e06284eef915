//! What sort of file something is: what its first bytes say counts more than what somebody declares.

/// Bytes looked at.
pub(super) const HEAD_BYTES: usize = 512;
/// Nothing is known of it.
const BYTES: &str = "application/octet-stream";

/// First bytes that only one sort of file has, with where they stand.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
];

/// Archives and texts of offices and programs, by the end of their name.
const ENDINGS: &[(&str, &str)] = &[
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("zip", "application/zip"),
    ("eml", "message/rfc822"),
    ("csv", "text/csv"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("txt", "text/plain"),
    ("log", "text/plain"),
];

/// The media type that the first bytes alone show.
pub fn sniffed(head: &[u8]) -> Option<&'static str> {
    let fits = |(at, bytes, _): &&(usize, &[u8], &str)| head.get(*at..).is_some_and(|rest| rest.starts_with(bytes));
    SIGNATURES.iter().find(fits).map(|(.., media)| *media)
}

/// The media type of a file, by its first bytes, the end of its name and what was declared, in this order. What is
/// declared to be of a sort that the first bytes would show is not believed.
pub(super) fn media(name: &str, declared: Option<&str>, head: &[u8]) -> String {
    if let Some(media) = sniffed(head) {
        return media.to_owned();
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let known = ENDINGS.iter().find(|(own, _)| *own == ending).map(|(_, media)| *media);
    let shown = |media: &str| SIGNATURES.iter().any(|(.., own)| *own == media);
    known.or(declared.filter(|media| !shown(media))).unwrap_or(BYTES).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_count_more_than_names_and_words() {
        assert_eq!(media("a.txt", Some("text/plain"), b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(media("a.pdf", Some("application/pdf"), b"<html>"), BYTES);
        assert_eq!(media("list.CSV", Some("application/vnd.ms-excel"), b"a;b"), "text/csv");
        assert_eq!(media("x.bin", Some("Application/X-Own"), b"\0\0"), "application/x-own");
        assert_eq!(media("picture", None, b"RIFF\x10\0\0\0WEBPVP8 "), "image/webp");
    }
}
