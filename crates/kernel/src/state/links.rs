//! Who points to a record: for each record and field the records that point to it, as the record pointed to needs it.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use crate::id::RawId;

/// Pointing records up to which they stand in one list; more are a tree, so that one more never copies all.
const FEW_MAX: usize = 16;

/// All links, seen from the records pointed to.
#[derive(Clone, Default)]
pub(super) struct Incoming(OrdMap<Place, Pointing>);

/// A record pointed to, and through which field of which register.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    to: RawId,
    /// Index of the pointing records' register in the schema.
    table: u16,
    /// Index of the pointing field.
    field: u16,
}

/// The records that point to one place, each once, in the order of their making. Most places have one; some, such as the
/// owner of many records, have thousands, so that each takes no more than its own identity.
#[derive(Clone)]
enum Pointing {
    One(RawId),
    Few(Arc<[RawId]>),
    Many(OrdSet<RawId>),
}

impl Incoming {
    /// A record begins to point to another through this field of its register.
    pub fn insert(&mut self, to: RawId, (table, field): (u16, u16), from: RawId) {
        let place = Place { to, table, field };
        match self.0.get_mut(&place) {
            Some(pointing) => pointing.insert(from),
            None => drop(self.0.insert(place, Pointing::One(from))),
        }
    }

    /// It points there no more.
    pub fn remove(&mut self, to: RawId, (table, field): (u16, u16), from: RawId) {
        let place = Place { to, table, field };
        let Some(pointing) = self.0.get_mut(&place) else { return };
        match pointing.without(from) {
            Some(left) => *pointing = left,
            None => drop(self.0.remove(&place)),
        }
    }

    /// Who points to a record: index of the register and of the field, and the pointing record.
    pub fn of(&self, to: RawId) -> impl Iterator<Item = (u16, u16, RawId)> {
        let places = self.0.range(Place { to, table: 0, field: 0 }..).take_while(move |(place, _)| place.to == to);
        places.flat_map(|(place, pointing)| pointing.iter().map(|from| (place.table, place.field, from)))
    }

    /// The records of one register that point to a record, each once per field.
    pub fn of_table(&self, to: RawId, table: u16) -> impl Iterator<Item = RawId> {
        let places = self.0.range(Place { to, table, field: 0 }..);
        let places = places.take_while(move |(place, _)| place.to == to && place.table == table);
        places.flat_map(|(_, pointing)| pointing.iter())
    }
}

impl Pointing {
    fn insert(&mut self, from: RawId) {
        match self {
            Self::Many(all) => drop(all.insert(from)),
            Self::One(only) => {
                let only = *only;
                *self = Self::listed([only].as_slice(), from);
            }
            Self::Few(few) => *self = Self::listed(few, from),
        }
    }

    /// Those of a list with one more.
    fn listed(few: &[RawId], from: RawId) -> Self {
        let Err(at) = few.binary_search(&from) else { return Self::of(few) };
        if few.len() == FEW_MAX {
            return Self::Many(few.iter().copied().chain([from]).collect());
        }
        let (before, after) = few.split_at(at);
        Self::Few([before, &[from], after].concat().into())
    }

    /// As small as it can be.
    fn of(few: &[RawId]) -> Self {
        match few {
            [only] => Self::One(*only),
            several => Self::Few(several.into()),
        }
    }

    /// Those left without one of them; none where nobody is left.
    fn without(&mut self, from: RawId) -> Option<Self> {
        match self {
            Self::One(only) => (*only != from).then_some(Self::One(*only)),
            Self::Few(few) => {
                let left: Vec<_> = few.iter().copied().filter(|own| *own != from).collect();
                (!left.is_empty()).then(|| Self::of(&left))
            }
            Self::Many(all) => {
                all.remove(&from);
                let few = all.len() <= FEW_MAX / 2;
                let left = if few {
                    Self::of(&all.iter().copied().collect::<Vec<_>>())
                } else {
                    Self::Many(std::mem::take(all))
                };
                Some(left)
            }
        }
    }

    fn iter(&self) -> Box<dyn Iterator<Item = RawId> + '_> {
        match self {
            Self::One(only) => Box::new(std::iter::once(*only)),
            Self::Few(few) => Box::new(few.iter().copied()),
            Self::Many(all) => Box::new(all.iter().copied()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn links_come_and_go_as_in_a_plain_set_whatever_their_number() {
        let (mut links, mut plain) = (Incoming::default(), BTreeSet::new());
        let mut draw = 7_u32;
        let mut drawn = |below: u32| {
            draw = draw.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (draw >> 16) % below
        };
        for round in 0..6_000_u32 {
            let (to, table, field) = (u128::from(drawn(3)), drawn(2) as u16, drawn(2) as u16);
            let from = u128::from(drawn(40));
            // It grows for a while and shrinks again, over every bound and back.
            if drawn(10) < if round % 1_500 < 750 { 8 } else { 2 } {
                links.insert(RawId(to), (table, field), RawId(from));
                plain.insert((to, table, field, from));
            } else {
                links.remove(RawId(to), (table, field), RawId(from));
                plain.remove(&(to, table, field, from));
            }
            let to = u128::from(round % 3);
            let expected = plain.iter().filter(|own| own.0 == to).map(|own| (own.1, own.2, RawId(own.3)));
            assert!(links.of(RawId(to)).eq(expected), "round {round}");
            let expected = plain.iter().filter(|own| own.0 == to && own.1 == 1).map(|own| RawId(own.3));
            assert!(links.of_table(RawId(to), 1).eq(expected), "round {round}");
        }
    }
}
