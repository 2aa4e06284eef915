//! CSV as commands: new records, and what differs in those that are there.

use std::collections::HashMap;

use isms::planning::scoring;
use kernel::changes::difference;
use kernel::refusal::Wrong;
use kernel::{Command, Kind, Path, RawId, Record, Refusal, Register, Row, State, Table, Value, parse, print};

use super::export::at;
use super::headings::{Column, Headings, columns};
use super::sheet::{self, Sheet};
use super::{REFUSALS_MAX, decode};

/// What a sheet asks for.
#[derive(Debug, Default)]
pub struct Import {
    /// What is to be done, each with its row: the commands of one batch.
    pub commands: Vec<(String, Command)>,
    /// Rows that make a new record.
    pub created: usize,
    /// Rows that change a record.
    pub edited: usize,
    /// Rows that say what is known already.
    pub unchanged: usize,
    /// Columns that the register does not know; they are left out.
    pub unknown: Vec<String>,
}

/// Reads a sheet for a register.
///
/// # Errors
/// Every cell that does not fit, with row and column; at most [`REFUSALS_MAX`].
pub fn import(
    register: &'static Register,
    bytes: &[u8],
    map: &Headings,
    state: &State,
) -> Result<Import, Vec<Refusal>> {
    let text = decode::text(bytes).map_err(|refusal| vec![refusal])?;
    let sheet = sheet::read(&text)?;
    let columns = columns(register, &sheet, map, state)?;
    let table = state
        .table(register.key)
        .ok_or_else(|| vec![Refusal::missing("", format!("there is no register {}", register.key))])?;
    let reading = Reading { register, state, table, columns: &columns };
    let mut refusals = Vec::new();
    let plans = reading.plans(&sheet, &mut refusals);
    if !refusals.is_empty() {
        return Err(bounded(refusals));
    }
    let mut import = assembled(register, plans);
    let unknown = columns.iter().zip(&sheet.headings).filter(|(column, _)| matches!(column, Column::Unknown));
    import.unknown = unknown.map(|(_, heading)| heading.clone()).filter(|heading| !heading.trim().is_empty()).collect();
    Ok(import)
}

fn bounded(mut refusals: Vec<Refusal>) -> Vec<Refusal> {
    if refusals.len() > REFUSALS_MAX {
        let rest = refusals.len() - REFUSALS_MAX;
        refusals.truncate(REFUSALS_MAX);
        refusals.push(Refusal::software("", format!("and {rest} more; repair those above first")));
    }
    refusals
}

/// What one row asks for.
struct Plan {
    place: String,
    known: Option<RawId>,
    values: Vec<(Path, Value)>,
    /// Links to records that other rows of the sheet make, set once all are made.
    later: Vec<(Path, Value)>,
}

/// The commands: all records first, then the links among them.
fn assembled(register: &'static Register, plans: Vec<Plan>) -> Import {
    let mut import = Import::default();
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    for plan in plans {
        ids.push(plan.known.unwrap_or(RawId::pending(import.commands.len() as u64)));
        match plan.known {
            Some(_) if plan.values.is_empty() && plan.later.is_empty() => import.unchanged += 1,
            Some(_) => import.edited += 1,
            None => import.created += 1,
        }
        if !plan.later.is_empty() {
            links.push((plan.place.clone(), ids.len() - 1, plan.later));
        }
        match plan.known {
            Some(_) if plan.values.is_empty() => {}
            Some(id) => import.commands.push((plan.place, Command::Edit(register, id, plan.values, None))),
            None => import.commands.push((plan.place, Command::Create(register, plan.values))),
        }
    }
    // So far a pending link counts rows; from here on it counts commands.
    let id = |id: RawId| id.pending_position().map_or(id, |row| ids[row as usize]);
    let edit = |(place, row, later): (String, usize, Vec<(Path, Value)>)| {
        let later = later.into_iter().map(|(path, value)| (path, value.relinked(&id))).collect();
        (place, Command::Edit(register, ids[row], later, None))
    };
    import.commands.extend(links.into_iter().map(edit));
    import
}

struct Reading<'a> {
    register: &'static Register,
    state: &'a State,
    table: &'a dyn Table,
    columns: &'a [Column],
}

