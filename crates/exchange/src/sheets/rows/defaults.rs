//! What no column of a sheet says although every record holds it: the choices that a new record begins with, and what
//! is either yes or no.

use kernel::refusal::Wrong;
use kernel::{Kind, Path, Refusal, Register, Value, Writer, parse};

use super::changes::{Objection, Rows};
use super::templates::names_columns;
use crate::sheets::cells::choices;
use crate::sheets::cells::values::Reading;
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::file::book::{Cell, Line};
use crate::sheets::report::preview::{Sheet, Unsaid};
use crate::sheets::risks::{judgements, properties};

/// Whether something holds personal data is nothing that a list without a word about it says: its no is told.
const STATED: [&str; 1] = ["personal_data"];
/// What such a place holds.
const NO_YES: [&str; 2] = ["no", "yes"];

/// What new records of a sheet take without a column for it.
pub fn unsaid(register: &'static Register, sheet: &Sheet, filled: &[(Path, Value)]) -> Vec<Unsaid> {
    let (columns, blank) = (&sheet.columns, (register.blank)());
    let fills = |column: &&Column, key: &str| column.place().is_some_and(|path| path.field == key);
    // A cell that is empty below a heading that denies says nothing either.
    let silent = |key: &str| columns.iter().any(|own| fills(&own, key) && sheet.silent.contains(&own.at));
    let said = |key: &str| columns.iter().any(|column| fills(&column, key)) && !silent(key);
    let of_field = |(at, field): (usize, &kernel::Field)| {
        let choices: &'static [&'static str] = match field.kind {
            Kind::Choice(choices) => choices.values,
            Kind::Flag
                if STATED.contains(&field.key) || silent(field.key) || properties::is_open(field.key, columns) =>
            {
                &NO_YES
            }
            _ => return None,
        };
        // Where one consequence stands for all criteria, a risk touches each until somebody says which.
        let aim = |path: &Path| properties::is_open(&path.field, columns);
        let told = filled.iter().map(|(path, _)| path).chain(columns.iter().filter_map(Column::filled)).any(aim);
        let all = properties::is_open(field.key, columns) && !told;
        let usual = other(field, &blank.get(at)).or_else(|| all.then_some(Value::Flag(true)));
        let usual = word(&usual.unwrap_or_else(|| blank.get(at)))?;
        let told = filled.iter().find(|(path, _)| path.field == field.key);
        let taken = told.and_then(|(_, value)| word(value)).unwrap_or_else(|| usual.clone());
        let typed = field.key == KIND && sheet.typed > 0;
        let asked = field.writer == Writer::Edit && field.when.is_none() && !said(field.key) && !typed;
        let done = || done_word(field).filter(|_| columns.iter().any(says_done));
        let once_done = if told.is_some() { None } else { done() };
        let told = told.is_some();
        asked.then_some(Unsaid { place: field.key, usual, taken, told, warned: all, once_done, choices })
    };
    register.live_fields().filter_map(of_field).collect()
}

/// What something is, such as whether an asset is primary or supporting.
const KIND: &str = "kind";
/// The kind of what is of no other.
const OTHER: &str = "other";

/// What a record is where a list does not say: of no kind that somebody would have to choose, where there is such a one.
fn other(field: &kernel::Field, blank: &Value) -> Option<Value> {
    let Kind::Choice(choices) = field.kind else { return None };
    let open = field.key == KIND && field.writer == Writer::Edit && !blank.is_blank();
    (open && choices.values.contains(&OTHER)).then(|| Value::Choice(OTHER.into()))
}

/// The kind of a new record for which the list says none.
pub fn unchosen(register: &Register, values: &[(Path, Value)]) -> Option<(Path, Value)> {
    let (at, field) = register.field(KIND).filter(|_| !values.iter().any(|(path, _)| path.field == KIND))?;
    Some((Path::field(KIND), other(field, &(register.blank)().get(at))?))
}

/// Whether the type of an asset says whether it is primary, as nobody else does.
pub fn is_typed(register: &Register, values: &[(Path, Value)], columns: &[Column], filled: &[(Path, Value)]) -> bool {
    let kind = |path: &Path| path.field == KIND;
    register.key == "asset"
        && values.iter().any(|(path, _)| kind(path))
        && !filled.iter().any(|(path, _)| kind(path))
        && !columns.iter().any(|column| column.place().is_some_and(kind))
}

