//! Whose signature an act waits for: only that person can give it, everybody else can ask.

use access::Right;
use isms::leadership::Approving;
use isms::planning::signers::signers;
use isms::support::Person;
use kernel::{Id, Row};

use super::scene::{Doing, Scene};
use crate::auth::members::members;
use crate::visit::Visit;

/// The person an act on this record waits for; none where anybody may do it. Where several could sign, the
/// visitor if among them.
pub fn signer(scene: Scene<'_>, act: &str, row: &Row<'_>) -> Option<Id<Person>> {
    if let Some(approving) = Approving::by_act(scene.state, act, row.id) {
        return approving.asked(scene.state, scene.person, scene.day);
    }
    let able = signers(scene.state, act, row.id)?;
    let me = scene.person.filter(|person| able.contains(person));
    me.or_else(|| able.first().copied())
}

/// Somebody who is to be asked and has no account.
pub struct Unreached {
    /// That it is so.
    pub told: String,
    /// Where an account is made for them; none for whoever may not.
    pub invite: Option<String>,
}

/// The first of those whom the acts ask, if no account stands for them: nothing that is asked reaches them.
pub fn unreached<'a>(visit: &Visit, mut acts: impl Iterator<Item = &'a Doing>) -> Option<Unreached> {
    let asks = acts.find_map(|act| act.asks.as_ref())?;
    if members(visit).iter().any(|member| member.person == Some(asks.person.raw())) {
        return None;
    }
    let invite = || visit.href(&format!("members?person={}#add", visit.state.reference(asks.person)));
    Some(Unreached {
        told: visit.t().one("ask-without-account", "person", asks.name.clone()),
        invite: visit.has(Right::Admit).then(invite),
    })
}
