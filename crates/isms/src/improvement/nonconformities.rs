//! 10.2: a requirement that is not met, with what is done about it and whether that worked.

mod advance;
mod bring_in;
mod close;
mod judge;
mod reopen;

use kernel::{
    Choice, Date, Group, Guard, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use crate::catalogue;
use crate::dates;
use crate::guards::{no_edition, unplaced};
use crate::leadership::{HouseRule, Name, Provenance};
use crate::sealing::Seal;

use crate::certification::Evidence;
use crate::context::Obligation;
use crate::evaluation::Finding;
use crate::operation::Incident;
use crate::planning::{Applicability, Risk};
use crate::support::Person;

pub use advance::AdvanceNonconformity;
pub use bring_in::BringInNonconformity;
pub use close::CloseNonconformity;
pub use judge::JudgeEffectiveness;
pub use reopen::ReopenNonconformity;

/// A requirement that is not met, with what is done about it and whether that worked.
#[derive(Clone, Debug, Record)]
#[register(key = "nonconformity", plural = "nonconformities", reference = "NC-{year}-{n:03}", clause = "10.2")]
pub struct Nonconformity {
    /// What is not met, in a few words.
    #[field(column)]
    pub title: Text,
    /// Where it came up.
    #[field(column)]
    pub source: Option<NonconformitySource>,
    /// How far its treatment is.
    #[field(act, column, clause = "10.2")]
    pub state: NonconformityState,
    /// How much it matters.
    #[field(column)]
    pub grade: Option<NonconformityGrade>,
    /// The findings it comes from.
    pub findings: Links<Finding>,
    /// The incidents it comes from.
    pub incidents: Links<Incident>,
    /// The day it was raised.
    #[field(column)]
    pub raised_on: Option<Date>,
    /// Who raised it.
    pub raised_by: Option<Link<Person>>,
    /// Who sees to its treatment.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The standard, contract or rule that is not met; the standard itself where none is named.
    pub standard: Option<Text>,
    /// The clause or control that is not met, such as 8.1 or A.5.18; of a contract or rule, the place in it.
    #[field(clause = "10.2 f")]
    pub requirement: Option<Text>,
    /// The laws, contracts and rules of the register that are not met.
    pub obligations: Links<Obligation>,
    /// What was seen.
    #[field(clause = "10.2 f")]
    pub evidence_seen: Option<Markdown>,
    /// The nature of the nonconformity: what is not met, where, since when.
    #[field(clause = "10.2 f")]
    pub description: Option<Markdown>,
    /// What was done at once to control and correct it.
    #[field(clause = "10.2 a 1")]
    pub correction: Option<Markdown>,
    /// The day it was corrected.
    pub corrected_on: Option<Date>,
    /// What it led to, and how that was dealt with.
    #[field(clause = "10.2 a 2")]
    pub consequences: Option<Markdown>,
    /// How the cause was looked for.
    pub cause_method: Option<CauseMethod>,
    /// The steps to the cause, each with its evidence.
    #[field(clause = "10.2 b 2")]
    pub causes: Many<Cause>,
    /// The cause to act on.
    #[field(clause = "10.2 b 2")]
    pub root_cause: Option<Markdown>,
    /// Whether the same exists or could happen elsewhere, and where you looked.
    #[field(clause = "10.2 b 3")]
    pub extent: Option<Markdown>,
    /// Whether action against the cause is needed.
    #[field(clause = "10.2 b 1")]
    pub need: Option<Need>,
    /// Why correcting it is enough.
    #[field(when = "need=correction-only", clause = "10.2 b")]
    pub need_because: Option<Markdown>,
    /// How it will be known that the actions worked.
    #[field(clause = "10.2 d")]
    pub criterion: Option<Text>,
    /// When that is checked.
    #[field(column, clause = "10.2 d")]
    pub check_on: Option<Date>,
    /// Who checks; not the owner.
    #[field(clause = "10.2 d")]
    pub reviewer: Option<Link<Person>>,
    /// What changes in the management system, if anything.
    #[field(clause = "10.2 e")]
    pub system_changes: Option<Markdown>,
    /// Whether the Statement of Applicability has to change because of it.
    #[field(clause = "10.2 e")]
    pub statement_change: Option<StatementChange>,
    /// The rows of the statement that change.
    #[field(when = "statement_change=needed", clause = "10.2 e")]
    pub applicability: Links<Applicability>,
    /// The risks assessed anew because of it.
    #[field(clause = "10.2 e")]
    pub risks: Links<Risk>,
    /// The earlier nonconformity that came back.
    pub repeats: Option<Link<Nonconformity>>,
    /// Files that prove what was done.
    #[field(clause = "10.2 g")]
    pub evidence: Links<Evidence>,
    /// Whether the actions worked.
    #[field(act, clause = "10.2 d")]
    pub effectiveness: Option<Effectiveness>,
    /// It was closed.
    #[field(act, column, clause = "10.2 g")]
    pub closure: Option<Closed>,
    /// It was opened again.
    #[field(act)]
    pub reopened: Option<Reopening>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// One step on the way to the cause.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Cause {
    /// What led to the step before.
    pub why: Text,
    /// What shows it.
    pub evidence: Option<Text>,
    /// Whether this is a cause to act on.
    pub root: bool,
}

/// Whether the actions worked.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Effectiveness {
    /// Who checked.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// Whether the criterion was met.
    pub effective: bool,
    /// What was seen.
    pub result: Text,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

/// A nonconformity was closed.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Closed {
    /// Who closed it; known of whatever was closed here.
    pub by: Option<Link<Person>>,
    /// The day.
    pub on: Date,
    /// What was said about it.
    pub remark: Option<Text>,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

impl Closed {
    /// One that is given here.
    pub fn given(by: Id<Person>, on: Date, remark: Option<Text>) -> Self {
        Self { by: Some(by), on, remark, provenance: Provenance::default() }
    }
}

/// A nonconformity was opened again.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Reopening {
    /// Who opened it.
    pub by: Option<Link<Person>>,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

/// Where a nonconformity came up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "nonconformity-source")]
pub enum NonconformitySource {
    /// An audit found it.
    #[choice(alias = "internal audit")]
    #[choice(alias = "external audit")]
    Audit,
    /// An incident showed it.
    Incident,
    /// A management review.
    #[choice(alias = "management review")]
    Review,
    /// A complaint.
    #[choice(alias = "feedback")]
    Complaint,
    /// A measurement or test.
    #[choice(alias = "test")]
    #[choice(alias = "monitoring")]
    Measurement,
    /// Something a supplier did.
    Supplier,
    /// Somebody noticed it at work.
    #[choice(alias = "other")]
    Observation,
}

/// How much a nonconformity matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "nonconformity-grade")]
pub enum NonconformityGrade {
    /// A lapse that does not put the whole in question.
    #[choice(alias = "minor nc")]
    Minor,
    /// It puts in question whether the management system reaches its results.
    #[choice(alias = "major nc")]
    Major,
}

/// How far the treatment of a nonconformity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "nonconformity-state")]
pub enum NonconformityState {
    /// It was raised.
    #[choice(alias = "new")]
    Open,
    /// The cause is known.
    #[choice(alias = "analyzed")]
    Analysed,
    /// What is done against the cause is planned.
    #[choice(alias = "planned")]
    ActionPlanned,
    /// The actions are done.
    #[choice(alias = "done")]
    Implemented,
    /// Somebody else checked that they worked.
    #[choice(alias = "verified")]
    EffectivenessChecked,
    /// Nothing is left to do.
    Closed,
    /// It came back, or the actions did not work.
    #[choice(alias = "re-opened")]
    Reopened,
}

/// How a cause was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "cause-method")]
pub enum CauseMethod {
    /// Asking why until there is something to act on.
    #[choice(alias = "5 whys")]
    #[choice(alias = "5-whys")]
    FiveWhys,
    /// Causes in groups: people, methods, machines, material, surroundings.
    #[choice(alias = "ishikawa")]
    Fishbone,
    /// What happened when.
    Timeline,
    /// Another way.
    Other,
}

/// Whether the Statement of Applicability has to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "statement-change")]
pub enum StatementChange {
    /// A row of it changes.
    #[choice(alias = "yes")]
    Needed,
    /// It stays as it is.
    #[choice(alias = "no")]
    NotNeeded,
}

/// Whether action against a cause is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "need")]
pub enum Need {
    /// Something is done so that it does not happen again, here or elsewhere.
    #[choice(alias = "yes")]
    Action,
    /// Correcting it is enough, for a reason that is given.
    #[choice(alias = "no")]
    CorrectionOnly,
}

impl Guard for Nonconformity {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let nonconformity = proposal.after;
        let mut refusals =
            dates::in_order(&[("raised_on", nonconformity.raised_on), ("corrected_on", nonconformity.corrected_on)]);
        refusals
            .extend(dates::in_order(&[("raised_on", nonconformity.raised_on), ("check_on", nonconformity.check_on)]));
        for (field, day) in [("raised_on", nonconformity.raised_on), ("corrected_on", nonconformity.corrected_on)] {
            refusals.extend(dates::happened(field, day, proposal.context.day));
        }
        refusals.extend(judge::own_reviewer(proposal));
        let earlier = proposal.before;
        let standard = earlier.and_then(|earlier| earlier.standard.as_deref());
        refusals.extend(no_edition("standard", standard, nonconformity.standard.as_deref()));
        // A contract or an own rule has places of its own.
        if nonconformity.standard.as_deref().is_none_or(catalogue::names_standard) {
            let requirement = earlier.and_then(|earlier| earlier.requirement.as_deref());
            refusals.extend(unplaced("requirement", requirement, nonconformity.requirement.as_deref()));
        }
        if nonconformity.repeats == Some(proposal.id()) {
            refusals
                .push(Refusal::software("repeats", "a nonconformity does not repeat itself; choose the earlier one"));
        }
        refusals.extend(sealed(proposal));
        refusals
    }
}

