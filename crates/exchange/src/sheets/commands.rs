//! The commands of one batch: records first, each after those it needs, then the links that had to wait.

use kernel::{Act, Args, Command, Path, RawId, Register, Value};

/// How many records that need each other are followed.
const DEPTH_MAX: usize = 64;

/// What one row asks for; links to rows of the file are pending, by the row's position in the file.
pub struct Asked {
    /// Sheet and row.
    pub place: String,
    /// The register.
    pub register: &'static Register,
    /// The record, with its version; none where a new one is made.
    pub known: Option<(RawId, u64)>,
    /// What is written.
    pub values: Vec<(Path, Value)>,
    /// Acts on the record, once it is there: their arguments, without the record.
    pub acts: Vec<(&'static Act, Args)>,
}

/// The commands, in the order in which they can be decided; rows from `first` on need none of the others. What
/// the rows need beside records stands before them.
pub fn assembled(commands: Vec<(String, Command)>, rows: Vec<Asked>, first: usize) -> Vec<(String, Command)> {
    let positions = vec![None; rows.len()];
    let mut assembly = Assembly { open: vec![false; rows.len()], rows, positions, commands, late: Vec::new() };
    for row in (first..assembly.rows.len()).chain(0..first) {
        assembly.emit(row, 0);
    }
    for (row, values) in std::mem::take(&mut assembly.late) {
        let asked = &assembly.rows[row];
        let own = asked.known.map(|(id, _)| id).or_else(|| assembly.positions[row].map(RawId::pending));
        let Some(own) = own else { continue };
        let values = assembly.linked(values);
        assembly.commands.push((asked.place.clone(), Command::Edit(asked.register, own, values, None)));
    }
    for row in 0..assembly.rows.len() {
        assembly.act(row);
    }
    assembly.commands
}

struct Assembly {
    rows: Vec<Asked>,
    positions: Vec<Option<u64>>,
    open: Vec<bool>,
    commands: Vec<(String, Command)>,
    late: Vec<(usize, Vec<(Path, Value)>)>,
}

impl Assembly {
    fn emit(&mut self, row: usize, depth: usize) {
        if self.open[row] {
            return;
        }
        self.open[row] = true;
        if depth < DEPTH_MAX {
            for needed in self.needed(row) {
                self.emit(needed, depth + 1);
            }
        }
        let values = std::mem::take(&mut self.rows[row].values);
        let there =
            |value: &Value| value.links().into_iter().filter_map(position).all(|at| self.positions[at].is_some());
        let (now, late): (Vec<_>, Vec<_>) = values.into_iter().partition(|(_, value)| there(value));
        let now = self.linked(now);
        let asked = &self.rows[row];
        let command = match asked.known {
            Some(_) if now.is_empty() => None,
            Some((id, version)) => Some(Command::Edit(asked.register, id, now, Some(version))),
            None => Some(Command::Create(asked.register, now)),
        };
        if let Some(command) = command {
            self.positions[row] = asked.known.is_none().then_some(self.commands.len() as u64);
            self.commands.push((asked.place.clone(), command));
        }
        if !late.is_empty() {
            self.late.push((row, late));
        }
    }

    /// What is to be done with the record of a row.
    fn act(&mut self, row: usize) {
        let asked = &mut self.rows[row];
        let (known, acts) = (asked.known.map(|(id, _)| id), std::mem::take(&mut asked.acts));
        let (place, register) = (asked.place.clone(), asked.register);
        let Some(own) = known.or_else(|| self.positions[row].map(RawId::pending)) else { return };
        for (act, mut args) in acts {
            args.insert(0, (register.key.to_owned(), Value::Link(own)));
            self.commands.push((place.clone(), Command::Act(act, args)));
        }
    }

    /// The rows whose records have to be there before this one can be made.
    fn needed(&self, row: usize) -> Vec<usize> {
        let asked = &self.rows[row];
        let required = |path: &Path| asked.register.field(&path.field).is_some_and(|(_, field)| field.required);
        let values = asked.values.iter().filter(|(path, _)| required(path));
        values.flat_map(|(_, value)| value.links()).filter_map(position).collect()
    }

    /// So far a pending link counts rows; from here on it counts commands.
    fn linked(&self, values: Vec<(Path, Value)>) -> Vec<(Path, Value)> {
        let to = |id: RawId| match position(id).and_then(|row| self.positions[row]) {
            Some(position) => RawId::pending(position),
            None => id,
        };
        values.into_iter().map(|(path, value)| (path, value.relinked(&to))).collect()
    }
}

fn position(id: RawId) -> Option<usize> {
    id.pending_position().and_then(|row| usize::try_from(row).ok())
}
