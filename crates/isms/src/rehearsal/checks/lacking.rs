//! What is unfinished, apart from what is still young.

use kernel::{Date, Declared, Held, Id};

use crate::age::{FRESH_DAYS, identified_on};
use crate::dates::days_after;
use crate::planning::Risk;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::roll::Roll;

/// Records that lack something.
#[derive(Default)]
pub struct Lacking {
    /// Those that had time enough.
    pub old: Roll,
    /// Those that still have time.
    pub young: Roll,
    /// The day the first of the young ones is due.
    pub due: Option<Date>,
}

impl Lacking {
    /// Sorts the records of which something tells since when they lack it, none where they do not.
    pub fn among<'a, R: Declared>(
        cases: &Cases<'_, 'a>,
        records: &[Seen<'a, R>],
        days: i32,
        since: impl Fn(Id<R>, &'a Held<R>) -> Option<Date>,
    ) -> Self {
        let (mut lacking, mut old, mut young) = (Self::default(), Vec::new(), Vec::new());
        for (id, held) in records {
            let Some(due) = since(*id, held).map(|since| days_after(since, days)) else { continue };
            if due < cases.day {
                old.push(*id);
            } else {
                young.push(*id);
                lacking.due = Some(lacking.due.map_or(due, |first| first.min(due)));
            }
        }
        (lacking.old, lacking.young) = (Roll::of(cases.look, old), Roll::of(cases.look, young));
        lacking
    }

    /// The risks that lack something since they were identified.
    pub fn risks<'a>(cases: &Cases<'_, 'a>, risks: &[Seen<'a, Risk>], lacks: impl Fn(&'a Held<Risk>) -> bool) -> Self {
        Self::among(cases, risks, FRESH_DAYS, |_, risk| lacks(risk).then(|| identified_on(&risk.head, risk)))
    }

    /// The case `fresh`: only young ones are unfinished. Does not hold where there are none.
    pub fn young(&self) -> Point {
        self.young_as("fresh")
    }

    /// The same, as another case.
    pub fn young_as(&self, case: &'static str) -> Point {
        let fresh = point(case).listing("young", self.young.clone());
        match self.due {
            Some(due) => fresh.due(due),
            None => Point { holds: false, ..fresh },
        }
    }
}
