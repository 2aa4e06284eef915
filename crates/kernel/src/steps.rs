//! The commands of a batch: a file brings thousands, and each is needed only while it is decided. What is written to
//! records is therefore held as bytes, as an entry of the ledger holds it, and made a command again one by one.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::change::Path;
use crate::command::Command;
use crate::id::RawId;
use crate::register::Register;
use crate::rooms::{Rooms, Seen, Spot};
use crate::value::Value;

/// Commands, each with its place in what was brought in.
#[derive(Clone, Default)]
pub struct Steps {
    steps: Vec<Step>,
    /// The places in records that are written, each once.
    paths: Vec<Path>,
    rooms: Rooms,
}

#[derive(Clone)]
enum Step {
    /// What is written to a record of this register: where its bytes are.
    Packed(&'static Register, Spot),
    /// Anything else, as it is.
    Plain(Box<(String, Command)>),
}

/// The bytes of a step; values have the position of their path.
#[derive(Serialize, Deserialize)]
struct Written<T, V> {
    place: T,
    /// The record and the version seen; none where one is made.
    record: Option<(RawId, Option<u64>)>,
    values: Vec<(usize, V)>,
}

impl Steps {
    /// Number of commands.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Adds a command with its place.
    pub fn push(&mut self, place: String, command: Command) {
        let step = match &command {
            // Who asks for the files that come in is lent them.
            own if !own.files().is_empty() => Step::Plain(Box::new((place, command))),
            Command::Create(register, values) => Step::Packed(register, self.packed(&place, None, values)),
            Command::Edit(register, id, values, version) => {
                Step::Packed(register, self.packed(&place, Some((*id, *version)), values))
            }
            _ => Step::Plain(Box::new((place, command))),
        };
        self.steps.push(step);
    }

    fn packed(&mut self, place: &str, record: Option<(RawId, Option<u64>)>, values: &[(Path, Value)]) -> Spot {
        let mut next = 0;
        let mut numbered = Vec::with_capacity(values.len());
        for (path, value) in values {
            let at = self.path(path, next);
            next = at + 1;
            numbered.push((at, value));
        }
        let bytes = postcard::to_stdvec(&Written { place, record, values: numbered });
        self.rooms.push(&bytes.expect("values are plain data"))
    }

    /// The position of a path. Rows name theirs in one order, so the next one is likely the one looked for.
    fn path(&mut self, path: &Path, likely: usize) -> usize {
        let mut order = (likely..self.paths.len()).chain(0..likely.min(self.paths.len()));
        order.find(|at| self.paths[*at] == *path).unwrap_or_else(|| {
            self.paths.push(path.clone());
            self.paths.len() - 1
        })
    }

    /// The commands, each made again.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (String, Command)> {
        let mut seen = Seen::default();
        (0..self.len()).map(move |at| self.get(at, &mut seen))
    }

    /// The same, each let go once it was given.
    pub fn drain(self) -> impl ExactSizeIterator<Item = (String, Command)> {
        let Self { steps, paths, mut rooms } = self;
        let mut seen = Seen::default();
        steps.into_iter().map(move |step| match step {
            Step::Packed(register, spot) => {
                rooms.let_go_before(spot);
                unpacked(register, rooms.get(spot, &mut seen), &paths)
            }
            Step::Plain(plain) => *plain,
        })
    }

    /// Lets go of what is held before a position; none of it may be asked for after that.
    pub fn let_go_before(&mut self, at: usize) {
        if let Some(Step::Packed(_, spot)) = self.steps.get(at) {
            self.rooms.let_go_before(*spot);
        }
    }

    /// The command at a position.
    pub fn get(&self, at: usize, seen: &mut Seen) -> (String, Command) {
        match &self.steps[at] {
            Step::Packed(register, spot) => unpacked(register, self.rooms.get(*spot, seen), &self.paths),
            Step::Plain(plain) => (**plain).clone(),
        }
    }

    /// Those that are not held as bytes: among them all that erase or bring files.
    pub(crate) fn plain(&self) -> impl Iterator<Item = &(String, Command)> {
        self.steps.iter().filter_map(|step| match step {
            Step::Plain(plain) => Some(&**plain),
            Step::Packed(..) => None,
        })
    }
}

fn unpacked(register: &'static Register, bytes: &[u8], paths: &[Path]) -> (String, Command) {
    let Written::<String, Value> { place, record, values } =
        postcard::from_bytes(bytes).expect("packed from the same values");
    let values = values.into_iter().map(|(at, value)| (paths[at].clone(), value)).collect();
    let command = match record {
        None => Command::Create(register, values),
        Some((id, version)) => Command::Edit(register, id, values, version),
    };
    (place, command)
}

impl FromIterator<(String, Command)> for Steps {
    fn from_iter<T: IntoIterator<Item = (String, Command)>>(commands: T) -> Self {
        let mut steps = Self::default();
        commands.into_iter().for_each(|(place, command)| steps.push(place, command));
        steps
    }
}

impl From<Vec<(String, Command)>> for Steps {
    fn from(commands: Vec<(String, Command)>) -> Self {
        commands.into_iter().collect()
    }
}

// Digests of requests are taken of this, so it is that of a list.
impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
