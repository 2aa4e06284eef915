//! A value as a reader sees it, whatever its kind.

use askama::Template;
use askama::filters::HtmlSafe;
use kernel::value::Parts;
use kernel::{Field, Kind, RawId, Value, Writer};

use super::diff::plain;
use super::gone::marked;
use super::{record_path, scale};
use crate::files::FileLink;
use crate::visit::Visit;

/// What stands in a cell or beside a label.
#[derive(Template)]
#[template(path = "generic/value.html")]
pub enum Shown {
    /// Nothing was entered.
    Nothing,
    /// Plain text.
    Text(String),
    /// Short signs, each with whether it stands back, and what they say in words.
    Signs(Vec<(String, bool)>, String),
    /// Markdown, rendered and cleaned.
    Prose(String),
    /// Lines one below the other.
    Lines(Vec<String>),
    /// Links: reference, title, address; and how many more there are.
    Links(Vec<(String, String, String)>, usize),
    /// A stored file.
    File(FileLink),
    /// A stored picture, to be seen.
    Picture(FileLink),
    /// A group: labels with contents.
    Group(Vec<(String, Shown)>),
    /// A keyed list of groups: the names of the parts, and for each group its key or name and its parts.
    Rows(Vec<String>, Vec<(String, Vec<Shown>)>),
    /// The same where the parts are too many for columns: each group folds behind its first words.
    Folds(Vec<Fold>),
    /// The same by theme: what it is called, its sums in words, its groups.
    Themes(Vec<(String, String, Vec<Fold>)>),
}

/// A group of many parts, told in a few words.
pub struct Fold {
    /// What it is called.
    pub label: String,
    /// Its first parts, in words.
    pub words: String,
    /// Its parts that hold something.
    pub parts: Vec<(String, Shown)>,
}
impl HtmlSafe for Shown {}

impl Shown {
    /// Whether there is nothing to show.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// Whether it deserves the width of the page.
    pub fn is_long(&self) -> bool {
        matches!(
            self,
            Self::Picture(_) | Self::Prose(_) | Self::Rows(..) | Self::Folds(_) | Self::Themes(_) | Self::Group(_)
        )
    }
}

/// Most parts of a keyed list that stand side by side as columns.
const COLUMNS_MAX: usize = 8;
/// Parts that a folded group is told by.
const TOLD: usize = 3;
/// Most links shown before *and more*.
const LINKS_MAX: usize = 12;

/// A value of a field; `stem` names its owner for the texts.
pub fn shown(visit: &Visit, stem: &str, field: &Field, value: &Value) -> Shown {
    let t = visit.t();
    if value.is_blank() {
        return Shown::Nothing;
    }
    match value {
        Value::Text(text) if matches!(field.kind, Kind::Markdown) => Shown::Prose(prose(text)),
        Value::Text(text) => Shown::Text(text.clone()),
        Value::Date(day) if *day == jiff::civil::Date::ZERO => Shown::Nothing,
        Value::Date(day) => Shown::Text(t.day(*day)),
        Value::Time(time) => Shown::Text(t.time(*time, &visit.zone)),
        Value::Flag(yes) => Shown::Text(t.t(if *yes { "yes" } else { "no" }).to_owned()),
        Value::Level(level) => Shown::Text(scale::name(&visit.state, field, *level)),
        Value::Choice(key) => match field.kind {
            Kind::Choice(choices) => Shown::Text(t.choice(choices.key, key).to_owned()),
            _ => Shown::Text(key.to_string()),
        },
        Value::Link(id) => Shown::Links(link(visit, *id).into_iter().collect(), 0),
        Value::Links(ids) => {
            let links = ids.iter().take(LINKS_MAX).filter_map(|id| link(visit, *id)).collect();
            Shown::Links(links, ids.len().saturating_sub(LINKS_MAX))
        }
        Value::Lines(lines) => Shown::Lines(lines.clone()),
        Value::Group(parts) => Shown::Group(group(visit, &format!("{stem}-{}", field.key), field, parts)),
        Value::Many(rows) => {
            let owner = stem;
            let (stem, parts) = (format!("{stem}-{}", field.key), field.kind.parts().unwrap_or_default());
            if parts.len() > COLUMNS_MAX {
                let fold = |(key, own): &(String, Parts)| Fold {
                    label: scale::row(&visit.state, owner, field, key),
                    words: words(visit, &stem, parts, own, TOLD),
                    parts: group(visit, &stem, field, own),
                };
                return Shown::Folds(rows.iter().map(fold).collect());
            }
            let heads = parts.iter().map(|part| t.field(&stem, part)).collect();
            let cell = |part: &Field, own: &Parts| {
                let value = own.iter().find(|(key, _)| part.answers_to(key));
                value.map_or(Shown::Nothing, |(_, value)| shown(visit, &stem, part, value))
            };
            let row = |(key, own): &(String, Parts)| {
                (scale::row(&visit.state, owner, field, key), parts.iter().map(|part| cell(part, own)).collect())
            };
            Shown::Rows(heads, rows.iter().map(row).collect())
        }
        // A version gets its number when it is approved.
        Value::Whole(0) if field.key == "version" && field.writer == Writer::Act => {
            Shown::Text(t.t("version-none").to_owned())
        }
        Value::File(file) => Shown::File(FileLink::of(visit, file)),
        Value::Nothing | Value::Whole(_) | Value::Decimal(_) | Value::Money(_) => {
            Shown::Text(kernel::print::text(value, &visit.state))
        }
    }
}

