//! The records of one register, in a persistent map: a copy costs nothing, readers are never disturbed.

use std::any::Any;
use std::ops::Bound;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use crate::id::{Id, RawId};
use crate::record::{Declared, Head, Held, Record, Row};
use crate::reference::Reference;
use crate::register::Register;
use crate::value::Value;

/// A table without the type of its records.
pub trait Table: Send + Sync {
    /// The register it holds.
    fn register(&self) -> &'static Register;
    /// Number of records, retired ones included.
    fn len(&self) -> usize;
    /// Number of records that are not retired.
    fn len_live(&self) -> usize;
    /// Whether it holds none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// One record.
    fn row(&self, id: RawId) -> Option<Row<'_>>;
    /// All records in the order of their making.
    fn rows(&self) -> Box<dyn DoubleEndedIterator<Item = Row<'_>> + '_>;
    /// Records made after the one with this id.
    fn rows_after(&self, id: RawId) -> Box<dyn Iterator<Item = Row<'_>> + '_>;
    /// The records made since an earlier table of the same register.
    fn made_since(&self, earlier: &dyn Table) -> Vec<RawId>;
    /// The record with this number.
    fn numbered(&self, reference: Reference) -> Option<RawId>;
    /// The highest number allotted in this year of numbering; 0 where none was.
    fn last_number(&self, year: u16) -> u32;
    /// The record whose unique field has this content, letter case and space aside.
    fn holder(&self, field: usize, content: &Value) -> Option<RawId>;
    /// Adds a blank record.
    fn create(&mut self, id: RawId, head: Head);
    /// Changes a record in place; false where there is none.
    fn edit(&mut self, id: RawId, change: &mut dyn FnMut(&mut Head, &mut dyn Record)) -> bool;
    /// A copy that shares all content.
    fn share(&self) -> Box<dyn Table>;
    /// For typed access.
    fn as_any(&self) -> &dyn Any;
}

/// The table of register `R`.
#[derive(Clone)]
pub struct TableOf<R> {
    records: OrdMap<RawId, Arc<Held<R>>>,
    numbers: OrdMap<Reference, RawId>,
    unique: OrdMap<(usize, String), RawId>,
    retired: usize,
}

impl<R: Declared> TableOf<R> {
    /// A table without records.
    pub fn new() -> Self {
        Self { records: OrdMap::new(), numbers: OrdMap::new(), unique: OrdMap::new(), retired: 0 }
    }

    /// One record.
    pub fn get(&self, id: Id<R>) -> Option<&Held<R>> {
        self.records.get(&id.raw()).map(Arc::as_ref)
    }

    /// The records that are not retired, in the order of their making.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<R>, &Held<R>)> {
        self.records.iter().map(|(id, held)| (Id::of(*id), held.as_ref())).filter(|(_, held)| !held.head.retired)
    }
}

impl<R: Declared> Default for TableOf<R> {
    fn default() -> Self {
        Self::new()
    }
}

/// How unique contents are compared.
fn folded(value: &Value) -> Option<String> {
    (!value.is_blank()).then(|| match value {
        Value::Text(text) => text.trim().to_lowercase(),
        other => format!("{other:?}"),
    })
}

fn unique_fields(register: &'static Register) -> impl Iterator<Item = usize> {
    register.fields.iter().enumerate().filter(|(_, field)| field.unique).map(|(at, _)| at)
}

fn row<'a, R: Declared>((id, held): (&RawId, &'a Arc<Held<R>>)) -> Row<'a> {
    Row { id: *id, head: &held.head, record: &held.record }
}

impl<R: Declared> Table for TableOf<R> {
    fn register(&self) -> &'static Register {
        R::REGISTER
    }

    fn len(&self) -> usize {
        self.records.len()
    }

    fn len_live(&self) -> usize {
        self.records.len() - self.retired
    }

    fn row(&self, id: RawId) -> Option<Row<'_>> {
        self.records.get_key_value(&id).map(row)
    }

    fn rows(&self) -> Box<dyn DoubleEndedIterator<Item = Row<'_>> + '_> {
        Box::new(self.records.iter().map(row))
    }

    fn rows_after(&self, id: RawId) -> Box<dyn Iterator<Item = Row<'_>> + '_> {
        Box::new(self.records.range((Bound::Excluded(id), Bound::Unbounded)).map(row))
    }

    fn made_since(&self, earlier: &dyn Table) -> Vec<RawId> {
        let Some(earlier) = earlier.as_any().downcast_ref::<Self>() else { return Vec::new() };
        // Numbers are never given back, so what came to them since is what was made.
        let made = earlier.numbers.diff(&self.numbers).filter_map(|item| match item {
            DiffItem::Add(_, id) => Some(*id),
            DiffItem::Update { .. } | DiffItem::Remove(..) => None,
        });
        made.collect()
    }

    fn numbered(&self, reference: Reference) -> Option<RawId> {
        self.numbers.get(&reference).copied()
    }

    fn last_number(&self, year: u16) -> u32 {
        let end = Reference { year, number: u32::MAX };
        let last = self.numbers.range(..=end).next_back().map(|(reference, _)| *reference);
        last.filter(|reference| reference.year == year).map_or(0, |reference| reference.number)
    }

    fn holder(&self, field: usize, content: &Value) -> Option<RawId> {
        self.unique.get(&(field, folded(content)?)).copied()
    }

    fn create(&mut self, id: RawId, head: Head) {
        self.numbers.insert(head.reference, id);
        // A snapshot brings records back that were retired already.
        self.retired += usize::from(head.retired);
        self.records.insert(id, Arc::new(Held { head, record: R::blank() }));
    }

    fn edit(&mut self, id: RawId, change: &mut dyn FnMut(&mut Head, &mut dyn Record)) -> bool {
        let Some(held) = self.records.get_mut(&id) else { return false };
        let held = Arc::make_mut(held);
        let key = |held: &Held<R>, at: usize| folded(&held.record.get(at)).map(|content| (at, content));
        let before: Vec<_> = unique_fields(R::REGISTER).filter_map(|at| key(held, at)).collect();
        let was = held.head.retired;
        change(&mut held.head, &mut held.record);
        match (was, held.head.retired) {
            (false, true) => self.retired += 1,
            (true, false) => self.retired -= 1,
            (true, true) | (false, false) => {}
        }
        let after: Vec<_> = unique_fields(R::REGISTER).filter_map(|at| key(held, at)).collect();
        if before != after {
            for old in before {
                self.unique.remove(&old);
            }
            for new in after {
                self.unique.insert(new, id);
            }
        }
        true
    }

    fn share(&self) -> Box<dyn Table> {
        Box::new(self.clone())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
