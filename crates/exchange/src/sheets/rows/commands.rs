//! The commands of one batch: records first, each after those it needs, then the links that had to wait.

use std::collections::{BTreeMap, BTreeSet};

use kernel::rooms::Seen;
use kernel::{Act, Args, Command, Kind, Path, RawId, Register, Steps, Value};

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
    /// By the position of the row, each with its place, register and record.
    acts: BTreeMap<usize, Acts>,
    /// Rows that are refused: nothing comes of them, nor of what needs their records.
    refused: BTreeSet<usize>,
    /// Whether a row links to another, or says nothing: then what rows ask for is no list of commands yet.
    open: bool,
}

/// What is to be done with the record of a row.
struct Acts {
    place: String,
    register: &'static Register,
    known: Option<RawId>,
    acts: Vec<(&'static Act, Args)>,
}

impl Wanted {
    /// Adds what a row asks for.
    pub fn push(&mut self, asked: Asked) {
        let Asked { place, register, known, values, acts } = asked;
        if !acts.is_empty() {
            let known = known.map(|(id, _)| id);
            self.acts.insert(self.len(), Acts { place: place.clone(), register, known, acts });
        }
        let mut links = values.iter().flat_map(|(_, value)| value.links());
        self.open |= (known.is_some() && values.is_empty()) || links.any(|id| position(id).is_some());
        let command = match known {
            Some((id, version)) => Command::Edit(register, id, values, Some(version)),
            None => Command::Create(register, values),
        };
        self.records.push(place, command);
    }

    /// The next row is refused.
    pub fn refuse_next(&mut self) {
        self.refused.insert(self.len());
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.records.len()
    }
}

/// The commands, in the order in which they can be decided; rows from `first` on need none of the others. What
/// the rows need beside records stands before them.
pub fn assembled(commands: Steps, rows: Wanted, first: usize) -> Steps {
    let (count, Wanted { records, acts, refused, open }) = (rows.len(), rows);
    if commands.is_empty() && !open && refused.is_empty() {
        // Thousands of rows are commands as they stand: both at once would be much.
        let positions = (0..count).map(|row| Some(row as u64)).collect();
        let assembly = Assembly { positions, commands: records, ..Assembly::default() };
        return assembly.with(acts);
    }
    let (open, positions) = (vec![false; count], vec![None; count]);
    let mut assembly = Assembly { rows: records, refused, open, positions, commands, ..Assembly::default() };
    for row in (first..count).chain(0..first) {
        assembly.emit(row, 0);
        if row < first {
            assembly.rows.let_go_before(row);
        }
    }
    for late in std::mem::take(&mut assembly.late) {
        let Some(own) = late.known.or_else(|| assembly.made(late.row)) else { continue };
        let values = assembly.linked(assembly.standing(late.values));
        if values.is_empty() {
            continue;
        }
        assembly.commands.push(late.place, Command::Edit(late.register, own, values, None));
    }
    assembly.with(acts)
}

#[derive(Default)]
struct Assembly {
    rows: Steps,
    refused: BTreeSet<usize>,
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
        if self.refused.contains(&row) || needed(register, &values).iter().any(|own| self.refused.contains(own)) {
            self.refused.insert(row);
            return;
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

    /// The commands, with what is to be done with the records of rows.
    fn with(mut self, acts: BTreeMap<usize, Acts>) -> Steps {
        // What came of a finding is closed before it; rows are frozen once they stand.
        let late = |own: &Acts| matches!(own.register.key, "finding" | "statement");
        let (late, now): (Vec<_>, Vec<_>) = acts.into_iter().partition(|(_, own)| late(own));
        for (row, Acts { place, register, known, acts }) in now.into_iter().chain(late) {
            let Some(own) = known.or_else(|| self.made(row)) else { continue };
            for (act, mut args) in acts {
                args.insert(0, subject(act, register, own));
                self.commands.push(place.clone(), Command::Act(act, args));
            }
        }
        self.commands
    }

    /// The record that a row makes.
    fn made(&self, row: usize) -> Option<RawId> {
        self.positions[row].map(RawId::pending)
    }

    /// Values without those that link to rows of which nothing comes.
    fn standing(&self, values: Values) -> Values {
        let lost =
            |value: &Value| value.links().into_iter().filter_map(position).any(|row| self.refused.contains(&row));
        values.into_iter().filter(|(_, value)| !lost(value)).collect()
    }

    /// So far a pending link counts rows; from here on it counts commands.
    fn linked(&self, values: Values) -> Values {
        let to = |id: RawId| position(id).and_then(|row| self.made(row)).unwrap_or(id);
        values.into_iter().map(|(path, value)| (path, value.relinked(&to))).collect()
    }
}

/// The argument that names the record of an act; acts on many take a list of one.
fn subject(act: &Act, register: &Register, own: RawId) -> (String, Value) {
    let (key, kind) = act.arguments.first().map_or((register.key, Kind::Link(register.key)), |own| (own.key, own.kind));
    let value = if matches!(kind, Kind::Links(_)) { Value::Links(vec![own]) } else { Value::Link(own) };
    (key.to_owned(), value)
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
