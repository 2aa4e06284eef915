//! Two texts compared word by word, and two values as a reader sees the difference.

use askama::Template;
use askama::filters::HtmlSafe;
use jiff::tz::TimeZone;
use kernel::value::Parts;
use kernel::{State, Value, own};
use similar::{ChangeTag, TextDiff};

use super::scale;
use crate::files::FileLink;
use crate::texts::Texts;

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

impl Difference {
    /// The beginning of what is too long to stand open.
    fn beginning(&self) -> Option<String> {
        let chars: usize = self.runs.iter().map(|run| run.text.chars().count()).sum();
        let all = self.runs.iter().flat_map(|run| run.text.chars());
        (chars > OPEN_CHARS_MAX).then(|| all.take(BEGINNING_CHARS).chain(['…']).collect())
    }
}

/// More letters fold behind their beginning.
const OPEN_CHARS_MAX: usize = 4_000;
/// Letters of such a beginning.
const BEGINNING_CHARS: usize = 80;

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
    let (before, after) = (&*days_joined(before), &*days_joined(after));
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
    runs.iter_mut().for_each(|run| run.text = run.text.replace(JOINT, " "));
    let (before, after) = (&*before.replace(JOINT, " "), &*after.replace(JOINT, " "));
    // Words that only have blanks in common say more when they stand beside each other whole.
    if !runs.iter().any(|run| run.tag == Tag::Same && !run.text.trim().is_empty()) {
        return whole(before, after);
    }
    runs
}

/// Stands for the blanks within a day, so that it is one word.
const JOINT: char = '\u{e000}';

/// A text with each day such as 9 Apr 2026 as one word: another day is read whole, not number by number.
fn days_joined(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let digits =
        |word: &str, most: usize| (1..=most).contains(&word.len()) && word.bytes().all(|own| own.is_ascii_digit());
    let is_day = |at: usize| {
        let [day, month, year] = words.get(at..at + 3).unwrap_or_default() else { return false };
        let year = year.get(..4).filter(|_| !year[4..].starts_with(|next: char| next.is_alphanumeric()));
        let start = day.rsplit(|sign: char| !sign.is_ascii_digit() && sign != '.').next().unwrap_or_default();
        digits(start.trim_end_matches('.'), 2)
            && month.chars().all(|own| own.is_alphabetic() || own == '.')
            && year.is_some_and(|year| digits(year, 4))
    };
    let mut joined = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let inside = is_day(at - 1) || at > 1 && is_day(at - 2);
            joined.push(if inside { JOINT } else { ' ' });
        }
        joined.push_str(word);
    }
    joined
}

/// Two values of a field without the rows that both have in common: what changed in a list is not sought among what
/// did not. Where only the order of the rows differs, they stay whole.
pub fn differing(before: Value, after: Value) -> (Value, Value) {
    let (Value::Many(old), Value::Many(new)) = (&before, &after) else { return (before, after) };
    let without = |own: &[(String, Parts)], other: &[(String, Parts)]| {
        own.iter().filter(|row| !other.contains(row)).cloned().collect::<Vec<_>>()
    };
    let (fewer, more) = (without(old, new), without(new, old));
    if fewer.is_empty() && more.is_empty() { (before, after) } else { (Value::Many(fewer), Value::Many(more)) }
}

