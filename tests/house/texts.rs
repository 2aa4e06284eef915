//! Texts: what no reader would notice until a page says the wrong word.

use std::collections::BTreeMap;

use access::Role;
use access::rights::RIGHTS;
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

#[test]
fn the_manual_gives_each_role_the_rights_it_has() {
    let texts = sources("content/texts/en", &["pages.ftl"]).remove(0).text;
    let manual = sources("docs/manual", &["rights.md"]).remove(0).text;
    let said =
        |key: &str| texts.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).expect(key).to_owned();
    let roles = [Role::Reader, Role::Contributor, Role::Manager, Role::Administrator];
    let rows: Vec<_> = RIGHTS
        .iter()
        .map(|right| {
            let has = roles.iter().map(|role| if role.has(*right) { " yes |" } else { " |" });
            format!("| {} |{}", said(right.key()), has.collect::<String>())
        })
        .collect();
    let listed: Vec<_> = manual.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert_eq!(listed, rows);
}
