//! Words of a sheet that no choice and no record is called by, each with what it may be said to mean.

use exchange::sheets::{self, Means};
use isms::planning::controls::Implementation::{self, Implemented, NotStarted, Partly, Planned};
use isms::planning::scoring;
use kernel::{Choice, Kind, Register, State};

use super::wishes::{self, LEAVE_OUT};
use crate::generic::scale;
use crate::texts::Texts;

/// Records that are offered for a word; whoever has more says which in the file or to the API.
const RECORDS_MAX: usize = 300;

/// A word as the page shows it.
pub struct Told {
    /// The heading of its column.
    pub heading: String,
    /// The word.
    pub word: String,
    /// What is shown for it.
    pub shown: String,
    /// In how many rows it stands, in words.
    pub rows: String,
    /// Whether nothing is said about it.
    pub open: bool,
    /// What it was said to mean, where that has to be a day or may be written; empty where nothing was.
    pub typed: Option<String>,
    /// What is written beside: a day, or a text.
    pub day: bool,
    /// What it may mean: value, label, whether that was said.
    pub choices: Vec<(String, String, bool)>,
    /// Whether it may be made a new record, together with others: of a person the name is told.
    makes: bool,
    /// How far it would be in place as a new control; none where it is none.
    begins: Option<Implementation>,
}

/// A button that says something about many words at once: what it says, and its value.
pub type Many = (String, String);

/// What may be said about all open words of a column, or of a sheet, at once.
pub fn many(t: &Texts, words: &[Told]) -> Vec<Many> {
    let open = || words.iter().enumerate().filter(|(_, word)| word.open);
    let mut headings: Vec<&str> = open().filter(|(_, word)| word.makes).map(|(_, word)| &*word.heading).collect();
    headings.dedup();
    let make = |heading: &str, as_control: bool, means: &Means| {
        let own = open().filter(|(_, word)| word.makes && word.heading == heading);
        let own = own.filter(|(_, word)| word.begins.is_some() == as_control);
        let all: Vec<_> = own.map(|(at, _)| (at, means.key().to_owned())).collect();
        let mut told =
            t.with("import-words-new", &[("count", all.len().into()), ("heading", heading.to_owned().into())]);
        if let Means::Control(status) = means {
            told =
                t.with("import-words-new-control", &[("made", told.into()), ("status", status_of(t, *status).into())]);
        }
        (all.len() > 1).then(|| (told, wishes::many(&all)))
    };
    let ways = [(false, Means::New), (true, Means::Control(Implemented)), (true, Means::Control(NotStarted))];
    headings
        .iter()
        .flat_map(|heading| ways.iter().filter_map(|(control, means)| make(heading, *control, means)))
        .collect()
}

/// The words of a sheet.
pub fn told(t: &Texts, sheet: &sheets::Sheet, state: &State) -> Vec<Told> {
    let word = |own: &sheets::Word| {
        let near = nearest(own, state);
        let column = sheet.columns.iter().find(|column| column.at == own.column);
        Told {
            heading: column.map(|column| column.heading.clone()).unwrap_or_default(),
            word: own.word.clone(),
            shown: if own.word == sheets::ALL_CELLS { t.t("import-word-all").to_owned() } else { own.word.clone() },
            rows: t.one("import-word-rows", "count", own.rows),
            open: own.is_open(),
            typed: is_typed(&own.kind).then(|| match &own.said {
                Some(Means::Written(said)) if !is_offered(own, said) => said.clone(),
                Some(Means::Written(_) | Means::Nothing | Means::New | Means::Control(_) | Means::Role) | None => {
                    String::new()
                }
            }),
            day: matches!(own.kind, Kind::Date),
            choices: choices(t, own, sheet.register, near.as_ref(), state),
            makes: (own.makes || own.roles()) && own.named,
            begins: own.begins,
        }
    };
    // What is told with another column is told once.
    sheet.words.iter().filter(|own| !own.again).map(word).collect()
}

/// The reference and the title of the one record that a word nearly names.
fn nearest(word: &sheets::Word, state: &State) -> Option<(String, String)> {
    let (named, to) = (word.near.clone()?, word.kind.target()?);
    let row = state.row(to, state.resolve(to, &named).ok()?)?;
    Some((named, row.record.title()))
}

/// Whether what a word means may be written beside.
fn is_typed(kind: &Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Time | Kind::Whole | Kind::Decimal | Kind::Money | Kind::Lines)
}

/// How all amounts of a column may be written: numbers with either sign, and the usual currencies.
const FORMS: [&str; 8] = ["1.234,56", "1,234.56", "EUR", "USD", "GBP", "CHF", "1.234,56 EUR", "1,234.56 USD"];

/// Whether a meaning stands among those that are offered, so that it need not be written.
fn is_offered(word: &sheets::Word, said: &str) -> bool {
    word.readings.iter().any(|own| own.to_string() == said)
        || (word.word == sheets::ALL_CELLS && forms(&word.kind).any(|own| own == said))
}

