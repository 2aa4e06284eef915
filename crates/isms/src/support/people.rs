//! 7.2: the people who do work under the organization's control.

mod erase;
mod hand_over;

use kernel::{Choice, Date, Guard, Id, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, State, Text};

use crate::context::{Site, Unit};
use crate::dates::{not_before, past};
use crate::guards::below_itself;
use crate::operation::Supplier;

pub use erase::ErasePerson;
pub use hand_over::HandOverAll;

/// Somebody who works under the organization's control, with or without an account.
#[derive(Clone, Debug, Record)]
#[register(key = "person", plural = "people", reference = "P-{n:03}", clause = "7.2")]
pub struct Person {
    /// Full name.
    #[field(column)]
    pub name: Text,
    /// E-mail address; no two people share one.
    #[field(column, unique)]
    pub email: Option<Text>,
    /// What the person does.
    #[field(column)]
    pub position: Option<Text>,
    /// The unit the person belongs to.
    #[field(column)]
    pub unit: Option<Link<Unit>>,
    /// Where the person usually works.
    pub site: Option<Link<Site>>,
    /// Telephone number at work.
    pub phone: Option<Text>,
    /// How the person is bound to the organization.
    #[field(column)]
    pub kind: PersonKind,
    /// Who pays the person, where that is not the organization.
    #[field(when = "kind=contractor|outsider")]
    pub employer: Option<Text>,
    /// The supplier the person works for.
    #[field(when = "kind=contractor|outsider")]
    pub supplier: Option<Link<Supplier>>,
    /// Who leads the person.
    #[field(column)]
    pub manager: Option<Link<Person>>,
    /// Who looks after the work when the person is away. What somebody signs for stays theirs: a risk that should be
    /// accepted meanwhile is handed over first.
    pub deputy: Option<Link<Person>>,
    /// First day of working for the organization.
    pub joined_on: Option<Date>,
    /// Last day of working for the organization.
    pub left_on: Option<Date>,
    /// The day the person's background was checked, as far as law and the job ask for it.
    pub screened_on: Option<Date>,
    /// The day the person signed to keep secrets, and the terms of work that concern security.
    pub confidentiality_on: Option<Date>,
    /// The day working life began: years of experience are counted from it.
    #[field(clause = "7.2 b")]
    pub works_since: Option<Date>,
    /// The day work in information security began: years in the field are counted from it.
    #[field(clause = "7.2 b")]
    pub in_field_since: Option<Date>,
    /// Schooling and degrees.
    #[field(clause = "7.2 b")]
    pub education: Option<Markdown>,
    /// Anything else worth knowing for work in the management system.
    pub notes: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How a person is bound to the organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "person-kind")]
pub enum PersonKind {
    /// Works here under a contract of employment.
    #[choice(alias = "staff")]
    #[choice(alias = "internal")]
    Employee,
    /// Trainee, student or hired for a while.
    #[choice(alias = "intern")]
    Temporary,
    /// Owner or member of a body such as the board.
    #[choice(alias = "director")]
    Board,
    /// Works here and is paid by somebody else.
    #[choice(alias = "external")]
    #[choice(alias = "freelancer")]
    Contractor,
    /// Works elsewhere: contact of a customer, an authority, an auditor.
    #[choice(alias = "contact")]
    Outsider,
}

impl Person {
    /// Whether the person still works for the organization on a day.
    pub fn works_on(&self, day: Date) -> bool {
        self.left_on.is_none_or(|left| left >= day)
    }
}

/// Refuses somebody who had left by a day; `otherwise` says what to do instead.
pub fn gone(state: &State, person: Id<Person>, on: Date, field: &str, otherwise: &str) -> Option<Refusal> {
    match state.live(person) {
        Ok(held) if held.works_on(on) => None,
        Ok(held) => {
            let message = format!("{} no longer works for the organization; {otherwise}", held.name);
            Some(Refusal::house_rule(field, message))
        }
        Err(refusal) => Some(refusal),
    }
}

/// What is wrong with the address of mail that a text says, if anything.
pub fn odd_address(text: &str) -> Option<Refusal> {
    let sound = matches!(text.split_once('@'), Some((name, host)) if !name.is_empty() && host.contains('.'));
    (!sound).then(|| Refusal::software("email", "write an address like name@example.org"))
}

impl Guard for Person {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let person = proposal.after;
        let led = below_itself(proposal.state, proposal.id(), person.manager, |person| person.manager);
        let deputy = person.deputy == Some(proposal.id());
        let refusals = [
            person.email.as_ref().and_then(|email| odd_address(email)),
            led.then(|| {
                Refusal::software("manager", "nobody leads themselves, not even by way of others; choose another")
            }),
            deputy.then(|| Refusal::software("deputy", "nobody stands in for themselves; choose another")),
            not_before(("joined_on", person.joined_on), ("left_on", person.left_on)),
            not_before(("works_since", person.works_since), ("in_field_since", person.in_field_since)),
        ];
        let ahead = past(proposal, &["screened_on", "confidentiality_on", "works_since", "in_field_since"]);
        refusals.into_iter().flatten().chain(ahead).collect()
    }
}
