//! The table of a sheet: its columns, and for each record the rows of its list as form fields.

use kernel::{Field, Refusal, Row};

use super::saved::{of_record, said};
use super::{Beside, Sheet};
use crate::auth::Pairs;
use crate::generic::desk::{Desk, id_of};
use crate::generic::input::{self, Control, Input};
use crate::generic::typed;
use crate::pages::scene::{Named, Scene};
use crate::visit::Visit;

/// Names the entries to be taken away.
pub const AWAY: &str = "_away";

/// A column of the table.
pub struct Column {
    /// What stands in it.
    pub label: String,
    /// What it means.
    pub help: String,
    /// What its head offers to fill open rows with.
    pub fill: Vec<(String, String)>,
    /// What an open row holds.
    pub open: &'static str,
}

/// A record with the rows of its list.
pub struct Group {
    /// The record.
    pub record: Named,
    /// What stands beside it.
    pub beside: Beside,
    /// Its rows.
    pub lines: Vec<Line>,
    /// What goes along unseen: names and texts.
    pub carried: Pairs,
}

/// One row.
pub struct Line {
    /// What it is called, for whoever does not see where it stands.
    pub label: String,
    /// Its place with the record before it, where it can be taken away.
    pub away: Option<String>,
    /// Its fields.
    pub cells: Vec<Input>,
}

/// The whole table.
#[derive(Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether records have as many rows as they like; else each has one, with a field for every criterion.
    pub free: bool,
    /// Its records.
    pub groups: Vec<Group>,
}

/// The table of these records, filled with what they hold or with what was typed.
pub fn table(visit: &Visit, sheet: &Sheet, rows: &[Row<'_>], typed: Option<&Pairs>, refusals: &[Refusal]) -> Table {
    let scene = Scene::of(visit);
    let Some((at, field)) = sheet.register.field(sheet.field) else { return Table::default() };
    let mut table = Table::default();
    for (row, beside) in rows.iter().zip((sheet.beside)(scene, rows)) {
        let reference = row.reference();
        let pairs = match typed {
            Some(pairs) => said(sheet, row, of_record(pairs, &reference)),
            None => typed::of_record(row.record, std::iter::once((at, field)), &visit.state),
        };
        let record = Group { record: scene.named(*row), beside, lines: Vec::new(), carried: Pairs::new() };
        table.add(visit, sheet, field, record, pairs, refusals);
    }
    table
}

impl Table {
    fn add(
        &mut self,
        visit: &Visit,
        sheet: &Sheet,
        field: &'static Field,
        record: Group,
        mut pairs: Pairs,
        refusals: &[Refusal],
    ) {
        let reference = record.record.reference.clone();
        let inside = |refusal: &Refusal| {
            let place = refusal.field.strip_prefix(&reference)?.strip_prefix('.')?;
            Some(Refusal { field: place.to_owned(), ..refusal.clone() })
        };
        let refusals: Vec<_> = refusals.iter().filter_map(inside).collect();
        let blank = format!("{}[{}]", sheet.field, typed::next_key(&pairs, sheet.field));
        let held = pairs.clone();
        pairs.push((typed::NEW.to_owned(), blank.clone()));
        let desk = Desk { visit, pairs: &pairs, refusals: &refusals };
        let input = desk.inputs(sheet.register.key, std::iter::once(field)).pop();
        let Some(Control::Rows(rows, adding)) = input.map(|input| input.control) else { return };
        self.free = adding.is_some();
        let group = if self.free { free(sheet, record, rows, &blank) } else { judged(sheet, record, rows, &held) };
        if self.columns.is_empty() {
            self.columns = columns(sheet, self.free, &group);
        }
        self.groups.push(group);
    }
}

/// A record whose rows are its own.
fn free(sheet: &Sheet, record: Group, rows: Vec<input::Row>, blank: &str) -> Group {
    let reference = &record.record.reference;
    let line = |row: input::Row| Line {
        away: (row.place != blank).then(|| format!("{reference}.{}", row.place)),
        label: row.label,
        cells: row.parts.into_iter().filter(|cell| asked(sheet, cell)).map(|cell| within(reference, cell)).collect(),
    };
    Group { lines: rows.into_iter().map(line).collect(), ..record }
}

/// A record that is judged by every criterion of the method: one row. What it holds by a criterion that the method
/// does not have goes along.
fn judged(sheet: &Sheet, record: Group, rows: Vec<input::Row>, held: &Pairs) -> Group {
    let reference = &record.record.reference;
    let (beyond, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.removable);
    let of_row =
        |name: &str| beyond.iter().any(|row| name.strip_prefix(&row.place).is_some_and(|rest| rest.starts_with('.')));
    let carried = held.iter().filter(|(name, _)| of_row(name));
    let carried = carried.map(|(name, text)| (format!("{reference}.{name}"), text.clone())).collect();
    let cells = rows.into_iter().flat_map(|row| {
        let (label, help) = (row.label, row.help);
        let named = move |cell: Input| Input { label: label.clone(), help: help.clone(), ..cell };
        row.parts.into_iter().filter(|cell| asked(sheet, cell)).map(named)
    });
    let cells = cells.map(|cell| within(reference, cell)).collect();
    let line = Line { label: record.record.title.clone(), away: None, cells };
    Group { lines: vec![line], carried, ..record }
}

fn asked(sheet: &Sheet, cell: &Input) -> bool {
    cell.name.rsplit_once('.').is_some_and(|(_, part)| sheet.parts.contains(&part))
}

/// The field under the record's reference, in the way of a table: one line that grows, one list to choose from.
fn within(reference: &str, cell: Input) -> Input {
    let name = format!("{reference}.{}", cell.name);
    let control = match cell.control {
        Control::Radios(choices) | Control::Steps(choices) => Control::Select(choices),
        Control::Line("text", "", text) => Control::Area(text, 1, None),
        other => other,
    };
    Input { id: id_of(&name), name, control, ..cell }
}

/// The columns as the first row has them.
fn columns(sheet: &Sheet, free: bool, group: &Group) -> Vec<Column> {
    let cells = group.lines.first().map(|line| line.cells.as_slice()).unwrap_or_default();
    let column = |cell: &Input| {
        let part = cell.name.rsplit_once('.').map_or("", |(_, part)| part);
        let fill = sheet.fills.iter().find(|(own, _)| *own == part);
        let choices = match (&cell.control, fill) {
            (Control::Select(choices), Some((_, open))) => choices.iter().filter(|choice| choice.value != *open),
            _ => return Column { label: cell.label.clone(), help: String::new(), fill: Vec::new(), open: "" },
        };
        Column {
            label: cell.label.clone(),
            help: if free { String::new() } else { cell.help.clone() },
            fill: choices.map(|choice| (choice.value.clone(), choice.label.clone())).collect(),
            open: fill.map_or("", |(_, open)| open),
        }
    };
    cells.iter().map(column).collect()
}
