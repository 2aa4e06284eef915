//! A file as a reader sees it: its name, its size and the beginning of its digest.

use askama::Template;
use askama::filters::HtmlSafe;
use kernel::FileRef;

use crate::texts::Texts;
use crate::visit::Visit;

/// Letters of a digest that are shown.
const DIGEST_LETTERS: usize = 12;
/// What is handed out as a picture.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// A file with where it is read.
#[derive(Template)]
#[template(path = "generic/file.html")]
pub struct FileLink {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Whether browsers show it as a picture.
    pub picture: bool,
    /// What sort of file it is, in words; empty where nobody knows.
    pub kind: String,
    /// How large it is, in words.
    pub size: String,
    /// Its digest.
    pub digest: String,
    /// How its digest begins.
    pub short: String,
}
impl HtmlSafe for FileLink {}

impl FileLink {
    /// A file of an organization.
    pub fn of(visit: &Visit, file: &FileRef) -> Self {
        let t = visit.t();
        let begins: String = file.digest.chars().take(DIGEST_LETTERS).collect();
        Self {
            href: href(&visit.org, file),
            name: file.name.clone(),
            picture: PICTURES.contains(&file.media.as_str()),
            kind: kind(t, &file.media),
            size: size(t, file.size),
            digest: t.one("file-digest", "digest", file.digest.clone()),
            short: t.one("file-digest-short", "digest", begins),
        }
    }

    /// A file in plain words, such as histories compare.
    pub fn words(t: &Texts, file: &FileRef) -> String {
        let begins: String = file.digest.chars().take(DIGEST_LETTERS).collect();
        format!("{} ({}, {})", file.name, size(t, file.size), t.one("file-digest-short", "digest", begins))
    }
}

/// A media type in words.
fn kind(t: &Texts, media: &str) -> String {
    let word = match media.split_once('/') {
        Some((_, "octet-stream")) => return String::new(),
        Some((_, "pdf")) => "file-pdf",
        Some((_, "zip")) => "file-archive",
        Some((_, "csv")) => "file-sheet",
        Some(("image", _)) => "file-picture",
        Some(("message", _)) => "file-message",
        Some(("text", _)) | Some((_, "json")) => "file-text",
        Some((_, own)) if own.contains("spreadsheet") => "file-sheet",
        Some((_, own)) if own.contains("presentation") => "file-slides",
        Some((_, own)) if own.contains("document") => "file-document",
        Some(_) | None => return media.to_owned(),
    };
    t.t(word).to_owned()
}

/// The address of a file in an organization.
fn href(org: &str, file: &FileRef) -> String {
    let pair = serde_urlencoded::to_string([("n", &file.name)]).unwrap_or_default();
    let name = pair.trim_start_matches("n=").replace('+', "%20");
    format!("/o/{org}/files/{}/{name}", file.digest)
}

/// A number of bytes in words.
pub fn size(t: &Texts, bytes: u64) -> String {
    let scaled = |unit: u64| {
        let tenths = (bytes * 10 + unit / 2) / unit;
        if tenths >= 100 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    match bytes {
        0..1_000 => t.one("file-bytes", "size", i64::try_from(bytes).unwrap_or_default()),
        1_000..1_000_000 => t.one("file-kilobytes", "size", scaled(1_000)),
        _ => t.one("file-megabytes", "size", scaled(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_the_unit_that_fits() {
        let t = crate::texts::fallback();
        let told = [1, 999, 1_540, 48_000, 999_999, 3_240_000].map(|bytes| size(t, bytes));
        assert_eq!(told, ["1 byte", "999 bytes", "1.5 KB", "48 KB", "1000 KB", "3.2 MB"]);
    }

    #[test]
    fn sorts_are_told_in_words_where_there_are_any() {
        let t = crate::texts::fallback();
        let office = "application/vnd.openxmlformats-officedocument";
        let sheet = format!("{office}.spreadsheetml.sheet");
        let letter = format!("{office}.wordprocessingml.document");
        let told = ["application/pdf", "image/png", &sheet, &letter, "application/x-own", "application/octet-stream"];
        let told = told.map(|media| kind(t, media));
        assert_eq!(told, ["PDF", "picture", "spreadsheet", "text document", "application/x-own", ""]);
    }

    #[test]
    fn a_name_of_any_letters_stands_in_an_address() {
        let file = FileRef { name: "50% + é?.pdf".into(), digest: "ab".into(), size: 1, media: String::new() };
        assert_eq!(href("acme", &file), "/o/acme/files/ab/50%25%20%2B%20%C3%A9%3F.pdf");
    }
}
