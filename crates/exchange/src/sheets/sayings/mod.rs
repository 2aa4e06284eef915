//! What people say about words of a file that no choice and no record is called by.

pub mod failures;
pub mod notations;
pub mod repeats;
pub mod spellings;
pub mod strays;
mod word;

use std::collections::{BTreeSet, HashMap};

use isms::planning::controls::Implementation;
use kernel::{Kind, Path, Register, Value, Writer, parse};

pub use word::Word;

use crate::sheets::cells::choices;
use crate::sheets::cells::values::{BETWEEN, Reading};
use crate::sheets::columns::meanings::Column;
use crate::sheets::controls::{beginnings, lists};
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::links::additions::MADE_BY_NAME;
use crate::sheets::links::numbering::{self, Whose};
use crate::sheets::links::resemblance;
use crate::sheets::quantities::days;
use crate::sheets::report::notes;
use crate::sheets::within;
use notations::Form;

/// Different words of a column that are offered to be said something about.
pub(in crate::sheets) const WORDS_MAX: usize = 200;
/// Different days of a column that may mean two, as many as are asked about one by one.
const OPEN_DAYS_MAX: usize = 12;
/// What stands for a new record.
const NEW: &str = "+";
/// What stands for a new role, where a person is asked for.
const ROLE: &str = "+role";

/// What is said about one word of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The sheet; every sheet where none is named.
    pub sheet: Option<String>,
    /// The heading of the column.
    pub heading: String,
    /// The word.
    pub word: String,
    /// What it means.
    pub means: Means,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// Nothing: the place stays empty.
    Nothing,
    /// What would be written in its place: a choice, a step, a day, a record by reference or title.
    Written(String),
    /// A record that is made under this name.
    New,
    /// A control that is made under this name and is in place so far.
    Control(Implementation),
    /// A role that is made under this name, where a person is asked for: the place stays empty until somebody holds it.
    Role,
}

impl Saying {
    /// What `Status: Deployed` means in every sheet; none where no heading stands before the word. A heading in which
    /// the sign itself stands is quoted: `"Status: now": Deployed`.
    pub fn read(word: &str, means: &str) -> Option<Self> {
        let (heading, word) = quoted(word).or_else(|| word.split_once(':'))?;
        let (heading, word) = (heading.trim().to_owned(), word.trim().to_owned());
        Some(Self { sheet: None, heading, word, means: Means::read(means) })
    }

    /// Heading and word as they are read again.
    pub fn written(&self) -> String {
        let Self { heading, word, .. } = self;
        if heading.contains([':', '"']) { format!("\"{heading}\":{word}") } else { format!("{heading}:{word}") }
    }
}

/// A heading in quotes, and what stands behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start().strip_prefix('"')?;
    // Quotes within the heading end nothing: the sign has to follow.
    let mut ends = rest.match_indices('"').filter_map(|(at, _)| {
        let word = rest[at + 1..].trim_start().strip_prefix(':')?;
        Some((&rest[..at], word))
    });
    ends.next()
}

impl Means {
    /// What a text says: nothing, `+` for a new record, `+role` for a new role, `+implemented` and the like for a new
    /// control, or what would be written instead.
    pub fn read(text: &str) -> Self {
        match text.trim() {
            "" => Self::Nothing,
            NEW => Self::New,
            ROLE => Self::Role,
            text => beginnings::read(text).map_or_else(|| Self::Written(text.to_owned()), Self::Control),
        }
    }

    /// The text that says it.
    pub fn key(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::Written(text) => text,
            Self::New => NEW,
            Self::Control(state) => beginnings::key(*state),
            Self::Role => ROLE,
        }
    }
}

/// The sayings of a sheet, by the place that a column fills.
#[derive(Default)]
pub struct Sayings(HashMap<String, HashMap<String, Means>>);

impl Sayings {
    /// What was said now, before what was remembered.
    pub fn of(sheet: &str, columns: &[Column], said: &[Saying], remembered: &[Saying]) -> Self {
        let mut all = Self::default();
        let here = |own: &&Saying| own.sheet.as_ref().is_none_or(|name| name == sheet);
        for saying in remembered.iter().chain(said.iter().filter(here)) {
            let heading = within(&saying.heading, sheet).unwrap_or_else(|| saying.heading.trim());
            let same = |column: &&Column| column.heading.eq_ignore_ascii_case(heading);
            for path in columns.iter().filter(same).filter_map(|column| column.filled()) {
                all.0.entry(path.to_string()).or_default().insert(folded(&saying.word), saying.means.clone());
            }
        }
        all
    }

    /// Adds what was said about a word at a place, where nothing is said about it there.
    pub fn share(&mut self, path: &Path, word: &str, means: &Means) {
        self.0.entry(path.to_string()).or_default().entry(word.to_owned()).or_insert_with(|| means.clone());
    }