fn group(visit: &Visit, stem: &str, field: &Field, parts: &Parts) -> Vec<(String, Shown)> {
    let declared = field.kind.parts().unwrap_or_default();
    let part = |(key, value): &(kernel::change::Key, Value)| {
        let part = declared.iter().find(|part| part.answers_to(key))?;
        let level = scale::band(&visit.state, part, value, parts).map(Shown::Text);
        let content = level.unwrap_or_else(|| shown(visit, stem, part, value));
        (!content.is_blank()).then(|| (visit.t().field(stem, part), content))
    };
    parts.iter().filter_map(part).collect()
}

/// A value in one cell of a list: groups by their first parts.
pub fn brief(visit: &Visit, stem: &str, field: &Field, value: &Value) -> Shown {
    let parts = field.kind.parts().unwrap_or_default();
    match value {
        Value::Group(own) if !value.is_blank() => Shown::Text(words(visit, stem, parts, own, 2)),
        Value::Many(rows) if !rows.is_empty() => {
            // A key that means nothing to a reader is no name.
            let row = |(key, own): &(String, Parts)| {
                let name = scale::row_name(&visit.state, stem, field, key);
                match name.or_else(|| field.keyed.then(|| key.clone())) {
                    Some(name) => format!("{name} {}", words(visit, stem, parts, own, 1)),
                    None => words(visit, stem, parts, own, 1),
                }
            };
            Shown::Text(rows.iter().map(row).collect::<Vec<_>>().join(", "))
        }
        other => shown(visit, stem, field, other),
    }
}

/// The first parts of a group that hold something, in words.
fn words(visit: &Visit, stem: &str, parts: &[Field], own: &Parts, most: usize) -> String {
    let filled = own.iter().filter(|(_, value)| !value.is_blank()).take(most);
    let word = |(key, value): &(kernel::change::Key, Value)| {
        let part = parts.iter().find(|part| part.answers_to(key))?;
        Some(plain((visit.t(), &visit.zone), stem, part, value, &visit.state))
    };
    filled.filter_map(word).collect::<Vec<_>>().join(" · ")
}

/// Reference, title and address of a record; a person who has left is marked.
pub fn link(visit: &Visit, id: RawId) -> Option<(String, String, String)> {
    let row = visit.state.find(id)?;
    let title = marked(visit, &row, row.record.title());
    Some((row.reference(), title, visit.href(&record_path(&row))))
}

/// Markdown as clean HTML.
pub fn prose(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    ammonia::clean(&comrak::markdown_to_html(text, &options))
}

#[cfg(test)]
mod tests {
    #[test]
    fn prose_keeps_tables_and_drops_what_runs() {
        let html = super::prose("| whom | by when |\n|---|---|\n| customers | 24 hours |\n\n<script>alert(1)</script>");
        assert!(html.contains("<td>24 hours</td>") && !html.contains("<script"), "{html}");
    }
}
