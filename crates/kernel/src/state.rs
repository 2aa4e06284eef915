//! An organization's management system as one value: immutable to readers, cheap to copy.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use imbl::OrdSet;
use jiff::Timestamp;

use crate::change::Change;
use crate::field::Field;
use crate::id::{Id, RawId};
use crate::kind::Kind;
use crate::record::{Declared, Head, Held, Row};
use crate::reference::Reference;
use crate::refusal::{Refusal, Wrong};
use crate::register::Register;
use crate::table::{Table, TableOf};

/// The registers a state is made of, with an index by key.
pub struct Schema {
    registers: &'static [&'static Register],
    by_key: HashMap<&'static str, usize>,
}

/// A change that does not fit the state: the ledger belongs to another schema or was damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(pub String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Misfit {}

/// One link to a record, seen from the record: who points to it, through which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Incoming {
    /// The record pointed to.
    pub to: RawId,
    /// Index of the pointing record's register in the schema.
    pub table: u16,
    /// Index of the pointing field.
    pub field: u16,
    /// The pointing record.
    pub from: RawId,
}

/// The whole management system at one position in its ledger.
#[derive(Clone)]
pub struct State {
    schema: Arc<Schema>,
    tables: Vec<Arc<Box<dyn Table>>>,
    versions: Vec<u64>,
    links: OrdSet<Incoming>,
    touched: OrdSet<(RawId, u64)>,
    size: u64,
    time: Timestamp,
}

