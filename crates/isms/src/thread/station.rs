//! The places on the golden thread, in order.

use kernel::Declared;

use crate::certification::Evidence;
use crate::context::{Issue, Obligation, Party};
use crate::evaluation::{ControlTest, Finding, Review};
use crate::improvement::{Action, Improvement, Nonconformity};
use crate::planning::{Applicability, Asset, Control, Risk, Treatment};
use crate::support::Document;

/// A place on the golden thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Station {
    /// Why it matters: an issue, or what an interested party needs.
    Origin,
    /// What has to be met.
    Obligation,
    /// What is worth protecting.
    Asset,
    /// What could go wrong.
    Risk,
    /// What was decided to do about it.
    Decision,
    /// What is done.
    Control,
    /// Where the statement says that it is necessary.
    Statement,
    /// Where it is written down.
    Document,
    /// What shows that it happens.
    Evidence,
    /// Whether it works.
    Test,
    /// What was found not to be as it should.
    Finding,
    /// What is done about that and its cause.
    Correction,
    /// What management decided.
    Review,
    /// What became better.
    Improvement,
}

impl Station {
    /// Every place, in order.
    pub const ALL: [Self; 14] = [
        Self::Origin,
        Self::Obligation,
        Self::Asset,
        Self::Risk,
        Self::Decision,
        Self::Control,
        Self::Statement,
        Self::Document,
        Self::Evidence,
        Self::Test,
        Self::Finding,
        Self::Correction,
        Self::Review,
        Self::Improvement,
    ];

    /// The word for it in the API; `thread-at-…` in texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Obligation => "obligation",
            Self::Asset => "asset",
            Self::Risk => "risk",
            Self::Decision => "decision",
            Self::Control => "control",
            Self::Statement => "statement",
            Self::Document => "document",
            Self::Evidence => "evidence",
            Self::Test => "test",
            Self::Finding => "finding",
            Self::Correction => "correction",
            Self::Review => "review",
            Self::Improvement => "improvement",
        }
    }

    /// The registers whose records stand here.
    pub fn registers(self) -> &'static [&'static str] {
        match self {
            Self::Origin => &[Issue::KEY, Party::KEY],
            Self::Obligation => &[Obligation::KEY],
            Self::Asset => &[Asset::KEY],
            Self::Risk => &[Risk::KEY],
            Self::Decision => &[Treatment::KEY],
            Self::Control => &[Control::KEY],
            Self::Statement => &[Applicability::KEY],
            Self::Document => &[Document::KEY],
            Self::Evidence => &[Evidence::KEY],
            Self::Test => &[ControlTest::KEY],
            Self::Finding => &[Finding::KEY],
            Self::Correction => &[Nonconformity::KEY, Action::KEY],
            Self::Review => &[Review::KEY],
            Self::Improvement => &[Improvement::KEY],
        }
    }

    /// Where the records of a register stand; none where the thread does not pass through it.
    pub fn of(register: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|station| station.registers().contains(&register))
    }
}
