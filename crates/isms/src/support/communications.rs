//! 7.4: what is communicated about information security: on what, when, with whom, how.

use kernel::{Choice, Date, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{Document, Person};
use crate::context::{Obligation, Party, Unit};
use crate::dates::happened;
use crate::leadership::Role;
use crate::planning::assets::Classification;
use crate::rhythm::Rhythm;

/// What is communicated about information security: on what, when, with whom, how.
#[derive(Clone, Debug, Record)]
#[register(key = "communication", plural = "communications", reference = "CM-{n:03}", clause = "7.4")]
pub struct Communication {
    /// What is communicated.
    #[field(column, clause = "7.4 a")]
    pub title: Text,
    /// Whether it goes to people inside, outside or both.
    #[field(column, clause = "7.4")]
    pub direction: Direction,
    /// What it says, and what it must not say.
    #[field(clause = "7.4 a")]
    pub content: Option<Markdown>,
    /// What sets it off: a day, an event, a request.
    #[field(column, clause = "7.4 b")]
    pub occasion: Option<Text>,
    /// How often.
    #[field(clause = "7.4 b")]
    pub rhythm: Option<Rhythm>,
    /// When it happens next.
    #[field(column)]
    pub next_on: Option<Date>,
    /// With whom, in words.
    #[field(column, clause = "7.4 c")]
    pub with_whom: Option<Text>,
    /// The interested parties it is for.
    #[field(clause = "7.4 c")]
    pub parties: Links<Party>,
    /// The units it is for.
    pub units: Links<Unit>,
    /// The roles it is for.
    pub roles: Links<Role>,
    /// Who communicates it.
    #[field(column, clause = "7.4")]
    pub owner: Option<Link<Person>>,
    /// The role that has to agree before it goes out.
    pub released_by: Option<Link<Role>>,
    /// How: meeting, e-mail, intranet, form of an authority.
    #[field(column, clause = "7.4 d")]
    pub channel: Option<Text>,
    /// In which languages.
    pub language: Option<Text>,
    /// How what is said is classified.
    pub classification: Option<Classification>,
    /// Law or contract that asks for it.
    pub obligations: Links<Obligation>,
    /// Documents that are sent, or that say how it is done.
    pub documents: Links<Document>,
    /// Each time it was done.
    #[field(clause = "7.4")]
    pub occasions: Many<Occasion>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Where communication goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "communication-direction")]
pub enum Direction {
    /// To people who work here.
    Internal,
    /// To people outside.
    External,
    /// To both.
    Both,
}

/// One time it was communicated.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Occasion {
    /// The day.
    pub on: Option<Date>,
    /// Who did it.
    pub by: Option<Link<Person>>,
    /// With whom.
    pub with: Option<Text>,
    /// What was said, and where the proof of it is.
    pub what: Option<Text>,
}

impl Guard for Communication {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let today = proposal.context.day;
        let early = |(key, occasion): (&str, &Occasion)| happened(&format!("occasions[{key}].on"), occasion.on, today);
        proposal.after.occasions.iter().filter_map(early).collect()
    }
}