    /// What was said about words at a place, each word folded.
    pub fn at(&self, path: &Path) -> impl Iterator<Item = (&str, &Means)> {
        self.0.get(&path.to_string()).into_iter().flatten().map(|(word, means)| (word.as_str(), means))
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something was said about words at a place.
    pub fn speaks_of(&self, path: &Path) -> bool {
        self.0.contains_key(&path.to_string())
    }

    /// How all numbers at a place are written, as far as somebody said it.
    pub fn form(&self, path: &Path) -> Form {
        match self.find(path, notations::ALL) {
            Some(Means::Written(text)) => Form::read(text).unwrap_or_default(),
            Some(Means::Nothing | Means::New | Means::Control(_) | Means::Role) | None => Form::default(),
        }
    }

    /// Whose numbers stand at a place of links, where somebody said it.
    pub fn whose(&self, path: &Path) -> Option<Whose> {
        match self.find(path, notations::ALL)? {
            Means::Written(text) => Whose::read(text),
            Means::Nothing | Means::New | Means::Control(_) | Means::Role => None,
        }
    }

    /// What was said about a word at a place.
    pub fn find(&self, path: &Path, word: &str) -> Option<&Means> {
        self.0.get(&path.to_string())?.get(&folded(word))
    }
}

/// How words are compared.
pub fn folded(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The words of a sheet that nobody understands, and those about which something was said; and what is to be told of
/// the others: which are read as empty, and which are taken for the holder of a role.
pub fn words(
    register: &'static Register,
    columns: &[Column],
    lines: &Lines,
    reading: &Reading<'_>,
) -> (Vec<Word>, Vec<String>) {
    let (mut words, mut notes) = (Vec::new(), Vec::new());
    for column in columns {
        let Some((path, kind)) = worded(register, column) else {
            words.extend(spoken(register, column, lines, reading));
            words.extend(failures::words(register, column, lines, reading));
            notes.extend(column.place().and_then(|path| lists::beside(column, path, lines)));
            continue;
        };
        let (mut own, mut empty, mut known) = (Vec::new(), BTreeSet::new(), Vec::new());
        let texts = counted(lines, column.at);
        // A column full of them is asked about by the order of their numbers alone.
        let open =
            matches!(kind, Kind::Date) && texts.iter().filter(|(text, _)| days::is_open(text)).count() <= OPEN_DAYS_MAX;
        for (text, rows) in texts {
            for word in parts(&kind, path, &text, reading) {
                let said = reading.manner.sayings.find(path, &word).cloned();
                // Days and what may stand in their place are told by the habit of the column.
                let readings = if open { days::readings(&word) } else { Vec::new() };
                let value = reading.value(&Cell::Text(word.as_str().into()), path, &kind, &[]);
                let told = || value.is_ok() || days::is_open(&word);
                if said.is_none() && matches!(kind, Kind::Date) && !is_no_day(&word) && readings.is_empty() && told() {
                    continue;
                }
                let taken = reading.manner.levels.taken(path, &word);
                notes.extend(value.as_ref().ok().and_then(|value| notes::departed(column, path, value, reading)));
                match value {
                    Ok(value) if said.is_none() && is_empty(&value) => drop(empty.insert(word)),
                    Ok(_) if said.is_none() && taken.is_none() => {
                        notes.extend(standing(column, &kind, &word, reading));
                        known.push(word);
                    }
                    _ => {
                        let makes = kind.target().is_some_and(|to| MADE_BY_NAME.contains(&to));
                        let begins = beginnings::begins(&kind, &column.heading);
                        let bare = Word::bare(column.at, path, kind, (word, rows));
                        add(&mut own, Word { said, makes, begins, readings, taken, ..bare });
                    }
                }
            }
        }
        notes.extend(notes::empty(column, &empty));
        notes.extend(notes::referenced(column, &kind, &known, reading));
        notes.extend(notes::taken(column, &kind, &known));
        notes.extend(notes::aside(column, &kind, &known, reading));
        own.extend(numbering::asked(column, path, kind, &own, reading));
        words.append(&mut own);
    }
    notes.dedup();
    resemblance::find(&mut words, reading.state);
    (words, notes)
}

/// The words about which something was said in a column of days, numbers or texts.
fn spoken(register: &'static Register, column: &Column, lines: &Lines, reading: &Reading<'_>) -> Vec<Word> {
    let Some(path) = column.filled() else { return Vec::new() };
    let kind = parse::place(register.fields, path).map_or(Kind::Text, |(_, kind)| kind);
    let sayings = &reading.manner.sayings;
    // What cells list is said part by part.
    if lists::is(path) || !sayings.0.contains_key(&path.to_string()) {
        return Vec::new();
    }
    let word = |(word, rows): (String, usize)| {
        let said = Some(sayings.find(path, &word)?.clone());
        Some(Word { said, ..Word::bare(column.at, path, kind, (word, rows)) })
    };
    let all = is_number(&kind).then(|| (notations::ALL.to_owned(), lines.len()));
    let all = all.filter(|_| sayings.form(path) != Form::default());
    counted(lines, column.at).into_iter().chain(all).filter_map(word).collect()
}

/// Whether places of a kind hold numbers, of which it may be said how a column writes them all.
pub(in crate::sheets) fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Whole | Kind::Decimal | Kind::Money)
}

