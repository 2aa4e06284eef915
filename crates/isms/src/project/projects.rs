//! 4.4: the project that builds the management system, with its frame: size, dates, people.

mod begin;

use kernel::{
    Choice, Date, Decimal, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal, Text,
};

use crate::catalogue;
use crate::dates;
use crate::guards::EDITIONS;

use crate::context::{Scope, Site};
use crate::support::Person;

pub use begin::{Frame, begin};

/// The project that builds the management system, with its frame: size, dates, people.
#[derive(Clone, Debug, Record)]
#[register(key = "project", plural = "projects", reference = "PJ-{n:02}", clause = "4.4")]
pub struct Project {
    /// What the project is called.
    #[field(column)]
    pub title: Text,
    /// The method it follows.
    pub method: Option<ProjectMethod>,
    /// The standard and edition: ISO/IEC 27001:2022, with its amendment after it, or ISO/IEC 27001:2013.
    pub edition: Option<Text>,
    /// The scope it builds for.
    pub scope: Option<Link<Scope>>,
    /// Who of top management stands behind it.
    #[field(column, clause = "5.1 c")]
    pub sponsor: Option<Link<Person>>,
    /// Who leads it.
    #[field(column)]
    pub manager: Option<Link<Person>>,
    /// What is to be reached, and how one will know.
    pub goals: Option<Markdown>,
    /// How many people the scope has.
    pub people_in_scope: Option<i64>,
    /// The sites in the scope.
    pub sites: Links<Site>,
    /// The first day.
    #[field(column)]
    pub starts_on: Option<Date>,
    /// The day the certificate is wished for.
    #[field(column)]
    pub wished_on: Option<Date>,
    /// Days of work a week that people give to it.
    pub days_a_week: Option<Decimal>,
    /// The money set aside.
    pub budget: Option<Money>,
    /// How far it is.
    #[field(column)]
    pub state: ProjectState,
    /// What else is to be known.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// The method a project follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "project-method")]
pub enum ProjectMethod {
    /// Four phases, twenty-one steps (IMS2 of PECB; the activities are our own proposal).
    Ims2,
    /// The organization's own.
    Own,
}

/// How far a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "project-state")]
pub enum ProjectState {
    /// It is being planned.
    Planned,
    /// It is under way.
    #[choice(alias = "in progress")]
    #[choice(alias = "ongoing")]
    Running,
    /// It rests.
    #[choice(alias = "on hold")]
    Paused,
    /// It is over.
    #[choice(alias = "completed")]
    #[choice(alias = "closed")]
    Done,
}

impl Guard for Project {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let project = proposal.after;
        let mut refusals = dates::in_order(&[("starts_on", project.starts_on), ("wished_on", project.wished_on)]);
        let earlier = proposal.before.and_then(|before| before.edition.as_deref());
        let edition = project.edition.as_deref().filter(|edition| earlier != Some(edition));
        let unknown = edition.is_some_and(|edition| !catalogue::names_edition(edition));
        refusals.extend(unknown.then(|| Refusal::software("edition", EDITIONS)));
        refusals
    }
}
