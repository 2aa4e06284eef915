//! 6.1.2: risks, their assessment, the decision about each and its acceptance.

mod accept;
mod accept_all;
mod adopt;
mod assess;
mod bring_in;
mod countersign;
mod decide;
mod decide_all;
mod expect;
pub(crate) mod hand_over;
mod propose;
mod reject;
mod reopen;
mod reopen_indicated;
mod sealed;
mod sign;
mod stage;
mod told;

use kernel::{
    Choice, Date, Decimal, Group, Guard, Level, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record,
    Refusal, Text,
};

use super::aims::AIMS;
use super::assets::Rating;
use super::handover::Handover;
use super::{Asset, Control, Method, Threat, Vulnerability, scoring};
use crate::context::{Issue, Obligation, Process};
use crate::dates::{happened, not_before};
use crate::guards::ascending;
use crate::leadership::{Name, Provenance};
use crate::operation::Supplier;
use crate::support::Person;

pub use accept::{AcceptRisk, approved_with, weighed};
pub use accept_all::AcceptRisks;
pub use adopt::AdoptRisks;
pub use assess::{AssessRisk, worth_of};
pub use bring_in::BringInAcceptances;
pub use countersign::CountersignRisk;
pub use decide::DecideRisk;
pub use decide_all::DecideRisks;
pub use expect::ExpectRisk;
pub use hand_over::HandOverRisks;
pub use propose::{ProposeRisks, Prospect, prospects};
pub use reject::RejectRisks;
pub use reopen::ReopenRisk;
pub use reopen_indicated::ReopenIndicated;
pub(crate) use sealed::SEAL;
pub use sign::SignRisks;
pub use stage::{Stage, reads, stage};

/// What could go wrong with information, and what we decide about it.
#[derive(Clone, Debug, Record)]
#[register(key = "risk", plural = "risks", reference = "R-{n:04}", clause = "6.1.2")]
pub struct Risk {
    /// Cause, event and consequence in a few words.
    #[field(column)]
    pub title: Text,
    /// The risk in one or two sentences: what could happen, through what, with which harm.
    pub description: Option<Markdown>,
    /// The cause: who or what sets it off.
    pub cause: Option<Text>,
    /// The event: what happens to the information.
    pub event: Option<Text>,
    /// The harm that follows for the organization.
    pub harm: Option<Text>,
    /// The family of risks it belongs to.
    #[field(column)]
    pub category: Option<Text>,
    /// Whether it was found from assets or from an event.
    pub approach: Option<Approach>,
    /// The assets concerned.
    #[field(column, clause = "6.1.2 c")]
    pub assets: Links<Asset>,
    /// The processes concerned.
    pub processes: Links<Process>,
    /// The threat that may occur.
    pub threat: Option<Link<Threat>>,
    /// The vulnerabilities it would use.
    pub vulnerabilities: Links<Vulnerability>,
    /// Whether confidentiality is at risk.
    #[field(clause = "6.1.2 c 1")]
    pub confidentiality: bool,
    /// Whether integrity is at risk.
    #[field(clause = "6.1.2 c 1")]
    pub integrity: bool,
    /// Whether availability is at risk.
    #[field(clause = "6.1.2 c 1")]
    pub availability: bool,
    /// The issues of 4.1 it comes from.
    #[field(clause = "6.1.1")]
    pub issues: Links<Issue>,
    /// The obligations that would be breached.
    #[field(clause = "6.1.1")]
    pub obligations: Links<Obligation>,
    /// Who is accountable for the risk and may accept it.
    #[field(column, clause = "6.1.2 c 2")]
    pub owner: Option<Link<Person>>,
    /// The controls that work against it today.
    #[field(column)]
    pub controls: Links<Control>,
    /// The day it was identified.
    pub identified_on: Option<Date>,
    /// The day it was last looked at as a whole.
    pub reviewed_on: Option<Date>,
    /// When to look at it again.
    pub next_review: Option<Date>,
    /// Consequence by criterion if no control worked.
    pub inherent_consequence: Many<Rating>,
    /// Likelihood if no control worked.
    pub inherent_likelihood: Level,
    /// How easily the vulnerabilities were used if no control worked, where the method asks it.
    pub inherent_ease: Level,
    /// The score it is to come down to.
    pub target_score: Option<i64>,
    /// By when it is to come down.
    pub target_on: Option<Date>,
    /// The least that one occurrence may cost; nine in ten fall between this and the most.
    pub loss_low: Option<Box<Money>>,
    /// The most that one occurrence may cost.
    pub loss_high: Option<Box<Money>>,
    /// How often a year it may occur at least.
    pub yearly_low: Option<Box<Decimal>>,
    /// How often a year it may occur at most.
    pub yearly_high: Option<Box<Decimal>>,
    /// Whether it is a proposal, a risk of the register, or was rejected.
    #[field(act, column)]
    pub status: Status,
    /// Why it is none of ours.
    #[field(act, when = "status=rejected")]
    pub rejection: Option<Box<Rejection>>,
    /// Consequence by criterion with the controls working today.
    #[field(act, clause = "6.1.2 d 1")]
    pub consequence: Many<Rating>,
    /// Likelihood with the controls working today.
    #[field(act, clause = "6.1.2 d 2")]
    pub likelihood: Level,
    /// How easily its vulnerabilities are used with the controls working today, where the method asks it.
    #[field(act, clause = "6.1.2 d 2")]
    pub ease: Level,
    /// The assessment of the risk as it is.
    #[field(act, column, clause = "6.1.2 d 3")]
    pub current: Option<Box<Assessed>>,
    /// What was assessed before, the oldest first; keyed by number.
    #[field(act, clause = "8.2-doc")]
    pub readings: Many<Assessed>,
    /// What was decided to do about it.
    #[field(act, column, clause = "6.1.3 a")]
    pub decision: Option<Box<Decided>>,
    /// Consequence by criterion expected after the plan.
    #[field(act)]
    pub residual_consequence: Many<Rating>,
    /// Likelihood expected after the plan.
    #[field(act)]
    pub residual_likelihood: Level,
    /// How easily its vulnerabilities will be used after the plan, where the method asks it.
    #[field(act)]
    pub residual_ease: Level,
    /// The assessment of what is expected to remain.
    #[field(act, column, clause = "6.1.3 f")]
    pub residual: Option<Box<Assessed>>,
    /// What remains was accepted.
    #[field(act, column, clause = "6.1.3 f")]
    pub acceptance: Option<Box<Acceptance>>,
    /// It was handed over to its owner by another one; what that one accepted is to be accepted anew.
    #[field(act, clause = "6.1.2 c 2")]
    pub handover: Option<Box<Handover>>,
    /// Why it has to be looked at again.
    #[field(act)]
    pub reopened: Option<Box<Reopened>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How a risk was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "approach")]
