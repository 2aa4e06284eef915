//! Groups of parts inside a record, single or in a keyed list; one level deep.

use std::borrow::Cow;

use super::few::Few;
use crate::field::Field;
use crate::kind::{Kind, Typed};
use crate::refusal::Wrong;
use crate::value::{Parts, Value};

/// Most groups in one keyed list.
pub const GROUPS_MAX: usize = 1_000;
/// Longest key of a group, in bytes.
pub const GROUP_KEY_BYTES_MAX: usize = 64;

/// Parts that belong together and to one record; `#[derive(Group)]` writes the impls.
pub trait Group: Clone + PartialEq + Sized {
    /// The parts.
    const FIELDS: &'static [Field];

    /// A group with nothing filled in.
    fn blank() -> Self;
    /// The content of a part, by its index.
    fn get(&self, part: usize) -> Value;
    /// Writes a part, by its index.
    fn set(&mut self, part: usize, value: Value) -> Result<(), Wrong>;

    /// All parts, with their keys.
    fn parts(&self) -> Parts {
        let part = |(at, field): (usize, &Field)| (Cow::Borrowed(field.key), self.get(at));
        Self::FIELDS.iter().enumerate().map(part).collect()
    }

    /// A group from its parts; parts that are not named stay blank.
    fn of_parts(parts: Parts) -> Result<Self, Wrong> {
        let mut group = Self::blank();
        for (key, value) in parts {
            put_part(&mut group, &key, value)?;
        }
        Ok(group)
    }
}

/// Writes the part with this key.
pub fn put_part<G: Group>(group: &mut G, key: &str, value: Value) -> Result<(), Wrong> {
    let known = G::FIELDS.iter().position(|field| field.answers_to(key));
    let Some(at) = known else {
        let keys: Vec<_> = G::FIELDS.iter().map(|field| field.key).collect();
        return Err(Wrong::new(format!("there is no part {key}; the parts are {}", keys.join(", "))));
    };
    group.set(at, value).map_err(|wrong| Wrong::new(format!("{key}: {}", wrong.0)))
}

/// A keyed list of groups: `consequence[c].level`. They stand in the order of adding; those keyed by number, as the steps
/// of a scale are, in the order of their numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Many<G>(Few<(Box<str>, G)>);

impl<G> Many<G> {
    /// The group with this key.
    pub fn at(&self, key: &str) -> Option<&G> {
        self.0.iter().find(|(own, _)| **own == *key).map(|(_, group)| group)
    }

    /// Writes the group with this key, adding it where it is new.
    pub fn put_at(&mut self, key: impl Into<String>, group: G) {
        let key = key.into();
        match self.0.iter_mut().find(|(own, _)| **own == *key) {
            Some((_, old)) => *old = group,
            None => {
                let mut rows = std::mem::take(&mut self.0).into_vec();
                add(&mut rows, key.into(), group);
                self.0 = rows.into();
            }
        }
    }

    /// The groups with their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &G)> {
        self.0.iter().map(|(key, group)| (&**key, group))
    }

    /// Number of groups.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<G> Default for Many<G> {
    fn default() -> Self {
        Self(Few::default())
    }
}

impl<G, K: Into<String>> FromIterator<(K, G)> for Many<G> {
    fn from_iter<I: IntoIterator<Item = (K, G)>>(groups: I) -> Self {
        let mut many = Self::default();
        groups.into_iter().for_each(|(key, group)| many.put_at(key, group));
        many
    }
}

/// Adds a row with a new key.
fn add<G>(rows: &mut Vec<(Box<str>, G)>, key: Box<str>, group: G) {
    let follows = rows.last().is_none_or(|(last, _)| number(&key).is_none_or(|own| number(last) < Some(own)));
    rows.push((key, group));
    if !follows {
        settle(rows);
    }
}

/// Puts rows that are all keyed by number into the order of their numbers. What is read back row by row, or whole, is the
/// same as long as this follows each addition and each removal.
fn settle<G>(rows: &mut [(Box<str>, G)]) {
    if rows.iter().all(|(key, _)| number(key).is_some()) {
        rows.sort_by_key(|(key, _)| number(key));
    }
}

