//! 8.1: plans to go on, or to come back, when something fails.

use kernel::{
    Choice, Date, Decimal, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::{Impact, Supplier};
use crate::context::{Process, Site};
use crate::dates::{happened, not_before};
use crate::guards::below_zero;
use crate::leadership::Role;
use crate::planning::{Asset, Control, Risk};
use crate::support::{Document, Person};

/// A plan to go on, or to come back, when something fails.
#[derive(Clone, Debug, Record)]
#[register(key = "continuity", plural = "continuities", reference = "BCP-{n:02}", clause = "8.1")]
pub struct Continuity {
    /// What the plan is called.
    #[field(column)]
    pub title: Text,
    /// What kind of plan it is.
    #[field(column)]
    pub kind: PlanKind,
    /// What has happened when the plan is taken out of the drawer.
    pub scenario: Option<Markdown>,
    /// The interruptions it is made for, with their times.
    #[field(column)]
    pub impacts: Links<Impact>,
    /// Processes it brings back.
    pub processes: Links<Process>,
    /// Assets it brings back or needs.
    pub assets: Links<Asset>,
    /// Sites it is for.
    pub sites: Links<Site>,
    /// Risks it makes smaller.
    pub risks: Links<Risk>,
    /// Controls it belongs to.
    pub controls: Links<Control>,
    /// Who keeps the plan right.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Who may set it off, and by which signs.
    pub activation: Option<Markdown>,
    /// Who does what in an emergency.
    pub team: Many<Member>,
    /// What is done, in this order.
    pub steps: Many<Step>,
    /// Who is told what, by whom and how.
    pub communication: Option<Markdown>,
    /// What has to be ready beforehand: devices, rooms, copies, contacts, money.
    pub resources: Option<Markdown>,
    /// Suppliers who help.
    pub suppliers: Links<Supplier>,
    /// How security is kept while the plan runs.
    pub security: Option<Markdown>,
    /// How work returns to normal.
    pub return_to_normal: Option<Markdown>,
    /// Within how many hours things work again by this plan.
    pub rto_hours: Option<Decimal>,
    /// The work of how many hours is lost at most.
    pub rpo_hours: Option<Decimal>,
    /// The plan as an approved document.
    pub document: Option<Link<Document>>,
    /// Where it can be read when systems are down.
    pub kept_at: Option<Text>,
    /// Whether it is in force.
    #[field(column)]
    pub state: PlanState,
    /// The day it was last looked through.
    pub reviewed_on: Option<Date>,
    /// When to look it through again.
    #[field(column)]
    pub next_review: Option<Date>,
    /// When it is to be exercised next.
    #[field(column)]
    pub next_exercise: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Kinds of plans for interruptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "plan-kind")]
pub enum PlanKind {
    /// How business goes on.
    #[choice(alias = "bcp")]
    #[choice(alias = "business continuity")]
    Continuity,
    /// How systems come back.
    #[choice(alias = "drp")]
    #[choice(alias = "disaster recovery")]
    Recovery,
    /// How the organization is led and speaks in a crisis.
    #[choice(alias = "crisis management")]
    Crisis,
    /// How people are brought to safety.
    #[choice(alias = "evacuation")]
    Emergency,
}

/// Whether a plan is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "plan-state")]
pub enum PlanState {
    /// It is being written.
    Draft,
    /// It holds.
    #[choice(alias = "active")]
    #[choice(alias = "approved")]
    InForce,
    /// It holds and is being rewritten.
    #[choice(alias = "in revision")]
    BeingRevised,
    /// It no longer holds.
    #[choice(alias = "retired")]
    Withdrawn,
}

/// Somebody with a task in an emergency.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Member {
    /// The person.
    pub person: Option<Link<Person>>,
    /// Who takes over when the person cannot be reached.
    pub deputy: Option<Link<Person>>,
    /// What the person decides or does.
    pub what: Text,
    /// How to reach the person outside working hours.
    pub reached: Option<Text>,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Step {
    /// What is done.
    pub what: Text,
    /// By which role.
    pub role: Option<Link<Role>>,
    /// Within how many hours after the plan was set off.
    pub within_hours: Option<Decimal>,
}

impl Guard for Continuity {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let plan = proposal.after;
        let refusals = [
            below_zero("rto_hours", plan.rto_hours),
            below_zero("rpo_hours", plan.rpo_hours),
            happened("reviewed_on", plan.reviewed_on, proposal.context.day),
            not_before(("reviewed_on", plan.reviewed_on), ("next_review", plan.next_review)),
        ];
        refusals.into_iter().flatten().collect()
    }
}
