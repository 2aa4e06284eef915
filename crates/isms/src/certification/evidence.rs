//! 7.5: a file or a collected result that proves something, with where it comes from.

use kernel::{
    Choice, Date, Declared, FileRef, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Register,
    Subjects, Text,
};

use crate::dates::past;
use crate::support::Person;

/// The section of what helps to work and proves nothing.
const WORK: &str = "work";

/// A file or a collected result that proves something, with where it comes from.
#[derive(Clone, Debug, Record)]
#[register(key = "evidence", plural = "evidence", reference = "EV-{n:04}", clause = "7.5")]
pub struct Evidence {
    /// What it shows, in a few words.
    #[field(column)]
    pub title: Text,
    /// What sort of evidence it is.
    #[field(column)]
    pub kind: EvidenceKind,
    /// The file itself, kept with the management system. Its digest shows whether anybody altered it.
    #[field(column, clause = "7.5.3")]
    pub file: Option<FileRef>,
    /// Where the original lies, where it is not kept here: an address or a place.
    pub address: Option<Text>,
    /// What was seen, in your own words.
    pub result: Option<Markdown>,
    /// The records it proves something about.
    #[field(column)]
    pub about: Subjects,
    /// The day it was collected on.
    #[field(column)]
    pub collected_on: Option<Date>,
    /// First day of the time it speaks of.
    pub covers_from: Option<Date>,
    /// Last day of the time it speaks of.
    pub covers_until: Option<Date>,
    /// Last day on which it still proves something; collect it anew by then.
    #[field(column)]
    pub valid_until: Option<Date>,
    /// The system or the person it comes from.
    #[field(clause = "7.5.3")]
    pub source: Option<Text>,
    /// Who collected it.
    pub collected_by: Option<Link<Person>>,
    /// Who keeps it fresh.
    pub owner: Option<Link<Person>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What sort of evidence something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "evidence-kind")]
pub enum EvidenceKind {
    /// A document, a form or minutes.
    Document,
    /// What a system wrote: a log, an export, a list of its settings.
    Output,
    /// A picture of a screen or of a place.
    Picture,
    /// What somebody said or confirmed.
    Statement,
    /// What an auditor or a tester saw.
    Observation,
    /// A certificate or a report of somebody independent.
    Report,
}

impl EvidenceKind {
    /// What a file most likely is, by its media type.
    pub fn of_media(media: &str) -> Self {
        match media.split_once('/') {
            Some(("image", _)) => Self::Picture,
            Some(("text", _)) | Some((_, "json")) => Self::Output,
            _ => Self::Document,
        }
    }
}

/// Whether evidence may be about records of a register: proof needs no proof, nor does what helps to work.
pub fn may_prove(register: &Register) -> bool {
    register.key != Evidence::KEY && register.section() != WORK
}

impl Guard for Evidence {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let after = proposal.after;
        let reversed =
            |from: Option<Date>, until: Option<Date>| from.zip(until).is_some_and(|(from, until)| until < from);
        let mut refusals = past(proposal, &["collected_on"]);
        if reversed(after.covers_from, after.covers_until) {
            refusals.push(Refusal::software("covers_until", "pick a day on or after the first day it speaks of"));
        }
        if reversed(after.collected_on, after.valid_until) {
            refusals.push(Refusal::software("valid_until", "pick a day on or after the day it was collected on"));
        }
        refusals
    }
}
