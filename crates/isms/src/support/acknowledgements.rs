//! 7.3 a: a person's word of having read a version of a document.

mod give;

use kernel::{Choice, Date, FileRef, Guard, Lines, Link, Many, Own, Proposal, Record, Refusal, Text};

use super::{Campaign, Document, Person};
use crate::dates::happened;
use crate::sealing::Seal;

pub use give::{GiveAcknowledgement, given};

/// A person's word of having read a version of a document.
#[derive(Clone, Debug, Record)]
#[register(key = "acknowledgement", plural = "acknowledgements", reference = "AK-{n:05}", clause = "7.3 a")]
pub struct Acknowledgement {
    /// Which version of what was read, in a few words.
    #[field(column)]
    pub title: Text,
    /// Who read it.
    #[field(column, clause = "7.3 a")]
    pub person: Link<Person>,
    /// The document.
    #[field(column, clause = "7.3 a")]
    pub document: Link<Document>,
    /// The version that was read.
    #[field(column)]
    pub version: Option<Text>,
    /// The day.
    #[field(column)]
    pub on: Option<Date>,
    /// The campaign it belongs to.
    pub campaign: Option<Link<Campaign>>,
    /// How the person gave it, where it was not given here.
    #[field(column)]
    pub way: AcknowledgementWay,
    /// The signed sheet or the message, where it was not given here.
    #[field(when = "way=on-paper|by-message|in-training")]
    pub file: Option<FileRef>,
    /// What the person said about it.
    pub remark: Option<Text>,
    /// Given here by the person, with the seal of what was read.
    #[field(act)]
    pub seal: Option<Text>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How an acknowledgement was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "acknowledgement-way")]
pub enum AcknowledgementWay {
    /// By signing on paper.
    #[choice(alias = "paper")]
    OnPaper,
    /// By e-mail or another message.
    #[choice(alias = "e-mail")]
    ByMessage,
    /// In a training or a meeting, by being on the list of those present.
    #[choice(alias = "training")]
    InTraining,
    /// Here, by the person.
    Here,
}

/// Clause: 7.3 a. What may still be written once a person said here that they read something.
pub(crate) const SEAL: Seal<Acknowledgement> = Seal { free: &["campaign", "file", "remark"], partly: &[] };

impl Guard for Acknowledgement {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, context, .. } = *proposal;
        let given = before.filter(|before| before.way == AcknowledgementWay::Here);
        let sealed =
            given.map(|before| SEAL.broken("the person gave this here; it stays as it was given", before, after));
        let claimed = after.way == AcknowledgementWay::Here && given.is_none();
        let refusals = [
            claimed.then(|| {
                let message = "only the person can say so here, with acknowledgement.give; choose how it was given";
                Refusal::house_rule("way", message)
            }),
            happened("on", after.on, context.day),
        ];
        refusals.into_iter().flatten().chain(sealed.into_iter().flatten()).collect()
    }
}