/// What may still be written once it was judged that the actions worked: what changed because of it, and what shows it.
pub(crate) const SEAL: Seal<Nonconformity> = Seal {
    free: &[
        "findings",
        "incidents",
        "system_changes",
        "statement_change",
        "applicability",
        "risks",
        "repeats",
        "evidence",
    ],
    partly: &[],
};

/// Clause: 10.2 d. What was judged or closed stays, and an owner whose actions wait for the judgement stays their owner.
fn sealed(proposal: &Proposal<'_, Nonconformity>) -> Vec<Refusal> {
    let Proposal { before, after, state, context, .. } = *proposal;
    let Some(before) = before else { return Vec::new() };
    match before.state {
        NonconformityState::EffectivenessChecked | NonconformityState::Closed => {
            let message = "it was judged with this whether the actions worked; open it again with nonconformity.reopen";
            SEAL.broken(message, before, after)
        }
        NonconformityState::Implemented => {
            let owner = Name { field: "owner", before: before.owner, after: after.owner };
            owner.struck_under(HouseRule::AnotherReviews, state, context).into_iter().collect()
        }
        NonconformityState::Open
        | NonconformityState::Analysed
        | NonconformityState::ActionPlanned
        | NonconformityState::Reopened => Vec::new(),
    }
}

impl Nonconformity {
    /// Whether it was found that correcting it is enough, with a reason.
    pub fn correction_only(&self) -> bool {
        let said = self.need_because.as_ref().is_some_and(|text| !text.trim().is_empty());
        self.need == Some(Need::CorrectionOnly) && said
    }
}
