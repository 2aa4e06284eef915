//! An approval: who, when, of which version.

use kernel::{Basis, Context, Date, Group, Id, Link, Refusal, State, Text};

use super::{HouseRule, Provenance, Role};
use crate::planning::exclusions::REASON_CHARS_MIN;
use crate::support::Person;

/// A person's approval of one version of a record.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Approval {
    /// Who approved.
    pub by: Link<Person>,
    /// The day of approval.
    pub on: Date,
    /// The version approved.
    pub version: i64,
    /// What was said about it.
    pub remark: Option<Text>,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

impl Approval {
    /// One that is given here.
    pub fn given(by: Id<Person>, on: Date, version: i64, remark: Option<Text>) -> Self {
        Self { by, on, version, remark, provenance: Provenance::default() }
    }
}

/// The person who signs: approvals need somebody with a name who works here, not just an account.
pub fn signer(state: &State, context: &Context) -> Result<Id<Person>, Refusal> {
    let person = context.person.map(Id::<Person>::of);
    let Some((id, held)) = person.and_then(|id| state.live(id).ok().map(|held| (id, held))) else {
        let message =
            "a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
        return Err(Refusal::forbidden(message, Basis::Software));
    };
    if !held.works_on(context.day) {
        let message = format!("{} no longer works for the organization; somebody else has to sign", held.name);
        return Err(Refusal::forbidden(message, Basis::HouseRule));
    }
    Ok(id)
}

/// Refuses whoever answers for what they approve. Where nobody else can, the remark says why, in more than a word.
pub fn own_work(state: &State, answers: Option<Id<Person>>, by: Id<Person>, remark: Option<&Text>) -> Option<Refusal> {
    let said = remark.is_some_and(|remark| remark.trim().chars().count() >= REASON_CHARS_MIN);
    let message = || {
        format!(
            "you answer for this yourself: let somebody else approve it, or, where nobody else can as in a small \
             company, approve it with a remark that says so in at least {REASON_CHARS_MIN} characters"
        )
    };
    let own = answers == Some(by) && HouseRule::AuthorsDoNotApprove.counts(state);
    (own && !said).then(|| Refusal::house_rule("remark", message()))
}

/// Whether the acting person may decide for top management: holds one of its roles, or acts through an account that
/// may approve what holds for the whole organization.
pub fn stands_for_top_management(state: &State, context: &Context) -> bool {
    let person = context.person.map(Id::<Person>::of);
    let top = |person| state.of::<Role>().iter().any(|(_, role)| role.top_management && role.holders.contains(person));
    context.governs || person.is_some_and(top)
}
