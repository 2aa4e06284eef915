//! Examples: whoever fills in a field of text sees how somebody else would have filled it in.

use std::collections::BTreeMap;

use house::sources;
use isms::REGISTERS;
use kernel::{Field, Kind, Writer};

/// Fields that need no example, by the end of their message's id, with the reason.
const WITHOUT: [(&str, &str); 4] = [
    ("-own", "own fields are shown one by one, each with its help"),
    ("-own-value", "it is written as the kind of the organization's own field says"),
    ("-library-key", "it comes with a library, nobody types it"),
    ("-tags", "tags in use are suggested while they are typed"),
];

/// Longest example of a field that is not Markdown, in characters: one line of a form.
const LINE_MAX: usize = 90;

/// Longest example at all, in characters.
const EXAMPLE_MAX: usize = 160;

/// The examples in English, by the id of their message; without one where a message has none.
fn examples() -> BTreeMap<String, Option<String>> {
    let mut found = BTreeMap::new();
    for file in sources("content/texts/en", &[".ftl"]) {
        let mut message = String::new();
        for line in file.text.lines() {
            if let Some(example) = line.strip_prefix("    .example =") {
                found.insert(message.clone(), Some(example.trim().to_owned()));
            } else if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '#'])) {
                message = id.to_owned();
                found.insert(message.clone(), None);
            }
        }
    }
    found
}

/// Every field of text that an edit writes, parts of groups too, and every list with such parts, whose rows show labels
/// alone: what its message may be called, and whether it is one of Markdown.
fn texts(stem: &str, fields: &[Field], found: &mut Vec<(String, String, bool)>) {
    for field in fields.iter().filter(|field| !field.retired && field.writer == Writer::Edit) {
        let key = field.key.replace('_', "-");
        let own = format!("{stem}-{key}");
        texts(&own, field.kind.parts().unwrap_or_default(), found);
        let text = |field: &Field| matches!(field.kind, Kind::Text | Kind::Markdown | Kind::Lines);
        if text(field) || matches!(field.kind, Kind::Many(parts) if parts.iter().any(text)) {
            found.push((own, format!("part-{key}"), matches!(field.kind, Kind::Markdown)));
        }
    }
}

#[test]
fn every_field_of_text_has_an_example_that_fits_its_form() {
    let (examples, mut fields) = (examples(), Vec::new());
    REGISTERS.iter().for_each(|register| texts(register.key, register.fields, &mut fields));
    assert!(fields.len() > 500, "only {} fields of text were found", fields.len());
    let mut wrong = Vec::new();
    for (own, part, markdown) in fields {
        if WITHOUT.iter().any(|(end, _)| own.ends_with(end)) {
            continue;
        }
        let message = if examples.contains_key(&own) { &own } else { &part };
        let longest = if markdown { EXAMPLE_MAX } else { LINE_MAX };
        match examples.get(message).and_then(Option::as_ref).map(|example| example.chars().count()) {
            None | Some(0) => wrong.push(format!("{own}: it has no example")),
            Some(length) if length > longest => wrong.push(format!("{own}: its example has {length} characters")),
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "write `.example = …` below its label\n  {}", wrong.join("\n  "));
}