/// A value as words to compare: links with their titles, groups with the labels of their parts. `stem` names the
/// field's owner for the texts.
pub fn plain(
    (t, zone): (&Texts, &TimeZone),
    stem: &str,
    field: &kernel::Field,
    value: &Value,
    state: &State,
) -> String {
    use kernel::Kind;
    let titled = |id: &kernel::RawId| {
        state.find(*id).map_or_else(|| id.to_string(), |row| format!("{} {}", row.reference(), row.record.title()))
    };
    match value {
        Value::Link(id) if !id.is_nil() => titled(id),
        Value::Links(ids) => ids.iter().map(titled).collect::<Vec<_>>().join("\n"),
        Value::Level(level) if *level > 0 => scale::name(state, field, *level),
        Value::Choice(key) => match field.kind {
            Kind::Choice(choices) => t.choice(choices.key, key).to_owned(),
            _ => key.to_string(),
        },
        Value::Date(day) if *day == jiff::civil::Date::ZERO => String::new(),
        Value::Date(day) => t.day(*day),
        Value::Flag(yes) => t.t(if *yes { "yes" } else { "no" }).to_owned(),
        Value::Time(time) if *time == jiff::Timestamp::UNIX_EPOCH => String::new(),
        Value::Time(time) => t.time(*time, zone),
        Value::Group(parts) => group((t, zone), stem, field, parts, state),
        Value::Many(rows) => {
            let row = |(key, parts): &(String, Parts)| {
                let told = group((t, zone), stem, field, parts, state);
                scale::row_name(state, stem, field, key).map_or(told.clone(), |name| format!("{name}: {told}"))
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Value::File(file) if !file.digest.is_empty() => FileLink::words(t, file),
        other => kernel::print::text(other, state),
    }
}

/// The parts of a group that are filled, each with its label.
fn group((t, zone): (&Texts, &TimeZone), stem: &str, field: &kernel::Field, parts: &Parts, state: &State) -> String {
    let stem = format!("{stem}-{}", field.key);
    let declared = field.kind.parts().unwrap_or_default();
    let part = |(key, value): &(kernel::change::Key, Value)| {
        let part = declared.iter().find(|part| part.answers_to(key)).filter(|_| !value.is_blank())?;
        let told =
            scale::band(state, part, value, parts).unwrap_or_else(|| plain((t, zone), &stem, part, value, state));
        // The content of an own field has no name beside that of its row.
        let named = field.key != own::FIELD;
        Some(if named { format!("{} {told}", t.field(&stem, part)) } else { told })
    };
    parts.iter().filter_map(part).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use isms::planning::Risk;
    use kernel::{Declared, RawId, Value};

    use super::{Tag, differing, plain, words};
    use crate::pages::world::World;

    /// A field of a risk as the history tells it.
    fn told(world: &World, key: &str) -> String {
        let (at, field) = Risk::REGISTER.field(key).expect(key);
        let id: RawId = world.id::<Risk>("R-0001").raw();
        let value = world.state.row(Risk::KEY, id).expect("R-0001").record.get(at);
        plain((crate::texts::fallback(), &jiff::tz::TimeZone::UTC), Risk::KEY, field, &value, &world.state)
    }

    #[test]
    fn criteria_steps_and_levels_are_told_by_their_names() {
        let world = World::with_risks();
        assert_eq!(told(&world, "consequence"), "Availability: Level 5 Severe");
        assert_eq!(told(&world, "likelihood"), "4 Likely");
        let current = told(&world, "current");
        assert!(current.contains("Critical") && !current.contains("critical"), "{current}");
    }

    #[test]
    fn own_fields_are_told_by_their_names() {
        let mut world = World::with_risks();
        let own = [("register", "risk"), ("key", "cost-centre"), ("title", "Cost centre"), ("kind", "text")];
        world.create("own-field", &own);
        world.edit("risk", "R-0001", &[("own[cost-centre].value", "4711")]);
        assert_eq!(told(&world, "own"), "Cost centre: 4711");
    }

    #[test]
    fn of_a_list_only_the_rows_that_changed_are_compared() {
        let row = |key: &str, text: &str| (key.to_owned(), vec![("what".into(), Value::Text(text.into()))]);
        let (before, after) = differing(
            Value::Many(vec![row("1", "same"), row("2", "old")]),
            Value::Many(vec![row("1", "same"), row("2", "new"), row("3", "more")]),
        );
        assert_eq!(before, Value::Many(vec![row("2", "old")]));
        assert_eq!(after, Value::Many(vec![row("2", "new"), row("3", "more")]));
        let turned = (Value::Many(vec![row("1", "a"), row("2", "b")]), Value::Many(vec![row("2", "b"), row("1", "a")]));
        assert_eq!(differing(turned.0.clone(), turned.1.clone()), turned);
    }

    #[test]
    fn another_day_is_read_whole() {
        let marked = |before, after| {
            let runs = words(before, after);
            runs.into_iter().filter(|run| run.tag != Tag::Same).map(|run| run.text).collect::<Vec<_>>()
        };
        assert_eq!(marked("until 9 Apr 2026 at most", "until 8 Oct 2026 at most"), ["9 Apr 2026", "8 Oct 2026"]);
        assert_eq!(marked("9 Apr 2026", "8 Apr 2026"), ["9 Apr 2026", "8 Apr 2026"]);
        assert_eq!(marked("5 of 12 months", "6 of 12 months"), ["5", "6"]);
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        let runs = words("a planning database", "a dispatch database");
        let marked: Vec<_> = runs.iter().filter(|run| run.tag != Tag::Same).map(|run| run.text.as_str()).collect();
        assert_eq!(marked, ["planning", "dispatch"]);
    }
}
