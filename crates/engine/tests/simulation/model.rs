//! What must be true, in plain maps.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::RawId;

/// A unit as somebody would note it on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub name: String,
    pub retired: bool,
    pub version: u64,
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub email: Option<String>,
    pub unit: Option<RawId>,
    pub left_on: Option<Date>,
    pub retired: bool,
    pub version: u64,
}

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub body: String,
    pub hold: bool,
    pub disposed: bool,
    pub version: u64,
}

/// The management system at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub units: BTreeMap<RawId, Unit>,
    pub people: BTreeMap<RawId, Person>,
    pub documents: BTreeMap<RawId, Document>,
}

/// Everything that must be true.
#[derive(Default)]
pub struct Model {
    pub now: Page,
    /// How many entries there are.
    pub size: u64,
    /// The time of the last entry.
    pub time: Timestamp,
    /// What stood after each entry.
    past: Vec<(Timestamp, Page)>,
    /// What nobody may find again, with the day it was erased.
    pub erased: BTreeMap<RawId, Date>,
    /// Words that are gone.
    pub gone: Vec<String>,
}

impl Model {
    /// An entry was written at this time.
    pub fn written(&mut self, time: Timestamp) {
        self.size += 1;
        self.time = self.time.max(time);
        self.past.push((self.time, self.now.clone()));
    }

    /// What stood at the end of a day, seen from today: what was erased since is shown as erased. `clock` is the day
    /// that the clock shows: from it on everything stands, also what a clock that was ahead dated later.
    pub fn at_end_of(&self, day: Date, clock: Date) -> (u64, Page) {
        let end = day.tomorrow().unwrap().to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        let size = self.past.iter().take_while(|(time, _)| day >= clock || *time < end).count();
        let mut page = size.checked_sub(1).map(|last| self.past[last].1.clone()).unwrap_or_default();
        for (id, day) in &self.erased {
            if let Some(person) = page.people.get_mut(id) {
                (person.name, person.email) = (mark(*day), None);
            }
            if let Some(document) = page.documents.get_mut(id) {
                document.body = mark(*day);
            }
        }
        (size as u64, page)
    }

    /// Whether somebody else has this address already.
    pub fn is_taken(&self, email: &str, by_other_than: Option<RawId>) -> bool {
        let mut others = self.now.people.iter().filter(|(id, _)| Some(**id) != by_other_than);
        others.any(|(_, person)| person.email.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(email)))
    }
}

/// What stands where something was erased.
pub fn mark(day: Date) -> String {
    format!("erased on {day}")
}