fn forms(kind: &Kind) -> impl Iterator<Item = &'static str> {
    let counts = if matches!(kind, Kind::Money) { FORMS.len() } else { 2 };
    FORMS.into_iter().take(counts)
}

fn status_of(t: &Texts, status: Implementation) -> String {
    t.choice(Implementation::CHOICES.key, status.key()).to_owned()
}

fn choices(
    t: &Texts,
    word: &sheets::Word,
    register: Option<&'static Register>,
    near: Option<&(String, String)>,
    state: &State,
) -> Vec<(String, String, bool)> {
    let said = match &word.said {
        None => "",
        // It is typed beside, unless it is one of those offered.
        Some(Means::Written(said)) if is_typed(&word.kind) && !is_offered(word, said) => "",
        Some(Means::Nothing) => LEAVE_OUT,
        Some(Means::New) if word.begins.is_some() => word.begins.map_or("", sheets::made_as),
        Some(means) => means.key(),
    };
    let field = register.and_then(|register| register.field(&word.place.field)).map(|(_, field)| field);
    let ask = match word.kind {
        Kind::Date => "import-word-on",
        Kind::Link(_) | Kind::Links(_) if word.word == sheets::ALL_CELLS => "import-word-whose",
        _ if word.word == sheets::ALL_CELLS => "import-word-form",
        kind if is_typed(&kind) => "import-word-written",
        _ => "import-word-choose",
    };
    let ask = match (word.taken.zip(field), &word.form_of) {
        (Some((step, field)), _) => t.one("import-word-taken", "step", scale::name(state, field, step)),
        (None, Some(name)) => t.one("import-word-form-of", "name", name.as_str()),
        (None, None) => t.t(ask).to_owned(),
    };
    let mut all = vec![(String::new(), ask)];
    all.extend(
        near.map(|(named, title)| (named.clone(), t.one("import-perhaps", "place", format!("{title} ({named})")))),
    );
    if word.roles() {
        let label = |text: &str| t.one(text, "word", word.word.as_str());
        all.push((Means::New.key().to_owned(), label("import-word-new-person")));
        all.push((Means::Role.key().to_owned(), label("import-word-new-role")));
    } else if word.begins.is_some() && word.makes {
        all.extend([Implemented, Partly, Planned, NotStarted].map(|status| {
            let made = t.one("import-word-new", "word", word.word.as_str());
            let told =
                t.with("import-words-new-control", &[("made", made.into()), ("status", status_of(t, status).into())]);
            (Means::Control(status).key().to_owned(), told)
        }));
    } else if word.makes {
        all.push((Means::New.key().to_owned(), t.one("import-word-new", "word", word.word.as_str())));
    }
    if word.word == sheets::ALL_CELLS && word.kind.target().is_some() {
        let labels = ["import-word-references", "import-word-numbers"];
        all.extend(sheets::WHOSE.iter().zip(labels).map(|(own, label)| ((*own).to_owned(), t.t(label).to_owned())));
        return all.into_iter().map(|(value, label)| (value.clone(), label, value == said)).collect();
    }
    if word.word == sheets::ALL_CELLS {
        all.extend(forms(&word.kind).map(|form| (form.to_owned(), t.one("import-word-form-as", "form", form))));
    } else {
        all.push((LEAVE_OUT.to_owned(), t.t("import-word-empty").to_owned()));
    }
    match word.kind {
        Kind::Choice(choices) => {
            all.extend(choices.values.iter().map(|key| ((*key).to_owned(), t.choice(choices.key, key).to_owned())));
        }
        Kind::Date => all.extend(word.readings.iter().map(|day| (day.to_string(), t.day(*day)))),
        Kind::Flag => all.extend(["yes", "no"].map(|key| (key.to_owned(), t.t(key).to_owned()))),
        Kind::Level => {
            let steps = scoring::at_hand(state).map(|(_, method)| scoring::scale(method, &word.place.field).len());
            let steps = (1..=steps.and_then(|count| u8::try_from(count).ok()).unwrap_or_default())
                .zip(field.into_iter().cycle());
            all.extend(steps.map(|(step, field)| (step.to_string(), scale::name(state, field, step))));
        }
        kind => {
            let table = kind.target().and_then(|to| state.table(to));
            let rows = table.into_iter().flat_map(|table| table.rows()).filter(|row| !row.head.retired);
            let rows = rows.take(RECORDS_MAX).map(|row| (row.reference().to_string(), row.record.title()));
            let others = rows.filter(|(reference, _)| near.is_none_or(|(named, _)| named != reference));
            all.extend(others.map(|(reference, title)| {
                let label = format!("{title} ({reference})");
                (reference, label)
            }));
        }
    }
    // What was said in a file or by a map may be a title, or a record beyond those offered.
    if !all.iter().any(|(value, _)| value == said) {
        all.push((said.to_owned(), said.to_owned()));
    }
    all.into_iter().map(|(value, label)| (value.clone(), label, value == said)).collect()
}
