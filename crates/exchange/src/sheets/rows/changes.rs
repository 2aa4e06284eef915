//! What a row says: the values by which its record differs.

use kernel::changes::difference;
use kernel::{Field, Kind, Path, Record, Refusal, Register, Row, Value, Writer, parse, print};

use super::conflicts::{self, Contested, Side, Take};
use super::defaults;
use super::subject::Subject;
use super::templates::Composed;
use crate::sheets::Who;
use crate::sheets::cells::values::Reading;
use crate::sheets::cells::{field_rules, types};
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::controls::{applicability, reasons};
use crate::sheets::export::stands;
use crate::sheets::file::book::{Cell, Line};
use crate::sheets::quantities::days;
use crate::sheets::report::refusals::Refused;
use crate::sheets::risks::verdicts::{self, Judged};
use crate::sheets::risks::{initials, judgements, stages};
use crate::sheets::workbook::writer::CELL_CHARACTERS_MAX;

/// The rows of one sheet.
pub struct Rows<'a> {
    /// The register.
    pub register: &'static Register,
    /// Its columns.
    pub columns: &'a [Column],
    /// Positions of those that fill a place together.
    pub several: &'a [usize],
    /// What new records hold where no column says it.
    pub filled: &'a [(Path, Value)],
    /// The same, composed of other columns.
    pub composed: &'a [Composed],
    /// How cells are read.
    pub reading: &'a Reading<'a>,
    /// Who brings them in; none where that may do everything.
    pub who: Option<Who>,
    /// What is said about cells that were edited here and in the file, and the sheet they stand in.
    pub taken: (&'a [Take], &'a str),
}

/// A cell that is refused: its column, and why.
pub type Objection = (usize, Refusal);

/// What a row writes, and the places where it says what stood there when the file was made.
type Written = (Vec<(Path, Value)>, Vec<Path>);

/// What a row asks for.
pub struct Said {
    /// What it writes.
    pub values: Vec<(Path, Value)>,
    /// What it has judged.
    pub judged: Judged,
    /// What is newer here than in the file and stays, in words.
    pub newer: Option<String>,
    /// Cells that were edited here and in the file.
    pub contested: Vec<Contested>,
}

/// What a cell says beside its record.
enum Told {
    /// What stands there.
    Same,
    /// What stood there when the file was made, and something newer stands there now.
    Older,
    /// Something else.
    New(Value),
}

