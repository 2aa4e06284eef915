//! An approval: who, when, of which version.

use kernel::{Basis, Context, Date, Group, Id, Link, Refusal, State, Text};

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
}

/// The person who signs: approvals need somebody with a name, not just an account.
pub fn signer(state: &State, context: &Context) -> Result<Id<Person>, Refusal> {
    let person = context.person.map(Id::<Person>::of).filter(|id| state.get(*id).is_some());
    person.ok_or_else(|| {
        let message =
            "a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
        Refusal::forbidden(message, Basis::Software)
    })
}
