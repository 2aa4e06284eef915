//! One case of a check in the making: its sentence, the records it speaks of, its grade and the next act.

use kernel::Date;

use super::grading::Grading;
use super::roll::Roll;
use super::sentence::{Arg, NAMED_MAX, Named, Sentence};
use super::verdict::{Grade, Next};

/// A case that may hold. One whose list is empty does not.
#[derive(Clone, Debug)]
pub struct Point {
    pub(super) case: &'static str,
    pub(super) args: Vec<(&'static str, Arg)>,
    pub(super) records: Vec<Named>,
    /// Number of further records it speaks of.
    pub(super) more: usize,
    pub(super) grading: Grading,
    pub(super) next: Option<Next>,
    pub(super) due: Option<Date>,
    pub(super) since: Option<Date>,
    pub(super) beside: Vec<Sentence>,
    pub(super) holds: bool,
}

/// A case of the running check; its message is the check's key and this.
pub fn point(case: &'static str) -> Point {
    let grading = Grading::Fixed(Grade::Minor, "why");
    let (args, records, more) = (Vec::new(), Vec::new(), 0);
    Point { case, args, records, more, grading, next: None, due: None, since: None, beside: Vec::new(), holds: true }
}

impl Point {
    fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// Says a text.
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Arg::Text(text.into()))
    }

    /// Says a number.
    pub fn count(self, name: &'static str, count: usize) -> Self {
        self.with(name, Arg::Count(count))
    }

    /// Says a whole number of the method, such as its line.
    pub fn whole(self, name: &'static str, number: i64) -> Self {
        self.with(name, usize::try_from(number).map_or_else(|_| Arg::Text(number.to_string()), Arg::Count))
    }

    /// Says a day.
    pub fn day(self, name: &'static str, day: Date) -> Self {
        self.with(name, Arg::Day(day))
    }

    /// Says the day by which it is to be done.
    pub fn due(mut self, day: Date) -> Self {
        self.due = Some(day);
        self.day("due", day)
    }

    /// Speaks of what happened on this day: nobody can have judged it before.
    pub fn since(mut self, day: Option<Date>) -> Self {
        self.since = day;
        self
    }

    /// Says words that stand in `content/texts`.
    pub fn words(self, name: &'static str, words: Vec<&'static str>) -> Self {
        self.with(name, Arg::Words(words))
    }

    /// Speaks of one record.
    pub fn about(mut self, name: &'static str, record: Named) -> Self {
        let text = record.in_full();
        self.records.push(record);
        self.text(name, text)
    }

    /// Lists records; `count` is their number. Without any the case does not hold.
    pub fn listing(self, name: &'static str, records: impl Into<Roll>) -> Self {
        let records = records.into();
        let total = records.len();
        let (named, more) = records.told();
        let shown = named.iter().take(NAMED_MAX).map(|record| record.label.clone()).collect();
        let mut listed = self.list(name, shown, total);
        listed.records.extend(named);
        listed.more += more;
        listed
    }

    /// Lists names of things that are no records; `count` is their number. Without any the case does not hold.
    pub fn labels(self, name: &'static str, mut labels: Vec<String>) -> Self {
        let total = labels.len();
        labels.truncate(NAMED_MAX);
        self.list(name, labels, total)
    }

    /// Rests on these records beside what it lists.
    pub fn resting_on(mut self, records: impl IntoIterator<Item = Named>) -> Self {
        self.records.extend(records);
        self
    }

    /// Names things that a sentence may name or not; the case holds without any.
    pub fn naming(self, name: &'static str, mut labels: Vec<String>) -> Self {
        let total = labels.len();
        labels.truncate(NAMED_MAX);
        let more = total - labels.len();
        self.with(name, Arg::List { shown: labels, more })
    }

    fn list(mut self, name: &'static str, shown: Vec<String>, total: usize) -> Self {
        self.holds &= total > 0;
        if !self.args.iter().any(|(own, _)| *own == "count") {
            self = self.count("count", total);
        }
        let more = total - shown.len();
        self.with(name, Arg::List { shown, more })
    }

    /// Tells something beside, where the case is told.
    pub(super) fn and_beside(mut self, beside: Vec<Sentence>) -> Self {
        self.beside = beside;
        self
    }

    /// Suggests a minor grade, for the reason of the case.
    pub fn minor(mut self) -> Self {
        self.grading = Grading::Fixed(Grade::Minor, "why");
        self
    }

    /// Suggests a major grade, for the reason of the case.
    pub fn major(mut self) -> Self {
        self.grading = Grading::Fixed(Grade::Major, "why");
        self
    }

    /// Suggests a major grade for the reason that the case keeps for its grave form.
    pub fn grave(mut self) -> Self {
        self.grading = Grading::Fixed(Grade::Major, "why-grave");
        self
    }

    /// Lets the share of what is listed in a total grade it, and says the total.
    pub fn share(self, total: usize) -> Self {
        let lapses = match self.args.iter().find(|(own, _)| *own == "count") {
            Some((_, Arg::Count(count))) => *count,
            Some(_) | None => self.records.len() + self.more,
        };
        self.share_of(lapses, total).count("total", total)
    }

    /// Lets the share of some of what is listed in a total grade it.
    pub fn share_of(mut self, lapses: usize, total: usize) -> Self {
        self.grading = Grading::Share { lapses, total };
        self
    }

    /// Grades what is late: by its share in a total where it is long late, minor before, since late is not left undone.
    pub fn late(self, long: bool, total: usize) -> Self {
        if long { self.share(total) } else { self.single().count("total", total) }
    }

    /// Suggests a minor grade however many are listed: they came late, or have one cause.
    pub fn single(mut self) -> Self {
        self.grading = Grading::Late;
        self
    }

    /// The act that takes it further, on nothing yet.
    pub fn then(mut self, act: &'static str) -> Self {
        self.next = Some(Next { act, subject: None });
        self
    }

    /// The act that takes it further, on this record.
    pub fn then_on(mut self, act: &'static str, subject: Named) -> Self {
        self.next = Some(Next { act, subject: Some(subject) });
        self
    }

    /// The act that takes it further, on the first record spoken of.
    pub fn then_first(mut self, act: &'static str) -> Self {
        self.next = Some(Next { act, subject: self.records.first().cloned() });
        self
    }

    /// The sentence of the case under a check's message key.
    pub(super) fn sentence(&self, check: &str) -> Sentence {
        Sentence { key: format!("{check}-{}", self.case), args: self.args.clone() }
    }
}
