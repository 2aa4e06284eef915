//! 6.1.3 d: the Statement of Applicability, one record for each reference control.

mod carry;
mod confirm;
mod decide;
mod prepare;
mod take_status;
mod uphold;

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::controls::Implementation;
use super::exclusions::Upheld;
use super::reasons::Reason;
use super::{Control, exclusions};
use crate::catalogue::{self, Edition};
use crate::certification::Evidence;
use crate::context::Obligation;
use crate::dates::happened;
use crate::guards::within;
use crate::support::{Document, Person};

pub use carry::CarryOver;
pub use confirm::ConfirmReasons;
pub use decide::DecideControls;
pub use prepare::PrepareStatement;
pub use take_status::TakeStatus;
pub use uphold::UpholdExclusion;

/// One row of the Statement of Applicability.
#[derive(Clone, Debug, Record)]
#[register(key = "applicability", plural = "applicability", reference = "SOA-{n:03}", clause = "6.1.3 d")]
pub struct Applicability {
    /// The reference control: A.5.1 to A.8.34, or of the edition of 2013 A.5.1.1 to A.18.2.3.
    #[field(column, unique)]
    pub control: Text,
    /// Whether the control is necessary.
    #[field(column, clause = "6.1.3 d")]
    pub applicable: Verdict,
    /// Included because law or regulation asks for it.
    #[field(when = "applicable=applicable")]
    pub legal: bool,
    /// Included because a contract asks for it.
    #[field(when = "applicable=applicable")]
    pub contractual: bool,
    /// Included because business or good practice asks for it.
    #[field(when = "applicable=applicable")]
    pub business: bool,
    /// Included because the risk assessment asks for it.
    #[field(when = "applicable=applicable")]
    pub risk: bool,
    /// The laws, regulations and contracts that ask for it.
    #[field(when = "applicable=applicable")]
    pub obligations: Links<Obligation>,
    /// Why it is necessary, in words.
    #[field(clause = "6.1.3 d", when = "applicable=applicable")]
    pub inclusion: Option<Markdown>,
    /// Why it is not necessary.
    #[field(column, clause = "6.1.3 d", when = "applicable=excluded")]
    pub exclusion: Option<Markdown>,
    /// How far it is in place.
    #[field(column, clause = "6.1.3 d", when = "applicable=applicable")]
    pub status: Implementation,
    /// How much of it is in place, in percent.
    #[field(when = "applicable=applicable")]
    pub percent: Option<i64>,
    /// When it is to be in place.
    #[field(when = "applicable=applicable")]
    pub due: Option<Date>,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The organization's own controls behind it.
    pub controls: Links<Control>,
    /// How it is implemented, and where that is written down.
    pub how: Option<Markdown>,
    /// The policies and procedures in which it is written down.
    pub documents: Links<Document>,
    /// Files and results that show that it works.
    pub evidence: Links<Evidence>,
    /// The day this row was last looked at.
    pub reviewed_on: Option<Date>,
    /// Anything else.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
    /// It was left out by name although records speak against it.
    #[field(act, clause = "6.1.3 d")]
    pub upheld: Option<Upheld>,
}

/// Whether a reference control is necessary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "applicable")]
pub enum Verdict {
    /// Nobody has decided yet.
    Undecided,
    /// Necessary.
    #[choice(alias = "yes")]
    Applicable,
    /// Not necessary, with a justification.
    #[choice(alias = "no")]
    #[choice(alias = "not applicable")]
    Excluded,
}

impl Applicability {
    /// The edition whose Annex A has the control.
    pub fn edition(&self) -> Option<Edition> {
        Edition::ALL.iter().copied().find(|own| own.standard().control(&self.control).is_some())
    }

    /// Whether at least one reason for including the control is given.
    pub fn has_reason(&self) -> bool {
        let words = self.inclusion.as_ref().is_some_and(|text| !text.trim().is_empty());
        self.legal || self.contractual || self.business || self.risk || words
    }

    /// Whether the control was decided not to be necessary.
    pub fn excluded(&self) -> bool {
        self.applicable == Verdict::Excluded
    }

    /// Whether a reason counts: the control is necessary, and somebody ticked it.
    pub fn confirmed(&self, reason: Reason) -> bool {
        let ticked = match reason {
            Reason::Legal => self.legal,
            Reason::Contractual => self.contractual,
            Reason::Business => self.business,
            Reason::Risk => self.risk,
        };
        self.applicable == Verdict::Applicable && ticked
    }

    /// Ticks a reason.
    fn confirm(&mut self, reason: Reason) {
        match reason {
            Reason::Legal => self.legal = true,
            Reason::Contractual => self.contractual = true,
            Reason::Business => self.business = true,
            Reason::Risk => self.risk = true,
        }
    }
}

impl Guard for Applicability {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let row = proposal.after;
        let mut refusals = Vec::new();
        if catalogue::find_control(&row.control).is_none() {
            let message = format!("\"{}\" is no control of Annex A; write an id such as A.8.13", row.control);
            refusals.push(Refusal::software("control", message));
        }
        if row.applicable == Verdict::Excluded && row.exclusion.as_ref().is_none_or(|text| text.trim().is_empty()) {
            refusals.push(Refusal::requirement("exclusion", "6.1.3 d", "say why the control is not necessary"));
        }
        // One that was left out before is told by the rehearsal, and may be described better.
        if row.excluded() && !proposal.before.is_some_and(Self::excluded) {
            refusals.extend(exclusions::refused(proposal.state, &[(proposal.id(), row)]));
        }
        if row.applicable == Verdict::Applicable && !row.has_reason() {
            let message = "say why the control is necessary: tick a reason or write one";
            refusals.push(Refusal::requirement("inclusion", "6.1.3 d", message));
        }
        refusals.extend(within("percent", row.percent, 0..=100));
        refusals.extend(happened("reviewed_on", row.reviewed_on, proposal.context.day));
        refusals
    }
}
