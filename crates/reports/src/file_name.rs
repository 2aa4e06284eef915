//! How a report's file is called: `sample_ISMS-SOA-001_Statement-of-Applicability_2026-11-23.xlsx`.

use crate::Sheet;

/// The name of the file, by organization, document, title, version and day.
pub fn file_name(sheet: &Sheet, extension: &str) -> String {
    let heading = &sheet.heading;
    let day = heading.day.to_string();
    let parts = [&heading.key, &sheet.document, &sheet.title, &sheet.version, &day].map(|part| plain(part));
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.{extension}", parts.join("_"))
}

/// Letters, digits and hyphens alone, so that every system takes the name.
fn plain(part: &str) -> String {
    let words = part.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
