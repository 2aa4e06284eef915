//! The organization's own controls, each mapped to any number of reference controls.

use kernel::{Choice, Date, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::catalogue;
use crate::support::Person;

/// Something the organization does to change risk.
#[derive(Clone, Debug, Record)]
#[register(key = "control", plural = "controls", reference = "C-{n:03}", clause = "6.1.3 b")]
pub struct Control {
    /// What is done.
    #[field(column)]
    pub title: Text,
    /// The reference controls it stands for, such as A.8.13 or, of the edition of 2013, A.12.3.1.
    #[field(column, clause = "6.1.3 c")]
    pub reference_controls: Lines,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// How far it is in place.
    #[field(column)]
    pub status: Implementation,
    /// When it is to be in place.
    #[field(column)]
    pub due: Option<Date>,
    /// How it works, and where that is written down.
    pub how: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How far a control is in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "implementation")]
pub enum Implementation {
    /// Nothing has been done.
    #[choice(alias = "not started")]
    NotStarted,
    /// It is planned.
    Planned,
    /// It works in part.
    #[choice(alias = "partial")]
    #[choice(alias = "partially implemented")]
    Partly,
    /// It works.
    #[choice(alias = "yes")]
    Implemented,
}

impl Guard for Control {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let unknown = |id: &&String| catalogue::find_control(id).is_none();
        let refusal = |id: &String| {
            let message =
                format!("\"{id}\" is no control of Annex A; write ids such as A.8.13, or of 2013 such as A.12.3.1");
            Refusal::software("reference_controls", message)
        };
        proposal.after.reference_controls.0.iter().filter(unknown).map(refusal).collect()
    }
}
