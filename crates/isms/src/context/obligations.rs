//! 4.2: something the organization must meet by law, regulation or contract.

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{Party, Unit};
use crate::dates::{happened, not_before};
use crate::guards::{counted, no_controls};
use crate::planning::{Asset, Control};
use crate::support::{Document, Person};

/// Something the organization must meet by law, regulation or contract.
#[derive(Clone, Debug, Record)]
#[register(key = "obligation", plural = "obligations", reference = "OB-{n:03}", clause = "4.2")]
pub struct Obligation {
    /// What has to be done, in one sentence.
    #[field(column, clause = "4.2 b")]
    pub title: Text,
    /// What makes it binding.
    #[field(column)]
    pub kind: ObligationKind,
    /// The law, regulation, contract or standard it stands in.
    #[field(column)]
    pub source: Option<Text>,
    /// The article, section or clause in it.
    #[field(column)]
    pub article: Option<Text>,
    /// Where it applies: country, union, state.
    pub jurisdiction: Option<Text>,
    /// Where the text can be read: an address on the web or a file number.
    pub text_at: Option<Text>,
    /// The interested party who demands it.
    pub party: Option<Link<Party>>,
    /// What it demands of information security, in your own words.
    #[field(clause = "4.2 b")]
    pub demands: Option<Markdown>,
    /// Whether it protects personal data.
    pub personal_data: bool,
    /// Within how many hours after somebody noticed it an incident has to be reported to whoever demands this.
    pub report_hours: Option<i64>,
    /// The units it binds; all where none is named.
    pub units: Links<Unit>,
    /// Who sees to it that it is met.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// How it is met.
    #[field(clause = "4.2 c")]
    pub approach: Option<Markdown>,
    /// The assets it concerns.
    pub assets: Links<Asset>,
    /// The controls that meet it.
    pub controls: Links<Control>,
    /// The reference controls it asks for, such as A.5.34: a reason for them in the statement, for a person to confirm.
    pub reference_controls: Lines,
    /// The contract or the records that belong to it.
    pub documents: Links<Document>,
    /// Whether it is met today.
    #[field(column)]
    pub compliance: Compliance,
    /// The day that was judged.
    pub judged_on: Option<Date>,
    /// What it is judged by, or what is missing.
    pub judgement: Option<Markdown>,
    /// What a breach would cost: fine, penalty, contract.
    pub penalty: Option<Text>,
    /// The first day it binds.
    pub binding_from: Option<Date>,
    /// The last day it binds.
    pub binding_until: Option<Date>,
    /// The day somebody last looked whether the text has changed.
    pub reviewed_on: Option<Date>,
    /// When to look again.
    #[field(column)]
    pub next_review: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What makes an obligation binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "obligation-kind")]
pub enum ObligationKind {
    /// A law.
    #[choice(alias = "legal")]
    #[choice(alias = "statutory")]
    Law,
    /// A rule of an authority.
    #[choice(alias = "regulatory")]
    Regulation,
    /// A contract.
    #[choice(alias = "contractual")]
    Contract,
    /// A standard that was taken on.
    Standard,
    /// What the organization or its group has set itself.
    #[choice(alias = "internal")]
    #[choice(alias = "group policy")]
    Commitment,
}

/// Whether an obligation is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "compliance")]
pub enum Compliance {
    /// Nobody has judged yet.
    #[choice(alias = "unknown")]
    NotJudged,
    /// It is met.
    #[choice(alias = "compliant")]
    #[choice(alias = "yes")]
    Met,
    /// It is met in part.
    #[choice(alias = "partially compliant")]
    #[choice(alias = "partly")]
    PartlyMet,
    /// It is not met.
    #[choice(alias = "not compliant")]
    #[choice(alias = "non-compliant")]
    #[choice(alias = "no")]
    NotMet,
}

impl Guard for Obligation {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (obligation, today) = (proposal.after, proposal.context.day);
        let refusals = [
            happened("judged_on", obligation.judged_on, today),
            happened("reviewed_on", obligation.reviewed_on, today),
            not_before(("binding_from", obligation.binding_from), ("binding_until", obligation.binding_until)),
            not_before(("reviewed_on", obligation.reviewed_on), ("next_review", obligation.next_review)),
            counted("report_hours", obligation.report_hours, "hours"),
        ];
        let unknown = no_controls("reference_controls", &obligation.reference_controls);
        refusals.into_iter().flatten().chain(unknown).collect()
    }
}
