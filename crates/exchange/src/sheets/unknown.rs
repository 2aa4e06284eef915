//! Columns that nobody knows: what stands in them is never left out unasked, and is kept as an own field where somebody
//! says so.

use std::collections::{BTreeSet, HashMap};

use isms::work::OwnField;
use kernel::{Path, Register, State};

use super::Options;
use super::book::{Lines, letters};
use super::choices::says_nothing;
use super::columns::{By, Column, Meaning};
use super::{directory, fields, told, words};

/// What stands for every column that nobody knows.
pub const ALL: &str = "*";
/// Different words of a column that are shown, and letters of each.
const SHOWN_MAX: usize = 3;
const LETTERS_MAX: usize = 30;

/// Has the columns that somebody wants kept fill own fields: those that are named, and where all are asked for, those
/// that nobody knows and in which something stands.
pub fn keep(
    register: &'static Register,
    sheet: &str,
    columns: &mut [Column],
    lines: &Lines,
    options: &Options,
    state: &State,
) {
    if options.kept.is_empty() {
        return;
    }
    let said = Said::of(columns, lines);
    let named = |column: &Column| options.keeps(sheet, &column.heading) && column.place().is_none();
    let asked = |column: &Column| options.keeps(sheet, ALL) && is_open(column) && said.values(column) > 0;
    let kept: Vec<_> = columns.iter().filter(|own| named(own) || asked(own)).map(|own| own.at).collect();
    let mut taken = taken(register, columns, state);
    // Columns of one heading stand together in one field.
    let mut made: HashMap<String, Path> = HashMap::new();
    for column in columns.iter_mut().filter(|column| kept.contains(&column.at)) {
        let heading = words::plain(&column.heading);
        let path = made.entry(heading).or_insert_with(|| free(column, &mut taken)).clone();
        (column.meaning, column.by) = (Meaning::Place(path), By::Told);
    }
}

/// Keys that stand for something already, also where their field is retired.
fn taken(register: &Register, columns: &[Column], state: &State) -> BTreeSet<String> {
    let declared = state.of::<OwnField>();
    let declared =
        declared.iter().filter(|(_, own)| *own.register == *register.key).map(|(_, own)| own.key.to_string());
    let filled = columns.iter().filter_map(|column| column.place()?.group_key().map(str::to_owned));
    declared.collect::<Vec<_>>().into_iter().chain(filled).collect()
}

/// The place of a new own field, under a key that stands for nothing yet.
fn free(column: &Column, taken: &mut BTreeSet<String>) -> Path {
    let lettered = || fields::placed(&format!("column-{}", letters(column.at).to_lowercase()));
    let path = fields::place(&column.heading).unwrap_or_else(lettered);
    let stem = path.group_key().unwrap_or_default().to_owned();
    let mut numbered = (2..).map(|number| fields::placed(&format!("{stem}-{number}")));
    let path = std::iter::once(path)
        .chain(numbered.by_ref())
        .find(|path| path.group_key().is_some_and(|key| !taken.contains(key)))
        .expect("numbers never end");
    taken.extend(path.group_key().map(str::to_owned));
    path
}

/// What is told of columns that nobody knows.
#[derive(Default)]
pub struct Told {
    /// What has to be confirmed: what would be lost, and how it is kept.
    pub questions: Vec<String>,
    /// What nobody misses: nothing stands there, or a tool wrote it about its own rows.
    pub notes: Vec<String>,
}

/// What is told of the columns that nobody knows.
pub fn told(register: &Register, columns: &[Column], lines: &Lines) -> Told {
    let unknown: Vec<_> = columns.iter().filter(|column| column.meaning == Meaning::Unknown).collect();
    if unknown.is_empty() {
        return Told::default();
    }
    let said = Said::of(columns, lines);
    let asked = |column: &&&Column| is_open(column) && said.values(column) > 0 && !directory::is_read(register, column);
    let questions = unknown.iter().filter(asked).map(|column| question(column, &said)).collect();
    let named = |own: &dyn Fn(&Column) -> bool| {
        unknown.iter().filter(|column| own(column)).map(|own| told::named(own)).collect::<Vec<_>>().join(", ")
    };
    let notes = [
        (named(&|own| !is_open(own)), "what a tool writes about its own rows, left out"),
        (named(&|own| is_open(own) && said.values(own) == 0), "nothing stands there, left out"),
    ];
    let notes = notes.into_iter().filter(|(named, _)| !named.is_empty());
    Told { questions, notes: notes.map(|(named, what)| format!("{named}: {what}")).collect() }
}

/// Whether a question is about this column.
pub fn is_about(question: &str, column: &Column) -> bool {
    question.starts_with(&begun(column))
}

fn begun(column: &Column) -> String {
    format!("left out: {}, ", told::named(column))
}

/// Whether nobody knows a column, and somebody may miss it.
fn is_open(column: &Column) -> bool {
    column.meaning == Meaning::Unknown && !words::is_idle(&column.heading)
}

fn question(column: &Column, said: &Said) -> String {
    let values = match said.values(column) {
        1 => "1 value".to_owned(),
        values => format!("{values} values"),
    };
    let perhaps = match &column.suggestions[..] {
        [] => String::new(),
        all => format!(" (perhaps {})", all.join(", ")),
    };
    let shown = said.0.get(&column.at).map(|(_, shown)| shown.join(", ")).unwrap_or_default();
    format!("{}{values}, for example {shown}; map it{perhaps} or keep it as an own field", begun(column))
}

/// How many cells say something in each column that fills no place, and the first of them.
struct Said(HashMap<usize, (usize, Vec<String>)>);

impl Said {
    fn of(columns: &[Column], lines: &Lines) -> Self {
        let open = columns.iter().filter(|column| column.place().is_none());
        let mut all: HashMap<_, _> = open.map(|column| (column.at, (0, Vec::new()))).collect();
        for line in lines.iter() {
            for (at, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                if let Some((values, shown)) = all.get_mut(&at) {
                    add(&cell.words(), values, shown);
                }
            }
        }
        Self(all)
    }

    fn values(&self, column: &Column) -> usize {
        self.0.get(&column.at).map_or(0, |(values, _)| *values)
    }
}

fn add(text: &str, values: &mut usize, shown: &mut Vec<String>) {
    if says_nothing(text) {
        return;
    }
    *values += 1;
    if shown.len() < SHOWN_MAX {
        let line = text.trim().lines().next().unwrap_or_default();
        let cut = line.chars().count() > LETTERS_MAX;
        let own = line.chars().take(LETTERS_MAX).chain(cut.then_some('…')).collect::<String>();
        let own = format!("\"{own}\"");
        if !shown.contains(&own) {
            shown.push(own);
        }
    }
}