impl Rows<'_> {
    /// What a row asks for; what is wrong with it is refused. A row whose record was edited here meanwhile is about the
    /// record of now where it alters nothing of that.
    pub fn asked(&self, line: &Line<'_>, subject: &mut Subject, place: &str, refused: &mut Refused) -> Said {
        let row = subject.known.and_then(|id| self.reading.state.row(self.register.key, id));
        if row.is_none() {
            refused.missing(line, self);
        }
        let then = self.then(*subject, row);
        let written = self.values(line, *subject, then);
        let is_read = written.is_ok();
        let (values, older) = written.unwrap_or_else(|found| {
            refused.cells(line.number, found);
            Default::default()
        });
        let (before, from) = (row.map(|row| row.record), format!("as judged in {place}"));
        let owner = values.iter().find(|(path, _)| path.field == "owner").map(|(_, value)| value.clone());
        let owner = owner.or_else(|| before.map(|before| before.value("owner")));
        let owner = owner.and_then(|owner| owner.links().first().copied());
        let mut judged = verdicts::of_row(self, line, (before, &values), owner, &from).unwrap_or_else(|found| {
            refused.cells(line.number, found);
            Judged::default()
        });
        if !is_read {
            // What a row seems not to say may stand in what was refused.
            judged.lost.clear();
        }
        if values.is_empty() && !older.is_empty() {
            refused.note_newer(line.number);
        }
        let stale = row.filter(|row| subject.version.is_some_and(|version| version != row.head.changed));
        let Some(row) = stale else { return Said { values, judged, newer: None, contested: Vec::new() } };
        let (taken, sheet) = self.taken;
        // What is said counts once it is known what was edited on both sides.
        let side = |path: &Path| self.reading.past.and_then(|_| conflicts::side(taken, (sheet, line.number), path));
        let (values, contested) = conflicts::settle((row, then), values, side, self.reading.state);
        let mut settled = then.is_some() || !contested.is_empty();
        settled &= contested.iter().all(|own| own.taken.is_some());
        if !judged.is_nothing() {
            let sides: Vec<_> = judged.values.iter().map(|(path, _)| side(path)).collect();
            settled &= sides.iter().all(Option::is_some);
            // What is judged is judged as one.
            if sides.contains(&Some(Side::Here)) {
                judged = Judged::default();
            }
        }
        let is_written = settled && !(values.is_empty() && judged.is_nothing());
        if is_written {
            subject.version = Some(row.head.changed);
        }
        let newer = (is_written && !older.is_empty()).then(|| self.told_newer(row, &older));
        Said { values, judged, newer, contested }
    }

    /// The record as it was when the file was made, where it was edited here since.
    fn then(&self, subject: Subject, row: Option<Row<'_>>) -> Option<Row<'_>> {
        let stale = row.filter(|row| subject.version.is_some_and(|version| version != row.head.changed));
        let then = stale.zip(self.reading.past).and_then(|(row, past)| past.row(self.register.key, row.id));
        then.filter(|then| subject.version == Some(then.head.changed))
    }

    /// What stands at places now.
    fn told_newer(&self, row: Row<'_>, places: &[Path]) -> String {
        let told = |path: &Path| format!("{path} \"{}\"", print::text(&stands(row.record, path), self.reading.state));
        let told: Vec<_> = places.iter().map(told).collect();
        format!("newer here and left as it is: {}", told.join("; "))
    }

    /// The values that a row writes, or what is wrong with its cells.
    fn values(&self, line: &Line<'_>, subject: Subject, then: Option<Row<'_>>) -> Result<Written, Vec<Objection>> {
        let state = self.reading.state;
        let row = subject.known.and_then(|id| state.row(self.register.key, id));
        let (mut values, mut older, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for column in self.columns {
            let Some(path) = column.place() else { continue };
            let Some(cell) = self.said(line, column, path) else { continue };
            // Only a file that names records by reference knows what it leaves empty.
            if cell.is_empty() && !subject.referenced {
                continue;
            }
            match self.value(&cell, path, row, then) {
                // A word for nothing is an empty cell.
                Ok(Told::New(value)) if value.is_blank() && !subject.referenced => {}
                Ok(Told::New(value)) => values.push((path.clone(), value, column.at)),
                Ok(Told::Older) => older.push(path.clone()),
                Ok(Told::Same) => {}
                Err(refusal) => wrong.push((column.at, refusal)),
            }
        }
        wrong.extend(applicability::contradicted(self.register, self.columns, line));
        let by = |at| self.columns.iter().find(|column| column.at == at).map_or(By::Nothing, |column| column.by);
        applicability::dashed(self.register, self.columns, line, &mut values);
        applicability::shared(self.register, self.columns, line, &mut values);
        applicability::settle(self.register, &mut values, by);
        if self.register.key == applicability::REGISTER {
            reasons::spread(&mut values, by);
        }
        stages::spread(&mut values, state);
        initials::settle_reason(row.map(|row| row.record), &mut values, &mut wrong);
        self.name_reporter(&mut values);
        let found = match row {
            Some(row) => edits(row, values, &mut wrong),
            None => {
                let mut values: Vec<_> = values.into_iter().map(|(path, value, _)| (path, value)).collect();
                values.extend(self.compose(line, &mut wrong));
                let followed = defaults::followed(self, line, &values);
                values.extend(followed.unwrap_or_else(|objection| {
                    wrong.push(objection);
                    None
                }));
                let mut values = self.with_filled(values);
                values.extend(types::kind(line, self.columns, &values, state));
                values.extend(defaults::unchosen(self.register, &values));
                values
            }
        };
        if wrong.is_empty() { Ok((found, older)) } else { Err(wrong) }
    }

    /// A list of somebody else's making names whoever reported an incident; the name of a person here means that person.
    fn name_reporter(&self, values: &mut [(Path, Value, usize)]) {
        let ours = self.columns.iter().any(|column| column.meaning == Meaning::RecordVersion);
        let linked = values.iter().any(|(path, ..)| path.field == "reported_by");
        if self.register.key != "incident" || ours || linked {
            return;
        }
        for (path, value, _) in values.iter_mut().filter(|(path, ..)| path.field == "reporter") {
            let Value::Text(name) = &*value else { continue };
            let names = self.reading.names;
            if let Ok(person) = names.resolve("person", name)
                && names.standing_in("person", name).is_none()
            {
                (*path, *value) = (Path::field("reported_by"), Value::Link(person));
            }
        }
    }

    /// The values of a new record with those that no column says.
    fn with_filled(&self, mut values: Vec<(Path, Value)>) -> Vec<(Path, Value)> {
        // What an act takes is no content of a new record.
        let of_act = |path: &Path| judgements::is_said(self.register, path);
        let open = |path: &Path| !of_act(path) && !values.iter().any(|(own, _)| own == path);
        let more: Vec<_> = self.filled.iter().filter(|(path, _)| open(path)).cloned().collect();
        values.extend(more);
        values
    }

    /// What a cell says beside the record of now and of then.
    fn value(
        &self,
        cell: &Cell<'_>,
        path: &Path,
        row: Option<Row<'_>>,
        then: Option<Row<'_>>,
    ) -> Result<Told, Refusal> {
        let now = row.map_or(Value::Nothing, |row| stands(row.record, path));
        let was = then.map(|then| stands(then.record, path));
        if row.is_some() && says(cell, &print::text(&now, self.reading.state)) {
            return Ok(Told::Same);
        }
        if was.as_ref().is_some_and(|was| says(cell, &print::text(was, self.reading.state))) {
            return Ok(Told::Older);
        }
        let unknown = || Refusal::software(path.to_string(), "there is no such field");
        let (field, kind) = parse::place(self.register.fields, path).map_err(|_| unknown())?;
        // A spreadsheet writes a text that looks like a day or a month in its own way.
        if matches!((&kind, &now), (Kind::Text, Value::Text(now)) if days::is_same(now, &cell.words())) {
            return Ok(Told::Same);
        }
        let value = self.reading.value(cell, path, &kind, &now.links());
        let value = match &now {
            // A bare number is in the currency that the record has there.
            Value::Money(own) => value.or_else(|wrong| self.reading.amount(cell, path, own.currency).ok_or(wrong)),
            _ => value,
        };
        let value = field_rules::settled(self.register, path, value.map_err(|wrong| wrong.at(path.to_string()))?)?;
        let is = |stood: &Value| {
            value.is_like(stood) || is_unticked(&kind, &value, stood) || self.reading.is_same_own(path, &value, stood)
        };
        if is(&now) {
            return Ok(Told::Same);
        }
        if was.as_ref().is_some_and(is) {
            return Ok(Told::Older);
        }
        if field.writer == Writer::Act {
            return Err(decided(field, path, row.is_some()));
        }
        Ok(Told::New(value))
    }
}

/// An empty cell says no where there is only yes and no.
fn is_unticked(kind: &Kind, value: &Value, now: &Value) -> bool {
    matches!((kind, value, now), (Kind::Flag, Value::Nothing, Value::Flag(false)))
}

/// Whether a cell says what stands there already.
fn says(cell: &Cell<'_>, now: &str) -> bool {
    match cell {
        Cell::Empty => now.trim().is_empty(),
        Cell::Text(text) => same(text, now),
        Cell::Number(_) | Cell::Moment(_) | Cell::Flag(_) => cell.words() == now,
        Cell::Wrong(_) => false,
    }
}

/// The same text, line ends and space around it aside, or its beginning where a workbook held no more.
fn same(text: &str, now: &str) -> bool {
    if text == now
        || text.trim() == now.trim()
        || (now.contains('\r') && text.replace('\r', "") == now.replace('\r', ""))
    {
        return true;
    }
    let cut = text.strip_suffix('…').filter(|cut| cut.len() >= CELL_CHARACTERS_MAX - 1);
    cut.is_some_and(|cut| cut.chars().count() == CELL_CHARACTERS_MAX - 1 && now.starts_with(cut))
}

fn decided(field: &Field, path: &Path, known: bool) -> Refusal {
    let message = match known {
        true => "only a named act writes this; leave the cell as it was, and do the act",
        false => "only a named act writes this; empty the cell, and do the act once the record is there",
    };
    let house = Refusal::house_rule("", message);
    Refusal { field: path.to_string(), clause: field.clause.into(), ..house }
}

/// What has to be written to a record so that it holds the values.
fn edits(row: Row<'_>, values: Vec<(Path, Value, usize)>, wrong: &mut Vec<Objection>) -> Vec<(Path, Value)> {
    let mut after = row.record.copied();
    for (path, value, column) in &values {
        let Some((at, _)) = row.record.register().field(&path.field) else { continue };
        if let Err(found) = after.set(at, path.group_key(), path.part_key(), value.clone()) {
            wrong.push((*column, found.at(path.to_string())));
        }
    }
    clear_emptied(after.as_mut(), &values);
    difference(row.record, after.as_ref())
}

/// A row of a keyed list whose parts were all emptied goes away.
fn clear_emptied(record: &mut dyn Record, values: &[(Path, Value, usize)]) {
    for (path, ..) in values {
        let (Some(key), Some((at, _))) = (path.group_key(), record.register().field(&path.field)) else { continue };
        let Value::Many(groups) = record.get(at) else { continue };
        let empty = |parts: &kernel::value::Parts| parts.iter().all(|(_, part)| part.is_blank());
        if groups.iter().any(|(own, parts)| own == key && empty(parts)) {
            let _ = record.set(at, Some(key), None, Value::Nothing);
        }
    }
}
