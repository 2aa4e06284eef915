//! An organization's management system as one value: immutable to readers, cheap to copy.

mod links;
mod naming;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use imbl::ordset::DiffItem;
use imbl::{OrdMap, OrdSet};
use jiff::Timestamp;

use crate::change::{Change, Key, Path};
use crate::erasure;
use crate::field::Field;
use crate::id::{Id, RawId};
use crate::record::{Declared, Head, Held, Record, Row};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::table::{Table, TableOf};
use crate::types::ANY;
use crate::value::Value;
use links::Incoming;

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

/// The whole management system at one position in its ledger.
#[derive(Clone)]
pub struct State {
    schema: Arc<Schema>,
    tables: Vec<Arc<Box<dyn Table>>>,
    versions: Vec<u64>,
    links: Incoming,
    /// Entries that changed a record, the one that made it aside: that stands in its head.
    touched: OrdSet<(RawId, u64)>,
    erased: OrdMap<(RawId, String), Timestamp>,
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
            links: Incoming::default(),
            touched: OrdSet::new(),
            erased: OrdMap::new(),
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

    /// The record of a register with this id; of whatever register where the key is [`ANY`].
    pub fn row(&self, register: &str, id: RawId) -> Option<Row<'_>> {
        if register == ANY { self.find(id) } else { self.table(register)?.row(id) }
    }

    /// A record wherever it is.
    pub fn find(&self, id: RawId) -> Option<Row<'_>> {
        self.tables.iter().find_map(|table| table.row(id))
    }

    /// Who points to this record: the pointing records with their fields.
    pub fn incoming(&self, id: RawId) -> impl Iterator<Item = (&'static Field, Row<'_>)> {
        self.links.of(id).filter_map(|(table, field, from)| {
            let register = self.schema.registers[usize::from(table)];
            let row = self.tables[usize::from(table)].row(from)?;
            Some((&register.fields[usize::from(field)], row))
        })
    }

    /// The records of register `R` that point to this record, each once per field, retired ones left out.
    pub fn pointing<R: Declared>(&self, id: RawId) -> impl Iterator<Item = (Id<R>, &Held<R>)> {
        let table = u16::try_from(self.schema.by_key[R::KEY]).expect("a schema has few registers");
        self.links
            .of_table(id, table)
            .filter_map(|from| self.get(Id::<R>::of(from)).map(|held| (Id::of(from), held)))
            .filter(|(_, held)| !held.head.retired)
    }

    /// The entries that changed this record, oldest first.
    pub fn entries_of(&self, id: RawId) -> impl DoubleEndedIterator<Item = u64> {
        self.find(id).map(|row| row.head.created).into_iter().chain(self.later_entries_of(id))
    }

    /// The same without the one that made it.
    pub(crate) fn later_entries_of(&self, id: RawId) -> impl DoubleEndedIterator<Item = u64> {
        self.touched.range((id, 0)..=(id, u64::MAX)).map(|(_, seq)| *seq)
    }

    /// When a field of a record was erased, if it was.
    pub fn erased(&self, id: RawId, field: &str) -> Option<Timestamp> {
        self.erased.get(&(id, field.to_owned())).copied()
    }

    /// Every field that was erased: the record, the field and when.
    pub fn erasures(&self) -> impl ExactSizeIterator<Item = (RawId, &str, Timestamp)> {
        self.erased.iter().map(|((id, field), time)| (*id, field.as_str(), *time))
    }

    /// Shows in this earlier state what was erased since, as a later one knows it. The contents are gone from the
    /// ledger; without this the earlier state would look as if they had never been there.
    pub fn veil(&mut self, later: &Self) {
        for (key, time) in &later.erased {
            let (id, field) = key;
            if self.erased.contains_key(key) {
                continue;
            }
            let Some(at) = self.tables.iter().position(|table| table.row(*id).is_some()) else { continue };
            let Some((index, known)) = self.schema.registers[at].field(field) else { continue };
            let mark = erasure::mark(self.schema.registers[at], index, known, *time);
            // A mark is of the field's own kind, so that writing it cannot fail.
            self.writable(at).edit(*id, &mut |_, record| drop(record.set(index, None, None, mark.clone())));
            self.erased.insert(key.clone(), *time);
        }
    }

    /// The records that changed since an earlier state of the same ledger, each once.
    pub fn touched_since(&self, earlier: &Self) -> Vec<RawId> {
        let added = earlier.touched.diff(&self.touched).filter_map(|item| match item {
            DiffItem::Add((id, _)) => Some(*id),
            DiffItem::Remove(_) => None,
        });
        let made = self.tables.iter().zip(&earlier.tables).flat_map(|(table, earlier)| table.made_since(&***earlier));
        let mut ids: Vec<_> = added.chain(made).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Applies one entry's changes. The same code serves live acts and replay.
    pub fn apply(&mut self, seq: u64, time: Timestamp, changes: &[Change]) -> Result<(), Misfit> {
        self.time = self.time.max(time);
        self.change_all(seq, changes)?;
        self.size = seq;
        Ok(())
    }

    /// A copy in which the next entry, of this time, is begun.
    pub(crate) fn begun(&self, time: Timestamp) -> Self {
        Self { time: self.time.max(time), ..self.clone() }
    }

    /// Ends an entry whose changes were made already.
    pub fn ended(self, seq: u64) -> Self {
        Self { size: seq, ..self }
    }

    /// Applies changes as part of entry `seq`, those of one record in a row together.
    pub(crate) fn change_all(&mut self, seq: u64, changes: &[Change]) -> Result<(), Misfit> {
        let together = |a: &Change, b: &Change| a.is_set() && b.is_set() && a.subject() == b.subject();
        changes.chunk_by(together).try_for_each(|run| self.change_one(seq, run))
    }

    /// Applies changes to one record.
    fn change_one(&mut self, seq: u64, run: &[Change]) -> Result<(), Misfit> {
        let (key, id) = run[0].subject();
        let at = *self.schema.by_key.get(key).ok_or_else(|| Misfit(format!("there is no register {key}")))?;
        let time = self.time;
        let table = self.writable(at);
        let known =
            match &run[0] {
                Change::Create { reference, .. } => {
                    if table.row(id).is_some() {
                        return Err(Misfit(format!("{key} {id} exists already")));
                    }
                    let (reference, made, changed_at) = (*reference, time, time);
                    let (retired, elsewhere) = (false, None);
                    let head = Head { reference, created: seq, made, changed: seq, changed_at, retired, elsewhere };
                    table.create(id, head);
                    true
                }
                Change::Set { .. } => self.set_all(seq, at, id, run)?,
                Change::Erase { fields, items, .. } => self.erase(seq, at, id, fields, items)?,
                Change::Recorded { elsewhere, .. } => table.edit(id, &mut |head, _| head.elsewhere = Some(*elsewhere)),
                Change::Retire { .. } => table
                    .edit(id, &mut |head, _| *head = Head { changed: seq, changed_at: time, retired: true, ..*head }),
                Change::Restore { .. } => table
                    .edit(id, &mut |head, _| *head = Head { changed: seq, changed_at: time, retired: false, ..*head }),
            };
        if !known {
            return Err(Misfit(format!("there is no {key} {id}")));
        }
        self.versions[at] = seq;
        self.touch(at, id, [seq]);
        Ok(())
    }

    /// Notes entries that changed a record, but not the one that made it.
    fn touch(&mut self, at: usize, id: RawId, entries: impl IntoIterator<Item = u64>) {
        let made = self.tables[at].row(id).map(|row| row.head.created);
        self.touched.extend(entries.into_iter().filter(|seq| Some(*seq) != made).map(|seq| (id, seq)));
    }

    /// Puts the mark of erasure in the place of contents; false where there is no such record. The entries that told of
    /// them are noted, because replaying a ledger without those items would not show that they touched the record.
    fn erase(&mut self, seq: u64, at: usize, id: RawId, fields: &[Key], items: &[(u64, u32)]) -> Result<bool, Misfit> {
        let (register, time) = (self.schema.registers[at], self.time);
        let mut marks = Vec::with_capacity(fields.len());
        for key in fields {
            let (index, field) = register
                .field(key)
                .ok_or_else(|| Misfit(format!("{} {id}, {key}: there is no such field", register.key)))?;
            let to = erasure::mark(register, index, field, time);
            marks.push(Change::Set { register: register.key.into(), id, at: Path::field(field.key), to });
            self.erased.insert((id, field.key.to_owned()), time);
        }
        self.touch(at, id, items.iter().map(|(entry, _)| *entry));
        self.set_all(seq, at, id, &marks)
    }

    /// Writes places in one record; false where there is none.
    fn set_all(&mut self, seq: u64, at: usize, id: RawId, sets: &[Change]) -> Result<bool, Misfit> {
        let register = self.schema.registers[at];
        let (mut before, mut after, mut outcome) = (Vec::new(), Vec::new(), Ok(()));
        let time = self.time;
        let known = self.writable(at).edit(id, &mut |head, record| {
            (head.changed, head.changed_at) = (seq, time);
            outcome = sets.iter().try_for_each(|set| write(register, record, set, &mut before, &mut after));
        });
        outcome?;
        for (field, to) in before {
            self.links.remove(to, (at as u16, field), id);
        }
        for (field, to) in after {
            self.links.insert(to, (at as u16, field), id);
        }
        Ok(known)
    }

    fn writable(&mut self, at: usize) -> &mut dyn Table {
        let shared = &mut self.tables[at];
        if Arc::get_mut(shared).is_none() {
            *shared = Arc::new(shared.share());
        }
        &mut **Arc::get_mut(shared).expect("the table was just copied")
    }

    /// For snapshots: puts a whole record back as it was, with the entries that touched it.
    pub(crate) fn revive(
        &mut self,
        at: usize,
        id: RawId,
        head: Head,
        entries: &[u64],
        contents: &[(usize, Value)],
    ) -> Result<(), Misfit> {
        let table = self.writable(at);
        table.create(id, head);
        let mut outcome = Ok(());
        table.edit(id, &mut |own, record| {
            *own = head;
            outcome = contents.iter().try_for_each(|(field, value)| record.set(*field, None, None, value.clone()));
        });
        outcome.map_err(|wrong| Misfit(wrong.0))?;
        for (field, value) in contents {
            value.links().into_iter().for_each(|to| self.links.insert(to, (at as u16, *field as u16), id));
        }
        self.touch(at, id, entries.iter().copied());
        self.versions[at] = self.versions[at].max(head.changed);
        Ok(())
    }

    /// For snapshots: a field that was erased.
    pub(crate) fn note_erased(&mut self, id: RawId, field: String, time: Timestamp) {
        self.erased.insert((id, field), time);
    }

    /// For snapshots: the position in the ledger.
    pub(crate) fn stand_at(&mut self, size: u64, time: Timestamp) {
        (self.size, self.time) = (size, time);
    }
}

/// Writes one place, noting the links the field had and has.
fn write(
    register: &'static Register,
    record: &mut dyn Record,
    set: &Change,
    before: &mut Vec<(u16, RawId)>,
    after: &mut Vec<(u16, RawId)>,
) -> Result<(), Misfit> {
    let Change::Set { at: path, to, id, .. } = set else { return Ok(()) };
    let misfit = |what: &str| Misfit(format!("{} {id}, {path}: {what}", register.key));
    let (index, field) = register.field(&path.field).ok_or_else(|| misfit("there is no such field"))?;
    let links = |record: &dyn Record| {
        let links = if field.kind.may_link() { record.get(index).links() } else { Vec::new() };
        links.into_iter().map(move |to| (index as u16, to))
    };
    let old: Vec<_> = links(record).collect();
    let outcome = record.set(index, path.group_key(), path.part_key(), to.clone());
    outcome.map_err(|wrong| misfit(&wrong.0))?;
    if field.kind.may_link() {
        // Of several writes to one field only the first saw what was linked before this act.
        after.retain(|(field, _)| usize::from(*field) != index);
        before.extend(old);
        after.extend(links(record));
    }
    Ok(())
}
