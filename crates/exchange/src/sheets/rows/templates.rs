//! What new records hold at a place that no column fills, composed of other columns: `{Course}`, `{Course} of {Name}`.

use kernel::{Kind, Path, Refusal, Register, Value, Writer, parse};

use super::changes::{Objection, Rows};
use crate::sheets::columns::joins;
use crate::sheets::columns::meanings::Column;
use crate::sheets::file::book::{Cell, Line};
use crate::sheets::report::preview::{Lacking, Sheet};
use crate::sheets::risks::judgements;

/// A place with the text and the columns that fill it.
pub struct Composed {
    path: Path,
    kind: Kind,
    pieces: Vec<Piece>,
}

enum Piece {
    Words(String),
    /// The cell in the column at this position.
    Cell(usize),
}

impl Composed {
    /// The place it fills.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The field of that place.
    pub fn field(&self) -> &str {
        &self.path.field
    }

    /// The text of a row; empty where none of its columns says anything.
    pub fn text(&self, line: &Line<'_>) -> String {
        let cells =
            || self.pieces.iter().filter_map(|piece| if let Piece::Cell(at) = piece { Some(*at) } else { None });
        if cells().all(|at| line.cell(at).is_empty()) {
            return String::new();
        }
        let words = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Cell(at) => line.cell(*at).words().trim().to_owned(),
        };
        self.pieces.iter().map(words).collect::<String>().trim().to_owned()
    }
}

/// The title that a row gives its record, in columns of its own or composed of others, and the column that says it.
pub fn title(
    register: &Register,
    columns: &[Column],
    composed: &[Composed],
    line: &Line<'_>,
) -> Option<(usize, String)> {
    let own = || {
        let title = composed.iter().find(|own| own.field() == register.fields[register.title].key)?;
        let at = title.pieces.iter().find_map(|piece| if let Piece::Cell(at) = piece { Some(*at) } else { None })?;
        Some((at, title.text(line))).filter(|(_, text)| !text.is_empty())
    };
    joins::title(register, columns, line).or_else(own)
}

/// Whether words for a place name columns.
pub fn names_columns(words: &str) -> bool {
    words.split_once('{').is_some_and(|(_, rest)| rest.contains('}'))
}

/// What was said for places of new records with columns in it.
pub fn composed<'s>(
    register: &'static Register,
    said: impl Iterator<Item = (&'s str, &'s str)>,
    columns: &[Column],
) -> Result<Vec<Composed>, Vec<Refusal>> {
    let (mut found, mut refusals) = (Vec::new(), Vec::new());
    for (place, words) in said.filter(|(_, words)| names_columns(words)) {
        match one(register, place, words, columns) {
            Ok(own) => found.push(own),
            Err(message) => refusals.push(Refusal::software(place, message)),
        }
    }
    if refusals.is_empty() { Ok(found) } else { Err(refusals) }
}

fn one(register: &'static Register, place: &str, words: &str, columns: &[Column]) -> Result<Composed, String> {
    let unknown = || format!("there is no field {place} of {}; write its key", register.plural);
    let path: Path = place.parse().map_err(|()| unknown())?;
    let (field, kind) = parse::place(register.fields, &path).map_err(|_| unknown())?;
    if field.writer == Writer::Act && !judgements::is_said(register, &path) {
        return Err(format!("only a named act writes {place}; do the act once the records are there"));
    }
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some((before, (heading, after))) =
        rest.split_once('{').and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
    {
        let named = columns.iter().find(|column| column.heading.eq_ignore_ascii_case(heading.trim()));
        let headings = || columns.iter().map(|column| format!("{{{}}}", column.heading)).collect::<Vec<_>>().join(", ");
        let column = named
            .ok_or_else(|| format!("there is no column {{{heading}}} in this sheet; its columns are {}", headings()))?;
        pieces.extend([Piece::Words(before.to_owned()), Piece::Cell(column.at)]);
        rest = after;
    }
    pieces.push(Piece::Words(rest.to_owned()));
    Ok(Composed { path, kind, pieces })
}

impl Rows<'_> {
    /// Whether a row says something at a place that is composed of its columns.
    pub fn composes(&self, field: &str, line: &Line<'_>) -> bool {
        self.composed.iter().any(|own| own.field() == field && !own.text(line).is_empty())
    }

    /// The values that are composed of the columns of a row; what cannot be read is added to what is wrong.
    pub fn compose(&self, line: &Line<'_>, wrong: &mut Vec<Objection>) -> Vec<(Path, Value)> {
        let mut values = Vec::new();
        for own in self.composed.iter().filter(|own| !judgements::is_said(self.register, &own.path)) {
            let text = own.text(line);
            let at = own.pieces.iter().find_map(|piece| if let Piece::Cell(at) = piece { Some(*at) } else { None });
            match self.reading.value(&Cell::text(text.as_str()), &own.path, &own.kind, &[]) {
                Ok(value) if value.is_blank() || text.is_empty() => {}
                Ok(value) => values.push((own.path.clone(), value)),
                Err(problem) => wrong.extend(at.map(|at| (at, problem.at(own.path.to_string())))),
            }
        }
        values
    }
}

/// The texts that every new record of a sheet needs and that no column fills, each with what was said about it.
pub fn lacking(register: &'static Register, sheet: &Sheet, said: &[(&str, &str)]) -> Vec<Lacking> {
    let filled = |key: &str| sheet.columns.iter().any(|column| column.place().is_some_and(|path| path.field == key));
    let of_field = |(_, field): (usize, &kernel::Field)| {
        let asked = field.required && field.writer == Writer::Edit && field.when.is_none() && !filled(field.key);
        let text = matches!(field.kind, Kind::Text | Kind::Markdown);
        let told = said.iter().find(|(place, _)| *place == field.key).map(|(_, words)| (*words).to_owned());
        (asked && text).then(|| Lacking { place: field.key, told: told.unwrap_or_default() })
    };
    register.live_fields().filter_map(of_field).collect()
}
