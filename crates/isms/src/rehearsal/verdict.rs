//! What a check says of the records on a day.

use kernel::Date;

use super::sentence::{Named, Sentence};

/// The answer of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The verdict.
    pub outcome: Outcome,
    /// The auditor's words: each lapse of a gap, otherwise one sentence.
    pub sentences: Vec<Sentence>,
    /// What it rests on.
    pub read: Read,
    /// What would take it further.
    pub next: Option<Next>,
    /// The day of what it speaks of, where it tells of something that happened.
    pub since: Option<Date>,
}

/// What can be said of a requirement from records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The records lack or contradict what is required.
    Gap(Suggested),
    /// Records cannot tell; a person has to look.
    Judgement,
    /// Records cannot tell; a named person judged, with evidence, until a day.
    Attested,
    /// Planned; the day has not come, where one is known.
    NotDue(Option<Date>),
    /// The records read show no gap.
    NoGap,
}

impl Outcome {
    /// The word for it in the API; `verdict-…` in texts, with `-` in place of `_`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Gap(_) => "gap",
            Self::Judgement => "judgement",
            Self::Attested => "attested",
            Self::NotDue(_) => "not_due",
            Self::NoGap => "no_gap",
        }
    }

    /// The grade suggested, for a gap.
    pub fn suggested(&self) -> Option<&Suggested> {
        match self {
            Self::Gap(suggested) => Some(suggested),
            Self::Judgement | Self::Attested | Self::NotDue(_) | Self::NoGap => None,
        }
    }

    /// Whether it is a gap.
    pub fn is_gap(&self) -> bool {
        self.suggested().is_some()
    }
}

/// A grade that a person has to confirm, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// The grade.
    pub grade: Grade,
    /// Why this grade.
    pub why: Sentence,
}

/// The grades of a nonconformity. Source: ISO/IEC 17021-1, 3.12 and 3.13.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// It does not affect the ability of the management system to reach its intended results.
    Minor,
    /// It puts that ability in doubt.
    Major,
}

impl Grade {
    /// The word for it in the API; `choice-grade-…` in texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// What a verdict rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The registers read, in the order of the standard.
    pub registers: Vec<&'static str>,
    /// The records the sentences speak of, at most [`Read::RECORDS_MAX`].
    pub records: Vec<Named>,
    /// Number of further records they speak of.
    pub more: usize,
}

impl Read {
    /// Most records named by one verdict.
    pub const RECORDS_MAX: usize = 20;

    /// Adds a record, or counts it where there are enough.
    pub fn add(&mut self, record: Named) {
        if self.records.contains(&record) {
            return;
        }
        if self.records.len() < Self::RECORDS_MAX {
            self.records.push(record);
        } else {
            self.more += 1;
        }
    }
}

/// What would take a requirement further.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Next {
    /// Key of the act, named (`risk.accept`) or of a register (`scope.create`, `scope.edit`).
    pub act: &'static str,
    /// The record to act on, the first where there are several; none for acts on nothing yet.
    pub subject: Option<Named>,
}