impl State {
    /// The empty state of a list of registers.
    pub fn new(registers: &'static [&'static Register]) -> Self {
        let by_key = registers.iter().enumerate().map(|(at, register)| (register.key, at)).collect();
        let tables: Vec<_> = registers.iter().map(|register| Arc::new((register.table)())).collect();
        Self {
            schema: Arc::new(Schema { registers, by_key }),
            versions: vec![0; tables.len()],
            tables,
            links: OrdSet::new(),
            touched: OrdSet::new(),
            size: 0,
            time: Timestamp::UNIX_EPOCH,
        }
    }

    /// The registers, in the order of the standard.
    pub fn registers(&self) -> &'static [&'static Register] {
        self.schema.registers
    }

    /// Number of ledger entries applied.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Time of the last entry; the epoch where there is none.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// The table of register `R`.
    pub fn of<R: Declared>(&self) -> &TableOf<R> {
        let table = self.table(R::KEY).and_then(|table| table.as_any().downcast_ref());
        table.expect("every declared register stands in the list of registers")
    }

    /// The record with this id, retired or not.
    pub fn get<R: Declared>(&self, id: Id<R>) -> Option<&Held<R>> {
        self.of::<R>().get(id)
    }

    /// The record an act names, if it exists and is not retired.
    pub fn live<R: Declared>(&self, id: Id<R>) -> Result<&Held<R>, Refusal> {
        let Some(held) = self.get(id) else {
            let message = format!("there is no {} with the id {id:?}; choose an existing one", R::KEY);
            return Err(Refusal::missing(R::KEY, message));
        };
        if held.head.retired {
            let reference = R::REGISTER.reference.print(held.head.reference);
            return Err(Refusal::software(R::KEY, format!("{reference} is retired; restore it first")));
        }
        Ok(held)
    }

    /// The human reference of a record; empty where there is none.
    pub fn reference<R: Declared>(&self, id: Id<R>) -> String {
        self.get(id).map(|held| R::REGISTER.reference.print(held.head.reference)).unwrap_or_default()
    }

    /// The table with this register key.
    pub fn table(&self, key: &str) -> Option<&dyn Table> {
        self.schema.by_key.get(key).map(|at| &**self.tables[*at])
    }

    /// The register with this key or plural.
    pub fn register(&self, key: &str) -> Option<&'static Register> {
        let named = |register: &&&'static Register| register.key == key || register.plural == key;
        self.schema.registers.iter().find(named).copied()
    }

    /// Version of a register: the entry that changed it last.
    pub fn version(&self, key: &str) -> u64 {
        self.schema.by_key.get(key).map_or(0, |at| self.versions[*at])
    }

    /// A record of any register.
    pub fn row(&self, register: &str, id: RawId) -> Option<Row<'_>> {
        self.table(register)?.row(id)
    }

    /// A record wherever it is.
    pub fn find(&self, id: RawId) -> Option<Row<'_>> {
        self.tables.iter().find_map(|table| table.row(id))
    }

    /// Who points to this record: the pointing records with their fields.
    pub fn incoming(&self, id: RawId) -> impl Iterator<Item = (&'static Field, Row<'_>)> {
        let first = Incoming { to: id, table: 0, field: 0, from: RawId::NIL };
        let links = self.links.range(first..).take_while(move |link| link.to == id);
        links.filter_map(|link| {
            let register = self.schema.registers[usize::from(link.table)];
            let row = self.tables[usize::from(link.table)].row(link.from)?;
            Some((&register.fields[usize::from(link.field)], row))
        })
    }

    /// The records of register `R` that point to this record, each once per field, retired ones left out.
    pub fn pointing<R: Declared>(&self, id: RawId) -> impl Iterator<Item = (Id<R>, &Held<R>)> {
        let table = u16::try_from(self.schema.by_key[R::KEY]).expect("a schema has few registers");
        let first = Incoming { to: id, table, field: 0, from: RawId::NIL };
        let links = self.links.range(first..).take_while(move |link| link.to == id && link.table == table);
        links
            .filter_map(|link| self.get(Id::<R>::of(link.from)).map(|held| (Id::of(link.from), held)))
            .filter(|(_, held)| !held.head.retired)
    }

    /// The entries that changed this record, oldest first.
    pub fn entries_of(&self, id: RawId) -> impl DoubleEndedIterator<Item = u64> {
        self.touched.range((id, 0)..=(id, u64::MAX)).map(|(_, seq)| *seq)
    }

    /// The id that a text names in a register: an id, a reference, a unique field's content, or a title.
    pub fn resolve(&self, register: &str, text: &str) -> Result<RawId, Wrong> {
        let text = text.trim();
        let table = self.table(register).ok_or_else(|| Wrong::new(format!("there is no register {register}")))?;
        if let Ok(id) = text.parse::<RawId>() {
            let known = table.row(id).map(|row| row.id);
            return known.ok_or_else(|| Wrong::new(format!("no {register} has the id {id}; choose an existing one")));
        }
        let own = table.register();
        if let Some(reference) = own.reference.read(text)
            && let Some(id) = table.numbered(reference)
        {
            return Ok(id);
        }
        let content = crate::value::Value::Text(text.to_owned());
        let unique = own.fields.iter().enumerate().filter(|(_, field)| field.unique);
        if let Some(id) = unique.filter_map(|(at, _)| table.holder(at, &content)).next() {
            return Ok(id);
        }
        let mut titled = table.rows().filter(|row| !row.head.retired && row.record.title().eq_ignore_ascii_case(text));
        match (titled.next(), titled.next()) {
            (Some(row), None) => Ok(row.id),
            (Some(_), Some(_)) => {
                Err(Wrong::new(format!("more than one {register} is called \"{text}\"; use the reference")))
            }
            (None, _) => Err(Wrong::new(format!(
                "no {register} is called \"{text}\"; use a reference such as {}",
                own.reference.print(Reference { year: 0, number: 1 })
            ))),
        }
    }

    /// Applies one entry's changes. The same code serves live acts and replay.
    pub fn apply(&mut self, seq: u64, time: Timestamp, changes: &[Change]) -> Result<(), Misfit> {
        self.time = self.time.max(time);
        for change in changes {
            self.change(seq, change)?;
        }
        self.size = seq;
        Ok(())
    }

    /// Applies one change as part of entry `seq`.
    pub(crate) fn change(&mut self, seq: u64, change: &Change) -> Result<(), Misfit> {
        let (key, id) = change.subject();
        let at = *self.schema.by_key.get(key).ok_or_else(|| Misfit(format!("there is no register {key}")))?;
        let register = self.schema.registers[at];
        let time = self.time;
        let table = self.writable(at);
        let known = match change {
            Change::Create { reference, .. } => {
                if table.row(id).is_some() {
                    return Err(Misfit(format!("{key} {id} exists already")));
                }
                table
                    .create(id, Head { reference: *reference, created: seq, made: time, changed: seq, retired: false });
                true
            }
            Change::Set { at: path, to, .. } => return self.set(seq, at, register, id, path, to),
            Change::Retire { .. } => {
                table.edit(id, &mut |head, _| *head = Head { changed: seq, retired: true, ..*head })
            }
            Change::Restore { .. } => {
                table.edit(id, &mut |head, _| *head = Head { changed: seq, retired: false, ..*head })
            }
        };
        if !known {
            return Err(Misfit(format!("there is no {key} {id}")));
        }
        self.touch(at, id, seq);
        Ok(())
    }

    fn set(
        &mut self,
        seq: u64,
        at: usize,
        register: &'static Register,
        id: RawId,
        path: &crate::change::Path,
        to: &crate::value::Value,
    ) -> Result<(), Misfit> {
        let misfit = |what: &str| Misfit(format!("{} {id}, {path}: {what}", register.key));
        let (index, field) = register.field(&path.field).ok_or_else(|| misfit("there is no such field"))?;
        let linking = may_link(&field.kind);
        let (mut before, mut after, mut outcome) = (Vec::new(), Vec::new(), Ok(()));
        let known = self.writable(at).edit(id, &mut |head, record| {
            before = if linking { record.get(index).links() } else { Vec::new() };
            outcome = record.set(index, path.key.as_deref(), path.part.as_deref(), to.clone());
            after = if linking { record.get(index).links() } else { Vec::new() };
            head.changed = seq;
        });
        if !known {
            return Err(misfit("there is no such record"));
        }
        outcome.map_err(|wrong| misfit(&wrong.0))?;
        let (table, field) = (at as u16, index as u16);
        for to in before {
            self.links.remove(&Incoming { to, table, field, from: id });
        }
        for to in after {
            self.links.insert(Incoming { to, table, field, from: id });
        }
        self.touch(at, id, seq);
        Ok(())
    }

    fn touch(&mut self, at: usize, id: RawId, seq: u64) {
        self.versions[at] = seq;
        self.touched.insert((id, seq));
    }

    fn writable(&mut self, at: usize) -> &mut dyn Table {
        let shared = &mut self.tables[at];
        if Arc::get_mut(shared).is_none() {
            *shared = Arc::new(shared.share());
        }
        &mut **Arc::get_mut(shared).expect("the table was just copied")
    }

    /// For snapshots: puts back what entries before the snapshot had left.
    pub(crate) fn revive(
        &mut self,
        size: u64,
        time: Timestamp,
        heads: &[(usize, RawId, Head)],
        touched: OrdSet<(RawId, u64)>,
    ) {
        for (at, id, head) in heads {
            self.writable(*at).edit(*id, &mut |own, _| *own = *head);
            self.versions[*at] = self.versions[*at].max(head.changed);
        }
        (self.size, self.time, self.touched) = (size, time, touched);
    }
}

/// Whether content of this kind can point to records.
fn may_link(kind: &Kind) -> bool {
    kind.target().is_some() || kind.parts().is_some_and(|parts| parts.iter().any(|part| may_link(&part.kind)))
}
