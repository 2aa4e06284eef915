//! A state as bytes and back: a cache that saves replaying a long ledger.
//!
//! Rows are written as (register, id, head, [(field key, content)]) with the keys in a table and read
//! back through `set`, so that a snapshot stays readable when fields are added. A snapshot that does not
//! fit is thrown away and the ledger replayed: it is never the truth.

use imbl::OrdSet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::change::{Change, Path};
use crate::id::RawId;
use crate::record::Head;
use crate::reference::Reference;
use crate::register::Register;
use crate::state::{Misfit, State};
use crate::value::Value;

/// Changes whenever snapshots of before would be read wrongly.
pub const FORMAT: &str = "state-1";

#[derive(Serialize, Deserialize)]
struct Preamble {
    size: u64,
    time: Timestamp,
    keys: Vec<(String, Vec<String>)>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    table: usize,
    id: RawId,
    reference: Reference,
    created: u64,
    made: Timestamp,
    changed: u64,
    retired: bool,
    entries: Vec<u64>,
    contents: Vec<(usize, Value)>,
}

/// The state as bytes, uncompressed.
pub fn encode(state: &State) -> Vec<u8> {
    let keys = state
        .registers()
        .iter()
        .map(|register| (register.key.to_owned(), register.fields.iter().map(|field| field.key.to_owned()).collect()));
    let preamble = Preamble { size: state.size(), time: state.time(), keys: keys.collect() };
    let mut bytes = postcard::to_stdvec(&preamble).expect("a preamble is plain data");
    for (table, register) in state.registers().iter().enumerate() {
        for row in state.table(register.key).into_iter().flat_map(|table| table.rows()) {
            let contents = (0..register.fields.len()).map(|at| (at, row.record.get(at)));
            let Head { reference, created, made, changed, retired } = *row.head;
            let stored = Stored {
                table,
                id: row.id,
                reference,
                created,
                made,
                changed,
                retired,
                entries: state.entries_of(row.id).collect(),
                contents: contents.filter(|(_, value)| !value.is_blank()).collect(),
            };
            bytes = postcard::to_extend(&stored, bytes).expect("rows are plain data");
        }
    }
    bytes
}

/// The state that the bytes describe, for this list of registers.
pub fn decode(registers: &'static [&'static Register], bytes: &[u8]) -> Result<State, Misfit> {
    let unreadable = |error: postcard::Error| Misfit(format!("the snapshot is not readable: {error}"));
    let (preamble, mut rest) = postcard::take_from_bytes::<Preamble>(bytes).map_err(unreadable)?;
    let mut state = State::new(registers);
    let (mut heads, mut touched) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let (stored, behind) = postcard::take_from_bytes::<Stored>(rest).map_err(unreadable)?;
        let (key, fields) =
            preamble.keys.get(stored.table).ok_or_else(|| Misfit("the snapshot names no such table".into()))?;
        let at = registers.iter().position(|register| register.key == key);
        let at = at.ok_or_else(|| Misfit(format!("there is no register {key}")))?;
        touched.extend(stored.entries.iter().map(|seq| (stored.id, *seq)));
        let Stored { reference, created, made, changed, retired, .. } = stored;
        heads.push((at, stored.id, Head { reference, created, made, changed, retired }));
        revive(&mut state, registers[at], fields, stored)?;
        rest = behind;
    }
    state.revive(preamble.size, preamble.time, &heads, touched.into_iter().collect::<OrdSet<_>>());
    Ok(state)
}

fn revive(state: &mut State, register: &'static Register, fields: &[String], stored: Stored) -> Result<(), Misfit> {
    let id = stored.id;
    let key = || std::borrow::Cow::Borrowed(register.key);
    state.change(stored.created, &Change::Create { register: key(), id, reference: stored.reference })?;
    for (at, to) in stored.contents {
        let field = fields.get(at).ok_or_else(|| Misfit("the snapshot names no such field".into()))?;
        state.change(stored.changed, &Change::Set { register: key(), id, at: Path::field(field.clone()), to })?;
    }
    Ok(())
}