/// What is told of rows whose type says whether their asset is primary.
pub fn typed(sheet: &Sheet) -> Option<String> {
    let (typed, rest) = (sheet.typed, sheet.counts.new.saturating_sub(sheet.typed));
    let usual = sheet.register.and_then(|own| word(&(own.blank)().value(KIND))).unwrap_or_default();
    let others = match rest {
        0 => String::new(),
        rest => format!("; what the other {rest} take is {usual}, unless something is said for all rows"),
    };
    (typed > 0).then(|| {
        format!(
            "whether an asset is primary follows from its type in {typed} rows: information and processes are, what carries them supports (ISO/IEC 27005){others}"
        )
    })
}

/// The state in which something stands, and the day on which it was done.
const STATE: &str = "state";
const DONE_ON: &str = "done_on";

/// The choice that says that something was done, where a field is a state and has one.
fn done_word(field: &kernel::Field) -> Option<&'static str> {
    let Kind::Choice(choices) = field.kind else { return None };
    choices.values.iter().copied().find(|own| field.key == STATE && *own == "done")
}

fn says_done(column: &Column) -> bool {
    column.place().is_some_and(|path| path.field == DONE_ON)
}

/// What was done on a day is done, where no column and nobody says in which state it is; a word of the row that says
/// otherwise has to be asked about.
///
/// # Errors
/// The column of that word.
pub fn followed(
    rows: &Rows<'_>,
    line: &Line<'_>,
    values: &[(Path, Value)],
) -> Result<Option<(Path, Value)>, Objection> {
    let Some((_, field)) = rows.register.field(STATE).filter(|(_, field)| field.writer == Writer::Edit) else {
        return Ok(None);
    };
    let Some(done) = done_word(field) else { return Ok(None) };
    let said = rows.columns.iter().any(|column| column.place().is_some_and(|path| path.field == STATE))
        || values.iter().chain(rows.filled).any(|(path, _)| path.field == STATE);
    if let Some(state) =
        rows.columns.iter().find_map(|column| missed(rows, field, done, column, line)).filter(|_| !said)
    {
        return Ok(Some((Path::field(STATE), Value::Choice(state.into()))));
    }
    let dated = values.iter().any(|(path, value)| path.field == DONE_ON && !value.is_blank());
    if said || !dated {
        return Ok(None);
    }
    match rows.columns.iter().find_map(|column| otherwise(rows, field, done, column, line)) {
        Some(wrong) => Err(wrong),
        None => Ok(Some((Path::field(STATE), Value::Choice(done.into())))),
    }
}

/// The state that a cell says in a column of other choices, none of which it is: `Did not attend` below `Result`.
fn missed(rows: &Rows<'_>, field: &kernel::Field, done: &str, column: &Column, line: &Line<'_>) -> Option<String> {
    let (Kind::Choice(states), path) = (field.kind, column.place()?) else { return None };
    let (_, kind) = parse::place(rows.register.fields, path).ok()?;
    let words = line.cell(column.at).words();
    let Kind::Choice(of) = kind else { return None };
    let says_state = path.field != STATE && choices::choice(of, &words).is_err();
    let state = choices::choice(states, &words).ok().filter(|_| says_state).and_then(|value| word(&value));
    state.filter(|state| state != done)
}

/// A cell that says another state than that something was done, in a column that is none of states.
fn otherwise(
    rows: &Rows<'_>,
    field: &kernel::Field,
    done: &str,
    column: &Column,
    line: &Line<'_>,
) -> Option<Objection> {
    let title = rows.register.fields[rows.register.title].key;
    let open = match &column.meaning {
        Meaning::Unknown => true,
        Meaning::Place(path) => {
            let kind = parse::place(rows.register.fields, path).map_or(Kind::Text, |(_, kind)| kind);
            path.field != title && matches!(kind, Kind::Text | Kind::Markdown)
        }
        _ => false,
    };
    let words = line.cell(column.at).words();
    let Kind::Choice(choices) = field.kind else { return None };
    let means = |text: &str| choices::choice(choices, text).ok().and_then(|value| word(&value));
    // `Completed: no` says so too.
    let denied = || {
        let asks = means(&column.heading).is_some_and(|own| own == done);
        (asks && choices::flag(&words) == Ok(false)).then(|| "that it was not".to_owned())
    };
    // Whoever did not pass is not through with it.
    let failed = || choices::is_failed(&words).then(|| "that it was not passed".to_owned());
    let state = means(&words).or_else(denied).or_else(failed).filter(|_| open && !words.trim().is_empty())?;
    let message = format!(
        "\"{}\" says {state}, though a day stands there on which it was done, and no column says its {STATE}; say that this column does, or what all rows hold at {STATE}",
        words.trim()
    );
    (state != done).then(|| (column.at, Refusal::software(STATE, message)))
}

