//! Texts: what no reader would notice until a page says the wrong word.

use std::collections::BTreeMap;

use house::{Source, sources};

/// The id that a line begins a message with.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (begins && id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')).then_some(id)
}

/// The language of a file: `content/texts/en/frame.ftl` is of `en`.
fn language(file: &Source) -> &str {
    file.path.split('/').nth(2).expect("texts lie in the folder of their language")
}

#[test]
fn every_id_is_given_once_in_a_language() {
    let files = sources("content/texts", &[".ftl"]);
    let mut places = BTreeMap::<_, Vec<String>>::new();
    for file in &files {
        for (at, line) in file.text.lines().enumerate() {
            if let Some(id) = id(line) {
                places.entry((language(file), id)).or_default().push(format!("{}:{}", file.path, at + 1));
            }
        }
    }
    assert!(places.len() > 4000, "only {} messages were found", places.len());
    let doubled = places.iter().filter(|(_, places)| places.len() > 1);
    let doubled: Vec<_> = doubled.map(|((_, id), places)| format!("{id}: {}", places.join(", "))).collect();
    assert!(doubled.is_empty(), "the second would win without a word\n  {}", doubled.join("\n  "));
}

#[test]
fn an_attribute_is_given_once_in_its_message() {
    let mut doubled = Vec::new();
    for file in sources("content/texts", &[".ftl"]) {
        let (mut message, mut seen) = ("", Vec::new());
        for line in file.text.lines() {
            if let Some(id) = id(line) {
                (message, seen) = (id, Vec::new());
            } else if let Some((name, _)) = line.strip_prefix("    .").and_then(|rest| rest.split_once(" =")) {
                if seen.contains(&name) {
                    doubled.push(format!("{}: {message}.{name}", file.path));
                }
                seen.push(name);
            }
        }
    }
    assert!(doubled.is_empty(), "the second would win without a word\n  {}", doubled.join("\n  "));
}