/// The number a key stands for, where it is one.
fn number(key: &str) -> Option<u64> {
    key.parse().ok()
}

/// Whether a key may address a group: short, without brackets, dots or space around it.
fn checked(key: &str) -> Result<&str, Wrong> {
    let odd = |c: char| c.is_control() || matches!(c, '[' | ']' | '.' | '=');
    if key.is_empty() || key.len() > GROUP_KEY_BYTES_MAX || key.trim() != key || key.contains(odd) {
        return Err(Wrong::new(format!(
            "use a key of 1 to {GROUP_KEY_BYTES_MAX} bytes without [ ] . = or space around it"
        )));
    }
    Ok(key)
}

impl<G: Group> Typed for Many<G> {
    const KIND: Kind = Kind::Many(G::FIELDS);
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::default()
    }

    fn give(&self) -> Value {
        Value::Many(self.0.iter().map(|(key, group)| (key.to_string(), group.parts())).collect())
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        let rows = match value {
            Value::Many(rows) => rows,
            Value::Nothing => Vec::new(),
            other => return Err(Wrong::new(format!("write a keyed list here, not {other:?}"))),
        };
        if rows.len() > GROUPS_MAX {
            return Err(Wrong::new(format!("keep to at most {GROUPS_MAX} rows")));
        }
        let mut groups: Vec<(Box<str>, G)> = Vec::with_capacity(rows.len());
        for (key, parts) in rows {
            let group = G::of_parts(parts).map_err(|wrong| Wrong::new(format!("[{key}] {}", wrong.0)))?;
            checked(&key)?;
            if groups.iter().any(|(own, _)| **own == *key) {
                return Err(Wrong::new(format!("[{key}] stands here twice; keep one")));
            }
            add(&mut groups, key.into(), group);
        }
        Ok(Self(groups.into()))
    }

    fn put(&mut self, key: Option<&str>, part: Option<&str>, value: Value) -> Result<(), Wrong> {
        match (key, part, value) {
            (None, None, value) => *self = Self::take(value)?,
            (None, Some(_), _) => return Err(Wrong::new("name the row this part belongs to, as in field[key].part")),
            (Some(key), None, Value::Nothing) => {
                let others = self.0.iter().filter(|(own, _)| **own != *key).cloned();
                self.0 = others.collect::<Vec<_>>().into();
                settle(&mut self.0);
            }
            (Some(key), None, Value::Group(parts)) => self.put_at(checked(key)?, G::of_parts(parts)?),
            (Some(_), None, other) => return Err(Wrong::new(format!("write the parts of the row, not {other:?}"))),
            (Some(key), Some(part), value) => {
                let mut group = self.at(checked(key)?).cloned().unwrap_or_else(G::blank);
                put_part(&mut group, part, value)?;
                if self.0.len() >= GROUPS_MAX && self.at(key).is_none() {
                    return Err(Wrong::new(format!("keep to at most {GROUPS_MAX} rows")));
                }
                self.put_at(key, group);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Own;

    fn keyed(keys: &[&str]) -> Vec<String> {
        let many: Many<Own> = keys.iter().map(|key| (*key, <Own as Group>::blank())).collect();
        let taken = Many::<Own>::take(many.give()).expect("rows it gave");
        assert_eq!(taken, many);
        many.iter().map(|(key, _)| key.to_owned()).collect()
    }

    #[test]
    fn rows_keyed_by_number_stand_in_the_order_of_their_numbers() {
        assert_eq!(keyed(&["1", "2", "4", "10", "3"]), ["1", "2", "3", "4", "10"]);
        assert_eq!(keyed(&["c", "a", "b"]), ["c", "a", "b"]);
        assert_eq!(keyed(&["2", "a", "1"]), ["2", "a", "1"]);
        let mut mixed: Many<Own> = ["a", "5", "3"].map(|key| (key, <Own as Group>::blank())).into_iter().collect();
        mixed.put(Some("a"), None, Value::Nothing).expect("a row is taken away");
        assert_eq!(mixed.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["3", "5"]);
    }
}
