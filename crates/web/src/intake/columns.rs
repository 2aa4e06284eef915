//! The columns of a sheet, each with what it is taken for and what it may be said to mean.

use exchange::sheets::{self, By, Column, Meaning};
use kernel::{Path, Register, State, own};

use super::wishes::LEAVE_OUT;
use crate::generic::desk::own_label;
use crate::generic::scale;
use crate::texts::Texts;

/// A column as the page shows it.
pub struct Told {
    /// Its position, which names its field in the form.
    pub at: usize,
    /// `D`.
    pub letters: String,
    /// What stands above it.
    pub heading: String,
    /// What stands in its first filled cell.
    pub example: String,
    /// What it is taken for, and by what.
    pub meaning: String,
    /// Whether nobody knows what it means.
    pub unknown: bool,
    /// What it may be said to mean: value, label, whether it was.
    pub choices: Vec<(String, String, bool)>,
}

/// The columns of a sheet about a register.
pub fn told(t: &Texts, register: &'static Register, columns: &[Column], state: &State) -> Vec<Told> {
    let places: Vec<_> = sheets::offered(register, state)
        .into_iter()
        .map(|path| (path.to_string(), label(t, register, &path, state)))
        .collect();
    let column = |column: &Column| Told {
        at: column.at,
        letters: column.letters.clone(),
        heading: column.heading.clone(),
        example: column.example.clone(),
        meaning: meaning(t, register, column, state),
        unknown: column.meaning == Meaning::Unknown,
        choices: choices(t, column, &places),
    };
    columns.iter().map(column).collect()
}

/// What a place is called: the field, then its part.
pub fn label(t: &Texts, register: &'static Register, path: &Path, state: &State) -> String {
    let Some((_, field)) = register.field(&path.field) else { return path.to_string() };
    if field.key == own::FIELD {
        let own = path.group_key().and_then(|key| own_label(register, key, state));
        return own.unwrap_or_else(|| path.to_string());
    }
    let mut words = t.field(register.key, field);
    if path.group_key() == Some(sheets::ALL_CRITERIA) {
        return t.one("import-all-criteria", "field", words);
    }
    if let Some(key) = path.group_key() {
        words = format!("{words} {}", scale::row(state, register.key, field, key));
    }
    let part = path.part_key().and_then(|key| field.kind.parts()?.iter().find(|part| part.answers_to(key)));
    match part {
        Some(part) => format!("{words}: {}", t.field(&format!("{}-{}", register.key, field.key), part)),
        None => words,
    }
}

fn meaning(t: &Texts, register: &'static Register, column: &Column, state: &State) -> String {
    let what = match &column.meaning {
        Meaning::Place(path) => label(t, register, path, state),
        Meaning::Reference => t.t("reference").to_owned(),
        Meaning::RecordVersion => t.t("import-is-version").to_owned(),
        Meaning::Number => t.t("import-is-number").to_owned(),
        Meaning::Computed => t.t("import-is-computed").to_owned(),
        Meaning::Judged(path) => t.one("import-is-judged", "place", label(t, register, path, state)),
        Meaning::Waiting(path) => t.one("import-is-waiting", "place", label(t, register, path, state)),
        Meaning::Brought(path) => t.one("import-is-brought", "place", label(t, register, path, state)),
        Meaning::Decided => t.t("import-is-decided").to_owned(),
        Meaning::LeftOut => t.t("import-is-left-out").to_owned(),
        Meaning::Answer(path) => t.one("import-is-answer", "place", label(t, register, path, state)),
        Meaning::Repeated => t.t("import-is-repeated").to_owned(),
        Meaning::Unknown => t.t("import-is-unknown").to_owned(),
    };
    let by = match column.by {
        By::Key | By::Label | By::Nothing => return what,
        By::Foreign => "import-by-foreign",
        By::Remembered => "import-by-remembered",
        By::Told => "import-by-told",
    };
    format!("{what} ({})", t.t(by))
}

/// As it is, left out, then every place: what is likely first.
fn choices(t: &Texts, column: &Column, places: &[(String, String)]) -> Vec<(String, String, bool)> {
    let said = match (&column.by, &column.meaning) {
        (By::Told, Meaning::Place(path) | Meaning::Answer(path) | Meaning::Brought(path)) => path.to_string(),
        (By::Told, Meaning::Judged(path) | Meaning::Waiting(path)) => sheets::said(path),
        (By::Told, Meaning::Reference) => sheets::REFERENCE.to_owned(),
        (By::Told, _) => LEAVE_OUT.to_owned(),
        (By::Key | By::Label | By::Foreign | By::Remembered | By::Nothing, _) => String::new(),
    };
    let chosen = |value: &str, label: String| (value.to_owned(), label, value == said);
    let mut choices = vec![
        chosen("", t.t("import-as-recognized").to_owned()),
        chosen(LEAVE_OUT, t.t("import-leave-out").to_owned()),
        chosen(sheets::REFERENCE, t.t("reference").to_owned()),
    ];
    let fits = matches!(column.meaning, Meaning::Unknown | Meaning::Number | Meaning::Decided) || column.by == By::Told;
    // What is kept already stands under its own key, which may be another than the heading gives.
    let kept = column.place().filter(|path| column.by == By::Told && path.field == own::FIELD);
    let made = kept.cloned().or_else(|| sheets::own_place(&column.heading)).map(|path| path.to_string());
    let made = made.filter(|path| fits && !places.iter().any(|(place, _)| place == path));
    choices.extend(made.map(|path| chosen(&path, t.t("import-own-field").to_owned())));
    let likely = |(place, _): &&(String, String)| column.suggestions.contains(place);
    let (first, rest): (Vec<_>, Vec<_>) = places.iter().partition(likely);
    let likely = first.into_iter().map(|(place, label)| (place, t.one("import-perhaps", "place", label.as_str())));
    choices.extend(likely.map(|(place, label)| chosen(place, label)));
    choices.extend(rest.into_iter().map(|(place, label)| chosen(place, label.clone())));
    choices
}
