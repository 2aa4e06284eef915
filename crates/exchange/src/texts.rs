//! The English texts that the build carries, for headings of sheets and for columns that are named in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::{Path, Register};

const FILES: [&str; 16] = [
    include_str!("../../../content/texts/en/access.ftl"),
    include_str!("../../../content/texts/en/catalogue.ftl"),
    include_str!("../../../content/texts/en/certification.ftl"),
    include_str!("../../../content/texts/en/checks.ftl"),
    include_str!("../../../content/texts/en/context.ftl"),
    include_str!("../../../content/texts/en/evaluation.ftl"),
    include_str!("../../../content/texts/en/frame.ftl"),
    include_str!("../../../content/texts/en/improvement.ftl"),
    include_str!("../../../content/texts/en/leadership.ftl"),
    include_str!("../../../content/texts/en/operation.ftl"),
    include_str!("../../../content/texts/en/planning.ftl"),
    include_str!("../../../content/texts/en/project.ftl"),
    include_str!("../../../content/texts/en/rehearsal.ftl"),
    include_str!("../../../content/texts/en/reports.ftl"),
    include_str!("../../../content/texts/en/support.ftl"),
    include_str!("../../../content/texts/en/work.ftl"),
];

/// The text of a message without arguments, or of its attribute (`risk.plural`).
pub fn english(id: &str) -> Option<&'static str> {
    static READ: LazyLock<HashMap<String, String>> =
        LazyLock::new(|| FILES.iter().flat_map(|file| read(file)).collect());
    READ.get(id).map(String::as_str)
}

/// What a place of a register's records is called, by the register's key.
pub fn label(register: &Register, path: &Path) -> String {
    let field = format!("{}-{}", register.key, message(&path.field));
    let named = match path.part_key() {
        None => english(&field).map(str::to_owned),
        Some(part) => english(&format!("{field}-{}", message(part)))
            .or_else(|| english(&format!("part-{}", message(part))))
            .map(str::to_owned),
    };
    let own = named.unwrap_or_else(|| plain(path.part_key().unwrap_or(&path.field)));
    let whole = || english(&field).map_or_else(|| plain(&path.field), str::to_owned);
    match (path.group_key(), path.part_key()) {
        (None, None) => own,
        (None, Some(_)) => format!("{}: {own}", whole()),
        (Some(key), None) => format!("{} {key}", whole()),
        (Some(key), Some(_)) => format!("{} {key}: {own}", whole()),
    }
}

/// A key as the ids of messages have it.
fn message(key: &str) -> String {
    key.replace(['_', '.'], "-")
}

/// A key as a word: `identified_on` as "Identified on".
fn plain(key: &str) -> String {
    let words = key.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The messages of one file, with their attributes as `id.attribute`. Texts over several lines are joined.
fn read(file: &str) -> Vec<(String, String)> {
    let (mut found, mut id): (Vec<(String, String)>, &str) = (Vec::new(), "");
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let text = line.trim();
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let Some((own, content)) = line.split_once('=') else { continue };
            id = own.trim();
            found.push((id.to_owned(), content.trim().to_owned()));
        } else if let Some((attribute, content)) = text.strip_prefix('.').and_then(|text| text.split_once('=')) {
            found.push((format!("{id}.{}", attribute.trim()), content.trim().to_owned()));
        } else if let Some((_, whole)) = found.last_mut().filter(|_| !text.is_empty()) {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(text);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_and_attributes_are_found_in_one_line_and_in_several() {
        let file = "# Note\nrisk = Risk\n    .plural = Risks\n    .example =\n        One\n        Two\nlong =\n    Of two\n    lines\n";
        let read = read(file);
        let told: Vec<_> = read.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
        let expected =
            [("risk", "Risk"), ("risk.plural", "Risks"), ("risk.example", "One\nTwo"), ("long", "Of two\nlines")];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_place_is_called_by_its_text_or_else_by_its_key() {
        let asset = isms::REGISTERS.iter().find(|register| register.key == "asset").expect("assets are a register");
        let label = |path: &str| label(asset, &path.parse().expect("a path"));
        assert_eq!(label("name"), "Name");
        assert!(label("value[c].level").contains(" c: "));
        assert_eq!(label("not_there"), "Not there");
    }
}
