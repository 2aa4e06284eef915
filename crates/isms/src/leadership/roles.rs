//! 5.3: roles with their responsibilities and authorities, and who holds them.

mod assign;
mod communicate;
mod relieve;

use kernel::{
    Changes, Context, Date, Group, Guard, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal,
    State, Text,
};

use crate::context::Unit;
use crate::guards::below_itself;
use crate::leadership::HouseRule;
use crate::support::{Document, Person};

pub use assign::AssignRole;
pub use communicate::CommunicateRole;
pub use relieve::RelieveRole;

/// A role in the management system: what it is responsible for and what it may decide.
#[derive(Clone, Debug, Record)]
#[register(key = "role", plural = "roles", reference = "RO-{n:02}", clause = "5.3")]
pub struct Role {
    /// What the role is called.
    #[field(column)]
    pub title: Text,
    /// Whether it belongs to top management.
    #[field(column)]
    pub top_management: bool,
    /// Whether it sees to it that the management system conforms to the standard.
    #[field(column, clause = "5.3 a")]
    pub conformity: bool,
    /// Whether it reports to top management how the management system performs.
    #[field(column, clause = "5.3 b")]
    pub reporting: bool,
    /// Whether it may approve what holds for the whole organization: scope, method, Statement of Applicability, changes.
    #[field(column, clause = "5.3")]
    pub approves: bool,
    /// What it is responsible for.
    #[field(clause = "5.3")]
    pub responsibilities: Option<Markdown>,
    /// What it may decide.
    #[field(clause = "5.3")]
    pub authorities: Option<Markdown>,
    /// Who holds it.
    #[field(act, column, clause = "5.3")]
    pub holders: Links<Person>,
    /// Who stands in when the holders are away.
    #[field(column)]
    pub deputies: Links<Person>,
    /// The unit it works for; the whole organization where none is named.
    pub unit: Option<Link<Unit>>,
    /// The role it reports to.
    pub reports_to: Option<Link<Role>>,
    /// Where it is written down: job description, letter of appointment.
    pub documents: Links<Document>,
    /// Who was assigned the role, by whom and when, and until when; keyed by the person's reference.
    #[field(act, clause = "5.3")]
    pub assignments: Many<Assignment>,
    /// When it was last made known, and to whom.
    #[field(act, column, clause = "5.3")]
    pub communicated: Option<Told>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// A person was assigned a role.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Assignment {
    /// The person.
    pub person: Link<Person>,
    /// Who assigned the role.
    pub by: Option<Link<Person>>,
    /// The day it was assigned.
    pub on: Date,
    /// Why this person, or what goes with it.
    pub remark: Option<Text>,
    /// The day on which that was entered here.
    pub recorded_on: Option<Date>,
    /// The last day it was held.
    pub until: Option<Date>,
    /// Who took it back.
    pub ended_by: Option<Link<Person>>,
    /// Why it ended.
    pub ended_because: Option<Text>,
}

/// A role was made known.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Told {
    /// Who made it known.
    pub by: Option<Link<Person>>,
    /// The day it was made known.
    pub on: Date,
    /// To whom.
    pub to: Text,
    /// How.
    pub how: Option<Text>,
}

impl Guard for Role {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let role = proposal.after;
        let looped = below_itself(proposal.state, proposal.id(), role.reports_to, |role| role.reports_to);
        let refusal = || Refusal::software("reports_to", "a role cannot report to itself; choose another");
        looped.then(refusal).into_iter().collect()
    }
}

/// Nobody gives themselves a role that they do not hold yet.
fn taken(state: &State, holders: &Links<Person>, person: Id<Person>, context: &Context) -> Option<Refusal> {
    let own = context.person == Some(person.raw()) && !holders.contains(person);
    let taken = own && HouseRule::RolesAreGiven.counts(state);
    let refusal = || Refusal::house_rule("", "nobody gives a role to themselves; ask somebody else to do it");
    taken.then(refusal)
}

/// Whether the acting person holds a role.
pub fn held(state: &State, context: &Context, role: Id<Role>) -> bool {
    let person = context.person.map(Id::<Person>::of);
    person.is_some_and(|person| state.live(role).is_ok_and(|role| role.holders.contains(person)))
}

/// The role with this title, made where there is none yet; acts of other clauses build on it.
pub fn ready(changes: &mut Changes<'_>, title: &str, describe: impl FnOnce(&mut Role)) -> Id<Role> {
    let roles = changes.state().of::<Role>();
    let known = roles.iter().find(|(_, role)| role.title.eq_ignore_ascii_case(title)).map(|(id, _)| id);
    known.unwrap_or_else(|| {
        changes.create(|role: &mut Role| {
            role.title = title.into();
            describe(role);
        })
    })
}
