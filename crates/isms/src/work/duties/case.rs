//! One record, or one row of a list in it, that may ask something of a person.

use kernel::value::Parts;
use kernel::{Date, Id, RawId, Row, State, Value};

use super::Kind;
use crate::planning::risks::{Stage, stage};
use crate::planning::{Risk, owned};
use crate::support::Person;
use crate::work::Comment;

/// A condition under which something is owed.
#[derive(Clone, Copy, Debug)]
pub enum Open {
    /// The field is empty.
    Blank(&'static str),
    /// The field is filled.
    Filled(&'static str),
    /// The choice is one of these.
    Is(&'static str, &'static [&'static str]),
    /// The choice is none of these.
    Not(&'static str, &'static [&'static str]),
    /// The field names somebody else.
    Another(&'static str),
    /// The risk stands at this stage.
    Stage(Stage),
    /// A plan for the risk only waits for its owner's approval.
    PlanLeft,
    /// No live record of this register that says the same in these fields, the first of which is a link, was made later.
    NoneLater(&'static str, &'static [&'static str]),
    /// The day in the field has not passed: what comes by itself is nothing that anybody could be late with.
    Ahead(&'static str),
    /// No live record of the same register was made later.
    Newest,
    /// No approved record of the same register says that it revises this one.
    Unrevised,
    /// The comment is younger than so many days and the person has not answered it.
    Unanswered(i32),
}

/// A record that may ask something of a person.
pub struct Case<'a> {
    pub kind: &'static Kind,
    pub row: Row<'a>,
    state: &'a State,
    parts: Option<Parts>,
    asked: RawId,
    person: Id<Person>,
    day: Date,
}

/// The record as one case, or one case for each row of the list that its kind names.
pub fn cases<'a>(
    state: &'a State,
    kind: &'static Kind,
    row: Row<'a>,
    asked: RawId,
    person: Id<Person>,
    day: Date,
) -> impl Iterator<Item = Case<'a>> {
    let parts: Vec<Option<Parts>> = match row.record.value(kind.rows) {
        _ if kind.rows.is_empty() => vec![None],
        Value::Many(rows) => rows.into_iter().map(|(_, parts)| Some(parts)).collect(),
        _ => Vec::new(),
    };
    parts.into_iter().map(move |parts| Case { kind, row, state, parts, asked, person, day })
}

impl Case<'_> {
    fn value(&self, key: &str) -> Value {
        if let Some((group, part)) = key.split_once('.') {
            let Value::Group(parts) = self.row.record.value(group) else { return Value::Nothing };
            return parts.into_iter().find(|(own, _)| own == part).map_or(Value::Nothing, |(_, value)| value);
        }
        let part = self.parts.iter().flatten().find(|(own, _)| own == key);
        part.map_or_else(|| self.row.record.value(key), |(_, value)| value.clone())
    }

    /// Whether it is this person or role that is asked.
    pub fn names(&self) -> bool {
        match self.value(self.kind.who) {
            Value::Link(id) => id == self.asked,
            Value::Links(ids) => ids.contains(&self.asked),
            _ => false,
        }
    }

    /// The people and roles asked.
    pub fn asked_of(&self) -> Vec<RawId> {
        self.value(self.kind.who).links()
    }

    /// The day in a field.
    pub fn day_in(&self, key: &str) -> Option<Date> {
        match self.value(key) {
            Value::Date(day) => Some(day),
            _ => None,
        }
    }

    /// Whether a condition holds.
    pub fn holds(&self, open: &Open) -> bool {
        let one_of =
            |key: &str, values: &[&str]| matches!(self.value(key), Value::Choice(own) if values.contains(&&*own));
        match *open {
            Open::Blank(key) => self.value(key).is_blank(),
            Open::Filled(key) => !self.value(key).is_blank(),
            Open::Is(key, values) => one_of(key, values),
            Open::Not(key, values) => !one_of(key, values),
            Open::Another(key) => self.value(key) != Value::Link(self.person.raw()),
            Open::Stage(wanted) => self.stands_at(wanted),
            Open::PlanLeft => {
                !owned::left_to_approve(self.state, Id::of(self.row.id), self.person, self.day).is_empty()
            }
            Open::NoneLater(register, fields) => self.none_later(register, fields),
            Open::Ahead(key) => self.day_in(key).is_some_and(|own| own >= self.day),
            Open::Newest => self.newest(),
            Open::Unrevised => self.unrevised(),
            Open::Unanswered(days) => self.unanswered(days),
        }
    }

    fn stands_at(&self, wanted: Stage) -> bool {
        let id = Id::<Risk>::of(self.row.id);
        self.state.get(id).is_some_and(|risk| stage(self.state, id, risk, self.day) == wanted)
    }

    /// Records that repeat, such as tests of one control, ask again only by the newest.
    fn none_later(&self, register: &str, fields: &[&str]) -> bool {
        let Some(Value::Link(shared)) = fields.first().map(|first| self.row.record.value(first)) else { return true };
        let alike = |row: &Row<'_>| fields.iter().all(|key| row.record.value(key) == self.row.record.value(key));
        let mut same = self.state.incoming(shared).filter(|(_, row)| row.record.register().key == register);
        !same.any(|(_, row)| !row.head.retired && row.id > self.row.id && alike(&row))
    }

    fn newest(&self) -> bool {
        let table = self.state.table(self.row.record.register().key);
        !table.into_iter().flat_map(|table| table.rows()).any(|row| !row.head.retired && row.id > self.row.id)
    }

    fn unrevised(&self) -> bool {
        let register = self.row.record.register().key;
        let mut others = self
            .state
            .incoming(self.row.id)
            .filter(|(by, row)| by.key == "revises" && row.record.register().key == register && !row.head.retired);
        !others.any(|(_, row)| !row.record.value("approval").is_blank())
    }

    fn unanswered(&self, days: i32) -> bool {
        let Some(comment) = self.state.get(Id::<Comment>::of(self.row.id)) else { return false };
        let made = self.row.head.made.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
        let young = made.saturating_add(jiff::Span::new().days(days)) >= self.day;
        let mut others = self.state.pointing::<Comment>(comment.about.0);
        let mut answered = || others.any(|(id, other)| other.by == Some(self.person) && id.raw() > self.row.id);
        young && comment.by != Some(self.person) && !answered()
    }
}
