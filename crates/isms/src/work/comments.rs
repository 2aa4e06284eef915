//! What somebody wrote about a record.

mod mentions;
mod withdraw;
mod write;

use kernel::{Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subject, Text};

use crate::support::Person;

pub use mentions::{Mention, mentions};
pub use withdraw::WithdrawComment;
pub use write::WriteComment;

/// What somebody wrote about a record.
#[derive(Clone, Debug, Record)]
#[register(key = "comment", plural = "comments", reference = "N-{n:05}")]
pub struct Comment {
    /// How it begins.
    #[field(column)]
    pub title: Text,
    /// The record it is about.
    #[field(column)]
    pub about: Subject,
    /// What was written.
    pub text: Markdown,
    /// The people it speaks to.
    #[field(column)]
    pub mentions: Links<Person>,
    /// Who wrote it, where it was written with the act of commenting.
    #[field(act, column)]
    pub by: Option<Link<Person>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Comment {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Some(before) = proposal.before else { return Vec::new() };
        let theirs = before.by.is_some_and(|by| Some(by.raw()) != proposal.context.person);
        let changed = before.text != proposal.after.text || before.about != proposal.after.about;
        let refusal = || Refusal::house_rule("text", "only its author changes a comment; write one of your own");
        (theirs && changed).then(refusal).into_iter().collect()
    }
}
