//! The commands of one batch: records first, each after those it needs, then the links that had to wait.

use std::collections::BTreeMap;

use kernel::rooms::Seen;
use kernel::{Act, Args, Command, Path, RawId, Register, Steps, Value};

/// How many records that need each other are followed.
const DEPTH_MAX: usize = 64;

/// What is written, by place.
type Values = Vec<(Path, Value)>;

/// What one row asks for; links to rows of the file are pending, by the row's position in the file.
pub struct Asked {
    /// Sheet and row.
    pub place: String,
    /// The register.
    pub register: &'static Register,
    /// The record, with its version; none where a new one is made.
    pub known: Option<(RawId, u64)>,
    /// What is written.
    pub values: Values,
    /// Acts on the record, once it is there: their arguments, without the record.
    pub acts: Vec<(&'static Act, Args)>,
}

/// What the rows of a file ask for, held as bytes.
#[derive(Default)]
pub struct Wanted {
    records: Steps,
    /// By the position of the row.
    acts: BTreeMap<usize, Vec<(&'static Act, Args)>>,
}

impl Wanted {
    /// Adds what a row asks for.
    pub fn push(&mut self, asked: Asked) {
        let Asked { place, register, known, values, acts } = asked;
        if !acts.is_empty() {
            self.acts.insert(self.len(), acts);
        }
        let command = match known {
            Some((id, version)) => Command::Edit(register, id, values, Some(version)),
            None => Command::Create(register, values),
        };
        self.records.push(place, command);
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.records.len()
    }
}

/// The commands, in the order in which they can be decided; rows from `first` on need none of the others. What
/// the rows need beside records stands before them.
pub fn assembled(commands: Steps, rows: Wanted, first: usize) -> Steps {
    let (count, Wanted { records, acts }) = (rows.len(), rows);
    let (open, positions) = (vec![false; count], vec![None; count]);
    let mut assembly = Assembly { rows: records, seen: Seen::default(), open, positions, commands, late: Vec::new() };
    for row in (first..count).chain(0..first) {
        assembly.emit(row, 0);
    }
    for late in std::mem::take(&mut assembly.late) {
        let Some(own) = late.known.or_else(|| assembly.made(late.row)) else { continue };
        let values = assembly.linked(late.values);
        assembly.commands.push(late.place, Command::Edit(late.register, own, values, None));
    }
    for (row, acts) in acts {
        assembly.act(row, acts);
    }
    assembly.commands
}

struct Assembly {
    rows: Steps,
    seen: Seen,
    /// Rows that were begun.
    open: Vec<bool>,
    /// The command that makes the record of a row.
    positions: Vec<Option<u64>>,
    commands: Steps,
    late: Vec<Late>,
}

/// Links of a row to records that come later.
struct Late {
    row: usize,
    place: String,
    register: &'static Register,
    known: Option<RawId>,
    values: Values,
}

impl Assembly {
    fn emit(&mut self, row: usize, depth: usize) {
        if std::mem::replace(&mut self.open[row], true) {
            return;
        }
        let (place, command) = self.rows.get(row, &mut self.seen);
        let (register, known, values) = match command {
            Command::Create(register, values) => (register, None, values),
            Command::Edit(register, id, values, version) => (register, Some((id, version)), values),
            other => return self.commands.push(place, other),
        };
        if depth < DEPTH_MAX {
            for needed in needed(register, &values) {
                self.emit(needed, depth + 1);
            }
        }
        let there =
            |value: &Value| value.links().into_iter().filter_map(position).all(|at| self.positions[at].is_some());
        let (now, late): (Vec<_>, Vec<_>) = values.into_iter().partition(|(_, value)| there(value));
        let now = self.linked(now);
        if !late.is_empty() {
            let known = known.map(|(id, _)| id);
            self.late.push(Late { row, place: place.clone(), register, known, values: late });
        }
        match known {
            Some(_) if now.is_empty() => {}
            Some((id, version)) => self.commands.push(place, Command::Edit(register, id, now, version)),
            None => {
                self.positions[row] = Some(self.commands.len() as u64);
                self.commands.push(place, Command::Create(register, now));
            }
        }
    }

    /// What is to be done with the record of a row.
    fn act(&mut self, row: usize, acts: Vec<(&'static Act, Args)>) {
        let (place, command) = self.rows.get(row, &mut self.seen);
        let (register, own) = match command {
            Command::Create(register, _) => (register, self.made(row)),
            Command::Edit(register, id, ..) => (register, Some(id)),
            _ => return,
        };
        let Some(own) = own else { return };
        for (act, mut args) in acts {
            args.insert(0, (register.key.to_owned(), Value::Link(own)));
            self.commands.push(place.clone(), Command::Act(act, args));
        }
    }

    /// The record that a row makes.
    fn made(&self, row: usize) -> Option<RawId> {
        self.positions[row].map(RawId::pending)
    }

    /// So far a pending link counts rows; from here on it counts commands.
    fn linked(&self, values: Values) -> Values {
        let to = |id: RawId| position(id).and_then(|row| self.made(row)).unwrap_or(id);
        values.into_iter().map(|(path, value)| (path, value.relinked(&to))).collect()
    }
}

/// The rows whose records have to be there before this one can be made.
fn needed(register: &Register, values: &Values) -> Vec<usize> {
    let required = |path: &Path| register.field(&path.field).is_some_and(|(_, field)| field.required);
    let values = values.iter().filter(|(path, _)| required(path));
    values.flat_map(|(_, value)| value.links()).filter_map(position).collect()
}

fn position(id: RawId) -> Option<usize> {
    id.pending_position().and_then(|row| usize::try_from(row).ok())
}
