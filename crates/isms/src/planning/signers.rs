//! 6.1.3 f: whose signature an act about risks waits for.

use kernel::{Id, RawId, State};

use super::{Risk, Treatment, acceptance, treatments};
use crate::support::Person;

/// The people who may do an act on a record; none where the records name nobody for it.
pub fn signers(state: &State, act: &str, subject: RawId) -> Option<Vec<Id<Person>>> {
    let risk = || state.get(Id::<Risk>::of(subject));
    match act {
        "risk.accept" => Some(risk()?.owner.into_iter().collect()),
        "risk.countersign" => {
            let acceptance = risk()?.acceptance.as_ref()?;
            let mut able = acceptance::countersigners(state, acceptance.needs?);
            able.retain(|person| *person != acceptance.by);
            Some(able)
        }
        "treatment.approve" => Some(treatments::unapproved_by(state, state.get(Id::<Treatment>::of(subject))?)),
        _ => None,
    }
}
