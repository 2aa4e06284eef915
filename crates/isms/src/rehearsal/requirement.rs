//! From the verdicts of its checks to the verdict on a requirement.

use std::sync::Arc;

use kernel::{Date, Declared};

use super::grading::LAPSES_SYSTEMIC_MIN;
use super::later::Later;
use super::look::Look;
use super::sentence::{Arg, Sentence};
use super::verdict::{Grade, Next, Outcome, Read, Suggested, Verdict};
use crate::catalogue::{Requirement, printed};
use crate::evaluation::attestations::{Attestation, attested};

/// What the rehearsal says of one requirement.
#[derive(Clone, Debug)]
pub struct RequirementVerdict {
    /// The requirement.
    pub requirement: &'static Requirement,
    /// The verdict; none while no rule reads the requirement, which is never the same as no gap.
    pub outcome: Option<Outcome>,
    /// The auditor's words; all lapses make one finding.
    pub sentences: Vec<Sentence>,
    /// The checks that answer it, each with its own verdict.
    pub checks: Vec<(&'static str, Arc<Verdict>)>,
    /// What the verdict rests on.
    pub read: Read,
    /// How much of that was entered later.
    pub later: Later,
    /// What would take it further.
    pub next: Option<Next>,
    /// Other requirements that the same gap is counted for.
    pub also: Vec<&'static str>,
}

impl RequirementVerdict {
    /// Folds the verdicts of a requirement's checks into one.
    pub(super) fn fold(
        requirement: &'static Requirement,
        checks: Vec<(&'static str, Arc<Verdict>)>,
        operating: bool,
    ) -> Self {
        let outcome = folded(&checks, operating);
        let speaking = |verdict: &&Arc<Verdict>| outcome.as_ref().is_some_and(|own| same(own, &verdict.outcome));
        let speaking: Vec<_> = checks.iter().map(|(_, verdict)| verdict).filter(speaking).cloned().collect();
        let sentences = speaking.iter().flat_map(|verdict| verdict.sentences.clone()).collect();
        let next = speaking.iter().find_map(|verdict| verdict.next.clone());
        let read = gathered(&checks, &speaking);
        Self { requirement, outcome, sentences, checks, read, later: Later::default(), next, also: Vec::new() }
    }
}

impl RequirementVerdict {
    /// Lets a named person's judgement answer what records cannot. What they contradict, nobody attests away.
    pub(super) fn attest(&mut self, look: &Look<'_>, day: Date) {
        if !matches!(self.outcome, None | Some(Outcome::Judgement)) {
            return;
        }
        let Some((id, held)) = attested(look, self.requirement, day) else { return };
        let Some(judgement) = &held.judgement else { return };
        // What happened afterwards was not judged.
        if self.checks.iter().filter_map(|(_, verdict)| verdict.since).any(|since| judgement.on < since) {
            return;
        }
        let by = look.named(judgement.by).title;
        let told = held.statement.as_ref().map(|statement| statement.trim().to_owned()).unwrap_or_default();
        let args = vec![
            ("person", Arg::Text(by)),
            ("on", Arg::Day(judgement.on)),
            ("until", Arg::Day(judgement.until)),
            ("statement", Arg::Text(told)),
        ];
        self.outcome = Some(Outcome::Attested);
        self.sentences = vec![Sentence { key: "rehearsal-attested".into(), args }];
        self.read.registers.push(Attestation::KEY);
        self.read.add(look.named(id));
        self.next = None;
    }
}

impl RequirementVerdict {
    /// Leaves out what these checks find, which another requirement tells. Where nothing else of the kind is left, it
    /// points there.
    pub(super) fn leave_out(&mut self, keys: &[&str], told: &'static str, operating: bool) {
        let own = self.checks.iter().filter(|(key, _)| !keys.contains(key)).cloned().collect();
        let rest = Self::fold(self.requirement, own, operating);
        let stands = self.outcome.as_ref().map(Outcome::key);
        if rest.outcome.as_ref().map(Outcome::key) == stands {
            (self.outcome, self.sentences, self.next) = (rest.outcome, rest.sentences, rest.next);
            return;
        }
        let args = vec![("requirement", Arg::Text(printed(told)))];
        self.outcome = Some(Outcome::NotDue(None));
        self.sentences = vec![Sentence { key: TOLD_THERE.into(), args }];
        self.next = None;
    }
}

/// The message of a requirement whose gap another one tells.
pub const TOLD_THERE: &str = "rehearsal-told-there";

impl RequirementVerdict {
    /// Whether its gap is told with another requirement, and counts there.
    pub fn is_told_elsewhere(&self) -> bool {
        self.sentences.iter().any(|own| own.key == TOLD_THERE)
    }
}

/// Gap before judgement before not due before no gap, since one open question keeps a requirement open.
fn folded(checks: &[(&'static str, Arc<Verdict>)], operating: bool) -> Option<Outcome> {
    let outcomes = || checks.iter().map(|(_, verdict)| &verdict.outcome);
    let worst = outcomes().filter_map(Outcome::suggested).rev().max_by_key(|suggested| suggested.grade);
    if let Some(worst) = worst {
        let every = checks.len() >= LAPSES_SYSTEMIC_MIN && outcomes().all(Outcome::is_gap);
        let raised = every && operating && worst.grade == Grade::Minor;
        let all = || Suggested { grade: Grade::Major, why: Sentence::new("grade-why-every-check") };
        return Some(Outcome::Gap(if raised { all() } else { worst.clone() }));
    }
    let rank = |outcome: &&Outcome| match outcome {
        Outcome::Gap(_) => 4,
        Outcome::Judgement => 3,
        Outcome::NotDue(_) => 2,
        Outcome::Attested => 1,
        Outcome::NoGap => 0,
    };
    outcomes().rev().max_by_key(rank).cloned()
}

/// Whether two outcomes are of one kind.
fn same(one: &Outcome, other: &Outcome) -> bool {
    one.key() == other.key()
}

/// The registers of all checks, and the records of those that speak.
fn gathered(checks: &[(&'static str, Arc<Verdict>)], speaking: &[Arc<Verdict>]) -> Read {
    let mut read = Read::default();
    for (_, verdict) in checks {
        for register in &verdict.read.registers {
            if !read.registers.contains(register) {
                read.registers.push(register);
            }
        }
    }
    for verdict in speaking {
        verdict.read.records.iter().cloned().for_each(|record| read.add(record));
        read.more += verdict.read.more;
    }
    read
}