/// Choices that new records would take although a column that nobody understood may say otherwise.
pub fn unheard(sheet: &Sheet) -> Vec<Refusal> {
    let unknown = sheet.columns.iter().filter(|column| column.meaning == Meaning::Unknown);
    let against = |column: &Column| {
        let may_say = |own: &&Unsaid| !own.told && column.suggestions.iter().any(|place| place == own.place);
        let unsaid = sheet.unsaid.iter().find(may_say)?;
        let message = format!(
            "this may be {}, which no column says, so that all {} new would take \"{}\"; say what the column is, or leave it out, or say what all rows hold at {}",
            unsaid.place, sheet.counts.new, unsaid.taken, unsaid.place
        );
        Some(Refusal::software(place(&sheet.name, column), message))
    };
    let silent = |column: &&Column| sheet.silent.contains(&column.at);
    let denying = sheet.columns.iter().filter(silent).filter_map(|column| {
        let path = column.place()?;
        let unsaid = sheet.unsaid.iter().find(|own| !own.told && *own.place == *path.field)?;
        let pair = sheet.columns.iter().any(|own| matches!(&own.meaning, Meaning::Answer(of) if of == path));
        let why = match pair {
            true => "some rows tick none of the answers, which says neither",
            false => "its heading denies, and cells below it are empty",
        };
        let message =
            format!("{why}; say what all rows without a word hold at {}: {}", unsaid.place, unsaid.choices.join(", "));
        Some(Refusal::software(place(&sheet.name, column), message))
    });
    unknown.filter_map(against).chain(denying).collect()
}

/// The place of a whole column.
pub fn place(sheet: &str, column: &Column) -> String {
    format!("{sheet}, column {} ({})", column.heading, column.letters)
}

/// What a value is called that can be chosen.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::Choice(key) => Some(key.to_string()),
        Value::Flag(yes) => Some(NO_YES[usize::from(*yes)].to_owned()),
        _ => None,
    }
}

/// What was said for the whole sheet, as values.
pub fn filled<'s>(
    register: &'static Register,
    said: impl Iterator<Item = (&'s str, &'s str)>,
    reading: &Reading<'_>,
) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let (mut values, mut refusals) = (Vec::new(), Vec::new());
    for (place, words) in said.filter(|(_, words)| !words.trim().is_empty() && !names_columns(words)) {
        match value(register, place, words, reading) {
            Ok(value) => values.push(value),
            Err(wrong) => refusals.push(wrong.at(place)),
        }
    }
    if refusals.is_empty() { Ok(values) } else { Err(refusals) }
}

fn value(register: &'static Register, place: &str, words: &str, reading: &Reading<'_>) -> Result<(Path, Value), Wrong> {
    let unknown = || Wrong::new(format!("there is no field {place} of {}; write its key", register.plural));
    let path: Path = place.parse().map_err(|()| unknown())?;
    let (field, kind) = parse::place(register.fields, &path).map_err(|_| unknown())?;
    if field.writer == Writer::Act && !judgements::is_said(register, &path) {
        return Err(Wrong::new(format!("only a named act writes {place}; do the act once the records are there")));
    }
    let value = match kind {
        // What is said is no cell below a heading that may deny.
        Kind::Flag => Value::Flag(choices::flag(words)?),
        Kind::Choice(of) => choices::choice(of, words)?,
        _ => reading.value(&Cell::text(words), &path, &kind, &[])?,
    };
    Ok((path, value))
}