impl Reading<'_> {
    fn plans(&self, sheet: &Sheet, refusals: &mut Vec<Refusal>) -> Vec<Plan> {
        let (mut subjects, mut first) = (Vec::new(), HashMap::new());
        for (number, cells) in &sheet.rows {
            let place = format!("row {number}");
            let known = self.subject(cells).unwrap_or_else(|wrong| {
                refusals.push(wrong.at(format!("{place}.reference")));
                None
            });
            if let Some(before) = known.and_then(|id| first.insert(id, *number)) {
                let message = format!("row {before} is about the same record; keep one of the two");
                refusals.push(Refusal::software(place, message));
            }
            subjects.push(known);
        }
        let made = self.titles(sheet);
        let rows = sheet.rows.iter().zip(subjects);
        rows.map(|((number, cells), known)| self.plan(*number, cells, known, &made, refusals)).collect()
    }

    /// The record that a row is about, by its reference or by a unique content.
    fn subject(&self, cells: &[String]) -> Result<Option<RawId>, Wrong> {
        let cell = |at: usize| cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let reference = self.columns.iter().position(|column| matches!(column, Column::Reference)).and_then(cell);
        if let Some(text) = reference {
            let id = text.parse().ok();
            let numbered = || self.register.reference.read(text).and_then(|reference| self.table.numbered(reference));
            let found = id.filter(|id| self.table.row(*id).is_some()).or_else(numbered);
            let message =
                || format!("there is no {} {text}; leave the cell empty to make a new one", self.register.key);
            return found.map(Some).ok_or_else(|| Wrong::new(message()));
        }
        let unique = self.columns.iter().enumerate().filter_map(|(at, column)| match column {
            Column::Place(path, _) => {
                let (index, field) = self.register.field(&path.field)?;
                let content = cell(at).filter(|_| field.unique)?;
                self.table.holder(index, &Value::Text(content.to_owned()))
            }
            Column::Reference | Column::Unknown => None,
        });
        Ok({ unique }.next())
    }

    /// Titles that one row of the sheet bears, with its position.
    fn titles(&self, sheet: &Sheet) -> HashMap<String, u64> {
        let title = self.register.fields[self.register.title].key;
        let titled = |column: &Column| matches!(column, Column::Place(path, _) if path.field == title);
        let Some(at) = self.columns.iter().position(titled) else { return HashMap::new() };
        let mut rows: HashMap<String, Vec<u64>> = HashMap::new();
        for (row, (_, cells)) in sheet.rows.iter().enumerate() {
            let title = cells.get(at).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
            rows.entry(title).or_default().push(row as u64);
        }
        rows.into_iter().filter(|(_, rows)| rows.len() == 1).map(|(title, rows)| (title, rows[0])).collect()
    }

    fn plan(
        &self,
        number: usize,
        cells: &[String],
        known: Option<RawId>,
        made: &HashMap<String, u64>,
        refusals: &mut Vec<Refusal>,
    ) -> Plan {
        let place = format!("row {number}");
        let row = known.and_then(|id| self.table.row(id));
        let mut plan = Plan { place, known, values: Vec::new(), later: Vec::new() };
        for (at, column) in self.columns.iter().enumerate() {
            let Column::Place(path, kind) = column else { continue };
            let text = cells.get(at).map_or("", String::as_str);
            if unchanged(text, path, row, self.state) {
                continue;
            }
            match self.value(kind, path, text, made) {
                Ok((value, false)) => plan.values.push((path.clone(), value)),
                Ok((value, true)) => plan.later.push((path.clone(), value)),
                Err(wrong) => refusals.push(wrong.at(path.to_string()).within(&plan.place)),
            }
        }
        if let Some(row) = row {
            match edits(row, &plan.values) {
                Ok(values) => plan.values = values,
                Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.within(&plan.place))),
            }
        }
        plan
    }

    /// The value of a cell, and whether it links to a record of the sheet.
    fn value(&self, kind: &Kind, path: &Path, text: &str, made: &HashMap<String, u64>) -> Result<(Value, bool), Wrong> {
        if matches!(kind, Kind::Level)
            && let Some(step) = step(self.state, path, text)
        {
            return Ok((Value::Level(step), false));
        }
        let wrong = match parse::parse(kind, text, self.state) {
            Ok(value) => return Ok((value, false)),
            Err(wrong) => wrong,
        };
        if kind.target() != Some(self.register.key) {
            return Err(wrong);
        }
        let names: Vec<_> = text.split(['\n', ',', ';']).map(str::trim).filter(|name| !name.is_empty()).collect();
        let of_sheet = |name: &str| made.get(&name.to_lowercase()).map(|at| RawId::pending(*at));
        let link = |name: &&str| self.state.resolve(self.register.key, name).ok().or_else(|| of_sheet(name));
        let ids: Option<Vec<_>> = names.iter().map(link).collect();
        match (kind, ids) {
            (Kind::Links(_), Some(ids)) => Ok((Value::Links(ids), true)),
            (_, Some(ids)) if ids.len() == 1 => Ok((Value::Link(ids[0]), true)),
            _ => Err(wrong),
        }
    }
}

/// Whether a cell says what its record says already; an empty cell of a new record says nothing.
fn unchanged(text: &str, path: &Path, row: Option<Row<'_>>, state: &State) -> bool {
    let Some(row) = row else { return text.trim().is_empty() };
    let now = print::text(&at(&row.record.value(&path.field), path), state);
    now == text || now.trim() == text.trim()
}

/// What has to be written to a record so that it holds the values.
fn edits(row: Row<'_>, values: &[(Path, Value)]) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let (mut after, mut refusals) = (row.record.copied(), Vec::new());
    for (path, value) in values {
        let Some((at, _)) = row.record.register().field(&path.field) else { continue };
        if let Err(wrong) = after.set(at, path.key.as_deref(), path.part.as_deref(), value.clone()) {
            refusals.push(wrong.at(path.to_string()));
        }
    }
    clear_emptied(after.as_mut(), values);
    if refusals.is_empty() { Ok(difference(row.record, after.as_ref())) } else { Err(refusals) }
}

/// A row of a keyed list whose parts were all emptied goes away.
fn clear_emptied(record: &mut dyn Record, values: &[(Path, Value)]) {
    for (path, _) in values {
        let (Some(key), Some((at, _))) = (&path.key, record.register().field(&path.field)) else { continue };
        let Value::Many(groups) = record.get(at) else { continue };
        let empty = |parts: &kernel::value::Parts| parts.iter().all(|(_, part)| part.is_blank());
        if groups.iter().any(|(own, parts)| own == key && empty(parts)) {
            let _ = record.set(at, Some(key), None, Value::Nothing);
        }
    }
}

/// The step of the method's scale that a word names.
fn step(state: &State, path: &Path, text: &str) -> Option<u8> {
    let (_, method) = scoring::at_hand(state)?;
    let scale = if path.field.contains("likelihood") { &method.likelihood } else { &method.consequence };
    let named = |(_, step): &(&str, &isms::planning::methods::Step)| step.label.eq_ignore_ascii_case(text.trim());
    scale.iter().find(named).and_then(|(key, _)| key.parse().ok())
}