pub enum Approach {
    /// From assets, threats and vulnerabilities.
    #[choice(alias = "asset")]
    AssetBased,
    /// From an event and its consequences.
    #[choice(alias = "event")]
    #[choice(alias = "scenario")]
    EventBased,
}

/// Where a risk stands in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "risk-status")]
pub enum Status {
    /// A risk of the register.
    Open,
    /// Proposed from a library; nobody has judged yet whether it is one of ours.
    Proposed,
    /// Judged to be none of ours.
    Rejected,
}

/// A proposal was judged to be none of ours.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Rejection {
    /// Who judged.
    pub by: Option<Link<Person>>,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

/// A judgement under one version of the method. The score is kept as it was judged, never computed again.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Assessed {
    /// Who judged.
    pub by: Option<Link<Person>>,
    /// The day of judging.
    pub on: Date,
    /// The method used.
    pub method: Link<Method>,
    /// The version of the method.
    pub version: i64,
    /// The score by that version.
    pub score: i64,
    /// The key of the band the score fell in.
    pub band: Text,
    /// What the judgement rests on.
    pub because: Option<Text>,
    /// The day it was entered, where that was after the day of judging.
    pub recorded_on: Option<Date>,
}

/// What to do about a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "treatment-option")]
pub enum TreatmentOption {
    /// Change it by controls.
    #[choice(alias = "apply")]
    #[choice(alias = "reduce")]
    #[choice(alias = "mitigate")]
    Modify,
    /// Keep it, knowing it.
    #[choice(alias = "accept")]
    Retain,
    /// Give up what causes it.
    Avoid,
    /// Share it with another party.
    #[choice(alias = "transfer")]
    Share,
}

