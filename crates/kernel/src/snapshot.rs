//! A state as bytes and back: a cache that saves replaying a long ledger.
//!
//! Rows are written as (register, id, head, [(field key, content)]) with the keys in a table and read
//! back through `set`, so that a snapshot stays readable when fields are added. A snapshot that does not
//! fit is thrown away and the ledger replayed: it is never the truth.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::RawId;
use crate::record::{Elsewhere, Head};
use crate::reference::Reference;
use crate::register::Register;
use crate::state::{Misfit, State};
use crate::value::Value;

/// Changes whenever snapshots of before would be read wrongly.
pub const FORMAT: &str = "state-4";

#[derive(Serialize, Deserialize)]
struct Preamble {
    size: u64,
    time: Timestamp,
    keys: Vec<(String, Vec<String>)>,
    erased: Vec<(RawId, String, Timestamp)>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    table: usize,
    id: RawId,
    reference: Reference,
    created: u64,
    made: Timestamp,
    changed: u64,
    changed_at: Timestamp,
    retired: bool,
    elsewhere: Option<Elsewhere>,
    entries: Vec<u64>,
    contents: Vec<(usize, Value)>,
}

/// The state as bytes, uncompressed.
pub fn encode(state: &State) -> Vec<u8> {
    let keys = state
        .registers()
        .iter()
        .map(|register| (register.key.to_owned(), register.fields.iter().map(|field| field.key.to_owned()).collect()));
    let erased = state.erasures().map(|(id, field, time)| (id, field.to_owned(), time)).collect();
    let preamble = Preamble { size: state.size(), time: state.time(), keys: keys.collect(), erased };
    let mut bytes = postcard::to_stdvec(&preamble).expect("a preamble is plain data");
    for (table, register) in state.registers().iter().enumerate() {
        let blank = (register.blank)();
        for row in state.table(register.key).into_iter().flat_map(|table| table.rows()) {
            let contents = (0..register.fields.len()).map(|at| (at, row.record.get(at)));
            let Head { reference, created, made, changed, changed_at, retired, elsewhere } = *row.head;
            let stored = Stored {
                table,
                id: row.id,
                reference,
                created,
                made,
                changed,
                changed_at,
                retired,
                elsewhere,
                entries: std::iter::once(created).chain(state.later_entries_of(row.id)).collect(),
                contents: contents.filter(|(at, value)| *value != blank.get(*at)).collect(),
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
    let known = |key: &str| registers.iter().position(|register| register.key == key);
    let tables: Vec<Known> = preamble
        .keys
        .iter()
        .map(|(key, fields)| {
            let at = known(key)?;
            let fields = fields.iter().map(|field| registers[at].field(field).map(|(index, _)| index));
            Some((at, fields.collect()))
        })
        .collect();
    while !rest.is_empty() {
        let (stored, behind) = postcard::take_from_bytes::<Stored>(rest).map_err(unreadable)?;
        let table = tables.get(stored.table).and_then(Option::as_ref);
        revive(&mut state, table.ok_or_else(|| Misfit("the snapshot names no such register".into()))?, stored)?;
        rest = behind;
    }
    for (id, field, time) in preamble.erased {
        state.note_erased(id, field, time);
    }
    state.stand_at(preamble.size, preamble.time);
    Ok(state)
}

/// Where a stored table and its stored fields are today; a field may be gone.
type Known = Option<(usize, Vec<Option<usize>>)>;

fn revive(state: &mut State, (at, fields): &(usize, Vec<Option<usize>>), stored: Stored) -> Result<(), Misfit> {
    let Stored { id, reference, created, made, changed, changed_at, retired, elsewhere, entries, contents, .. } =
        stored;
    let today = |(field, value): (usize, Value)| {
        let index = fields.get(field).copied().flatten();
        index.map(|index| (index, value)).ok_or_else(|| Misfit("the snapshot names no such field".into()))
    };
    let contents: Vec<_> = contents.into_iter().map(today).collect::<Result<_, _>>()?;
    state.revive(
        *at,
        id,
        Head { reference, created, made, changed, changed_at, retired, elsewhere },
        &entries,
        &contents,
    )
}
