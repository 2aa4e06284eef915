//! Two texts compared word by word, and two values as a reader sees the difference.

use askama::Template;
use askama::filters::HtmlSafe;
use kernel::State;
use kernel::value::Parts;
use similar::{ChangeTag, TextDiff};

use crate::files::FileLink;

/// A run of words.
pub struct Run {
    /// What happened to it.
    pub tag: Tag,
    /// The words.
    pub text: String,
}

/// What happened to a run of words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Stands in both.
    Same,
    /// Only in the later.
    Added,
    /// Only in the earlier.
    Removed,
}

/// The difference between two contents of one place.
#[derive(Template)]
#[template(path = "generic/diff.html")]
pub struct Difference {
    /// What the place is called.
    pub label: String,
    /// Its words.
    pub runs: Vec<Run>,
}
impl HtmlSafe for Difference {}

/// Texts longer than this are shown whole, before and after.
const COMPARED_BYTES_MAX: usize = 20_000;

/// The earlier text, then the later one.
fn whole(before: &str, after: &str) -> Vec<Run> {
    let run = |tag, text: &str| Run { tag, text: text.to_owned() };
    let both = [run(Tag::Removed, before), run(Tag::Added, after)];
    both.into_iter().filter(|run| !run.text.is_empty()).collect()
}

/// Compares two texts by words.
pub fn words(before: &str, after: &str) -> Vec<Run> {
    if before.len() + after.len() > COMPARED_BYTES_MAX {
        return whole(before, after);
    }
    let mut runs: Vec<Run> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Tag::Same,
            ChangeTag::Insert => Tag::Added,
            ChangeTag::Delete => Tag::Removed,
        };
        match runs.last_mut().filter(|run| run.tag == tag) {
            Some(run) => run.text.push_str(change.value()),
            None => runs.push(Run { tag, text: change.value().to_owned() }),
        }
    }
    // Words that only have blanks in common say more when they stand beside each other whole.
    if !runs.iter().any(|run| run.tag == Tag::Same && !run.text.trim().is_empty()) {
        return whole(before, after);
    }
    runs
}

/// A value as words to compare: links with their titles, groups with the labels of their parts. `stem` names the
/// field's owner for the texts.
pub fn plain(
    t: &crate::texts::Texts,
    stem: &str,
    field: &kernel::Field,
    value: &kernel::Value,
    state: &State,
) -> String {
    use kernel::{Kind, Value};
    let titled = |id: &kernel::RawId| {
        state.find(*id).map_or_else(|| id.to_string(), |row| format!("{} {}", row.reference(), row.record.title()))
    };
    match value {
        Value::Link(id) if !id.is_nil() => titled(id),
        Value::Links(ids) => ids.iter().map(titled).collect::<Vec<_>>().join("\n"),
        Value::Choice(key) => match field.kind {
            Kind::Choice(choices) => t.choice(choices.key, key).to_owned(),
            _ => key.to_string(),
        },
        Value::Date(day) if *day == jiff::civil::Date::ZERO => String::new(),
        Value::Date(day) => t.day(*day),
        Value::Flag(yes) => t.t(if *yes { "yes" } else { "no" }).to_owned(),
        Value::Group(parts) => group(t, stem, field, parts, state),
        Value::Many(rows) => {
            let row = |(key, parts): &(String, Parts)| format!("{key}: {}", group(t, stem, field, parts, state));
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Value::File(file) if !file.digest.is_empty() => FileLink::words(t, file),
        other => kernel::print::text(other, state),
    }
}

/// The parts of a group that are filled, each with its label.
fn group(t: &crate::texts::Texts, stem: &str, field: &kernel::Field, parts: &Parts, state: &State) -> String {
    let stem = format!("{stem}-{}", field.key);
    let declared = field.kind.parts().unwrap_or_default();
    let part = |(key, value): &(kernel::change::Key, kernel::Value)| {
        let part = declared.iter().find(|part| part.answers_to(key)).filter(|_| !value.is_blank())?;
        Some(format!("{} {}", t.field(&stem, part), plain(t, &stem, part, value, state)))
    };
    parts.iter().filter_map(part).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::{Tag, words};

    #[test]
    fn only_the_words_that_changed_are_marked() {
        let runs = words("a planning database", "a dispatch database");
        let marked: Vec<_> = runs.iter().filter(|run| run.tag != Tag::Same).map(|run| run.text.as_str()).collect();
        assert_eq!(marked, ["planning", "dispatch"]);
    }
}