/// A decision about a risk.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Decided {
    /// The option chosen.
    pub option: TreatmentOption,
    /// Who decided.
    pub by: Option<Link<Person>>,
    /// The day of the decision.
    pub on: Date,
    /// The day it was entered, where that was later.
    pub recorded_on: Option<Date>,
    /// Why this option.
    pub reason: Option<Text>,
    /// With whom it is shared: the insurer, the partner.
    pub shared_with: Option<Text>,
    /// The supplier it is shared with.
    pub supplier: Option<Link<Supplier>>,
}

/// A residual risk was accepted.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Acceptance {
    /// The risk owner who accepted.
    pub by: Link<Person>,
    /// The day of acceptance.
    pub on: Date,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Why it is acceptable.
    pub reason: Option<Text>,
    /// The score that was accepted.
    pub score: i64,
    /// The score that the controls indicated then, where it lay beyond the assessed level: the owner knew of it.
    pub indicated: Option<i64>,
    /// The role whose countersignature it needs, where it stands above the line.
    pub needs: Option<Link<crate::leadership::Role>>,
    /// Who countersigned.
    pub countersigned_by: Option<Link<Person>>,
    /// The day of the countersignature.
    pub countersigned_on: Option<Date>,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

/// A risk has to be looked at again.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Reopened {
    /// Who reopened it.
    pub by: Option<Link<Person>>,
    /// The day.
    pub on: Date,
    /// What happened.
    pub reason: Text,
}

impl Risk {
    /// Whether the reading judges a consequence by this criterion.
    pub fn reads(&self, criterion: &str) -> bool {
        self.consequence.at(criterion).is_some_and(|rating| rating.level.0 > 0)
    }

    /// Clause: 6.1.2 c 1. What is at risk is what the reading judges; a reading by none of the three says nothing of them.
    fn touched_by_its_reading(&mut self) {
        let read = AIMS.map(|aim| aim.judged(self));
        if read.contains(&true) {
            [self.confidentiality, self.integrity, self.availability] = read;
        }
    }
}

impl Guard for Risk {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (risk, today) = (proposal.after, proposal.context.day);
        let amounts = (risk.loss_low.as_ref().map(|low| low.amount), risk.loss_high.as_ref().map(|high| high.amount));
        let refusals = [
            happened("identified_on", risk.identified_on, today),
            happened("reviewed_on", risk.reviewed_on, today),
            not_before(("reviewed_on", risk.reviewed_on), ("next_review", risk.next_review)),
            ascending("loss_high", &amounts.0, &amounts.1),
            ascending("yearly_high", &risk.yearly_low, &risk.yearly_high),
            other_currency(risk),
        ];
        let judged = proposal.before.map(|before| &before.inherent_consequence);
        let off_scale = scoring::off_scale(proposal.state, "inherent_consequence", judged, &risk.inherent_consequence);
        let changed = proposal.before.map(|before| sealed::changed(before, proposal.after));
        let open = proposal.before.filter(|before| before.acceptance.is_none());
        let taken = open.and_then(|before| {
            Name { field: "owner", before: before.owner, after: risk.owner }.taken(proposal.state, proposal.context)
        });
        let refusals = refusals.into_iter().flatten().chain(off_scale);
        refusals.chain(changed.unwrap_or_default()).chain(taken).collect()
    }
}

/// A range has one currency.
fn other_currency(risk: &Risk) -> Option<Refusal> {
    let (low, high) = risk.loss_low.as_ref().zip(risk.loss_high.as_ref())?;
    let message = "write both ends of the range in one currency";
    (low.currency != high.currency).then(|| Refusal::software("loss_high", message))
}

/// Refuses a risk that is no risk of the register, or no longer one.
fn unopened(risk: &Risk) -> Option<Refusal> {
    let message = match risk.status {
        Status::Open => return None,
        Status::Proposed => "this is only a proposal; take it into the register with risk.adopt first",
        Status::Rejected => "this was rejected; take it into the register with risk.adopt first",
    };
    Some(Refusal::software("risk", message))
}

/// Clause: 6.1.3 a. Refuses a risk without a reading that decisions can rest on.
fn unread(risk: &Risk) -> Option<Refusal> {
    let message = match (&risk.current, &risk.reopened) {
        (None, _) => "assess the risk first with risk.assess; the decision has to rest on the result",
        (Some(_), Some(_)) => "the risk was reopened; assess it again with risk.assess first",
        (Some(_), None) => return None,
    };
    Some(Refusal::requirement("risk", "6.1.3 a", message))
}
