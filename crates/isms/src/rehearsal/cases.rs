//! The cases of one check, gathered in their order, and the verdict they make.

use kernel::Date;

use super::check::Check;
use super::grading::capped;
use super::look::Look;
use super::point::Point;
use super::sentence::Sentence;
use super::verdict::{Outcome, Read, Suggested, Verdict};

/// What a check finds. Lapses gather into one gap; of everything else the first case that holds speaks.
pub struct Cases<'l, 'a> {
    /// The state, as the check sees it.
    pub look: &'l Look<'a>,
    /// The day asked for.
    pub day: Date,
    message: String,
    gaps: Vec<(Suggested, Point)>,
    waiting: Option<Point>,
    other: Option<(Outcome, Point)>,
    beside: Vec<Sentence>,
}

impl<'l, 'a> Cases<'l, 'a> {
    /// No case yet, of this check.
    pub fn of(check: &Check, look: &'l Look<'a>, day: Date) -> Self {
        let message = check.message();
        Self { look, day, message, gaps: Vec::new(), waiting: None, other: None, beside: Vec::new() }
    }

    /// Whether the management system operates on the day.
    pub fn operating(&self) -> bool {
        self.look.operating_on(self.day).is_some()
    }

    /// Something a plan would still bring: a gap in operation, not due before, as long as nobody is late to begin.
    pub fn unfinished(&mut self, point: Point) {
        if self.operating() || self.look.overdue_to_begin(self.day) {
            self.wrong(point);
        } else if point.holds && self.waiting.is_none() {
            self.waiting = Some(point);
        }
    }

    /// What cannot be there while something is missing of which another check tells: not due until that is mended.
    pub fn follows(&mut self, point: Point) {
        if self.operating() || self.look.overdue_to_begin(self.day) {
            self.not_due(point);
        } else {
            self.unfinished(point);
        }
    }

    /// Sealed records contradict the requirement: a gap always, before operation at most a minor one.
    pub fn wrong(&mut self, point: Point) {
        if point.holds {
            let suggested = point.grading.suggest(&format!("{}-{}", self.message, point.case));
            self.gaps.push((capped(suggested, self.operating()), point));
        }
    }

    /// Tells something beside the verdict, whatever that is; the message belongs to no check.
    pub fn beside(&mut self, point: Point) {
        self.beside.extend(point.holds.then(|| point.sentence("rehearsal")));
    }

    /// Planned; the day has not come.
    pub fn not_due(&mut self, point: Point) {
        self.otherwise(Outcome::NotDue(point.due), point);
    }

    /// Records cannot tell.
    pub fn judgement(&mut self, point: Point) {
        self.otherwise(Outcome::Judgement, point);
    }

    /// Records cannot tell; a named person judged.
    pub fn attested(&mut self, point: Point) {
        self.otherwise(Outcome::Attested, point);
    }

    /// Nothing is missing.
    pub fn no_gap(&mut self, point: Point) {
        self.otherwise(Outcome::NoGap, point);
    }

    fn otherwise(&mut self, outcome: Outcome, point: Point) {
        if point.holds && self.other.is_none() {
            self.other = Some((outcome, point));
        }
    }

    /// The verdict. A check ends in a case that holds whenever none before it does.
    pub fn verdict(self) -> Verdict {
        let Self { look, message, gaps, waiting, other, beside, .. } = self;
        let worst = gaps.iter().map(|(suggested, _)| suggested);
        // Of equal grades the first speaks, so that the reason belongs to the first sentence.
        let worst = worst.rev().max_by_key(|suggested| suggested.grade).cloned();
        let (outcome, points) = match (worst, waiting, other) {
            (Some(suggested), _, _) => (Outcome::Gap(suggested), gaps.into_iter().map(|(_, point)| point).collect()),
            (None, Some(point), _) => (Outcome::NotDue(look.operation().map(|operation| operation.from)), vec![point]),
            (None, None, Some((outcome, point))) => (outcome, vec![point]),
            (None, None, None) => unreachable!("{message} has no case that holds"),
        };
        let own = |point: &Point| [vec![point.sentence(&message)], point.beside.clone()].concat();
        let sentences = points.iter().flat_map(own).chain(beside).collect();
        let since = points.iter().filter_map(|point| point.since).max();
        let next = points.iter().find_map(|point| point.next.clone());
        let mut read = Read { registers: look.registers(), ..Read::default() };
        for point in points {
            point.records.into_iter().for_each(|record| read.add(record));
            read.more += point.more;
        }
        Verdict { outcome, sentences, read, next, since }
    }
}
