//! 8.1: access given, changed or taken as somebody joins, moves or leaves.

use kernel::{Choice, Date, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{AccessReview, Person};
use crate::dates::{not_before, past};
use crate::planning::Asset;

/// Access given, changed or taken as somebody joins, moves or leaves.
#[derive(Clone, Debug, Record)]
#[register(key = "access-change", plural = "access-changes", reference = "AX-{year}-{n:04}", clause = "8.1")]
pub struct AccessChange {
    /// Whose access changes and why, in a few words.
    #[field(column)]
    pub title: Text,
    /// What happens to the person.
    #[field(column)]
    pub kind: AccessOccasion,
    /// Whose access it is.
    #[field(column)]
    pub person: Option<Link<Person>>,
    /// The account, where it is not that of one person or has a name of its own.
    pub account: Option<Text>,
    /// The systems concerned.
    #[field(column)]
    pub assets: Links<Asset>,
    /// Which access, right by right.
    pub rights: Many<AccessRight>,
    /// Whether the access is privileged: administrator, root, payment release.
    pub privileged: bool,
    /// What the access is needed for.
    pub because: Option<Text>,
    /// Who asked for it.
    pub requested_by: Option<Link<Person>>,
    /// The day it was asked for.
    pub requested_on: Option<Date>,
    /// Who decided: the owner of the system, or the manager.
    #[field(column)]
    pub decided_by: Option<Link<Person>>,
    /// The day of the decision.
    pub decided_on: Option<Date>,
    /// By when it is to be done; for leavers the last working day.
    #[field(column)]
    pub due: Option<Date>,
    /// How far it is.
    #[field(column)]
    pub state: AccessChangeState,
    /// Who did it.
    pub done_by: Option<Link<Person>>,
    /// The day it was done.
    #[field(column)]
    pub done_on: Option<Date>,
    /// The last day of access that is given for a while.
    pub ends_on: Option<Date>,
    /// Devices, keys and badges handed out or given back.
    pub returned: Option<Text>,
    /// The access review that called for it.
    pub review: Option<Link<AccessReview>>,
    /// Number of the ticket, where it runs in another system.
    pub ticket: Option<Text>,
    /// What else is worth knowing.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What happens to the person whose access changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "access-occasion")]
pub enum AccessOccasion {
    /// Begins to work here.
    #[choice(alias = "onboarding")]
    #[choice(alias = "new")]
    Joiner,
    /// Takes on other work.
    #[choice(alias = "transfer")]
    Mover,
    /// Ceases to work here.
    #[choice(alias = "offboarding")]
    #[choice(alias = "termination")]
    Leaver,
    /// Needs more, less or other access for the same work.
    #[choice(alias = "request")]
    Need,
}

/// One right that is given, changed or taken.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct AccessRight {
    /// The system.
    pub asset: Option<Link<Asset>>,
    /// Which right: group, role, profile.
    pub what: Text,
    /// What is done with it.
    pub step: AccessStep,
    /// The day it was done.
    pub done_on: Option<Date>,
}

/// What is done with a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "access-step")]
pub enum AccessStep {
    /// It is given.
    #[choice(alias = "grant")]
    Give,
    /// It is changed.
    #[choice(alias = "modify")]
    Change,
    /// It is taken.
    #[choice(alias = "revoke")]
    #[choice(alias = "remove")]
    Take,
}

/// How far a change of access is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "access-change-state")]
pub enum AccessChangeState {
    /// It was asked for.
    #[choice(alias = "open")]
    Requested,
    /// It was granted.
    #[choice(alias = "granted")]
    Approved,
    /// It was refused.
    #[choice(alias = "rejected")]
    Refused,
    /// It is done.
    #[choice(alias = "completed")]
    Done,
}

impl Guard for AccessChange {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let change = proposal.after;
        // A leaver takes nothing for themselves, so there the rule would only be in the way.
        let own =
            change.kind != AccessOccasion::Leaver && change.decided_by.is_some() && change.decided_by == change.person;
        let refusals = [
            own.then(|| {
                Refusal::house_rule("decided_by", "nobody grants access to themselves; somebody else has to decide")
            }),
            not_before(("done_on", change.done_on), ("ends_on", change.ends_on)),
        ];
        let ahead = past(proposal, &["requested_on", "decided_on", "done_on", "rights.done_on"]);
        refusals.into_iter().flatten().chain(ahead).collect()
    }
}