/// The different texts of a column in their order, each with how many rows say it.
fn counted(lines: &Lines, at: usize) -> Vec<(String, usize)> {
    let (mut counts, mut order): (HashMap<String, usize>, _) = (HashMap::new(), Vec::new());
    // What cannot be taken at all is refused where it stands, and no word.
    let cells = lines.iter().map(|line| match line.cell(at) {
        Cell::Wrong(_) => String::new(),
        cell => cell.words(),
    });
    for words in cells {
        let text = words.trim();
        match counts.get_mut(text) {
            Some(count) => *count += 1,
            None if text.is_empty() => {}
            None => {
                counts.insert(text.to_owned(), 1);
                order.push(text.to_owned());
            }
        }
    }
    let count = |text: String| {
        let count = counts[&text];
        (text, count)
    };
    order.into_iter().map(count).collect()
}

/// Adds a word, or the rows that say it in other letters.
fn add(words: &mut Vec<Word>, word: Word) {
    match words.iter().position(|own| folded(&own.word) == folded(&word.word)) {
        Some(at) => words[at].rows += word.rows,
        None if words.len() < WORDS_MAX || word.said.is_some() => words.push(word),
        None => {}
    }
}

/// Whether a word stands where a day is asked for and says none: `Q3 2026`, `tbd`.
fn is_no_day(word: &str) -> bool {
    word.contains(char::is_alphabetic) && !days::is_open(word) && !choices::is_nothing(&Kind::Date, word)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Nothing => true,
        Value::Links(records) => records.is_empty(),
        _ => false,
    }
}

/// The place of a column that holds words with a meaning of their own, and its kind.
fn worded<'a>(register: &'static Register, column: &'a Column) -> Option<(&'a Path, Kind)> {
    let path = column.filled()?;
    let (field, kind) = parse::place(register.fields, path).ok()?;
    let kind = match kind {
        Kind::Choice(_) | Kind::Flag | Kind::Level | Kind::Date | Kind::Link(_) | Kind::Links(_) => kind,
        _ => return None,
    };
    let written = field.writer == Writer::Edit || column.place().is_none();
    (written && !matches!(kind.target(), Some(kernel::types::ANY))).then_some((path, kind))
}

/// The words of a cell: one, or each name of a list that as a whole names nothing.
fn parts(kind: &Kind, path: &Path, text: &str, reading: &Reading<'_>) -> Vec<String> {
    let whole = || vec![text.to_owned()];
    if !matches!(kind, Kind::Links(_)) || reading.manner.sayings.find(path, text).is_some() {
        return whole();
    }
    let known = |line: &str| kind.target().is_some_and(|to| reading.names.resolve(to, line).is_ok());
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // Names that a word joins are asked about as one, unless each of them is known.
    let names = |name: &str| {
        let several = kind.target().filter(|_| !known(name)).and_then(|to| reading.several(to, path, name, &[]));
        several.unwrap_or_else(|| vec![name]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let each = |line: &str| match known(line) || reading.manner.sayings.find(path, line).is_some() {
        true => vec![line.to_owned()],
        false => line.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()).flat_map(names).collect(),
    };
    lines.flat_map(each).collect()
}

/// Who is taken for a role or a position.
fn standing(column: &Column, kind: &Kind, word: &str, reading: &Reading<'_>) -> Option<String> {
    let target = kind.target()?;
    if let Some(row) = reading.names.abbreviated(target, word).and_then(|id| reading.state.row(target, id)) {
        let who = format!("{} {}", row.reference(), row.record.title());
        let named = notes::named(column);
        return Some(format!("\"{word}\" in {named} is taken for {who}, the only one whom it fits"));
    }
    if let Some(row) = reading.names.typed(target, word).and_then(|id| reading.state.row(target, id)) {
        let (named, who) = (notes::named(column), format!("{} {}", row.reference(), row.record.title()));
        return Some(format!("\"{word}\" in {named} is taken for the type {who}"));
    }
    let id = reading.names.standing_in(target, word)?;
    let row = reading.state.row(target, id)?;
    Some(format!(
        "\"{word}\" in {} ({}) is a role or position; {} {}, who holds it, is taken",
        column.heading,
        column.letters,
        row.reference(),
        row.record.title()
    ))
}
