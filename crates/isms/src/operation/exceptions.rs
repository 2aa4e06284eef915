//! 8.1: waivers from rules of the organization, each with owner and end.

mod approve;

use kernel::{Choice, Date, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::context::Unit;
use crate::dates::happened;
use crate::leadership::{HouseRule, Name};
use crate::planning::{Asset, Control, Risk};
use crate::sealing::Seal;
use crate::support::{Document, Person};

pub use approve::ApproveException;

/// A waiver from a rule of the organization, with owner and end.
#[derive(Clone, Debug, Record)]
#[register(key = "exception", plural = "exceptions", reference = "EX-{year}-{n:03}", clause = "8.1")]
pub struct Exception {
    /// What is done otherwise than the rule says.
    #[field(column)]
    pub title: Text,
    /// The documents whose rule is waived.
    #[field(column)]
    pub documents: Links<Document>,
    /// The controls that are waived.
    pub controls: Links<Control>,
    /// The rule, in its words.
    pub rule: Option<Text>,
    /// What is done instead, for what and for whom.
    pub description: Option<Markdown>,
    /// The units it is for.
    pub units: Links<Unit>,
    /// The assets it is for.
    pub assets: Links<Asset>,
    /// Why the rule cannot be kept for now.
    pub because: Option<Markdown>,
    /// What keeps the risk low meanwhile.
    pub instead: Option<Markdown>,
    /// The risks that grow by it.
    pub risks: Links<Risk>,
    /// What has to happen so that the rule is kept again.
    pub way_back: Option<Markdown>,
    /// Who asks for it.
    pub requested_by: Option<Link<Person>>,
    /// The day it was asked for.
    pub requested_on: Option<Date>,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The last day it is asked for.
    pub wanted_until: Option<Date>,
    /// Whether it holds.
    #[field(column)]
    pub state: ExceptionState,
    /// Who refused it or ended it early, and why.
    #[field(when = "state=refused|ended")]
    pub ended_because: Option<Text>,
    /// The day it was ended.
    #[field(when = "state=ended")]
    pub ended_on: Option<Date>,
    /// When to look at it again before it ends.
    pub next_review: Option<Date>,
    /// Who approved it, and until when.
    #[field(act, column)]
    pub approval: Option<ExceptionApproval>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether an exception holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "exception-state")]
pub enum ExceptionState {
    /// It is asked for.
    #[choice(alias = "open")]
    Requested,
    /// It holds until its last day.
    #[choice(alias = "active")]
    Approved,
    /// It was refused.
    #[choice(alias = "rejected")]
    Refused,
    /// It is over.
    #[choice(alias = "expired")]
    #[choice(alias = "closed")]
    Ended,
}

/// An approval of an exception.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ExceptionApproval {
    /// Who approved.
    pub by: Link<Person>,
    /// The day of approval.
    pub on: Date,
    /// The last day it holds.
    pub until: Date,
    /// Under which conditions.
    pub remark: Option<Text>,
}

impl Exception {
    /// Whether the rule is waived on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.state == ExceptionState::Approved && self.approval.as_ref().is_some_and(|approval| approval.until >= day)
    }
}

impl Guard for Exception {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, state, context, .. } = *proposal;
        let approved = |exception: &Self| exception.state == ExceptionState::Approved;
        let claimed = approved(after) && !before.is_some_and(approved);
        let kept = before.filter(|before| approved(before) && approved(after));
        let refusals = [
            claimed.then(|| {
                Refusal::house_rule("state", "exception.approve says so, with a last day; leave the state to it")
            }),
            happened("requested_on", after.requested_on, context.day),
            happened("ended_on", after.ended_on, context.day),
        ];
        let message = "this was approved as it stands; set it back to requested before changing it";
        let sealed = kept.map(|before| SEAL.broken(message, before, after));
        let aside = before.filter(|_| kept.is_none()).into_iter().flat_map(|before| {
            let asked = Name { field: "requested_by", before: before.requested_by, after: after.requested_by };
            let owned = Name { field: "owner", before: before.owner, after: after.owner };
            [asked, owned]
                .into_iter()
                .filter_map(|name| name.struck_under(HouseRule::AuthorsDoNotApprove, state, context))
        });
        refusals.into_iter().flatten().chain(sealed.into_iter().flatten()).chain(aside).collect()
    }
}

/// What of an approved exception may still be written: how long it is asked for, when somebody looks at it, and its end.
pub(crate) const SEAL: Seal<Exception> =
    Seal { free: &["wanted_until", "state", "ended_because", "ended_on", "next_review"], partly: &[] };
